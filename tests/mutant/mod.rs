//! Small wrong changes to the sources, each with the tests that must fail of it: list/*.toml.
//!
//! ```toml
//! [name]
//! file   = "src/arch/x86_64.rs"
//! behind = "fn spawn("               # where the text is there several times: the first behind this one
//! old    = '".cfi_undefined rip",'
//! new    = ''
//! make   = "header"                  # where that target comes before the tests: include/ is printed
//! tests  = ["tests/c_tests::splork_spawn_backtrace_ends::shared"]    # PACKAGE/TARGET::NAME
//! survives = "why no test can see it"                                # only of one that is known to
//! ```

use std::fs;

use splork_tests::{Stop, root};

pub struct Mutant {
    pub name: String,
    pub file: String,
    behind: Option<String>,
    old: String,
    new: String,
    #[allow(dead_code)] // only the runner asks
    pub make: Option<String>,
    pub tests: Vec<String>,
    #[allow(dead_code)] // only the runner asks
    pub survives: Option<String>,
}

/// Of `PACKAGE/TARGET::NAME`; a library's own tests have the target `lib`, a command's `bins`.
pub fn parts(test: &str) -> Result<(&str, &str, &str), Stop> {
    let parts = test.split_once("::").and_then(|(start, name)| Some((start.split_once('/')?, name)));
    let ((package, target), name) = parts.ok_or_else(|| Stop::Fails(format!("{test}: not PACKAGE/TARGET::NAME")))?;
    Ok((package, target, name))
}

/// All, by their list and their name: `trace::trace_without_tls`.
pub fn all() -> Result<Vec<Mutant>, Stop> {
    let entries = fs::read_dir(root().join("tests/mutant/list"))?.collect::<Result<Vec<_>, _>>()?;
    let mut paths: Vec<_> = entries.iter().map(fs::DirEntry::path).collect();
    paths.sort();
    let mut all = vec![];
    for path in paths {
        let table: toml::Table = fs::read_to_string(&path)?.parse()?;
        let list = path.file_stem().expect("it is a file").display().to_string();
        for (name, value) in &table {
            let name = format!("{list}::{name}");
            all.push(Mutant::read(&name, value).map_err(|what| Stop::Fails(format!("{name}: {what}")))?);
        }
    }
    Ok(all)
}

impl Mutant {
    fn read(name: &str, value: &toml::Value) -> Result<Mutant, String> {
        let table = value.as_table().ok_or("it is no table")?;
        const KEYS: [&str; 7] = ["file", "behind", "old", "new", "make", "tests", "survives"];
        if let Some(key) = table.keys().find(|key| !KEYS.contains(&key.as_str())) {
            return Err(format!("there is no key {key}"));
        }
        let optional = |key: &str| table.get(key).and_then(toml::Value::as_str).map(str::to_owned);
        let text = |key: &str| optional(key).ok_or(format!("{key} is missing, or no string"));
        let tests = table.get("tests").and_then(toml::Value::as_array).ok_or("tests is missing, or no array")?;
        let tests: Vec<String> = tests.iter().filter_map(toml::Value::as_str).map(str::to_owned).collect();
        if tests.is_empty() {
            return Err("it names no test".to_owned());
        }
        Ok(Mutant {
            name: name.to_owned(),
            file: text("file")?,
            behind: optional("behind"),
            old: text("old")?,
            new: text("new")?,
            make: optional("make"),
            tests,
            survives: optional("survives"),
        })
    }

    /// The file's text with the change. The text to replace must be there exactly once; what it is behind, too.
    pub fn applied(&self, text: &str) -> Result<String, Stop> {
        let fails = |what: String| Stop::Fails(format!("{} of {}: {what}", self.name, self.file));
        let once = |part: &str| match text.matches(part).count() {
            1 => Ok(text.find(part).expect("it was counted") + part.len()),
            count => Err(fails(format!("is there {count} times, not once:\n{part}"))),
        };
        let start = match &self.behind {
            Some(behind) => once(behind)?,
            None => once(&self.old)? - self.old.len(),
        };
        if self.old == self.new {
            return Err(fails("changes nothing".to_owned()));
        }
        let Some(place) = text[start..].find(&self.old) else {
            return Err(fails(format!("is not behind {:?}:\n{}", self.behind, self.old)));
        };
        let (before, rest) = text.split_at(start + place);
        Ok(format!("{before}{}{}", self.new, &rest[self.old.len()..]))
    }
}
