//! Words that cannot be the name of a call or a parameter, because C, C++, Rust or libc uses them.

use crate::typedefs;

/// C's up to C23, without those that start with an underscore.
const C: &str = "alignas alignof auto bool break case char const constexpr continue default do double else enum extern \
    false float for goto if inline int long nullptr register restrict return short signed sizeof static static_assert \
    struct switch thread_local true typedef typeof typeof_unqual union unsigned void volatile while asm";

/// C++'s up to C++23, operators spelled in letters included.
const CXX: &str = "and and_eq bitand bitor catch char16_t char32_t char8_t class co_await co_return co_yield compl \
    concept consteval constinit const_cast decltype delete dynamic_cast explicit export friend mutable namespace new \
    noexcept not not_eq operator or or_eq private protected public reinterpret_cast requires static_cast template this \
    throw try typeid typename using virtual wchar_t xor xor_eq";

/// Macros in small letters that compilers define in GNU mode, on one architecture or another.
const COMPILERS: &str = "linux unix i386 mips sparc hppa m68k arm pdp11 sun vax";

/// Lists that tools/c-names.sh writes. In them a name to a line.
const VALUES: &str = include_str!("c/values.txt");
const FUNCTION_MACROS: &str = include_str!("c/functions.txt");
const TYPES: &str = include_str!("c/types.txt");
const TAGS: &str = include_str!("c/tags.txt");
const SYMBOLS: &str = include_str!("c/symbols.txt");

/// Rust's words that `r#` does not turn into names.
const RUST: &str = "crate self super";

/// Rust's words that `r#` turns into names. The exported symbol would be right, but Rust code could not call it by its name.
const RUST_RAW: &str = "abstract as async await become box dyn extern final fn gen impl in let loop macro match mod move \
    mut override priv pub ref trait try type unsafe unsized use where yield";

/// Functions that the library's own code calls by a plain name.
const CALLED: &str = "size_of_val";

fn has(words: &str, word: &str) -> bool {
    words.split_whitespace().any(|reserved| reserved == word)
}

fn is_listed(list: &str, name: &str) -> bool {
    list.contains(&format!("\n{name}\n"))
}

fn is_word(name: &str) -> bool {
    [C, CXX, RUST].iter().any(|words| has(words, name))
}

fn is_macro(name: &str) -> bool {
    has(COMPILERS, name) || is_listed(VALUES, name)
}

/// EINVAL, AT_FDCWD, NULL.
fn is_in_capitals(name: &str) -> bool {
    !name.contains(|c: char| c.is_ascii_lowercase())
}

/// Why no parameter of a C function can be called so.
pub fn parameter(name: &str) -> Option<&'static str> {
    Some(match name {
        _ if is_word(name) => "a word of C, C++ or Rust: the header would not compile there",
        _ if is_macro(name) => "a macro in C: the header would not compile where it is defined",
        _ if name.trim_matches('_').is_empty() => "Rust has no such name",
        _ if is_in_capitals(name) => "capitals are for macros: the header would not compile where it is one",
        _ if typedefs::all().any(|ty| ty == name) => "a type's name, which the header uses itself",
        _ if name.starts_with("__") => "two underscores are for the compiler's and libc's own macros",
        _ if name.starts_with("splork_") => "the headers' own variables begin with splork_",
        _ if has(CALLED, name) => "the library's own code calls a function of this name",
        _ => return None,
    })
}

/// Whether no function can be called so.
pub fn is_word_for_functions(name: &str) -> bool {
    is_word(name) || has(COMPILERS, name) || has(RUST_RAW, name)
}

/// Whether C headers have it as a macro or type.
pub fn is_in_c_headers(name: &str) -> bool {
    [VALUES, FUNCTION_MACROS, TYPES].iter().any(|list| is_listed(list, name))
}

/// Whether a program has it from glibc or musl.
pub fn is_exported_by_libc(name: &str) -> bool {
    is_listed(SYMBOLS, name)
}

/// Why nothing can have this tag, `struct class` say.
pub fn tag(tag: &str) -> Option<String> {
    let (keyword, name) = tag.split_once(' ')?;
    let others = ["struct", "union", "enum"].into_iter().filter(|other| *other != keyword);
    let other = others.map(|other| format!("{other} {name}")).find(|other| is_listed(TAGS, other));
    Some(match other {
        _ if is_word(name) => "a word of C, C++ or Rust: the header would not compile there".to_owned(),
        _ if is_macro(name) || is_in_capitals(name) => "a macro in C: the header would not compile".to_owned(),
        _ if is_listed(TAGS, tag) => return None,
        Some(other) => format!("C headers have {other}"),
        None if is_listed(TYPES, name) => format!("C++ reads it as the type {name}, which C headers have"),
        None => return None,
    })
}

/// Whether Rust takes this for a name only behind `r#`.
pub fn is_raw_in_rust(name: &str) -> bool {
    has(RUST_RAW, name)
}
