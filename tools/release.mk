# Included by the Makefile: releases, packages, and the tests of them.

# What `make deb` wants, and what its tests want beside that.
DEB_PACKAGES := debhelper lintian fakeroot cargo-web rustc-web gcc
RELEASE_PACKAGES := $(DEB_PACKAGES) debootstrap autopkgtest

.PHONY: dist deb check-release

dist: all
	@BUILT='$(BUILT)' VERSION='$(VERSION)' COMMAND='$(abspath $(COMMAND))' CARGO='$(HOST_CARGO)' tools/dist.sh

# With Debian's own cargo and rustc.
deb: dist
	@tools/install-packages.sh --require $(DEB_PACKAGES)
	@BUILT='$(BUILT)' VERSION='$(VERSION)' tools/deb.sh

check-release:
	@tools/install-packages.sh $(RELEASE_PACKAGES)
	@$(CARGO) test $(CARGOFLAGS) -p splork-tests --test release
