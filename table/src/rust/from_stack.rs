//! What an architecture needs to know that takes calls' words from where C has put them, on the stack.

use crate::abi::{Abi, Wide};
use crate::call::{Call, Kind};
use crate::lower::{self, Register};

/// The call's number and words for arch::export!: each is one of C's words, by its place, or a constant. None where words
/// and constants as they are do not make the call.
pub fn words(call: &Call, abi: Option<&Abi>) -> Option<String> {
    let abi = abi?;
    let number = call.numbers.nr(abi)?;
    let words = lower::registers(call, abi);
    if call.kind != Kind::Plain {
        return None;
    }
    let pushed = pushed(call, abi)?;
    let source = |word: &Register| match word {
        Register::Constant(value) if abi.long_bits() == 32 => Some(format!("(value {})", *value as u32)),
        Register::Constant(value) => Some(format!("(value {value})")),
        _ => pushed.iter().position(|pushed| pushed == word).map(|place| format!("(stack {place})")),
    };
    let sources: Vec<String> = words.iter().map(source).collect::<Option<_>>()?;
    Some(format!("{number} {}", sources.join(" ")).trim_end().to_owned())
}

/// C's words, if all are whole: above a narrower value there may be anything. Where C leaves a word empty so that a pair
/// begins at an even one, nobody has asked yet.
fn pushed(call: &Call, abi: &Abi) -> Option<Vec<Register>> {
    let mut words = Vec::new();
    for (index, parameter) in call.c.iter().enumerate() {
        let (width, _) = parameter.ty.scalar()?;
        match (width.bits(abi.long_bits()), abi.wide) {
            (bits, _) if bits == abi.long_bits() => words.push(Register::Parameter(index)),
            (64, Wide::Pair { high_first, even: false }) => {
                let halves = [Register::Low(index), Register::High(index)];
                words.extend(if high_first { [halves[1], halves[0]] } else { halves });
            }
            _ => return None,
        }
    }
    Some(words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Source;
    use crate::table::Table;

    /// What is printed for the call with these kernel parameters on an ABI.
    fn printed(abi: &str, kernel: &str, c: &str, more: &str) -> Option<String> {
        let parameters = kernel.split(',').count() / 2;
        let text = format!(
            "[frob]\nabout = \"A test.\"\nnumbers = {{ i386 = 600, x86_64 = 600, m68k = 600 }}\n\
             kernel = \"SYSCALL_DEFINE{parameters}(frob, {kernel})\"\nc = \"{c}\"\n{more}\n"
        );
        let table = Table::parse(vec![Source { path: "test.toml".into(), text }]);
        let call = table.unwrap_or_else(|report| panic!("{report}")).families.remove(0).calls.remove(0);
        words(&call, Abi::named(abi))
    }

    const FIVE: &str = "int, a, void __user *, b, unsigned int, c, long, d, size_t, e";

    #[test]
    fn words_are_found_in_any_order() {
        let expected = "600 (stack 0) (stack 1) (stack 2) (stack 3) (stack 4)";
        let straight = printed("i386", FIVE, "long frob(int a, void *b, unsigned int c, long d, size_t e)", "");
        assert_eq!(straight.as_deref(), Some(expected));
        let expected = "600 (stack 4) (stack 2) (stack 3) (stack 1) (stack 0)";
        let turned = printed("i386", FIVE, "void *frob(size_t e, long d, void *b, unsigned int c, int a)", "");
        assert_eq!(turned.as_deref(), Some(expected));
    }

    #[test]
    fn halves_are_words_and_constants_are_none() {
        let kernel = "int, a, u64, b, loff_t, c, int, d";
        let expected = "600 (stack 2) (stack 0) (stack 1) (value 4294967294) (value 4294967295) (value 7)";
        let body = printed("i386", kernel, "int frob(u64 b, int a)", "constants = { c = -2, d = 7 }");
        assert_eq!(body.as_deref(), Some(expected));
        let expected = "600 (stack 2) (stack 0) (stack 1) (value 4294967295) (value 4294967294) (value 7)";
        let body = printed("m68k", kernel, "int frob(u64 b, int a)", "constants = { c = -2, d = 7 }");
        assert_eq!(body.as_deref(), Some(expected));
    }

    #[test]
    fn what_must_be_extended_is_compiled() {
        let narrow = FIVE.replace("unsigned int", "unsigned short");
        assert_eq!(printed("i386", &narrow, "int frob(int a, void *b, unsigned short c, long d, size_t e)", ""), None);
        let wide = FIVE.replace("long", "s64");
        assert_eq!(printed("i386", &wide, "int frob(int a, void *b, unsigned int c, int d, size_t e)", ""), None);
        let narrow = printed("x86_64", FIVE, "long frob(int a, void *b, unsigned int c, long d, size_t e)", "");
        assert_eq!(narrow, None);
    }
}
