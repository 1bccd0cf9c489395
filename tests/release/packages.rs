//! The packages of `make deb` on a Debian 12 that has nothing else of splork's.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use splork_tests::command::{exists, make, told};
use splork_tests::{Run, Stop, Test, command, ensure, ensure_equal, skip, stage, target, version};

use crate::chroot::Chroot;

const NAMES: [&str; 3] = ["libsplork0", "libsplork-dev", "splork"];

fn directory() -> PathBuf {
    target().join("splork/deb")
}

/// Builds them, once per process.
fn packages() -> Result<Vec<PathBuf>, Stop> {
    static BUILT: std::sync::OnceLock<Result<(), Stop>> = std::sync::OnceLock::new();
    let build = || {
        for tool in ["dpkg-buildpackage", "dh", "lintian"] {
            if !exists(tool) {
                return skip(format!("{tool} is not installed"));
            }
        }
        stage()?;
        make(["deb"]).succeed().map(drop)
    };
    BUILT.get_or_init(build).clone()?;
    of_version(&format!("{}-1", version()?))
}

fn of_version(version: &str) -> Result<Vec<PathBuf>, Stop> {
    let architecture = command("dpkg").arg("--print-architecture").succeed()?;
    let path = |name: &str| directory().join(format!("{name}_{version}_{}.deb", architecture.trim()));
    let packages: Vec<PathBuf> = NAMES.map(path).into();
    for package in &packages {
        ensure!(package.is_file(), "{} is not built", package.display());
    }
    Ok(packages)
}

/// The same under a lower version, from what is built already.
fn lower() -> Result<(String, Vec<PathBuf>), Stop> {
    packages()?;
    let lower = format!("{}-0.1", version()?);
    let tree = directory().join(format!("splork-{}", version()?));
    let changelog = tree.join("debian/changelog");
    let text = fs::read_to_string(&changelog)?;
    fs::write(&changelog, text.replacen("-1)", "-0.1)", 1))?;
    let built = command("dpkg-buildpackage").args(["-us", "-uc", "-b", "-nc"]).current_dir(&tree).succeed();
    fs::write(&changelog, text)?;
    built?;
    let packages = of_version(&lower)?;
    Ok((lower, packages))
}

/// What dpkg has of ours, and which of its files are not there as packed.
const STATE: &str =
    "dpkg-query -W -f '${Package} ${Version} ${Status}\\n' '*splork*'; dpkg -V libsplork0 libsplork-dev splork";

fn installed(version: &str) -> String {
    let mut names = NAMES;
    names.sort();
    names.map(|name| format!("{name} {version} install ok installed\n")).concat()
}

pub fn packages_are_installed_upgraded_and_purged() -> Test {
    let (lower, older) = lower()?;
    let newer = packages()?;
    let chroot = Chroot::new("bookworm", &[])?;
    for package in older.iter().chain(&newer) {
        chroot.copy_in(package, "debs")?;
    }
    let before = files(&chroot)?;
    chroot.sh(&format!("dpkg -i /debs/*_{lower}_*.deb")).succeed()?;
    ensure_equal!(chroot.sh(STATE).succeed()?, installed(&lower), "the packages after installing");
    chroot.sh("splork calls mseal | grep -q 462; splork run --check sh || test $? = 3").succeed()?;

    let higher = format!("{}-1", version()?);
    // dpkg upgrades the library alone, but apt does not: the others depend on their own version.
    chroot.sh(&format!("dpkg -i /debs/libsplork0_{higher}_*.deb")).succeed()?;
    let mut check = chroot.sh("apt-get check");
    let output = check.outcome()?;
    let text = told(&check, &output);
    for other in ["libsplork-dev", "splork"] {
        let missed = format!(" {other} : Depends: libsplork0 (= {lower}) but {higher} is installed");
        ensure!(text.contains(&missed), "the library may be newer than {other}: {text}");
    }
    chroot.sh(&format!("dpkg -i /debs/*_{higher}_*.deb")).succeed()?;
    ensure_equal!(chroot.sh(STATE).succeed()?, installed(&higher), "the packages after upgrading");
    chroot.sh("apt-get check").succeed()?;
    chroot.sh("splork calls mseal | grep -q 462").succeed()?;

    chroot.sh("dpkg --purge splork libsplork-dev libsplork0").succeed()?;
    let left: Vec<String> = files(&chroot)?.difference(&before).cloned().collect();
    ensure!(left.is_empty(), "left after purging: {left:?}");
    Ok(())
}

/// All but what dpkg and the loader note down about packages.
fn files(chroot: &Chroot) -> Result<BTreeSet<String>, Stop> {
    let listed =
        chroot.sh("find / -xdev ! -path '/var/lib/dpkg/*' ! -path '/var/cache/*' ! -path '/var/log/*'").succeed()?;
    Ok(listed.lines().map(str::to_owned).collect())
}

/// autopkgtest with debian/tests, on the installed packages.
pub fn packages_build_what_readme_shows() -> Test {
    let packages = packages()?;
    if !exists("autopkgtest") {
        return skip("autopkgtest is not installed");
    }
    let chroot = Chroot::new("bookworm", &["dpkg-dev"])?;
    let source = directory().join(format!("splork_{}-1.dsc", version()?));
    let mut autopkgtest = chroot.with_proc(&[], "autopkgtest");
    autopkgtest.arg("--no-built-binaries").args(&packages).arg(source).arg("--").arg("chroot").arg(&chroot.directory);
    let output = autopkgtest.outcome()?;
    let text = [output.stdout, output.stderr].concat();
    let text = String::from_utf8_lossy(&text);
    for name in ["readme-example", "run-check"] {
        let passed = text.lines().any(|line| line.split_whitespace().eq([name, "PASS"]));
        ensure!(passed, "{name} did not pass:\n{text}");
    }
    ensure!(output.status.success(), "autopkgtest: {}\n{text}", output.status);
    Ok(())
}
