#!/bin/sh
# trim-archive.sh CARGO_ARCHIVE SHARED_LIBRARY OUTPUT: one object in one archive, for C programs to link.
#
# cargo's staticlib carries the whole of compiler_builtins and every Rust symbol as a global one: 4 MB, and no second
# Rust staticlib fits into the same program. What stays global here is what the shared library exports, less __clone:
# musl calls an internal function of that name, whose contract is another, and would get ours. The archive comes from a
# build without the feature `preload`, which has no __clone, no constructor and nobody who asks for settings.
set -eu
[ $# -eq 3 ] || { echo "usage: $0 CARGO_ARCHIVE SHARED_LIBRARY OUTPUT" >&2; exit 2; }
: "${CC:=cc}" "${LD:=ld}" "${AR:=ar}" "${NM:=nm}" "${OBJCOPY:=objcopy}"

archive=$(realpath "$1")
shared=$(realpath "$2")
mkdir -p "$(dirname "$3")"
output=$(realpath "$(dirname "$3")")/$(basename "$3")
# What the crate cc has assembled of arch/ is called by a number and the file's name.
assembled=$(cd "$(dirname "$0")/../arch" && ls ./*.S | sed 's|^./\(.*\)\.S$|[0-9a-f]{16}-\1|' | paste -sd '|' -)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

"$NM" -D --defined-only "$shared" | awk '$3 != "__clone" { print $3 }' > exports
[ -s exports ] || { echo "$0: $shared exports nothing" >&2; exit 1; }

members() {
    "$AR" t "$archive" | grep -E "^($1)[.-]"
}
# Only what the exports reach is kept, and only they stay global. GNU ld 2.40 for RISC-V and MIPS leaves some relocations
# out of place when it drops sections; and on MIPS what has become local cannot be called through the GOT any more.
collect=--gc-sections
keep_global=--keep-global-symbols=exports
# shellcheck disable=SC2086 # $CC may hold options, too
case $($CC -dumpmachine) in
    riscv*) collect= ;;
    mips*) collect= keep_global= ;;
esac
# shellcheck disable=SC2046,SC2086 # one word per member and option
link() {
    "$AR" x "$archive" "$@"
    $LD -r $collect --force-group-allocation $(sed 's/^/--require-defined=/' exports) $personality -o splork.o "$@"
}
personality=
libraries=-lc
# shellcheck disable=SC2046
link $(members "splork|$assembled")
# In the dev profile ours lean on core's. compiler_builtins only repeats what libc and libgcc give a C program anyway, as
# the division of 64 bits on 32-bit architectures. core is built to unwind, but nothing of it that unwinds is in use: a
# null personality routine says that there is none.
if "$NM" -u splork.o | grep -qE ' (_ZN|_R)'; then
    personality=--defsym=rust_eh_personality=0
    libraries='-lc -lgcc'
    # shellcheck disable=SC2046
    link $(members "splork|$assembled|core|libc")
fi
"$NM" -u splork.o | awk '{ print $2 }' > undefined
# Bitcode that core carries is no use to a linker of C, and confuses one with an LTO plugin. And what only dropped sections
# wanted is wanted no more.
# shellcheck disable=SC2086 # an option or none
"$OBJCOPY" --remove-section=.llvmbc --remove-section=.llvmcmd --strip-unneeded-symbols=undefined $keep_global splork.o
"$AR" rcsD libsplork.a splork.o

# On 32-bit ARM every object with unwind tables names this; whatever links C there brings it.
unwinder=-Wl,--defsym=__aeabi_unwind_cpp_pr0=0
# $CC may hold options, too.
# shellcheck disable=SC2086
if ! $CC -shared -nostdlib -Wl,-z,defs $unwinder -Wl,--whole-archive libsplork.a -Wl,--no-whole-archive $libraries -o linked.so; then
    echo "$0: the trimmed archive needs more than libc" >&2
    exit 1
fi
mv libsplork.a "$output"
