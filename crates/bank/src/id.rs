//! The names that questions, key points and tags go by: kebab-case, fixed for good once published.
//!
//! It must not know which ids exist.

use std::fmt;

/// The longest id, in bytes: it has to fit an address bar and a folder name.
const LONGEST: usize = 64;

/// Whether the text is kebab-case: groups of `a`–`z` and `0`–`9`, joined by single hyphens, at most 64 bytes in all.
///
/// ```
/// assert!(bank::is_kebab_case("list-vs-tuple"));
/// assert!(!bank::is_kebab_case("List--vs-tuple"));
/// ```
#[must_use]
pub fn is_kebab_case(text: &str) -> bool {
    let mut previous = b'-';
    for byte in text.bytes() {
        let fits = byte.is_ascii_lowercase()
            || byte.is_ascii_digit()
            || (byte == b'-' && previous != b'-');
        if !fits {
            return false;
        }
        previous = byte;
    }
    previous != b'-' && text.len() <= LONGEST
}

/// A question's name in the catalogue, in addresses and in what the reader's browser remembers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "author", derive(serde::Serialize))]
#[cfg_attr(feature = "author", serde(transparent))]
pub struct QuestionId(String);

impl QuestionId {
    /// The id, if the text has the form of one ([`is_kebab_case`]).
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        is_kebab_case(text).then(|| Self(text.to_owned()))
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for QuestionId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl AsRef<str> for QuestionId {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl std::borrow::Borrow<str> for QuestionId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for QuestionId {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kebab_case_is_told_from_everything_else() {
        for good in ["gil", "is-vs-equals", "pep-703", "3-things", "a"] {
            assert!(is_kebab_case(good), "{good:?} is kebab-case");
        }
        for bad in [
            "", "-", "-gil", "gil-", "a--b", "GIL", "a_b", "a b", "naïve", "../x",
        ] {
            assert!(!is_kebab_case(bad), "{bad:?} is not kebab-case");
        }
        assert!(is_kebab_case(&"a".repeat(64)));
        assert!(!is_kebab_case(&"a".repeat(65)));
    }

    #[test]
    fn an_id_keeps_its_text() {
        let id = QuestionId::parse("gil").unwrap();
        assert_eq!(id.as_str(), "gil");
        assert_eq!(id.to_string(), "gil");
        assert_eq!(QuestionId::parse("The GIL"), None);
    }
}
