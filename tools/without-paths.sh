#!/bin/sh
# without-paths.sh COMMAND...: runs cargo so that what it builds does not name the directories it was built in, and is the
# same wherever that is. To the user's own flags for rustc a few are added; none is taken away.
set -eu
[ $# -gt 0 ] || { echo "usage: $0 COMMAND..." >&2; exit 2; }

# "FROM=TO" each. Of several that fit rustc takes the last.
home="$(realpath "${CARGO_HOME:-${HOME-}/.cargo}" 2> /dev/null || echo /nonexistent)=/cargo"
here="$(pwd -P)=/splork"
target="$(realpath -m "${CARGO_TARGET_DIR:-target}")=/splork/target"
unit=$(printf '\037')
own=${CARGO_ENCODED_RUSTFLAGS-}
if [ -z "$own" ]; then
    # cargo splits this one at blanks, which a directory's name may have; in the other it may.
    set -f
    for flag in ${RUSTFLAGS-}; do
        own=$own${own:+$unit}$flag
    done
fi
if [ -n "$own" ]; then
    for prefix in "$home" "$here" "$target"; do
        own=$own$unit--remap-path-prefix=$prefix
    done
    export CARGO_ENCODED_RUSTFLAGS="$own"
    exec "$@"
fi
# In neither: cargo would take them instead of what its configuration files say, so they are added to those.
unset RUSTFLAGS CARGO_ENCODED_RUSTFLAGS
exec "$@" --config "build.rustflags=[$(printf "'--remap-path-prefix=%s', " "$home" "$here" "$target")]"
