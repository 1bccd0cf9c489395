//! `make bench`: that it runs to its end and that its table has every row. What the figures are decides nothing.

#[path = "arch/list.rs"]
#[allow(dead_code)] // what builds and runs is check-arch's affair
mod list;

use std::fs;
use std::process::ExitCode;

use list::ARCHITECTURES;
use splork_tests::command::told;
use splork_tests::{Run, Test, ensure, ensure_equal, make, skip, target, trials};

fn main() -> ExitCode {
    trials![quick_run_fills_the_whole_table].run("bench", "tests of make bench")
}

/// How many rows each point of the table has, and words that each point must speak of.
const POINTS: [(&str, usize, &[&str]); 9] = [
    (
        "1",
        15 + 4 * ARCHITECTURES.len(), // those may be skipped; one packs a struct, on i386
        &["SPLORK_INLINE", "the bare instruction", "libsplork.so", "libsplork.a", "glibc's wrapper", "callgrind"],
    ),
    (
        "2",
        10 + 4 * (ARCHITECTURES.len() + 2), // of clone and clone3 in either library; x86-64 and LoongArch are in no list
        &["VM+VFORK", "like a thread", "like fork", "clone3 by hand", "four arguments"],
    ),
    ("3", 16, &["nothing touched", "64 MiB", "1 GiB", "4 GiB", "fork", "posix_spawn", "glibc's clone", "INTO_CGROUP"]),
    ("4", 7, &["an empty .so", "nothing", "a Rust cdylib with std", "relocations", "exec to exit"]),
    (
        "5",
        11,
        &["libsplork.so, stripped", "libsplork.a, stripped", "--gc-sections", "bytes per call", "build time per call"],
    ),
    ("6", 6, &["<splork.h>", "<splork/all.h>", "<sched.h>", "compile time", "lines"]),
    ("7", 2, &["the library", "everything"]),
    ("9", 9, &["getppid", "uname", "empty program", "--as-kernel 3.10", "--deny clone3=EPERM", "without"]),
    ("8", 8, &["fork, its child", "vfork", "40 runs of gcc", "getppid", "--clone clone3", "without"]),
];

/// The cells of the table's rows, in the text of a terminal or a file.
fn rows(text: &str) -> Vec<Vec<&str>> {
    let lines = text.lines().filter(|line| line.starts_with("| ")).skip(1); // the head
    lines.map(|line| line.trim_matches('|').split("| ").map(str::trim).collect()).collect()
}

fn quick_run_fills_the_whole_table() -> Test {
    if std::env::consts::ARCH != "x86_64" {
        return skip("make bench measures on x86-64 alone");
    }
    let results = target().join("bench/quick/RESULTS.md");
    if results.exists() {
        fs::remove_file(&results)?;
    }
    let mut bench = make(["bench"]);
    bench.env("SPLORK_BENCH_QUICK", "1");
    let output = bench.outcome()?;
    let text = told(&bench, &output);
    ensure!(output.status.success(), "{text}");

    let written = fs::read_to_string(&results)?;
    let printed = String::from_utf8_lossy(&output.stdout);
    ensure_equal!(rows(&printed), rows(&written), "the rows that are printed, and those that are written");
    for (point, count, words) in POINTS {
        let rows: Vec<_> = rows(&printed).into_iter().filter(|cells| cells[0] == point).collect();
        ensure_equal!(rows.len(), count, "rows of point {point} in\n{text}");
        for word in words {
            ensure!(rows.iter().flatten().any(|cell| cell.contains(word)), "point {point} lacks {word} in\n{text}");
        }
        for cells in rows {
            ensure!(cells.len() == 8 && !cells[1].is_empty() && !cells[2].is_empty(), "an empty row: {cells:?}");
            let is_skipped = cells[2].starts_with("skipped: ");
            ensure!(is_skipped || cells[3].is_empty() == cells[5].is_empty(), "a ratio is missing: {cells:?}");
        }
    }
    for architecture in &ARCHITECTURES {
        for what in ["mseal, ", "pidfd_open, ", "which reorders", "the longest of ", "clone, "] {
            let is_told = |cell: &str| cell.starts_with(&format!("{}: ", architecture.name)) && cell.contains(what);
            let rows = rows(&printed);
            ensure!(
                rows.iter().any(|cells| is_told(cells[1])),
                "{} has no row of {what} in\n{text}",
                architecture.name
            );
        }
    }
    for plot in ["ratios.svg", "children.svg"] {
        let drawn = fs::read_to_string(target().join("bench/quick").join(plot))?;
        ensure!(drawn.starts_with("<svg") && drawn.trim_end().ends_with("</svg>"), "{plot} is no picture");
    }
    legend_stays_in_its_frame(&fs::read_to_string(target().join("bench/quick/children.svg"))?)?;
    for word in ["Linux ", "gcc", "GiB", "UTC", "cargo"] {
        ensure!(written.contains(word), "RESULTS.md does not name its machine: no {word}");
    }
    Ok(())
}

/// The last rectangle is the legend's frame; a letter is 0.7 of the font's size wide at most, on the whole.
fn legend_stays_in_its_frame(svg: &str) -> Test {
    let value = |tag: &str, name: &str| -> f64 {
        let text = tag.split(&format!(" {name}=\"")).nth(1).and_then(|rest| rest.split('"').next());
        text.and_then(|text| text.parse().ok()).unwrap_or(f64::NAN)
    };
    let Some((_, legend)) = svg.rsplit_once("<rect") else {
        return Err(splork_tests::Stop::Fails("children.svg has no frame".into()));
    };
    let (left, right) = (value(legend, "x"), value(legend, "x") + value(legend, "width"));
    let mut lines = 0;
    for text in legend.split("<text").skip(1) {
        let word = text.lines().nth(1).unwrap_or_default().replace("&apos;", "'");
        let end = value(text, "x") + 0.7 * value(text, "font-size") * word.len() as f64;
        ensure!(value(text, "x") > left && end < right, "{word:?} ends at {end}, beyond the frame at {right}");
        lines += 1;
    }
    ensure!(lines >= 3, "the legend has {lines} lines");
    Ok(())
}
