//! The query language that nobody has to learn: phrases, exclusions and conditions among plain words.
//!
//! Owns where a typed text falls into these; it never fails, and whatever it does not know is plain words. It must not
//! know how words are cut out of text, which documents there are, or what a reader's progress is.

use core::ops::Range;

use crate::letters::{cut, is_alphanumeric};
use crate::prelude::*;

/// Whoever pastes a thousand operators gets an answer in time: the rest are plain words.
const MOST_OPERATORS: usize = 32;

/// What a condition looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Facet {
    /// `level:senior`
    Level,
    /// `category:testing`
    Category,
    /// `difficulty:hard`
    Difficulty,
    /// `tag:asyncio`
    Tag,
}

/// What only the reader's own record can tell; whoever searches applies it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// `is:bookmarked`
    Bookmarked,
    /// `is:due`
    Due,
    /// `is:unseen`
    Unseen,
}

/// A condition about the reader: `is:due`, `-is:bookmarked`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// What must hold.
    pub what: Reader,
    /// Whether it must not hold instead.
    pub not: bool,
}

/// A condition on a document's facets. Several on one facet add up, facets narrow, negated ones each exclude.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Condition {
    pub(crate) facet: Facet,
    /// As it was typed.
    pub(crate) value: String,
    pub(crate) not: bool,
    /// Where it stands in the text, so that it can become plain words again.
    pub(crate) span: Range<usize>,
    /// Whether the reader may still be typing it.
    pub(crate) unfinished: bool,
}

/// A typed text, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Parts {
    /// The text with all that is no plain word as spaces, so that places stay what they are.
    pub(crate) plain: String,
    /// The phrases that must stand word for word.
    pub(crate) phrases: Vec<String>,
    /// The words and phrases that must not stand.
    pub(crate) excluded: Vec<String>,
    pub(crate) conditions: Vec<Condition>,
    pub(crate) asked: Vec<Asked>,
}

impl Facet {
    /// Every facet with its name in a query.
    pub(crate) const NAMES: [(&'static str, Self); 4] = [
        ("level", Self::Level),
        ("category", Self::Category),
        ("difficulty", Self::Difficulty),
        ("tag", Self::Tag),
    ];
}

impl Reader {
    /// Everything about the reader with its name in a query.
    pub(crate) const NAMES: [(&'static str, Self); 3] = [
        ("bookmarked", Self::Bookmarked),
        ("due", Self::Due),
        ("unseen", Self::Unseen),
    ];
}

/// Takes a text apart.
pub(crate) fn take_apart(text: &str) -> Parts {
    let mut parts = Parts::default();
    let mut at = 0;
    let mut operators = 0;
    while let Some(character) = cut(text, at..).chars().next() {
        let end = if character.is_whitespace() {
            at + character.len_utf8()
        } else if operators < MOST_OPERATORS
            && let Some(end) = parts.operator(text, at)
        {
            operators += 1;
            parts.plain.extend(core::iter::repeat_n(' ', end - at));
            at = end;
            continue;
        } else {
            end_of_token(text, at)
        };
        parts.plain.push_str(cut(text, at..end));
        at = end;
    }
    parts
}

impl Parts {
    /// Takes the operator that begins at `at`, if one does, and says where it ends.
    fn operator(&mut self, text: &str, at: usize) -> Option<usize> {
        let not = cut(text, at..).starts_with('-');
        let from = at + usize::from(not);
        if let Some((inner, end)) = quoted(text, from) {
            let list = if not {
                &mut self.excluded
            } else {
                &mut self.phrases
            };
            list.push(inner.to_owned());
            return Some(end);
        }
        let token = cut(text, from..end_of_token(text, from));
        if let Some((key, _)) = token.split_once(':') {
            let value_from = from + key.len() + 1;
            let (value, end) = quoted(text, value_from)
                .unwrap_or((cut(token, key.len() + 1..), from + token.len()));
            if self.condition(key, value, not, at..end, end == text.len()) {
                return Some(end);
            }
        }
        // A single letter after a hyphen is an option of a command, `python -m venv`.
        let letters = token.chars().filter(|c| is_alphanumeric(*c)).count();
        if not && letters > 1 && !token.starts_with('-') {
            self.excluded.push(token.to_owned());
            return Some(from + token.len());
        }
        None
    }

    fn condition(
        &mut self,
        key: &str,
        value: &str,
        not: bool,
        span: Range<usize>,
        unfinished: bool,
    ) -> bool {
        let named = |name: &str| name.eq_ignore_ascii_case(key);
        if value.is_empty() {
            // `level:` asks for nothing yet, and is no word either.
            return named("is") || Facet::NAMES.iter().any(|(name, _)| named(name));
        }
        if named("is") {
            let known = Reader::NAMES
                .iter()
                .find(|(name, _)| name.eq_ignore_ascii_case(value));
            let Some((_, what)) = known else {
                // As long as it may become one of the known, it asks for nothing.
                let beginning = |name: &str| {
                    name.get(..value.len())
                        .is_some_and(|beginning| beginning.eq_ignore_ascii_case(value))
                };
                return unfinished && Reader::NAMES.iter().any(|(name, _)| beginning(name));
            };
            self.asked.push(Asked { what: *what, not });
            return true;
        }
        let facet = Facet::NAMES.iter().find(|(name, _)| named(name));
        let Some((_, facet)) = facet else {
            return false;
        };
        self.conditions.push(Condition {
            facet: *facet,
            value: value.to_owned(),
            not,
            span,
            unfinished,
        });
        true
    }
}

/// What stands between the quotation mark at `at` and the next, with where that ends; nothing if there is no pair.
fn quoted(text: &str, at: usize) -> Option<(&str, usize)> {
    let inner = text.get(at..)?.strip_prefix('"')?;
    let length = inner.find('"')?;
    Some((cut(inner, ..length), at + length + 2))
}

/// The end of what stands without space at `at`.
fn end_of_token(text: &str, at: usize) -> usize {
    cut(text, at..)
        .find(char::is_whitespace)
        .map_or(text.len(), |length| at + length)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(text: &str) -> String {
        let parts = take_apart(text);
        let mut shown: Vec<String> = parts.plain.split_whitespace().map(str::to_owned).collect();
        shown.extend(parts.phrases.iter().map(|phrase| format!("[{phrase}]")));
        shown.extend(parts.excluded.iter().map(|words| format!("-[{words}]")));
        for condition in &parts.conditions {
            let sign = if condition.not { "-" } else { "" };
            shown.push(format!("{sign}{:?}={}", condition.facet, condition.value));
        }
        for asked in &parts.asked {
            let sign = if asked.not { "-" } else { "" };
            shown.push(format!("{sign}{:?}", asked.what));
        }
        shown.join(" ")
    }

    #[test]
    fn operators_are_told_from_words() {
        assert_eq!(
            shown("gil level:senior -threads \"event loop\" is:due -is:bookmarked"),
            "gil [event loop] -[threads] Level=senior Due -Bookmarked"
        );
        assert_eq!(
            shown("category:\"Data structures\" -\"deep copy\" -level:mid TAG:asyncio"),
            "-[deep copy] Category=Data structures -Level=mid Tag=asyncio"
        );
    }

    #[test]
    fn what_is_unknown_is_plain_words() {
        for plain in [
            "http://a.b x:y",
            "def f(x: int) -> str:",
            "python -m venv",
            "- a",
            "--help",
            "\"unbalanced",
            "is:great",
            "dict[str, int]",
        ] {
            assert_eq!(shown(plain), plain);
        }
    }

    #[test]
    fn what_is_being_typed_asks_for_nothing_yet() {
        assert_eq!(shown("gil level:"), "gil");
        assert_eq!(shown("gil is:b"), "gil");
        assert_eq!(shown("is:b gil"), "is:b gil");
    }

    #[test]
    fn a_thousand_operators_are_cut() {
        let text = "level:mid ".repeat(1000);
        assert_eq!(take_apart(&text).conditions.len(), MOST_OPERATORS);
    }

    proptest! {
        #[test]
        fn whatever_is_typed_is_taken_apart_in_place(text in "(level:|is:|-|\"|[a-c]|\u{301}|🐍| |\0|ش){0,40}") {
            prop_assert_eq!(take_apart(&text).plain.len(), text.len());
        }
    }
}
