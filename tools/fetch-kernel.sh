#!/bin/sh
# fetch-kernel.sh ARCHITECTURE PACKAGE DIRECTORY: Debian's own kernel of another architecture, as DIRECTORY/vmlinuz.
#
# PACKAGE is the metapackage, linux-image-arm64 for one. Nothing is installed, and this machine does not become one of
# several architectures. What is there already is kept.
set -eu
. "$(dirname "$0")/apt-apart.sh"

package=$2
mkdir -p "$3"
directory=$(cd "$3" && pwd)
[ ! -s "$directory/vmlinuz" ] || exit 0

apart "$directory/apt" "$1"
three_times get apt-get -qq update
image=$(get apt-cache depends "$package" | sed -n 's/^ *Depends: \(linux-image-[0-9].*\)$/\1/p' | head -n 1)
[ -n "$image" ] || { echo "$package depends on no kernel" >&2; exit 1; }
cd "$directory/apt"
three_times get apt-get -qq download "$image"
dpkg-deb --fsys-tarfile "$image"_*.deb | tar -x --wildcards './boot/vmlinu*'
mv boot/vmlinu* "$directory/vmlinuz"
cd "$directory" && rm -r apt
