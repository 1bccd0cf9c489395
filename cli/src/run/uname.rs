//! uname(2) answered in the kernel's place, with another release.

use std::fs::{self, File};
use std::mem::{MaybeUninit, offset_of};
use std::os::fd::AsRawFd;
use std::os::unix::fs::MetadataExt;

use libc::{c_int, c_ulong, utsname};
use nix::errno::Errno;

use super::{memory, procfs};

/// In linux/personality.h.
const UNAME26: c_ulong = 0x0002_0000;

/// What the program's struct is like. Every kind of programs has the same three.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Six texts of 65 bytes.
    Utsname,
    /// The last, the domain, is not there.
    Old,
    /// Five texts of 9 bytes.
    Oldest,
}

/// A number that stands for it.
#[derive(Debug, Clone, Copy)]
pub struct UnameCall {
    /// AUDIT_ARCH_ in linux/audit.h.
    pub arch: u32,
    pub number: u32,
    pub layout: Layout,
}

pub enum Failure {
    /// The program's, for the kernel to say as well.
    Errno(i32),
    /// We may not write to the program, or not see what it sees.
    NotOurs,
}

impl Layout {
    pub fn of_call(name: &str) -> Option<Layout> {
        match name {
            "uname" => Some(Layout::Utsname),
            "olduname" => Some(Layout::Old),
            "oldolduname" => Some(Layout::Oldest),
            _ => None,
        }
    }
}

/// Writes the result of uname to this address of this process.
pub fn answer(process: i32, layout: Layout, address: u64, release: &str) -> Result<(), Failure> {
    let directory = procfs::directory(process).ok_or(Failure::NotOurs)?;
    let personality = personality_of(&directory);
    let mut names = within(&directory, || names(personality)).ok_or(Failure::NotOurs)?;
    // Whoever asked for 2.6 by setarch(8) has it.
    if personality & UNAME26 == 0 {
        set(&mut names.release, release);
    }
    match memory::write(process, address, &bytes(&names, layout)) {
        Ok(()) => Ok(()),
        Err(Errno::EFAULT) => Err(Failure::Errno(libc::EFAULT)),
        Err(_) => Err(Failure::NotOurs),
    }
}

/// 0 where it is not to be had.
fn personality_of(directory: &str) -> c_ulong {
    let text = fs::read_to_string(format!("{directory}/personality")).unwrap_or_default();
    c_ulong::from_str_radix(text.trim(), 16).unwrap_or(0)
}

/// In the process' UTS namespace, for its names may be others. None where that cannot be entered.
fn within<T>(directory: &str, ask: impl FnOnce() -> Option<T>) -> Option<T> {
    let theirs = format!("{directory}/ns/uts");
    let inode = |path: &str| fs::metadata(path).ok().map(|link| link.ino());
    match (inode(&theirs), inode("/proc/self/ns/uts")) {
        (Some(their), Some(our)) if their != our => {
            let (theirs, ours) = (File::open(theirs).ok()?, File::open("/proc/self/ns/uts").ok()?);
            // SAFETY: no memory is passed.
            let enter = |namespace: &File| unsafe { libc::setns(namespace.as_raw_fd(), libc::CLONE_NEWUTS) } == 0;
            if !enter(&theirs) {
                return None;
            }
            let result = ask();
            if enter(&ours) { result } else { None }
        }
        _ => ask(),
    }
}

/// As a program with this personality sees them: the machine's name depends on it.
fn names(personality: c_ulong) -> Option<utsname> {
    let mut names = MaybeUninit::<utsname>::zeroed();
    // SAFETY: no memory but the struct, which uname fills.
    unsafe {
        let own = libc::personality(personality);
        let result = libc::uname(names.as_mut_ptr());
        libc::personality(own as c_ulong);
        (result == 0).then(|| names.assume_init())
    }
}

fn set(field: &mut [libc::c_char], text: &str) {
    field.fill(0);
    let room = field.len() - 1;
    for (to, byte) in field[..room].iter_mut().zip(text.bytes()) {
        *to = byte as libc::c_char;
    }
}

fn bytes(names: &utsname, layout: Layout) -> Vec<u8> {
    let all = [&names.sysname, &names.nodename, &names.release, &names.version, &names.machine];
    let all = all.map(|text| text.map(|c| c as u8));
    match layout {
        Layout::Utsname => {
            // SAFETY: texts alone, without gaps; libc has them in the kernel's order.
            unsafe { std::slice::from_raw_parts(std::ptr::from_ref(names).cast::<u8>(), size_of::<utsname>()) }.to_vec()
        }
        Layout::Old => all.concat(),
        Layout::Oldest => all.iter().flat_map(|text| text[..8].iter().copied().chain([0])).collect(),
    }
}

/// How libc's struct lies is how the kernel's does.
const _: () = assert!(size_of::<utsname>() == 6 * 65 && offset_of!(utsname, machine) == 4 * 65);

/// Whether this process may write to that one at all.
pub fn probe(process: i32, address: u64) -> Result<(), c_int> {
    memory::write(process, address, &[PROBED]).map_err(|errno| errno as c_int)
}

/// What is written to find that out.
pub const PROBED: u8 = 0xa5;

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(layout: Layout, len: usize) -> Vec<u8> {
        let mut buffer = vec![0xffu8; len + 1];
        let address = buffer.as_mut_ptr() as u64;
        assert!(answer(std::process::id() as i32, layout, address, "5.4.0").is_ok());
        assert_eq!(buffer.pop(), Some(0xff), "one byte more");
        buffer
    }

    #[test]
    fn all_three_structs_have_the_release_third() {
        for (layout, width, len) in [(Layout::Utsname, 65, 390), (Layout::Old, 65, 325), (Layout::Oldest, 9, 45)] {
            let buffer = asked(layout, len);
            let text = |index: usize| {
                let field = &buffer[index * width..(index + 1) * width];
                let end = field.iter().position(|byte| *byte == 0).unwrap();
                String::from_utf8_lossy(&field[..end]).into_owned()
            };
            assert_eq!([text(0), text(2)], ["Linux", "5.4.0"], "{layout:?}");
            assert!(std::env::consts::ARCH.starts_with(&text(4)[..1]), "{layout:?}: {}", text(4));
        }
    }

    #[test]
    fn a_bad_address_is_the_programs_mistake() {
        let process = std::process::id() as i32;
        assert!(matches!(answer(process, Layout::Utsname, 8, "5.4.0"), Err(Failure::Errno(libc::EFAULT))));
        let constant = b"read-only".as_ptr() as u64 & !0xfff;
        assert!(matches!(answer(process, Layout::Utsname, constant, "5.4.0"), Err(Failure::Errno(libc::EFAULT))));
    }
}
