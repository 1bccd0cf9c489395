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
/// Where nothing is left, so many waits are slept through before the next try: twice as many each time, up to a hundred births
/// or so. The processors have other work then, or the program has.
const LEAST_REST: u32 = 8;
const LONGEST_REST: u32 = 512;
/// What there is for that try.
const TRY: Duration = Duration::from_micros(200);
/// Turns of the loop between two questions: who makes a child or ends needs the lock that a question takes.
const PAUSES: u32 = 20;

/// A task and its status, as waitpid(2) has them.
pub type Stop = (Tid, c_int);

pub struct Stops {
    /// Another processor can run the program meanwhile.
    can_ask: bool,
    purse: Purse,
}

/// What asking has gained, and may cost.
struct Purse {
    saved: Duration,
    /// Waits that are to be slept through.
    rest: u32,
    next_rest: u32,
}

impl Purse {
    const FULL: Purse = Purse { saved: MOST, rest: 0, next_rest: LEAST_REST };

    /// Whether this wait may be asked for.
    fn may_ask(&mut self) -> bool {
        let is_rest = self.rest > 0;
        self.rest = self.rest.saturating_sub(1);
        !is_rest
    }

    fn has_paid(&mut self) {
        self.saved = MOST.min(self.saved + GAIN);
        if self.saved == MOST {
            self.next_rest = LEAST_REST;
        }
    }

    fn has_not_paid(&mut self) {
        self.saved = self.saved.saturating_sub(LONGEST);
        if self.saved.is_zero() {
            self.rest = self.next_rest;
            self.next_rest = LONGEST_REST.min(self.next_rest * 2);
            self.saved = TRY;
        }
    }
}

impl Stops {
    pub fn new() -> Stops {
        let can_ask = available_parallelism().is_ok_and(|processors| processors.get() > 1);
        Stops { can_ask, purse: Purse::FULL }
    }

    /// None once there is no task left.
    pub fn next(&mut self) -> Option<Stop> {
        let found = if self.can_ask && self.purse.may_ask() { self.ask() } else { Ok(None) };
        match found {
            Ok(None) => wait(0).ok().flatten(),
            found => found.ok().flatten(),
        }
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
                self.purse.has_paid();
                return Ok(Some(stop));
            }
        }
        self.purse.has_not_paid();
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

#[cfg(test)]
mod tests {
    use super::*;

    /// A program whose stops are far apart is hardly ever asked for; one bad moment costs little.
    #[test]
    fn rests_grow_where_it_never_pays_and_shrink_where_it_does() {
        let mut purse = Purse::FULL;
        let mut rests = Vec::new();
        for _ in 0..40 {
            let mut slept = 0;
            while !purse.may_ask() {
                slept += 1;
            }
            rests.extend((slept > 0).then_some(slept));
            purse.has_not_paid();
        }
        assert_eq!(rests[..8], [8, 16, 32, 64, 128, 256, 512, 512]);
        while !purse.may_ask() {}
        (0..MOST.as_micros() / GAIN.as_micros()).for_each(|_| purse.has_paid());
        let tries = (0..).take_while(|_| {
            purse.has_not_paid();
            purse.may_ask()
        });
        assert_eq!((tries.count(), purse.rest), (3, LEAST_REST - 1));
    }
}
