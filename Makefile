# `make help` names the targets and the settings.

TARGET := $(or $(CARGO_TARGET_DIR),target)
BUILT ?= $(TARGET)/splork

# The settings of this build, and those of the last build that was finished. A build with other settings builds again.
# `make install` without settings installs what is built: often another user runs it, who has no cargo.
SETTINGS := $(BUILT)/settings
BUILT_WITH := $(BUILT)/built-with
TOOLS := CC LD AR NM OBJCOPY
REMEMBERED := PROFILE CARGO_BUILD_TARGET IN_C CARGOFLAGS RUSTFLAGS SPLORK_CALLS
is_given = $(filter-out undefined default,$(origin $(1)))
remembered = $(shell sed -n 's/^$(1)=//p' '$(BUILT_WITH)' 2> /dev/null)
remember = $(foreach name,$(1),$(if $(call is_given,$(name)),,$(eval $(name) := $$(call remembered,$(name)))))
ifneq ($(filter install install-lib uninstall,$(firstword $(MAKECMDGOALS))),)
  $(call remember,$(REMEMBERED))
  ifeq ($(CARGO_BUILD_TARGET),$(call remembered,CARGO_BUILD_TARGET))
    $(call remember,$(TOOLS))
  endif
endif
CARGO ?= cargo
# For programs that run on this machine, also when cross building.
HOST_CARGO ?= env -u CARGO_BUILD_TARGET $(CARGO)
PROFILE := $(or $(PROFILE),release)
# The cross compiler of that name, if there is one: aarch64-linux-gnu-gcc for aarch64-unknown-linux-gnu.
GNU := $(patsubst riscv64gc-%,riscv64-%,$(patsubst armv7-%,arm-%,$(patsubst armv5te-%,arm-%,$(patsubst armv4t-%,arm-%,$(subst -unknown-,-,$(CARGO_BUILD_TARGET))))))
GNU_PREFIX := $(if $(GNU),$(if $(shell command -v '$(GNU)-gcc'),$(GNU)-))
ifneq ($(GNU_PREFIX),)
  LINKER := CARGO_TARGET_$(shell echo '$(CARGO_BUILD_TARGET)' | tr a-z- A-Z_)_LINKER
  export $(LINKER) := $(or $($(LINKER)),$(GNU_PREFIX)gcc)
endif
tool = $(or $(if $(call is_given,$(1)),$($(1))),$(2))
# Of such a name, Debian's musl-tools has only the compiler.
binutil = $(if $(GNU_PREFIX),$(if $(shell command -v '$(GNU)-$(1)'),$(GNU)-))$(1)
CC := $(call tool,CC,$(if $(GNU_PREFIX),$(GNU_PREFIX)gcc,cc))
LD := $(call tool,LD,$(call binutil,ld))
AR := $(call tool,AR,$(call binutil,ar))
NM := $(call tool,NM,$(call binutil,nm))
OBJCOPY := $(call tool,OBJCOPY,$(call binutil,objcopy))
# make takes an empty setting as not set, cargo does not.
$(foreach name,CARGO_BUILD_TARGET RUSTFLAGS SPLORK_CALLS,$(if $($(name)),$(eval export $(name)),$(eval unexport $(name))))
# Where cargo writes its files. Those that are installed are copied to $(BUILT).
PROFILE_OUT := $(if $(CARGO_BUILD_TARGET),$(CARGO_BUILD_TARGET)/)$(patsubst dev,debug,$(PROFILE))

PREFIX ?= /usr/local
LIBDIR ?= $(PREFIX)/lib
INCLUDEDIR ?= $(PREFIX)/include
BINDIR ?= $(PREFIX)/bin
DATADIR ?= $(PREFIX)/share
MANDIR ?= $(DATADIR)/man
# auto: mseal.2 becomes mseal.2splork below /usr, where Linux' own manual pages lie too.
MANSUFFIX ?= auto
LIBMODE ?= 755

VERSION := $(shell sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
SHARED := $(BUILT)/libsplork.so.$(VERSION)
ARCHIVE := $(BUILT)/libsplork.a
SOURCES := Cargo.toml Cargo.lock build.rs table/Cargo.toml $(shell find src table/src arch -type f) $(wildcard calls/*.toml calls/*.h calls/examples/*.c)
HEADERS := $(patsubst include/%,%,$(wildcard include/*.h include/*/*.h))
COMMAND := $(BUILT)/bin/splork
BENCH_PACKAGES := gcc binutils valgrind
SOAK_PACKAGES := gcc g++ strace
TEST_PACKAGES := $(BENCH_PACKAGES) g++ clang tcc musl-tools gdb patch pkg-config strace man-db groff mandoc zsh fish linux-source-6.1 \
    linux-source-6.12 gcc-i686-linux-gnu libc6-dev-i386-cross cmake ninja-build meson autoconf automake

# Programs that run with splork preloaded (tests/preload_programs.rs), under --every-child (tests/every_child_programs/), and
# with --as-kernel, to try their fallbacks (tests/as_kernel/programs.rs).
PRELOAD_PACKAGES := stress-ng firejail lxc uwsgi-core qemu-system-x86 python3 nodejs fakeroot libjemalloc2 valgrind
EVERY_CHILD_PACKAGES := busybox-static curl openssl default-jdk-headless git golang-go nginx-light perl php-cli postgresql sqlite3

CROSS := aarch64-linux-gnu alpha-linux-gnu arm-linux-gnueabi arm-linux-gnueabihf hppa-linux-gnu i686-linux-gnu \
	m68k-linux-gnu mips-linux-gnu mips64el-linux-gnuabi64 mipsel-linux-gnu powerpc-linux-gnu powerpc64-linux-gnu \
	powerpc64le-linux-gnu riscv64-linux-gnu s390x-linux-gnu sh4-linux-gnu sparc64-linux-gnu x86-64-linux-gnux32
ARCH_PACKAGES := rustc-web cargo-web rust-web-src qemu-user qemu-system-arm qemu-system-mips qemu-system-misc \
	qemu-system-ppc qemu-system-sparc qemu-system-x86 clang-22 lld-22 llvm-22 $(CROSS:%=gcc-%) \
	$(patsubst %,libc6-dev-%-cross,arm64 armel armhf hppa i386 m68k mips mips64el mipsel powerpc ppc64 ppc64el riscv64 s390x sh4 \
	sparc64 x32) \
	gcc-multilib-sparc64-linux-gnu libc6.1-dev-alpha-cross bc bison flex linux-source-6.1

.DELETE_ON_ERROR:
.PHONY: all lib install install-lib uninstall header man numbers linux bench fuzz soak check check-arch kernel-packages module-packages module try-module kernel check-kernel demo clean help FORCE

all: lib $(COMMAND) $(BUILT)/printed

lib: $(SHARED) $(ARCHIVE)

help:
	@echo 'make            build libsplork.so, libsplork.a, the command and the manual pages, in $(BUILT)'
	@echo 'make lib        build only the library'
	@echo 'make install    install all of these, the headers and splork.pc; set where by DESTDIR, PREFIX, LIBDIR, INCLUDEDIR,'
	@echo '                BINDIR, DATADIR, MANDIR; the pages'\'' suffix by MANSUFFIX, the library'\''s mode by LIBMODE (755)'
	@echo 'make install-lib  install only the library, headers and splork.pc'
	@echo 'make uninstall  remove what was installed; give it the same settings'
	@echo 'make dist       pack a release: $(BUILT)/splork-$(VERSION).tar.xz'
	@echo 'make deb        build Debian packages from the release: $(BUILT)/deb/*.deb'
	@echo 'make header     generate include/, the list in README.md and debian/libsplork0.symbols from calls/'
	@echo 'make man NAME=mseal        show a manual page'
	@echo 'make numbers KERNEL=TREE   compare the tables with the numbers of a Linux source tree'
	@echo 'make linux KERNEL=TREE     generate linux/calls.tsv, the list of every Linux call, from a Linux source tree'
	@echo 'make check      install what the tests need (as root, on Debian), run all tests, list what was skipped;'
	@echo '                TESTS="-p splork-tests --test errno" runs only those'
	@echo 'make module TABLES=DIR      build a kernel module with these calls for Debian'\''s own kernel, which is fetched (kernel/README.md);'
	@echo '                settings: MODULE=DIR, NUMBERS=400, KDIR=DIR, MACHINE=arm64, SUITES="trixie-backports trixie"'
	@echo 'make try-module PROGRAM=FILE  the same, then run the program on that kernel in QEMU, and print the time of each step'
	@echo 'make kernel     build a Linux kernel with the calls of calls/ and SPLORK_CALLS: $(TARGET)/kernel/bzImage (kernel/README.md);'
	@echo '                LINUX=6.12 builds that version'
	@echo 'make check-kernel  the same, then run the C tests in QEMU: on that kernel, and with the module on Debian'\''s own kernels'
	@echo 'make check-release  build release and packages on Debian 12 and 13, install, upgrade and purge them, as root'
	@echo 'make check-arch run the C tests for other architectures, under qemu-user'
	@echo 'make check-foreign  run the clone tests of glibc and the selftests of Linux, with splork and without (as root, on Debian)'
	@echo 'make check-walks  add a call in a copy of the repository, in the steps of CONTRIBUTING.md'
	@echo 'make mutants    make small wrong changes, one at a time, and check that tests fail; NAME=trace:: takes one list of them'
	@echo 'make check-nightly  all of these checks, a build in another directory, more kernels, MINUTES=20 each of fuzz and soak: takes hours'
	@echo 'make bench      compare speed and size with glibc and others, in benches/RESULTS.md'
	@echo 'make fuzz       test with random tables, for MINUTES=5, with SEED=1: no panic, mistakes have their place, headers compile'
	@echo 'make soak       test at random, with the same settings: clone and clone3 against glibc, under signals, traces, kernel trees'
	@echo 'make demo       build, install below $(TARGET)/demo, compile and run examples/'
	@echo 'make clean      remove everything that was built'
	@echo
	@echo 'SPLORK_CALLS=DIR adds the calls of the tables in DIR to the library, and their headers.'
	@echo 'IN_C=1 makes the library from C, for architectures that Rust makes none for: m68k (docs/cross-building.md).'
	@echo 'Other settings: CARGO, CARGOFLAGS, CARGO_TARGET_DIR, CARGO_BUILD_TARGET, PROFILE=dev, CC, LD, AR, NM, OBJCOPY.'

# --- build -----------------------------------------------------------------------------------------------------------

# Rewritten only when it changes, so that what depends on it stays up to date.
$(SETTINGS): FORCE
	@mkdir -p '$(@D)'
	@new=$@.$$$$; { $(foreach name,$(REMEMBERED) $(TOOLS),printf '%s\n' '$(name)=$(subst ','\'',$($(name)))';) \
	   [ -z "$$SPLORK_CALLS" ] || cat "$$SPLORK_CALLS"/*.toml; } > $$new; \
	if cmp -s $$new $@; then rm $$new; else mv $$new $@; fi

# Installed files do not contain the paths of the machine that built them.
BUILD := tools/without-paths.sh

ifneq ($(IN_C),)
include tools/in-c.mk
else
$(SHARED): $(SOURCES) $(SETTINGS)
	$(BUILD) $(strip $(CARGO) build $(CARGOFLAGS)) --profile $(PROFILE) -p splork
	@[ -e '$(TARGET)/$(PROFILE_OUT)/libsplork.so' ] || { echo 'make: Rust builds no shared library for this target as it is; '\
	    'for a musl one set RUSTFLAGS="-C target-feature=-crt-static"' >&2; exit 1; }
	@cp '$(TARGET)/$(PROFILE_OUT)/libsplork.so' $@

# Without SPLORK_CLONE and SPLORK_TRACE. Another target directory, so that the files of plain `cargo build` stay. The crates
# that both builds use are built once (from cargo 1.91 on, which has build directories).
$(ARCHIVE): $(SHARED) tools/trim-archive.sh
	CARGO_BUILD_BUILD_DIR='$(TARGET)' $(BUILD) $(strip $(CARGO) rustc $(CARGOFLAGS)) --profile $(PROFILE) -p splork --lib \
	    --no-default-features --crate-type staticlib --target-dir '$(TARGET)/archive'
	@CC='$(CC)' LD='$(LD)' AR='$(AR)' NM='$(NM)' OBJCOPY='$(OBJCOPY)' tools/trim-archive.sh '$(TARGET)/archive/$(PROFILE_OUT)/libsplork.a' $(SHARED) $@
	@cp $(SETTINGS) $(BUILT_WITH)
endif

# Built for this machine, also when the library is built for another one. Then it is not installed.
$(COMMAND): $(SOURCES) $(wildcard cli/Cargo.toml cli/build.rs cli/src/* cli/src/*/* cli/src/*/*/*) linux/calls.tsv man/splork.7 \
	    | $(SHARED) $(ARCHIVE) # first: it takes seconds, and it is what C programs wait for
	$(BUILD) $(strip $(HOST_CARGO) build $(CARGOFLAGS)) --profile command -p splork-cli
	@mkdir -p '$(@D)'
	@cp -f '$(TARGET)/command/splork' $@
	@touch $@

# Manual pages, completion, and the headers of SPLORK_CALLS; those of calls/ are in the repository.
$(BUILT)/printed: $(COMMAND) $(SETTINGS)
	@rm -rf $(BUILT)/include $(BUILT)/man $(BUILT)/completion
	@$(if $(SPLORK_CALLS),$(COMMAND) header --out $(BUILT)/include "$$SPLORK_CALLS")
	@$(COMMAND) man --out $(BUILT)/man calls $(if $(SPLORK_CALLS),"$$SPLORK_CALLS")
	@mkdir $(BUILT)/completion
	@for shell in bash zsh fish; do $(COMMAND) completion $$shell > $(BUILT)/completion/$$shell || exit; done
	@touch $@

header:
	$(CARGO) run -q $(CARGOFLAGS) -p splork-cli -- header --out include --readme README.md --symbols debian/libsplork0.symbols calls

man: all
	@page=$$(ls man/'$(NAME)'.[17] $(BUILT)/man/man2/'$(NAME)'.2 2> /dev/null | tail -n 1); \
	[ -n "$$page" ] || { echo 'make man NAME=CALL; splork calls lists the calls' >&2; exit 1; }; man -l "$$page"

numbers: all
	@$(COMMAND) numbers --tree '$(or $(KERNEL),$(error make numbers KERNEL=TREE, a Linux source tree))' calls

linux:
	@$(CARGO) run -q $(CARGOFLAGS) -p splork-cli -- numbers --since linux/since.tsv --out linux/calls.tsv \
	    --tree '$(or $(KERNEL),$(error make linux KERNEL=TREE, a Linux source tree))' calls

# --- install ---------------------------------------------------------------------------------------------------------

install install-lib uninstall: export BUILT := $(BUILT)
install install-lib uninstall: export VERSION := $(VERSION)
install install-lib uninstall: export DESTDIR := $(DESTDIR)
install install-lib uninstall: export PREFIX := $(PREFIX)
install install-lib uninstall: export LIBDIR := $(LIBDIR)
install install-lib uninstall: export INCLUDEDIR := $(INCLUDEDIR)
install install-lib uninstall: export HEADERS := $(HEADERS)
install install-lib uninstall: export BINDIR := $(BINDIR)
install install-lib uninstall: export DATADIR := $(DATADIR)
install install-lib uninstall: export MANDIR := $(MANDIR)
install install-lib uninstall: export MANSUFFIX := $(MANSUFFIX)
install install-lib uninstall: export LIBMODE := $(LIBMODE)
install install-lib uninstall: export PROGRAM := $(if $(CARGO_BUILD_TARGET),,$(COMMAND))

install: all
	@tools/install-tree.sh install

install-lib: lib
	@tools/install-tree.sh install-lib

uninstall:
	@tools/install-tree.sh uninstall

include tools/release.mk

# --- test ------------------------------------------------------------------------------------------------------------

check:
	@tools/install-packages.sh $(TEST_PACKAGES) $(PRELOAD_PACKAGES) $(EVERY_CHILD_PACKAGES)
	@rm -rf '$(TARGET)/skips'
	@$(CARGO) test $(CARGOFLAGS) --no-fail-fast $(TESTS); status=$$?; echo; \
	cat '$(TARGET)'/skips/* /dev/null; echo "$$(cat '$(TARGET)'/skips/* /dev/null | wc -l) tests skipped in all"; \
	exit $$status

include kernel/kernel.mk

check-arch:
	@tools/install-packages.sh $(if $(CI),--require) $(ARCH_PACKAGES)
	@$(CARGO) test $(CARGOFLAGS) -p splork-tests --test check_arch -- $(if $(NIGHTLY),,--skip=-debian::)

include tools/nightly.mk
include tools/measure.mk

demo:
	@tools/demo.sh

clean:
	$(CARGO) clean
