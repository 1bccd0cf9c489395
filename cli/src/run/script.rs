//! The first line of a script, as the kernel reads it.

use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::OsStrExt;
use std::path::PathBuf;

/// What the kernel looks at of a file (BINPRM_BUF_SIZE).
const LONGEST: usize = 256;

pub struct Line {
    pub interpreter: PathBuf,
    /// If the interpreter is `env`: the program that env runs.
    pub program: Option<OsString>,
}

/// None if the kernel does not take the file for a script.
pub fn first_line(data: &[u8]) -> Option<Line> {
    let line = data[..data.len().min(LONGEST)].strip_prefix(b"#!")?;
    let line = line.split(|byte| *byte == b'\n').next()?;
    // The kernel knows no other blanks, so a carriage return is a part of the name.
    let is_blank = |byte: &u8| *byte == b' ' || *byte == b'\t';
    let line = line.trim_ascii_start();
    let end = line.iter().position(|byte| is_blank(byte) || *byte == 0).unwrap_or(line.len());
    let (interpreter, rest) = line.split_at(end);
    if interpreter.is_empty() {
        return None;
    }
    let interpreter = PathBuf::from(OsStr::from_bytes(interpreter));
    let program =
        (interpreter.file_name() == Some(OsStr::new("env"))).then(|| named_for_env(rest.trim_ascii())).flatten();
    Some(Line { interpreter, program })
}

/// The program that env(1) runs. The kernel gives env the rest of the line as one argument; -S splits it.
fn named_for_env(argument: &[u8]) -> Option<OsString> {
    let split = argument.strip_prefix(b"-S").or_else(|| argument.strip_prefix(b"--split-string="));
    let mut words = match split {
        Some(words) => words.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty()).collect(),
        None => vec![argument],
    };
    words.retain(|word| !word.contains(&b'='));
    let name = words.first().filter(|word| !word.is_empty() && !word.starts_with(b"-"))?;
    Some(OsStr::from_bytes(name).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn read(text: &str) -> Option<(String, Option<String>)> {
        let line = first_line(text.as_bytes())?;
        let text = |path: &Path| path.display().to_string();
        Some((text(&line.interpreter), line.program.map(|name| text(Path::new(&name)))))
    }

    #[test]
    fn lines_are_read_as_the_kernel_reads_them() {
        let plain = |name: &str| Some((name.to_owned(), None));
        assert_eq!(read("#!/bin/sh\necho\n"), plain("/bin/sh"));
        assert_eq!(read("#! \t/bin/sh -e\n"), plain("/bin/sh"));
        assert_eq!(read("#!/bin/sh\r\n"), plain("/bin/sh\r"));
        assert_eq!(read("#!sh"), plain("sh"));
        assert_eq!(read("#!\n/bin/sh"), None);
        assert_eq!(read("#!   "), None);
        assert_eq!(read("# !/bin/sh\n"), None);
        assert_eq!(read(""), None);
    }

    #[test]
    fn env_names_another() {
        let env = |name: &str| Some(("/usr/bin/env".to_owned(), Some(name.to_owned())));
        assert_eq!(read("#!/usr/bin/env python3\n"), env("python3"));
        assert_eq!(read("#!/usr/bin/env -S A=1 python3 -u\n"), env("python3"));
        assert_eq!(read("#!/usr/bin/env python3 -u\n"), env("python3 -u"));
        assert_eq!(read("#!/usr/bin/env -i sh\n"), Some(("/usr/bin/env".to_owned(), None)));
    }
}
