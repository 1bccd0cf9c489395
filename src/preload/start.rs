//! Reads the settings, before main.
//!
//! A setting that cannot be obeyed ends the program there, with one line on standard error. So a program never runs without
//! the settings that were asked for.

use core::ffi::{CStr, c_char, c_int};
use core::sync::atomic::Ordering;

use super::setting_error::SettingError;
use super::trace::{To, Trace};
use super::{SETTINGS, SETTINGS_ACTIVE, Settings, bytes, heirs, setting, sys};
use crate::arch;
use crate::asked::line::Line;

/// The exit status that env(1) and similar commands have for their own failures.
const STATUS: c_int = 125;

unsafe extern "C" {
    /// As getenv, but NULL in a setuid or setgid program.
    fn secure_getenv(name: *const c_char) -> *const c_char;
}

/// The loader calls the functions of this section.
#[used]
#[unsafe(link_section = ".init_array")]
static ON_LOAD: extern "C" fn() = arch::landing_pad!(constructor);

extern "C" fn constructor() {
    let (clone, trace) = (Setting::read(c"SPLORK_CLONE"), Setting::read(c"SPLORK_TRACE"));
    if clone.is_some() || trace.is_some() {
        // SAFETY: the loader calls this once, before anything that reads.
        let settings = unsafe { &mut *SETTINGS.0.get() };
        apply(settings, clone, trace);
    } else if !arch::spawn_saves_state() {
        return;
    }
    SETTINGS_ACTIVE.store(!0, Ordering::Release);
}

struct Setting {
    name: &'static CStr,
    value: &'static [u8],
}

impl Setting {
    /// None if it is not set or empty.
    fn read(name: &'static CStr) -> Option<Setting> {
        // SAFETY: what secure_getenv returns is a string, and nobody changes the environment before main.
        let value = unsafe {
            let value = secure_getenv(name.as_ptr());
            if value.is_null() {
                return None;
            }
            bytes::of_c(value)
        };
        (!value.is_empty()).then_some(Setting { name, value })
    }
}

#[cold]
fn apply(settings: &mut Settings, clone: Option<Setting>, trace: Option<Setting>) {
    if !arch::IS_HANDLED
        && let Some(setting) = clone.as_ref().or(trace.as_ref())
    {
        refuse(setting, &SettingError::NotHandled);
    }
    if let Some(setting) = clone {
        match setting::route(setting.value, &mut settings.cgroup) {
            Ok(route) => settings.route = route,
            Err(error) => refuse(&setting, &error),
        }
        settings.trace.keep_route(setting.value);
    }
    if let Some(setting) = trace {
        settings.trace.to = To::StandardError;
        if setting.value == b"-" {
            // If it is closed, the program's first open would get its number.
            if sys::identity(libc::STDERR_FILENO).err() == Some(libc::EBADF) {
                refuse(&setting, &SettingError::Path(libc::EBADF));
            }
        } else {
            // Neither opening it nor writing a line waits for a reader of a FIFO.
            let flags = libc::O_WRONLY | libc::O_APPEND | libc::O_NOCTTY | libc::O_NONBLOCK;
            let file = &mut settings.trace.file;
            // O_CREAT only if the file does not exist: in /tmp the kernel refuses it for another user's file.
            let opened = file.open(setting.value, flags).or_else(|_| file.open(setting.value, flags | libc::O_CREAT));
            settings.trace.to = To::File;
            match opened {
                Ok(()) if settings.trace.file.is_fifo() => {
                    let Trace { entry, file, .. } = &mut settings.trace;
                    // SAFETY: this is before main, and the value is the environment's.
                    unsafe { entry.mark(setting.value, file.path()) };
                }
                Ok(()) => {}
                // It had a reader when the first program began.
                Err(libc::ENXIO) if heirs::is_marked(setting.value) => {}
                Err(errno) => refuse(&setting, &SettingError::Path(errno)),
            }
        }
    }
}

fn refuse(setting: &Setting, error: &SettingError) -> ! {
    let mut line = Line::new();
    line.text(b"splork: ").text(setting.name.to_bytes()).byte(b'=').clipped(setting.value).text(b": ");
    error.write_message(&mut line);
    let text = line.ended();
    if !arch::IS_HANDLED {
        // SAFETY: the text is read only.
        unsafe { libc::write(libc::STDERR_FILENO, text.as_ptr().cast(), text.len()) };
        // SAFETY: it takes a number and never returns.
        unsafe { libc::_exit(STATUS) };
    }
    sys::write(libc::STDERR_FILENO, text);
    sys::exit(STATUS)
}
