//! The structs and constants that our headers supply are those of newer kernel headers: every one of calls/*.h against
//! the source of Linux 6.12, as Debian packages it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use linux_raw_sys::general as raw;
use splork_tests::{Run, Stop, Test, command, compiler, ensure, ensure_equal, root, scratch, skip, target};

use crate::include;

const SOURCE: &str = "/usr/src/linux-source-6.12.tar.xz";

/// What is newer than that source: constants by the beginnings of their names, structs and fields. The crate
/// linux-raw-sys has them, from headers of Linux 6.17; but for the last three, of 6.19, which nothing here can compare.
const NEWER: [&str; 11] = [
    "FILE_ATTR_SIZE",
    "FUTEX2_MPOL",
    "FUTEX_NO_NODE",
    "STATMOUNT_FS_SUBTYPE",
    "STATMOUNT_SB_SOURCE",
    "STATMOUNT_OPT_",
    "STATMOUNT_SUPPORTED_MASK",
    "STATMOUNT_MNT_UIDMAP",
    "STATMOUNT_MNT_GIDMAP",
    "LISTNS_",
    "NS_ID_REQ_",
];
const NEWER_STRUCTS: [&str; 3] = ["file_attr", "xattr_args", "ns_id_req"];
const NEWER_FIELDS: [&str; 14] = [
    "fs_subtype",
    "sb_source",
    "opt_num",
    "opt_array",
    "opt_sec_num",
    "opt_sec_array",
    "supported_mask",
    "mnt_uidmap_num",
    "mnt_uidmap",
    "mnt_gidmap_num",
    "mnt_gidmap",
    "__spare2",
    "mnt_fd",
    "spare", // of mnt_id_req, where it is mnt_ns_fd now
];

/// The kernel's headers that calls/*.h include, and linux/stat.h.
const KERNELS: [&str; 12] = [
    "linux/fs.h",
    "linux/futex.h",
    "linux/ioprio.h",
    "linux/lsm.h",
    "linux/membarrier.h",
    "linux/mman.h",
    "linux/mount.h",
    "linux/nsfs.h",
    "linux/openat2.h",
    "linux/sched/types.h",
    "linux/stat.h",
    "linux/xattr.h",
];

/// Constant expressions of C: each constant that calls/*.h define, each struct's size, each field's place.
fn expressions() -> Result<Vec<String>, Stop> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root().join("calls"))? {
        let path = entry?.path();
        if path.extension().is_none_or(|ending| ending != "h") {
            continue;
        }
        let mut tag = None;
        for line in fs::read_to_string(&path)?.lines() {
            let words: Vec<&str> = line.split([' ', ';', '[']).filter(|word| !word.is_empty()).collect();
            match (&words[..], tag.clone()) {
                (["struct", name, "{"], _) => {
                    tag = Some(name.to_string());
                    found.push(format!("sizeof(struct {name})"));
                }
                (["}"], Some(_)) if line == "};" => tag = None,
                (["__extension__", _, name, "]"] | [_, name, ..], Some(of)) if line.contains(';') => {
                    found.push(format!("__builtin_offsetof(struct {of}, {name})"));
                }
                (["#", "define", name, _, ..], _) if is_constant(name) => found.push(name.to_string()),
                _ => {}
            }
        }
    }
    found.sort();
    found.dedup();
    Ok(found)
}

/// Not a macro with parameters, nor one of the headers' own.
fn is_constant(name: &str) -> bool {
    !name.contains('(') && !name.to_lowercase().starts_with("splork") && name.starts_with(|c: char| c.is_uppercase())
}

/// Whether the source has it not yet.
fn is_newer(expression: &str) -> bool {
    let words: Vec<&str> = expression.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').collect();
    NEWER.iter().any(|beginning| expression.starts_with(beginning))
        || words.iter().any(|word| NEWER_STRUCTS.contains(word) || NEWER_FIELDS.contains(word))
}

/// Ours, where the kernel's headers are all empty.
fn ours(directory: &Path, expressions: &[String]) -> Result<BTreeMap<String, String>, Stop> {
    let stubs = directory.join("stubs");
    for name in KERNELS.iter().chain(&["linux/version.h"]) {
        let path = stubs.join(name);
        fs::create_dir_all(path.parent().expect("below stubs"))?;
        fs::write(path, "")?;
    }
    let print =
        |expression: &String| format!("    printf(\"{expression} = %#llx\\n\", (unsigned long long)({expression}));\n");
    let body: String = expressions.iter().map(print).collect();
    let program = format!("#include <splork/all.h>\n#include <stdio.h>\nint main(void)\n{{\n{body}    return 0;\n}}\n");
    let (source, binary) = (directory.join("ours.c"), directory.join("ours"));
    fs::write(&source, program)?;
    let mut cc = compiler();
    cc.arg("-D_GNU_SOURCE").arg("-isystem").arg(&stubs).arg("-I").arg(include()).arg(&source).arg("-o").arg(&binary);
    cc.succeed()?;
    let printed = command(&binary).succeed()?;
    Ok(printed.lines().filter_map(|line| line.split_once(" = ")).map(|(a, b)| (a.to_owned(), b.to_owned())).collect())
}

/// include/uapi of the packaged source, made fit for programs as its headers_install does. Unpacked once: it takes long.
fn kernels() -> Result<PathBuf, Stop> {
    let ready = target().join("linux-6.12-uapi");
    if !ready.is_dir() {
        let directory = scratch("header-layout-source")?;
        let mut tar = command("tar");
        tar.arg("-C").arg(&directory).args(["-xf", SOURCE, "--strip-components=3", "linux-source-6.12/include/uapi"]);
        tar.succeed()?;
        for stub in ["compiler.h", "compiler_types.h"] {
            fs::write(directory.join("linux").join(stub), "")?;
        }
        fs::rename(directory, &ready)?;
    }
    Ok(ready)
}

pub fn supplied_types_are_the_kernels() -> Test {
    if !Path::new(SOURCE).is_file() {
        return skip(format!("{SOURCE} is not there (package linux-source-6.12)"));
    }
    let directory = scratch("header-layout")?;
    let expressions = expressions()?;
    let ours = ours(&directory, &expressions)?;
    ensure_equal!(ours.len(), expressions.len(), "expressions that were printed");
    let tree = kernels()?;
    // fcntl.h for O_CLOEXEC. The enumerators of linux/kcmp.h have no stub among ours.
    let names = ["fcntl.h", "linux/kcmp.h"].into_iter().chain(KERNELS);
    let mut text: String = names.map(|name| format!("#include <{name}>\n")).collect();
    let mut compared = 0;
    for (expression, value) in ours.iter().filter(|(expression, _)| !is_newer(expression)) {
        text +=
            &format!("_Static_assert((unsigned long long)({expression}) == {value}, \"{expression} is {value}\");\n");
        compared += 1;
    }
    for name in ["sizeof(struct statmount)", "sizeof(struct cachestat)", "sizeof(struct lsm_ctx)", "FUTEX2_NUMA"] {
        ensure!(ours.contains_key(name) && !is_newer(name), "{name} was not compared");
    }
    ensure!(compared > 150, "only {compared} of {} were compared", ours.len());
    let source = directory.join("kernels.c");
    fs::write(&source, text)?;
    let mut cc = compiler();
    cc.args([
        "-fsyntax-only",
        "-D_GNU_SOURCE",
        "-D__user=",
        "-D__always_inline=inline",
        "-D__EXPORTED_HEADERS__",
        "-isystem",
    ])
    .arg(tree)
    .arg(&source);
    cc.succeed()?;
    Ok(())
}

macro_rules! places {
    ($($tag:ident { $($field:ident)* })*) => {
        [$(
            (format!("sizeof(struct {})", stringify!($tag)), size_of::<raw::$tag>() as u64),
            $((format!("__builtin_offsetof(struct {}, {})", stringify!($tag), stringify!($field)),
               std::mem::offset_of!(raw::$tag, $field) as u64),)*
        )*]
    };
}

macro_rules! values {
    ($($name:ident)*) => { [$((stringify!($name).to_owned(), raw::$name as u64)),*] };
}

pub fn newest_types_are_those_of_linux_raw_sys() -> Test {
    let expressions = expressions()?;
    let ours = ours(&scratch("header-layout-newest")?, &expressions)?;
    let places = places! {
        xattr_args { value size flags }
        file_attr { fa_xflags fa_extsize fa_nextents fa_projid fa_cowextsize }
        statmount {
            size mnt_opts mask sb_dev_major sb_dev_minor sb_magic sb_flags fs_type mnt_id mnt_parent_id mnt_id_old
            mnt_parent_id_old mnt_attr mnt_propagation mnt_peer_group mnt_master propagate_from mnt_root mnt_point
            mnt_ns_id fs_subtype sb_source opt_num opt_array opt_sec_num opt_sec_array supported_mask mnt_uidmap_num
            mnt_uidmap mnt_gidmap_num mnt_gidmap __spare2 str_
        }
    };
    let values = values! {
        FILE_ATTR_SIZE_VER0 FUTEX2_MPOL STATMOUNT_FS_SUBTYPE STATMOUNT_SB_SOURCE STATMOUNT_OPT_ARRAY
        STATMOUNT_OPT_SEC_ARRAY STATMOUNT_SUPPORTED_MASK STATMOUNT_MNT_UIDMAP STATMOUNT_MNT_GIDMAP
    };
    let theirs: BTreeMap<String, u64> = places.into_iter().chain(values).collect();
    for (expression, value) in &theirs {
        let expression = expression.replace("str_)", "str)"); // a type of Rust's
        let ours = ours.get(&expression).and_then(|value| u64::from_str_radix(value.trim_start_matches("0x"), 16).ok());
        ensure_equal!(ours, Some(*value), "{expression}");
    }
    Ok(())
}
