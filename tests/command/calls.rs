//! `splork calls`: what it says of libc and kernel is asked of them in other ways here.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;
use splork_table::{Abi, Table};
use splork_tests::command::{exists, told};
use splork_tests::{Run, Stop, Test, command, ensure, ensure_equal, root, scratch, skip, stage};

use crate::FROB;

fn table() -> Result<Table, Stop> {
    Table::read(&[root().join("calls")]).map_err(|report| Stop::Fails(report.to_string()))
}

fn splork(arguments: &[&str]) -> Result<String, Stop> {
    stage()?.splork().args(arguments).succeed()
}

fn json(arguments: &[&str]) -> Result<Vec<Value>, Stop> {
    let text = splork(&[&["calls", "--json"], arguments].concat())?;
    Ok(serde_json::from_str(&text)?)
}

pub fn calls_lists_every_call() -> Test {
    let text = splork(&["calls"])?;
    for family in table()?.families {
        for call in &family.calls {
            let line = text.lines().find(|line| line.split_whitespace().next() == Some(&call.name));
            let Some(line) = line else { return Err(Stop::Fails(format!("{} is not listed:\n{text}", call.name))) };
            let number = Abi::of_target(std::env::consts::ARCH, usize::BITS).and_then(|abi| call.numbers.nr(abi));
            let number = number.map_or_else(|| "-".to_owned(), |number| number.to_string());
            let words: Vec<&str> = line.split_whitespace().collect();
            ensure_equal!(words[1], number, "the number in {line:?}");
            ensure_equal!(words[2], call.since.as_deref().unwrap_or("-"), "the kernel in {line:?}");
            ensure!(line.ends_with(&format!("<{}>", family.header())), "{line:?}");
        }
    }
    Ok(())
}

pub fn calls_fits_80_columns() -> Test {
    let names: Vec<String> = table()?.calls().map(|call| call.name.clone()).collect();
    let all: Vec<&str> = ["calls"].into_iter().chain(names.iter().map(String::as_str)).collect();
    for text in [splork(&["calls"])?, splork(&all)?] {
        let long = text.lines().find(|line| line.chars().count() > 80);
        ensure!(long.is_none(), "{long:?}");
    }
    Ok(())
}

pub fn calls_has_colours_on_a_terminal_only() -> Test {
    ensure!(!splork(&["calls"])?.contains('\x1b'), "there are colours in a pipe");
    if !exists("script") {
        return skip("script, of bsdutils, is not installed: it makes the terminal");
    }
    let terminal = |no_color: &str| {
        let mut script = command("script");
        let splork = stage()?.splork().get_program().to_owned();
        script.args(["-q", "-e", "-c"]).arg(format!("{} calls", splork.display())).arg("/dev/null");
        script.env("TERM", "xterm").env("NO_COLOR", no_color).succeed()
    };
    ensure!(terminal("")?.contains("\x1b[32m"), "there is no green on a terminal");
    ensure!(!terminal("1")?.contains("\x1b["), "there are colours though NO_COLOR is set");
    Ok(())
}

pub fn calls_of_a_name_shows_all_of_it() -> Test {
    let text = splork(&["calls", "mseal"])?;
    let parts = [
        "#include <splork/mm.h>",
        "int mseal(void *start, size_t len, unsigned long flags);",
        "  EINVAL ",
        "  ENOTSUP ",
        "  572 ",
        " alpha\n",
        "  5462 ",
        "since 6.10",
        "since 2.43",
        "as splork_mseal",
    ];
    for part in parts {
        ensure!(text.contains(part), "no {part:?} in\n{text}");
    }
    Ok(())
}

pub fn calls_json_agrees_with_the_tables() -> Test {
    let rows = json(&[])?;
    let table = table()?;
    ensure_equal!(rows.len(), table.calls().count(), "the objects");
    for call in table.calls() {
        let row = rows.iter().find(|row| row["name"] == call.name.as_str());
        let Some(row) = row else { return Err(Stop::Fails(format!("no {}", call.name))) };
        ensure_equal!(row["since"].as_str(), call.since.as_deref(), "since of {}", call.name);
        ensure_equal!(row["symbol"].as_str(), Some(&*call.symbol()), "symbol of {}", call.name);
        for abi in &splork_table::abi::ABIS {
            let number = row["numbers"][abi.name].as_u64();
            ensure_equal!(number, call.numbers.nr(abi).map(u64::from), "{} on {}", call.name, abi.name);
        }
    }
    ensure_equal!(json(&["mseal"])?.len(), 1, "the objects for one name");
    Ok(())
}

/// By this process' own calls, on arguments of which the kernel's sources say what comes of them.
pub fn kernel_column_is_what_the_kernel_answers() -> Test {
    let rows = json(&["cachestat", "landlock_create_ruleset", "mseal", "map_shadow_stack"])?;
    ensure_equal!(rows.len(), 4, "the calls");
    for row in rows {
        let number = row["number"].as_i64().expect("a number here");
        // SAFETY: nothing is written to: descriptor -1, flags that no kernel knows, or an address that is none.
        let result = unsafe { libc::syscall(number, -1_isize, -1_isize, -1_isize, -1_isize) };
        let errno = std::io::Error::last_os_error();
        ensure_equal!(result, -1, "the result of {}", row["name"]);
        let refused = errno.raw_os_error() == Some(libc::EPERM);
        let expected = if refused { None } else { Some(errno.raw_os_error() != Some(libc::ENOSYS)) };
        ensure_equal!(row["kernel_has_it"].as_bool(), expected, "{}: {errno}", row["name"]);
    }
    Ok(())
}

/// By the symbols of the file that the loader takes.
pub fn libc_column_is_what_libc_exports() -> Test {
    let path = ["/lib/x86_64-linux-gnu/libc.so.6", "/lib64/libc.so.6", "/usr/lib/libc.so.6"];
    let Some(path) = path.into_iter().find(|path| std::path::Path::new(path).is_file()) else {
        return skip("libc.so.6 is in no place that I know");
    };
    let symbols = command("nm").args(["-D", "--defined-only", path]).succeed()?;
    let names = symbols.lines().filter_map(|line| line.split_whitespace().last()?.split("@@").next());
    let names: BTreeSet<&str> = names.collect();
    ensure!(names.contains("mmap"), "{path} exports no mmap");
    for row in json(&[])? {
        let name = row["name"].as_str().unwrap_or_default();
        ensure_equal!(row["libc_has_it"].as_bool(), Some(names.contains(name)), "whether libc has {name}");
    }
    Ok(())
}

/// It is not known what they do if each argument is -1.
pub fn calls_of_ones_own_are_listed_and_not_probed() -> Test {
    let tables = scratch("command-own")?;
    fs::write(tables.join("frob.toml"), FROB)?;
    let by_option = stage()?.splork().args(["calls", "frob", "--tables"]).arg(&tables).succeed()?;
    let by_environment = stage()?.splork().args(["calls", "frob"]).env("SPLORK_CALLS", &tables).succeed()?;
    for text in [by_option, by_environment] {
        ensure!(text.contains("int frob(int fd);") && text.contains("not probed"), "{text}");
    }
    Ok(())
}

/// As strace sees it, every probe is refused by the kernel.
pub fn probes_leave_no_trace() -> Test {
    if !exists("strace") {
        return skip("strace is not installed");
    }
    let directory = scratch("command-strace")?;
    let mut strace = command("strace");
    strace.args(["-ff", "-o"]).arg(directory.join("log")).arg(stage()?.splork().get_program()).arg("calls");
    strace.succeed()?;
    let mut log = String::new();
    for process in fs::read_dir(directory)? {
        log += &fs::read_to_string(process?.path())?;
    }
    let probes: Vec<&str> =
        log.lines().filter(|line| line.contains("(-1") || line.contains("(0xffffffffffffffff")).collect();
    ensure!(probes.len() > 5, "the probes are not to be seen:\n{log}");
    for probe in probes {
        ensure!(probe.contains(" = -1 E"), "this probe did something: {probe}");
    }
    Ok(())
}

pub fn exit_codes_are_as_documented() -> Test {
    let cases: [(&[&str], i32); 5] = [
        (&["calls", "mseal"], 0),
        (&["calls", "nonsense"], 1),
        (&["check", "/nowhere.toml"], 1),
        (&["calls", "--nonsense"], 2),
        (&[], 2),
    ];
    for (arguments, expected) in cases {
        let mut splork = stage()?.splork();
        let output = splork.args(arguments).outcome()?;
        ensure_equal!(output.status.code(), Some(expected), "{}", told(&splork, &output));
        ensure!(expected == 0 || !output.stderr.is_empty(), "{arguments:?} fails without a word");
    }
    Ok(())
}
