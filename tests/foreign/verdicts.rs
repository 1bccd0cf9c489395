//! What a test of the kernel's says of itself: lines of the Test Anything Protocol.

use std::collections::BTreeMap;

/// Each test by name: whether it passed, failed, or was skipped.
pub type Verdicts = BTreeMap<String, &'static str>;

/// The lines `ok 1 NAME`, `not ok 2 NAME` and `ok 3 # SKIP why`, and how the program ended.
pub fn read(output: &str, status: Option<i32>) -> Verdicts {
    let mut verdicts: Verdicts = output.lines().filter_map(verdict).collect();
    let end = match status {
        Some(0) => "passed",
        Some(4) => "skipped", // KSFT_SKIP
        _ => "failed",
    };
    verdicts.insert("the program".to_owned(), end);
    verdicts
}

fn verdict(line: &str) -> Option<(String, &'static str)> {
    let (passed, rest) = match line.strip_prefix("not ok ") {
        Some(rest) => (false, rest),
        None => (true, line.strip_prefix("ok ")?),
    };
    let (number, name) = rest.split_once(' ').unwrap_or((rest, ""));
    number.parse::<u32>().ok()?;
    let skipped = name.to_ascii_uppercase().contains("# SKIP");
    let what = if skipped {
        "skipped"
    } else if passed {
        "passed"
    } else {
        "failed"
    };
    // Some write process ids, addresses or errors after the name.
    let name = name.split(['#', ':', '(']).next().unwrap_or_default().trim();
    Some((format!("{number} {name}"), what))
}

/// Where they differ, one line each.
pub fn differences(plain: &Verdicts, routed: &Verdicts) -> Vec<String> {
    let names: std::collections::BTreeSet<&String> = plain.keys().chain(routed.keys()).collect();
    let of = |verdicts: &Verdicts, name: &String| verdicts.get(name).copied().unwrap_or("missing");
    names
        .into_iter()
        .map(|name| (name, of(plain, name), of(routed, name)))
        .filter(|(_, plain, routed)| plain != routed)
        .map(|(name, plain, routed)| format!("{name}: {plain} with libc, {routed} with splork"))
        .collect()
}
