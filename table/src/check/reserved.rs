//! Words that mean something else already where a call's or a parameter's name would stand.

/// C's up to C23, without those that start with an underscore.
const C: &str = "alignas alignof auto bool break case char const constexpr continue default do double else enum extern \
    false float for goto if inline int long nullptr register restrict return short signed sizeof static static_assert \
    struct switch thread_local true typedef typeof typeof_unqual union unsigned void volatile while asm";

/// C++'s up to C++23, operators spelled in letters included.
const CXX: &str = "and and_eq bitand bitor catch char16_t char32_t char8_t class co_await co_return co_yield compl \
    concept consteval constinit const_cast decltype delete dynamic_cast explicit export friend mutable namespace new \
    noexcept not not_eq operator or or_eq private protected public reinterpret_cast requires static_cast template this \
    throw try typeid typename using virtual wchar_t xor xor_eq";

/// Macros in small letters: of headers that ours include, or that compilers define in GNU mode.
const MACROS: &str = "errno st_atime st_ctime st_mtime linux unix i386 mips sparc";

/// Rust's words that `r#` does not turn into names.
const RUST: &str = "crate self super";

/// Rust's words that `r#` turns into names. The exported symbol would be right, but nobody could call it by its name.
const RUST_RAW: &str = "abstract as async await become box dyn extern final fn gen impl in let loop macro match mod move \
    mut override priv pub ref trait try type unsafe unsized use where yield";

fn has(words: &str, word: &str) -> bool {
    words.split_whitespace().any(|reserved| reserved == word)
}

/// Whether no parameter can be called so.
pub fn is_reserved(name: &str) -> bool {
    [C, CXX, MACROS, RUST].iter().any(|words| has(words, name))
}

/// Whether no function can be called so.
pub fn is_reserved_for_functions(name: &str) -> bool {
    is_reserved(name) || has(RUST_RAW, name)
}

/// Whether Rust takes this for a name only behind `r#`.
pub fn is_raw_in_rust(name: &str) -> bool {
    has(RUST_RAW, name)
}
