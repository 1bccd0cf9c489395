//! One birth at a time in each process, where a cgroup is wanted: its descriptor is in the process' table from before the
//! call until behind it, and another thread's child would get a copy.
//!
//! A parent by vfork does not wait behind its child for others: such a child may want one of them.

use std::collections::{HashMap, VecDeque};

use super::births::{FirstStop, Heritage};
use super::ptrace::Tid;

#[derive(Default)]
pub struct Turns {
    /// Whose turn it is, by process.
    holders: HashMap<i32, Tid>,
    /// Process and task, stopped where their calls begin.
    waiting: VecDeque<(i32, Tid)>,
    /// Children that have the table of their parents, who close the descriptor; by parent.
    children: HashMap<Tid, (Tid, Heritage, FirstStop)>,
}

impl Turns {
    /// Whether it is this task's turn. Else the task is told by `leave`.
    pub fn take(&mut self, process: i32, task: Tid) -> bool {
        let holder = *self.holders.entry(process).or_insert(task);
        if holder != task {
            self.waiting.push_back((process, task));
        }
        holder == task
    }

    /// Ends the task's turn or its waiting. Who is next, and a child that waits for it.
    pub fn leave(&mut self, task: Tid) -> (Option<Tid>, Option<(Tid, Heritage, FirstStop)>) {
        self.waiting.retain(|(_, waiting)| *waiting != task);
        let process = self.holders.iter().find(|(_, holder)| **holder == task).map(|(process, _)| *process);
        let next = process.and_then(|process| {
            self.holders.remove(&process);
            let at = self.waiting.iter().position(|(of, _)| *of == process)?;
            self.waiting.remove(at).map(|(_, next)| next)
        });
        (next, self.children.remove(&task))
    }

    /// A child that is to go on when its parent's turn ends.
    pub fn hold(&mut self, parent: Tid, child: Tid, heritage: Heritage, how: FirstStop) {
        self.children.insert(parent, (child, heritage, how));
    }

    /// Whether a child of this parent is to be held.
    pub fn has(&self, parent: Tid) -> bool {
        self.holders.values().any(|holder| *holder == parent)
    }
}
