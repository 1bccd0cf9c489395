//! Names of numbers. The tables hold the names' bytes and no pointers: pointers would be relocated at each start.

use core::ffi::c_int;

use super::{SIGSTKFLT, flags as own};

/// A number and its name. All names of a table are as long as its longest one: shorter ones end with zeros.
type Named<Number, const ROOM: usize> = (Number, [u8; ROOM]);

const fn padded<const ROOM: usize>(name: &str) -> [u8; ROOM] {
    let mut padded = [0; ROOM];
    let (bytes, mut at) = (name.as_bytes(), 0);
    while at < bytes.len() {
        padded[at] = bytes[at];
        at += 1;
    }
    padded
}

mod numbers {
    pub use libc::*;

    /// Linux 7.0's, from asm-generic/errno.h, which all architectures with a trampoline share; not in libc's headers yet.
    pub const EFTYPE: c_int = 134;
}

macro_rules! table {
    ($table:ident: $number:ty, $room:literal, $($name:ident)*) => {
        static $table: [Named<$number, $room>; [$(stringify!($name)),*].len()] =
            [$((numbers::$name as $number, padded(stringify!($name)))),*];
    };
}

table!(ERRNOS: u16, 15,
    EPERM ENOENT ESRCH EINTR EIO ENXIO E2BIG ENOEXEC EBADF ECHILD EAGAIN ENOMEM EACCES EFAULT ENOTBLK EBUSY EEXIST
    EXDEV ENODEV ENOTDIR EISDIR EINVAL ENFILE EMFILE ENOTTY ETXTBSY EFBIG ENOSPC ESPIPE EROFS EMLINK EPIPE EDOM ERANGE
    EDEADLK ENAMETOOLONG ENOLCK ENOSYS ENOTEMPTY ELOOP ENOMSG EIDRM ECHRNG EL2NSYNC EL3HLT EL3RST ELNRNG EUNATCH
    ENOCSI EL2HLT EBADE EBADR EXFULL ENOANO EBADRQC EBADSLT EBFONT ENOSTR ENODATA ETIME ENOSR ENONET ENOPKG EREMOTE
    ENOLINK EADV ESRMNT ECOMM EPROTO EMULTIHOP EDOTDOT EBADMSG EOVERFLOW ENOTUNIQ EBADFD EREMCHG ELIBACC ELIBBAD
    ELIBSCN ELIBMAX ELIBEXEC EILSEQ ERESTART ESTRPIPE EUSERS ENOTSOCK EDESTADDRREQ EMSGSIZE EPROTOTYPE ENOPROTOOPT
    EPROTONOSUPPORT ESOCKTNOSUPPORT EOPNOTSUPP EPFNOSUPPORT EAFNOSUPPORT EADDRINUSE EADDRNOTAVAIL ENETDOWN ENETUNREACH
    ENETRESET ECONNABORTED ECONNRESET ENOBUFS EISCONN ENOTCONN ESHUTDOWN ETOOMANYREFS ETIMEDOUT ECONNREFUSED EHOSTDOWN
    EHOSTUNREACH EALREADY EINPROGRESS ESTALE EUCLEAN ENOTNAM ENAVAIL EISNAM EREMOTEIO EDQUOT ENOMEDIUM EMEDIUMTYPE
    ECANCELED ENOKEY EKEYEXPIRED EKEYREVOKED EKEYREJECTED EOWNERDEAD ENOTRECOVERABLE ERFKILL EHWPOISON EFTYPE);

table!(SIGNALS: u16, 9, SIGHUP SIGINT SIGQUIT SIGILL SIGTRAP SIGABRT SIGBUS SIGFPE SIGKILL SIGUSR1 SIGSEGV SIGUSR2 SIGPIPE
    SIGALRM SIGTERM SIGCHLD SIGCONT SIGSTOP SIGTSTP SIGTTIN SIGTTOU SIGURG SIGXCPU SIGXFSZ SIGVTALRM SIGPROF
    SIGWINCH SIGIO SIGPWR SIGSYS);

table!(FLAGS: c_int, 20, CLONE_VM CLONE_FS CLONE_FILES CLONE_SIGHAND CLONE_PIDFD CLONE_PTRACE CLONE_VFORK CLONE_PARENT CLONE_THREAD
    CLONE_NEWNS CLONE_SYSVSEM CLONE_SETTLS CLONE_PARENT_SETTID CLONE_CHILD_CLEARTID CLONE_DETACHED CLONE_UNTRACED
    CLONE_CHILD_SETTID CLONE_NEWCGROUP CLONE_NEWUTS CLONE_NEWIPC CLONE_NEWUSER CLONE_NEWPID CLONE_NEWNET CLONE_IO);

/// clone3's own, as bits: they do not fit into an int.
static CLONE3_FLAGS: [Named<u64, 20>; 7] = [
    (1 << 7, padded("CLONE_NEWTIME")),
    (1 << 32, padded("CLONE_CLEAR_SIGHAND")),
    (own::CLONE_INTO_CGROUP, padded("CLONE_INTO_CGROUP")),
    (1 << 34, padded("CLONE_AUTOREAP")),
    (1 << 35, padded("CLONE_NNP")),
    (1 << 36, padded("CLONE_PIDFD_AUTOKILL")),
    (1 << 37, padded("CLONE_EMPTY_MNTNS")),
];

#[inline(never)]
fn find<const ROOM: usize>(table: &'static [Named<u16, ROOM>], number: c_int) -> Option<&'static [u8]> {
    table.iter().find(|(found, _)| c_int::from(*found) == number).map(|(_, name)| &name[..])
}

pub fn errno(code: c_int) -> Option<&'static [u8]> {
    find(&ERRNOS, code)
}

pub fn signal(number: c_int) -> Option<&'static [u8]> {
    // Not libc's constant: libc has it only on architectures whose kernel has it.
    if SIGSTKFLT == Some(number) {
        return Some(b"SIGSTKFLT");
    }
    find(&SIGNALS, number)
}

/// Calls `found` with each flag's bit and name.
#[inline(never)]
pub fn flags(mut found: impl FnMut(u64, &'static [u8])) {
    for (flag, name) in &CLONE3_FLAGS {
        found(*flag, name);
    }
    for (flag, name) in &FLAGS {
        found((*flag as u32).into(), name);
    }
}
