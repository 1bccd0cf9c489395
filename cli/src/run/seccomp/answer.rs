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
    /// Stops for the tracer, which gets these bits. Without a tracer the call fails with ENOSYS.
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

    /// The answer if two are wanted for one call. Stopping for the tracer comes first, since the tracer can do the other
    /// thing itself. Letting the call through comes last. If both have the same rank: `self`.
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
