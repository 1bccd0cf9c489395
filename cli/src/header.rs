//! splork header

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use splork_table::Table;
use splork_table::diagnostic::Source;
use splork_table::header::{self, Part};
use splork_table::readme::with_list;
use splork_table::symbols::with_exports;

use crate::output;
use crate::shown::shown;
use crate::tables::{self, Sources};
use crate::write::{File, write_all};

/// Files of which a part is printed anew.
pub struct Edited<'a> {
    pub readme: Option<&'a Path>,
    pub symbols: Option<&'a Path>,
}

pub fn run(out: Option<&Path>, edited: &Edited, names: &[OsString]) -> Result<(), String> {
    let (table, parts) = meant(names)?;
    let fails = |error| format!("error: {error}\n");
    let Some(out) = out else {
        return output::print(&header::standalone(&table, &parts).map_err(fails)?);
    };
    if let Some(Part::Call(name)) = parts.iter().find(|part| matches!(part, Part::Call(_))) {
        return Err(format!(
            "error: --out writes whole families, not {name} alone: write `splork header {name} > FILE`\n"
        ));
    }
    let headers = header::print(&table).map_err(fails)?;
    let files = headers.into_iter().map(|header| File { path: out.join(&header.path), text: header.text });
    let mut files: Vec<File> = files.collect();
    let anew = |path: &Path, edit: &dyn Fn(&str) -> Result<String, String>| {
        let fails = |reason: String| format!("error: {}: {reason}\n", shown(path.as_os_str()));
        let text = fs::read_to_string(path).map_err(|error| fails(error.to_string()))?;
        Ok::<File, String>(File { path: path.to_owned(), text: edit(&text).map_err(fails)? })
    };
    if let Some(path) = edited.readme {
        files.push(anew(path, &|text| with_list(text, &table))?);
    }
    if let Some(path) = edited.symbols {
        files.push(anew(path, &|text| with_exports(text, &table, env!("CARGO_PKG_VERSION")))?);
    }
    write_all(&files)
}

/// Prints the C of the whole library.
pub fn library(names: &[OsString]) -> Result<(), String> {
    let paths: Vec<PathBuf> = names.iter().map(PathBuf::from).collect();
    let table = tables::parse(tables::sources(&paths)?)?;
    output::print(&header::library(&table).map_err(|error| format!("error: {error}\n"))?)
}

/// The tables that the names need, and the parts of them that the names select, in this order. A name is a path if there
/// is such a file or directory. Otherwise it is a family or a call of the known tables.
fn meant(names: &[OsString]) -> Result<(Table, Vec<Part>), String> {
    let known = tables::known()?;
    let all = tables::parse(known.clone())?;
    let mut needed: Sources = Vec::new();
    let mut parts: Vec<Part> = Vec::new();
    for name in names {
        let text = name.to_string_lossy();
        let path = PathBuf::from(name);
        let family = all.families.iter().position(|family| family.name == text);
        let of_call = all.families.iter().position(|family| family.calls.iter().any(|call| call.name == text));
        // Linux' sources, too, have directories mm and kernel, without tables in them.
        let is_path = path.exists()
            && !(path.is_dir() && family.is_some() && Table::sources(std::slice::from_ref(&path)).is_err());
        let (sources, part) = match (is_path, family, of_call) {
            (true, ..) => (tables::sources(&[path])?, None),
            (_, Some(index), _) => (vec![known[index].clone()], Some(Part::Family(text.into_owned()))),
            (.., Some(index)) => (vec![known[index].clone()], Some(Part::Call(text.into_owned()))),
            _ => {
                let families = all.families.iter().map(|family| &*family.name);
                let words = tables::unknown(&text, all.calls().map(|call| &*call.name).chain(families));
                return Err(format!("error: there is no table file, family or call {}; {words}\n", shown(name)));
            }
        };
        let families = sources.iter().filter_map(|(source, _)| source.path.file_stem());
        let families = families.map(|name| Part::Family(name.to_string_lossy().into_owned()));
        let wanted = part.map_or_else(|| families.collect(), |part| vec![part]);
        parts.extend(wanted.into_iter().filter(|part| !parts.contains(part)).collect::<Vec<_>>());
        let is_there = |new: &Source| needed.iter().any(|(old, _)| old.path == new.path && old.text == new.text);
        let new: Sources = sources.into_iter().filter(|(source, _)| !is_there(source)).collect();
        needed.extend(new);
    }
    Ok((tables::parse(needed)?, parts))
}
