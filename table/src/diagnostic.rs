//! Mistakes in a table, and how they are shown: file, line, column, the text, what to write instead.

use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};

use codespan_reporting::diagnostic::{Diagnostic, Label};
use codespan_reporting::files::SimpleFiles;
use codespan_reporting::term;

use crate::control::{shown, shown_name, shown_place};

/// One table file, as read.
#[derive(Debug, Clone)]
pub struct Source {
    pub path: PathBuf,
    pub text: String,
}

/// A place in a table file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Index into the sources that were read.
    pub source: usize,
    /// Bytes of its text.
    pub bytes: Range<usize>,
}

/// One mistake.
#[derive(Debug, Clone)]
pub struct Problem {
    pub span: Span,
    /// What is wrong, in one sentence.
    pub message: String,
    /// Said at the place itself.
    pub label: String,
    /// What to write instead.
    pub help: String,
    /// Another place that belongs to the mistake, and what is there.
    pub related: Option<(Span, String)>,
}

impl Problem {
    pub fn new(span: Span, message: impl Into<String>, label: impl Into<String>, help: impl Into<String>) -> Self {
        Problem { span, message: message.into(), label: label.into(), help: help.into(), related: None }
    }

    pub fn with(mut self, span: Span, label: impl Into<String>) -> Self {
        self.related = Some((span, label.into()));
        self
    }
}

/// The most mistakes that are printed. Fix these and check again.
const SHOWN: usize = 100;

/// All the mistakes that were found, ready to be shown.
#[derive(Debug)]
pub struct Report {
    sources: Vec<Source>,
    problems: Vec<Problem>,
    unreadable: Option<String>,
}

impl Report {
    pub fn new(sources: Vec<Source>, mut problems: Vec<Problem>) -> Self {
        problems.sort_by_key(|problem| (problem.span.source, problem.span.bytes.start));
        Report { sources, problems, unreadable: None }
    }

    /// A file or directory that cannot be read: there is no text to show.
    pub fn unreadable(path: &Path, reason: &str) -> Self {
        let instead = "write the path of a table file, or of a directory of them";
        Report::without_place(format!("cannot read {}: {reason}; {instead}", shown_name(path)))
    }

    /// A mistake that is in no table's text.
    pub fn without_place(message: String) -> Self {
        Report { sources: Vec::new(), problems: Vec::new(), unreadable: Some(message) }
    }

    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    fn diagnostic(&self, problem: &Problem) -> Diagnostic<usize> {
        let place = |span: &Span| {
            let text = &self.sources[span.source].text;
            shown_place(text, span.bytes.start)..shown_place(text, span.bytes.end)
        };
        let at = &problem.span;
        let mut labels = vec![Label::primary(at.source, place(at)).with_message(shown(&problem.label))];
        if let Some((span, label)) = &problem.related {
            labels.push(Label::secondary(span.source, place(span)).with_message(shown(label)));
        }
        Diagnostic::error()
            .with_message(shown(&problem.message))
            .with_labels(labels)
            .with_notes(vec![format!("write: {}", shown(&problem.help))])
    }
}

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        if let Some(message) = &self.unreadable {
            return writeln!(out, "error: {}", shown(message));
        }
        let mut files = SimpleFiles::new();
        for source in &self.sources {
            files.add(shown(&shown_name(&source.path)), shown(&source.text));
        }
        for problem in self.problems.iter().take(SHOWN) {
            let text = term::emit_into_string(&term::Config::default(), &files, &self.diagnostic(problem));
            out.write_str(&text.map_err(|_| fmt::Error)?)?;
        }
        let count = self.problems.len();
        if count > SHOWN {
            writeln!(out, "and {} more", count - SHOWN)?;
        }
        writeln!(out, "{count} mistake{} in the tables; nothing was written", if count == 1 { "" } else { "s" })
    }
}
