//! The version that is given to --as-kernel.

use std::ffi::OsStr;

use splork_table::version::Version;

use crate::shown::shown;

/// What glibc 2.36 wants on most architectures.
const GLIBC: Version = Version::new(3, 2, 0);
/// The oldest version: the long-term kernel that was used longest. Older kernels have no seccomp filters anyway.
const OLDEST: Version = Version::new(2, 6, 32);
/// The size of utsname's field, without the 0 at its end.
const LONGEST: usize = 64;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    pub version: Version,
    /// What uname says.
    pub text: String,
}

impl Release {
    /// Two or three numbers, and what distributions add to them: `5.4`, `5.4.17`, `5.4.0-150-generic`.
    ///
    /// # Errors
    /// What to say.
    fn parse(text: &str) -> Result<Release, String> {
        let end = text.find(['-', '+']).unwrap_or(text.len());
        let (numbers, rest) = text.split_at(end);
        let is_plain = rest.bytes().all(|byte| byte.is_ascii_graphic());
        let version = numbers.parse().ok().filter(|_| is_plain);
        let version: Version =
            version.ok_or("not a Linux version; write two or three numbers, such as 5.4 or 5.4.17")?;
        if version < OLDEST {
            return Err(format!("Linux {OLDEST} is the oldest version that splork knows"));
        }
        // Two numbers get .0, as the kernel itself has it from 3.0 on.
        let numbers = if numbers.matches('.').count() == 1 { format!("{numbers}.0") } else { numbers.to_owned() };
        let text = numbers + rest;
        if text.len() > LONGEST {
            return Err(format!("too long: uname has room for {LONGEST} characters"));
        }
        Ok(Release { version, text })
    }

    /// As it is given to --as-kernel.
    ///
    /// # Errors
    /// What to say, with the option.
    pub fn of_option(text: &OsStr) -> Result<Release, String> {
        Release::parse(&text.to_string_lossy()).map_err(|message| format!("--as-kernel {}: {message}", shown(text)))
    }

    /// Of a kernel that is running: what does not look like a version is left out.
    pub fn running(text: &str) -> Option<Version> {
        let numbers: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).take(3).collect();
        let numbers = numbers.iter().take_while(|number| !number.is_empty()).copied().collect::<Vec<_>>();
        numbers.join(".").parse().ok()
    }

    /// What will differ, though the program runs.
    pub fn warnings(&self, running: Option<Version>) -> Vec<String> {
        let mut warnings = Vec::new();
        if self.version < GLIBC {
            warnings.push(format!("glibc needs Linux {GLIBC}: many programs will say that the kernel is too old"));
        }
        if let Some(running) = running.filter(|running| *running < self.version) {
            warnings.push(format!("this kernel is Linux {running}: it has none of the newer calls"));
        }
        warnings
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_numbers_get_a_third() {
        for (text, expected) in [
            ("5.4", "5.4.0"),
            ("5.4.17", "5.4.17"),
            ("2.6.32", "2.6.32"),
            ("4.18-rc1", "4.18.0-rc1"),
            ("4.18.0-553.el8_10.x86_64", "4.18.0-553.el8_10.x86_64"),
            ("6.1.0+", "6.1.0+"),
        ] {
            assert_eq!(Release::parse(text).unwrap().text, expected);
        }
        assert!(Release::parse("5.4-rc1").unwrap().version == Version::new(5, 4, 0));
    }

    #[test]
    fn what_is_no_version_is_refused() {
        for text in ["", "5", "five", "5.4.3.2", "v5.4", "5.4 ", "5.4-a b", "5.4x", "-5.4", "5.4-ü"] {
            assert!(Release::parse(text).unwrap_err().starts_with("not a Linux version"), "{text:?}");
        }
        assert!(Release::parse("2.6.31").unwrap_err().contains("2.6.32 is the oldest"));
        assert!(Release::parse(&format!("5.4-{}", "x".repeat(60))).unwrap_err().contains("64 characters"));
        assert!(Release::parse(&format!("5.4-{}", "x".repeat(58))).is_ok());
    }

    #[test]
    fn running_kernels_have_much_behind_their_numbers() {
        let running = |text| Release::running(text);
        assert_eq!(running("6.1.0-23-amd64"), Some(Version::new(6, 1, 0)));
        assert_eq!(running("6.18.5"), Some(Version::new(6, 18, 5)));
        assert_eq!(running("7.0-rc2"), Some(Version::new(7, 0, 0)));
        assert_eq!(running("unknown"), None);
    }

    #[test]
    fn warnings_are_for_what_is_too_old_or_too_new() {
        let warnings = |text: &str| Release::parse(text).unwrap().warnings(Some(Version::new(6, 1, 0)));
        assert!(warnings("5.4").is_empty() && warnings("3.2").is_empty() && warnings("6.1").is_empty());
        assert!(warnings("3.1")[0].contains("kernel is too old"));
        assert!(warnings("6.1.1")[0].contains("this kernel is Linux 6.1"));
    }
}
