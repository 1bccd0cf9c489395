use super::super::decode::Name;
use super::super::machine::Machine;
use super::super::{machines, target};
use super::*;

fn machine() -> &'static Machine {
    machines::named("x86_64").expect("it is there")
}

fn target(text: &str, calls: &[std::path::PathBuf]) -> Target {
    let table = crate::tables::all(calls).expect("tables without mistakes");
    target::parse(text.as_ref(), &table, machine()).expect("a target")
}

/// clone's flags, and its stack, parent_tid, child_tid and tls.
fn words(flags: u64, rest: [usize; 4]) -> Asked {
    let [stack, parent_tid, child_tid, tls] = rest;
    Asked { name: Name::Clone, request: Asking::Words(Request::new(flags as usize, stack, parent_tid, child_tid, tls)) }
}

fn fields(args: clone_args, size: usize) -> Asked {
    let mut whole = bytes(&args);
    whole.resize(size, 0);
    Asked { name: Name::Clone3, request: Asking::Fields(args, whole) }
}

const NOTHING: clone_args = clone_args {
    flags: 0,
    pidfd: 0,
    child_tid: 0,
    parent_tid: 0,
    exit_signal: 17,
    stack: 0,
    stack_size: 0,
    tls: 0,
    set_tid: 0,
    set_tid_size: 0,
    cgroup: 0,
};

fn call(change: Result<Change, Reason>) -> (u32, [u64; 6]) {
    match change {
        Ok(Change::Call(number, arguments)) => (number, arguments),
        _ => panic!("no call of the tables"),
    }
}

fn struct_of(change: Result<Change, Reason>) -> Vec<u64> {
    match change {
        Ok(Change::Clone3(bytes)) => bytes.chunks(8).map(|word| u64::from_ne_bytes(word.try_into().unwrap())).collect(),
        _ => panic!("no clone3"),
    }
}

fn reason(change: Result<Change, Reason>) -> &'static str {
    match change {
        Err(Reason::Words(words)) => words,
        _ => panic!("no words"),
    }
}

#[test]
fn a_table_s_call_has_its_order_and_its_extra_parameter_on_each_abi() {
    let nicer = target("clone_nice:nice=-5", &[]);
    let asked = words(CLONE_PARENT_SETTID | 17, [0x1000, 0x2000, 0x3000, 0x4000]);
    let minus_5 = -5_i64 as u64;
    for (abi, number) in machine().abis.iter().zip([901, 901]) {
        let (found, arguments) = call(translate(&asked, &nicer, abi, None));
        let nice = abi.word(arguments[5]);
        assert_eq!((found, &arguments[..5]), (number, &[CLONE_PARENT_SETTID | 17, 0x1000, 0x2000, 0x3000, 0x4000][..]));
        assert_eq!(nice, abi.word(minus_5), "{}", abi.name);
    }
    // From clone3's fields: the top of the stack, the pidfd in parent_tid's place.
    let args = clone_args { flags: CLONE_PIDFD, pidfd: 0x5000, stack: 0x10000, stack_size: 0x2000, ..NOTHING };
    let (_, arguments) = call(translate(&fields(args, 88), &nicer, &machine().abis[0], None));
    assert_eq!(arguments[..3], [CLONE_PIDFD | 17, 0x12000, 0x5000]);
}

#[test]
fn wide_parameters_are_halves_where_registers_are_narrow() {
    let directory = std::env::temp_dir().join(format!("splork-wide-clone-{}", std::process::id()));
    std::fs::create_dir_all(&directory).expect("a directory");
    let table = "[wide_clone]\nabout = \"A cookie for the child.\"\nkind = \"clone\"\n\
                 kernel = \"SYSCALL_DEFINE3(wide_clone, unsigned long, flags, u64, cookie, unsigned long, stack)\"\n\
                 c = \"int wide_clone(int (*fn)(void *), void *stack, int flags, void *arg, u64 cookie)\"\n\
                 numbers = { x86_64 = 905, i386 = 906 }\n";
    std::fs::write(directory.join("wide.toml"), table).expect("a file");
    let wide = target("wide_clone:cookie=0x123456789abcdef0", std::slice::from_ref(&directory));
    std::fs::remove_dir_all(directory).expect("it is there");
    let [x86_64, i386] = machine().abis else { panic!("two of them") };
    let (number, arguments) = call(translate(&words(17, [0x1000, 0, 0, 0]), &wide, x86_64, None));
    assert_eq!((number, &arguments[..3]), (905, &[17, 0x1234_5678_9abc_def0, 0x1000][..]));
    let (number, arguments) = call(translate(&words(17, [0x1000, 0, 0, 0]), &wide, i386, None));
    assert_eq!((number, &arguments[..4]), (906, &[17, 0x9abc_def0, 0x1234_5678, 0x1000][..]));
    assert_eq!(reason(translate(&words(CLONE_PARENT_SETTID, [0; 4]), &wide, x86_64, None)), "no parent_tid");
    // What is in a word that the flags do not use is nobody's affair.
    assert_eq!(call(translate(&words(17, [0x1000, 9, 9, 9]), &wide, x86_64, None)).0, 905);
}

#[test]
fn clone3_s_signal_stands_by_itself_and_threads_have_none() {
    let abi = &machine().abis[0];
    let fields = struct_of(translate(&words(17, [0x80_0000_0000, 0, 0, 0]), &Target::Clone3, abi, None));
    assert_eq!((fields[0], fields[4], fields[5] + fields[6]), (0, 17, 0x80_0000_0000));
    let thread = CLONE_THREAD | CLONE_DETACHED | 17;
    let fields = struct_of(translate(&words(thread, [0x1000, 0, 0, 0]), &Target::Clone3, abi, None));
    assert_eq!((fields[0], fields[4]), (CLONE_THREAD, 0));
    assert_eq!(reason(translate(&words(65, [0; 4]), &Target::Clone3, abi, None)), "exit_signal");
}

#[test]
fn the_cgroup_is_added_and_the_rest_of_a_request_kept() {
    let (abi, target) = (&machine().abis[0], Target::Clone3InCgroup(c"/".to_owned()));
    let found = struct_of(translate(&fields(NOTHING, 64), &target, abi, Some(7)));
    assert_eq!((found.len(), found[0], found[4], found[10]), (11, CLONE_INTO_CGROUP, 17, 7));
    let mut asked = fields(NOTHING, 96);
    if let Asking::Fields(_, bytes) = &mut asked.request {
        bytes[88] = 9; // a field that we do not know
    }
    let found = struct_of(translate(&asked, &target, abi, Some(7)));
    assert_eq!((found.len(), found[10], found[11]), (12, 7, 9));
    let own = clone_args { flags: CLONE_INTO_CGROUP, cgroup: 3, ..NOTHING };
    assert_eq!(reason(translate(&fields(own, 88), &target, abi, Some(7))), "it has a cgroup");
    let found = struct_of(translate(&words(17, [0; 4]), &target, abi, Some(7)));
    assert_eq!((found[0], found[4], found[10]), (CLONE_INTO_CGROUP, 17, 7));
}

#[test]
fn what_clone_has_no_words_for_is_named() {
    let (abi, nicer) = (&machine().abis[0], target("clone_nice:nice=5", &[]));
    for (args, size, wanted) in [
        (clone_args { set_tid: 1, set_tid_size: 1, ..NOTHING }, 88, "set_tid"),
        (clone_args { flags: 1 << 32, ..NOTHING }, 88, "flags"),
        (clone_args { flags: CLONE_DETACHED, ..NOTHING }, 88, "flags"),
        (clone_args { flags: CLONE_PIDFD | CLONE_PARENT_SETTID, ..NOTHING }, 88, "pidfd and parent_tid"),
        (clone_args { exit_signal: 65, ..NOTHING }, 88, "exit_signal"),
        (clone_args { flags: CLONE_THREAD, ..NOTHING }, 88, "exit_signal"),
        (clone_args { stack: 0x1000, ..NOTHING }, 88, "stack_size"),
    ] {
        assert_eq!(reason(translate(&fields(args, size), &nicer, abi, None)), wanted);
    }
    let mut asked = fields(NOTHING, 96);
    if let Asking::Fields(_, bytes) = &mut asked.request {
        bytes[95] = 1;
    }
    assert_eq!(reason(translate(&asked, &nicer, abi, None)), "size");
}

#[test]
fn untraced_children_are_not_wanted_whatever_the_way() {
    let (abi, nicer) = (&machine().abis[1], target("clone_nice:nice=5", &[]));
    let asked = words(CLONE_UNTRACED | 17, [0; 4]);
    assert_eq!(call(translate(&asked, &nicer, abi, None)).1[0], 17);
    assert_eq!(struct_of(translate(&asked, &Target::Clone3, abi, None))[0], 0);
    assert!(matches!(translate(&asked, &Target::Own, abi, None), Ok(Change::Arguments([17, ..]))));
    let args = clone_args { flags: CLONE_UNTRACED, ..NOTHING };
    for target in [Target::Own, Target::Clone3, Target::Clone3InCgroup(c"/".to_owned())] {
        let found = struct_of(translate(&fields(args, 4096), &target, abi, None));
        assert_eq!((found[0], found.len()), (0, 512));
    }
    assert!(matches!(translate(&words(17, [0; 4]), &Target::Own, abi, None), Ok(Change::Nothing)));
}
