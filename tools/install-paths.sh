# shellcheck shell=sh
# Sourced by install-tree.sh: paths as make's user gave them, and what splork.pc and the manual make of them.

# as_path NAME VALUE: the path without needless slashes, or a refusal of what splork.pc or a list of files cannot hold.
as_path() {
    case $2 in
        *[[:cntrl:]]* | *\\* | *\'* | *\"* | *\`* | *\#* | *\$* | ' '* | *' ')
            printf '%s=%s\n' "$1" "$2" | tr '[:cntrl:]' '?' | sed 's/?$//' >&2
            echo "no control characters, \\, ', \", \`, # or \$ in it, and no blank at its ends: choose another directory" >&2
            exit 2 ;;
    esac
    printf '%s' "$2" | sed 's|//*|/|g; s|/$||'
}

# The same; splork.pc names it, and means another directory wherever it is read unless it is absolute.
as_directory() {
    case $2 in
        /*) as_path "$1" "$2" ;;
        *) echo "$1=$2: must be an absolute path, such as /usr/local" >&2; exit 2 ;;
    esac
}

# Linux' own manual pages lie below /usr too: mseal.2 becomes mseal.2splork there.
suffix_of_pages() {
    case $MANDIR in
        /usr/local/*) ;;
        /usr/*) echo splork ;;
    esac
}

# Paths in terms of ${prefix} where they lie below it, so that pkg-config can relocate them.
print_pc() {
    below_prefix() {
        case $1 in
            "$PREFIX"/*) printf '%s' "\${prefix}${1#"$PREFIX"}" ;;
            *) printf '%s' "$1" ;;
        esac
    }
    path() { for_sed "$(printf '%s' "$1" | sed 's/ /\\ /g')"; }
    description=$(sed -n 's/^description = "\(.*\)"$/\1/p' Cargo.toml)
    sed -e "s|@PREFIX@|$(path "${PREFIX:-/}")|" \
        -e "s|@LIBDIR@|$(path "$(below_prefix "$LIBDIR")")|" \
        -e "s|@INCLUDEDIR@|$(path "$(below_prefix "$INCLUDEDIR")")|" \
        -e "s|@DESCRIPTION@|$(for_sed "$description")|" \
        -e "s|@VERSION@|$VERSION|" splork.pc.in
}

for_sed() { printf '%s' "$1" | sed 's/[\\&|]/\\&/g'; }

# INCLUDEDIR as seen from LIBDIR where both lie below PREFIX, so that CMake finds a tree that was moved; else as it is.
includedir_from_libdir() {
    case $LIBDIR:$INCLUDEDIR in
        "$PREFIX"/*:"$PREFIX"/*)
            up=$(printf '%s' "${LIBDIR#"$PREFIX/"}" | sed 's|[^/][^/]*|..|g')
            printf '%s' "$up${INCLUDEDIR#"$PREFIX"}" ;;
        *) printf '%s' "$INCLUDEDIR" ;;
    esac
}

# print_cmake TEMPLATE
print_cmake() {
    pointer_size=$(($(od -An -tu1 -j4 -N1 "$BUILT/$shared") * 4)) # ELF's class: 1 has 32 bits, 2 has 64
    sed -e "s|@INCLUDEDIR@|$(for_sed "$(includedir_from_libdir)")|" \
        -e "s|@SHARED@|$shared|" -e "s|@SONAME@|$soname|" -e "s|@VERSION@|$VERSION|" \
        -e "s|@MAJOR@|${VERSION%%.*}|" -e "s|@POINTER_SIZE@|$pointer_size|" "$1"
}
