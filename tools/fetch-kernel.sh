#!/bin/sh
# fetch-kernel.sh ARCHITECTURE PACKAGE DIRECTORY [SUITE]: a kernel of Debian's own, as DIRECTORY/vmlinuz.
#
# PACKAGE is the metapackage, linux-image-arm64 for one; SUITE, stable-backports say, if it is not this machine's. Nothing
# is installed, and this machine does not become one of several architectures. What is there already is kept.
set -eu
. "$(dirname "$0")/apt-apart.sh"

package=$2
mkdir -p "$3"
directory=$(cd "$3" && pwd)
[ ! -s "$directory/vmlinuz" ] || exit 0

# What it depends on, of this kind of package: newer kernels have the image proper in a linux-binary-*.
part() {
    get apt-cache depends "$1" | sed -n "s/^ *Depends: \($2-[0-9].*\)\$/\1/p" | head -n 1
}

apart "$directory/apt" "$1" ${4+"$4"}
three_times get apt-get -qq update
image=$(part "$package" linux-image)
[ -n "$image" ] || { echo "$package depends on no kernel" >&2; exit 1; }
binary=$(part "$image" linux-binary)
cd "$directory/apt"
three_times get apt-get -qq download "${binary:-$image}"
dpkg-deb --fsys-tarfile "${binary:-$image}"_*.deb | tar -x --wildcards './*/vmlinu*'
find . -name 'vmlinu*' -type f -exec mv {} "$directory/vmlinuz" \;
cd "$directory" && rm -r apt
