//! splork check

use std::path::PathBuf;

use splork_table::Table;

pub fn run(tables: &[PathBuf]) -> Result<(), String> {
    let table = Table::read(tables).map_err(|report| report.to_string())?;
    for family in &table.families {
        let names: Vec<&str> = family.calls.iter().map(|call| call.name.as_str()).collect();
        println!("{}: {}", family.name, names.join(" "));
    }
    Ok(())
}
