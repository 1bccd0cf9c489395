//! What stands in a README between fences.

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
