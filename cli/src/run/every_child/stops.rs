//! The next stop of any task.
//!
//! A processor that has nothing to do sleeps, and takes 10 us or more to wake: longer than all that a stop asks of us. A birth
//! has five stops, one right behind the other. So the tracer asks for a while before it sleeps, if that has paid of late.

use std::ffi::c_int;
use std::thread::available_parallelism;
use std::time::{Duration, Instant};

use nix::errno::Errno;

use super::ptrace::Tid;

/// For so long. The kernel's part of a fork(2), and of a small process' end, takes less.
const LONGEST: Duration = Duration::from_micros(100);
/// Turns of the loop between two questions: who makes a child or ends needs the lock that a question takes.
const PAUSES: u32 = 20;
/// So many waits at most are slept through between two tries that do not pay.
const LONGEST_REST: u32 = 64;

pub struct Stops {
    /// Another processor can run the program meanwhile.
    can_ask: bool,
    /// Waits to sleep through before the next try.
    rest: u32,
    /// The last such number.
    last_rest: u32,
}

impl Stops {
    pub fn new() -> Stops {
        let can_ask = available_parallelism().is_ok_and(|processors| processors.get() > 1);
        Stops { can_ask, rest: 0, last_rest: 0 }
    }

    /// The task and its status, as waitpid(2) has them; None once there is no task left.
    pub fn next(&mut self) -> Option<(Tid, c_int)> {
        self.without_sleep().unwrap_or_else(|| {
            loop {
                match wait(0) {
                    Ok(stop) => return stop,
                    Err(Errno::EINTR) => {}
                    Err(_) => return None, // ECHILD
                }
            }
        })
    }

    /// None if nothing has stopped in the time.
    fn without_sleep(&mut self) -> Option<Option<(Tid, c_int)>> {
        if !self.can_ask {
            return None;
        }
        if self.rest > 0 {
            self.rest -= 1;
            return None;
        }
        let begun = Instant::now();
        while begun.elapsed() < LONGEST {
            match wait(libc::WNOHANG) {
                Ok(None) | Err(Errno::EINTR) => (0..PAUSES).for_each(|_| std::hint::spin_loop()),
                Ok(stop) => {
                    self.last_rest = 0;
                    return Some(stop);
                }
                Err(_) => return Some(None), // ECHILD
            }
        }
        self.last_rest = (2 * self.last_rest + 1).min(LONGEST_REST);
        self.rest = self.last_rest;
        None
    }
}

fn wait(how: c_int) -> Result<Option<(Tid, c_int)>, Errno> {
    let mut status = 0;
    // SAFETY: the kernel writes the one word.
    let task = Errno::result(unsafe { libc::waitpid(-1, &mut status, libc::__WALL | how) })?;
    Ok((task != 0).then_some((task, status)))
}
