//! The plan for a made tree, of which each file has what the plan looks for.

use std::collections::BTreeMap;

mod compat;
mod removal;
mod rows;

use super::*;
use crate::diagnostic::Source;
use crate::table::Table;

type Files = BTreeMap<String, String>;

fn table(family: &str, text: &str) -> Table {
    let source = Source { path: format!("{family}.toml").into(), text: text.to_owned() };
    Table::parse(vec![source]).unwrap_or_else(|report| panic!("{report}"))
}

/// 120 calls named c0, c1 ..., the way the kernel's tables look.
fn rows(abi: &str) -> String {
    (0..120).map(|number| format!("{number}\t{abi}\tc{number}\tsys_c{number}\n")).collect()
}

/// The files that every tree has; x32's own numbers come behind the others.
fn made_tree(is_new: bool) -> Files {
    let mut files = BTreeMap::from([
        (
            "arch/x86/entry/syscalls/syscall_64.tbl",
            format!("# numbers\n{}512\tx32\told\tcompat_sys_old\n# end\n", rows("common")),
        ),
        ("arch/x86/entry/syscalls/syscall_32.tbl", rows("i386")),
        ("include/linux/syscalls.h", "struct a;\n\n/*\n * Architecture-specific system calls\n */\n".to_owned()),
        ("include/linux/compat.h", "struct b;\n\n#endif /* CONFIG_ARCH_HAS_SYSCALL_WRAPPER */\n".to_owned()),
        ("kernel/sys_ni.c", "#include <linux/syscalls.h>\nCOND_SYSCALL(c1);\n".to_owned()),
        ("init/Kconfig", "config A\n\tbool\n\nconfig RSEQ\n\tbool\n".to_owned()),
        ("kernel/Makefile", "obj-y = fork.o\nobj-$(CONFIG_A) += a.o\n".to_owned()),
        ("tools/testing/selftests/Makefile", "TARGETS = alsa\nTARGETS += bpf\nTARGETS += zram\n".to_owned()),
    ]);
    if is_new {
        files.insert("scripts/syscall.tbl", rows("common"));
    } else {
        let text = "#define __NR_c450 450\n__SYSCALL(__NR_c450, sys_c450)\n\n#undef __NR_syscalls\n#define __NR_syscalls 451\n";
        files.insert("include/uapi/asm-generic/unistd.h", text.to_owned());
    }
    files.into_iter().map(|(path, text)| (path.to_owned(), text)).collect()
}

fn planned(table: &Table, files: &Files) -> Result<Plan, Vec<String>> {
    plan(table, &|path| Ok(files.get(path).cloned()))
}

fn apply(files: &mut Files, plan: Plan) {
    for Change { path, new, .. } in plan.changes {
        match new {
            Some(text) => files.insert(path, text),
            None => files.remove(&path),
        };
    }
}

fn applied(table: &Table, files: &Files) -> Files {
    let plan = planned(table, files).unwrap_or_else(|problems| panic!("{problems:?}"));
    let mut files = files.clone();
    apply(&mut files, plan);
    files
}

const EVERYWHERE: &str = r#"
[frob]
about  = "Frobs."
kernel = "SYSCALL_DEFINE3(frob, int, fd, size_t, len, void __user *, buf)"
c      = "int frob(int fd, void *buf, size_t len)"
number = 903
"#;

const WIDE: &str = r#"
[seek_far]
about   = "Needs care with 32-bit programs."
kernel  = "SYSCALL_DEFINE3(seek_far, long, delta, loff_t, offset, unsigned int, flags)"
c       = "int seek_far(long delta, loff_t offset, unsigned int flags)"
numbers = { x86_64 = 904, i386 = 904 }
"#;

#[test]
fn a_call_for_all_architectures_gets_every_row() {
    for is_new in [false, true] {
        let files = applied(&table("frob", EVERYWHERE), &made_tree(is_new));
        assert!(files["arch/x86/entry/syscalls/syscall_64.tbl"].ends_with("# end\n903\tcommon\tfrob\t\t\tsys_frob\n"));
        assert!(files["arch/x86/entry/syscalls/syscall_32.tbl"].ends_with("903\ti386\tfrob\t\t\tsys_frob\n"));
        if is_new {
            assert!(files["scripts/syscall.tbl"].ends_with("903\tcommon\tfrob\t\t\tsys_frob\n"));
        } else {
            let text = &files["include/uapi/asm-generic/unistd.h"];
            assert!(text.contains("#define __NR_frob 903\n__SYSCALL(__NR_frob, sys_frob)\n"));
            assert!(text.ends_with("#define __NR_syscalls 904\n"));
        }
        let prototype = "asmlinkage long sys_frob(int fd, size_t len, void __user *buf);";
        assert!(files["include/linux/syscalls.h"].contains(prototype));
        assert!(files["kernel/sys_ni.c"].contains("/* kernel/frob.c */\nCOND_SYSCALL(frob);\n"));
        assert!(files["kernel/Makefile"].ends_with("obj-$(CONFIG_A) += a.o\nobj-$(CONFIG_FROB_SYSCALLS) += frob.o\n"));
        assert!(
            files["tools/testing/selftests/Makefile"].contains("TARGETS += bpf\nTARGETS += frob\nTARGETS += zram\n")
        );
        assert!(files["init/Kconfig"].contains("config FROB_SYSCALLS\n"));
        let define = "SYSCALL_DEFINE3(frob, int, fd, size_t, len, void __user *, buf)\n";
        assert!(files["kernel/frob.c"].contains(define));
    }
}

#[test]
fn twice_changes_nothing_more() {
    for (family, text) in [("frob", EVERYWHERE), ("wide", WIDE)] {
        let table = table(family, text);
        let once = applied(&table, &made_tree(true));
        assert_eq!(planned(&table, &once).unwrap().changes, []);
    }
}

#[test]
fn what_is_filled_in_stays() {
    let table = table("frob", EVERYWHERE);
    let mut files = applied(&table, &made_tree(false));
    files.get_mut("kernel/frob.c").unwrap().push_str("/* mine */\n");
    assert_eq!(planned(&table, &files).unwrap().changes, []);
}

#[test]
fn a_new_call_of_the_family_joins_the_others() {
    let first = applied(&table("frob", EVERYWHERE), &made_tree(false));
    let both = applied(&table("frob", &(EVERYWHERE.to_owned() + WIDE)), &first);
    assert!(both["kernel/frob.c"].starts_with(&first["kernel/frob.c"]));
    assert!(both["kernel/frob.c"].contains("seek_far"));
    assert!(both["kernel/sys_ni.c"].contains("COND_SYSCALL(frob);\n"));
}

#[test]
fn thirty_two_bit_programs_get_an_entry_of_their_own_where_they_need_one() {
    let files = applied(&table("wide", WIDE), &made_tree(false));
    assert!(files["arch/x86/entry/syscalls/syscall_64.tbl"].ends_with("904\t64\tseek_far\t\t\tsys_seek_far\n"));
    let row = "904\ti386\tseek_far\t\t\tsys_seek_far\t\tcompat_sys_seek_far\n";
    assert!(files["arch/x86/entry/syscalls/syscall_32.tbl"].ends_with(row));
    let define = "COMPAT_SYSCALL_DEFINE4(seek_far, compat_long_t, delta, compat_arg_u64_dual(offset),\n\t\t       unsigned int, flags)";
    assert!(files["kernel/wide.c"].contains(define));
    assert!(files["kernel/wide.c"].contains("do_seek_far(delta, compat_arg_u64_glue(offset), flags)"));
    assert!(files["kernel/sys_ni.c"].contains("COND_SYSCALL_COMPAT(seek_far);"));
    assert!(!files["include/uapi/asm-generic/unistd.h"].contains("seek_far"));
}

#[test]
fn a_number_that_is_taken_is_refused() {
    let mut files = made_tree(false);
    files.get_mut("arch/x86/entry/syscalls/syscall_32.tbl").unwrap().push_str("903\ti386\tother\tsys_other\n");
    let problems = planned(&table("frob", EVERYWHERE), &files).unwrap_err();
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(problems[0].starts_with("arch/x86/entry/syscalls/syscall_32.tbl:121: number 903"), "{problems:?}");
    assert!(problems[0].contains("other's"));
}

#[test]
fn another_number_than_the_trees_is_refused() {
    let files = applied(&table("frob", EVERYWHERE), &made_tree(true));
    let problems = planned(&table("frob", &EVERYWHERE.replace("903", "905")), &files).unwrap_err();
    assert!(problems.iter().all(|problem| problem.contains("frob is number 903")), "{problems:?}");
}

#[test]
fn a_tree_that_is_no_linux_is_refused() {
    let problems = planned(&table("frob", EVERYWHERE), &Files::new()).unwrap_err();
    assert!(problems.iter().any(|problem| problem.contains("is this a Linux source tree")), "{problems:?}");
    for path in made_tree(false).into_keys().filter(|path| path != "include/linux/compat.h") {
        let mut files = made_tree(false);
        files.insert(path.clone(), "nothing that is known\n".to_owned());
        let problems = planned(&table("frob", EVERYWHERE), &files).unwrap_err();
        assert!(problems.iter().all(|problem| problem.starts_with(&path)), "{path}: {problems:?}");
    }
}

#[test]
fn a_file_of_that_name_is_not_overwritten() {
    let mut files = made_tree(false);
    files.insert("kernel/frob.c".to_owned(), "int frobs;\n".to_owned());
    assert!(planned(&table("frob", EVERYWHERE), &files).unwrap_err()[0].starts_with("kernel/frob.c"));
}

/// The kernel's scripts want them so.
#[test]
fn a_row_takes_its_place_among_the_numbers() {
    let path = "arch/x86/entry/syscalls/syscall_32.tbl";
    let mut files = made_tree(true);
    files.get_mut(path).unwrap().push_str("950\ti386\tlater\tsys_later\n");
    let text = &applied(&table("frob", EVERYWHERE), &files)[path];
    let place = |name: &str| text.lines().position(|line| line.contains(name)).unwrap();
    assert_eq!(place("sys_c119") + 1, place("sys_frob"), "{text}");
    assert_eq!(place("sys_frob") + 1, place("sys_later"), "{text}");
}

/// Whatever a run that was killed has left, the next one goes on with; another test's directory it leaves alone.
#[test]
fn a_run_that_was_killed_is_gone_on_with() {
    let (table, tree) = (table("frob", EVERYWHERE), made_tree(false));
    let done = applied(&table, &tree);
    for half in 0..2 {
        let is_there = |(index, _): &(usize, &String)| index % 2 == half;
        let mut files = tree.clone();
        for (_, path) in done.keys().enumerate().filter(is_there) {
            files.insert(path.clone(), done[path].clone());
        }
        assert_eq!(applied(&table, &files), done);
    }
    let mut files = tree;
    files.insert("tools/testing/selftests/frob/Makefile".to_owned(), "# theirs\n".to_owned());
    let problems = planned(&table, &files).unwrap_err();
    assert!(problems[0].contains("another test's"), "{problems:?}");
}
