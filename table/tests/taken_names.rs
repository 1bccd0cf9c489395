//! Names that a table cannot use, from the languages' standards and the other libraries' manuals, not from our lists.

use splork_table::Table;
use splork_table::diagnostic::Source;

/// C23, 6.4.1.
const C: &str = "alignas alignof auto bool break case char const constexpr continue default do double else enum extern \
    false float for goto if inline int long nullptr register restrict return short signed sizeof static static_assert \
    struct switch thread_local true typedef typeof typeof_unqual union unsigned void volatile while";

/// C++23, [lex.key] and [lex.digraph]: what C does not have.
const CXX: &str = "asm catch char8_t char16_t char32_t class co_await co_return co_yield concept consteval constinit \
    const_cast decltype delete dynamic_cast explicit export friend mutable namespace new noexcept operator private \
    protected public reinterpret_cast requires static_cast template this throw try typeid typename using virtual \
    wchar_t and and_eq bitand bitor compl not not_eq or or_eq xor xor_eq";

/// The Rust reference, "Keywords": strict and reserved, 2015 to 2024.
const RUST: &str = "as async await become box break const continue crate do dyn else enum extern false final fn for gen \
    if impl in let loop macro match mod move mut override priv pub ref return self static struct super trait true try \
    type typeof unsafe unsized use virtual where while yield abstract";

/// Those for which r#WORD is no name either.
const NO_RUST: &str = "crate self super";

/// gcc -E -dM -std=gnu17 on some machine, errno.h, sys/stat.h.
const MACROS: &str = "linux unix i386 mips sparc errno st_atime st_mtime st_ctime";

/// io(7) of libaio, io_uring(7) of liburing: each returns -errno.
const OF_LIBRARIES: &str = "io_setup io_destroy io_submit io_cancel io_getevents io_pgetevents io_uring_setup \
    io_uring_enter io_uring_enter2 io_uring_register";

/// Exported by libsplork, without or behind splork_.
const OURS: &str = "clone __clone splork_clone3 splork_clone3_or_clone splork_spawn splork_mseal";

fn is_accepted(function: &str, parameter: &str) -> bool {
    let text = format!(
        "[{function}]\nabout = \"A test.\"\nkernel = \"SYSCALL_DEFINE1({function}, int, {parameter})\"\n\
         c = \"int {function}(int {parameter})\"\nnumber = 600\n"
    );
    Table::parse(vec![Source { path: "test.toml".into(), text }]).is_ok()
}

#[test]
fn no_function_has_a_taken_name() {
    assert!(is_accepted("frob", "fd"));
    let accepted: Vec<&str> = [C, CXX, RUST, MACROS, OF_LIBRARIES, OURS]
        .iter()
        .flat_map(|words| words.split_whitespace())
        .filter(|word| is_accepted(word, "fd"))
        .collect();
    assert!(accepted.is_empty(), "{accepted:?}");
}

/// No exported symbol, so nobody's words but the languages'.
#[test]
fn no_parameter_has_a_taken_name() {
    let accepted: Vec<&str> = [C, CXX, NO_RUST, MACROS]
        .iter()
        .flat_map(|words| words.split_whitespace())
        .filter(|word| is_accepted("frob", word))
        .collect();
    assert!(accepted.is_empty(), "{accepted:?}");
}

/// What stands close to such a word, and is none.
#[test]
fn other_names_are_free() {
    for name in ["io_uring", "co_awaits", "crates", "clone4", "asm_", "selfs", "mseal2", "io_uring_enter3"] {
        assert!(is_accepted(name, "fd"), "{name}");
        assert!(is_accepted("frob", name), "{name}");
    }
}
