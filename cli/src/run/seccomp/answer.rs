//! What a filter answers to a call.

/// SECCOMP_RET_ of seccomp(2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// The kernel makes the call.
    Allow,
    /// The call is not made; it fails with this errno.
    Errno(u16),
    /// The process that reads this filter's notifications answers.
    Notify,
    /// The tracer is told, with these bits; ENOSYS where there is none.
    Trace(u16),
}

impl Answer {
    /// What a program returns for it.
    pub fn value(self) -> u32 {
        match self {
            Answer::Allow => libc::SECCOMP_RET_ALLOW,
            Answer::Errno(errno) => libc::SECCOMP_RET_ERRNO | u32::from(errno),
            Answer::Notify => libc::SECCOMP_RET_USER_NOTIF,
            Answer::Trace(data) => libc::SECCOMP_RET_TRACE | u32::from(data),
        }
    }

    /// Of two wishes for one call: the tracer hears of it whatever else is asked for, since it can do the rest itself,
    /// and the kernel is left what nobody wants. Equals: `self`.
    pub fn or(self, other: Answer) -> Answer {
        if other.rank() > self.rank() { other } else { self }
    }

    fn rank(self) -> u8 {
        match self {
            Answer::Allow => 0,
            Answer::Notify => 1,
            Answer::Errno(_) => 2,
            Answer::Trace(_) => 3,
        }
    }
}
