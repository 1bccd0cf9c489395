//! The fenced blocks of a README, and whether they do what the README says.

use std::fs;
use std::path::Path;

use crate::{Stop, ensure};

/// The script prints this after each block of commands: ASCII's record separator.
const MARK: char = '\u{1e}';

/// A fenced block: its language, its text, and the `file` that the line before it names.
pub struct Block {
    pub language: String,
    pub text: String,
    pub file: Option<String>,
}

pub fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut before = "";
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(language) = line.strip_prefix("```") {
            let inside: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            let file = before.strip_suffix("`:").and_then(|before| before.rsplit_once('`')).map(|(_, file)| file);
            let text = inside.iter().map(|line| format!("{line}\n")).collect();
            blocks.push(Block { language: language.to_owned(), text, file: file.map(str::to_owned) });
        }
        if !line.is_empty() {
            before = line;
        }
    }
    blocks
}

/// Writes the blocks' files below a directory, and readme.sh, which runs their commands in one shell, as a reader would.
/// How many files there are.
pub fn write(blocks: &[Block], directory: &Path) -> Result<usize, Stop> {
    let mut script = String::from("set -e\nexec 2>&1\n");
    let mut files = 0;
    for block in blocks {
        match (&*block.language, &block.file) {
            ("sh", _) => script += &format!("{}printf '\\036'\n", block.text),
            ("output", _) => {}
            (_, Some(file)) => {
                let path = directory.join(file);
                fs::create_dir_all(path.parent().expect("below the directory"))?;
                fs::write(path, &block.text)?;
                files += 1;
            }
            (language, None) => ensure!(false, "a block of {language} is neither run nor in a file"),
        }
    }
    fs::write(directory.join("readme.sh"), script)?;
    Ok(files)
}

/// Compares what readme.sh printed with the outputs among the blocks. How many there are.
pub fn compare(blocks: &[Block], printed: &str) -> Result<usize, Stop> {
    let mut printed = printed.split(MARK);
    let (mut last, mut compared) = ("", 0);
    for block in blocks {
        match &*block.language {
            "sh" => last = printed.next().unwrap_or_default(),
            "output" => {
                ensure!(last.ends_with(&block.text), "it promises\n{}but this came:\n{last}", block.text);
                compared += 1;
            }
            _ => {}
        }
    }
    Ok(compared)
}
