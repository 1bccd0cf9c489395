//! How the process was found: what `splork run` hands on to the program.

use std::mem::MaybeUninit;

/// The disposition of SIGPIPE.
pub struct Inherited(libc::sigaction);

impl Inherited {
    /// From here on writing to a closed pipe is an error like others, and no file that is opened takes the place of a
    /// standard stream that is closed. What holds that place is gone once another program is executed.
    pub fn take() -> Inherited {
        // SAFETY: fcntl gets a number only, and open reads its path. sigaction fills the struct, as the signal exists.
        unsafe {
            while libc::fcntl(libc::STDERR_FILENO, libc::F_GETFD) < 0
                || libc::fcntl(libc::STDOUT_FILENO, libc::F_GETFD) < 0
                || libc::fcntl(libc::STDIN_FILENO, libc::F_GETFD) < 0
            {
                let fd = libc::open(c"/".as_ptr(), libc::O_PATH | libc::O_CLOEXEC);
                if !(0..=libc::STDERR_FILENO).contains(&fd) {
                    break; // no more descriptors, say
                }
            }
            let mut ignored: libc::sigaction = MaybeUninit::zeroed().assume_init();
            ignored.sa_sigaction = libc::SIG_IGN;
            let mut before = MaybeUninit::zeroed();
            libc::sigaction(libc::SIGPIPE, &ignored, before.as_mut_ptr());
            Inherited(before.assume_init())
        }
    }

    /// For the program to be executed.
    pub fn give_back(&self) {
        // SAFETY: what was found is set again.
        unsafe { libc::sigaction(libc::SIGPIPE, &self.0, std::ptr::null_mut()) };
    }
}
