//! Counts the lines that could not be written. The next line that can be written reports them.

use core::sync::atomic::{AtomicBool, AtomicU32, Ordering::Relaxed};

use super::sys;
use crate::asked::line::Line;

struct Count {
    /// The process that lost them: a child has a copy of its parent's count or, with CLONE_VM, shares it.
    process: AtomicU32,
    lines: AtomicU32,
    /// The last one was written in part. Without a newline first, the next line would look like the rest of it.
    is_torn: AtomicBool,
}

static LOST: Count = Count { process: AtomicU32::new(0), lines: AtomicU32::new(0), is_torn: AtomicBool::new(false) };

pub struct Lost {
    process: u32,
    lines: u32,
    is_torn: bool,
    /// How many bytes of the new line report them.
    told: usize,
}

impl Lost {
    /// Begins a line: reports the lost lines, then adds the process and thread IDs.
    pub fn tell(line: &mut Line) -> Lost {
        let process = sys::process_id() as u32;
        let mut lost = Lost { process, lines: 0, is_torn: false, told: 0 };
        if LOST.process.load(Relaxed) == process {
            lost.lines = LOST.lines.swap(0, Relaxed);
            lost.is_torn = LOST.is_torn.swap(false, Relaxed);
        }
        let thread = sys::thread_id() as u64;
        if lost.is_torn {
            line.byte(b'\n');
        }
        if lost.lines > 0 {
            begin(line, process, thread).text(b"lines lost: ").unsigned(lost.lines.into()).byte(b'\n');
        }
        lost.told = line.length();
        begin(line, process, thread);
        lost
    }

    /// To be called when the line was written; `written` is the number of bytes, or a negative errno.
    pub fn settle(self, length: usize, written: isize) {
        let whole = usize::try_from(written).unwrap_or_default();
        if whole == length {
            return;
        }
        if LOST.process.swap(self.process, Relaxed) != self.process {
            LOST.lines.store(0, Relaxed);
            LOST.is_torn.store(false, Relaxed);
        }
        let untold = if whole < self.told { self.lines } else { 0 };
        LOST.lines.fetch_add(untold + 1, Relaxed);
        if whole > 0 || self.is_torn {
            LOST.is_torn.store(true, Relaxed);
        }
    }
}

fn begin(line: &mut Line, process: u32, thread: u64) -> &mut Line {
    line.unsigned(process.into()).byte(b' ').unsigned(thread).byte(b' ')
}
