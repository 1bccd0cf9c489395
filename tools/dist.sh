#!/bin/sh
# dist.sh: packs a release, splork-VERSION.tar.xz: the sources, with generated headers, manual pages, each family as one
# self-contained header, and the crates that a build needs. The same sources give the same bytes.
#
# make sets: BUILT (the tarball goes there), VERSION, COMMAND (the command `splork`), CARGO.
set -eu
umask 022
: "${BUILT:?} ${VERSION:?} ${COMMAND:?} ${CARGO:?}"
export LC_ALL=C

name=splork-$VERSION
out=$(realpath "$BUILT")
tree=$out/dist/$name
rm -rf "$out/dist"
mkdir -p "$tree/single"

# In git what git tracks; in a release that was unpacked, all but what this script made.
sources() {
    if [ "$(git rev-parse --show-toplevel 2> /dev/null)" = "$(pwd -P)" ]; then
        git ls-files --cached
    else
        find . \( -path ./vendor -o -path ./.cargo -o -path ./single -o -path ./man/man2 -o -path ./.git \
            -o -path "./${out#"$(pwd -P)"/}" -o -path ./target \) -prune -o \( -type f -o -type l \) -print
    fi
}
sources > "$out/dist/list"
tar -c -f - --verbatim-files-from -T "$out/dist/list" | tar -x -f - -C "$tree"

"$COMMAND" man --out "$tree/man" calls > /dev/null
for table in calls/*.toml; do
    family=$(basename "$table" .toml)
    "$COMMAND" header "$table" > "$tree/single/splork-$family.h"
done
mv "$tree/single/splork-splork.h" "$tree/single/splork.h"
"$COMMAND" header calls > "$tree/single/splork-all.h"

if [ -d vendor ]; then
    cp -R vendor .cargo "$tree"
else
    # shellcheck disable=SC2086 # a command with its arguments
    (cd "$tree" && $CARGO vendor --quiet --locked --versioned-dirs vendor > /dev/null)
    mkdir "$tree/.cargo"
    printf '%s\n' '[source.crates-io]' 'replace-with = "vendor"' '' '[source.vendor]' 'directory = "vendor"' \
        > "$tree/.cargo/config.toml"
    tools/empty-crates.sh "$tree/vendor"
fi

# One date for all: the manual's, which is the release's.
date=${SOURCE_DATE_EPOCH:-$(date -u -d "$(sed -n 's/^\.TH SPLORK 7 \([0-9-]*\) .*/\1/p' man/splork.7)" +%s)}
tar -c -f "$out/dist/$name.tar" -C "$out/dist" --format=ustar --sort=name --mtime="@$date" \
    --owner=root:0 --group=root:0 --mode='u=rwX,go=rX' "$name"
xz -6 -T1 -f "$out/dist/$name.tar"
mv "$out/dist/$name.tar.xz" "$out/"
rm -rf "$out/dist"
echo "  $out/$name.tar.xz"
