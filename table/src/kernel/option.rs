//! What Kconfig calls a family.

/// CONFIG_ and this switches a family on. Not the bare name: the kernel has many options.
pub fn option(family: &str) -> String {
    format!("{}_SYSCALLS", family.to_uppercase())
}
