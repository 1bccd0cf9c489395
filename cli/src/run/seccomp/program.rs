//! A filter as classic BPF: the architecture is looked up, then the number by bisection.
//!
//! Jumps lead forward alone and conditional ones reach 255 instructions, so the program is written from its end.

use std::collections::BTreeMap;
use std::mem::offset_of;

use libc::sock_filter;

use super::answer::Answer;
use super::answers::Answers;

const LOAD: u32 = libc::BPF_LD | libc::BPF_W | libc::BPF_ABS;
const RETURN: u32 = libc::BPF_RET | libc::BPF_K;
const JUMP: u32 = libc::BPF_JMP | libc::BPF_JA;
const IF_EQUAL: u32 = libc::BPF_JMP | libc::BPF_JEQ | libc::BPF_K;
const IF_AT_LEAST: u32 = libc::BPF_JMP | libc::BPF_JGE | libc::BPF_K;

/// For the answers of each AUDIT_ARCH_; others are allowed.
pub fn print(filter: &BTreeMap<u32, Answers>) -> Vec<sock_filter> {
    let mut program = Backwards::default();
    let mut next = Place::Answer(Answer::Allow);
    for (&arch, answers) in filter {
        let tree = program.bisect(&answers.steps());
        program.begin_at(tree);
        let numbers = program.push(LOAD, offset_of!(libc::seccomp_data, nr) as u32, 0, 0);
        next = program.branch(IF_EQUAL, arch, Place::At(numbers), next);
    }
    program.begin_at(next);
    program.push(LOAD, offset_of!(libc::seccomp_data, arch) as u32, 0, 0);
    program.instructions.reverse();
    program.instructions
}

/// Where a jump leads.
#[derive(Clone, Copy)]
enum Place {
    /// An instruction, counted from the end.
    At(usize),
    /// A place where this is returned; any such place will do.
    Answer(Answer),
}

/// A program whose last instruction comes first.
#[derive(Default)]
struct Backwards {
    instructions: Vec<sock_filter>,
    /// Where each value was returned last.
    returns: BTreeMap<u32, usize>,
}

impl Backwards {
    /// In front of all that there is. Its place.
    fn push(&mut self, code: u32, k: u32, jt: u8, jf: u8) -> usize {
        self.instructions.push(sock_filter { code: code as u16, jt, jf, k });
        self.instructions.len() - 1
    }

    /// The accumulator has the number.
    fn bisect(&mut self, steps: &[(u32, Answer)]) -> Place {
        if let [(_, answer)] = steps {
            return Place::Answer(*answer);
        }
        let (low, high) = steps.split_at(steps.len() / 2);
        let at_least = self.bisect(high);
        let below = self.bisect(low);
        self.branch(IF_AT_LEAST, high[0].0, at_least, below)
    }

    fn branch(&mut self, code: u32, k: u32, yes: Place, no: Place) -> Place {
        let (yes, no) = (self.near(yes), self.near(no));
        let (jt, jf) = (self.distance(yes) as u8, self.distance(no) as u8);
        Place::At(self.push(code, k, jt, jf))
    }

    /// A place that a conditional jump can reach, also from one instruction further up. If there is none, a jump to it is
    /// added in front.
    fn near(&mut self, place: Place) -> usize {
        const REACH: usize = u8::MAX as usize - 1;
        match place {
            Place::At(at) if self.distance(at) <= REACH => at,
            Place::At(at) => self.jump(at),
            Place::Answer(answer) => match self.returns.get(&answer.value()) {
                Some(&at) if self.distance(at) <= REACH => at,
                _ => self.give(answer),
            },
        }
    }

    /// What is put in front next will run on into that place.
    fn begin_at(&mut self, place: Place) {
        match place {
            Place::At(at) if self.distance(at) == 0 => {}
            Place::At(at) => _ = self.jump(at),
            Place::Answer(answer) => _ = self.give(answer),
        }
    }

    fn jump(&mut self, to: usize) -> usize {
        self.push(JUMP, self.distance(to) as u32, 0, 0)
    }

    fn give(&mut self, answer: Answer) -> usize {
        let at = self.push(RETURN, answer.value(), 0, 0);
        self.returns.insert(answer.value(), at);
        at
    }

    /// The number of instructions between the next one that is added and this one.
    fn distance(&self, at: usize) -> usize {
        self.instructions.len() - at - 1
    }
}
