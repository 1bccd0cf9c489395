#!/bin/sh
# build-module.sh MODULE STOCK ARCHITECTURE: builds the module in the directory MODULE for the kernel that
# fetch-stock-kernel.sh left in STOCK/ARCHITECTURE, with the compiler and the headers that it left in STOCK/root.
#
# Run it as root, or it uses a user namespace if the kernel allows one.
set -eu
module=$(cd "$1" && pwd)
stock=$(cd "$2" && pwd)
case $3 in
    amd64) arch=x86_64 ;;
    *) arch=$3 ;;
esac
kdir=$(cat "$stock/$3/kdir")
cross=$(cat "$stock/$3/cross")

as_root=
[ "$(id -u)" -eq 0 ] || as_root=--map-root-user
# What one kernel's headers left there is none of another's.
rm -f "$module"/*.ko "$module"/*.o "$module"/.*.cmd "$module"/Module.symvers
# shellcheck disable=SC2086,SC2016 # words; and the inner shell's variables
unshare --mount $as_root sh -c '
    stock=$1 module=$2
    shift 2
    mount --rbind /dev "$stock/root/dev" && mount --rbind /proc "$stock/root/proc" &&
        mount --bind "$module" "$stock/root/module" &&
        exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin TMPDIR=/tmp LC_ALL=C chroot "$stock/root" make -s -C /module "$@"
' sh "$stock" "$module" "KDIR=$kdir" "ARCH=$arch" "CROSS_COMPILE=$cross" 2> "$module/build.log" ||
    { cat "$module/build.log" >&2; exit 1; }
grep -v 'Skipping BTF generation' "$module/build.log" >&2 || true
rm "$module/build.log"
ls "$module"/*.ko
