//! 5: what the library weighs, what a call adds, and what a table of many adds.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use object::{Object, ObjectSection, SectionFlags};
use splork_table::Table;
use splork_table::call::Kind;
use splork_tests::{Run, Stop, command, root};

use crate::build::Builds;
use crate::library::Library;
use crate::program::{cc, out};
use crate::table::{Report, Row};

/// What a call may take in the library, and how long it may take to build.
const BYTES: f64 = 64.0;
const MILLISECONDS: f64 = 2.0;

pub fn measure(builds: &Builds, report: &mut Report) -> Result<(), Stop> {
    let plain = &builds.plain;
    let row = |what: &str, size: u64| Row::new(5, what).figure(format!("{size} bytes"));
    report.add(row("libsplork.so, stripped", stripped(&plain.shared, "--strip-all")?));
    report.add(row("libsplork.a, stripped", stripped(&plain.archive, "--strip-unneeded")?));
    static_growth(plain, report)?;
    per_call(builds, report)
}

fn stripped(file: &Path, how: &str) -> Result<u64, Stop> {
    let output = out("stripped");
    command("strip").arg(how).arg(file).arg("-o").arg(&output).succeed()?;
    Ok(fs::metadata(output)?.len())
}

/// What of a program or library is loaded, by section, without what only fills a page up.
fn loaded(file: &Path) -> Result<BTreeMap<String, u64>, Stop> {
    let data = fs::read(file)?;
    let file = object::File::parse(&*data)?;
    let is_loaded = |section: &object::Section| match section.flags() {
        SectionFlags::Elf { sh_flags } => sh_flags & u64::from(object::elf::SHF_ALLOC) != 0,
        _ => false,
    };
    let sections = file.sections().filter(is_loaded).filter(|section| section.name() != Ok(".relro_padding"));
    Ok(sections.map(|section| (section.name().unwrap_or_default().to_owned(), section.size())).collect())
}

fn sum(sections: &BTreeMap<String, u64>) -> u64 {
    sections.values().sum()
}

/// A static program that uses none of our functions, one, and eleven.
fn static_growth(library: &Library, report: &mut Report) -> Result<(), Stop> {
    let table = Table::read(&[root().join("calls")]).map_err(|report| Stop::Fails(report.to_string()))?;
    let calls = table.calls().filter(|call| call.kind == Kind::Plain && call.since.is_some());
    let symbols: Vec<String> = calls.take(11).map(|call| call.symbol()).collect();
    for (how, option) in [("as it is", None), ("with --gc-sections", Some("-Wl,--gc-sections"))] {
        let size = |used: usize| {
            let declared: String = symbols[..used].iter().map(|name| format!("long {name}(void);\n")).collect();
            let called: String = symbols[..used].iter().map(|name| format!(" + {name}()")).collect();
            let (source, binary) = (out("uses.c"), out("uses"));
            fs::write(&source, format!("{declared}int main(void) {{ return (int)(0L{called}); }}\n"))?;
            let mut cc = cc();
            cc.args(["-static"]).args(option).arg(&source).arg(&library.archive).arg("-o").arg(&binary).succeed()?;
            Ok::<_, Stop>(sum(&loaded(&binary)?))
        };
        let (none, one, eleven) = (size(0)?, size(1)?, size(11)?);
        let first = one.saturating_sub(none);
        let further = eleven.saturating_sub(one) as f64 / 10.0;
        let row = Row::new(5, format!("static program, growth by the first call, {how}"));
        report.add(row.figure(format!("{first} bytes")));
        let row = Row::new(5, format!("static program, growth by each further call, {how}"));
        report.add(row.figure(format!("{further:.1} bytes")));
    }
    Ok(())
}

/// Between libraries with few calls and with many.
fn per_call(builds: &Builds, report: &mut Report) -> Result<(), Stop> {
    let sizes = builds.generated.iter().map(|generated| loaded(&generated.library.shared));
    let sizes = sizes.collect::<Result<Vec<_>, Stop>>()?;
    for (index, pair) in builds.generated.windows(2).enumerate() {
        let [few, many] = pair else { unreachable!("windows of two") };
        let calls = (many.calls - few.calls) as f64;
        let bytes = (sum(&sizes[index + 1]) as f64 - sum(&sizes[index]) as f64) / calls;
        let row =
            |what: &str| Row::new(5, format!("{what} from a table of {} to one of {} calls", few.calls, many.calls));
        let in_library = row("bytes per call in the .so").figure(format!("{bytes:.1} bytes"));
        report.add(in_library.reach(format!("≤ {BYTES}"), bytes <= BYTES));
        let header = (many.header - few.header) as f64 / calls;
        report.add(row("header per call").figure(format!("{header:.0} bytes")));
    }
    let (few, many) = (&sizes[0], sizes.last().expect("there are three"));
    let [first, .., last] = &builds.generated[..] else { unreachable!("three of them") };
    let calls = (last.calls - first.calls) as f64;
    let time = (last.time.as_secs_f64() - first.time.as_secs_f64()) * 1e3 / calls;
    let row =
        Row::new(5, format!("build time per call from a table of {} to one of {} calls", first.calls, last.calls));
    report.add(row.figure(format!("{time:.2} ms")).reach(format!("≤ {MILLISECONDS} ms"), time <= MILLISECONDS));
    let growth = |(name, size): (&String, &u64)| {
        let bytes = (*size as f64 - few.get(name).copied().unwrap_or_default() as f64) / calls;
        (bytes >= 0.05).then(|| format!("{name} {bytes:.1}"))
    };
    let growths: Vec<String> = many.iter().filter_map(growth).collect();
    report.notes.push(format!("Bytes per generated call in the .so, by section: {}.", growths.join(", ")));
    Ok(())
}
