//! What the six arguments of a call of kind "clone" are; table/src/rust/clones.rs generates lists of these for build.rs.

/// What one of the call's six arguments holds.
#[derive(Clone, Copy, PartialEq)]
#[allow(dead_code)] // which are used is the table's affair
pub enum ArgSlot {
    Nothing,
    Flags,
    Stack,
    ParentTid,
    ChildTid,
    Tls,
    /// All of the extra parameter with this index.
    Extra(u8),
    /// No parameter: always this value.
    Constant(i64),
    /// Half of a 64-bit extra parameter, on 32-bit ABIs.
    Low(u8),
    High(u8),
}
