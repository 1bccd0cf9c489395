#!/bin/sh
# What splork does, step by step: each step is a line that says so, the commands, and what they print.
set -eu
cd "$(dirname "$0")/.."
unset MAKEFLAGS MFLAGS MAKELEVEL # the commands shown are run as a reader would run them

command -v "${CARGO:-cargo}" > /dev/null || { echo "Rust is missing: https://rustup.rs tells how to install it" >&2; exit 1; }
cc=${CC:-cc}
command -v "${cc%% *}" > /dev/null || tools/install-packages.sh --require gcc
tools/install-packages.sh --require pkg-config

target=${CARGO_TARGET_DIR:-target}
mkdir -p "$target"
prefix=$(cd "$target" && pwd)/demo
# A shell splits what $(pkg-config) prints at every blank.
case $prefix in *[[:space:]]*) prefix=$(mktemp -d)/demo ;; esac
rm -rf "$prefix"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

number=0
step() {
    number=$((number + 1))
    printf '\n%s. %s\n' "$number" "$*"
}
# Shown while it runs: a build takes a while. The status goes through a file, for a pipe's is that of its last part.
run() {
    printf '   $ %s\n' "$1"
    eval "$1" > "$work/out" 2>&1 && status=0 || status=$?
    sed 's/^/   | /' "$work/out"
    ended_well "$status"
}
run_live() {
    printf '   $ %s\n' "$1"
    { eval "$1" 2>&1 && echo 0 > "$work/status" || echo $? > "$work/status"; } | sed -u 's/^/   | /'
    ended_well "$(cat "$work/status")"
}
run_briefly() {
    printf '   $ %s\n' "$1"
    eval "$1" > "$work/out" 2>&1 && status=0 || status=$?
    [ "$status" -eq 0 ] || sed 's/^/   | /' "$work/out"
    ended_well "$status"
    sed -n '1,4s/^/   | /p' "$work/out"
    echo "   | ... ($(($(wc -l < "$work/out") - 4)) lines more)"
}
ended_well() {
    [ "$1" -eq 0 ] || { echo "The demo failed: that command ended with $1." >&2; exit 1; }
}

step "Build libsplork."
run_live "make"

step "Install it where no root is needed. (For good: make && sudo make install)"
run_briefly "make install PREFIX=$prefix"
run "export PKG_CONFIG_PATH=$prefix/lib/pkgconfig LD_LIBRARY_PATH=$prefix/lib"
programs=$prefix/programs # apart from bin/, where the command splork is, and examples/splork.c would take its place
mkdir "$programs"

# build_and_run NAME FLAGS
build_and_run() {
    run "$cc examples/$1.c -o $programs/$1 $2"
    run "$programs/$1"
}
# shellcheck disable=SC2016 # for the shell of run
flags='$(pkg-config --cflags --libs splork)'

step "A system call that this libc does not declare: seal a page of memory, then try to make it writable again."
build_and_run seal "$flags"

step "clone3(2), which no libc offers: a child on its own stack, and a descriptor that tells when it ends."
build_and_run clone3 "$flags"

step "Calls that only a kernel of your own has, and what a kernel without them answers."
build_and_run splork "$flags"

step "An ordinary program, built without splork, calls clone(). Its libc handles it."
build_and_run existing ""
run "LD_DEBUG=bindings $programs/existing 2>&1 | grep -o \"binding file.*symbol .clone'\""

step "The same program, not rebuilt, with LD_PRELOAD. Now splork handles it, as the loader tells."
run "LD_PRELOAD=$prefix/lib/libsplork.so $programs/existing"
run "LD_PRELOAD=$prefix/lib/libsplork.so LD_DEBUG=bindings $programs/existing 2>&1 | grep -o \"binding file.*existing .*symbol .clone'\""
grep -q 'to .*/libsplork\.so' "$work/out" || { echo "The demo failed: clone was not bound to libsplork." >&2; exit 1; }

printf '\nThe programs are in examples/, all of this is in %s.\n' "$prefix"
