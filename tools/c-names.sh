#!/bin/sh
# Writes table/src/check/c/*.txt: the names in small letters that libc exports, and those that C headers define as macros
# or types. Symbols of the glibcs and musl that are installed here, the cross compilers' too, and all of the newest that
# Debian has, fetched apart. Wants libc6-dev, musl-dev, universal-ctags and the packages of check-arch.
set -eu

cd "$(dirname "$0")/.."
. tools/apt-apart.sh
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
apart "$work/apt" amd64 sid
three_times get apt-get -q update > "$work/log"
(cd "$work" && three_times get apt-get -q download libc6 libc6-dev musl musl-dev linux-libc-dev >> "$work/log")
newest=$work/newest
for package in "$work"/*.deb; do
    dpkg-deb -x "$package" "$newest"
done

# Names that a call could have.
names() {
    grep -xE '[a-z][a-z0-9_]*' | LC_ALL=C sort -u
}

# Symbols of libc's own libraries, among them what every program is linked with; not the debugging ones that are preloaded.
libraries() {
    find "$newest" /usr/lib /usr/*-linux-gnu*/lib -name '*.so*' -type f -o -name '*.a' -type f | grep -E \
        '/(libc|libm|libpthread|librt|libdl|libresolv|libutil|libanl|libc_nonshared|ld-linux[^/]*|libcrypt)[.-][^/]*$' |
        grep -v -e /gcc/ -e pic
}

# Every header, each by itself: they cannot all be included together. With what each defines.
headers() {
    directory=$1
    shift
    (cd "$directory" && find . -name '*.h' | sed 's|^\./||' | grep -E '^[a-z0-9_]+\.h$|^(sys|linux|net|netinet|arpa|asm)/[a-z0-9_]+\.h$') |
        while read -r header; do
            echo "#include <$header>" | cc -D_GNU_SOURCE -nostdinc -isystem "$(cc -print-file-name=include)" "$@" \
                -isystem "$directory" -x c -E "-d$mode" - 2> "$work/log" || :
        done
}

all_headers() {
    mode=$1
    headers "$newest/usr/include" -isystem "$newest/usr/include/x86_64-linux-gnu"
    headers "$newest/usr/include/x86_64-linux-musl"
}

say() {
    echo "# $1, written by tools/c-names.sh from:$2"
}
from=$(for package in "$work"/*.deb; do dpkg-deb -f "$package" Package Version | tr -d '\n' | sed 's/Package: / /; s/Version: / /'; done)
from="$from; $(dpkg-query -W -f '${Package} ${Version} ' libc6-dev musl-dev linux-libc-dev)"

mkdir -p table/src/check/c
{
    say "Symbols in small letters that glibc or musl export" "$from"
    { echo main; libraries | while read -r library; do
        nm -D --defined-only "$library" 2> "$work/log" || nm --defined-only "$library" 2> "$work/log" || :
    done | awk 'NF == 3 && $2 ~ /^[A-Zuiwv]$/ { sub("@.*", "", $3); print $3 }'; } | names
} > "$work/symbols"
all_headers M > "$work/macros"
all_headers D > "$work/text"
{
    say "Macros in small letters of C headers, with a value: no parameter, tag or function can be called so" "$from"
    awk '$1 == "#define" && $2 !~ /\(/ && $2 != $3 { print $2 }' "$work/macros" | names
} > "$work/values"
{
    say "Macros in small letters of C headers, with arguments: no function can be called so" "$from"
    awk '$1 == "#define" && $2 ~ /\(/ { sub("\\(.*", "", $2); print $2 }' "$work/macros" | names
} > "$work/functions"
{
    say "Typedefs in small letters of C headers: no function or tag can be called so" "$from"
    ctags -x --language-force=C --kinds-C=t "$work/text" | awk '{ print $1 }' | names
} > "$work/types"
{
    say "Structs, unions and enums in small letters of C headers: no other kind can have such a tag" "$from"
    ctags -x --language-force=C --kinds-C=sug "$work/text" | awk '{ print $2, $1 }' |
        grep -xE '[a-z]+ [a-z_][a-z0-9_]*' | grep -v ' __anon' | LC_ALL=C sort -u
} > "$work/tags"
for list in symbols values functions types tags; do
    mv "$work/$list" "table/src/check/c/$list.txt"
done
wc -l table/src/check/c/*.txt
