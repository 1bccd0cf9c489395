//! splork check

use std::path::PathBuf;

use splork_table::Table;

use crate::output;

pub fn run(tables: &[PathBuf]) -> Result<(), String> {
    let table = Table::read(tables).map_err(|report| report.to_string())?;
    let mut text = String::new();
    for family in &table.families {
        let names: Vec<&str> = family.calls.iter().map(|call| call.name.as_str()).collect();
        text += &format!("{}: {}\n", family.name, names.join(" "));
    }
    output::print(&text)
}
