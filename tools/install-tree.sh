#!/bin/sh
# install-tree.sh install|install-lib|uninstall: puts what make built where it belongs, or takes it away again.
#
# make sets: BUILT (where its artefacts are), VERSION, DESTDIR, PREFIX, LIBDIR, INCLUDEDIR, HEADERS, BINDIR, DATADIR,
# MANDIR, MANSUFFIX, LIBMODE, and PROGRAM (the command `splork`, unless it was not built for the machine that it goes to).
set -eu
umask 022 # whatever the caller's is: everybody is to read what is installed
: "${BUILT:?} ${VERSION:?} ${HEADERS:?} ${LIBMODE:?} ${MANSUFFIX?}"
. "$(dirname "$0")/install-paths.sh"
DESTDIR=$(as_path DESTDIR "${DESTDIR-}")
PREFIX=$(as_directory PREFIX "$PREFIX")
LIBDIR=$(as_directory LIBDIR "$LIBDIR")
INCLUDEDIR=$(as_directory INCLUDEDIR "$INCLUDEDIR")
BINDIR=$(as_directory BINDIR "$BINDIR")
DATADIR=$(as_directory DATADIR "$DATADIR")
MANDIR=$(as_directory MANDIR "$MANDIR")
case $MANSUFFIX in
    auto) MANSUFFIX=$(suffix_of_pages) ;;
    *[!a-zA-Z0-9]*) echo "MANSUFFIX=$MANSUFFIX: use letters and digits only, such as the splork of mseal.2splork" >&2; exit 2 ;;
esac
case $LIBMODE in
    *[!0-7]* | ?????*) echo "LIBMODE=$LIBMODE: use a file mode in octal, such as 644" >&2; exit 2 ;;
esac

shared=libsplork.so.$VERSION
soname=libsplork.so.${VERSION%%.*}
pc=$LIBDIR/pkgconfig/splork.pc
cmake=$LIBDIR/cmake/splork
own_files=$DATADIR/splork/own-files

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Each of these calls `$1 source destination` for its files. The lists work both ways, so uninstall needs no build.
each_library_file() {
    "$1" "$BUILT/$shared" "$LIBDIR/$shared"
    "$1" "$BUILT/libsplork.a" "$LIBDIR/libsplork.a"
    for header in $HEADERS; do
        "$1" "include/$header" "$INCLUDEDIR/$header"
    done
}

page() {
    "$1" "$BUILT/man/man2/$2.2" "$MANDIR/man2/$2.2$MANSUFFIX"
}

each_manual_file() {
    for name in $(sed -n 's/^\[\([A-Za-z0-9_]*\)\]$/\1/p' calls/*.toml); do
        page "$1" "$name"
    done
    "$1" man/splork.7 "$MANDIR/man7/splork.7"
}

each_command_file() {
    "$1" "$PROGRAM" "$BINDIR/splork"
    "$1" man/splork.1 "$MANDIR/man1/splork.1"
    "$1" "$BUILT/completion/bash" "$DATADIR/bash-completion/completions/splork"
    "$1" "$BUILT/completion/zsh" "$DATADIR/zsh/site-functions/_splork"
    "$1" "$BUILT/completion/fish" "$DATADIR/fish/vendor_completions.d/splork.fish"
}

# Of the tables in SPLORK_CALLS. Only the build knows which, so install leaves a list of them.
each_own_file() {
    if [ -d "$BUILT/include" ]; then
        (cd "$BUILT/include" && find . -name '*.h' | sort) | while read -r header; do
            "$1" "$BUILT/include/$header" "$INCLUDEDIR/${header#./}"
        done
        for page in "$BUILT"/man/man2/*.2; do
            name=$(basename "$page" .2)
            grep -qsxF "[$name]" calls/*.toml || [ -f "man/$name.2" ] || page "$1" "$name"
        done
    fi
}

# Which directories this destination got from us is noted down, so that uninstall leaves alone what was there before.
made=$BUILT/made/$(printf '%s\n' "$DESTDIR" "$PREFIX" "$LIBDIR" "$INCLUDEDIR" "$BINDIR" "$DATADIR" \
    "$MANDIR" | cksum | cut -d ' ' -f 1)

make_directory() {
    [ ! -d "$1" ] || return 0
    make_directory "$(dirname "$1")"
    mkdir "$1"
    mkdir -p "$BUILT/made"
    printf '%s\n' "$1" >> "$made"
}

# -C leaves an identical file untouched: programs that are using it do not notice. What it replaces it unlinks, so a link
# that is there leads nothing of ours elsewhere.
put() {
    mode=644 from=$1
    case $2 in
        "$LIBDIR/$shared") mode=$LIBMODE ;;
        "$BINDIR/splork") mode=755 ;;
        "$MANDIR"/man2/*)
            # A page says in which section it is: its name's.
            from=$work/page
            sed "s/^\(\.TH [^ ]*\) 2 /\1 2$MANSUFFIX /" "$1" > "$from" ;;
    esac
    make_directory "$(dirname "$DESTDIR$2")"
    install -C -m "$mode" "$from" "$DESTDIR$2"
    echo "  $DESTDIR$2"
}

note() {
    printf '%s\n' "$2" >> "$work/own-files"
}

take() {
    rm -f "$DESTDIR$2"
}

take_listed() {
    while read -r file; do
        take "" "$file"
    done < "$1"
}

link() {
    [ "$(readlink "$2" 2> /dev/null)" = "$1" ] || ln -sfn "$1" "$2"
    echo "  $2 -> $1"
}

# What tables of one's own left at the last install, and leave no more, is of no use without their functions.
put_own() {
    : > "$work/own-files"
    each_own_file put
    each_own_file note
    if [ -f "$DESTDIR$own_files" ]; then
        grep -vxF -f "$work/own-files" "$DESTDIR$own_files" > "$work/gone" || true
        take_listed "$work/gone"
        rm -f "$DESTDIR$own_files"
    fi
    [ ! -s "$work/own-files" ] || put "$work/own-files" "$own_files"
}

put_library() {
    each_library_file put
    link "$shared" "$DESTDIR$LIBDIR/$soname"
    link "$soname" "$DESTDIR$LIBDIR/libsplork.so"
    print_pc > "$work/splork.pc"
    put "$work/splork.pc" "$pc"
    for name in splork-config.cmake splork-config-version.cmake; do
        print_cmake "cmake/$name.in" > "$work/$name"
        put "$work/$name" "$cmake/$name"
    done
}

case ${1-} in
    install-lib)
        put_library ;;
    install)
        put_library
        each_manual_file put
        put_own
        [ -z "${PROGRAM-}" ] || each_command_file put ;;
    uninstall)
        PROGRAM=${PROGRAM-}
        each_library_file take
        each_manual_file take
        each_command_file take
        [ ! -f "$DESTDIR$own_files" ] || take_listed "$DESTDIR$own_files"
        rm -f "$DESTDIR$own_files" "$DESTDIR$LIBDIR/$soname" "$DESTDIR$LIBDIR/libsplork.so" "$DESTDIR$pc" \
            "$DESTDIR$cmake/splork-config.cmake" "$DESTDIR$cmake/splork-config-version.cmake"
        rmdir "$DESTDIR$cmake" "$DESTDIR$INCLUDEDIR/splork" "$DESTDIR$DATADIR/splork" 2> /dev/null || true
        if [ -f "$made" ]; then
            LC_ALL=C sort -r "$made" | while read -r directory; do
                rmdir "$directory" 2> /dev/null || true
            done
            rm -f "$made"
        fi ;;
    *)
        echo "usage: $0 install|install-lib|uninstall" >&2
        exit 2 ;;
esac
# The loader finds /usr/local/lib by its cache alone.
case $DESTDIR$LIBDIR in
    /usr/*)
        if [ -z "$DESTDIR" ] && [ "$(id -u)" -eq 0 ] && command -v ldconfig > /dev/null; then
            ldconfig
        fi ;;
esac
