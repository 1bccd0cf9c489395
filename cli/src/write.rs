//! Files are written and removed all or none.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::os::unix::fs::{MetadataExt, lchown};
use std::path::{Path, PathBuf};

use crate::read;
use crate::shown::shown;

pub struct File {
    pub path: PathBuf,
    pub text: String,
}

/// Writes the files, leaving alone those that are right already.
pub fn write_all(files: &[File]) -> Result<(), String> {
    change_all(files, &[])
}

/// Writes files and removes others. First each new text is put beside its file, which is what can fail; then they take
/// their places. Should one not, all is put back. Who owns a file keeps it, and who owns a directory gets what is new in
/// it, whoever runs this; a link stays one.
pub fn change_all(files: &[File], removed: &[PathBuf]) -> Result<(), String> {
    let mut done = Done::default();
    let mut change = || {
        let error = |path: &Path, error: io::Error| format!("cannot write {}: {error}\n", shown(path));
        let files: Vec<&File> = files.iter().filter(|file| !is_written(file)).collect();
        for file in &files {
            done.stage(file).map_err(|reason| error(&file.path, reason))?;
        }
        for file in &files {
            done.replace(&file.path).map_err(|reason| error(&file.path, reason))?;
        }
        for path in removed {
            done.remove(path).map_err(|reason| error(path, reason))?;
        }
        Ok(())
    };
    let result = change();
    if result.is_err() {
        done.undo();
    } else {
        done.finish();
    }
    result
}

fn is_written(file: &File) -> bool {
    read::bytes(&file.path).is_ok_and(|old| old == file.text.as_bytes())
}

/// What has happened so far.
#[derive(Default)]
struct Done {
    directories: Vec<PathBuf>,
    staged: Vec<PathBuf>,
    /// What stood there before.
    replaced: Vec<(PathBuf, Option<Vec<u8>>)>,
    /// Under another name until all is well.
    set_aside: Vec<PathBuf>,
}

impl Done {
    /// The text in a file beside, with the rights and the owner of the one that it will replace.
    fn stage(&mut self, file: &File) -> io::Result<()> {
        let target = target(&file.path)?;
        self.make_directory(directory(&target))?;
        let new = beside(&target, ".splork-new")?;
        // What is there already is nobody's but an interrupted run's; but a directory is in the way.
        self.staged.push(new.clone()); // first: a write that fails half-way leaves something, too
        fs::write(&new, &file.text)?;
        match fs::metadata(&target) {
            Ok(old) => {
                fs::set_permissions(&new, old.permissions())?;
                give(&new, &old)
            }
            Err(_) => give(&new, &fs::metadata(directory(&target))?),
        }
    }

    fn make_directory(&mut self, path: &Path) -> io::Result<()> {
        if path.is_dir() {
            return Ok(());
        }
        self.make_directory(directory(path))?;
        fs::create_dir(path)?;
        self.directories.push(path.to_owned());
        give(path, &fs::metadata(directory(path))?)
    }

    fn replace(&mut self, path: &Path) -> io::Result<()> {
        let target = target(path)?;
        let old = read::bytes(&target).ok();
        fs::rename(beside(&target, ".splork-new")?, &target)?;
        self.replaced.push((target, old));
        Ok(())
    }

    fn remove(&mut self, path: &Path) -> io::Result<()> {
        fs::rename(path, beside(path, ".splork-old")?)?;
        self.set_aside.push(path.to_owned());
        Ok(())
    }

    fn undo(&self) {
        for path in &self.set_aside {
            let _ = beside(path, ".splork-old").and_then(|old| fs::rename(old, path));
        }
        for (path, old) in &self.replaced {
            let _ = match old {
                Some(old) => fs::write(path, old),
                None => fs::remove_file(path),
            };
        }
        self.staged.iter().for_each(|path| drop(fs::remove_file(path)));
        self.directories.iter().rev().for_each(|path| drop(fs::remove_dir(path)));
    }

    /// With what was removed, a directory goes that held nothing else.
    fn finish(&self) {
        for path in &self.set_aside {
            let _ = beside(path, ".splork-old").and_then(fs::remove_file);
            let _ = fs::remove_dir(directory(path));
        }
    }
}

/// Where a link leads to; else the path itself.
fn target(path: &Path) -> io::Result<PathBuf> {
    let is_link = fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink());
    if is_link { fs::canonicalize(path) } else { Ok(path.to_owned()) }
}

fn directory(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn beside(path: &Path, ending: &str) -> io::Result<PathBuf> {
    let mut name: OsString = path.file_name().ok_or(io::ErrorKind::InvalidInput)?.to_owned();
    name.push(ending);
    Ok(path.with_file_name(name))
}

/// Gives a file to the owner of another file. Only root can, and only root needs to.
fn give(path: &Path, like: &fs::Metadata) -> io::Result<()> {
    let own = fs::symlink_metadata(path)?;
    if (own.uid(), own.gid()) == (like.uid(), like.gid()) {
        return Ok(());
    }
    match lchown(path, Some(like.uid()), Some(like.gid())) {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Ok(()),
        other => other,
    }
}
