#!/bin/sh
# empty-crates.sh VENDOR: takes the contents of those vendored crates that no build of splork's on Linux uses (Windows', the
# web's), which are half of all. Their manifests stay: cargo wants every crate that Cargo.lock names.
#
# CARGO says which cargo.
set -eu
vendor=${1:?usage: empty-crates.sh VENDOR}

for target in x86_64-unknown-linux-gnu x86_64-unknown-linux-musl i686-unknown-linux-gnu aarch64-unknown-linux-gnu \
    mips64el-unknown-linux-gnuabi64; do
    # shellcheck disable=SC2086 # a command with its arguments
    ${CARGO:?} tree --quiet --locked --workspace --target "$target" --edges normal,build,dev --prefix none --format '{p}'
done | sed -n 's/^\([^ ]*\) v\([^ ]*\).*/\1-\2/p' | sort -u > "$vendor/.used"

for crate in "$vendor"/*; do
    ! grep -qxF "$(basename "$crate")" "$vendor/.used" || continue
    checksum=$(sed -n 's/.*"package":"\([0-9a-f]*\)".*/\1/p' "$crate/.cargo-checksum.json")
    find "$crate" -mindepth 1 ! -path "$crate/Cargo.toml" -delete
    mkdir "$crate/src"
    echo '//! Not a part of this tarball: no build on Linux uses this crate.' > "$crate/src/lib.rs"
    printf '{"files":{},"package":"%s"}' "$checksum" > "$crate/.cargo-checksum.json"
done
rm "$vendor/.used"
