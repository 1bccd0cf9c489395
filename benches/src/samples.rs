//! What the C programs print, and what is made of it: medians, and how far the rounds lie apart.

use std::collections::BTreeMap;

use splork_tests::{Stop, ensure};

/// By way, one figure per round, in the order of the rounds.
#[derive(Debug, Default)]
pub struct Samples(BTreeMap<String, Vec<f64>>);

impl Samples {
    /// From lines of a name and a number.
    pub fn parse(text: &str) -> Result<Samples, Stop> {
        let mut samples = Samples::default();
        for line in text.lines() {
            let figure = line.split_once(' ').and_then(|(name, number)| Some((name, number.parse().ok()?)));
            let Some((name, figure)) = figure else {
                return Err(Stop::Fails(format!("not a name and a number: {line:?}")));
            };
            samples.0.entry(name.to_owned()).or_default().push(figure);
        }
        ensure!(!samples.0.is_empty(), "no figures");
        Ok(samples)
    }

    /// Adds the rounds of another run.
    pub fn append(&mut self, other: Samples) {
        for (name, figures) in other.0 {
            self.0.entry(name).or_default().extend(figures);
        }
    }

    pub fn add(&mut self, name: &str, figure: f64) {
        self.0.entry(name.to_owned()).or_default().push(figure);
    }

    pub fn of(&self, name: &str) -> Result<&[f64], Stop> {
        self.0.get(name).map(Vec::as_slice).ok_or_else(|| Stop::Fails(format!("no figures of {name}")))
    }

    pub fn median(&self, name: &str) -> Result<f64, Stop> {
        Ok(median(self.of(name)?))
    }

    /// Round by round, so that what slows a whole round down does not count.
    pub fn ratio(&self, ours: &str, theirs: &str) -> Result<Ratio, Stop> {
        let pairs = self.of(ours)?.iter().zip(self.of(theirs)?);
        let ratios: Vec<f64> = pairs.map(|(ours, theirs)| ours / theirs).collect();
        Ok(Ratio { median: median(&ratios), quartiles: (quantile(&ratios, 0.25), quantile(&ratios, 0.75)) })
    }
}

#[derive(Debug, Clone, Copy)]
pub struct Ratio {
    pub median: f64,
    /// Half of the rounds lie between them.
    pub quartiles: (f64, f64),
}

pub fn median(figures: &[f64]) -> f64 {
    quantile(figures, 0.5)
}

/// Between two figures, their mean by distance.
fn quantile(figures: &[f64], part: f64) -> f64 {
    let mut sorted = figures.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = part * (sorted.len() - 1) as f64;
    let below = sorted[at.floor() as usize];
    below + (sorted[at.ceil() as usize] - below) * at.fract()
}
