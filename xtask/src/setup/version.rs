//! Version numbers as programs print them. Knows no program.

use std::fmt;

/// Major, minor and patch number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Version(pub(crate) u32, pub(crate) u32, pub(crate) u32);

impl Version {
    /// The first thing in a text that looks like a version: `Python 3.11.7`,
    /// `v20.20.2`, `trunk 0.21.14`, `geckodriver 0.37.1 (…)`.
    pub(crate) fn find(text: &str) -> Option<Self> {
        text.split_whitespace()
            .find_map(|word| Self::parse(word.trim_start_matches('v')))
    }

    /// A word such as `3.14`, `0.21.14` or `3.14.0rc1`.
    fn parse(word: &str) -> Option<Self> {
        let mut parts = word.splitn(3, '.').map(|part| {
            let end = part
                .find(|character: char| !character.is_ascii_digit())
                .unwrap_or(part.len());
            part[..end].parse().ok()
        });
        let major = parts.next()??;
        let minor = parts.next()??;
        let patch = parts.next().flatten().unwrap_or(0);
        Some(Self(major, minor, patch))
    }
}

impl fmt::Display for Version {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}.{}", self.0, self.1, self.2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_found_in_what_programs_print() {
        for (text, version) in [
            ("Python 3.11.7", Version(3, 11, 7)),
            ("v20.20.2\n", Version(20, 20, 2)),
            ("trunk 0.21.14", Version(0, 21, 14)),
            ("geckodriver 0.37.1 (abc 2026-01-01)", Version(0, 37, 1)),
            ("Python 3.15.0rc1+", Version(3, 15, 0)),
            ("wasm-bindgen 0.2.128 (d1b5f3c)", Version(0, 2, 128)),
            ("something 1.2", Version(1, 2, 0)),
        ] {
            assert_eq!(Version::find(text), Some(version), "{text}");
        }
    }

    #[test]
    fn what_is_no_version_is_not_found() {
        for text in ["", "command not found", "version 3", "a.b.c"] {
            assert_eq!(Version::find(text), None, "{text}");
        }
    }

    #[test]
    fn versions_compare_by_number_and_not_by_letter() {
        assert!(Version(3, 9, 18) < Version(3, 11, 0));
        assert!(Version(20, 0, 0) > Version(3, 14, 0));
    }
}
