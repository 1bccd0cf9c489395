//! Where libc declares a call itself, and when it does not. glibc 2.43 is played: its one new line is put behind the
//! installed <sys/mman.h>, and its version number over the installed one's.

use std::fs;

use splork_tests::{Run, Stop, Test, command, ensure, scratch, skip};

use crate::symbols::undefined;
use crate::{headers, include};

/// As glibc 2.43 has it in bits/mman-shared.h.
const NEW_MMAN: &str = "#include_next <sys/mman.h>
#if defined __USE_GNU && __GLIBC_MINOR__ >= 43
__BEGIN_DECLS
extern int mseal (void *__addr, size_t __len, unsigned long int __flags) __THROW;
__END_DECLS
#endif
";

/// In every order in which a program may include them.
const PROGRAMS: [&str; 3] = [
    "#include <splork/mm.h>\n",
    "#include <sys/mman.h>\n#include <splork/mm.h>\n",
    "#include <splork/mm.h>\n#include <sys/mman.h>\n",
];

const CALL: &str = "int seal(void *start) { return mseal(start, 4096, 0); }\n";

/// The symbols that a call of mseal() leads to, each way of including, each language, with this glibc 2.MINOR.
fn leads_to(name: &str, minor: u32, options: &[&str]) -> Result<Vec<(String, Vec<String>)>, Stop> {
    let directory = scratch(&format!("header-glibc-{name}"))?;
    fs::create_dir(directory.join("sys"))?;
    fs::write(directory.join("sys/mman.h"), NEW_MMAN)?;
    fs::write(
        directory.join("version.h"),
        format!("#include <features.h>\n#undef __GLIBC_MINOR__\n#define __GLIBC_MINOR__ {minor}\n"),
    )?;
    let mut results = Vec::new();
    for (index, program) in PROGRAMS.iter().enumerate() {
        for (compiler, standard, ending) in [
            ("gcc", "-std=c90", "c"),
            ("gcc", "-std=gnu2x", "c"),
            ("g++", "-std=c++98", "cc"),
            ("g++", "-std=c++20", "cc"),
        ] {
            let source = directory.join(format!("{index}.{ending}"));
            let object = source.with_extension("o");
            fs::write(&source, format!("{program}{CALL}"))?;
            let mut cc = command(compiler);
            cc.arg(standard).args(["-Wall", "-Wextra", "-Werror", "-pedantic", "-c", "-isystem"]).arg(&directory);
            cc.arg("-include").arg(directory.join("version.h")).args(options).arg("-I").arg(include());
            cc.arg(&source).arg("-o").arg(&object).succeed()?;
            results.push((format!("{compiler} {standard}, way {index}, {options:?}"), undefined(&object)?));
        }
    }
    Ok(results)
}

fn all_lead_to(symbol: &str, results: Vec<(String, Vec<String>)>) -> Test {
    for (how, symbols) in results {
        let leads = symbols.iter().any(|found| found == symbol);
        let others =
            ["mseal", "splork_mseal"].iter().any(|other| *other != symbol && symbols.contains(&other.to_string()));
        ensure!(leads && !others, "{how}: mseal() leads to {symbols:?}, not {symbol}");
    }
    Ok(())
}

fn needs_glibc() -> Test {
    let macros = command("gcc").args(["-E", "-dM", "-include", "limits.h", "-x", "c", "/dev/null"]).succeed()?;
    if macros.contains("#define __GLIBC__ ") { Ok(()) } else { skip("this libc is not glibc") }
}

pub fn new_glibc_is_left_its_own_function() -> Test {
    needs_glibc()?;
    all_lead_to("mseal", leads_to("new", 43, &["-D_GNU_SOURCE"])?)?;
    all_lead_to("mseal", leads_to("new-inline", 43, &["-D_GNU_SOURCE", "-DSPLORK_INLINE"])?)
}

pub fn old_glibc_gets_ours() -> Test {
    needs_glibc()?;
    all_lead_to("splork_mseal", leads_to("old", 42, &["-D_GNU_SOURCE"])?)
}

/// glibc declares mseal under _GNU_SOURCE only. g++ defines that itself, so C++ always has it.
pub fn without_gnu_extensions_ours_is_used() -> Test {
    needs_glibc()?;
    let (c, cpp): (Vec<_>, Vec<_>) =
        leads_to("strict", 43, &[])?.into_iter().partition(|(how, _)| how.starts_with("gcc -std=c90"));
    all_lead_to("splork_mseal", c)?;
    all_lead_to("mseal", cpp.into_iter().filter(|(how, _)| how.starts_with("g++")).collect())
}

/// What the installed glibc declares, 2.36 or newer: some of it to every program, some under _GNU_SOURCE only. There ours
/// leaves it to glibc, elsewhere it is ours; and in no standard of C do the two clash.
pub fn installed_glibc_is_left_its_own_functions() -> Test {
    needs_glibc()?;
    let directory = scratch("header-glibc-installed")?;
    let source = directory.join("program.c");
    let object = directory.join("program.o");
    fs::write(
        &source,
        "#include <splork/all.h>\n#if !__GLIBC_PREREQ(2, 36)\n# error older\n#endif\n\
         int calls(void) { return pidfd_open(1, 0) + fsopen(\"\", 0) + close_range(9, 8, 0) + fchmodat2(-1, \"\", 0, 0); }\n",
    )?;
    let symbols = |options: &[&str]| {
        let mut cc = command("gcc");
        cc.args(options).arg("-I").arg(include()).arg("-c").arg(&source).arg("-o").arg(&object).succeed()?;
        undefined(&object)
    };
    if symbols(&[]).is_err() {
        return skip("glibc is older than 2.36 here");
    }
    for (options, close_range) in
        [(["-std=gnu17", "-D_GNU_SOURCE"], "close_range"), (["-std=c99", "-g0"], "splork_close_range")]
    {
        let expected = [close_range, "fsopen", "pidfd_open", "splork_fchmodat2"];
        let mut found = symbols(&options)?;
        found.retain(|symbol| expected.contains(&symbol.as_str()) || symbol.contains("splork"));
        found.sort();
        let mut expected = expected.to_vec();
        expected.sort();
        ensure!(found == expected, "{options:?}: the calls lead to {found:?}, not {expected:?}");
    }
    Ok(())
}

/// Ours beside glibc's, for once: C takes a second declaration only if it is of the same type. Of the calls that a newer
/// glibc has, NEW_MMAN alone is at hand.
pub fn prototypes_are_glibcs() -> Test {
    needs_glibc()?;
    let directory = scratch("header-glibc-prototypes")?;
    let mut compared = 0;
    for header in headers()? {
        let text = fs::read_to_string(include().join(&header))?;
        let kept = |line: &&str| !line.trim_start().starts_with("#  define SPLORK_LIBC_HAS_");
        compared += text.lines().filter(|line| !kept(line)).count();
        let mut bare: String = text.lines().filter(kept).map(|line| format!("{line}\n")).collect();
        while let Some((before, rest)) = bare.split_once(" __asm__(\"splork_") {
            let (_, behind) = rest.split_once("\")").expect("a label ends");
            bare = format!("{before}{behind}");
        }
        let path = directory.join(&header);
        fs::create_dir_all(path.parent().expect("below the directory"))?;
        fs::write(path, bare)?;
    }
    ensure!(compared > 20, "only {compared} guards were taken off");
    fs::create_dir(directory.join("sys"))?;
    fs::write(directory.join("sys/mman.h"), NEW_MMAN.replace(" && __GLIBC_MINOR__ >= 43", ""))?;
    let source = directory.join("both.c");
    fs::write(&source, "#include <sys/mman.h>\n#include <splork/all.h>\n")?;
    let mut cc = command("gcc");
    cc.args(["-std=gnu11", "-D_GNU_SOURCE", "-Wall", "-Werror", "-fsyntax-only", "-I"]).arg(&directory).arg(&source);
    cc.succeed()?;
    Ok(())
}
