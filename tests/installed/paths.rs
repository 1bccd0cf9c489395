//! Where `make install` puts things, when it is told in unusual ways; and what `make uninstall` knows by itself.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};

use splork_tests::command::{setting, told};
use splork_tests::files::copy_to;
use splork_tests::{Run, Stop, Test, compiler, ensure, ensure_equal, make, pkg_config, scratch, stage, target};

use super::tree::{libraries, tree};
use super::{build_and_run, own_tables, program};

fn install(settings: &[OsString]) -> Test {
    stage()?;
    make(settings.iter().cloned().chain(["install".into()])).succeed().map(drop)
}

pub fn install_lib_leaves_what_programs_are_built_with() -> Test {
    stage()?;
    let top = scratch("lib alone")?;
    make([setting("DESTDIR", &top), "install-lib".into()]).succeed()?;
    ensure_equal!(tree(&top)?, libraries("usr/local/lib", "usr/local/include")?, "the tree of install-lib");
    Ok(())
}

const TABLE: &str = r#"
[parity]
about   = "A call for this test."
kernel  = "SYSCALL_DEFINE1(parity, unsigned long, word)"
c       = "int parity(unsigned long word)"
number  = 950
"#;

/// What is installed with a table of one's own, in `top`; and another checkout, in which nothing was ever built.
fn installed_and_a_fresh_checkout(name: &str) -> Result<(PathBuf, PathBuf), Stop> {
    let top = scratch(name)?;
    let (tables, installed, checkout) = (top.join("tables"), top.join("installed"), top.join("checkout"));
    fs::create_dir(&tables)?;
    fs::create_dir(&installed)?;
    fs::write(tables.join("own.toml"), TABLE)?;
    let settings = [setting("DESTDIR", &installed), setting("SPLORK_CALLS", &tables), "install".into()];
    let lock = own_tables();
    make(settings).env("CARGO_TARGET_DIR", target().join("own-tables")).succeed()?;
    drop(lock);
    copy_to(&checkout)?;
    Ok((installed, checkout))
}

pub fn uninstall_needs_no_build() -> Test {
    let (installed, checkout) = installed_and_a_fresh_checkout("uninstall-elsewhere")?;
    let prefix = installed.join("usr/local");
    ensure!(prefix.join("include/splork/own.h").is_file(), "the table's header is not installed");
    ensure!(prefix.join("share/man/man2/parity.2").is_file(), "the table's page is not installed");
    make([setting("DESTDIR", &installed), "uninstall".into()])
        .current_dir(&checkout)
        .env_remove("CARGO_TARGET_DIR")
        .succeed()?;
    ensure_equal!(tree(&installed)?, BTreeSet::new(), "what uninstall leaves");
    ensure!(!checkout.join("target").exists(), "uninstall builds something");
    Ok(())
}

/// A header without its functions is a trap.
pub fn what_own_tables_left_goes_with_them() -> Test {
    let (installed, _) = installed_and_a_fresh_checkout("without-tables-again")?;
    install(&[setting("DESTDIR", &installed)])?;
    let left: Vec<String> =
        tree(&installed)?.into_iter().filter(|path| path.contains("own") || path.contains("parity")).collect();
    ensure!(left.is_empty(), "left of the table: {left:?}");
    Ok(())
}

fn mode(path: &Path) -> Result<u32, Stop> {
    Ok(path.metadata()?.permissions().mode() & 0o7777)
}

pub fn umask_and_modes_are_as_asked() -> Test {
    stage()?;
    let top = scratch("umask")?;
    let mut command = make([setting("DESTDIR", &top), "LIBMODE=644".into(), "install".into()]);
    // SAFETY: umask(2) is async-signal-safe.
    unsafe {
        command.pre_exec(|| {
            libc::umask(0o077);
            Ok(())
        })
    };
    command.succeed()?;
    for directory in ["usr", "usr/local", "usr/local/lib/pkgconfig", "usr/local/include/splork"] {
        ensure_equal!(format!("{:o}", mode(&top.join(directory))?), "755", "the mode of {directory}");
    }
    for (file, expected) in [("lib/libsplork.so.0", "644"), ("lib/pkgconfig/splork.pc", "644"), ("bin/splork", "755")] {
        ensure_equal!(format!("{:o}", mode(&top.join("usr/local").join(file))?), expected, "the mode of {file}");
    }
    Ok(())
}

pub fn suffix_of_pages_is_that_of_their_headings() -> Test {
    let cases: [(&str, &[&str], &str, &str); 5] = [
        ("usr", &["PREFIX=/usr/"], "usr/share/man", "splork"),
        ("mandir", &["MANDIR=/usr//share/man"], "usr/share/man", "splork"),
        ("local", &["PREFIX=/usr/local"], "usr/local/share/man", ""),
        ("opt", &["PREFIX=/usr", "MANDIR=/opt/man"], "opt/man", ""),
        ("chosen", &["MANSUFFIX=own"], "usr/local/share/man", "own"),
    ];
    for (name, settings, directory, suffix) in cases {
        let top = scratch(&format!("suffix/{name}"))?;
        let settings = settings.iter().map(OsString::from).chain([setting("DESTDIR", &top)]);
        install(&settings.collect::<Vec<_>>())?;
        let directory = top.join(directory);
        for entry in fs::read_dir(directory.join("man2"))? {
            let (path, name) = {
                let entry = entry?;
                (entry.path(), entry.file_name())
            };
            let name = name.to_string_lossy().into_owned();
            let stem = name.strip_suffix(&format!(".2{suffix}"));
            ensure!(stem.is_some(), "{name} does not end in .2{suffix}");
            let text = fs::read_to_string(&path)?;
            let heading = text.lines().find(|line| line.starts_with(".TH ")).unwrap_or_default();
            let section = heading.split(' ').nth(2);
            ensure_equal!(section, Some(&*format!("2{suffix}")), "the section in the heading of {name}");
        }
        ensure!(directory.join("man7/splork.7").is_file(), "splork(7) is not in {}", directory.display());
    }
    Ok(())
}

/// It led to somebody's file, which nobody asked to have overwritten.
pub fn a_link_in_the_way_is_replaced() -> Test {
    let top = scratch("links")?;
    let theirs = top.join("theirs");
    fs::write(&theirs, "theirs")?;
    for name in ["lib/pkgconfig/splork.pc", "include/splork.h", "bin/splork", "share/man/man2/mseal.2"] {
        let path = top.join("prefix").join(name);
        fs::create_dir_all(path.parent().expect("below the prefix"))?;
        std::os::unix::fs::symlink(&theirs, path)?;
    }
    install(&[setting("PREFIX", top.join("prefix"))])?;
    ensure_equal!(fs::read_to_string(&theirs)?, "theirs", "the file that the links lead to");
    ensure!(!top.join("prefix/lib/pkgconfig/splork.pc").is_symlink(), "splork.pc is a link still");
    Ok(())
}

/// splork.pc has no way to say them, or the shell that splits what pkg-config prints would take them for its own.
pub fn unfit_paths_are_refused() -> Test {
    stage()?;
    let top = scratch("unfit")?;
    let unfit = ["a\nb", "a\tb", "a\\b", "a'b", "a\"b", "a#b", "a`b", "a ", "a\n", "a$$b"];
    for (name, part) in
        ["PREFIX", "LIBDIR", "INCLUDEDIR", "DESTDIR"].iter().flat_map(|name| unfit.map(|part| (name, part)))
    {
        for goal in ["install", "uninstall"] {
            let mut command = make([setting(name, top.join(part)), goal.into()]);
            let output = command.outcome()?;
            let text = told(&command, &output);
            let says = String::from_utf8_lossy(&output.stderr).contains("choose another directory");
            ensure!(!output.status.success() && says, "{text}");
        }
    }
    ensure_equal!(fs::read_dir(&top)?.count(), 0, "the files made all the same");
    Ok(())
}

/// Through the shell that a user's command line goes through.
pub fn unusual_paths_are_right() -> Test {
    for name in ["my own", "a&b", "a|b", "a;b", "(a)", "ä", "a%b", "a~b", "a*b", "a=b", "-a", "a,b"] {
        let prefix = scratch("unusual")?.join(name);
        install(&[setting("PREFIX", format!("{}//", prefix.display()))])?;
        let pc = prefix.join("lib/pkgconfig");
        let words = pkg_config::words(&pc, "".as_ref(), &["--cflags", "--libs"])?;
        let expected =
            [format!("-I{}/include", prefix.display()), format!("-L{}/lib", prefix.display()), "-lsplork".into()];
        ensure_equal!(words, expected, "what pkg-config says of {name}");
        let mut cc = compiler();
        cc.arg(program("uses_splork.c")).args(words).arg(splork_tests::stage::rpath(&prefix.join("lib")));
        if !name.contains(',') {
            build_and_run(cc, "unusual", "fine")?;
        }
    }
    Ok(())
}
