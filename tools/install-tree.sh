#!/bin/sh
# install-tree.sh install|uninstall: puts what make built where it belongs, or takes it away again.
#
# make sets: BUILT (where its artefacts are), VERSION, DESTDIR, PREFIX, LIBDIR, INCLUDEDIR, HEADERS, BINDIR, DATADIR,
# MANDIR, MANSUFFIX, and PROGRAM (the command `splork`, unless it was not built for the machine that it goes to).
set -eu
: "${BUILT:?} ${VERSION:?} ${PREFIX:?} ${LIBDIR:?} ${INCLUDEDIR:?} ${HEADERS:?} ${BINDIR:?} ${DATADIR:?} ${MANDIR:?}"
shared=libsplork.so.$VERSION
soname=libsplork.so.${VERSION%%.*}
pkgconfig=$LIBDIR/pkgconfig

for directory in "$PREFIX" "$LIBDIR" "$INCLUDEDIR" "$BINDIR" "$DATADIR" "$MANDIR"; do
    case $directory in
        /*) ;;
        *) echo "$0: $directory: PREFIX, LIBDIR and so on must be absolute, splork.pc names them" >&2; exit 1 ;;
    esac
done

# Calls `$1 source destination` for each file. The one list serves both ways.
each_file() {
    "$1" "$BUILT/$shared" "$LIBDIR/$shared"
    "$1" "$BUILT/libsplork.a" "$LIBDIR/libsplork.a"
    for header in $HEADERS; do
        "$1" "include/$header" "$INCLUDEDIR/$header"
    done
    # Headers of the tables in SPLORK_CALLS, if there were any.
    if [ -d "$BUILT/include" ]; then
        (cd "$BUILT/include" && find . -name '*.h' | sort) | while read -r header; do
            "$1" "$BUILT/include/$header" "$INCLUDEDIR/${header#./}"
        done
    fi
    for page in "$BUILT"/man/man2/*.2; do
        "$1" "$page" "$MANDIR/man2/$(basename "$page")${MANSUFFIX-}"
    done
    "$1" "$BUILT/man/man2/clone3.2" "$MANDIR/man2/splork_clone3_or_clone.2${MANSUFFIX-}" # one page for both
    "$1" man/splork.7 "$MANDIR/man7/splork.7"
    if [ -n "${PROGRAM-}" ]; then
        "$1" "$PROGRAM" "$BINDIR/splork"
        "$1" man/splork.1 "$MANDIR/man1/splork.1"
        "$1" "$BUILT/completion/bash" "$DATADIR/bash-completion/completions/splork"
        "$1" "$BUILT/completion/zsh" "$DATADIR/zsh/site-functions/_splork"
        "$1" "$BUILT/completion/fish" "$DATADIR/fish/vendor_completions.d/splork.fish"
    fi
}

# Which directories this destination got from us is noted down, so that uninstall leaves alone what was there before.
made=$BUILT/made/$(printf '%s\n' "${DESTDIR-}" "$PREFIX" "$LIBDIR" "$INCLUDEDIR" "$BINDIR" "$DATADIR" \
    "$MANDIR" | cksum | cut -d ' ' -f 1)

make_directory() {
    [ ! -d "$1" ] || return 0
    make_directory "$(dirname "$1")"
    mkdir "$1"
    mkdir -p "$BUILT/made"
    printf '%s\n' "$1" >> "$made"
}

# -C leaves an identical file untouched: programs that are using it do not notice.
put() {
    mode=644
    case $1 in */libsplork.so.* | */bin/splork) mode=755 ;; esac
    make_directory "$(dirname "$DESTDIR$2")"
    install -C -m $mode "$1" "$DESTDIR$2"
    echo "  $DESTDIR$2"
}

take() {
    rm -f "$DESTDIR$2"
}

link() {
    [ "$(readlink "$2" 2> /dev/null)" = "$1" ] || ln -sfn "$1" "$2"
    echo "  $2 -> $1"
}

# Paths are told in terms of ${prefix} where they lie below it, so that pkg-config can relocate them.
print_pc() {
    below_prefix() {
        case $1 in
            "$PREFIX"/*) printf '%s' "\${prefix}${1#"$PREFIX"}" ;;
            *) printf '%s' "$1" ;;
        esac
    }
    for_sed() { printf '%s' "$1" | sed 's/[\\&|]/\\&/g'; }
    path() { for_sed "$(printf '%s' "$1" | sed 's/ /\\ /g')"; }
    description=$(sed -n 's/^description = "\(.*\)"$/\1/p' Cargo.toml)
    sed -e "s|@PREFIX@|$(path "$PREFIX")|" \
        -e "s|@LIBDIR@|$(path "$(below_prefix "$LIBDIR")")|" \
        -e "s|@INCLUDEDIR@|$(path "$(below_prefix "$INCLUDEDIR")")|" \
        -e "s|@DESCRIPTION@|$(for_sed "$description")|" \
        -e "s|@VERSION@|$VERSION|" splork.pc.in
}

DESTDIR=${DESTDIR-}
case ${1-} in
    install)
        each_file put
        link "$shared" "$DESTDIR$LIBDIR/$soname"
        link "$soname" "$DESTDIR$LIBDIR/libsplork.so"
        make_directory "$DESTDIR$pkgconfig"
        print_pc > "$DESTDIR$pkgconfig/splork.pc"
        chmod 644 "$DESTDIR$pkgconfig/splork.pc"
        echo "  $DESTDIR$pkgconfig/splork.pc" ;;
    uninstall)
        each_file take
        rm -f "$DESTDIR$LIBDIR/$soname" "$DESTDIR$LIBDIR/libsplork.so" "$DESTDIR$pkgconfig/splork.pc"
        rmdir "$DESTDIR$INCLUDEDIR/splork" 2> /dev/null || true
        if [ -f "$made" ]; then
            LC_ALL=C sort -r "$made" | while read -r directory; do
                rmdir "$directory" 2> /dev/null || true
            done
            rm -f "$made"
        fi ;;
    *)
        echo "usage: $0 install|uninstall" >&2
        exit 2 ;;
esac
# The loader finds /usr/local/lib by its cache alone.
case $DESTDIR$LIBDIR in
    /usr/*)
        if [ -z "$DESTDIR" ] && [ "$(id -u)" -eq 0 ] && command -v ldconfig > /dev/null; then
            ldconfig
        fi ;;
esac
