//! What a module's source refers to, read token by token, so that macros' arguments are seen as well.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use splork_table::{Abi, Table, rust};
use splork_tests::{Stop, root};

/// The names from the crate's root on.
pub type Module = Vec<String>;

pub struct Reference {
    /// From the crate's root on, to a module or to what is in one.
    pub path: Vec<String>,
    /// A signpost for others: it makes nothing lean on anything.
    pub is_re_export: bool,
}

/// What the text of this module refers to in its own crate.
pub fn references(text: &str, module: &Module, is_module: &dyn Fn(&Module) -> bool) -> Result<Vec<Reference>, Stop> {
    let text = with_printed(text)?;
    let tokens: TokenStream = text.parse().map_err(|error| Stop::Fails(format!("{module:?}: {error}")))?;
    let mut reader = Reader { module: module.clone(), is_module, found: Vec::new() };
    reader.read(tokens);
    Ok(reader.found)
}

/// With what build.rs prints in the place of its inclusion.
fn with_printed(text: &str) -> Result<String, Stop> {
    let mut out = text.to_owned();
    if text.contains("include!(concat!(env!(\"OUT_DIR\"), ") {
        let table = Table::read(&[root().join("calls")]).map_err(|report| Stop::Fails(report.to_string()))?;
        let printed = rust::print(&table, Abi::of_target(std::env::consts::ARCH, usize::BITS));
        for (name, text) in [
            ("number", printed.numbers.clone()),
            ("calls", printed.calls()),
            ("clone_calls", printed.clone_calls.clone()),
        ] {
            out = out.replace(&format!("include!(concat!(env!(\"OUT_DIR\"), \"/{name}.rs\"));"), &text);
        }
    }
    Ok(out)
}

struct Reader<'a> {
    module: Module,
    is_module: &'a dyn Fn(&Module) -> bool,
    found: Vec<Reference>,
}

impl Reader<'_> {
    fn read(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        while at < tokens.len() {
            if is_word(&tokens, at, "mod") && is_word(&tokens, at + 1, "tests") {
                at += 3; // with its braces
                continue;
            }
            let is_start = matches!(tokens[at], TokenTree::Ident(_)) && !follows_path_or_dot(&tokens, at);
            if is_start && (is_colons(&tokens, at + 1) || is_word(&tokens, at.wrapping_sub(1), "use")) {
                let is_re_export = is_word(&tokens, at.wrapping_sub(1), "use") && is_public(&tokens, at - 1);
                at = self.path(&tokens, at, Vec::new(), is_re_export);
                continue;
            }
            if let TokenTree::Group(group) = &tokens[at] {
                self.read(group.stream());
            }
            at += 1;
        }
    }

    /// Reads on from a name of a path; returns the place behind it.
    fn path(&mut self, tokens: &[TokenTree], mut at: usize, mut names: Vec<String>, is_re_export: bool) -> usize {
        loop {
            match tokens.get(at) {
                Some(TokenTree::Ident(name)) => names.push(name.to_string()),
                Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                    let inside: Vec<TokenTree> = group.stream().into_iter().collect();
                    for part in inside.split(|token| matches!(token, TokenTree::Punct(comma) if comma.as_char() == ','))
                    {
                        self.path(part, 0, names.clone(), is_re_export);
                    }
                    return at + 1;
                }
                _ => break,
            }
            at += 1;
            if !is_colons(tokens, at) {
                break;
            }
            at += 2;
        }
        if let Some(path) = self.from_root(&names) {
            self.found.push(Reference { path, is_re_export });
        }
        at.max(1)
    }

    fn from_root(&self, names: &[String]) -> Option<Vec<String>> {
        let mut base = self.module.clone();
        let mut rest = names;
        match names.first()?.as_str() {
            "crate" => {
                base.clear();
                rest = &names[1..];
            }
            "self" => rest = &names[1..],
            "super" => {
                while rest.first().is_some_and(|name| name == "super") {
                    base.pop();
                    rest = &rest[1..];
                }
            }
            first => {
                // A child, or the name of another crate or of something in scope.
                let child: Module = base.iter().cloned().chain([first.to_owned()]).collect();
                if !(self.is_module)(&child) {
                    return None;
                }
            }
        }
        // `self` at the end names the module itself.
        Some(base.into_iter().chain(rest.iter().filter(|name| *name != "self").cloned()).collect())
    }
}

fn is_word(tokens: &[TokenTree], at: usize, word: &str) -> bool {
    matches!(tokens.get(at), Some(TokenTree::Ident(ident)) if ident == word)
}

fn is_colons(tokens: &[TokenTree], at: usize) -> bool {
    let is_colon = |at: usize| matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == ':');
    is_colon(at) && is_colon(at + 1)
}

fn follows_path_or_dot(tokens: &[TokenTree], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    matches!(before, Some(TokenTree::Punct(punct)) if punct.as_char() == '.') || at >= 2 && is_colons(tokens, at - 2)
}

/// Whether `pub`, perhaps of some modules alone, stands before this place.
fn is_public(tokens: &[TokenTree], at: usize) -> bool {
    match at.checked_sub(1).and_then(|before| tokens.get(before)) {
        Some(TokenTree::Group(_)) => is_word(tokens, at.wrapping_sub(2), "pub"),
        _ => is_word(tokens, at.wrapping_sub(1), "pub"),
    }
}
