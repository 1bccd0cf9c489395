//! What is the same on all architectures whose trampolines are in arch/.

/// There is no such state on these processors.
#[allow(dead_code)] // the constructor alone asks
pub fn spawn_saves_state() -> bool {
    false
}
