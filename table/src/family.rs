//! The calls of one table file.

use crate::call::Call;

/// One table file: a header of its own.
#[derive(Debug)]
pub struct Family {
    /// The file's name without its ending.
    pub name: String,
    pub calls: Vec<Call>,
    /// The C of NAME.h beside the table: structs and constants that older kernel headers lack.
    pub types: Option<String>,
}

impl Family {
    /// As C names it: splork.h for the library's own family, splork/NAME.h for the others.
    pub fn header(&self) -> String {
        if self.name == "splork" { "splork.h".to_owned() } else { format!("splork/{}.h", self.name) }
    }
}
