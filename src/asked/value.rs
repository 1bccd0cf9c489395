//! Numbers in settings.

pub enum Unfit {
    NoNumber,
    OutOfRange,
}

/// `123`, `-123`, `0x7b`. The value must fit into the parameter's type.
pub fn parse(text: &[u8], bits: u32, is_signed: bool) -> Result<u64, Unfit> {
    let (is_negative, digits) = match text.strip_prefix(b"-") {
        Some(digits) => (true, digits),
        None => (false, text),
    };
    let (radix, digits) = match digits.strip_prefix(b"0x") {
        Some(digits) => (16, digits),
        None => (10, digits),
    };
    if digits.is_empty() {
        return Err(Unfit::NoNumber);
    }
    let mut magnitude = 0_u64;
    let mut is_too_large = false;
    for digit in digits {
        let digit = char::from(*digit).to_digit(radix).ok_or(Unfit::NoNumber)?;
        let next = magnitude.checked_mul(radix.into()).and_then(|shifted| shifted.checked_add(digit.into()));
        is_too_large |= next.is_none();
        magnitude = next.unwrap_or_default();
    }
    let largest = u64::MAX >> (64 - bits.clamp(1, 64));
    let limit = match (is_signed, is_negative) {
        (true, true) => (largest >> 1) + 1,
        (true, false) => largest >> 1,
        (false, true) => 0,
        (false, false) => largest,
    };
    if is_too_large || magnitude > limit {
        return Err(Unfit::OutOfRange);
    }
    Ok(if is_negative { magnitude.wrapping_neg() } else { magnitude })
}
