//! The byte orders, and how C tells them apart.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ByteOrder {
    Little,
    Big,
}

impl ByteOrder {
    pub const BOTH: [ByteOrder; 2] = [ByteOrder::Little, ByteOrder::Big];

    /// True in C for this one.
    pub fn condition(self) -> &'static str {
        match self {
            ByteOrder::Little => "__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__",
            ByteOrder::Big => "__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__",
        }
    }
}
