#!/bin/sh
# module.sh build|try: builds a kernel module with the calls of tables, for an existing kernel. try also runs a program that
# makes these calls, on that kernel in QEMU.
#
# make sets: SPLORK (the command), MODULE (the module's directory), TABLES (empty: the directory is complete already), NUMBERS
# (--numbers; empty: the tables' own), KDIR (empty: Debian's kernel is fetched into STOCK), SUITES (of Debian; empty: this
# machine's), MACHINE (amd64 or arm64); for try VM (the command splork-vm) and PROGRAM, with its arguments.
#
# NAME.c beside NAME.toml, or kernel/NAME.c here, replaces the skeleton, if there is one. The time of each step is
# printed to standard error.
set -eu
unset MAKEFLAGS MFLAGS MAKELEVEL # set by the make that runs this; the kernel's make must not see them
here=$(cd "$(dirname "$0")" && pwd)
tools=$here/../tools
begin=$(date +%s)

# step WHAT COMMAND...: runs the command, then prints a line with its time.
step() {
    what=$1 from=$(date +%s)
    shift
    "$@"
    echo "$what: $(($(date +%s) - from)) s" >&2
}

write() {
    # shellcheck disable=SC2086 # words
    "$SPLORK" kernel $TABLES --module "$MODULE" ${NUMBERS:+--numbers "$NUMBERS"}
    for tables in $TABLES; do
        for table in "${tables%.toml}.toml" "$tables"/*.toml; do
            [ -f "$table" ] || continue
            name=$(basename "$table" .toml)
            for code in "${table%.toml}.c" "$here/$name.c"; do
                [ ! -f "$code" ] || { cp "$code" "$MODULE/$name.c"; break; }
            done
        done
    done
}

build() {
    if [ -n "$KDIR" ]; then
        make -s -C "$MODULE" KDIR="$KDIR"
        ls "$MODULE"/*.ko
    else
        "$tools/build-module.sh" "$MODULE" "$STOCK" "$MACHINE"
    fi
}

refuse() { echo "error: $*" >&2; exit 2; }

# Checks all settings before anything is written or fetched.
[ -n "$TABLES" ] || [ -f "$MODULE/Kbuild" ] ||
    refuse "give TABLES=DIR, the tables to make a module of; or MODULE=DIR, a module that is written already"
case $MACHINE in amd64 | arm64) ;; *) refuse "MACHINE=$MACHINE: write amd64 or arm64" ;; esac
if [ -n "$KDIR" ] && [ ! -f "$KDIR/include/generated/autoconf.h" ]; then
    refuse "KDIR=$KDIR: no kernel headers there: name their directory, or leave out KDIR to fetch Debian's"
fi
if [ "$1" = try ]; then
    [ -z "$KDIR" ] || refuse "KDIR is set: leave it out, because the kernel that is booted is a fetched one"
    [ -n "$PROGRAM" ] || refuse "give PROGRAM=FILE, the program to run there"
    [ -f "${PROGRAM%% *}" ] || refuse "PROGRAM: there is no file ${PROGRAM%% *}: give its full path"
fi
[ -z "$TABLES" ] || step 'writing the module' write >&2
# shellcheck disable=SC2086 # words
[ -n "$KDIR" ] || step "fetching Debian's kernel, its headers and compiler" "$tools/fetch-stock-kernel.sh" "$MACHINE" "$STOCK" $SUITES
if [ "$1" = build ]; then
    step 'building the module' build
    exit 0
fi
step 'building the module' build >&2

machine=$MACHINE
[ "$machine" != amd64 ] || machine=x86_64
# shellcheck disable=SC2086 # words
step "booting Linux $(cat "$STOCK/$MACHINE/release"), loading the module, running the program" \
    "$VM" --machine "$machine" --module "$MODULE"/*.ko "$STOCK/$MACHINE/vmlinuz" $PROGRAM
echo "all of it: $(($(date +%s) - begin)) s" >&2
