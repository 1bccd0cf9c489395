//! Other architectures' tables: what goes in, and that nothing stays out without a note.

use super::*;
use crate::kernel_tables::{KERNEL_TABLES, KernelTable};

const CLONE: &str = r#"
[another]
about  = "A clone."
kind   = "clone"
kernel = "SYSCALL_DEFINE4(another, unsigned long, flags, unsigned long, stack, unsigned long, tls, int, extra)"
c      = "int another(int (*fn)(void *), void *stack, int flags, void *arg, int extra, void *tls)"
number = 905
"#;

const UNISTD32: &str = "arch/arm64/include/asm/unistd32.h";

/// A tree with the tables of all architectures. clone3's entry is the one given; s390's rows have two entries.
fn whole_tree(is_new: bool, clone3: &str) -> Files {
    let mut files = made_tree(is_new);
    for KernelTable { path, abis, .. } in
        KERNEL_TABLES.iter().filter(|table| !files.contains_key(table.path)).collect::<Vec<_>>()
    {
        let word = abis[0].1[0];
        let second = if path.contains("s390") { "\tsys_pidfd_getfd" } else { "" };
        let model = format!("438\t{word}\tpidfd_getfd\tsys_pidfd_getfd{second}\n");
        let clone_word = if path.contains("powerpc") { "nospu" } else { word };
        let text = format!("{}435\t{clone_word}\tclone3\t{clone3}\n{model}", rows(word));
        files.insert((*path).to_owned(), text);
    }
    for path in ["arch/x86/entry/syscalls/syscall_64.tbl", "arch/x86/entry/syscalls/syscall_32.tbl"] {
        let word = if path.contains("32") { "i386" } else { "common" };
        files.get_mut(path).unwrap().push_str(&format!("435\t{word}\tclone3\tsys_clone3\n"));
    }
    if is_new {
        files
            .insert("arch/arm64/tools/syscall_32.tbl".to_owned(), rows("common") + "435\tcommon\tclone3\tsys_clone3\n");
    } else {
        let end = " * Please add new compat syscalls above this comment and update\n * __NR_compat_syscalls in asm/unistd.h.\n";
        files.insert(UNISTD32.to_owned(), format!("#define __NR_c1 1\n__SYSCALL(__NR_c1, sys_c1)\n\n/*\n{end} */\n"));
        let count = "#ifdef CONFIG_COMPAT\n#define __NR_compat_syscalls\t\t451\n#endif\n";
        files.insert("arch/arm64/include/asm/unistd.h".to_owned(), count.to_owned());
    }
    files
}

fn notes(table: &Table, files: &Files) -> String {
    planned(table, files).unwrap_or_else(|problems| panic!("{problems:?}")).notes.join("\n")
}

/// The last line of a table.
fn last<'a>(files: &'a Files, path: &str) -> &'a str {
    files[path].lines().next_back().expect("it has lines")
}

#[test]
fn every_architecture_gets_its_row() {
    let table = table("frob", EVERYWHERE);
    for is_new in [false, true] {
        let files = applied(&table, &whole_tree(is_new, "sys_clone3"));
        for table in &KERNEL_TABLES {
            let number = if table.path.contains("alpha") { 903 + 110 } else { 903 };
            let second = if table.path.contains("s390") { "\t\t\tsys_frob" } else { "" };
            let row = format!("{number}\t{}\tfrob\t\t\tsys_frob{second}", table.abis[0].1[0]);
            assert_eq!(last(&files, table.path), row, "{}", table.path);
        }
        if is_new {
            assert_eq!(last(&files, "arch/arm64/tools/syscall_32.tbl"), "903\tcommon\tfrob\t\t\tsys_frob");
        } else {
            assert!(files[UNISTD32].contains("#define __NR_frob 903\n__SYSCALL(__NR_frob, sys_frob)\n\n/*\n * Please"));
            let counts = &files["arch/arm64/include/asm/unistd.h"];
            assert_eq!(counts, "#ifdef CONFIG_COMPAT\n#define __NR_compat_syscalls\t\t904\n#endif\n");
        }
        assert_eq!(planned(&table, &files).unwrap().changes, []);
        assert_eq!(notes(&table, &files), "frob: numbered for every ABI that splork knows");
    }
}

#[test]
fn an_abi_that_shares_a_table_may_have_a_number_alone() {
    let numbers = "numbers = { parisc64 = 903, s390 = 903, powerpc = 903, powerpc64 = 904 }";
    let files = applied(&table("frob", &EVERYWHERE.replace("number = 903", numbers)), &whole_tree(true, "sys_clone3"));
    assert_eq!(last(&files, "arch/parisc/kernel/syscalls/syscall.tbl"), "903\t64\tfrob\t\t\tsys_frob");
    assert_eq!(last(&files, "arch/s390/kernel/syscalls/syscall.tbl"), "903\t32\tfrob\t\t\t-\t\t\tsys_frob");
    let powerpc = &files["arch/powerpc/kernel/syscalls/syscall.tbl"];
    assert!(powerpc.ends_with("903\t32\tfrob\t\t\tsys_frob\n904\t64\tfrob\t\t\tsys_frob\n"), "{powerpc}");
    assert!(!files["arch/arm/tools/syscall.tbl"].contains("frob"));
}

#[test]
fn a_clone_gets_a_row_where_clone3_needs_nothing_special() {
    let table = table("another", CLONE);
    let plain = whole_tree(true, "sys_clone3");
    let files = applied(&table, &plain);
    let row = "905\tnospu\tanother\t\t\tsys_another";
    assert_eq!(last(&files, "arch/powerpc/kernel/syscalls/syscall.tbl"), row, "clone3 is not for SPUs either");
    assert!(notes(&table, &plain).contains("another: not added to the assembly of arc, nios2, openrisc"));

    let wrapped = whole_tree(true, "__sys_clone3");
    let files = applied(&table, &wrapped);
    let notes = notes(&table, &wrapped);
    assert!(notes.starts_with("another: numbered for x86_64 x32 i386 arm64 csky"), "{notes}");
    for path in KERNEL_TABLES.iter().map(|table| table.path).filter(|path| !path.contains("x86")) {
        assert_eq!(files[path], wrapped[path]);
        assert!(
            notes.contains(&format!("another: not added to {path}: clone3's entry there is __sys_clone3")),
            "{notes}"
        );
    }
}

/// MIPS' and m68k's entries save for clone3 what the child is to have, so another such call has an entry of that kind too.
#[test]
fn a_clone_gets_an_entry_that_saves_where_clone3_has_one() {
    const MIPS: &str = "arch/mips/kernel/syscall.c";
    const M68K: &str = "arch/m68k/kernel/entry.S";
    let table = table("another", CLONE);
    let mut tree = whole_tree(true, "__sys_clone3");
    tree.insert(MIPS.to_owned(), "int a;\nsave_static_function(sys_clone3);\nint b;\n".to_owned());
    tree.insert(M68K.to_owned(), "one\n\nENTRY(__sys_clone3)\n\tSAVE_SWITCH_STACK\n".to_owned());
    let files = applied(&table, &tree);
    assert_eq!(files[MIPS], "int a;\nsave_static_function(sys_another);\nsave_static_function(sys_clone3);\nint b;\n");
    let argument = "\tmovel\t%sp@(SWITCH_STACK_SIZE+12),%sp@-\n".repeat(4);
    let entry = format!(
        "ENTRY(__sys_another)\n\tSAVE_SWITCH_STACK\n{argument}\tjbsr\tsys_another\n\tlea\t%sp@(40),%sp\n\trts\n"
    );
    assert_eq!(files[M68K], format!("one\n\n{entry}\nENTRY(__sys_clone3)\n\tSAVE_SWITCH_STACK\n"));
    for (path, word) in [
        ("mips/kernel/syscalls/syscall_o32.tbl", "o32"),
        ("mips/kernel/syscalls/syscall_n64.tbl", "n64"),
        ("m68k/kernel/syscalls/syscall.tbl", "common"),
    ] {
        assert_eq!(last(&files, &format!("arch/{path}")), format!("905\t{word}\tanother\t\t\t__sys_another"));
    }
    let notes = notes(&table, &tree);
    assert!(notes.contains(" m68k ") && notes.contains(" mips_o32 mips_n32 mips_n64"), "{notes}");
    assert_eq!(applied(&table, &files), files, "a second time changes nothing");
    let plan = plan_removal(&table, &|path| Ok(files.get(path).cloned()), false).unwrap();
    let mut removed = files.clone();
    apply(&mut removed, plan);
    assert_eq!((&removed[MIPS], &removed[M68K]), (&tree[MIPS], &tree[M68K]));
}

/// offset is in the second and third register of x86's 32-bit programs, in the third and fourth of arm's.
#[test]
fn a_pair_that_starts_at_an_even_register_is_left_to_the_developer() {
    let table = table("wide", &WIDE.replace("numbers = { x86_64 = 904, i386 = 904 }", "number = 904"));
    for is_new in [false, true] {
        let tree = whole_tree(is_new, "sys_clone3");
        let files = applied(&table, &tree);
        let notes = notes(&table, &tree);
        let arm64 = if is_new { "arch/arm64/tools/syscall_32.tbl" } else { UNISTD32 };
        for path in ["arch/mips/kernel/syscalls/syscall_o32.tbl", arm64] {
            assert_eq!(files[path], tree[path]);
            assert!(notes.contains(&format!("seek_far: not added to {path}")), "{notes}");
        }
        assert_eq!(last(&files, "arch/powerpc/kernel/syscalls/syscall.tbl"), "904\t64\tseek_far\t\t\tsys_seek_far");
        assert_eq!(last(&files, "arch/arm/tools/syscall.tbl"), "904\tcommon\tseek_far\t\t\tsys_seek_far");
        let row = "904\tcommon\tseek_far\t\t\tsys_seek_far\t\t\tcompat_sys_seek_far";
        assert_eq!(last(&files, "arch/s390/kernel/syscalls/syscall.tbl"), row);
        let row = "904\tcommon\tseek_far\t\t\tsys_seek_far\t\tcompat_sys_seek_far";
        assert_eq!(last(&files, "arch/sparc/kernel/syscalls/syscall.tbl"), row);
    }
}

#[test]
fn a_number_that_another_architecture_has_given_away_is_refused() {
    for path in ["arch/xtensa/kernel/syscalls/syscall.tbl", UNISTD32] {
        let mut files = whole_tree(false, "sys_clone3");
        let line = if path == UNISTD32 { "#define __NR_other 903\n" } else { "903\tcommon\tother\tsys_other\n" };
        files.get_mut(path).unwrap().insert_str(0, line);
        let problems = planned(&table("frob", EVERYWHERE), &files).unwrap_err();
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(problems[0].starts_with(&format!("{path}:1: number 903")), "{problems:?}");
    }
}

#[test]
fn what_the_tree_has_no_table_for_is_named() {
    let told = notes(&table("frob", EVERYWHERE), &made_tree(true));
    assert!(told.contains("frob: numbered for x86_64 x32 i386 arc arm64"), "{told}");
    assert!(told.contains("frob: not added to alpha arm m68k"), "{told}");
    assert!(told.contains("frob: not added to arch/arm64/tools/syscall_32.tbl"), "{told}");
    let some = EVERYWHERE.replace("number = 903", "numbers = { arm64 = 903 }");
    assert!(notes(&table("frob", &some), &made_tree(true)).contains("frob: not added to the generic table"));
}

#[test]
fn an_architecture_that_splork_does_not_know_is_named() {
    let mut files = whole_tree(false, "sys_clone3");
    files.insert("arch/ia64/kernel/syscalls/syscall.tbl".to_owned(), rows("common"));
    assert!(notes(&table("frob", EVERYWHERE), &files).contains("not added to arch/ia64/"));
}
