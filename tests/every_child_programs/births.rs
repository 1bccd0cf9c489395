//! Births: as the trace tells them, as strace does, and the tasks that /proc shows.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use splork_tests::cli::splork;
use splork_tests::patience::until;
use splork_tests::{Stop, Test, ensure, ensure_equal};

/// The children of a trace, in their order.
pub fn born(trace: &str) -> Result<Vec<i32>, Stop> {
    let lines = trace.lines().filter(|line| !line.starts_with("all: "));
    let results = lines.map(|line| (line, line.rsplit(" = ").next().unwrap_or_default()));
    results
        .filter(|(_, result)| !result.starts_with('-'))
        .map(|(line, result)| result.parse().map_err(|_| Stop::Fails(format!("no child in {line:?} of {trace}"))))
        .collect()
}

/// Calls that returned a child, of a trace of fork, vfork, clone and clone3 alone; one that another line interrupts has two.
pub fn counted_by_strace(trace: &str) -> usize {
    let results = trace.lines().filter_map(|line| line.rsplit_once(" = ").map(|(_, result)| result));
    results.filter(|result| result.split(' ').next().is_some_and(|word| word.parse::<u32>().is_ok())).count()
}

/// Tasks of one program that have been seen, and by whom they are traced.
pub struct Tasks {
    tracers: BTreeMap<i32, i32>,
    /// Those that were seen at their end, traced no longer.
    ended: BTreeSet<i32>,
    /// Its name. All but the program's first process must be there.
    cgroup: Option<String>,
    programs: BTreeSet<i32>,
}

impl Tasks {
    pub fn new(cgroup: Option<&str>) -> Tasks {
        Tasks {
            tracers: BTreeMap::new(),
            ended: BTreeSet::new(),
            cgroup: cgroup.map(str::to_owned),
            programs: BTreeSet::new(),
        }
    }

    /// See `Way::look`.
    pub fn look(&mut self, room: &Path, program: i32) -> Test {
        let ours = fs::canonicalize(splork()?.get_program())?;
        let room = fs::canonicalize(room)?;
        self.programs.insert(program);
        for process in numbers(Path::new("/proc")) {
            for task in numbers(&process.join("task")) {
                self.look_at(&task, &process, &room, &ours)?;
            }
        }
        Ok(())
    }

    fn look_at(&mut self, task: &Path, process: &Path, room: &Path, ours: &Path) -> Test {
        let is_inside = || fs::read_link(task.join("cwd")).is_ok_and(|directory| directory.starts_with(room));
        // What is still our command is not traced yet. What has ended has neither program nor directory, and may not be
        // traced any more: so the directory is looked at again at the end.
        let is_program = is_inside() && fs::read_link(task.join("exe")).is_ok_and(|exe| exe != ours);
        let (status, cgroup) = (read(&task.join("status")), read(&task.join("cgroup")));
        if !is_program || !is_inside() {
            return Ok(());
        }
        match tracer(&status) {
            // It begins to end, and the trace must have it. Who is traced by nobody, and stays, has escaped.
            0 => {
                until(&format!("end of {}, which is not traced", task.display()), || {
                    Ok((!is_inside() || tracer(&read(&task.join("status"))) != 0).then_some(()))
                })?;
                self.ended.insert(number(task));
            }
            tracer => _ = self.tracers.insert(number(task), tracer),
        }
        if let Some(name) = &self.cgroup
            && !self.programs.contains(&number(process))
        {
            ensure!(cgroup.contains(name), "{} is not in cgroup {name}, but in {cgroup}", task.display());
        }
        Ok(())
    }

    /// Each has the same tracer and is one of these, and there are at least so many of them.
    pub fn are_all_in(&self, born: &[i32], least: usize) -> Test {
        let tracers: BTreeSet<i32> = self.tracers.values().copied().collect();
        ensure!(tracers.len() <= 1, "several tracers: {:?}", self.tracers);
        let seen: BTreeSet<i32> = self.tracers.keys().chain(&self.ended).copied().collect();
        let children: Vec<i32> = seen.difference(&self.programs).copied().collect();
        let missing: Vec<&i32> = children.iter().filter(|task| !born.contains(task)).collect();
        ensure_equal!(missing, Vec::<&i32>::new(), "tasks that are not in the trace, of {children:?}");
        ensure!(children.len() >= least, "{} of {least} tasks were seen: {children:?}", children.len());
        Ok(())
    }
}

/// The entries that are numbers.
fn numbers(directory: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(directory).into_iter().flatten().flatten().map(|entry| entry.path());
    entries.filter(|path| number(path) != 0).collect()
}

fn number(path: &Path) -> i32 {
    path.file_name().and_then(|name| name.to_str()?.parse().ok()).unwrap_or(0)
}

fn tracer(status: &str) -> i32 {
    let tracer = status.lines().find_map(|line| line.strip_prefix("TracerPid:"));
    tracer.and_then(|number| number.trim().parse().ok()).unwrap_or(0)
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_default()
}
