//! What 32-bit programs pass to a 64-bit kernel: what their registers hold, and what their pointers lead to.

use super::parameters::parameters;
use crate::call::Call;
use crate::ctype::{CType, Width};

/// A parameter of the entry for 32-bit programs.
pub enum Compat {
    /// The same as natively: zero-extended, or cut to 32 bits. Type and name.
    Same(String, String),
    /// Its sign must be extended.
    Signed(String, String),
    /// It comes in two registers.
    Pair(String),
    /// What it leads to is laid out otherwise: type, name, and how to read it.
    Memory(String, String, &'static str),
}

/// Structs with longs or pointers in them, and what the kernel calls those of 32-bit programs.
#[rustfmt::skip]
const OTHERWISE: [(&str, &str); 22] = [
    ("__kernel_old_itimerval", "struct old_itimerval32"), ("__kernel_old_timespec", "struct old_timespec32"),
    ("__kernel_old_timeval", "struct old_timeval32"), ("flock", "struct compat_flock"),
    ("iovec", "struct compat_iovec"), ("kexec_segment", "struct compat_kexec_segment"),
    ("mmsghdr", "struct compat_mmsghdr"), ("mq_attr", "struct compat_mq_attr"), ("msghdr", "struct compat_msghdr"),
    ("user_msghdr", "struct compat_msghdr"), ("rlimit", "struct compat_rlimit"), ("rusage", "struct compat_rusage"),
    ("robust_list_head", "struct compat_robust_list_head"), ("sigaction", "struct compat_sigaction"),
    ("sigevent", "struct compat_sigevent"), ("siginfo", "struct compat_siginfo"), ("sigaltstack", "compat_stack_t"),
    ("stat", "struct compat_stat"), ("statfs", "struct compat_statfs"), ("sysinfo", "struct compat_sysinfo"),
    ("timespec", "struct old_timespec32"), ("timeval", "struct old_timeval32"),
];

/// Structs and unions that are the same for all programs.
const ALIKE: &str = "__aio_sigset __kernel_itimerspec __kernel_timespec __kernel_timex __user_cap_data_struct \
    __user_cap_header_struct bpf_attr cachestat cachestat_range clone_args epoll_event file_attr file_handle futex_waitv \
    io_event io_uring_params landlock_path_beneath_attr landlock_ruleset_attr linux_dirent64 lsm_ctx mnt_id_req mount_attr \
    new_utsname old_itimerspec32 old_timespec32 old_timeval32 open_how perf_event_attr pollfd rlimit64 rseq sched_attr \
    sched_param sembuf sockaddr statmount statx timezone xattr_args";

const AS_LONG: &str = "they are 32 bits each: get_user() and put_user() with this type";
const AS_POINTER: &str = "they are 32 bits each: get_user() one, and compat_ptr() makes a pointer of it";
const AS_STRUCT: &str = "copy_from_user() this type, then field by field, pointers through compat_ptr()";
const AS_IOVEC: &str = "import_iovec() knows who calls; else copy this type, iov_base through compat_ptr()";
const AS_SIGSET: &str = "get_compat_sigset() and put_compat_sigset()";
const AS_SIGINFO: &str = "copy_siginfo_from_user32() and copy_siginfo_to_user32()";

/// The type that a 32-bit program's pointer leads to, where it is another, and how to read it.
fn otherwise(to: &CType) -> Option<(&'static str, &'static str)> {
    Some(match to {
        CType::Pointer { .. } => ("compat_uptr_t", AS_POINTER),
        CType::Integer(integer) if integer.width == Width::Word => {
            let ty = match (integer.c, integer.signed) {
                ("size_t", _) => "compat_size_t",
                ("ssize_t", _) => "compat_ssize_t",
                ("off_t", _) => "compat_off_t",
                ("clock_t", _) => "compat_clock_t",
                ("aio_context_t", _) => "compat_aio_context_t",
                ("old_sigset_t", _) => "compat_old_sigset_t",
                ("time_t" | "__kernel_old_time_t", _) => "old_time32_t",
                ("uintptr_t", _) => "compat_uptr_t",
                (_, true) => "compat_long_t",
                (_, false) => "compat_ulong_t",
            };
            (ty, AS_LONG)
        }
        CType::Typedef("sigset_t") => ("compat_sigset_t", AS_SIGSET),
        CType::Typedef("siginfo_t") => ("struct compat_siginfo", AS_SIGINFO),
        CType::Typedef("stack_t") => ("compat_stack_t", AS_STRUCT),
        CType::Typedef("fd_set") => ("compat_ulong_t", AS_LONG),
        CType::Tagged { keyword: "struct", tag } => {
            let (_, ty) = OTHERWISE.iter().find(|(name, _)| name == tag)?;
            let how = match tag.as_str() {
                "iovec" => AS_IOVEC,
                "siginfo" => AS_SIGINFO,
                _ => AS_STRUCT,
            };
            (ty, how)
        }
        CType::Array { of, .. } => otherwise(of)?,
        _ => return None,
    })
}

pub fn compat_parameters(call: &Call) -> Vec<Compat> {
    let types = call.kernel.iter().map(|(parameter, _)| &parameter.ty);
    let one = |((text, name), ty): ((String, String), &CType)| {
        if let CType::Pointer { to, qualifiers, .. } = ty
            && let Some((compat, how)) = otherwise(to)
        {
            let word = if qualifiers.is_const { "const " } else { "" };
            return Compat::Memory(format!("{word}{compat} __user *"), name, how);
        }
        match ty.scalar() {
            Some((Width::Bits(64), _)) => Compat::Pair(name),
            Some((Width::Word, true)) => Compat::Signed("compat_long_t".to_owned(), name),
            _ => Compat::Same(text, name),
        }
    };
    parameters(call).into_iter().zip(types).map(one).collect()
}

/// Whether a 64-bit kernel must not hand a 32-bit program's registers to the call as they are.
pub fn needs_compat(call: &Call) -> bool {
    compat_parameters(call).iter().any(|parameter| !matches!(parameter, Compat::Same(..)))
}

/// Whether what pointers lead to is laid out otherwise: then x32's and n32's programs need the other entry too, whose
/// registers have 64 bits.
pub fn needs_compat_memory(call: &Call) -> bool {
    compat_parameters(call).iter().any(|parameter| matches!(parameter, Compat::Memory(..)))
}

/// Whether 64 bits come in two registers, as the entry takes them and x32 and n32 do not pass them.
pub fn has_pair(call: &Call) -> bool {
    compat_parameters(call).iter().any(|parameter| matches!(parameter, Compat::Pair(_)))
}

/// Structs of your own calls that must have the same layout in 32-bit and 64-bit programs: `struct name`, each with its
/// parameter.
pub fn structs_of_ones_own(call: &Call) -> Vec<(String, String)> {
    let is_known = |tag: &str| {
        ALIKE.split_whitespace().any(|known| known == tag) || OTHERWISE.iter().any(|(other, _)| *other == tag)
    };
    let packed = call.packed_struct();
    let found = call.kernel.iter().filter_map(|(parameter, _)| match &parameter.ty {
        CType::Pointer { to, .. } if packed != Some(&**to) => match &**to {
            CType::Tagged { tag, .. } if !is_known(tag) => Some((to.tag()?, parameter.name.clone())),
            _ => None,
        },
        _ => None,
    });
    found.collect()
}

/// What the developer must do for 32-bit programs.
pub fn notes(call: &Call, family: &str) -> Vec<String> {
    let memory = compat_parameters(call).into_iter().filter_map(|parameter| match parameter {
        Compat::Memory(ty, name, _) => Some(format!("{name} ({})", ty.trim_end_matches(" __user *"))),
        _ => None,
    });
    let memory = memory.collect::<Vec<_>>().join(", ");
    let mut notes = Vec::new();
    if !memory.is_empty() {
        notes.push(format!(
            "{}: to be converted for 32-bit programs, in its COMPAT_SYSCALL_DEFINE in kernel/{family}.c, which answers \
             ENOSYS until then: {memory}",
            call.name
        ));
    }
    notes.extend(structs_of_ones_own(call).into_iter().map(|(tag, name)| {
        format!(
            "{}: 32-bit programs get the native entry: {tag}, to which {name} leads, must be the same for them \
             (kernel/{family}.c says how)",
            call.name
        )
    }));
    notes
}
