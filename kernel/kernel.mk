# The kernel's side of calls: a module for an existing kernel, and a kernel built with the calls. Included by ../Makefile,
# which has the help text.

MODULE_PACKAGES := gcc libc6-dev make pkg-config qemu-system-x86 qemu-system-arm
KERNEL_PACKAGES := gcc make bc bison flex libelf-dev xz-utils patch perl git pkg-config musl-tools gcc-i686-linux-gnu \
    libc6-dev-i386-cross cargo-web rustc-web rust-web-src \
    linux-source-6.1 qemu-system-x86 busybox-static

module-packages:
	@tools/install-packages.sh --require $(MODULE_PACKAGES)

# Few of Debian's kernels let a module handle the numbers in the tables. NUMBERS= (empty) uses these numbers anyway.
MODULE ?= $(TARGET)/module
NUMBERS ?= 400
MACHINE ?= amd64
module try-module: export MODULE := $(abspath $(MODULE))
module try-module: export TABLES := $(TABLES)
module try-module: export NUMBERS := $(NUMBERS)
module try-module: export KDIR := $(KDIR)
module try-module: export SUITES := $(SUITES)
module try-module: export MACHINE := $(MACHINE)
module try-module: export PROGRAM := $(PROGRAM)
module try-module: export STOCK := $(abspath $(TARGET))/stock/$(or $(firstword $(SUITES)),own)
module try-module: export SPLORK := $(abspath $(TARGET))/debug/splork
module try-module: export VM := $(abspath $(TARGET))/debug/splork-vm

module:
	@$(CARGO) build -q $(CARGOFLAGS) -p splork-cli
	@kernel/module.sh build

try-module:
	@$(CARGO) build -q $(CARGOFLAGS) -p splork-cli -p splork-vm
	@kernel/module.sh try

kernel-packages:
	@tools/install-packages.sh --require $(KERNEL_PACKAGES)

kernel: export LINUX := $(LINUX)
kernel:
	@$(CARGO) build -q $(CARGOFLAGS) -p splork-cli
	@SPLORK='$(abspath $(TARGET))/debug/splork' kernel/build.sh '$(TARGET)/kernel$(addprefix -,$(LINUX))' $(SPLORK_CALLS) $(SPLORK_KERNEL_TABLES)

# The tests of modules run even if those of the built kernel fail.
check-kernel: kernel-packages
	@tools/install-packages.sh linux-source-6.12 # in Debian 12's security suite; without it its tests are skipped
	@tools/install-packages.sh $(MODULE_PACKAGES) gcc-aarch64-linux-gnu libc6-dev-arm64-cross
	@failed=; $(CARGO) test $(CARGOFLAGS) -p splork-tests --test kernel -- $(if $(NIGHTLY),,--skip=nightly::) || failed=kernel; \
	$(CARGO) test $(CARGOFLAGS) -p splork-tests --test module -- $(if $(NIGHTLY),,--skip=arm64-) || failed="$$failed module"; \
	[ -z "$$failed" ] || { echo "check-kernel: failed:" $$failed; exit 1; }
