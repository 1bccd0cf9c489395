#!/bin/sh
# deb.sh: builds the Debian packages of debian/ from the release, into BUILT/deb, and has lintian look at them.
#
# make sets: BUILT, VERSION.
set -eu
umask 022
: "${BUILT:?} ${VERSION:?}"
export LC_ALL=C.UTF-8

out=$BUILT/deb
rm -rf "$out"
mkdir -p "$out"
cp "$BUILT/splork-$VERSION.tar.xz" "$out/splork_$VERSION.orig.tar.xz"
tar -xf "$BUILT/splork-$VERSION.tar.xz" -C "$out"
cd "$out/splork-$VERSION"
# Nothing of the caller's settings goes into a package.
env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME="$HOME" LC_ALL="$LC_ALL" DEB_BUILD_OPTIONS="${DEB_BUILD_OPTIONS-}" \
    dpkg-buildpackage -us -uc
cd ..
lintian --allow-root --fail-on error,warning --info "splork_$VERSION-"*_*.changes
ls -- *.deb
