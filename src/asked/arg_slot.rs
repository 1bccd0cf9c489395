//! The words of a call of kind "clone", as table/src/rust/clones.rs prints them for build.rs.

/// What one of a call's six words carries.
#[derive(Clone, Copy, PartialEq)]
#[allow(dead_code)] // which are used is the table's affair
pub enum ArgSlot {
    Nothing,
    Flags,
    Stack,
    ParentTid,
    ChildTid,
    Tls,
    /// An extra parameter, by its place, whole.
    Extra(u8),
    /// What no parameter gives.
    Constant(i64),
    /// The halves of one that has 64 bits, where words have 32.
    Low(u8),
    High(u8),
}
