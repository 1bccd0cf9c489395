//! The tree that `make install` makes.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use splork_tests::command::setting;
use splork_tests::table::shipped;
use splork_tests::{Run, Stop, Test, ensure, ensure_equal, make, root, scratch, stage, version};

/// Every file below, with what matters of it: "path mode" or "path -> destination".
pub fn tree(top: &Path) -> Result<BTreeSet<String>, Stop> {
    fn walk(top: &Path, directory: &Path, found: &mut BTreeSet<String>) -> Result<(), Stop> {
        for entry in fs::read_dir(directory)? {
            let path = entry?.path();
            let name = path.strip_prefix(top)?.display();
            let data = path.symlink_metadata()?;
            if data.is_symlink() {
                let to = fs::read_link(&path)?;
                ensure!(path.metadata().is_ok_and(|data| data.is_file()), "{} leads nowhere", path.display());
                found.insert(format!("{name} -> {}", to.display()));
            } else if data.is_dir() {
                walk(top, &path, found)?;
            } else {
                found.insert(format!("{name} {:o}", data.permissions().mode() & 0o7777));
            }
        }
        Ok(())
    }
    let mut found = BTreeSet::new();
    walk(top, top, &mut found)?;
    Ok(found)
}

/// The same as it should be.
fn expected(lib: &str, include: &str) -> Result<BTreeSet<String>, Stop> {
    let mut files = libraries(lib, include)?;
    let prefix = include.trim_end_matches("/include");
    let suffix = if prefix == "usr" { "splork" } else { "" };
    let share = |path: &str| format!("{prefix}/share/{path} 644");
    files.insert(format!("{prefix}/bin/splork 755"));
    files.insert(share("bash-completion/completions/splork"));
    files.insert(share("zsh/site-functions/_splork"));
    files.insert(share("fish/vendor_completions.d/splork.fish"));
    files.insert(share("man/man1/splork.1"));
    files.insert(share("man/man7/splork.7"));
    // A page for each function.
    files.extend(shipped()?.calls().map(|call| share(&format!("man/man2/{}.2{suffix}", call.name))));
    Ok(files)
}

/// What a program is built with.
pub fn libraries(lib: &str, include: &str) -> Result<BTreeSet<String>, Stop> {
    let version = version()?;
    let major = version.split('.').next().unwrap_or_default();
    let mut files: BTreeSet<String> = [
        format!("{lib}/libsplork.a 644"),
        format!("{lib}/libsplork.so -> libsplork.so.{major}"),
        format!("{lib}/libsplork.so.{major} -> libsplork.so.{version}"),
        format!("{lib}/libsplork.so.{version} 755"),
        format!("{lib}/cmake/splork/splork-config-version.cmake 644"),
        format!("{lib}/cmake/splork/splork-config.cmake 644"),
        format!("{lib}/pkgconfig/splork.pc 644"),
        format!("{include}/splork.h 644"),
    ]
    .into();
    // One header per family, and a family is a table.
    for table in fs::read_dir(root().join("include/splork"))? {
        files.insert(format!("{include}/splork/{} 644", table?.file_name().display()));
    }
    Ok(files)
}

/// Installs with these settings, compares, uninstalls, and looks for remains.
fn check(top: &Path, settings: &[OsString], lib: &str, include: &str) -> Test {
    stage()?; // so that none of these builds while another does
    let with = |goal: &str| make(settings.iter().cloned().chain([goal.into()]));
    with("install").succeed()?;
    ensure_equal!(tree(top)?, expected(lib, include)?, "the tree of {settings:?}");
    with("uninstall").succeed()?;
    let left: Vec<PathBuf> = fs::read_dir(top)?.map(|entry| Ok(entry?.path())).collect::<Result<_, Stop>>()?;
    ensure!(left.is_empty(), "uninstall leaves {left:?}");
    Ok(())
}

pub fn install_leaves_the_expected_tree_and_uninstall_nothing() -> Test {
    let top = scratch("tree")?;
    check(&top, &[setting("DESTDIR", &top)], "usr/local/lib", "usr/local/include")
}

pub fn libdir_may_be_debians() -> Test {
    let top = scratch("tree of debian")?;
    let settings =
        [setting("DESTDIR", &top), setting("PREFIX", "/usr"), setting("LIBDIR", "/usr/lib/x86_64-linux-gnu")];
    check(&top, &settings, "usr/lib/x86_64-linux-gnu", "usr/include")
}

pub fn prefix_may_be_private_and_have_blanks() -> Test {
    let top = scratch("a private tree")?;
    check(&top, &[setting("PREFIX", top.join("my own"))], "my own/lib", "my own/include")
}

pub fn uninstall_leaves_strangers_alone() -> Test {
    stage()?;
    let top = scratch("strangers")?;
    let header = top.join("usr/local/include/splork/theirs.h");
    let empty = top.join("usr/local/lib/pkgconfig");
    fs::create_dir_all(header.parent().expect("not the root"))?;
    fs::create_dir_all(&empty)?;
    fs::write(&header, "")?;
    let destdir = setting("DESTDIR", &top);
    // Twice, as one does after an update: the second finds all directories there and must not forget whose they are.
    for goal in ["install", "install"] {
        make([&destdir, &goal.into()]).succeed()?;
    }
    // And what came into a directory that is ours.
    fs::write(top.join("usr/local/share/man/theirs"), "")?;
    make([destdir, "uninstall".into()]).succeed()?;
    let left: Vec<String> = tree(&top)?.into_iter().collect();
    let expected = ["usr/local/include/splork/theirs.h ", "usr/local/share/man/theirs "];
    let is_theirs = left.iter().zip(expected).all(|(left, expected)| left.starts_with(expected));
    ensure!(left.len() == expected.len() && is_theirs, "left: {left:?}");
    ensure!(empty.is_dir(), "{} was there before, empty, and is gone", empty.display());
    Ok(())
}

/// As under sudo, where root has no Rust.
pub fn install_needs_no_cargo_after_make() -> Test {
    stage()?;
    let top = scratch("no cargo")?;
    make([setting("DESTDIR", &top), "CARGO=false".into(), "install".into()]).succeed()?;
    Ok(())
}

/// splork.pc would name it, and mean another directory wherever it is read.
pub fn relative_prefix_is_refused() -> Test {
    stage()?;
    let output = make(["PREFIX=somewhere", "install"]).outcome()?;
    let told = String::from_utf8_lossy(&output.stderr);
    ensure!(!output.status.success() && told.contains("must be an absolute path"), "{told}");
    ensure!(!root().join("somewhere").exists(), "it was made all the same");
    Ok(())
}
