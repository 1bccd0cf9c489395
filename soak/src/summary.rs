//! The one line at the end.

/// 1234567 as 1,234,567.
pub fn count(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

pub fn line(what: &str, seed: u64, seconds: f64, counts: &[(&str, u64)], faults: u64) {
    let counts: String = counts.iter().map(|(name, number)| format!("{} {name}, ", count(*number))).collect();
    println!("{what}: seed {seed}, {seconds:.0} s: {counts}{} faults", count(faults));
}

#[cfg(test)]
mod tests {
    #[test]
    fn thousands_are_set_apart() {
        let counts = [0, 999, 1000, 12_345_678].map(super::count);
        assert_eq!(counts, ["0", "999", "1,000", "12,345,678"]);
    }
}
