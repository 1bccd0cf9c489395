//! C prototypes, by cbindgen from the Rust that the library is built from: header and library cannot disagree.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use crate::call::Call;
use crate::header::stand_in;
use crate::rust::Rust;
use cbindgen::{Builder, Config, DocumentationStyle, Language, Layout, Style};

/// What the library exports to C.
#[derive(Debug)]
pub struct Exports {
    /// By symbol.
    functions: BTreeMap<String, Prototype>,
}

impl Exports {
    pub fn get(&self, symbol: &str) -> Result<&Prototype, String> {
        self.functions.get(symbol).ok_or_else(|| format!("cbindgen printed no {symbol}"))
    }

    /// The call's, with what Rust's types cannot carry as the table has it.
    pub fn of(&self, call: &Call) -> Result<Prototype, String> {
        let library = self.get(&call.symbol())?;
        let count = if library.parameters == ["void"] { 0 } else { library.parameters.len() };
        if count != call.c.len() {
            return Err(format!("{} has {count} parameters in the library", call.name));
        }
        let mut parameters = if count == 0 { library.parameters.clone() } else { Vec::new() };
        for (parameter, library) in call.c.iter().zip(&library.parameters) {
            let of_rust = parameter.ty.c_of_rust(&parameter.name);
            parameters.push(checked(library, &of_rust, parameter.c())?);
        }
        const NAME: &str = "name";
        let returns = format!("{}{NAME}", library.returns);
        let returns = checked(&returns, &call.returns.c_of_rust(NAME), call.returns.c(NAME))?;
        Ok(Prototype {
            doc: library.doc.clone(),
            attributes: call.attributes.clone(),
            returns: returns.strip_suffix(NAME).unwrap_or(&returns).to_owned(),
            parameters,
        })
    }
}

#[derive(Debug, Clone)]
pub struct Prototype {
    /// A C comment, or nothing.
    pub doc: String,
    /// What stands in the parentheses of `__attribute__((...))`.
    attributes: Vec<String>,
    /// The return type, ready for a name to follow.
    returns: String,
    pub parameters: Vec<String>,
}

impl Prototype {
    /// The prototype under this name, with what is passed through `...` as a comment.
    pub fn declared(&self, before: &str, name: &str, call: &Call) -> String {
        match call.variadic_from {
            None => self.declaration(before, name, &self.parameters),
            Some(from) => {
                let mut parameters = self.parameters[..from].to_vec();
                parameters.push(format!("... /* {} */", self.parameters[from..].join(", ")));
                self.declaration(before, name, &parameters)
            }
        }
    }

    /// The declaration under this name, without semicolon, in lines of a readable length.
    pub fn declaration(&self, before: &str, name: &str, parameters: &[String]) -> String {
        const WIDTH: usize = 110;
        let attributes = match &self.attributes[..] {
            [] => String::new(),
            some => format!("__attribute__(({})) ", some.join(", ")),
        };
        let head = format!("{attributes}{before}{}{name}(", self.returns);
        let mut text = head.clone();
        let mut length = head.len();
        for (index, parameter) in parameters.iter().enumerate() {
            if index > 0 {
                text += ",";
                if length + parameter.len() + 3 > WIDTH {
                    text += "\n";
                    text += &" ".repeat(head.len());
                    length = head.len();
                } else {
                    text += " ";
                    length += 2;
                }
            }
            text += parameter;
            length += parameter.len();
        }
        text + ")"
    }
}

/// Reads the exported functions of generated Rust.
pub fn read(rust: &Rust) -> Result<Exports, String> {
    let mut file = tempfile::Builder::new().suffix(".rs").tempfile().map_err(|error| error.to_string())?;
    file.write_all(rust.functions.as_bytes()).map_err(|error| error.to_string())?;
    let builder = Builder::new().with_config(config(&rust.tags)).with_src(file.path());
    let bindings = builder.generate().map_err(|error| format!("cbindgen: {error}"))?;
    let mut text = Vec::new();
    bindings.write(&mut text);
    parse(&String::from_utf8(text).map_err(|error| error.to_string())?)
}

fn config(tags: &BTreeSet<String>) -> Config {
    let mut config = Config {
        language: Language::C,
        style: Style::Tag,
        no_includes: true,
        usize_is_size_t: true,
        documentation_style: DocumentationStyle::Doxy,
        line_length: usize::MAX, // a prototype a line; we break lines ourselves
        ..Config::default()
    };
    config.function.args = Layout::Horizontal;
    // Tags are unknown to cbindgen, which prints them as Rust calls them.
    for tag in tags {
        config.export.rename.insert(tag.replace(' ', "_"), tag.clone());
    }
    config
}

/// cbindgen's output is comments and one-line prototypes.
fn parse(text: &str) -> Result<Exports, String> {
    let mut exports = Exports { functions: BTreeMap::new() };
    let mut doc = String::new();
    for line in text.lines() {
        if line.starts_with("/*") {
            doc.clear();
        }
        if line.starts_with("/*") || line.starts_with(" *") {
            doc += line.trim_end();
            doc += "\n";
        } else if let Some(declaration) = line.strip_suffix(");") {
            let (name, mut prototype) = prototype(declaration).ok_or_else(|| format!("cbindgen printed {line:?}"))?;
            prototype.doc = std::mem::take(&mut doc);
            exports.functions.insert(name, prototype);
        } else if !line.trim().is_empty() {
            return Err(format!("cbindgen printed {line:?}"));
        }
    }
    Ok(exports)
}

fn prototype(declaration: &str) -> Option<(String, Prototype)> {
    let (head, parameters) = declaration.split_once('(')?;
    let name_at = head.rfind([' ', '*'])? + 1;
    let prototype = Prototype {
        doc: String::new(),
        attributes: Vec::new(),
        returns: head[..name_at].to_owned(),
        parameters: split(parameters),
    };
    Some((head[name_at..].to_owned(), prototype))
}

/// What goes into the header: the table's spelling, after a look at whether the library's function has the same type
/// but for what Rust's types do not carry.
fn checked(library: &str, of_rust: &str, table: String) -> Result<String, String> {
    if squeezed(library) == squeezed(of_rust) {
        return Ok(stand_in::put_in(&table));
    }
    Err(format!("the library has {library:?} where the table has {table:?}"))
}

/// Without the blanks that mean nothing: everyone has them elsewhere.
fn squeezed(text: &str) -> String {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut out = String::new();
    for word in text.split_whitespace() {
        if out.ends_with(is_part) && word.starts_with(is_part) {
            out.push(' ');
        }
        out += word;
    }
    out
}

/// Splits at the commas that stand outside parentheses.
fn split(parameters: &str) -> Vec<String> {
    let mut depth = 0;
    let mut parts = vec![String::new()];
    for c in parameters.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        parts.last_mut().expect("there is one").push(c);
    }
    parts.iter().map(|part| part.trim().to_owned()).collect()
}
