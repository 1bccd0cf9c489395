//! What a build was asked for is what `make install` installs; and what it installs says nothing of who built it.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use splork_tests::command::{setting, told};
use splork_tests::programs::executable;
use splork_tests::{Run, Stop, Test, command, ensure, make, root, scratch, stage, target};

/// A cargo that only notes that it was called, and fails.
fn failing_cargo(directory: &Path) -> Result<PathBuf, Stop> {
    let path = directory.join("cargo");
    executable(&path, format!("#!/bin/sh\necho \"$*\" >> '{}'\nexit 1\n", directory.join("called").display()))?;
    Ok(path)
}

/// Each setting that makes another library begins another build, whatever lies there; and only that.
pub fn another_setting_is_another_build() -> Test {
    let top = scratch("settings")?;
    let built = setting("BUILT", top.join("built"));
    make([built.clone(), "lib".into()]).succeed()?;
    let cargo = setting("CARGO", failing_cargo(&top)?);
    let install = |more: &[&str]| -> Result<bool, Stop> {
        let _ = fs::remove_file(top.join("called"));
        let settings = [built.clone(), cargo.clone(), setting("DESTDIR", top.join("tree")), "install-lib".into()];
        let output = make(settings.into_iter().chain(more.iter().map(OsString::from))).outcome()?;
        ensure!(output.status.success() != top.join("called").exists(), "{more:?}: {output:?}");
        Ok(output.status.success())
    };
    ensure!(install(&[])?, "what was built is not taken");
    ensure!(install(&["PROFILE=release", "CC=cc"])?, "what was built is not taken where it is asked for by name");
    for more in [
        "CARGO_BUILD_TARGET=aarch64-unknown-linux-gnu",
        "RUSTFLAGS=-Cdebuginfo=1",
        "CARGOFLAGS=--offline",
        "PROFILE=dev",
        "CC=cc -O1",
    ] {
        ensure!(!install(&[more])?, "{more} installs what was built without it");
        // What failed is not taken for what was asked for.
        ensure!(!install(&[more])?, "{more} installs what was built without it, the second time");
        make([built.clone(), "lib".into()]).succeed()?;
    }
    // A build that failed is not what was built last.
    let failed = make([built.clone(), "CC=false".into(), "lib".into()]).outcome()?;
    ensure!(!failed.status.success(), "a compiler that fails is not noticed");
    make([built.clone(), setting("DESTDIR", top.join("tree")), "install-lib".into()]).succeed()?;
    let mut with_flags = make([built.clone(), "lib".into()]);
    with_flags.env("RUSTFLAGS", "--cfg=told_by_the_environment").succeed()?;
    ensure!(install(&[])?, "the environment's RUSTFLAGS are not remembered");
    make([built, "lib".into()]).succeed().map(drop)
}

/// Paths of the checkout and of cargo's home: they do not matter to users, and without them two builds are the same.
pub fn nothing_installed_names_the_builders_directories() -> Test {
    let stage = stage()?;
    let cargo_home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = std::env::home_dir().unwrap_or_default();
    let directories = [root().to_owned(), target(), cargo_home.unwrap_or_else(|| home.join(".cargo"))];
    let command: PathBuf = stage.splork().get_program().into();
    for file in [stage.shared_library(), stage.archive(), command] {
        let bytes = fs::read(&file)?;
        for directory in &directories {
            let text = directory.as_os_str().as_encoded_bytes();
            let found = bytes.windows(text.len()).any(|window| window == text);
            ensure!(!found, "{} names {}", file.display(), directory.display());
        }
    }
    Ok(())
}

pub fn installed_command_is_stripped_and_small() -> Test {
    const MOST: u64 = 7 << 20;
    let path: PathBuf = stage()?.splork().get_program().into();
    let size = path.metadata()?.len();
    ensure!(size <= MOST, "{} has {size} bytes, more than {MOST}", path.display());
    let symbols = command("nm").arg(&path).outcome()?;
    ensure!(symbols.stdout.is_empty(), "{} has a symbol table", path.display());
    Ok(())
}

/// Whoever has flags of their own, in either variable or in a file, keeps them.
pub fn users_flags_for_rustc_are_kept() -> Test {
    let top = scratch("users flags")?;
    let print = top.join("cargo");
    executable(&print, "#!/bin/sh\nprintf '%s\\n' \"${CARGO_ENCODED_RUSTFLAGS-}|${RUSTFLAGS-}|$*\"\n")?;
    let run = |name: &str, value: &str| -> Result<String, Stop> {
        let mut wrapper = command(root().join("tools/without-paths.sh"));
        wrapper.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
        if !name.is_empty() {
            wrapper.env(name, value);
        }
        wrapper.arg(&print).arg("build");
        let output = wrapper.outcome()?;
        ensure!(output.status.success(), "{}", told(&wrapper, &output));
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    };
    let here = format!("--remap-path-prefix={}=/splork", root().display());
    let flags = run("RUSTFLAGS", " -Copt-level=1  --cfg=a ")?;
    let (encoded, rest) = flags.split_once('|').unwrap_or_default();
    let flags: Vec<&str> = encoded.split('\u{1f}').collect();
    ensure!(flags[..2] == ["-Copt-level=1", "--cfg=a"] && flags.contains(&&*here), "{flags:?}");
    ensure!(flags[2..].iter().all(|flag| flag.starts_with("--remap-path-prefix=")), "{flags:?}");
    ensure!(rest.ends_with("|build"), "{rest}");
    let flags = run("CARGO_ENCODED_RUSTFLAGS", "--cfg\u{1f}a")?;
    ensure!(flags.starts_with("--cfg\u{1f}a\u{1f}--remap") && flags.contains(&here), "{flags}");
    let flags = run("", "")?;
    ensure!(flags.starts_with("||build --config build.rustflags=[") && flags.contains(&here), "{flags}");
    Ok(())
}
