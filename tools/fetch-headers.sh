#!/bin/sh
# fetch-headers.sh DIRECTORY: the newest kernel headers that Debian has for its stable release, as DIRECTORY/usr/include.
#
# They are those of stable's backports: a package of 3 MB, whatever this machine runs. Nothing is installed. What is there
# already is kept.
set -eu
. "$(dirname "$0")/apt-apart.sh"

mkdir -p "$1"
directory=$(cd "$1" && pwd)
[ ! -d "$directory/usr" ] || exit 0

apart "$directory/apt" "$(dpkg --print-architecture)" trixie-backports
three_times get apt-get -qq update
cd "$directory/apt"
three_times get apt-get -qq download linux-libc-dev
dpkg-deb -x linux-libc-dev_*.deb new
mv new/usr "$directory/usr"
cd "$directory" && rm -r apt
