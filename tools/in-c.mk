# Included by the Makefile for IN_C=1: the library from C, where Rust has no target or makes wrong code.

# What was asked for, not this machine's: cc would take it without a word.
C_COMPILER := $(if $(call is_given,CC),$(CC),$(if $(GNU),$(GNU)-gcc,$(CC)))
# As build.rs has them for Rust's. Unwinding must end in the child, so there are tables.
C_LIBRARY := -std=gnu11 -O2 -fPIC -fasynchronous-unwind-tables -ffile-prefix-map='$(CURDIR)'=/splork -I'$(BUILT)/include' -Iinclude
C_SHARED := -DSPLORK_SHARED -shared -nostartfiles -Wl,-soname,libsplork.so.$(firstword $(subst ., ,$(VERSION))) \
    -Wl,-z,nodelete -Wl,-z,relro,-z,now -Wl,-z,noexecstack -Wl,-z,text -Wl,-z,defs -Wl,-Bsymbolic-functions

$(BUILT)/splork.c: $(SOURCES) $(SETTINGS) $(wildcard cli/src/*.rs)
	@command -v $(firstword $(C_COMPILER)) > /dev/null || { \
	    echo 'make: $(firstword $(C_COMPILER)) is not installed (Debian: gcc-$(or $(GNU),x86-64-linux-gnu); CC names another)' >&2; exit 1; }
	@$(HOST_CARGO) run -q $(CARGOFLAGS) -p splork-cli -- header --library calls $(if $(SPLORK_CALLS),"$$SPLORK_CALLS") > $@
	@$(if $(SPLORK_CALLS),$(HOST_CARGO) run -q $(CARGOFLAGS) -p splork-cli -- header --out $(BUILT)/include "$$SPLORK_CALLS")

$(SHARED): $(BUILT)/splork.c
	$(C_COMPILER) $(C_LIBRARY) $(C_SHARED) -o $@ $<

# A relative name, so that the archive does not tell where it was built.
$(ARCHIVE): $(BUILT)/splork.c $(SHARED)
	$(C_COMPILER) $(C_LIBRARY) -c -o $(BUILT)/splork.o $<
	@rm -f $@
	$(AR) rcsD $@ $(BUILT)/splork.o
	@cp $(SETTINGS) $(BUILT_WITH)
