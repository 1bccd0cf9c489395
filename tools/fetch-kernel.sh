#!/bin/sh
# fetch-kernel.sh ARCHITECTURE PACKAGE DIRECTORY [SUITE...]: a kernel of Debian's own, as DIRECTORY/vmlinuz.
#
# PACKAGE is the metapackage, linux-image-arm64 for one. Of the SUITEs, trixie-backports say, the one that has it newest;
# without any, this machine's own. Nothing is installed, and this machine does not become one of several architectures.
# What is there already is kept.
set -eu
. "$(dirname "$0")/apt-apart.sh"

architecture=$1 package=$2
mkdir -p "$3"
directory=$(cd "$3" && pwd)
shift 3
[ ! -s "$directory/vmlinuz" ] || exit 0

# What it depends on, of this kind of package: newer kernels have the image proper in a linux-binary-*.
part() {
    get apt-cache show "$1=$(newest "$1")" | sed -n "s/^Depends: \(.*, \)\{0,1\}\($2-[0-9][^ ,]*\).*/\2/p" | head -n 1
}

rm -rf "$directory/apt"
apart "$directory/apt" "$architecture" "$@"
three_times get apt-get -qq update
[ -n "$(newest "$package")" ] || { echo "no suite here has a package $package" >&2; exit 1; }
image=$(part "$package" linux-image)
[ -n "$image" ] || { echo "$package depends on no kernel" >&2; exit 1; }
binary=$(part "$image" linux-binary)
image=${binary:-$image}
cd "$directory/apt"
three_times get apt-get -qq download "$image=$(newest "$image")"
dpkg-deb --fsys-tarfile "$image"_*.deb | tar -x --wildcards './*/vmlinu*'
find . -name 'vmlinu*' -type f -exec mv {} "$directory/vmlinuz" \;
cd "$directory" && rm -r apt
