//! From entries to calls: everything that can be wrong with a table is found here, all of it in one go.

mod c_prototype;
mod constants;
pub mod holes;
pub mod manual;
mod matching;
mod names;
mod numbers;
mod prototype;
mod registers;
mod required;
pub mod reserved;
mod side;
pub mod tags;
mod user_pointers;

use required::required;

use crate::call::{Call, Glibc, Kind, Numbers};
use crate::diagnostic::Problem;
use crate::entry::Entry;
use crate::toml_text::Text;
use crate::written::{self, LIBRARYS};

/// Checks one entry alone. What is wrong goes to the problems; a call comes back if it can still be compared
/// with the others.
pub fn call(entry: &Entry, family: &str, problems: &mut Vec<Problem>) -> Option<Call> {
    let before = problems.len();
    let is_the_librarys = family == LIBRARYS;
    names::check(entry, is_the_librarys, problems);
    let kind = kind(entry, family, problems);
    let is_no_system_call = kind == Kind::HandWritten && !entry.is_of_a_kernel();
    let numbers = if is_no_system_call { Some(Numbers::none()) } else { numbers::read(entry, problems) };
    let since = entry.since.as_ref().and_then(|since| version(since, "a kernel", "6.10", problems)).map(|_| ());
    let glibc = glibc(entry, problems);
    headers_are_names(entry, problems);
    errors_are_errnos(entry, problems);
    let prototype = prototype::read(entry, kind, is_no_system_call, problems);
    let defines = constants::defines(entry, kind, problems);
    let about = required(entry, &entry.about, "about", "about = \"what the call does, in a sentence\"", problems);
    let (prototype, numbers, about) = (prototype?, numbers?, about?);

    let call = Call {
        name: entry.name.value.clone(),
        span: entry.name.span.clone(),
        kind,
        about: about.value.clone(),
        since: entry.since.as_ref().filter(|_| since.is_some()).map(|since| since.value.clone()),
        glibc,
        include: entry.include.as_ref().map(|include| include.value.clone()),
        numbers,
        returns: prototype.returns,
        c: prototype.c,
        variadic_from: prototype.variadic_from,
        kernel: prototype.kernel,
        constants: prototype.constants,
        attributes: prototype.attributes,
        defines,
        kernel_text: entry.kernel.as_ref().map(|kernel| kernel.value.clone()).unwrap_or_default(),
        parameter_docs: pairs(&entry.params),
        returns_doc: entry.returns.as_ref().map(|returns| returns.value.clone()),
        errors: pairs(&entry.errors),
        source: entry.source.as_ref().map(|source| source.value.clone()),
        description: entry.description.as_ref().map(|description| description.value.clone()),
        notes: entry.notes.as_ref().map(|notes| notes.value.clone()),
        see_also: manual::see_also(entry, problems),
        example: None,
    };
    documented_parameters_exist(entry, &call, problems);
    registers::check(entry, &call, problems);
    (problems.len() == before).then_some(call)
}

/// Checks the calls against each other: one name, one number, one struct, one call.
pub fn together(calls: &[&Call], problems: &mut Vec<Problem>) {
    names::no_two_alike(calls, problems);
    numbers::no_two_alike(calls, problems);
    names::no_struct_twice(calls, problems);
    tags::no_two_kinds(calls, problems);
}

fn pairs(texts: &[(Text, Text)]) -> Vec<(String, String)> {
    texts.iter().map(|(key, value)| (key.value.clone(), value.value.clone())).collect()
}

fn kind(entry: &Entry, family: &str, problems: &mut Vec<Problem>) -> Kind {
    let kind = match entry.kind.as_ref().map(|kind| kind.value.as_str()) {
        None => Kind::Plain,
        Some("clone") => Kind::Clone,
        Some("written") if written::is_in(family, &entry.name.value) => Kind::HandWritten,
        Some(other) => {
            let span = entry.kind.as_ref().expect("it has a value").span.clone();
            let (message, help) = match other {
                "written" => ("only splork's own sources hold written functions", "kind = \"clone\", or no kind"),
                _ => ("unknown kind", "kind = \"clone\" for a call that returns twice, else no kind"),
            };
            problems.push(Problem::new(span, message, format!("not a kind for {}", entry.name.value), help));
            Kind::Plain
        }
    };
    match &entry.pack {
        Some((true, span)) if kind != Kind::Plain => {
            let message = "pack and kind don't go together";
            let help = "either; a clone-like call takes its struct as one of its own parameters";
            problems.push(Problem::new(span.clone(), message, "the call has a kind already", help));
            kind
        }
        Some((true, _)) => Kind::Packed,
        _ => kind,
    }
}

/// A version of two or three numbers.
fn version(text: &Text, whose: &str, example: &str, problems: &mut Vec<Problem>) -> Option<(u32, u32)> {
    let numbers: Option<Vec<u32>> = text.value.split('.').map(|part| part.parse().ok()).collect();
    match numbers.as_deref() {
        Some([major, minor] | [major, minor, _]) => Some((*major, *minor)),
        _ => {
            let message = format!("not {whose} version");
            problems.push(Problem::new(
                text.span.clone(),
                message,
                "should be numbers and dots",
                format!("\"{example}\""),
            ));
            None
        }
    }
}

fn glibc(entry: &Entry, problems: &mut Vec<Problem>) -> Option<Glibc> {
    let Some(glibc) = &entry.glibc else {
        if let Some(header) = &entry.header {
            let help = "glibc = \"2.43\", the first version that declares the call there, or no header";
            let message = "header without glibc";
            problems.push(Problem::new(header.span.clone(), message, "since which glibc?", help));
        }
        if let Some((_, span)) = &entry.gnu {
            let help = "glibc and header, or no gnu";
            problems.push(Problem::new(span.clone(), "gnu without glibc", "says to whom glibc declares it", help));
        }
        return None;
    };
    let (major, minor) = version(glibc, "a glibc", "2.43", problems)?;
    let Some(header) = &entry.header else {
        let help = "header = \"sys/mman.h\", or wherever glibc declares it";
        problems.push(Problem::new(glibc.span.clone(), "glibc without header", "declared where?", help));
        return None;
    };
    let gnu = entry.gnu.as_ref().is_none_or(|(gnu, _)| *gnu);
    Some(Glibc { major, minor, header: header.value.clone(), gnu })
}

/// What stands between #include's brackets.
fn headers_are_names(entry: &Entry, problems: &mut Vec<Problem>) {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "/._-".contains(c);
    for header in [&entry.header, &entry.include].into_iter().flatten() {
        if header.value.is_empty() || !header.value.chars().all(is_part) {
            let label = "letters, digits, slashes, dots, underscores and hyphens only";
            problems.push(Problem::new(header.span.clone(), "not a header's name", label, "\"sys/mman.h\""));
        }
    }
}

fn documented_parameters_exist(entry: &Entry, call: &Call, problems: &mut Vec<Problem>) {
    for (name, _) in &entry.params {
        if call.c.iter().all(|parameter| parameter.name != name.value) {
            let names: Vec<&str> = call.c.iter().map(|parameter| parameter.name.as_str()).collect();
            let message = format!("{} has no parameter {}", call.name, name.value);
            let help = format!("one of {}", names.join(", "));
            problems.push(Problem::new(name.span.clone(), message, "not in the C prototype", help));
        }
    }
}

fn errors_are_errnos(entry: &Entry, problems: &mut Vec<Problem>) {
    for (name, _) in &entry.errors {
        let is_errno = name.value.starts_with('E')
            && name.value.len() > 2
            && name.value.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
        if !is_errno {
            let message = format!("{} is not an errno", name.value);
            problems.push(Problem::new(
                name.span.clone(),
                message,
                "should be a name of errno(3)",
                "EINVAL = \"when\"",
            ));
        }
    }
}
