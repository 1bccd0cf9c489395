//! The answers for all architectures that one kernel runs.

use std::collections::BTreeMap;
use std::io;
use std::os::fd::OwnedFd;

use super::answer::Answer;
use super::answers::Answers;
use super::install;
use super::program;

/// Keys are AUDIT_ARCH_. Programs of others are left alone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter(BTreeMap<u32, Answers>);

impl Filter {
    /// A number's answer; x32's numbers have their bit 30.
    pub fn get(&self, arch: u32, number: u32) -> Answer {
        self.0.get(&arch).map_or(Answer::Allow, |answers| answers.get(number))
    }

    /// An architecture's answers, to be changed: all are Allow to begin with.
    pub fn answers(&mut self, arch: u32) -> &mut Answers {
        self.0.entry(arch).or_insert_with(|| Answers::all(Answer::Allow))
    }

    /// One filter that does what both ask for: see [`Answer::or`].
    pub fn merged(&self, other: &Filter) -> Filter {
        let mut both = self.clone();
        for (&arch, answers) in &other.0 {
            let merged = both.answers(arch).merged(answers);
            both.0.insert(arch, merged);
        }
        both
    }

    /// As classic BPF.
    pub fn program(&self) -> Vec<libc::sock_filter> {
        program::print(&self.0)
    }

    /// For the calling thread and all that it will start. Cannot be undone. Sets NO_NEW_PRIVS where the kernel wants it.
    ///
    /// With [`Answer::Notify`] in it: the descriptor from which the notifications are read, close-on-exec.
    ///
    /// # Errors
    /// EINVAL or ENOSYS: this kernel has no seccomp filters. EBUSY: there is a filter with a reader of notifications
    /// already, and Linux allows one. ENOMEM: no memory, or all filters of the thread have more than 32768 instructions.
    /// E2BIG: it has more than the kernel's 4096.
    pub fn install(&self) -> io::Result<Option<OwnedFd>> {
        let has_reader = self.0.values().any(|answers| answers.steps().iter().any(|(_, to)| *to == Answer::Notify));
        install::install(&self.program(), has_reader)
    }
}
