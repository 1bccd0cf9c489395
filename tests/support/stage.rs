//! The installed tree that the tests use: `make install DESTDIR=target/stage`, once per process.

use std::fs::File;
use std::os::fd::AsRawFd;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use crate::command::setting;
use crate::{Run, Stop, command, make, pkg_config, target};

#[derive(Clone)]
pub struct Stage {
    destdir: PathBuf,
}

/// The tree, up to date.
pub fn stage() -> Result<&'static Stage, Stop> {
    static STAGE: OnceLock<Result<Stage, Stop>> = OnceLock::new();
    STAGE.get_or_init(|| install("install")).as_ref().map_err(Clone::clone)
}

/// The same tree, as far as programs are built with it: the command and the manual may be older, or not be there.
pub fn libraries() -> Result<&'static Stage, Stop> {
    static LIBRARIES: OnceLock<Result<Stage, Stop>> = OnceLock::new();
    LIBRARIES.get_or_init(|| install("install-lib")).as_ref().map_err(Clone::clone)
}

fn install(what: &str) -> Result<Stage, Stop> {
    let destdir = target().join("stage");
    if destdir.to_string_lossy().contains(char::is_whitespace) {
        let message = "LD_PRELOAD cannot name a file whose path has blanks: run the tests in another directory";
        return Err(Stop::Fails(format!("{}: {message}", destdir.display())));
    }
    std::fs::create_dir_all(&destdir)?;
    let lock = File::create(target().join("stage.lock"))?;
    // SAFETY: the descriptor is open; the lock goes when it is closed, at the end of this function.
    if unsafe { libc::flock(lock.as_raw_fd(), libc::LOCK_EX) } != 0 {
        return Err(std::io::Error::last_os_error().into());
    }
    Stage::installed(destdir, &mut make([what]))
}

impl Stage {
    /// What this `make install` leaves below a DESTDIR.
    pub fn installed(destdir: PathBuf, make_install: &mut Command) -> Result<Stage, Stop> {
        make_install.arg(setting("DESTDIR", &destdir)).succeed()?;
        Ok(Stage { destdir })
    }

    /// $(DESTDIR)$(PREFIX), of make's default PREFIX.
    fn prefix(&self) -> PathBuf {
        self.destdir.join("usr/local")
    }

    pub fn man(&self) -> PathBuf {
        self.prefix().join("share/man")
    }

    pub fn share(&self) -> PathBuf {
        self.prefix().join("share")
    }

    /// The command, as installed.
    pub fn splork(&self) -> Command {
        command(self.prefix().join("bin/splork"))
    }

    pub fn include(&self) -> PathBuf {
        self.prefix().join("include")
    }

    pub fn lib(&self) -> PathBuf {
        self.prefix().join("lib")
    }

    pub fn shared_library(&self) -> PathBuf {
        self.lib().join("libsplork.so")
    }

    pub fn archive(&self) -> PathBuf {
        self.lib().join("libsplork.a")
    }

    /// What `pkg-config ARGUMENTS splork` prints, as words.
    pub fn pkg_config(&self, arguments: &[&str]) -> Result<Vec<String>, Stop> {
        pkg_config::words(&self.lib().join("pkgconfig"), &self.destdir, arguments)
    }

    /// The linker's option that lets a program find the staged library when it starts.
    pub fn rpath(&self) -> String {
        rpath(&self.lib())
    }
}

pub fn rpath(lib: &Path) -> String {
    format!("-Wl,-rpath,{}", lib.display())
}
