//! A table file's text.

use std::fs;
use std::path::Path;

use crate::diagnostic::{Problem, Report, Source, Span};

/// The byte order mark that some editors write at the start of a file. It is not counted as a column.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// The text of a regular file, without a byte order mark. A FIFO would be waited for, a device may never end.
pub fn read(file: &Path) -> Result<String, Report> {
    let is_file = fs::metadata(file).map_err(|error| unreadable(file, &error.to_string()))?.is_file();
    if !is_file {
        return Err(unreadable(file, "not a regular file"));
    }
    let bytes = fs::read(file).map_err(|error| unreadable(file, &error.to_string()))?;
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&bytes);
    str::from_utf8(bytes).map(str::to_owned).map_err(|error| {
        let start = error.valid_up_to();
        let text = shown_bytes(bytes);
        let span = Span { source: 0, bytes: start..start + 1 };
        let label = format!("the byte 0x{:02x} is not part of a UTF-8 character", bytes[start]);
        let problem = Problem::new(span, "not UTF-8", label, "the file in UTF-8, as all TOML is");
        Report::new(vec![Source { path: file.to_owned(), text }], vec![problem])
    })
}

/// The report for a path that cannot be read.
pub fn unreadable(path: &Path, reason: &str) -> Report {
    Report::unreadable(path, reason)
}

/// Each byte that is no UTF-8 as a question mark.
fn shown_bytes(bytes: &[u8]) -> String {
    bytes.utf8_chunks().map(|chunk| chunk.valid().to_owned() + &"?".repeat(chunk.invalid().len())).collect()
}
