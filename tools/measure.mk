# Included by the Makefile: what measures, and what tries at random.

bench: # not in `cargo build`: only this target builds it
	@tools/install-packages.sh $(BENCH_PACKAGES)
	@$(CARGO) run -q $(CARGOFLAGS) -p splork-bench

# MINUTES=5 SEED=1 say how long and which; FIRST=N begins with that table or tuple.
fuzz soak:
	@tools/install-packages.sh $(SOAK_PACKAGES)
	@$(CARGO) run -q $(CARGOFLAGS) --profile soak -p splork-soak -- $@ \
	    --minutes $(or $(MINUTES),5) --seed $(or $(SEED),1) --first $(or $(FIRST),0)
