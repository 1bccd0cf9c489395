//! 2: clone and clone3, counted and by the clock.

use std::path::Path;

use splork_tests::{Run, Stop, clone_length, command, ensure};

use crate::library::Library;
use crate::program::{compiled, out};
use crate::quick::rounds;
use crate::samples::Samples;
use crate::steps::{Count, between_marks};
use crate::table::{Report, Row};

/// fn itself: steps.c.
const CHILD: u64 = 2;

pub fn measure(library: &Library, report: &mut Report) -> Result<(), Stop> {
    counted(library, report)?;
    let link = library.link();
    let libraries: Vec<&Path> = link.iter().map(Path::new).collect();
    let program = compiled("clones", "clones", &[], &libraries)?;
    let mut samples = Samples::default();
    for _ in 0..4 {
        samples.append(Samples::parse(&command(&program).args([rounds(100), "10".to_owned()]).succeed()?)?);
    }
    for (what, way) in [("VM+VFORK", "vfork"), ("like a thread", "thread"), ("like fork", "fork")] {
        let row = Row::new(2, format!("clone and wait, {what}"));
        let row = row.against("glibc's clone").times(&samples, &format!("{way}-ours"), &format!("{way}-glibc"))?;
        report.add(within_noise(row));
    }
    let by_hand = [
        ("", "clone3-ours", "inline", "clone3-bare"),
        ("", "clone3-ours", "in a function", "clone3-function"),
        (", SPLORK_INLINE", "clone3-inline", "inline", "clone3-bare"),
    ];
    for (what, ours, how, theirs) in by_hand {
        let row = Row::new(2, format!("clone3 and wait, VM+VFORK{what}")).against(&format!("clone3 by hand, {how}"));
        report.add(within_noise(row.times(&samples, ours, theirs)?));
    }
    Ok(())
}

/// 1.00, or as near as half of the rounds are to each other.
fn within_noise(row: Row) -> Row {
    let met = row.ratio.is_some_and(|ratio| ratio.median <= 1.005 || ratio.quartiles.0 <= 1.0);
    row.reach("ratio 1.00 within noise", met).main()
}

fn counted(library: &Library, report: &mut Report) -> Result<(), Stop> {
    let counts = between_marks(command(out("steps")).arg("clones").arg(&library.shared), false)?;
    ensure!(counts.len() == 5, "{} counts of five calls", counts.len());
    // The call instruction is the caller's, fn is the child's.
    let own = |count: Count, calls| Count { parent: count.parent - calls, child: count.child - CHILD, ..count };
    let sum = |count: Count| count.parent + count.child;
    let [ours, glibc, clone3] = [counts[0], counts[1], counts[2]].map(|count| own(count, 1));
    let [bare, inline] = [counts[3], counts[4]].map(|count| own(count, 0));
    let row = Row::new(2, "instructions of clone, parent, four arguments").against("glibc's clone");
    let row = row.counts(ours.parent, glibc.parent, "instructions");
    let most = clone_length::most("x86_64")?;
    report.add(row.reach(format!("≤ {most}"), ours.parent <= most));
    let row = Row::new(2, "instructions of clone, parent and child").against("glibc's clone");
    let row = row.counts(sum(ours), sum(glibc), "instructions");
    report.add(row.reach(format!("≤ {}", sum(glibc) + 1), sum(ours) <= sum(glibc) + 1));
    let row = Row::new(2, "instructions of clone3, parent and child").against("clone3 by hand, inline");
    report.add(row.counts(sum(clone3), sum(bare), "instructions"));
    let row = Row::new(2, "instructions of clone3 under SPLORK_INLINE").against("clone3 by hand, inline");
    report.add(row.counts(sum(inline), sum(bare), "instructions"));
    let told = |count: Count| format!("{} in the parent and {} in the child", count.parent, count.child);
    report.notes.push(format!(
        "Instructions of clone: splork's {}; glibc's {}. Instructions of clone3: splork's {}; by hand {}; with \
         SPLORK_INLINE {}. The last two include loading the arguments.",
        told(ours),
        told(glibc),
        told(clone3),
        told(bare),
        told(inline)
    ));
    Ok(())
}
