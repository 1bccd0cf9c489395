//! Pointers: what 32-bit programs have behind them, and what must be declared for them.

use super::*;

const X32: &str = "arch/x86/entry/syscalls/syscall_64.tbl";

/// A call with these kernel parameters behind `fd`, and void pointers or words for them in C.
fn call(kernel: &str, c: &str) -> String {
    let count = 1 + kernel.split(", ").count() / 2;
    format!(
        "[frob]\nabout = \"A test.\"\nkernel = \"SYSCALL_DEFINE{count}(frob, int, fd, {kernel})\"\nc = \"int frob(int fd, {c})\"\nnumber = 903\n"
    )
}

fn skeleton(kernel: &str) -> String {
    applied(&table("frob", &call(kernel, "void *p")), &made_tree(true))["kernel/frob.c"].clone()
}

#[test]
fn structs_are_declared_where_a_prototype_has_them() {
    let text = call("struct mine __user *, p, const union ours __user *, q", "struct mine *p, const union ours *q");
    let files = applied(&table("frob", &text), &made_tree(true));
    let declared = "struct mine;\nunion ours;\n";
    let prototype = "asmlinkage long sys_frob(int fd, struct mine __user *p, const union ours __user *q);\n";
    assert!(files["include/linux/syscalls.h"].contains(&format!("/* kernel/frob.c */\n{declared}{prototype}")));
    assert!(files["kernel/frob.c"].contains(&format!("\n{declared}/* A test. */\nSYSCALL_DEFINE3(frob,")));
}

#[test]
fn memory_that_differs_gets_an_entry_of_its_own() {
    for (kernel, compat) in [
        ("const char __user *const __user *", "const compat_uptr_t __user *"),
        ("void __user *__user *", "compat_uptr_t __user *"),
        ("long __user *", "compat_long_t __user *"),
        ("const size_t __user *", "const compat_size_t __user *"),
        ("unsigned long __user *", "compat_ulong_t __user *"),
        ("const struct iovec __user *", "const struct compat_iovec __user *"),
        ("sigset_t __user *", "compat_sigset_t __user *"),
        ("siginfo_t __user *", "struct compat_siginfo __user *"),
        ("struct __kernel_old_timeval __user *", "struct old_timeval32 __user *"),
    ] {
        let skeleton = skeleton(&format!("{kernel}, p"));
        assert!(skeleton.contains(&format!("COMPAT_SYSCALL_DEFINE2(frob, int, fd, {compat}, p)\n")), "{skeleton}");
        assert!(skeleton.contains("\t/* p: ") && skeleton.contains("return -ENOSYS;"), "{skeleton}");
    }
    for kernel in
        ["const char __user *", "u64 __user *", "void __user *", "struct __kernel_timespec __user *", "int __user *"]
    {
        let skeleton = skeleton(&format!("{kernel}, p"));
        assert!(!skeleton.contains("COMPAT_SYSCALL_DEFINE"), "{skeleton}");
    }
}

#[test]
fn rows_lead_to_the_right_entry() {
    let argv = table("frob", &call("const char __user *const __user *, argv", "const char *const *argv"));
    let files = applied(&argv, &made_tree(false));
    assert!(
        files[X32].ends_with("903\t64\tfrob\t\t\tsys_frob\n903\tx32\tfrob\t\t\tcompat_sys_frob\n"),
        "{}",
        files[X32]
    );
    let i386 = &files["arch/x86/entry/syscalls/syscall_32.tbl"];
    assert!(i386.ends_with("903\ti386\tfrob\t\t\tsys_frob\t\tcompat_sys_frob\n"));
    assert!(files["include/uapi/asm-generic/unistd.h"].contains("__SC_COMP(__NR_frob, sys_frob, compat_sys_frob)"));
    let note = "frob: to be converted for 32-bit programs, in its COMPAT_SYSCALL_DEFINE in kernel/frob.c, which answers ENOSYS \
                until then: argv (const compat_uptr_t)";
    let notes = planned(&argv, &made_tree(false)).unwrap().notes;
    assert!(notes.iter().any(|other| other == note), "{notes:?}");
    assert_eq!(planned(&argv, &files).unwrap().changes, []);
}

/// Its COMPAT_SYSCALL_DEFINE takes 64 bits in two registers, x32 passes them in one.
#[test]
fn x32_is_left_out_where_no_entry_fits() {
    let both = table("frob", &call("long __user *, p, u64, wide", "long *p, uint64_t wide"));
    assert!(applied(&both, &made_tree(false))[X32].ends_with("# end\n903\t64\tfrob\t\t\tsys_frob\n"));
    let notes = planned(&both, &made_tree(false)).unwrap().notes.join("\n");
    assert!(
        notes.contains("frob: not added to arch/x86/entry/syscalls/syscall_64.tbl, for x32: its programs pass 64 bits"),
        "{notes}"
    );
    assert!(!notes.contains("numbered for x86_64 x32"), "{notes}");
}

#[test]
fn structs_of_ones_own_are_named() {
    let mine = table("frob", &call("struct mine __user *, p", "struct mine *p"));
    let notes = planned(&mine, &made_tree(false)).unwrap().notes.join("\n");
    assert!(
        notes.contains("32-bit programs get the native entry: struct mine, to which p leads, must be the same"),
        "{notes}"
    );
    let skeleton = &applied(&mine, &made_tree(false))["kernel/frob.c"];
    assert!(skeleton.contains("p leads to struct mine, which must be the same for 32-bit programs"), "{skeleton}");
}

#[test]
fn no_text_ends_a_comment() {
    let text = EVERYWHERE.replace("Frobs.", "x */ int evil; /* y");
    let skeleton = &applied(&table("frob", &text), &made_tree(false))["kernel/frob.c"];
    assert!(skeleton.contains("/* x * / int evil; / * y */\n"), "{skeleton}");
    let text = EVERYWHERE.replace("Frobs.", "x *");
    assert!(applied(&table("frob", &text), &made_tree(false))["kernel/frob.c"].contains("/* x * */\n"));
}
