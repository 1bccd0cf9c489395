#!/bin/sh
# fetch-stock-kernel.sh ARCHITECTURE DIRECTORY [SUITE...]: one of Debian's own kernels for amd64 or arm64, and what its
# modules are built with.
#
# It leaves DIRECTORY/root, in which chroot finds make, the kernel's compiler (for this machine's processor, to cross
# where that is another) and the headers; DIRECTORY/ARCHITECTURE/ has vmlinuz, release, and kdir and cross: KDIR and
# CROSS_COMPILE in there. The kernel is the first suite's, this machine's without any; name the suites that it builds
# upon too: trixie-backports trixie. Nothing is installed. What is there already is kept.
set -eu
. "$(dirname "$0")/apt-apart.sh"

target=$1
mkdir -p "$2"
directory=$(cd "$2" && pwd)
shift 2
exec 9> "$directory/lock"
flock 9 # two at once would tread on each other
[ ! -s "$directory/$target/kdir" ] || exit 0
rm -rf "$directory/apt" "$directory/$target"

own=$(dpkg --print-architecture)
case $target in
    amd64) gnu=x86-64-linux-gnu ;;
    arm64) gnu=aarch64-linux-gnu ;;
    *) echo "fetch-stock-kernel.sh: $target: it is amd64 or arm64" >&2; exit 2 ;;
esac
architectures=$own,$target
apart "$directory/apt" "$own" "$@"
# The archive's own words for what is newer than what else it has: no newer kernel is taken but by its suite's name.
first() { get "$@" ${suite:+-o "APT::Default-Release=$suite"}; }
suite=${1-}
part() { first apt-cache depends "$1" | sed -n "s/^ *Depends: <\{0,1\}\($2-[0-9][^:>]*\).*/\1/p" | head -n 1; }

three_times get apt-get -qq update
headers=$(part "linux-headers-cloud-$target:$target" linux-headers)
release=${headers#linux-headers-}
[ -n "$release" ] || { echo "no linux-headers-cloud-$target is available" >&2; exit 1; }
binary=$(part "linux-image-$release:$target" linux-binary) # newer ones have the image proper there
common=$(part "$headers:$target" linux-headers)
kbuild=$(part "$headers:$target" linux-kbuild)

mkdir -p "$directory/apt/debs" "$directory/apt/image" "$directory/root" "$directory/$target"
cd "$directory/apt/debs"
three_times first apt-get -qq download "${binary:-linux-image-$release}:$target" "$headers:$target" "$common"
dpkg-deb -x linux-image-* ../image 2> /dev/null || dpkg-deb -x linux-binary-* ../image
rm -f linux-image-* linux-binary-*
for deb in *.deb; do dpkg-deb -x "$deb" "$directory/root"; done
find ../image -name 'vmlinu*' -type f -exec mv {} "$directory/$target/vmlinuz" \;

kdir=/usr/src/$headers
compiler=$(sed -n 's/^.*)\(gcc-[0-9]*\)$/\1/p' "$directory/root$kdir/.kernelvariables")
cross=
if [ "$own" = "$target" ]; then
    gcc=$compiler
else
    gcc=$compiler-$gnu
    cross=$gnu-
fi
three_times first apt-get -qq install -y --no-install-recommends --download-only make dash sed grep coreutils findutils mawk \
    base-files "$gcc" "$kbuild" > "$directory/apt/log"
for deb in "$directory"/apt/cache/archives/*.deb; do dpkg-deb -x "$deb" "$directory/root"; done
# What a package's script would do.
for name in awk=mawk sh=dash; do
    [ -e "$directory/root/bin/${name%=*}" ] || [ -e "$directory/root/usr/bin/${name%=*}" ] ||
        ln -s "${name#*=}" "$directory/root/usr/bin/${name%=*}"
done
[ -e "$directory/root/bin/sh" ] || { mkdir -p "$directory/root/bin"; ln -s /usr/bin/dash "$directory/root/bin/sh"; }
mkdir -p "$directory/root/dev" "$directory/root/tmp" "$directory/root/proc" "$directory/root/module"

rm -r "$directory/apt"
echo "$release" > "$directory/$target/release"
echo "$cross" > "$directory/$target/cross"
echo "$kdir" > "$directory/$target/kdir"
