//! Versions of the Python language, `3.14`, without the micro version.
//!
//! It must not know which versions have been released.

use std::fmt;

/// A feature release of Python.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PythonVersion {
    /// The `3` of `3.14`; from 1.
    pub major: u8,
    /// The `14` of `3.14`.
    pub minor: u8,
}

impl PythonVersion {
    /// Reads `3.14`; a micro version, a sign, white space or a leading zero make it no version.
    ///
    /// ```
    /// assert!(bank::PythonVersion::parse("3.9") < bank::PythonVersion::parse("3.14"));
    /// assert_eq!(bank::PythonVersion::parse("3.14.2"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (major, minor) = text.split_once('.')?;
        let version = Self {
            major: number(major)?,
            minor: number(minor)?,
        };
        (version.major > 0).then_some(version)
    }
}

/// A decimal number from 0 to 255 as one writes it: no sign, no leading zero.
fn number(text: &str) -> Option<u8> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit());
    let padded = text.len() > 1 && text.starts_with('0');
    if plain && !padded {
        text.parse().ok()
    } else {
        None
    }
}

impl fmt::Display for PythonVersion {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}", self.major, self.minor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_by_number_and_printed_as_read() {
        for text in ["2.7", "3.0", "3.9", "3.14"] {
            assert_eq!(PythonVersion::parse(text).unwrap().to_string(), text);
        }
        assert!(PythonVersion::parse("3.9") < PythonVersion::parse("3.10"));
        assert!(PythonVersion::parse("2.7") < PythonVersion::parse("3.0"));
    }

    #[test]
    fn what_is_not_a_version_is_refused() {
        for text in [
            "", "3", "3.", ".3", "3.14.2", "3.x", "03.1", "3.01", "+3.1", "3.-1", " 3.1", "0.9",
            "3.300",
        ] {
            assert_eq!(PythonVersion::parse(text), None, "{text:?}");
        }
    }
}
