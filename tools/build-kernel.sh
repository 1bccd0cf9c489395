#!/bin/sh
# build-kernel.sh ARCHITECTURE PREFIX DIRECTORY CONFIG...: a kernel that Debian does not build, as DIRECTORY/vmlinuz.
#
# It is Debian's linux-source-6.1 with allnoconfig and these options, for what the kernel calls ARCHITECTURE, by the cross
# compiler whose name begins with PREFIX. What is there already is kept, unless source, options or compiler are others.
set -eu

unset MAKEFLAGS MFLAGS MAKELEVEL # set by the make that runs this; the kernel's make must not see them
architecture=$1 prefix=$2
mkdir -p "$3"
directory=$(cd "$3" && pwd)
shift 3
source=/usr/src/linux-source-6.1.tar.xz
[ -f "$source" ] || { echo "$source is not there: install linux-source-6.1" >&2; exit 1; }

from=$({ cat "$@"; dpkg-query -W -f '${Version}' linux-source-6.1; "${prefix}gcc" --version; } | sha256sum)
[ ! -s "$directory/vmlinuz" ] || [ "$(cat "$directory/from" 2> /dev/null)" != "$from" ] || exit 0

echo "Building a kernel for $architecture into $directory: some minutes. It is noted in $directory/build.log" >&2
rm -rf "$directory/linux" "$directory/vmlinuz"
mkdir "$directory/linux"
tar xf "$source" -C "$directory/linux" --strip-components=1
cat "$@" > "$directory/linux/splork.config"
cd "$directory/linux"
build() {
    nice make -j "$(nproc)" ARCH="$architecture" CROSS_COMPILE="$prefix" "$@" >> "$directory/build.log" 2>&1 ||
        { tail -n 40 "$directory/build.log" >&2; exit 1; }
}
: > "$directory/build.log"
build -s KCONFIG_ALLCONFIG=splork.config allnoconfig
# Kconfig silently drops options whose dependencies are missing.
lost=$(grep CONFIG_ splork.config | grep -vxF -f .config || true)
[ -z "$lost" ] || { echo "$*: not to be had: $lost" >&2; exit 1; }
build vmlinux
cp vmlinux "$directory/vmlinuz.new"
cd "$directory"
rm -rf linux
echo "$from" > from
mv vmlinuz.new vmlinuz
