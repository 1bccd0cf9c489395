//! The machine we run on: its ABI, libc and kernel.

use std::ffi::{CStr, CString};
use std::mem::MaybeUninit;

use splork_table::Abi;

pub fn abi() -> Option<&'static Abi> {
    Abi::of_target(std::env::consts::ARCH, usize::BITS)
}

pub fn is_little_endian() -> bool {
    1u16.to_ne_bytes() == 1u16.to_le_bytes()
}

/// `6.1.0`.
pub fn release() -> String {
    kernel().split(' ').nth(1).unwrap_or_default().to_owned()
}

/// `Linux 6.1.0`.
pub fn kernel() -> String {
    let mut name = MaybeUninit::<libc::utsname>::uninit();
    // SAFETY: uname fills the struct, strings with their ends, or fails.
    let name = unsafe {
        if libc::uname(name.as_mut_ptr()) != 0 {
            return "an unknown kernel".to_owned();
        }
        name.assume_init()
    };
    // SAFETY: as above.
    let [system, release] = [&name.sysname, &name.release].map(|text| unsafe { CStr::from_ptr(text.as_ptr()) });
    format!("{} {}", system.to_string_lossy(), release.to_string_lossy())
}

/// The libc of this process, without what preloaded libraries and splork's own library define.
pub struct Libc {
    handle: *mut libc::c_void,
}

impl Libc {
    /// None in a program that was linked statically: there is no other libc to ask.
    pub fn running() -> Option<Libc> {
        let mut info = MaybeUninit::<libc::Dl_info>::zeroed();
        // SAFETY: dladdr fills the struct where it finds the address; dlopen gets the path that it found.
        let handle = unsafe {
            if libc::dladdr(libc::getpid as *const libc::c_void, info.as_mut_ptr()) == 0 {
                return None;
            }
            libc::dlopen(info.assume_init().dli_fname, libc::RTLD_LAZY | libc::RTLD_NOLOAD)
        };
        (!handle.is_null()).then_some(Libc { handle })
    }

    fn symbol(&self, name: &str) -> *mut libc::c_void {
        let Ok(name) = CString::new(name) else { return std::ptr::null_mut() };
        // SAFETY: the handle is open, the name is a C string.
        unsafe { libc::dlsym(self.handle, name.as_ptr()) }
    }

    pub fn has(&self, name: &str) -> bool {
        !self.symbol(name).is_null()
    }

    /// `glibc 2.36`; other libcs don't tell.
    pub fn version(&self) -> String {
        let version = self.symbol("gnu_get_libc_version");
        if version.is_null() {
            return "a libc that is not glibc".to_owned();
        }
        // SAFETY: glibc's function of this name has this type and returns a constant string.
        let version = unsafe {
            let version: extern "C" fn() -> *const libc::c_char = std::mem::transmute(version);
            CStr::from_ptr(version())
        };
        format!("glibc {}", version.to_string_lossy())
    }
}
