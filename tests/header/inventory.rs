//! What the newest kernel headers of our families define is there with kernel headers of Linux 6.1 too, or stands in
//! left_out.txt with the reason.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use splork_tests::{Run, Stop, Test, command, ensure, scratch};

use crate::newest::{self, debian_12_glibc, debian_12_kernel, newest_glibc, newest_kernel};
use crate::{headers, include};

const LEFT_OUT: &str = include_str!("left_out.txt");

/// A header of the kernel's, and those of ours that have what it defines. linux/bpf.h and linux/perf_event.h are aside:
/// see calls/security.h.
pub const FAMILIES: [(&str, &[&str]); 29] = [
    ("asm-generic/mman-common.h", &["splork/mm.h"]),
    ("asm/prctl.h", &["splork/arch.h"]),
    ("linux/capability.h", &["splork/capability.h"]),
    ("linux/close_range.h", &["splork/process.h"]),
    ("linux/eventpoll.h", &["splork/epoll.h"]),
    ("linux/fcntl.h", &["splork/path.h", "splork/mount.h", "splork/pidfd.h", "splork/process.h"]),
    ("linux/fs.h", &["splork/file_attr.h"]),
    ("linux/futex.h", &["splork/futex.h"]),
    ("linux/ioprio.h", &["splork/sched.h"]),
    ("linux/kcmp.h", &["splork/process.h"]),
    ("linux/kexec.h", &["splork/kernel.h"]),
    ("linux/landlock.h", &["splork/landlock.h"]),
    ("linux/lsm.h", &["splork/lsm.h"]),
    ("linux/membarrier.h", &["splork/membarrier.h"]),
    ("linux/mempolicy.h", &["splork/numa.h"]),
    ("linux/mman.h", &["splork/mm.h"]),
    ("linux/module.h", &["splork/kernel.h"]),
    ("linux/mount.h", &["splork/mount.h"]),
    ("linux/nsfs.h", &["splork/process.h"]),
    ("linux/openat2.h", &["splork/path.h"]),
    ("linux/pidfd.h", &["splork/pidfd.h"]),
    ("linux/quota.h", &["splork/mount.h"]),
    ("linux/rseq.h", &["splork/rseq.h"]),
    ("linux/sched.h", &["splork.h", "splork/sched.h"]),
    ("linux/sched/types.h", &["splork/sched.h"]),
    ("linux/seccomp.h", &["splork/security.h"]),
    ("linux/userfaultfd.h", &["splork/security.h"]),
    ("linux/xattr.h", &["splork/xattr.h"]),
    ("asm-generic/fcntl.h", &["splork/path.h"]),
];

/// The macros, enumerators, and tags of structs and unions that this text defines; where `of` is given, those alone that
/// stand in the header of this name. `test` is whose it is: they run side by side.
pub fn defined(test: &str, text: &str, system: &[String], of: Option<&str>) -> Result<BTreeSet<String>, Stop> {
    let source = scratch(&format!("header-{test}"))?.join("source.c");
    std::fs::write(&source, text)?;
    let mut cc = command("gcc");
    cc.args(["-std=gnu11", "-D_GNU_SOURCE", "-E", "-dD", "-I"]).arg(include()).args(system).arg(source);
    let (mut names, mut code, mut inside) = (BTreeSet::new(), String::new(), of.is_none());
    for line in cc.succeed()?.lines() {
        let mut words = line.split([' ', '(']);
        match (words.next(), words.next()) {
            (Some("#"), Some(_)) => {
                let file = line.split('"').nth(1).unwrap_or_default();
                inside = of.is_none_or(|of| file.ends_with(&format!("/{of}")));
            }
            (Some("#define"), Some(name)) if inside => _ = names.insert(name.to_owned()),
            (Some("#undef"), Some(name)) => _ = names.remove(name),
            _ if inside && !line.starts_with('#') => code += &format!("{line}\n"),
            _ => {}
        }
    }
    names.extend(tags_and_enumerators(&code));
    names.retain(|name| !name.starts_with('_'));
    Ok(names)
}

/// Of preprocessed C: what stands between `struct` or `union` and a brace, and at the head of each item of an enum.
fn tags_and_enumerators(code: &str) -> Vec<String> {
    let is_word = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    let mut names = Vec::new();
    for (at, _) in code.match_indices('{') {
        let head = code[..at].rsplit([';', '{', '}']).next().unwrap_or_default();
        let words: Vec<&str> = head.split_whitespace().collect();
        if let Some(keyword) = words.iter().rposition(|word| ["struct", "union"].contains(word)) {
            names.extend(words.get(keyword + 1).filter(|tag| is_word(tag)).map(|tag| (*tag).to_owned()));
        } else if words.contains(&"enum") && !head.contains('(') {
            let body = code[at + 1..].split('}').next().unwrap_or_default();
            let items =
                body.split(',').filter_map(|item| item.split(['=', '\n', ' ']).find(|word| !word.trim().is_empty()));
            names.extend(items.map(str::trim).filter(|item| is_word(item)).map(str::to_owned));
        }
    }
    names
}

/// A line of left_out.txt: header, pattern, reason.
pub fn left_out() -> Result<Vec<(&'static str, &'static str)>, Stop> {
    let mut lines = Vec::new();
    for line in LEFT_OUT.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let parts = line.split_once(": ").filter(|(_, reason)| !reason.is_empty());
        let parts = parts.and_then(|(what, _)| what.split_once(' '));
        lines.push(parts.ok_or_else(|| Stop::Fails(format!("not HEADER NAME: REASON in left_out.txt: {line}")))?);
    }
    Ok(lines)
}

/// `*` stands for anything.
pub fn matches(pattern: &str, name: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == name,
        Some((before, behind)) => name
            .strip_prefix(before)
            .is_some_and(|rest| (0..=rest.len()).any(|at| rest.is_char_boundary(at) && matches(behind, &rest[at..]))),
    }
}

pub fn system(compiler: &str, directories: [[PathBuf; 2]; 2]) -> Result<Vec<String>, Stop> {
    newest::options(compiler, &[], &directories.concat())
}

pub fn what_newer_kernel_headers_define_is_supplied() -> Test {
    let (new, old) = (
        system("gcc", [newest_glibc()?, newest_kernel()?])?,
        system("gcc", [debian_12_glibc()?, debian_12_kernel()?])?,
    );
    let left_out = left_out()?;
    let mut needed = BTreeSet::new();
    let mut missing: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut looked_at = 0;
    for (kernels, ours) in FAMILIES {
        let ours: String = ours.iter().map(|header| format!("#include <{header}>\n")).collect();
        let supplied = defined("inventory", &ours, &old, None)?;
        let wanted = defined(
            "inventory",
            &format!("#if __has_include(<{kernels}>)\n# include <{kernels}>\n#endif\n"),
            &new,
            Some(kernels),
        )?;
        let is_of_some_architectures = kernels.starts_with("asm/");
        ensure!(is_of_some_architectures || !wanted.is_empty(), "{kernels} defines nothing");
        looked_at += wanted.len();
        for name in wanted.difference(&supplied) {
            match left_out.iter().find(|(header, pattern)| *header == kernels && matches(pattern, name)) {
                Some(line) => _ = needed.insert(*line),
                None => missing.entry(kernels).or_default().push(name.clone()),
            }
        }
    }
    ensure!(looked_at > 1000, "only {looked_at} names were found");
    ensure!(missing.is_empty(), "not supplied, nor in tests/header/left_out.txt: {missing:?}");
    let unneeded: Vec<_> = left_out.iter().filter(|line| !needed.contains(line)).collect();
    ensure!(unneeded.is_empty(), "in tests/header/left_out.txt without need: {unneeded:?}");
    Ok(())
}

/// A family that comes is looked at too, or has nothing of the kernel's headers.
pub fn every_family_is_in_the_inventory() -> Test {
    for header in headers()? {
        let is_own = ["splork/all.h", "splork/inline.h"].contains(&&*header);
        let is_listed = FAMILIES.iter().any(|(_, ours)| ours.contains(&&*header));
        ensure!(is_own || is_listed, "{header} stands behind no header of the kernel's in tests/header/inventory.rs");
    }
    Ok(())
}
