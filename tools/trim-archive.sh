#!/bin/sh
# trim-archive.sh CARGO_ARCHIVE SHARED_LIBRARY OUTPUT: one object in one archive, for C programs to link.
#
# cargo's staticlib carries the whole of compiler_builtins and every Rust symbol as a global one: 4 MB, and no second
# Rust staticlib fits into the same program. What stays global here is what the shared library exports, less __clone:
# musl calls an internal function of that name, whose contract is another, and would get ours. And the constructor that
# reads SPLORK_CLONE and SPLORK_TRACE is left out: the functions that would ask for them give way to those of
# src/unasked.rs.
set -eu
[ $# -eq 3 ] || { echo "usage: $0 CARGO_ARCHIVE SHARED_LIBRARY OUTPUT" >&2; exit 2; }
: "${CC:=cc}" "${LD:=ld}" "${AR:=ar}" "${NM:=nm}" "${OBJCOPY:=objcopy}"

archive=$(realpath "$1")
shared=$(realpath "$2")
mkdir -p "$(dirname "$3")"
output=$(realpath "$(dirname "$3")")/$(basename "$3")
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
# The symbols to be renamed, old name and new: ...7unasked5clone7unasked... takes the place of clone.
renamed() {
    "$NM" --defined-only "$@" | awk '
        match($3, /7unasked[0-9]+/) {
            length_of_name = substr($3, RSTART + 8, RLENGTH - 8)
            name = substr($3, RSTART + RLENGTH, length_of_name)
            rest = substr($3, RSTART + RLENGTH + length_of_name)
            if (rest ~ /^7unasked(17h[0-9a-f]*E)?$/) { # less its closures
                print name, "splork_asked_" name
                print $3, name
            }
        }'
}
without_settings() {
    renamed "$@" > renamed
    awk 'NR % 2 { print $1 }' renamed > globals
    for member; do
        "$OBJCOPY" --remove-section=.init_array --remove-section=.splork.unasked "$member"
        [ -s renamed ] || continue # no assembly, no such functions; an empty list is an error to objcopy
        "$OBJCOPY" --redefine-syms=renamed "$member"
        "$OBJCOPY" --globalize-symbols=globals "$member"
    done
}
# shellcheck disable=SC2046,SC2086 # one word per member and option
link() {
    "$AR" x "$archive" "$@"
    without_settings "$@"
    "$LD" -r $collect --force-group-allocation $(sed 's/^/--require-defined=/' exports) $personality -o splork.o "$@"
}
personality=
libraries=-lc
# shellcheck disable=SC2046
link $(members splork)
# In the dev profile ours lean on core's. compiler_builtins only repeats what libc and libgcc give a C program anyway, as
# the division of 64 bits on 32-bit architectures. core is built to unwind, but nothing of it that unwinds is in use: a
# null personality routine says that there is none.
if "$NM" -u splork.o | grep -qE ' (_ZN|_R)'; then
    personality=--defsym=rust_eh_personality=0
    libraries='-lc -lgcc'
    # shellcheck disable=SC2046
    link $(members 'splork|core|libc')
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
