#!/bin/sh
# deb.sh: builds the Debian packages of debian/ from the release, into BUILT/deb, and has lintian look at them.
#
# make sets: BUILT, VERSION.
set -eu
umask 022
: "${BUILT:?} ${VERSION:?}"
export LC_ALL=C.UTF-8

out=$BUILT/deb release=$BUILT/splork-$VERSION.tar.xz
# Of the very same release they are built already.
if ! cmp -s "$release" "$out/splork_$VERSION.orig.tar.xz" || ! [ -f "$out/built" ]; then
    rm -rf "$out"
    mkdir -p "$out"
    cp "$release" "$out/splork_$VERSION.orig.tar.xz"
    tar -xf "$release" -C "$out"
    # Nothing of the caller's settings goes into a package.
    (cd "$out/splork-$VERSION" && env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME="$HOME" LC_ALL="$LC_ALL" \
        DEB_BUILD_OPTIONS="${DEB_BUILD_OPTIONS-}" dpkg-buildpackage -us -uc)
    touch "$out/built"
fi
cd "$out"
lintian --allow-root --fail-on error,warning "splork_$VERSION-"*_*.changes
ls -- *.deb
