#!/bin/sh
# fetch-manual.sh DIRECTORY: the newest man-pages that Debian has, as DIRECTORY/man2; the version is in DIRECTORY/version.
#
# They are those of Debian's unstable: a package of 2 MB, whatever this machine runs. Nothing is installed. What is there
# already is kept.
set -eu
. "$(dirname "$0")/apt-apart.sh"

mkdir -p "$1"
directory=$(cd "$1" && pwd)
[ ! -d "$directory/man2" ] || exit 0

apart "$directory/apt" "$(dpkg --print-architecture)" sid
three_times get apt-get -qq update
cd "$directory/apt"
three_times get apt-get -qq download manpages-dev
dpkg-deb -f manpages-dev_*.deb Version > "$directory/version"
dpkg-deb -x manpages-dev_*.deb new
mkdir man2
for page in new/usr/share/man/man2/*.gz; do # some are links to others
    name=${page##*/}
    gzip -dc "$page" > "man2/${name%.gz}"
done
mv man2 "$directory/man2"
cd "$directory" && rm -r apt
