#!/bin/sh
# without-paths.sh COMMAND...: runs cargo so that what it builds does not name the directories it was built in, and is the
# same wherever that is. To the user's own flags for rustc two are added; none is taken away.
set -eu
[ $# -gt 0 ] || { echo "usage: $0 COMMAND..." >&2; exit 2; }

cargo_home=$(realpath "${CARGO_HOME:-${HOME-}/.cargo}" 2> /dev/null || echo /nonexistent)
here=$(pwd -P)
if [ -n "${CARGO_ENCODED_RUSTFLAGS-}" ]; then
    unit=$(printf '\037')
    flags="--remap-path-prefix=$cargo_home=/cargo$unit--remap-path-prefix=$here=/splork"
    CARGO_ENCODED_RUSTFLAGS=$CARGO_ENCODED_RUSTFLAGS$unit$flags exec "$@"
elif [ -n "${RUSTFLAGS-}" ]; then
    # cargo splits it at blanks: a directory with one cannot be told.
    for directory in "$cargo_home:/cargo" "$here:/splork"; do
        case $directory in
            *[[:space:]]*) ;;
            *) RUSTFLAGS="$RUSTFLAGS --remap-path-prefix=${directory%:*}=${directory##*:}" ;;
        esac
    done
    export RUSTFLAGS
    exec "$@"
fi
# In neither: cargo would take them instead of what its configuration files say, so they are added to those.
quoted() { printf "'--remap-path-prefix=%s=%s'" "$1" "$2"; }
exec "$@" --config "build.rustflags=[$(quoted "$cargo_home" /cargo), $(quoted "$here" /splork)]"
