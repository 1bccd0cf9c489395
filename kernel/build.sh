#!/bin/sh
# build.sh OUT [TABLE...]: builds the test kernel OUT/HASH/bzImage and makes OUT/bzImage a link to it.
#
# It is Debian's linux-source-6.1, or that of LINUX=VERSION, with kernel/config, given the calls of calls/splork.toml and
# of these tables (or directories of them) by the command that SPLORK names. NAME.c beside NAME.toml, or kernel/NAME.c, is
# the kernel's side of a table's calls: it replaces the skeleton. HASH is the hash of all inputs: the same kernel is
# not built twice.
set -eu

unset MAKEFLAGS MFLAGS MAKELEVEL # set by the make that runs this; the kernel's make must not see them
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
out=$(cd "$1" && pwd)
shift
exec 9> "$out/lock"
flock 9 # two runs at once would overwrite each other's files
package=linux-source-${LINUX:-6.1}
source=/usr/src/$package.tar.xz
[ -f "$source" ] || { echo "$source is not there: install $package" >&2; exit 1; }
version=$(dpkg-query -W -f '${Version}' "$package")

# The few files that change, in their original state.
pristine=$out/pristine-$version
if [ ! -d "$pristine" ]; then
    rm -rf "$pristine.new"
    mkdir "$pristine.new"
    own=
    [ "${LINUX:-6.1}" = 6.1 ] || own='scripts/syscall.tbl arch/arm64/tools/syscall_32.tbl' # the newer layout
    for file in Makefile arch/x86/entry/syscalls/syscall_32.tbl arch/x86/entry/syscalls/syscall_64.tbl \
                include/linux/compat.h include/linux/syscalls.h include/uapi/asm-generic/unistd.h \
                init/Kconfig kernel/Makefile kernel/sys_ni.c \
                tools/testing/selftests/Makefile $own; do echo "$package/$file"; done |
        tar xf "$source" -C "$pristine.new" --strip-components=1 -T -
    mv "$pristine.new" "$pristine"
fi

# The same files with the calls added.
changed=$out/changed.$$
trap 'rm -rf "$changed"' EXIT
cp -R "$pristine" "$changed"
"$SPLORK" kernel "$here/../calls/splork.toml" "$@" --tree "$changed" > "$out/splork.log" 2>&1 || { cat "$out/splork.log" >&2; exit 1; }
cp "$here/splork.c" "$changed/kernel/"
for tables; do
    for code in "${tables%.toml}.c" "$tables"/*.c; do
        [ ! -f "$code" ] || [ "$code" = "$tables" ] || cp "$code" "$changed/kernel/"
    done
done
# allnoconfig sets every option, also those that splork has just added.
{ cat "$here/config"
  grep -vxF -f "$pristine/init/Kconfig" "$changed/init/Kconfig" | sed -n 's/^config \(.*\)/CONFIG_\1=y/p'
} > "$changed/splork.config"

hash=$(cd "$changed" && { find . -type f | sort | xargs sha256sum; echo "$version"; gcc --version; } | sha256sum | cut -c 1-16)
built=$out/$hash
if [ ! -f "$built/bzImage" ]; then
    echo "Building a kernel into $built: some minutes. It is noted in $built/build.log" >&2
    rm -rf "$built"
    mkdir -p "$built/linux"
    tar xf "$source" -C "$built/linux" --strip-components=1
    cp -R "$changed/." "$built/linux"
    cd "$built/linux"
    make -s KCONFIG_ALLCONFIG=splork.config allnoconfig > "$built/build.log" 2>&1
    # Kconfig silently drops options whose dependencies are missing.
    lost=$(grep CONFIG_ splork.config | grep -vxF -f .config || true)
    [ -z "$lost" ] || { echo "kernel/config: not to be had: $lost" >&2; exit 1; }
    nice make -j "$(nproc)" bzImage >> "$built/build.log" 2>&1 ||
        { tail -n 40 "$built/build.log" >&2; exit 1; }
    cp .config "$built/config"
    cp arch/x86/boot/bzImage "$built/bzImage.new"
    cd "$out"
    rm -rf "$built/linux"
    mv "$built/bzImage.new" "$built/bzImage"
fi
ln -sfn "$hash/bzImage" "$out/bzImage"
echo "$out/bzImage"
