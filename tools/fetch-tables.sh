#!/bin/sh
# fetch-tables.sh DIRECTORY SUITES FILE...: these files of the newest Linux source that Debian has in one of the suites, for
# `splork numbers --tree DIRECTORY`.
#
# Nothing is installed. What is there already is kept. Files that the source has not are left out.
set -eu
. "$(dirname "$0")/apt-apart.sh"

suites=$2
mkdir -p "$1"
directory=$(cd "$1" && pwd)
shift 2
[ ! -s "$directory/Makefile" ] || exit 0

rm -rf "$directory/apt"
# shellcheck disable=SC2086 # one word per suite
apart "$directory/apt" "$(dpkg --print-architecture)" $suites
three_times get apt-get -qq update
cd "$directory/apt"
package=$(get apt-cache pkgnames linux-source- | grep -E '^linux-source-[0-9]+\.[0-9]+$' | sort -V | tail -n 1)
[ -n "$package" ] || { echo "none of $suites has a package linux-source-*" >&2; exit 1; }
version=$(get apt-cache madison "$package" | cut -d '|' -f 2 | tr -d ' ' | sort -V | tail -n 1)
three_times get apt-get -qq download "$package=$version"
dpkg-deb --fsys-tarfile ./*.deb | tar -x --wildcards --strip-components=3 './usr/src/*.tar.xz'
rm ./*.deb
mkdir tree
tar -xf "$package.tar.xz" -C tree --strip-components=1 "$package/Makefile" $(printf "$package/%s " "$@") 2> said ||
    grep -qv 'Not found in archive' said || true
[ -s tree/Makefile ] || { cat said >&2; exit 1; }
cp -r tree/. "$directory"
cd "$directory" && rm -r apt
