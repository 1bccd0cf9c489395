//! A call's parameters as the kernel writes them, and as 32-bit programs pass them to a 64-bit kernel.

use crate::call::Call;
use crate::ctype::Width;

/// Type and name of each, from the SYSCALL_DEFINEn line itself, so that __user and const are kept.
pub fn parameters(call: &Call) -> Vec<(String, String)> {
    let inside = call.kernel_text.split_once('(').and_then(|(_, rest)| rest.rsplit_once(')')).map_or("", |pair| pair.0);
    let words: Vec<&str> = inside.split(',').map(str::trim).skip(1).collect();
    words.chunks_exact(2).map(|pair| (pair[0].to_owned(), pair[1].to_owned())).collect()
}

/// `unsigned long arg1`, but `void __user *arg2`.
pub fn declared((ty, name): &(String, String)) -> String {
    if ty.ends_with('*') { format!("{ty}{name}") } else { format!("{ty} {name}") }
}

/// A prototype's parameter list.
pub fn list(parameters: &[(String, String)]) -> String {
    if parameters.is_empty() {
        return "void".to_owned();
    }
    parameters.iter().map(declared).collect::<Vec<_>>().join(", ")
}

/// A parameter behind the compat entry: what 32 bits of register are to the kernel.
pub enum Compat {
    Same(String, String),
    /// Its sign must be extended.
    Signed(String, String),
    /// It comes in two registers.
    Pair(String),
}

pub fn compat_parameters(call: &Call) -> Vec<Compat> {
    let texts = parameters(call).into_iter();
    let types = call.kernel.iter().map(|(parameter, _)| parameter.ty.scalar());
    texts
        .zip(types)
        .map(|((ty, name), scalar)| match scalar {
            Some((Width::Bits(64), _)) => Compat::Pair(name),
            Some((Width::Word, true)) => Compat::Signed("compat_long_t".to_owned(), name),
            _ => Compat::Same(ty, name),
        })
        .collect()
}

/// Whether a 64-bit kernel must not hand a 32-bit program's registers to the call as they are. Pointers and unsigned
/// values it may, zero-extended, and what is no longer than 32 bits is cut to size.
pub fn needs_compat(call: &Call) -> bool {
    compat_parameters(call).iter().any(|parameter| !matches!(parameter, Compat::Same(..)))
}
