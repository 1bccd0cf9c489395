//! "The line in the kernel's source, letter for letter": each of upstream Linux's is taken as it is.

use splork_table::Table;
use splork_table::diagnostic::Source;

const LINES: &str = include_str!("upstream_lines.txt");
/// The calls whose lines are refused, each with its reason.
const REFUSED: &str = include_str!("upstream_refused.txt");

/// Name, and type and name of each parameter.
fn words(line: &str) -> (&str, Vec<(&str, &str)>) {
    let inside = line.split_once('(').and_then(|(_, rest)| rest.strip_suffix(')')).expect(line);
    let words: Vec<&str> = inside.split(',').map(str::trim).collect();
    (words[0], words[1..].chunks(2).map(|pair| (pair[0], *pair.last().expect("one at least"))).collect())
}

/// A C parameter that fits the kernel's, whatever its width.
fn c_parameter((ty, name): &(&str, &str)) -> String {
    let pointers = ["cap_user_header_t", "cap_user_data_t", "__sighandler_t", "utrap_handler_t"];
    let is_pointer =
        ty.ends_with(['*']) || ty.ends_with("*const") || pointers.iter().any(|pointer| ty.ends_with(pointer));
    format!("{} {name}_", if is_pointer { "void *" } else { "char" })
}

fn refused(line: &str) -> Option<String> {
    let (name, parameters) = words(line);
    let c: Vec<String> = parameters.iter().map(c_parameter).collect();
    let c = if c.is_empty() { "void".to_owned() } else { c.join(", ") };
    let text = format!(
        "[{name}]\nabout = \"x\"\nkernel = \"{line}\"\nc = \"int {name}({c})\"\nnumbers = {{ x86_64 = 1 }}\nsince = \"1.0\"\n"
    );
    Table::parse(vec![Source { path: "upstream.toml".into(), text }]).err().map(|report| report.to_string())
}

#[test]
fn every_line_of_upstreams_is_taken_letter_for_letter() {
    let known: Vec<&str> = REFUSED.lines().filter(|line| !line.starts_with('#')).collect();
    let known: Vec<&str> = known.iter().filter_map(|line| line.split_once(':')).map(|(name, _)| name).collect();
    let (mut wrong, mut left) = (Vec::new(), known.clone());
    let lines: Vec<&str> = LINES.lines().filter(|line| !line.starts_with('#')).collect();
    assert!(lines.len() > 530, "{} lines", lines.len());
    for line in lines {
        let name = words(line).0;
        match refused(line) {
            None => assert!(!known.contains(&name), "{name} is taken now: out of upstream_refused.txt with it"),
            Some(_) if known.contains(&name) => left.retain(|other| *other != name),
            Some(report) => wrong.push(report),
        }
    }
    assert!(wrong.is_empty(), "{} lines are refused:\n{}", wrong.len(), wrong.join("\n"));
    assert!(left.is_empty(), "upstream_refused.txt names what upstream has not: {left:?}");
}
