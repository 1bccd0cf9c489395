//! Versions of the kernel.

use std::fmt;
use std::str::FromStr;

/// Linux 5.4 is 5.4.0, before 5.4.1 and after 5.3.18.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version([u32; 3]);

impl Version {
    pub const fn new(major: u32, minor: u32, patch: u32) -> Version {
        Version([major, minor, patch])
    }
}

impl FromStr for Version {
    type Err = ();

    /// Two numbers or three, with dots between.
    fn from_str(text: &str) -> Result<Version, ()> {
        let mut version = [0; 3];
        let mut count = 0;
        for word in text.split('.') {
            let is_plain = word == "0" || !word.starts_with('0');
            let is_number = is_plain && (1..=4).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
            *version.get_mut(count).filter(|_| is_number).ok_or(())? = word.parse().map_err(|_| ())?;
            count += 1;
        }
        if count >= 2 { Ok(Version(version)) } else { Err(()) }
    }
}

/// As people write it: a third number that is 0 is left out.
impl fmt::Display for Version {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        match self.0 {
            [major, minor, 0] => write!(out, "{major}.{minor}"),
            [major, minor, patch] => write!(out, "{major}.{minor}.{patch}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_numbers_not_text() {
        let version = |text: &str| text.parse::<Version>().unwrap();
        assert!(version("5.4") < version("5.10"));
        assert!(version("5.4") == version("5.4.0") && version("5.4") < version("5.4.1"));
        assert!(version("2.6.39") < version("3.0"));
        assert_eq!(version("2.6.32").to_string(), "2.6.32");
        assert_eq!(version("6.1.0").to_string(), "6.1");
    }

    #[test]
    fn all_else_is_none() {
        for text in [
            "", "5", "5.", ".4", "5.4.", "5..4", "5.4.1.2", "5.4-rc1", "v5.4", "5.x", " 5.4", "5.+4", "5.99999", "5.٤",
            "05.4", "5.04", "5.00",
        ] {
            assert_eq!(text.parse::<Version>(), Err(()), "{text:?}");
        }
    }
}
