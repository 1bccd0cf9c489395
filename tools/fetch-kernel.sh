#!/bin/sh
# fetch-kernel.sh ARCHITECTURE PACKAGE DIRECTORY [SUITE...]: a kernel of Debian's own, as DIRECTORY/vmlinuz, and its
# configuration, as DIRECTORY/config.
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
[ ! -s "$directory/vmlinuz" ] || [ ! -s "$directory/config" ] || exit 0

# What it depends on, of this kind of package: newer kernels have the image proper in a linux-binary-*, and the
# configuration in a linux-base-*.
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
base=$(part "$image" linux-base)
cd "$directory/apt"
for package in "${binary:-$image}" $base; do
    three_times get apt-get -qq download "$package=$(newest "$package")"
    dpkg-deb --fsys-tarfile "$package"_*.deb |
        tar -x --wildcards --no-wildcards-match-slash './boot/vmlinu*' './boot/config-*' './usr/lib/modules/*/vmlinu*' \
            './usr/lib/modules/*/config' 2> /dev/null || true # not each package has each
done
find . -name 'vmlinu*' -type f -exec mv {} "$directory/vmlinuz" \;
find . -name 'config*' -type f -exec mv {} "$directory/config" \;
[ -s "$directory/vmlinuz" ] || { echo "$image has no vmlinuz" >&2; exit 1; }
[ -s "$directory/config" ] || { echo "$image has no configuration" >&2; exit 1; }
cd "$directory" && rm -r apt
