//! The table: a row for each figure, to be read on the terminal and as Markdown.

use std::fmt::Write;

use splork_tests::Stop;

use crate::samples::{Ratio, Samples};

#[derive(Debug, Clone, Default)]
pub struct Row {
    /// The point of the list that it belongs to, and what was measured.
    pub point: u32,
    pub what: String,
    /// With its unit.
    pub ours: String,
    pub against: String,
    pub theirs: String,
    pub ratio: Option<Ratio>,
    /// What was to be reached, in words, and whether it was.
    pub reach: String,
    pub met: Option<bool>,
    /// Whether the plot of main ratios has it.
    pub is_main: bool,
}

#[derive(Debug, Default)]
pub struct Report {
    pub rows: Vec<Row>,
    /// Paragraphs of what a row cannot hold.
    pub notes: Vec<String>,
}

impl Row {
    pub fn new(point: u32, what: impl Into<String>) -> Row {
        Row { point, what: what.into(), ..Row::default() }
    }

    /// What a program would use otherwise.
    pub fn against(self, other: &str) -> Row {
        Row { against: other.to_owned(), ..self }
    }

    /// Ours and theirs of the same rounds; times are in nanoseconds.
    pub fn times(self, samples: &Samples, ours: &str, theirs: &str) -> Result<Row, Stop> {
        let ratio = samples.ratio(ours, theirs)?;
        let (ours, theirs) = (time(samples.median(ours)?), time(samples.median(theirs)?));
        Ok(Row { ours, theirs, ratio: Some(ratio), ..self })
    }

    /// Figures that are the same each time.
    pub fn counts(self, ours: u64, theirs: u64, unit: &str) -> Row {
        let ratio = ours as f64 / theirs as f64;
        let ratio = (theirs > 0).then_some(Ratio { median: ratio, quartiles: (ratio, ratio) });
        let text = |count| format!("{count} {unit}");
        Row { ours: text(ours), theirs: text(theirs), ratio, ..self }
    }

    /// The ratio that was to be reached.
    pub fn at_most(self, most: f64) -> Row {
        let met = self.ratio.map(|ratio| ratio.median <= most + 0.005); // as it is printed
        Row { reach: format!("ratio ≤ {most:.2}"), met, ..self }
    }

    /// Into the plot of main ratios.
    pub fn main(self) -> Row {
        Row { is_main: true, ..self }
    }

    pub fn figure(self, ours: impl Into<String>) -> Row {
        Row { ours: ours.into(), ..self }
    }

    pub fn reach(self, reach: impl Into<String>, met: bool) -> Row {
        Row { reach: reach.into(), met: Some(met), ..self }
    }

    /// It could not be measured here.
    pub fn skipped(self, reason: &str) -> Row {
        let beside = if self.against.is_empty() { "" } else { " beside " };
        eprintln!("make bench: SKIP: {}{beside}{}: {reason}", self.what, self.against);
        Row { ours: format!("skipped: {reason}"), ..self }
    }

    fn cells(&self) -> [String; 8] {
        let spread = |(low, high): (f64, f64)| match (ratio(low), ratio(high)) {
            (low, high) if low == high => "none".to_owned(),
            (low, high) => format!("{low} to {high}"),
        };
        let met = match self.met {
            Some(true) => ", met",
            Some(false) => ", **missed**",
            None => "",
        };
        [
            self.point.to_string(),
            self.what.clone(),
            self.ours.clone(),
            self.against.clone(),
            self.theirs.clone(),
            self.ratio.map_or(String::new(), |found| ratio(found.median)),
            self.ratio.map_or(String::new(), |found| spread(found.quartiles)),
            format!("{}{met}", self.reach),
        ]
    }
}

const HEAD: [&str; 8] = ["", "what", "splork", "compared with", "its figure", "ratio", "middle half", "goal"];

impl Report {
    pub fn add(&mut self, row: Row) {
        self.rows.push(row);
    }

    /// Columns padded, so that it is a table to the eye and to Markdown.
    pub fn table(&self) -> String {
        let mut lines = vec![HEAD.map(str::to_owned)];
        lines.extend(self.rows.iter().map(Row::cells));
        let length = |text: &String| text.chars().count();
        let widths: Vec<usize> =
            (0..HEAD.len()).map(|column| lines.iter().map(|cells| length(&cells[column])).max().unwrap_or(0)).collect();
        let mut text = String::new();
        for (index, cells) in lines.iter().enumerate() {
            for (cell, width) in cells.iter().zip(&widths) {
                write!(text, "| {cell:<width$} ").expect("a String takes all");
            }
            text += "|\n";
            if index == 0 {
                text += &widths.iter().map(|width| format!("|{}", "-".repeat(width + 2))).collect::<String>();
                text += "|\n";
            }
        }
        text
    }
}

/// Two figures behind the point, or two that are not 0.
pub fn ratio(ratio: f64) -> String {
    let places = if ratio > 0.0 { (1.0 - ratio.log10().floor()).clamp(2.0, 9.0) as usize } else { 2 };
    format!("{ratio:.places$}")
}

/// Nanoseconds in a unit that leaves three figures or so.
pub fn time(nanoseconds: f64) -> String {
    match nanoseconds {
        below if below < 1e3 => format!("{below:.1} ns"),
        below if below < 1e6 => format!("{:.1} µs", below / 1e3),
        below if below < 1e9 => format!("{:.1} ms", below / 1e6),
        all => format!("{:.1} s", all / 1e9),
    }
}
