//! The processes that read tables, and what became of them.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use splork_tests::target;

use super::MOST_FAULTS;
use super::strategy::{Mutated, Tables};

/// No table takes so long, on any machine; and a reader that takes longer than that hangs.
const PATIENCE: Duration = Duration::from_secs(120);
const MOST_STEPS: u32 = 400;

#[derive(Default)]
pub struct Batch {
    pub tables: u64,
    pub accepted: u64,
    pub compiled: u64,
}

impl Batch {
    pub fn add(&mut self, other: &Batch) {
        self.tables += other.tables;
        self.accepted += other.accepted;
        self.compiled += other.compiled;
    }
}

pub struct Fault {
    number: u64,
    told: String,
}

fn myself() -> Result<Command, String> {
    let mut command = Command::new(std::env::current_exe().map_err(|error| error.to_string())?);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    Ok(command)
}

/// Reads these tables, or as many as there is time for.
pub fn batch(seed: u64, first: u64, count: u64, sample: u64, end: Instant) -> Result<(Batch, Vec<Fault>), String> {
    let (mut batch, mut faults) = (Batch::default(), Vec::new());
    let mut next = first;
    while next < first + count && Instant::now() < end && (faults.len() as u64) < MOST_FAULTS {
        let count = first + count - next;
        let mut command = myself()?;
        command.arg("tables").args([seed, next, count, sample].map(|number| number.to_string()));
        let told = watched(command, |line| {
            next += 1;
            batch.tables += 1;
            batch.accepted += u64::from(!line.ends_with("refused"));
            batch.compiled += u64::from(line.ends_with("compiled"));
            Instant::now() < end
        })?;
        if let Some(told) = told {
            faults.push(Fault { number: next, told });
            next += 1;
        }
    }
    Ok((batch, faults))
}

/// Runs it until it ends, or until nobody wants more of its lines. What it said last, if it failed.
fn watched(mut command: Command, mut wants_more: impl FnMut(&str) -> bool) -> Result<Option<String>, String> {
    let mut child = command.spawn().map_err(|error| error.to_string())?;
    let lines = BufReader::new(child.stdout.take().expect("it is a pipe")).lines();
    let mut errors = child.stderr.take().expect("it is a pipe");
    let (sender, receiver) = channel();
    thread::spawn(move || lines.map_while(Result::ok).all(|line| sender.send(line).is_ok()));
    let told = thread::spawn(move || {
        let mut told = String::new();
        let _ = errors.read_to_string(&mut told);
        told
    });
    let mut hangs = false;
    loop {
        match receiver.recv_timeout(PATIENCE) {
            Ok(line) if wants_more(&line) => {}
            Ok(_) => {
                let _ = child.kill();
                let _ = child.wait();
                return Ok(None);
            }
            Err(RecvTimeoutError::Timeout) => {
                hangs = true;
                let _ = child.kill();
                break;
            }
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    let status = child.wait().map_err(|error| error.to_string())?;
    let told = told.join().map_err(|_| "a thread panicked")?;
    let what = if hangs { format!("no answer in {} s", PATIENCE.as_secs()) } else { status.to_string() };
    Ok((!status.success()).then(|| format!("{what}\n{told}")))
}

fn file(seed: u64, number: u64) -> Result<PathBuf, String> {
    let directory = target().join("soak");
    fs::create_dir_all(&directory).map_err(|error| format!("{}: {error}", directory.display()))?;
    Ok(directory.join(format!("table-{seed}-{number}.toml")))
}

impl Fault {
    /// The smallest table that does it, where it lies, and what is said of it.
    pub fn show(&self, seed: u64) -> Result<(), String> {
        let path = file(seed, self.number)?;
        let fails = |table: &Mutated| -> Result<Option<String>, String> {
            fs::write(&path, table.text()).map_err(|error| format!("{}: {error}", path.display()))?;
            let mut command = myself()?;
            command.arg("table").arg(&path);
            watched(command, |_| true)
        };
        let mut table = Tables::new().get(seed, self.number);
        let (mut told, mut smallest) = (self.told.clone(), table.text());
        let mut steps = 0;
        let mut goes_on = fails(&table)?.is_some() && table.simplify();
        while goes_on && steps < MOST_STEPS {
            steps += 1;
            goes_on = match fails(&table)? {
                Some(now) => {
                    (told, smallest) = (now, table.text());
                    table.simplify()
                }
                None => table.complicate(),
            };
        }
        fs::write(&path, &smallest).map_err(|error| format!("{}: {error}", path.display()))?;
        let told: String = told.lines().take(30).map(|line| format!("    {line}\n")).collect();
        println!("fault: table {} of seed {seed}: {} ({} bytes)\n{told}", self.number, path.display(), smallest.len());
        Ok(())
    }
}
