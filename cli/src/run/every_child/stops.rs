//! The next stop of any task.
//!
//! A processor that has nothing to do sleeps, and takes 10 us or more to wake: longer than all that a stop asks of us. A birth
//! has five stops, one right behind the other. So the tracer asks for a while before it sleeps, as long as that pays.

use std::ffi::c_int;
use std::thread::available_parallelism;
use std::time::{Duration, Instant};

use nix::errno::Errno;

use super::ptrace::Tid;

/// For so long. The kernel's part of a fork(2), and of a small process' end, takes less.
const LONGEST: Duration = Duration::from_micros(100);
/// What a stop that was waited for so has gained.
const GAIN: Duration = Duration::from_micros(10);
/// No more is saved up for times that do not pay, and as much is there to begin with.
const MOST: Duration = Duration::from_micros(400);
/// Where nothing is left, so many waits are slept through before the next try, a hundred births or so: the processors have other
/// work, or the program has.
const REST: u32 = 500;
/// Turns of the loop between two questions: who makes a child or ends needs the lock that a question takes.
const PAUSES: u32 = 20;

/// A task and its status, as waitpid(2) has them.
pub type Stop = (Tid, c_int);

pub struct Stops {
    /// Another processor can run the program meanwhile.
    can_ask: bool,
    saved: Duration,
    /// Waits that are to be slept through.
    rest: u32,
}

impl Stops {
    pub fn new() -> Stops {
        let can_ask = available_parallelism().is_ok_and(|processors| processors.get() > 1);
        Stops { can_ask, saved: MOST, rest: 0 }
    }

    /// None once there is no task left.
    pub fn next(&mut self) -> Option<Stop> {
        let found = if self.is_to_ask() { self.ask() } else { Ok(None) };
        match found {
            Ok(None) => wait(0).ok().flatten(),
            found => found.ok().flatten(),
        }
    }

    fn is_to_ask(&mut self) -> bool {
        let is_rest = self.rest > 0;
        self.rest = self.rest.saturating_sub(1);
        self.can_ask && !is_rest
    }

    /// Again and again. None if nothing has stopped in the time.
    fn ask(&mut self) -> Result<Option<Stop>, Errno> {
        if let Some(stop) = wait(libc::WNOHANG)? {
            return Ok(Some(stop)); // that would have been so without
        }
        let begun = Instant::now();
        while begun.elapsed() < LONGEST {
            (0..PAUSES).for_each(|_| std::hint::spin_loop());
            if let Some(stop) = wait(libc::WNOHANG)? {
                self.saved = MOST.min(self.saved + GAIN);
                return Ok(Some(stop));
            }
        }
        self.saved = self.saved.saturating_sub(LONGEST);
        if self.saved.is_zero() {
            self.rest = REST;
        }
        Ok(None)
    }
}

/// An error is that there is no task left.
fn wait(how: c_int) -> Result<Option<Stop>, Errno> {
    let mut status = 0;
    loop {
        // SAFETY: the kernel writes the one word.
        match Errno::result(unsafe { libc::waitpid(-1, &mut status, libc::__WALL | how) }) {
            Ok(task) => return Ok((task != 0).then_some((task, status))),
            Err(Errno::EINTR) => {}
            Err(errno) => return Err(errno), // ECHILD
        }
    }
}
