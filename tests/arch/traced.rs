//! What reaches the kernel where no real one boots: qemu-user stands in for it, and its -strace tells.

use std::path::PathBuf;

use splork_tests::command::{exists, told};
use splork_tests::{Run, Stop, Test, ensure, ensure_equal, root, skip, target};

use super::freestanding;
use super::list::ARCHITECTURES;
use super::wide::{archive, include};
use crate::c_program::{Mode, outcome};

/// An architecture, how Debian's compiler for it is called if there is a C library, and where the halves of 64 bits go.
pub struct Traced {
    pub name: &'static str,
    /// Rust's target.
    rust: &'static str,
    qemu: Vec<&'static str>,
    gcc: Option<String>,
    option: Option<&'static str>,
    words: Words,
}

#[derive(Clone, Copy)]
enum Words {
    Of64,
    Of32 { high_first: bool, even: bool },
}

const HIGH_EVEN: Words = Words::Of32 { high_first: true, even: true };
const LOW_EVEN: Words = Words::Of32 { high_first: false, even: true };
const LOW: Words = Words::Of32 { high_first: false, even: false };
const HIGH: Words = Words::Of32 { high_first: true, even: false };

/// What else is to be known of them the lists of architectures say.
const TRACED: [(&str, Words); 11] = [
    ("riscv64", Words::Of64),
    ("powerpc64", Words::Of64),
    ("loongarch64", Words::Of64),
    ("armv5te", LOW_EVEN),
    ("powerpc", HIGH_EVEN),
    ("mipsel", LOW_EVEN),
    ("mips", HIGH_EVEN),
    ("sparc", HIGH),
    ("hexagon", LOW_EVEN),
    ("riscv32", LOW),
    ("m68k", HIGH),
];

pub fn traced() -> impl Iterator<Item = Traced> {
    TRACED.into_iter().map(|(name, words)| Traced::new(name, words))
}

impl Traced {
    fn new(name: &'static str, words: Words) -> Traced {
        if let Some(there) = ARCHITECTURES.iter().find(|there| there.name == name) {
            let gcc = Some(format!("{}-gcc", there.gnu));
            let (qemu, option) = (there.qemu.into_iter().collect(), there.second.map(|second| second.option));
            return Traced { name, rust: there.rust, qemu, gcc, option, words };
        }
        let there = freestanding::named(name);
        Traced { name, rust: there.rust, qemu: there.qemu.to_vec(), gcc: None, option: None, words }
    }
}

/// An argument as the log shows it: any, a number as far as registers go, a name.
#[derive(Clone, Copy)]
enum Shown {
    Any,
    Is(i64),
    Name(&'static str),
}

use Shown::{Any, Is, Name};

const NOT_THERE: &str = "(Function not implemented)";
const NO_FILE: &str = "(No such file or directory)";
/// A struct of traced_text's: two words of text, and one of -1, whose bytes are no characters.
const TEXT: &str = "\"ABCDEFGH\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}IJKLMNOP\"";

type Call = (&'static str, Vec<Shown>, &'static str);

/// As traced.c makes them.
#[rustfmt::skip]
fn expected(words: Words) -> Vec<Call> {
    let is = |values: &[i64]| values.iter().copied().map(Is).collect::<Vec<_>>();
    match words {
        Words::Of64 => vec![
            ("lookup_dcookie", is(&[0x1111222233334444, 0x5555666677778888]), NOT_THERE),
            ("fanotify_init", is(&[-2, 0x80000001, 0x9999aaaabbbbccccu64 as i64, -0x7fffffffffffffff, 0xfedcba9876543210u64 as i64, -6]),
             NOT_THERE),
            ("remap_file_pages", vec![Any, Is(64)], NOT_THERE),
            ("statfs", vec![Name(TEXT), Is(32)], NO_FILE),
            ("restart_syscall", is(&[0x81000011, 0x7654321fedc0, 0x1111222233334444, 0x9999aaaabbbbccccu64 as i64, 0x5555666677778888, -5]),
             NOT_THERE),
            ("remap_file_pages", is(&[0x1111222233334441, -2, 0x7fffffff80000000, 4, -0x123456789abcdef, 6]), NOT_THERE),
        ],
        Words::Of32 { high_first, even } => {
            let pair = |value: u64| {
                let [high, low] = [value >> 32, value & 0xffff_ffff].map(|half| half as i64);
                if high_first { [high, low] } else { [low, high] }
            };
            let [a, b] = [pair(0x1111222233334444), pair(0x5555666677778888)];
            let gap: &[Shown] = if even { &[Any] } else { &[] };
            vec![
                ("lookup_dcookie", is(&[0x11112222, 0x55556666]), NOT_THERE),
                ("process_vm_readv", is(&[-2, 0xfedcba98, 0x9999aaaa, -0x3fffffff, 0x80000001, -6]), NOT_THERE),
                ("remap_file_pages", vec![Any, Is(64)], NOT_THERE),
                ("statfs", vec![Name(TEXT), Is(32)], NO_FILE),
                ("move_pages", is(&[0x81000011, 0x7654fed0, 0x11112222, 0x9999aaaa, 0x55556666, -5]), NOT_THERE),
                (if high_first || even { "io_getevents" } else { "request_key" }, is(&[a[0], a[1], b[0], b[1], -7]), NOT_THERE),
                ("add_key", [&is(&[-8]), gap, &is(&[a[0], a[1], 0xf4f4f4f4])].concat(), NOT_THERE),
                ("mbind", [&is(&[1, 2, 3]), gap, &is(&b)].concat(), NOT_THERE),
                ("move_pages", is(&[0x11112221, -2, 0x7fff8000, 4, -0x1234567, 6]), NOT_THERE),
            ]
        }
    }
}

impl Shown {
    fn fits(self, told: &str, words: Words) -> bool {
        let number = told.strip_prefix("0x").map_or_else(|| told.parse().ok(), |hex| i64::from_str_radix(hex, 16).ok());
        match (self, words) {
            (Any, _) => true,
            (Name(name), _) => told == name,
            (Is(value), Words::Of64) => number == Some(value),
            (Is(value), Words::Of32 { .. }) => number.is_some_and(|number| number as i32 == value as i32),
        }
    }
}

fn build(traced: &Traced, mode: Mode) -> Result<PathBuf, Stop> {
    let binary = target().join("arch").join(traced.name).join(format!("traced-{}", mode.name()));
    std::fs::create_dir_all(binary.parent().expect("it lies below target/"))?;
    let include = format!("-I{}", include()?);
    let archive = if mode == Mode::Inline { None } else { Some(archive(traced.rust)?) };
    let Some(gcc) = &traced.gcc else {
        freestanding::named(traced.name).build("traced.c", &["-O2", &include], &binary, archive.as_deref())?;
        return Ok(binary);
    };
    if !exists(gcc) {
        return skip(format!("{gcc} is not installed"));
    }
    let mut cc = splork_tests::command(gcc);
    cc.args(traced.option)
        .args(["-std=gnu11", "-O2", "-Wall", "-Wextra", "-Werror", "-static", &include, "-o"])
        .arg(&binary);
    cc.args(archive.is_none().then_some("-DSPLORK_INLINE")).arg(root().join("tests/arch/traced.c")).args(archive);
    cc.succeed()?;
    Ok(binary)
}

/// Number, order, extension and all six registers of the calls that splork's worked examples are like.
pub fn registers_reach_the_kernel(traced: &Traced, mode: Mode) -> Test {
    let binary = build(traced, mode)?;
    if !exists(traced.qemu[0]) {
        return skip(format!("{} is not installed", traced.qemu[0]));
    }
    let mut run = splork_tests::command(traced.qemu[0]);
    let output = outcome(run.args(&traced.qemu[1..]).arg("-strace").arg(&binary), &binary.with_extension("out"))?;
    ensure!(output.status.success(), "{}", told(&run, &output));
    // `1234 fanotify_init(-2,2147483649,...) = -1 errno=38 (Function not implemented)`
    let log = String::from_utf8_lossy(&output.stdout);
    let expected = expected(traced.words);
    let mut calls = log.lines().filter_map(|line| {
        let (name, rest) = line.split_once(' ')?.1.split_once('(')?;
        let name = name.strip_suffix("64").unwrap_or(name); // statfs64, where there is no other
        let (args, result) = rest.split_once(") = ")?;
        expected.iter().any(|(expected, ..)| *expected == name).then_some((name, args, result))
    });
    for (name, expected, error) in &expected {
        let Some((actual, args, result)) = calls.next() else {
            return Err(Stop::Fails(format!("{name} was not called:\n{log}")));
        };
        ensure_equal!(actual, *name, "the call, by its number");
        ensure!(result.starts_with("-1 errno=") && result.ends_with(error), "{name}: {result}");
        let told: Vec<&str> = args.split(',').collect();
        ensure!(told.len() >= expected.len(), "{name}({args}) has not {} arguments", expected.len());
        for (index, (expected, told)) in expected.iter().zip(&told).enumerate() {
            ensure!(
                expected.fits(told, traced.words),
                "argument {index} of {name} is {told}, not {expected}:\n{name}({args})"
            );
        }
    }
    ensure!(calls.next().is_none(), "a call was made twice:\n{log}");
    Ok(())
}

impl std::fmt::Display for Shown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Any => f.write_str("any"),
            Is(value) => write!(f, "{value} ({value:#x})"),
            Name(name) => f.write_str(name),
        }
    }
}
