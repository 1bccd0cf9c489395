#!/bin/sh
# fetch-busybox.sh ARCHITECTURE DIRECTORY: Debian's static busybox of that architecture, as DIRECTORY/busybox.
#
# Nothing is installed. What is there already is kept.
set -eu
. "$(dirname "$0")/apt-apart.sh"

mkdir -p "$2"
directory=$(cd "$2" && pwd)
[ ! -s "$directory/busybox" ] || exit 0
rm -rf "$directory/apt"
apart "$directory/apt" "$1"
three_times get apt-get -qq update
cd "$directory/apt"
three_times get apt-get -qq download "busybox-static=$(newest busybox-static)"
dpkg-deb --fsys-tarfile busybox-static_*.deb | tar -x --wildcards './*bin/busybox'
find . -name busybox -type f -exec mv {} "$directory/busybox" \;
cd "$directory" && rm -r apt
