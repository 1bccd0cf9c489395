#!/bin/sh
# fetch-source.sh PACKAGE DIRECTORY: the sources of one of this Debian's packages, as their authors released them, without
# Debian's patches. They are unpacked to DIRECTORY/source, and DIRECTORY/version names the release.
#
# Nothing is installed. What is there already is kept.
set -eu
. "$(dirname "$0")/apt-apart.sh"

package=$1
mkdir -p "$2"
directory=$(cd "$2" && pwd)
[ ! -s "$directory/version" ] || exit 0

rm -rf "$directory/apt" "$directory/source"
apart "$directory/apt" "$(dpkg --print-architecture)"
sed -i 's/^deb /deb-src /' "$directory/apt/sources.list"
three_times get apt-get -qq update
mkdir -p "$directory/apt/fetched" "$directory/source"
cd "$directory/apt/fetched"
three_times get apt-get -qq source --download-only --only-source "$package"
tar -xf "$package"_*.orig.tar.* -C "$directory/source" --strip-components=1
ls "$package"_*.dsc > "$directory/version"
cd "$directory" && rm -r apt
