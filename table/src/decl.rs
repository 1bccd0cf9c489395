//! C function declarations and the kernel's SYSCALL_DEFINEn lines, through one C parser.
//!
//! Both forms are rewritten, character for character at the same offsets, into a plain prototype that lang-c
//! parses. So every place that it names is a place in the table.

mod arrays;
mod attributes;
mod declared;
mod error;
mod limits;
mod specifiers;
mod syntax_tree;

use std::ops::Range;

use lang_c::ast::ExternalDeclaration;
use lang_c::driver::{self, Flavor};

pub use declared::{Declaration, Parameter};
pub use error::ParseError;

use crate::call::Kind;
use crate::ctype::CType;
use crate::typedefs::{self, Side, integer};
use crate::unknown_type;
use syntax_tree::Reader;

const C_EXAMPLE: &str =
    "a C prototype with named parameters, as in \"int mseal(void *start, size_t len, unsigned long flags)\"";
const KERNEL_EXAMPLE: &str =
    "the kernel's line, as in \"SYSCALL_DEFINE2(splork, unsigned long, arg1, void __user *, arg2)\"";
const VARIADIC_EXAMPLE: &str =
    "the parameters after the dots as a comment, as in \"... /* pid_t *parent_tid, void *tls */\"";

/// A call that returns twice has clone's five arguments, so one is free. Its child cannot unpack a struct.
pub const FEWER_FOR_CLONE: &str = "one new parameter, no wider than a register; for more, leave out tls, child_tid or \
                                   parent_tid if the call has no use for it, or take a pointer to a struct, which the \
                                   kernel copies (kernel/README.md)";

/// Parses the C side: an ordinary prototype; parameters passed through `...` are named in a comment behind it.
pub fn parse_c(text: &str) -> Result<Declaration, ParseError> {
    let mut plain = text.trim_end().trim_end_matches(';').to_owned();
    let dots = plain.find("...");
    if let Some(dots) = dots {
        let rest = &plain[dots + 3..];
        let comment = rest.trim_start().strip_prefix("/*").and_then(|rest| rest.split_once("*/"));
        let Some((_, ")")) = comment.map(|(inside, after)| (inside, after.trim())) else {
            let label = "what is passed here has no names";
            return Err(ParseError::new(dots..dots + 3, "variadic parameters must be named", label, VARIADIC_EXAMPLE));
        };
        blank(&mut plain, "...");
        blank(&mut plain, "/*");
        blank(&mut plain, "*/");
    }
    for word in ["_Nullable", "_Nonnull", "_Null_unspecified"] {
        blank(&mut plain, word); // manual pages' and clang's notes for the reader
    }
    let mut declaration = parse(&plain, Side::C)?;
    declaration.variadic_from =
        dots.and_then(|dots| declaration.parameters.iter().position(|parameter| parameter.at.start > dots));
    if let (Some(0), Some(dots)) = (declaration.variadic_from, dots) {
        let (label, help) = ("C needs a parameter before them", "one parameter more, before the dots");
        return Err(ParseError::new(dots..dots + 3, "only dots", label, help));
    }
    Ok(declaration)
}

/// Parses the kernel's side: SYSCALL_DEFINEn, n, name, and type and name of each parameter, all behind commas.
pub fn parse_kernel(text: &str, kind: Kind) -> Result<Declaration, ParseError> {
    let error =
        |at: Range<usize>, label: &str| ParseError::new(at, "not a SYSCALL_DEFINEn line", label, KERNEL_EXAMPLE);
    let end = text.trim_end().len();
    let open = text.find('(').ok_or_else(|| error(0..end, "no parenthesis"))?;
    let count = text[..open].trim().strip_prefix("SYSCALL_DEFINE").and_then(|count| count.parse::<usize>().ok());
    let count = count.filter(|count| *count < 100_000);
    let count = count.ok_or_else(|| error(0..open, "should be SYSCALL_DEFINE0 to SYSCALL_DEFINE6"))?;
    let close = text[..end].strip_suffix(')').ok_or_else(|| error(end..end, "should end in a parenthesis"))?.len();

    let mut plain = text.as_bytes().to_vec();
    plain[..=open].fill(b' ');
    plain[..3].copy_from_slice(b"int");
    let commas: Vec<usize> = (open..close).filter(|&at| plain[at] == b',').collect();
    if commas.len() != 2 * count {
        let pairs = format!("{} commas here, {} in a line of {count} types and names", commas.len(), 2 * count);
        return Err(error(open + 1..close, &pairs));
    }
    if let Some(&first) = commas.first() {
        plain[first] = b'(';
    } else {
        // Without parameters there is no comma after the name that could become the parenthesis, so the name is moved.
        let name = text[open + 1..close].trim();
        let at = open + 1..close;
        return Ok(Declaration {
            name: name.to_owned(),
            name_at: at,
            returns: CType::Integer(integer("long").expect("a C type")),
            parameters: Vec::new(),
            variadic_from: None,
            attributes: Vec::new(),
        });
    }
    for pair in commas.chunks(2) {
        plain[pair[1]] = b' '; // between a type and its name; commas between pairs stay
    }
    let mut plain = String::from_utf8(plain).expect("ASCII was replaced by ASCII");
    for word in ["__user", "__kernel", "__iomem", "__force"] {
        blank(&mut plain, word);
    }
    let declaration = parse(&plain, Side::Kernel)?;
    if count > 6 {
        let name = &declaration.name;
        let packed = format!(
            "pack = true and kernel = \"SYSCALL_DEFINE2({name}, struct {name}_args __user *, args, size_t, size)\""
        );
        let help = if kind == Kind::Clone { FEWER_FOR_CLONE.to_owned() } else { packed };
        return Err(ParseError::new(0..open, "the kernel takes at most six arguments", "there is no such macro", help));
    }
    Ok(declaration)
}

/// Overwrites the word with spaces, wherever it is not a part of another: `__kernel`, but not `__kernel_timespec`.
fn blank(text: &mut String, word: &str) {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let found: Vec<usize> = text.match_indices(word).map(|(at, _)| at).collect();
    for at in found {
        let end = at + word.len();
        if !text[..at].ends_with(is_word) && !text[end..].starts_with(is_word) {
            text.replace_range(at..end, &" ".repeat(word.len()));
        }
    }
}

/// lang-c needs to have seen a typedef to know a type by its name.
fn prelude() -> String {
    typedefs::all().map(|name| format!("typedef int {name};")).collect::<String>() + "\n"
}

fn parse(text: &str, side: Side) -> Result<Declaration, ParseError> {
    let example = match side {
        Side::C => C_EXAMPLE,
        Side::Kernel => KERNEL_EXAMPLE,
    };
    limits::check(text)?;
    let prelude = prelude();
    let config = driver::Config { flavor: Flavor::GnuC11, ..driver::Config::default() };
    let unit = driver::parse_preprocessed(&config, format!("{prelude}{text};")).map_err(|error| {
        unknown_type::find(text, side).unwrap_or_else(|| {
            let at = error.offset.saturating_sub(prelude.len()).min(text.len());
            let end = text[at..].find([',', ')', ' ']).map_or(text.len(), |length| at + length.max(1));
            ParseError::new(at..end.min(text.len()), "not a C declaration", "the C parser stops here", example)
        })
    })?;
    let reader = Reader { shift: prelude.len(), side, example };
    let everything = 0..text.len();
    let Some(ExternalDeclaration::Declaration(declaration)) = unit.unit.0.last().map(|node| &node.node) else {
        return Err(reader.unsupported(everything, "not a function declaration"));
    };
    let [declarator] = &declaration.node.declarators[..] else {
        return Err(reader.unsupported(everything, "not one function declaration"));
    };
    let base = reader.base(&declaration.node.specifiers, everything)?;
    let mut function = reader.function(base, &declarator.node.declarator)?;
    function.attributes =
        reader.attributes(&declaration.node, &declarator.node.declarator.node, &function.parameters)?;
    Ok(function)
}
