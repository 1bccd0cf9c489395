# Included by the Makefile: checks that take longer than a change waits for, and the run of all of them at night.

# For the tests of glibc and Linux; linux-source-6.12 has the latter.
FOREIGN_PACKAGES := gcc libc6-dev libcap-dev linux-source-6.12 xz-utils

.PHONY: mutants check-foreign check-walks check-reproducible check-nightly

mutants: # in a copy below $(TARGET)/mutants; lists and format: tests/mutant/
	@tools/install-packages.sh $(TEST_PACKAGES) $(ARCH_PACKAGES)
	@$(CARGO) test $(CARGOFLAGS) -p splork-tests --test mutants -- $(NAME)

# Fetched from Debian and built below $(TARGET)/foreign: tests/foreign/.
check-foreign:
	@tools/install-packages.sh $(FOREIGN_PACKAGES)
	@$(CARGO) test $(CARGOFLAGS) -p splork-tests --test foreign -- $(NAME)

check-walks:
	@$(CARGO) test $(CARGOFLAGS) -p splork-tests --test walks

check-reproducible:
	@$(CARGO) test $(CARGOFLAGS) -p splork-tests --test reproducible

# What takes longer than anybody waits: the same, with Debian's own kernels of other architectures
# booted too, more minutes at random, the same build elsewhere, and the mutants.
check-nightly:
	@rm -rf '$(TARGET)/skips'
	@passed= failed=; for target in check check-foreign check-release check-arch check-kernel check-reproducible fuzz soak check-walks mutants; do \
	    if $(MAKE) --no-print-directory $$target NIGHTLY=yes MINUTES=$(or $(MINUTES),20); \
	    then passed="$$passed $$target"; else failed="$$failed $$target"; fi; \
	done; echo; cat '$(TARGET)'/skips/* /dev/null; echo "passed:$$passed"; [ -z "$$failed" ] || { echo "failed:$$failed"; exit 1; }
