//! 3: a child that runs another program, from parents with more and more memory.

use std::fs;
use std::path::{Path, PathBuf};

use splork_tests::{Run, Stop, command};

use crate::curve::Curve;
use crate::library::Library;
use crate::machine::memory_mebibytes;
use crate::program::compiled;
use crate::quick::{is_quick, rounds};
use crate::samples::Samples;
use crate::table::{Report, Row, time};

/// In MiB; how many rounds are enough.
const TOUCHED: [(u64, u32); 4] = [(0, 60), (64, 60), (1024, 25), (4096, 12)];
/// Names in children.c, and names for readers.
const WAYS: [(&str, &str); 5] = [
    ("fork", "fork"),
    ("posix_spawn", "posix_spawn"),
    ("clone", "glibc's clone, CLONE_VM+CLONE_VFORK"),
    ("clone3", "splork's clone3, likewise, with a pidfd"),
    ("clone3-cgroup", "splork's clone3, likewise, into a cgroup"),
];

pub fn measure(library: &Library, report: &mut Report) -> Result<Vec<Curve>, Stop> {
    let exit = compiled("exit", "exit", &["-static", "-nostdlib", "-ffreestanding"], &[])?;
    let link = library.link();
    let libraries: Vec<&Path> = link.iter().map(Path::new).collect();
    let program = compiled("children", "children", &[], &libraries)?;
    let cgroup = Cgroup::make();
    let mut curves: Vec<Curve> = WAYS.iter().map(|(_, name)| Curve { name, points: Vec::new() }).collect();
    for (mebibytes, thorough) in TOUCHED {
        let what = format!("child of a parent with {} touched, clone3", size(mebibytes));
        let row = |against: &str| Row::new(3, &what).against(against);
        let [fork, spawn, clone] = ["fork", "posix_spawn", "glibc's clone, no pidfd"].map(row);
        let into_cgroup = Row::new(3, format!("{what} INTO_CGROUP")).against("fork");
        if let Err(reason) = fits(mebibytes) {
            [fork, spawn, clone, into_cgroup].into_iter().for_each(|row| report.add(row.skipped(&reason)));
            continue;
        }
        let mut children = command(&program);
        children.args([rounds(thorough), mebibytes.to_string()]).arg(&exit);
        if let Ok(cgroup) = &cgroup {
            children.arg(&cgroup.0);
        }
        let samples = Samples::parse(&children.succeed()?)?;
        report.add(fork.times(&samples, "clone3", "fork")?.main());
        report.add(spawn.times(&samples, "clone3", "posix_spawn")?.main());
        report.add(clone.times(&samples, "clone3", "clone")?);
        report.add(match &cgroup {
            Ok(_) => into_cgroup.times(&samples, "clone3-cgroup", "fork")?,
            Err(reason) => into_cgroup.skipped(reason),
        });
        for ((way, _), curve) in WAYS.iter().zip(&mut curves) {
            if let Ok(median) = samples.median(way) {
                curve.points.push((mebibytes, median));
            }
        }
    }
    let told = |curve: &Curve| {
        let points = curve.points.iter().map(|(mebibytes, time_of)| format!("{} {}", size(*mebibytes), time(*time_of)));
        format!("{}: {}", curve.name, points.collect::<Vec<_>>().join(", "))
    };
    report.notes.push(format!(
        "Time from before the call until the child, which executes the shortest program, has been waited for. The figures \
         are by the memory that its parent has touched, in pages of 4 KiB. {}.",
        curves.iter().map(told).collect::<Vec<_>>().join("; ")
    ));
    Ok(curves)
}

fn size(mebibytes: u64) -> String {
    match mebibytes {
        0 => "nothing".to_owned(),
        1..1024 => format!("{mebibytes} MiB"),
        _ => format!("{} GiB", mebibytes / 1024),
    }
}

fn fits(mebibytes: u64) -> Result<(), String> {
    let available = memory_mebibytes("MemAvailable").unwrap_or(0);
    if is_quick() && mebibytes >= 1024 {
        Err("a quick run".to_owned())
    } else if available < mebibytes + mebibytes / 4 + 512 {
        Err(format!("only {available} MiB of memory are free"))
    } else {
        Ok(())
    }
}

/// A cgroup of our own, gone when it is dropped.
struct Cgroup(PathBuf);

impl Cgroup {
    fn make() -> Result<Cgroup, String> {
        let read = |path: &str| fs::read_to_string(path).map_err(|error| format!("{path}: {error}"));
        let mounts = read("/proc/self/mounts")?;
        let mount = mounts.lines().find_map(|line| {
            let mut words = line.split(' ').skip(1);
            let place = words.next()?;
            (words.next()? == "cgroup2").then_some(place)
        });
        let mount = mount.ok_or("no cgroup2 hierarchy is mounted")?;
        let own = read("/proc/self/cgroup")?;
        let own = own
            .lines()
            .find_map(|line| line.strip_prefix("0::/"))
            .ok_or("this process is in no cgroup of version 2")?;
        let path = Path::new(mount).join(own).join(format!("splork-bench-{}", std::process::id()));
        fs::create_dir(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(Cgroup(path))
    }
}

impl Drop for Cgroup {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir(&self.0) {
            eprintln!("make bench: {} stays behind: {error}", self.0.display());
        }
    }
}
