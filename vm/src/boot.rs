//! Boots QEMU, listens to its console, and ends it when it is over or takes too long.

use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::console::{Console, Ending, Report};
use crate::{Initramfs, Machine};

/// What to boot, and how long it may take.
pub struct Boot<'a> {
    pub machine: &'static Machine,
    pub kernel: &'a Path,
    pub initramfs: &'a Initramfs,
    /// More for the kernel's command line.
    pub append: &'a str,
    pub megabytes: u32,
    /// From the start to the end.
    pub limit: Duration,
    /// Without a line on the console. Longer than any test's own limit, which init keeps, and than the way to init.
    pub silence: Duration,
}

impl<'a> Boot<'a> {
    pub fn new(machine: &'static Machine, kernel: &'a Path, initramfs: &'a Initramfs) -> Boot<'a> {
        let longest = initramfs.tests.iter().map(|test| test.limit).max().unwrap_or_default();
        let silence = longest.max(Duration::from_secs(120)) + Duration::from_secs(60);
        Boot { machine, kernel, initramfs, append: "", megabytes: 1024, limit: Duration::from_secs(1200), silence }
    }

    fn command(&self, archive: &Path) -> Command {
        let mut qemu = Command::new(self.machine.qemu);
        qemu.args(self.machine.options).args(["-accel", "tcg,thread=multi"]);
        qemu.args(["-m", &self.megabytes.to_string(), "-nodefaults", "-display", "none", "-no-reboot"]);
        qemu.args(["-serial", "stdio", "-kernel"]).arg(self.kernel).arg("-initrd").arg(archive);
        let Machine { console, settings, .. } = self.machine;
        // A panic restarts at once, which -no-reboot makes an end.
        qemu.arg("-append").arg(format!("console={console} quiet panic=-1 oops=panic {settings} {}", self.append));
        qemu.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        qemu
    }

    /// Boots; initramfs.cpio and console.log are left in the directory. An error is one of ours or of QEMU's: the
    /// machine's own troubles are in the report.
    pub fn run(&self, directory: &Path) -> Result<Report, String> {
        let archive = directory.join("initramfs.cpio");
        self.initramfs.write(&archive)?;
        let path = directory.join("console.log");
        let mut log = File::create(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let mut qemu = self.command(&archive).spawn().map_err(|error| format!("{}: {error}", self.machine.qemu))?;
        let lines = listen(&mut qemu);
        let errors = qemu.stderr.take().map(|errors| thread::spawn(|| std::io::read_to_string(errors)));

        let mut console = Console::new(self.initramfs.tests.iter().map(|test| test.name.clone()).collect());
        let ending = self.follow(&lines, &mut console, &mut log);
        let ended = end(&mut qemu, &ending);
        let errors = errors.and_then(|thread| thread.join().ok()?.ok()).unwrap_or_default();
        let status = ended.map_err(|error| format!("{}: {error}", self.machine.qemu))?;
        if ending == Ending::Off && !status.success() {
            return Err(format!("{}: {status}\n{errors}", self.machine.qemu));
        }
        let mut report = console.finish(&ending);
        if !report.troubles.is_empty() {
            report.troubles.push(format!("all that it said: {}", path.display()));
        }
        Ok(report)
    }

    fn follow(&self, lines: &Receiver<String>, console: &mut Console, log: &mut File) -> Ending {
        const LAST_WORDS: Duration = Duration::from_secs(20);
        let start = Instant::now();
        let mut over: Option<Instant> = None;
        loop {
            let left = self.limit.saturating_sub(start.elapsed());
            // A broken kernel need not manage to restart, and one that is through only has to: some firmware has it try
            // for ever.
            let quiet = if console.broken.is_some() || console.is_over() { LAST_WORDS } else { self.silence };
            if over.is_some_and(|over| over.elapsed() > LAST_WORDS) {
                return Ending::Staying(LAST_WORDS);
            }
            match lines.recv_timeout(quiet.min(left)) {
                Ok(line) => {
                    let _ = writeln!(log, "[{:7.2}] {line}", start.elapsed().as_secs_f64());
                    console.line(&line);
                    over = over.or_else(|| console.is_over().then(Instant::now));
                }
                Err(RecvTimeoutError::Disconnected) => return Ending::Off,
                Err(RecvTimeoutError::Timeout) if quiet < left => return Ending::Silent(quiet),
                Err(RecvTimeoutError::Timeout) => return Ending::TooLong(self.limit),
            }
        }
    }
}

/// The console's lines as they come; the channel closes with QEMU.
fn listen(qemu: &mut Child) -> Receiver<String> {
    let (sender, receiver) = channel();
    let mut console = BufReader::new(qemu.stdout.take().expect("it is piped"));
    thread::spawn(move || {
        let mut bytes = Vec::new();
        while console.read_until(b'\n', &mut bytes).is_ok_and(|count| count > 0) {
            let line = String::from_utf8_lossy(&bytes).trim_end().to_owned();
            if sender.send(line).is_err() {
                break;
            }
            bytes.clear();
        }
    });
    receiver
}

fn end(qemu: &mut Child, ending: &Ending) -> std::io::Result<std::process::ExitStatus> {
    if *ending != Ending::Off {
        qemu.kill()?;
    }
    qemu.wait()
}
