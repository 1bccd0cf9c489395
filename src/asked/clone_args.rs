//! The struct that clone3 reads.

/// struct clone_args of linux/sched.h, its third version (Linux 5.7).
#[repr(C, align(8))]
#[derive(Clone, Copy)]
pub struct clone_args {
    pub flags: u64,
    pub pidfd: u64,
    pub child_tid: u64,
    pub parent_tid: u64,
    pub exit_signal: u64,
    pub stack: u64,
    pub stack_size: u64,
    pub tls: u64,
    pub set_tid: u64,
    pub set_tid_size: u64,
    pub cgroup: u64,
}
