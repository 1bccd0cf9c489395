//! A run that only goes through the motions, for tests/bench.rs.

/// Whether this only goes through the motions.
pub fn is_quick() -> bool {
    std::env::var_os("SPLORK_BENCH_QUICK").is_some_and(|value| !value.is_empty() && value != "0")
}

/// So many rounds, or few.
pub fn rounds(thorough: u32) -> String {
    if is_quick() { thorough.min(5) } else { thorough }.to_string()
}
