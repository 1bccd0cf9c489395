//! Files are written all or none.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::read;
use crate::shown::shown;

pub struct File {
    pub path: PathBuf,
    pub text: String,
}

/// Writes the files, leaving alone those that are right already. First each new text is put beside its file, which is
/// what can fail; then they take their places. Should one not, those before it are put back.
pub fn write_all(files: &[File]) -> Result<(), String> {
    let files: Vec<&File> = files.iter().filter(|file| !is_written(file)).collect();
    let mut staged = Vec::new();
    for file in &files {
        match stage(file) {
            Ok(path) => staged.push(path),
            Err(error) => {
                staged.iter().for_each(discard);
                return Err(format!("cannot write {}: {error}\n", shown(&file.path)));
            }
        }
    }
    let mut replaced: Vec<(&Path, Option<Vec<u8>>)> = Vec::new();
    for (file, new) in files.iter().zip(&staged) {
        let old = read::bytes(&file.path).ok();
        if let Err(error) = fs::rename(new, &file.path) {
            for (path, old) in replaced {
                let _ = match old {
                    Some(old) => fs::write(path, old),
                    None => fs::remove_file(path),
                };
            }
            staged.iter().for_each(discard);
            return Err(format!("cannot write {}: {error}\n", shown(&file.path)));
        }
        replaced.push((&file.path, old));
    }
    Ok(())
}

fn is_written(file: &File) -> bool {
    read::bytes(&file.path).is_ok_and(|old| old == file.text.as_bytes())
}

/// The text in a file beside, with the rights of the one that it will replace.
fn stage(file: &File) -> io::Result<PathBuf> {
    let mut name = file.path.file_name().ok_or(io::ErrorKind::InvalidInput)?.to_owned();
    name.push(".splork-new");
    let new = file.path.with_file_name(name);
    fs::create_dir_all(file.path.parent().unwrap_or(Path::new(".")))?;
    let written = fs::write(&new, &file.text).and_then(|()| match fs::metadata(&file.path) {
        Ok(old) => fs::set_permissions(&new, old.permissions()),
        Err(_) => Ok(()),
    });
    if written.is_err() {
        discard(&new);
    }
    written.map(|()| new)
}

fn discard(path: &PathBuf) {
    let _ = fs::remove_file(path);
}
