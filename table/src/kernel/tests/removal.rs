//! What was put in is taken out again, and nothing else.

use super::*;

fn removed(table: &Table, files: &Files, force: bool) -> Result<(Files, Vec<String>), Vec<String>> {
    let plan = plan_removal(table, &|path| Ok(files.get(path).cloned()), force)?;
    let (mut files, notes) = (files.clone(), plan.notes.clone());
    apply(&mut files, plan);
    Ok((files, notes))
}

#[test]
fn the_tree_is_as_it_was() {
    let both = EVERYWHERE.to_owned() + WIDE;
    for text in [EVERYWHERE, WIDE, &both] {
        for is_new in [false, true] {
            let (table, before) = (table("frob", text), made_tree(is_new));
            let with = applied(&table, &before);
            assert_ne!(with, before);
            assert!(removed(&table, &with, false).unwrap() == (before.clone(), Vec::new()));
            assert_eq!(removed(&table, &before, false).unwrap(), (before, Vec::new()), "nothing was there");
        }
    }
}

/// Whichever went in first, and whether one by one.
#[test]
fn others_lines_stay() {
    let (frob, wide) = (table("frob", EVERYWHERE), table("wide", WIDE));
    let before = made_tree(false);
    let both = applied(&wide, &applied(&frob, &before));
    assert_eq!(removed(&frob, &both, false).unwrap().0, applied(&wide, &before));
    assert_eq!(removed(&wide, &both, false).unwrap().0, applied(&frob, &before));
    let grown = applied(&table("frob", &(EVERYWHERE.to_owned() + WIDE)), &applied(&frob, &before));
    let family = table("frob", &(EVERYWHERE.to_owned() + WIDE));
    assert_eq!(removed(&family, &grown, false).unwrap(), (before, Vec::new()));
}

#[test]
fn edited_files_stay_and_are_named() {
    let (table, before) = (table("frob", EVERYWHERE), made_tree(false));
    let mut files = applied(&table, &before);
    files.get_mut("kernel/frob.c").unwrap().push_str("/* mine */\n");
    let (left, notes) = removed(&table, &files, false).unwrap();
    assert_eq!(notes, ["kernel/frob.c: edited, so it stays; --force removes it"]);
    let mut expected = before.clone();
    expected.insert("kernel/frob.c".to_owned(), files["kernel/frob.c"].clone());
    assert_eq!(left, expected);
    assert_eq!(removed(&table, &files, true).unwrap(), (before, Vec::new()));
}

#[test]
fn other_lines_changed_by_hand_are_refused() {
    let table = table("wide", WIDE);
    let files = applied(&table, &made_tree(false));
    for (path, old, new) in [
        ("arch/x86/entry/syscalls/syscall_32.tbl", "\tcompat_sys_seek_far", "\tsys_ni_syscall"),
        ("include/linux/syscalls.h", "unsigned int flags);", "int flags);"),
        ("include/linux/compat.h", "compat_long_t delta", "long delta"),
        ("kernel/sys_ni.c", "COND_SYSCALL(seek_far);\n", "COND_SYSCALL(seek_far);\n\n"),
        ("init/Kconfig", "default y", "default n"),
    ] {
        let mut files = files.clone();
        let text = files[path].replacen(old, new, 1);
        assert_ne!(text, files[path], "{path}");
        files.insert(path.to_owned(), text);
        match removed(&table, &files, true) {
            Err(problems) => assert!(problems[0].starts_with(&format!("{path}:")), "{problems:?}"),
            Ok((left, _)) => panic!("{path}: {:?}", left[path]),
        }
    }
}

/// Its name is taken, but the calls are not in it.
#[test]
fn anothers_files_stay() {
    let mut files = made_tree(false);
    files.insert("kernel/frob.c".to_owned(), "int frobs;\n".to_owned());
    assert_eq!(removed(&table("frob", EVERYWHERE), &files, true).unwrap().0, files);
}
