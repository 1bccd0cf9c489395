//! 7: builds from nothing; and the builds with generated tables that point 5 weighs.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use splork_table::call::Kind;
use splork_table::{Abi, Table};
use splork_tests::cli::{cargo, splork};
use splork_tests::files::copy_to;
use splork_tests::{Run, Stop, root};

use crate::library::{Library, build_directory};
use crate::program::out;
use crate::quick::is_quick;
use crate::table::{Report, Row};

const SECONDS: f64 = 45.0;
/// How many calls a table has. The last fills a kernel table up: MIPS' and x32's windows have a thousand numbers.
const CALLS: [usize; 3] = [10, 100, 1000];

pub struct Builds {
    /// With calls/ alone.
    pub plain: Library,
    /// Few calls first.
    pub generated: Vec<Generated>,
    costliest: String,
}

pub struct Generated {
    pub calls: usize,
    pub library: Library,
    /// The processors' time for the shorter of two builds.
    pub time: Duration,
    /// The header's size in bytes.
    pub header: u64,
}

/// From nothing but downloaded crates, unless this is a quick run; then with generated tables.
pub fn of_the_library() -> Result<Builds, Stop> {
    cargo().args(["fetch", "-q"]).succeed()?;
    if !is_quick() {
        remove(&build_directory())?;
    }
    let plain = Library::build("library", None)?;
    let costliest = costliest(&build_directory())?;
    let tree = out("tree");
    remove(&tree)?;
    copy_to(&tree)?;
    let mut generated = CALLS.map(|calls| Generated::build(&tree, calls)).into_iter().collect::<Result<Vec<_>, _>>()?;
    for again in generated.iter_mut().filter(|_| !is_quick()) {
        again.time = again.time.min(Generated::build(&tree, again.calls)?.time);
    }
    Ok(Builds { plain, generated, costliest })
}

impl Generated {
    /// In a copy of the repository whose calls/ has few calls beside these, so that numbers are left for a thousand.
    fn build(tree: &Path, calls: usize) -> Result<Generated, Stop> {
        let (table, headers) = (tree.join("calls"), out(&format!("generated-{calls}")));
        remove(&table)?;
        fs::create_dir_all(&table)?;
        let (needed, taken) = needed()?;
        let numbers =
            (0..CALLS[2] as u32 + 10).filter(|number| !taken.contains(number)).take(calls.saturating_sub(taken.len()));
        let generated: String = numbers.enumerate().map(|(index, number)| entry(index, number)).collect();
        for (name, text) in needed {
            fs::write(table.join(name), text)?;
        }
        fs::write(table.join("generated.toml"), generated)?;
        let library = Library::of(tree, &format!("library-{calls}"), None)?;
        splork()?.args(["header", "--out"]).arg(&headers).arg(&table).succeed()?;
        let header = fs::metadata(headers.join("splork/generated.h"))?.len();
        Ok(Generated { calls, time: library.cpu_time, library, header })
    }
}

/// The tables with functions that the library's own sources have, which cannot do without; and their numbers here.
fn needed() -> Result<(Vec<(String, String)>, Vec<u32>), Stop> {
    let calls = root().join("calls");
    let table = Table::read(std::slice::from_ref(&calls)).map_err(|report| Stop::Fails(report.to_string()))?;
    let abi = Abi::named("x86_64").expect("it is the first row");
    let (mut tables, mut numbers) = (Vec::new(), Vec::new());
    for family in &table.families {
        if family.calls.iter().any(|call| call.kind == Kind::HandWritten) {
            let name = format!("{}.toml", family.name);
            tables.push((name.clone(), fs::read_to_string(calls.join(name))?));
            numbers.extend(family.calls.iter().filter_map(|call| call.numbers.row(abi)));
        }
    }
    Ok((tables, numbers))
}

fn entry(index: usize, number: u32) -> String {
    let name = format!("generated_{index:03}");
    format!(
        "[{name}]\nabout = \"Nothing.\"\n\
         kernel = \"SYSCALL_DEFINE3({name}, int, fd, void __user *, buf, size_t, len)\"\n\
         c = \"int {name}(int fd, void *buf, size_t len)\"\nnumbers = {{ x86_64 = {number} }}\nsince = \"1.0\"\n\n"
    )
}

pub fn measure(builds: &Builds, report: &mut Report) -> Result<(), Stop> {
    let row = Row::new(7, "clean build of the library, cargo build --release");
    let seconds = builds.plain.time.as_secs_f64();
    report.add(if is_quick() {
        row.skipped("a quick run")
    } else {
        row.figure(format!("{seconds:.1} s")).reach(format!("≤ {SECONDS} s"), seconds <= SECONDS)
    });
    report.notes.push(format!("What the library's clean build spends its time on: {}.", builds.costliest));
    let row = Row::new(7, "clean build of everything, cargo build --workspace");
    if is_quick() {
        report.add(row.skipped("a quick run"));
        return Ok(());
    }
    let directory = out("everything");
    remove(&directory)?;
    let begun = Instant::now();
    cargo().args(["build", "-q", "--workspace", "--timings", "--target-dir"]).arg(&directory).succeed()?;
    report.add(row.figure(format!("{:.1} s", begun.elapsed().as_secs_f64())));
    report.notes.push(format!("What the clean build of everything spends its time on: {}.", costliest(&directory)?));
    remove(&directory)
}

fn remove(directory: &Path) -> Result<(), Stop> {
    if directory.exists() {
        fs::remove_dir_all(directory)?;
    }
    Ok(())
}

/// The packages that took longest, from the JSON in the report of `cargo build --timings`.
fn costliest(target: &Path) -> Result<String, Stop> {
    let html = fs::read_to_string(target.join("cargo-timings/cargo-timing.html"))?;
    let data = html.split_once("UNIT_DATA = ").map_or("", |(_, rest)| rest);
    let mut units = serde_json::Deserializer::from_str(data).into_iter::<Vec<serde_json::Value>>();
    let units = units.next().ok_or_else(|| Stop::Fails("cargo's timings have no UNIT_DATA".into()))??;
    let mut packages: BTreeMap<&str, f64> = BTreeMap::new();
    for unit in &units {
        let (name, duration) = (unit["name"].as_str().unwrap_or_default(), unit["duration"].as_f64());
        *packages.entry(name).or_default() += duration.unwrap_or_default();
    }
    let mut packages: Vec<_> = packages.into_iter().collect();
    packages.sort_by(|one, other| other.1.total_cmp(&one.1));
    let told = packages.iter().take(8).map(|(name, seconds)| format!("{name} {seconds:.1} s"));
    Ok(told.collect::<Vec<_>>().join(", "))
}
