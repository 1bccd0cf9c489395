//! One C test: its head comment, its compilation in one mode, its run.

mod machine;
mod mode;
mod timeout;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, SystemTime};

pub use machine::Machine;
pub use mode::Mode;
use splork_tests::command::{line, told};
use splork_tests::{Run, Stop, Test, root, skip};

/// By far enough for 100,000 children on a busy machine, and still an end.
const PATIENCE: Duration = Duration::from_secs(120);
const SKIPPED: i32 = 77;

/// What came of a run that may hang. All that it printed is in `stdout`, and in the log.
pub fn outcome(run: &mut Command, log: &Path) -> Result<Output, Stop> {
    timeout::run(run, PATIENCE, log)
}

#[derive(Clone)]
pub struct Program {
    pub stem: String,
    source: PathBuf,
    head: String,
}

impl Program {
    pub fn read(path: &Path) -> Result<Program, Stop> {
        let text = fs::read_to_string(path)?;
        let head = text.split("*/").next().unwrap_or_default().to_owned();
        let stem = path.file_stem().expect("it is a file").to_string_lossy().into_owned();
        Ok(Program { stem, source: path.to_owned(), head })
    }

    /// All of c-tests/, in the order of their names.
    #[allow(dead_code)] // tests/kernel/ lists its own too
    pub fn all() -> Result<Vec<Program>, Stop> {
        Program::of("c-tests")
    }

    /// The same of another directory of the repository.
    pub fn of(directory: &str) -> Result<Vec<Program>, Stop> {
        let mut programs = Vec::new();
        for file in fs::read_dir(root().join(directory))? {
            let path = file?.path();
            if path.extension().is_some_and(|extension| extension == "c") {
                programs.push(Program::read(&path)?);
            }
        }
        programs.sort_by(|a, b| a.stem.cmp(&b.stem));
        Ok(programs)
    }

    /// What the head comment says after this keyword.
    fn after(&self, keyword: &str) -> Option<Vec<&str>> {
        let line = self.head.lines().find_map(|line| line.trim_start_matches(['/', '*', ' ']).strip_prefix(keyword))?;
        Some(line.split_whitespace().collect())
    }

    /// Most programs say something about every architecture, by its row in table/src/abi.rs; some are about a few.
    pub fn is_for(&self, abi: &str) -> bool {
        self.after("Architectures:").is_none_or(|abis| abis.contains(&abi))
    }

    pub fn modes(&self) -> Result<Vec<Mode>, Stop> {
        let name = self.source.display();
        let words =
            self.after("Modes:").ok_or_else(|| Stop::Fails(format!("{name}: the head comment has no Modes:")))?;
        if words.is_empty() {
            return Err(Stop::Fails(format!("{name}: Modes: names none")));
        }
        words
            .into_iter()
            .map(|word| Mode::named(word).ok_or_else(|| Stop::Fails(format!("{name}: there is no mode {word}"))))
            .collect()
    }

    /// Compiles it, with more options where it needs them.
    pub fn build(&self, mode: Mode, machine: &Machine, more: &[String]) -> Result<PathBuf, Stop> {
        // What the architecture lacks, whatever kernel it runs on. It might not even compile.
        self.refused(&machine.refusals, |need| ["lp64", "numbers"].contains(&need))?;
        let binary = machine.binaries.join(mode.name()).join(&self.stem);
        let mut compile = mode.compiler(machine)?;
        compile.args(["-std=gnu11", "-O2", "-Wall", "-Wextra", "-Werror"]);
        compile.arg(format!("-DSPLORK_TEST_MODE_{}", mode.name())).args(self.after("Cflags:").unwrap_or_default());
        compile.args(more).arg("-o").arg(&binary).arg(&self.source).args(mode.flags(&machine.stage)?);
        self.compile(&mut compile, &binary, machine)?;
        Ok(binary)
    }

    #[allow(dead_code)] // tests/kernel/ runs them elsewhere
    pub fn test(&self, mode: Mode, machine: &Machine) -> Test {
        let binary = self.build(mode, machine, &[])?;
        // Compiled all the same: it may be run elsewhere.
        self.refused(&machine.refusals, |_| true)?;
        let mut run = mode.run(machine, &binary);
        let output = outcome(&mut run, &binary.with_extension("out"))?;
        match output.status.code() {
            Some(0) => Ok(()),
            Some(SKIPPED) => skip(reason(&String::from_utf8_lossy(&output.stdout))),
            _ => Err(Stop::Fails(told(&run, &output))),
        }
    }

    /// Whether it is about calls that return twice.
    #[allow(dead_code)] // only tests/check_arch.rs asks
    pub fn starts_children(&self) -> bool {
        ["clone", "splork_clone3", "splork_spawn"].iter().any(|name| self.stem.starts_with(name))
    }

    #[allow(dead_code)] // only tests/check_arch.rs asks
    pub fn needs(&self, need: &str) -> bool {
        self.after("Needs:").is_some_and(|needs| needs.contains(&need))
    }

    /// Skips where one of these needs is refused.
    pub fn refused(&self, refusals: &BTreeMap<String, String>, of_these: impl Fn(&str) -> bool) -> Test {
        let needs = self.after("Needs:").unwrap_or_default().into_iter().filter(|need| of_these(need));
        match needs.filter_map(|need| refusals.get(need)).next() {
            Some(reason) => skip(reason.clone()),
            None => Ok(()),
        }
    }

    /// Compiles, unless the binary was made by the same command from what is there now.
    fn compile(&self, compile: &mut Command, binary: &Path, machine: &Machine) -> Test {
        let note = binary.with_extension("cmd");
        let command = line(compile);
        let done = modified(binary).is_some_and(|made| self.inputs(machine).is_some_and(|newest| newest < made));
        if done && fs::read_to_string(&note).is_ok_and(|noted| noted == command) {
            return Ok(());
        }
        fs::create_dir_all(binary.parent().expect("it lies below target/"))?;
        compile.succeed()?;
        fs::write(note, command)?;
        Ok(())
    }

    /// When the newest of all that goes into the binary was changed.
    fn inputs(&self, machine: &Machine) -> Option<SystemTime> {
        let stage = &machine.stage;
        let mut newest = modified(&self.source)?;
        let directories = [root().join("c-tests"), stage.include(), stage.include().join("splork"), stage.lib()];
        for directory in directories {
            for file in fs::read_dir(directory).ok()? {
                let path = file.ok()?.path();
                if path.extension().is_none_or(|extension| extension != "c") {
                    newest = newest.max(modified(&path)?);
                }
            }
        }
        Some(newest)
    }
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|data| data.modified()).ok()
}

fn reason(output: &str) -> String {
    let line = output.lines().rev().find_map(|line| line.strip_prefix("SKIP: "));
    line.unwrap_or("it gave no reason").to_owned()
}
