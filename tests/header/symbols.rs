//! Where a call through the headers leads: to the library's symbol, or under SPLORK_INLINE to nothing but the kernel.

use std::env::consts::ARCH;
use std::fs;
use std::path::{Path, PathBuf};

use splork_table::Table;
use splork_table::call::Call;
use splork_tests::{Run, Stop, Test, command, compiler, ensure, ensure_equal, root, scratch, skip};

use crate::{headers, include};

/// The symbols that an object needs from elsewhere. Sorted.
pub fn undefined(object: &Path) -> Result<Vec<String>, Stop> {
    let text = command("nm").args(["--undefined-only", "--format=just-symbols"]).arg(object).succeed()?;
    let mut symbols: Vec<String> = text.lines().map(str::to_owned).collect();
    symbols.sort();
    Ok(symbols)
}

const INCLUDES: &str = "#define _GNU_SOURCE\n#include <linux/sched.h>\n#include <errno.h>\n#include <unistd.h>\n\
     #include <splork/all.h>\n";

/// Compiles text, which follows the includes, to an object.
fn compiled(name: &str, text: &str, options: &[&str]) -> Result<PathBuf, Stop> {
    compiled_with(name, text, options, &include())
}

fn compiled_with(name: &str, text: &str, options: &[&str], include: &Path) -> Result<PathBuf, Stop> {
    let source = scratch(&format!("header-{name}"))?.join("program.c");
    let object = source.with_extension("o");
    fs::write(&source, format!("{INCLUDES}{text}"))?;
    let mut cc = compiler();
    cc.args(["-std=gnu11", "-Wall", "-Wextra", "-Werror", "-c"]).args(options).arg("-I").arg(include);
    cc.arg(&source).arg("-o").arg(&object).succeed()?;
    Ok(object)
}

/// glibc from 2.43 on has mseal itself; then the label is seen on cachestat alone.
const UPSTREAM: &str = "
int calls(void *start, struct clone_args *args, int (*fn)(void *))
{
    return cachestat(3, start, start, 0) + clone3(args, sizeof *args, fn, 0) + landlock_restrict_self(3, 0);
}
";

pub fn plain_names_lead_to_our_symbols() -> Test {
    let symbols = undefined(&compiled("labels", UPSTREAM, &[])?)?;
    ensure_equal!(symbols, ["splork_cachestat", "splork_clone3", "splork_landlock_restrict_self"], "symbols asked for");
    Ok(())
}

/// A libc newer than the header declares a function of the same prototype, before ours or behind it: the program is built
/// all the same, and calls the function that it was written for.
pub fn a_libc_that_gets_a_call_changes_nothing() -> Test {
    let theirs = scratch("header-gets")?.join("theirs.h");
    fs::write(&theirs, "int landlock_restrict_self(int ruleset_fd, unsigned int flags);\n")?;
    let before = ["-include".to_owned(), theirs.display().to_string()];
    let before: Vec<&str> = before.iter().map(String::as_str).collect();
    let behind = format!("#include \"{}\"\n{UPSTREAM}", theirs.display());
    for (name, text, options) in [("gets-before", UPSTREAM, &*before), ("gets-behind", &behind, &[])] {
        let symbols = undefined(&compiled(name, text, options)?)?;
        ensure!(symbols.iter().any(|symbol| symbol == "splork_landlock_restrict_self"), "{name}: {symbols:?}");
    }
    Ok(())
}

const OWN: &str = "
int calls(void *at, int (*fn)(void *))
{
    return splork(at, 1) + clone_nice(fn, at, 0, at, 1) + splork_packed(1, 2, 3, at, 5, 6, 7, 8)
         + (int)splork_spawn(1, 0, at, fn, at);
}
";

pub fn calls_of_ones_own_keep_their_names() -> Test {
    let symbols = undefined(&compiled("own-names", OWN, &[])?)?;
    ensure_equal!(symbols, ["clone_nice", "splork", "splork_packed", "splork_spawn"], "symbols asked for");
    Ok(())
}

/// Each function of every header is used, so that what it leans on is seen.
fn uses_of_everything(table: &Table, no_names: bool) -> String {
    let name = |call: &Call| if no_names { call.symbol() } else { call.name.clone() };
    let own = ["splork_clone3_or_clone", "splork_spawn"].map(str::to_owned);
    let names: Vec<String> = table.calls().map(name).chain(own).map(|name| format!("(void *){name}")).collect();
    format!("void *const everything[] = {{ {} }};\n", names.join(", "))
}

pub fn inline_functions_need_no_library() -> Test {
    let table = Table::read(&[root().join("calls")]).map_err(|report| Stop::Fails(report.to_string()))?;
    for (optimisation, no_names) in [("-O0", false), ("-O2", false), ("-O0", true)] {
        let mode = if no_names { "-DSPLORK_NO_NAMES" } else { "-USPLORK_NO_NAMES" };
        let options = ["-DSPLORK_INLINE", mode, "-fno-stack-protector", optimisation];
        let object = compiled("inline", &uses_of_everything(&table, no_names), &options)?;
        for symbol in undefined(&object)? {
            let is_libcs = ["__errno_location", "syscall", "memcpy", "memset", "_GLOBAL_OFFSET_TABLE_"];
            let is_left_to_libc = !no_names && table.calls().any(|call| call.glibc.is_some() && call.name == symbol);
            ensure!(
                is_left_to_libc || is_libcs.contains(&symbol.as_str()),
                "inline functions need {symbol} at {optimisation} {mode}"
            );
        }
    }
    Ok(())
}

/// The point of SPLORK_INLINE: the instruction stands in the caller, and nothing before it but what loads the registers
/// that this call uses.
pub fn inline_functions_are_one_instruction() -> Test {
    if ARCH != "x86_64" {
        return skip("SPLORK_INLINE is libc's syscall() on this architecture");
    }
    let text = "long caller(void *buf) { return cachestat(3, buf, buf, 0); }\n";
    let object = compiled("instruction", text, &["-DSPLORK_INLINE", "-O2", "-fcf-protection=none"])?;
    ensure_equal!(undefined(&object)?, ["__errno_location"], "symbols asked for");
    let code = command("objdump").args(["-d", "--no-show-raw-insn", "--disassemble=caller"]).arg(&object).succeed()?;
    let instructions: Vec<&str> =
        code.lines().filter_map(|line| line.split('\t').nth(1)?.split_whitespace().next()).collect();
    ensure_equal!(instructions.iter().filter(|name| **name == "syscall").count(), 1, "system calls in\n{code}");
    let call = instructions.iter().position(|name| *name == "syscall");
    let before = &instructions[..call.unwrap_or_default()];
    ensure!(!before.iter().any(|name| name.starts_with("call")), "a call before the system call in\n{code}");
    ensure!(code.contains("$0x1c3,"), "the number is not 451 in\n{code}");
    ensure!(before.len() <= 7, "more than five registers loaded and a frame before the system call in\n{code}");
    ensure!(!code.contains("r8") && !code.contains("r9"), "registers that four arguments do not need in\n{code}");
    Ok(())
}

/// Registers that an asm statement names, and the child that leaves in its midst, under the strongest optimisers.
pub fn link_time_optimisation_keeps_inline_calls_whole() -> Test {
    let program = "
        #include <sys/wait.h>
        static char stack[65536] __attribute__((aligned(16)));
        static int child(void *arg) { return *(int *)arg; }
        int main(void)
        {
            struct clone_args args = { .exit_signal = 17, .stack = (__u64)(unsigned long)stack, .stack_size = sizeof stack };
            int status = 0, result = 42;
            pid_t pid;
            if (cachestat(-1u, 0, 0, 0) != -1 || (errno != EBADF && errno != ENOSYS && errno != EPERM))
                return 1;
            if (splork(0, 1) != -1 || errno != ENOSYS)
                return 2;
            pid = clone3(&args, sizeof args, child, &result);
            if (pid <= 0 || waitpid(pid, &status, 0) != pid || status != 42 << 8)
                return 3;
            return 0;
        }\n";
    let tried = [
        ("gcc", &["-O2", "-flto"][..]),
        ("gcc", &["-O3"]),
        ("gcc", &["-O0"]),
        ("gcc", &["-Os"]),
        ("clang", &["-O3"]),
        ("clang", &["-O0"]),
    ];
    let directory = scratch("header-lto")?;
    let source = directory.join("program.c");
    fs::write(&source, format!("{INCLUDES}{program}"))?;
    for (program, options) in tried.into_iter().filter(|(program, _)| splork_tests::command::exists(program)) {
        let binary = directory.join(format!("{program}{}", options.concat()));
        let mut cc = command(program);
        cc.args(["-std=gnu11", "-Wall", "-Wextra", "-Werror", "-DSPLORK_INLINE"]).args(options);
        cc.arg("-I").arg(include()).arg(&source).arg("-o").arg(&binary).succeed()?;
        command(&binary).succeed()?;
    }
    Ok(())
}

/// The headers with this machine's architecture made unknown to them, so that the last branch of each ladder is taken.
fn include_of_unknown_architecture(name: &str) -> Result<PathBuf, Stop> {
    let copy = scratch(&format!("header-unknown-{name}"))?;
    fs::create_dir(copy.join("splork"))?;
    let known =
        ["__x86_64__", "__i386__", "__aarch64__", "__riscv", "__powerpc__", "__powerpc64__", "__s390x__", "__arm__"];
    for header in headers()? {
        let mut text = fs::read_to_string(include().join(&header))?;
        for word in known {
            text = text.replace(&format!("defined({word})"), "defined(__nowhere__)");
        }
        fs::write(copy.join(header), text)?;
    }
    Ok(copy)
}

/// No number: ENOTSUP. A number from the system's headers: libc's syscall(), whose errno is not converted twice.
pub fn unknown_architectures_go_through_libc() -> Test {
    let include = include_of_unknown_architecture("include")?;
    let text = "
        #undef errno
        #define errno (*__errno_location())
        int main(void)
        {
            int fn(void *arg);
            struct clone_args args = { .exit_signal = 17 };
            if (splork(0, 1) != -1 || errno != ENOTSUP)
                return 1;
            if (splork_packed(1, 2, 3, 0, 5, 6, 7, 8) != -1 || errno != ENOTSUP)
                return 2;
            if (clone_nice(fn, &args, 17, 0, 0) != -1 || errno != ENOTSUP)
                return 3;
            if (clone3(&args, sizeof args, fn, 0) != -1 || errno != ENOTSUP)
                return 4;
            if (landlock_create_ruleset(0, 0, 99) != -1 || (errno != EINVAL && errno != ENOSYS && errno != EOPNOTSUPP))
                return 5;
            errno = 0;
            if (landlock_restrict_self(-1, 99) != -1 || errno == 1 || errno == 0)
                return 6;
            return 0;
        }
        int fn(void *arg) { return arg != 0; }\n";
    let object = compiled_with("of-unknown", text, &["-DSPLORK_INLINE"], &include)?;
    let symbols = undefined(&object)?;
    ensure!(symbols.contains(&"syscall".to_owned()), "libc's syscall() is not used: {symbols:?}");
    let code = command("objdump").args(["-d", "--no-show-raw-insn"]).arg(&object).succeed()?;
    ensure!(!code.lines().any(|line| line.ends_with("\tsyscall")), "a syscall instruction on an unknown architecture");
    let binary = object.with_extension("");
    compiler().arg(&object).arg("-o").arg(&binary).succeed()?;
    command(&binary).succeed()?;
    Ok(())
}
