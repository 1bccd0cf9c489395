#!/bin/sh
# fetch-headers.sh DIRECTORY SUITES PACKAGE...: the headers of Debian packages, each the newest that one of the suites has,
# as DIRECTORY/PACKAGE/usr/include; the version is in DIRECTORY/PACKAGE/version.
#
# Packages of headers are small, whatever this machine runs. Nothing is installed. What is there already is kept.
set -eu
. "$(dirname "$0")/apt-apart.sh"

suites=$2
mkdir -p "$1"
directory=$(cd "$1" && pwd)
shift 2

missing=
for package; do [ -d "$directory/$package" ] || missing="$missing $package"; done
[ -n "$missing" ] || exit 0

rm -rf "$directory/apt"
# shellcheck disable=SC2086 # words
apart "$directory/apt" "$(dpkg --print-architecture)" $suites
three_times get apt-get -qq update
for package in $missing; do
    version=$(newest "$package")
    [ -n "$version" ] || { echo "none of $suites has a package $package" >&2; exit 1; }
    mkdir "$directory/apt/$package"
    cd "$directory/apt/$package"
    three_times get apt-get -qq download "$package=$version"
    dpkg-deb -x ./*.deb .
    echo "$version" > version
    rm ./*.deb
    mv "$directory/apt/$package" "$directory/$package"
done
cd "$directory" && rm -r apt
