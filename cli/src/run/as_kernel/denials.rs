//! --deny CALL[,CALL...]=ERRNO

use nix::errno::Errno;
use splork_table::linux::LinuxCall;

use crate::shown::shown;
use crate::tables;

/// Calls, and the errno that each fails with.
#[derive(Debug, PartialEq, Eq)]
pub struct Denial<'a> {
    pub calls: Vec<&'a LinuxCall>,
    pub errno: u16,
}

/// A program needs these to start, to end, and to return from a signal handler.
const NEEDED: [&str; 6] = ["execve", "execveat", "exit", "exit_group", "rt_sigreturn", "sigreturn"];

/// # Errors
/// What to say.
pub fn parse<'a>(text: &str, all: &'a [LinuxCall]) -> Result<Denial<'a>, String> {
    let (names, errno) = text.rsplit_once('=').ok_or("write CALL=ERRNO, such as clone3=EPERM")?;
    let errno = errno_named(errno)
        .ok_or_else(|| format!("{}: there is no such error; write its name, such as EPERM", shown(errno)))?;
    Ok(Denial { calls: names.split(',').map(|name| call(name, all)).collect::<Result<_, _>>()?, errno })
}

fn call<'a>(name: &str, all: &'a [LinuxCall]) -> Result<&'a LinuxCall, String> {
    if NEEDED.contains(&name) {
        return Err(format!("{name} cannot be denied: the program could not start or end"));
    }
    all.iter().find(|call| call.name == name).ok_or_else(|| {
        let known = tables::unknown_linux(name, all.iter().map(|call| &*call.name));
        format!("Linux has no call {}; {known}", shown(name))
    })
}

/// # Errors
/// The message for a call that is given two errors.
pub fn agree(denials: &[Denial]) -> Result<(), String> {
    let mut seen: Vec<(&str, u16)> = Vec::new();
    for denial in denials {
        for call in &denial.calls {
            match seen.iter().find(|(name, _)| *name == call.name) {
                Some((name, errno)) if *errno != denial.errno => {
                    let [first, second] = [*errno, denial.errno].map(|errno| Errno::from_raw(i32::from(errno)));
                    return Err(format!("{name}: it cannot fail with {first:?} and with {second:?}"));
                }
                _ => seen.push((&call.name, denial.errno)),
            }
        }
    }
    Ok(())
}

/// The names of those that there is nothing to deny of.
pub fn idle(denials: &[Denial], is_nobodys: impl Fn(&LinuxCall) -> bool) -> Vec<String> {
    let calls = denials.iter().flat_map(|denial| &denial.calls);
    calls.filter(|call| is_nobodys(call)).map(|call| call.name.clone()).collect()
}

/// Other names of the same.
const ALIASES: [(&str, Errno); 3] =
    [("EDEADLOCK", Errno::EDEADLK), ("ENOTSUP", Errno::EOPNOTSUPP), ("EWOULDBLOCK", Errno::EAGAIN)];

/// The largest of Linux'.
const LAST: i32 = 4095;

fn errno_named(name: &str) -> Option<u16> {
    let alias = ALIASES.iter().find(|(alias, _)| *alias == name).map(|(_, errno)| *errno as i32);
    let is_it = |number: &i32| {
        let errno = Errno::from_raw(*number);
        errno != Errno::UnknownErrno && format!("{errno:?}") == name
    };
    u16::try_from(alias.or_else(|| (1..=LAST).find(is_it))?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::linux;

    fn names(text: &str) -> (Vec<String>, u16) {
        let all = linux::calls();
        let denial = parse(text, &all).unwrap();
        (denial.calls.iter().map(|call| call.name.clone()).collect(), denial.errno)
    }

    #[test]
    fn calls_and_their_errno() {
        assert_eq!(names("clone3=EPERM"), (vec!["clone3".to_owned()], libc::EPERM as u16));
        assert_eq!(
            names("openat2,statx=ENOSYS"),
            (vec!["openat2".to_owned(), "statx".to_owned()], libc::ENOSYS as u16)
        );
        assert_eq!(names("read=EWOULDBLOCK").1, libc::EAGAIN as u16);
        assert_eq!(names("read=EHWPOISON").1, libc::EHWPOISON as u16);
    }

    #[test]
    fn mistakes_are_told() {
        let all = linux::calls();
        for (text, expected) in [
            ("clone3", "write CALL=ERRNO"),
            ("clone3=", ": there is no such error"),
            ("clone3=EPRM", "EPRM: there is no such error"),
            ("clone3=1", "1: there is no such error"),
            ("clone3=UnknownErrno", "UnknownErrno: there is no such error"),
            ("=EPERM", "Linux has no call ;"),
            ("clon3=EPERM", "Linux has no call clon3; did you mean clone3?"),
            ("clone3,=EPERM", "Linux has no call ;"),
            ("statx,execve=EPERM", "execve cannot be denied"),
        ] {
            let told = parse(text, &all).unwrap_err();
            assert!(told.starts_with(expected), "{text}: {told}");
        }
        for name in NEEDED {
            assert!(parse(&format!("{name}=EPERM"), &all).is_err(), "{name}");
        }
    }
}
