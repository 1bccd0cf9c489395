//! The structs and constants that our headers supply are those of newer kernel headers: every one of calls/*.h against
//! the newest that Debian has, and some against the crate linux-raw-sys, for machines that cannot have those.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use linux_raw_sys::general as raw;
use splork_tests::{Run, Stop, Test, command, compiler, ensure, ensure_equal, root, scratch};

use crate::include;
use crate::newest::newest_kernel;

/// The kernel's headers that calls/*.h include, and linux/stat.h.
const KERNELS: [&str; 20] = [
    "asm/hwprobe.h",
    "asm/prctl.h",
    "linux/capability.h",
    "linux/fs.h",
    "linux/futex.h",
    "linux/ioprio.h",
    "linux/kexec.h",
    "linux/landlock.h",
    "linux/lsm.h",
    "linux/membarrier.h",
    "linux/mman.h",
    "linux/module.h",
    "linux/mount.h",
    "linux/nsfs.h",
    "linux/openat2.h",
    "linux/rseq.h",
    "linux/sched.h",
    "linux/sched/types.h",
    "linux/stat.h",
    "linux/xattr.h",
];

/// Those that ours cannot do without, so that here, too, they are this machine's.
const NEEDED: [&str; 3] = ["linux/mempolicy.h", "linux/seccomp.h", "linux/userfaultfd.h"];

/// Those that ours include not, because libc's headers do not bear them; and linux/kcmp.h, whose enumerators have no
/// stub among ours.
const APART: [&str; 7] = [
    "linux/close_range.h",
    "linux/errno.h",
    "linux/fcntl.h",
    "linux/kcmp.h",
    "linux/pidfd.h",
    "linux/prctl.h",
    "linux/types.h",
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
            let words: Vec<&str> = line
                .trim_start_matches("__extension__ ")
                .split([' ', ';', '['])
                .filter(|word| !word.is_empty())
                .collect();
            match (&words[..], tag.clone()) {
                (["struct", name, "{"], _) => {
                    tag = Some(name.to_string());
                    found.push(format!("sizeof(struct {name})"));
                }
                (_, Some(_)) if line.starts_with('}') => tag = None,
                (_, Some(of)) if line.contains(';') && !line.contains('}') => {
                    let declared = line.split([';', '[']).next().unwrap_or_default();
                    let declared = declared.split(" __attribute__").next().unwrap_or_default();
                    let name = declared.rsplit([' ', '*']).next().unwrap_or_default();
                    found.push(format!("__builtin_offsetof(struct {of}, {name})"));
                }
                (["#", "define", name, _, ..], _) if is_constant(name) => found.push(name.to_string()),
                ([name] | [name, "=", _], None) if line.starts_with("    ") && is_enumerator(name) => {
                    found.push(name.trim_end_matches(',').to_owned());
                }
                _ => {}
            }
        }
    }
    found.sort();
    found.dedup();
    Ok(found)
}

/// But the number of them, which grows.
fn is_enumerator(name: &str) -> bool {
    is_constant(name) && !name.starts_with("KCMP_TYPES")
}

/// Not a macro with parameters, nor one of the headers' own.
fn is_constant(name: &str) -> bool {
    !name.contains('(') && !name.to_lowercase().starts_with("splork") && name.starts_with(|c: char| c.is_uppercase())
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

/// A name that the kernel's header had and has no more: Linux 6.18 calls this field mnt_ns_fd.
const FORMER: &str = "__builtin_offsetof(struct mnt_id_req, spare)";

/// A struct that has grown once may grow again: its fields stay where they are. The one that stands beside the kernel's
/// under a name of ours has the kernel's layout.
fn assertion(expression: &str, value: &str) -> String {
    let comparison = if expression.starts_with("sizeof") { ">=" } else { "==" };
    let theirs = expression.replace("struct splork_", "struct ");
    format!("_Static_assert((unsigned long long)({theirs}) {comparison} {value}, \"{expression} is {value}\");\n")
}

pub fn supplied_types_are_the_newest_kernels() -> Test {
    let [architecture, tree] = newest_kernel()?;
    let directory = scratch("header-layout")?;
    let expressions = expressions()?;
    let ours = ours(&directory, &expressions)?;
    ensure_equal!(ours.len(), expressions.len(), "expressions that were printed");
    for name in ["sizeof(struct statmount)", "sizeof(struct ns_id_req)", "sizeof(struct lsm_ctx)", "FUTEX_NO_NODE"] {
        ensure!(ours.contains_key(name), "{name} was not compared");
    }
    ensure!(ours.len() > 250, "only {} were compared", ours.len());
    let includes = APART.into_iter().chain(KERNELS).chain(NEEDED).map(|name| format!("#include <{name}>\n"));
    let assertions = ours
        .iter()
        .filter(|(expression, _)| *expression != FORMER)
        .map(|(expression, value)| assertion(expression, value));
    let source = directory.join("kernels.c");
    fs::write(&source, includes.chain(assertions).collect::<String>())?;
    let mut cc = compiler();
    let riscv = tree.join("../lib/linux/uapi/riscv"); // for what no other architecture has
    cc.args(["-std=gnu11", "-fsyntax-only", "-nostdinc", "-isystem"]).arg(architecture).arg("-isystem").arg(&tree);
    cc.arg("-idirafter").arg(riscv);
    cc.arg(&source).succeed()?;
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
