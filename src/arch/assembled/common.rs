//! What a processor keeps is alike on all architectures whose trampolines are in arch/.

/// Nothing that a child could have a share in.
#[allow(dead_code)] // the constructor alone asks
pub fn spawn_saves_state() -> bool {
    false
}
