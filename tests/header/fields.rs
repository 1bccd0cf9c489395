//! The structs of the newest kernel headers are there with older ones too, field by field and each in its place, in
//! whatever order a program includes the kernel's header and ours.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use splork_tests::command::exists;
use splork_tests::{Run, Stop, Test, command, ensure, scratch, skip};

use crate::include;
use crate::inventory::{FAMILIES, defined, left_out, matches, system};
use crate::newest::{
    debian_12_glibc, debian_12_kernel, debian_13_glibc, debian_13_kernel, newest_glibc, newest_kernel,
};

/// Not beside libc's headers, which ours include.
const NOT_BESIDE_LIBC: [&str; 6] = [
    "asm-generic/fcntl.h",
    "linux/eventpoll.h",
    "linux/fcntl.h",
    "linux/pidfd.h",
    "linux/quota.h",
    "linux/sched/types.h",
];

/// A struct's size, under its own name, and the place of each field, under its path.
type Layout = BTreeMap<String, u64>;

/// What clang lays out of this text's structs and unions, by tag.
fn layouts(text: &str, system: &[String]) -> Result<BTreeMap<String, Layout>, Stop> {
    let source = scratch("header-fields")?.join("source.c");
    fs::write(&source, text)?;
    let mut clang = command("clang");
    clang.args(["-std=gnu11", "-D_GNU_SOURCE", "-w", "-fsyntax-only", "-Xclang", "-fdump-record-layouts-complete"]);
    clang.args(system).arg("-I").arg(include()).arg(source);
    let printed = clang.succeed()?;
    let records = printed.split("*** Dumping AST Record Layout\n").skip(1);
    Ok(records.filter_map(|record| layout(record.split("\n\n").next().unwrap_or_default())).collect())
}

/// Of lines such as `  8 |   __u64 pidfd`: how far the text is from the bar tells what is inside what.
fn layout(record: &str) -> Option<(String, Layout)> {
    let (mut tag, mut layout) = (None, Layout::new());
    let mut path: Vec<(usize, &str)> = Vec::new();
    for (place, text) in record.lines().filter_map(|line| line.split_once(" | ")) {
        let depth = text.len() - text.trim_start().len();
        if let Some(size) = text.trim().strip_prefix("[sizeof=").and_then(|rest| rest.split(',').next()) {
            layout.insert("sizeof".to_owned(), size.parse().ok()?);
        } else if tag.is_none() {
            tag = Some(text.strip_prefix("struct ")?.to_owned()); // no union stands by itself
        } else {
            path.retain(|(other, _)| *other < depth);
            // Of an anonymous one the members are the outer one's.
            let name = if text.ends_with(')') { "" } else { text.rsplit(' ').next()? };
            path.push((depth, name));
            let names: Vec<&str> = path.iter().map(|(_, name)| *name).filter(|name| !name.is_empty()).collect();
            if !name.is_empty() {
                layout.insert(names.join("."), place.trim().split(':').next()?.parse().ok()?);
            }
        }
    }
    Some((tag?, layout))
}

fn including(header: &str) -> String {
    format!("#if __has_include(<{header}>)\n# include <{header}>\n#endif\n")
}

/// As a program sees them, whatever macros are about.
fn seen(includes: &str, kinds: &BTreeMap<String, &str>, old: &[String]) -> Result<BTreeMap<String, Layout>, Stop> {
    let users = kinds.iter().map(|(tag, kind)| format!("struct splork_test_of_{tag} {{ {kind} {tag} it; }};\n"));
    let mut seen = BTreeMap::new();
    for (user, layout) in layouts(&(includes.to_owned() + &users.collect::<String>()), old)? {
        let Some(tag) = user.strip_prefix("splork_test_of_") else { continue };
        let fields = layout.into_iter().filter_map(|(path, place)| match path.strip_prefix("it.") {
            Some(inside) => Some((inside.to_owned(), place)),
            None => (path == "sizeof").then_some((path, place)),
        });
        seen.insert(tag.to_owned(), fields.collect());
    }
    Ok(seen)
}

pub fn fields_of_newer_kernel_headers_are_supplied() -> Test {
    if !exists("clang") {
        return skip("clang is not installed");
    }
    let options = |directories: [[PathBuf; 2]; 2]| system("clang", directories);
    let new = options([newest_glibc()?, newest_kernel()?])?;
    let old = [
        (
            "Linux 6.1",
            system("gcc", [debian_12_glibc()?, debian_12_kernel()?])?,
            options([debian_12_glibc()?, debian_12_kernel()?])?,
        ),
        (
            "Linux 6.12",
            system("gcc", [debian_13_glibc()?, debian_13_kernel()?])?,
            options([debian_13_glibc()?, debian_13_kernel()?])?,
        ),
    ];
    let gcc_new = system("gcc", [newest_glibc()?, newest_kernel()?])?;
    let left_out = left_out()?;
    let (mut compared, mut wrong) = (0, BTreeSet::new());
    for (kernels, ours) in FAMILIES {
        let here = defined("fields-inventory", &including(kernels), &gcc_new, Some(kernels))?;
        let mut theirs = layouts(&including(kernels), &new)?;
        theirs.retain(|tag, _| here.contains(tag));
        let ours: String = ours.iter().map(|header| format!("#include <{header}>\n")).collect();
        let theirs_first = including(kernels) + &ours;
        let theirs_last = ours.clone() + &including(kernels);
        for (version, gcc, old) in &old {
            let supplied = defined("fields-inventory", &ours, gcc, None)?;
            let kinds: BTreeMap<String, &str> =
                theirs.keys().filter(|tag| supplied.contains(*tag)).map(|tag| (tag.clone(), "struct")).collect();
            let ways =
                if NOT_BESIDE_LIBC.contains(&kernels) { &[&ours][..] } else { &[&ours, &theirs_first, &theirs_last] };
            for (way, includes) in ways.iter().enumerate() {
                let seen = seen(includes, &kinds, old)?;
                for tag in kinds.keys() {
                    for (path, place) in &theirs[tag] {
                        compared += 1;
                        let found = seen.get(tag).and_then(|fields| fields.get(path));
                        let name = format!("{tag}.{path}");
                        if found != Some(place)
                            && !left_out.iter().any(|line| line.0 == kernels && matches(line.1, &name))
                        {
                            wrong.insert(format!("{version}, way {way}: {name} at {found:?}, not {place}"));
                        }
                    }
                }
            }
        }
    }
    ensure!(compared > 500, "only {compared} fields were compared");
    ensure!(wrong.is_empty(), "{} fields differ from the newest kernel's: {wrong:#?}", wrong.len());
    Ok(())
}
