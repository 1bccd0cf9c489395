//! How many children there were, by what call.

use super::asked::line::Line;
use super::decode::Name;
use super::outcome::Outcome;

#[derive(Default)]
pub struct Counts {
    forks: u64,
    vforks: u64,
    clones: u64,
    clone3s: u64,
    /// Of calls that the filter lets through, such as one of the tables' that the program makes itself.
    others: u64,
    translated: u64,
    not_translated: u64,
    failed: u64,
    restarted: u64,
}

impl Counts {
    pub fn born(&mut self, name: Option<Name>, outcome: &Outcome) {
        match name {
            Some(Name::Fork) => self.forks += 1,
            Some(Name::Vfork) => self.vforks += 1,
            Some(Name::Clone) => self.clones += 1,
            Some(Name::Clone3) => self.clone3s += 1,
            None => self.others += 1,
        }
        match outcome {
            Outcome::Own => {}
            Outcome::As(_) => self.translated += 1,
            Outcome::NotAs(_) => self.not_translated += 1,
        }
    }

    pub fn failed(&mut self) {
        self.failed += 1;
    }

    pub fn restarted(&mut self) {
        self.restarted += 1;
    }

    /// `target`: what was to be made of the calls.
    pub fn tell(&self, line: &mut Line, target: Option<&[u8]>, lost: u64) {
        let all = self.forks + self.vforks + self.clones + self.clone3s + self.others;
        line.text(b"all: ").unsigned(all).text(b" born (");
        let calls = [
            (self.forks, &b"fork"[..]),
            (self.vforks, b"vfork"),
            (self.clones, b"clone"),
            (self.clone3s, b"clone3"),
            (self.others, b"other"),
        ];
        for (index, (count, name)) in calls.into_iter().enumerate() {
            line.text(if index == 0 { b"" } else { b", " }).unsigned(count).byte(b' ').text(name);
        }
        line.byte(b')');
        if let Some(target) = target {
            line.text(b", ").unsigned(self.translated).text(b" as ").clipped(target);
            line.text(b", ").unsigned(self.not_translated).text(b" not");
        }
        line.text(b"; ").unsigned(self.failed).text(b" failed, ");
        line.unsigned(self.restarted).text(b" restarted after a signal, ").unsigned(lost).text(b" lines lost");
    }
}
