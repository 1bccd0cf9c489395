//! From syscall() to splork's functions: a C function, generated from the table, that a test is linked with.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use splork_table::call::{Call, Kind, Source};
use splork_tests::table::shipped;
use splork_tests::{Run, Stop, Test, command, compiler, ensure, ensure_equal, libraries, root, target};

/// More than Linux has system calls.
const COUNTERS: usize = 1024;

fn directory() -> PathBuf {
    target().join("foreign/route")
}

/// Calls that return once, by arguments that are the same in C and in the kernel, but for their order.
fn is_routed(call: &Call) -> bool {
    let from_c = |source: &Source| matches!(source, Source::Parameter(_));
    call.kind == Kind::Plain
        && call.since.is_some()
        && call.variadic_from.is_none()
        && call.kernel.iter().all(|(_, source)| from_c(source))
        && call.kernel.len() == call.c.len()
}

/// By symbol: splork's header leaves what libc has to libc.
fn case(call: &Call) -> String {
    let place = |index| call.kernel.iter().position(|(_, source)| *source == Source::Parameter(index));
    let arguments: Vec<String> = (0..call.c.len())
        .map(|index| format!("({})argument[{}]", call.c[index].ty.c(""), place(index).expect("each has its argument")))
        .collect();
    let parameters: Vec<String> = call.c.iter().map(|parameter| parameter.ty.c("")).collect();
    let declaration = call.returns.c(&format!("{}({})", call.symbol(), parameters.join(", ")));
    let (name, symbol) = (&call.name, call.symbol());
    format!(
        "#ifdef __NR_{name}\n    case __NR_{name}: {{\n        extern {declaration};\n        *result = (long){symbol}({});\n        \
         return 1;\n    }}\n#endif\n",
        arguments.join(", ")
    )
}

/// What a test is linked with.
pub fn object() -> Result<PathBuf, Stop> {
    static BUILT: OnceLock<Result<PathBuf, Stop>> = OnceLock::new();
    BUILT.get_or_init(build).clone()
}

fn build() -> Result<PathBuf, Stop> {
    let directory = directory();
    fs::create_dir_all(&directory)?;
    let cases: String = shipped()?.calls().filter(|call| is_routed(call)).map(case).collect();
    let header = format!("#define COUNTERS {COUNTERS}\n");
    let generated = format!(
        "#include <splork/all.h>\n#include \"route.h\"\n\nint route(long number, const long argument[6], long *result)\n{{\n    \
         switch (number) {{\n{cases}    }}\n    return 0;\n}}\n"
    );
    fs::write(directory.join("route.h"), header)?;
    fs::write(directory.join("table.c"), generated)?;
    let object = directory.join("route.o");
    let mut cc = compiler();
    cc.args(["-O1", "-Wall", "-Werror", "-D_GNU_SOURCE", "-r", "-nostdlib", "-o"]).arg(&object);
    cc.arg("-I").arg(&directory).arg("-I").arg(libraries()?.include());
    cc.arg(root().join("tests/foreign/route.c")).arg(directory.join("table.c")).succeed()?;
    Ok(object)
}

/// Empty counters, for SPLORK_ROUTED.
pub fn counters(name: &str) -> Result<PathBuf, Stop> {
    let path = directory().join(format!("{}.counters", name.replace('/', "-")));
    fs::write(&path, [0; COUNTERS * 4])?;
    Ok(path)
}

/// How often splork made this call.
pub fn count(counters: &Path, name: &str) -> Result<u32, Stop> {
    let table = shipped()?;
    let call = table.calls().find(|call| call.name == name && is_routed(call));
    let call = call.ok_or_else(|| Stop::Fails(format!("{name} is no call that is routed")))?;
    let own = splork_table::Abi::named(std::env::consts::ARCH).expect("the tests run on an architecture of splork's");
    let Some(number) = call.numbers.nr(own) else { return Ok(0) };
    let bytes = fs::read(counters)?;
    let at = number as usize * 4;
    Ok(u32::from_ne_bytes(bytes[at..at + 4].try_into().expect("four bytes")))
}

/// The linker's options for a program whose system calls splork is to make.
pub fn options() -> Result<Vec<String>, Stop> {
    let stage = libraries()?;
    Ok(vec![
        "-Wl,--wrap=syscall".to_owned(),
        object()?.display().to_string(),
        format!("-L{}", stage.lib().display()),
        stage.rpath(),
        "-lsplork".to_owned(),
    ])
}

/// One call by splork, counted; one that is none of splork's, not counted; the same results and errno from both.
pub fn reaches_splork_alone() -> Test {
    let program = directory().join("probe");
    fs::create_dir_all(directory())?;
    let source = root().join("tests/foreign/route_probe.c");
    compiler().args(["-D_GNU_SOURCE", "-o"]).arg(&program).arg(source).args(options()?).succeed()?;
    let counters = counters("probe")?;
    let printed = command(&program).env("SPLORK_ROUTED", &counters).succeed()?;
    ensure_equal!(printed, "22 0 1\n", "errno of pidfd_open, of tgkill, and whether getpid is right");
    for (name, expected) in [("pidfd_open", 1), ("tgkill", 1), ("mseal", 0)] {
        ensure_equal!(count(&counters, name)?, expected, "calls of {name}");
    }
    let routed = shipped()?.calls().filter(|call| is_routed(call)).count();
    ensure!(routed > 60, "only {routed} calls are routed");
    Ok(())
}
