//! Functions whose words for the kernel lie on the stack as C's caller has put them there.

use crate::abi::Abi;
use crate::call::{Call, Kind};
use crate::ctype::CType;
use crate::lower::{self, Register};

/// With fewer words what the compiler makes is shorter.
const FEWEST: usize = 4;
/// In a word, where that is so.
const BITS: u32 = 32;

/// The body of a naked function; none where words and constants as they are do not make the call.
pub fn body(call: &Call, abi: Option<&Abi>) -> Option<String> {
    let abi = abi.filter(|abi| abi.from_stack)?;
    let number = call.numbers.nr(abi)?;
    let words = lower::registers(call, abi);
    if call.kind != Kind::Plain || words.len() < FEWEST {
        return None;
    }
    let pushed = pushed(call)?;
    let source = |word: &Register| match word {
        Register::Constant(value) => Some(format!("(value {})", *value as u32)),
        _ => pushed.iter().position(|pushed| pushed == word).map(|place| format!("(stack {place})")),
    };
    let sources: Vec<String> = words.iter().map(source).collect::<Option<_>>()?;
    Some(format!("    arch::from_stack!({number}, {})\n", sources.join(", ")))
}

/// C's words, if all are whole: above a narrower value there may be anything.
fn pushed(call: &Call) -> Option<Vec<Register>> {
    let mut words = Vec::new();
    for (index, parameter) in call.c.iter().enumerate() {
        match bits(&parameter.ty)? {
            BITS => words.push(Register::Parameter(index)),
            64 => words.extend([Register::Low(index), Register::High(index)]),
            _ => return None,
        }
    }
    Some(words)
}

fn bits(ty: &CType) -> Option<u32> {
    ty.scalar().map(|(width, _)| width.bits(BITS))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Source;
    use crate::table::Table;

    /// What is printed for the call with these kernel parameters on i386.
    fn printed(kernel: &str, c: &str, more: &str) -> Option<String> {
        let parameters = kernel.split(',').count() / 2;
        let text = format!(
            "[frob]\nabout = \"A test.\"\nnumbers = {{ i386 = 600, x86_64 = 601 }}\n\
             kernel = \"SYSCALL_DEFINE{parameters}(frob, {kernel})\"\nc = \"{c}\"\n{more}\n"
        );
        let table = Table::parse(vec![Source { path: "test.toml".to_owned(), text }]);
        let call = table.unwrap_or_else(|report| panic!("{report}")).families.remove(0).calls.remove(0);
        assert_eq!(body(&call, Abi::named("x86_64")), None);
        body(&call, Abi::named("i386"))
    }

    const FIVE: &str = "int, a, void __user *, b, unsigned int, c, long, d, size_t, e";

    #[test]
    fn words_are_found_in_any_order() {
        let expected = "    arch::from_stack!(600, (stack 0), (stack 1), (stack 2), (stack 3), (stack 4))\n";
        let straight = printed(FIVE, "long frob(int a, void *b, unsigned int c, long d, size_t e)", "");
        assert_eq!(straight.as_deref(), Some(expected));
        let expected = "    arch::from_stack!(600, (stack 4), (stack 2), (stack 3), (stack 1), (stack 0))\n";
        let turned = printed(FIVE, "void *frob(size_t e, long d, void *b, unsigned int c, int a)", "");
        assert_eq!(turned.as_deref(), Some(expected));
    }

    #[test]
    fn halves_are_words_and_constants_are_none() {
        let kernel = "int, a, u64, b, loff_t, c, int, d";
        let expected = "    arch::from_stack!(600, (stack 2), (stack 0), (stack 1), (value 4294967294), (value 4294967295), (value 7))\n";
        let body = printed(kernel, "int frob(u64 b, int a)", "constants = { c = -2, d = 7 }");
        assert_eq!(body.as_deref(), Some(expected));
    }

    #[test]
    fn what_must_be_extended_or_is_short_is_compiled() {
        let narrow = FIVE.replace("unsigned int", "unsigned short");
        assert_eq!(printed(&narrow, "int frob(int a, void *b, unsigned short c, long d, size_t e)", ""), None);
        let wide = FIVE.replace("long", "s64");
        assert_eq!(printed(&wide, "int frob(int a, void *b, unsigned int c, int d, size_t e)", ""), None);
        assert_eq!(printed("int, a, int, b, int, c", "int frob(int a, int b, int c)", ""), None);
    }
}
