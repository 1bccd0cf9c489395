//! `splork kernel --patch` on the source of Debian's kernels: git takes the series, and the kernel's own checkpatch.pl finds
//! nothing in it but what is named here.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use splork_tests::cli::splork;
use splork_tests::command::exists;
use splork_tests::trials::Trials;
use splork_tests::{Run, Stop, Test, command, ensure, ensure_equal, root, scratch, skip};

use crate::trees::{LINUX_6_1, LINUX_6_12, Source, apply, content};

const NAME: &str = "Ann Author";
const ADDRESS: &str = "ann@example.org";

/// The kinds of finding that stay, where they may, and why they do.
const STAYING: [(&str, &str); 4] = [
    // Who maintains a new file is the developer's to say, in MAINTAINERS.
    ("FILE_PATH_CHANGES", ""),
    // A COMPAT_SYSCALL_DEFINE that is yet to be written is no call.
    ("ENOSYS", "kernel/"),
    // Whether a call is there is what the selftest asks.
    ("ENOSYS", "tools/testing/selftests/"),
    // Its numbers are by architecture until upstream gives it one.
    ("ARCH_DEFINES", "tools/testing/selftests/"),
];

pub fn add(trials: &mut Trials) {
    for source in [&LINUX_6_1, &LINUX_6_12] {
        let name = format!("linux_{}_takes_the_patches", source.version.replace('.', "_"));
        trials.test(name, move || takes_the_patches(source));
    }
}

fn takes_the_patches(source: &Source) -> Test {
    for program in ["git", "perl"] {
        if !exists(program) {
            return skip(format!("{program} is not installed"));
        }
    }
    // What is to come of the series: the worked examples are written, the skeletons are as they were printed.
    let expected = source.tree(&format!("patched-{}", source.version))?;
    apply(&expected, false)?;
    fs::copy(root().join("kernel/splork.c"), expected.join("kernel/splork.c"))?;
    let patches = patches(&expected, source)?;

    let tree = source.tree(&format!("patches-{}", source.version))?;
    let git = |arguments: &[&str]| {
        let mut git = command("git");
        git.arg("-C").arg(&tree).args(["-c", "user.name=Someone Else", "-c", "user.email=else@example.org"]);
        git.args(arguments).succeed()
    };
    git(&["init", "-q"])?;
    git(&["add", "--all", "--force"])?;
    git(&["commit", "-q", "-m", "base"])?;
    let names: Vec<&str> = patches.iter().filter_map(|path| path.to_str()).collect();
    git(&[&["am", "-q"][..], &names].concat())?;
    let authors = git(&["log", "-2", "--format=%an <%ae>"])?;
    ensure_equal!(authors, format!("{NAME} <{ADDRESS}>\n").repeat(2), "the authors");
    fs::remove_dir_all(tree.join(".git"))?;
    let text = |tree: &Path| Ok::<String, Stop>(content(tree)?.replace(&tree.display().to_string(), "linux"));
    ensure_equal!(text(&tree)?, text(&expected)?, "the tree with the patches");
    patches.iter().try_for_each(|patch| checkpatch(source, patch))
}

fn patches(tree: &Path, source: &Source) -> Result<Vec<PathBuf>, Stop> {
    let out = scratch(&format!("series-{}", source.version))?;
    let mut splork = splork()?;
    splork.args(["kernel", "calls/splork.toml", "tests/kernel/calls", "--tree"]).arg(tree).arg("--patch").arg(&out);
    // As a user sets them, and not a name that the environment of a build brings.
    splork.env_remove("GIT_AUTHOR_NAME").env_remove("GIT_AUTHOR_EMAIL").env("GIT_CONFIG_COUNT", "2");
    splork.env("GIT_CONFIG_KEY_0", "user.name").env("GIT_CONFIG_VALUE_0", NAME);
    splork.env("GIT_CONFIG_KEY_1", "user.email").env("GIT_CONFIG_VALUE_1", ADDRESS);
    splork.succeed()?;
    let files: Vec<PathBuf> = fs::read_dir(&out)?.map(|file| Ok(file?.path())).collect::<Result<_, Stop>>()?;
    let (mut patches, other): (Vec<PathBuf>, Vec<PathBuf>) =
        files.into_iter().partition(|path| path.extension().is_some_and(|extension| extension == "patch"));
    patches.sort();
    ensure_equal!((patches.len(), other), (2, vec![out.join("man2")]), "what is written");
    Ok(patches)
}

/// Of all that the script can find, style that is a matter of taste too.
fn checkpatch(source: &Source, patch: &Path) -> Test {
    let mut perl = command("perl");
    perl.current_dir(source.pristine()?).arg("scripts/checkpatch.pl");
    perl.args(["--strict", "--terse", "--show-types", "--showfile", "--no-summary", "--color=never"]);
    let output = perl.args((!source.is_whole).then_some("--no-tree")).arg(patch).outcome()?;
    let (found, told) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    ensure!(told.is_empty(), "checkpatch.pl: {told}");
    let mut kinds = BTreeSet::new();
    for line in found.lines().filter(|line| !line.is_empty()) {
        let kind = line.split(": ").nth(1).and_then(|words| words.split(':').nth(1)).unwrap_or_default();
        let stays = STAYING.iter().any(|(staying, path)| *staying == kind && line.starts_with(path));
        ensure!(stays, "checkpatch.pl of Linux {} on {}: {line}\nall of it:\n{found}", source.version, patch.display());
        kinds.insert(kind);
    }
    // New files are found in every series: without that it has not looked.
    ensure!(kinds.contains("FILE_PATH_CHANGES"), "checkpatch.pl: {}\n{found}", output.status);
    println!("{}: {}", patch.display(), kinds.into_iter().collect::<Vec<_>>().join(", "));
    Ok(())
}
