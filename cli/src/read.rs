//! Files are read if they are regular files: a FIFO would be waited for, a device may never end.

use std::fs;
use std::io;
use std::path::Path;

pub fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    let kind = fs::metadata(path)?.file_type();
    if kind.is_file() {
        return fs::read(path);
    }
    let kind = if kind.is_dir() { "it is a directory" } else { "not a regular file" };
    Err(io::Error::other(kind))
}

pub fn text(path: &Path) -> io::Result<String> {
    String::from_utf8(bytes(path)?).map_err(|_| io::Error::other("it is not UTF-8"))
}
