//! Looking for words in a few short texts without an index: what answers until the index is here.
//!
//! Owns the plainest search there is: every word must begin a word of some text. Typing errors, other names, ranking by
//! rarity and the query language are the index's. It must not know what the texts belong to.

use core::ops::Range;

use crate::letters::{fold, is_alphanumeric};
use crate::prelude::*;
use crate::query::is_phrasing_form;

/// The words that are looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glance {
    words: Vec<String>,
}

impl Glance {
    /// Takes the words of a text. Those that only make a question of the others are left out, unless there is nothing
    /// else.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let all = || spans(text).map(|(_, form)| form);
        let telling: Vec<String> = all().filter(|form| !is_phrasing_form(form)).collect();
        Self {
            words: if telling.is_empty() {
                all().collect()
            } else {
                telling
            },
        }
    }

    /// Whether there are no words.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How well some texts together answer, and the place of the foremost that has a word; nothing if a word is in none.
    /// A word counts the more the further in front it stands, so the texts are given with the most telling first.
    #[must_use]
    pub fn fit(&self, texts: &[&str]) -> Option<(usize, usize)> {
        let mut worth = 0;
        let mut foremost = texts.len();
        let forms: Vec<Vec<String>> = texts
            .iter()
            .map(|text| spans(text).map(|(_, form)| form).collect())
            .collect();
        for word in &self.words {
            let place = forms
                .iter()
                .position(|forms| forms.iter().any(|form| begins(form, word).is_some()))?;
            worth += texts.len() - place;
            foremost = foremost.min(place);
        }
        Some((worth, foremost))
    }

    /// What of a text the words are the beginnings of: byte ranges on character boundaries, in order, disjoint.
    #[must_use]
    pub fn highlights(&self, text: &str) -> Vec<Range<usize>> {
        let mark = |(span, form): (Range<usize>, String)| {
            let longest = self.words.iter().filter_map(|word| begins(&form, word));
            let letters = longest.max()?;
            let typed = text[span.start..span.end].char_indices();
            let end = typed.map(|(at, letter)| at + letter.len_utf8());
            let end = end.take(letters).last()?;
            Some(span.start..span.start + end)
        };
        spans(text).filter_map(mark).collect()
    }
}

/// How many letters of a form a word is the beginning of, with the underscores that it was typed without. An ending of
/// up to two letters more than the form has (`decorators`, `classes`) is passed over.
fn begins(form: &str, word: &str) -> Option<usize> {
    let bare = form.trim_start_matches('_');
    let skipped = form.len() - bare.len();
    let letters = |part: &str| part.chars().count();
    if form.starts_with(word) {
        Some(letters(word))
    } else if bare.starts_with(word) {
        Some(skipped + letters(word))
    } else {
        let ending = word.strip_prefix(bare)?;
        (letters(bare) >= 4 && letters(ending) <= 2).then(|| letters(form))
    }
}

/// The words of a text in small letters, with where they stand.
fn spans(text: &str) -> impl Iterator<Item = (Range<usize>, String)> {
    let belongs = |character: char| character == '_' || is_alphanumeric(character);
    text.split(move |character| !belongs(character))
        .filter(|word| !word.is_empty())
        .map(move |word| {
            // Where a part of a text begins within it.
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            (start..start + word.len(), word.chars().map(fold).collect())
        })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_word_must_begin_a_word_of_some_text() {
        let texts = [
            "Why use `__slots__`?",
            "memory cpython",
            "Saves a Dictionary.",
        ];
        let fit = |text: &str| Glance::new(text).fit(&texts);
        assert_eq!(fit("slots"), Some((3, 0)));
        assert_eq!(fit("__slo dict"), Some((4, 0)));
        assert_eq!(fit("DICTIONARY mem"), Some((3, 1)));
        assert_eq!(
            fit("what are slots"),
            Some((3, 0)),
            "what only asks is passed over"
        );
        assert_eq!(fit("slots generator"), None);
        assert_eq!(fit("lots"), None, "no word begins so");
        assert_eq!(
            fit("uses memorys"),
            None,
            "`use` is too short for an ending"
        );
        assert_eq!(fit("memorys"), Some((2, 1)));
        assert!(Glance::new(" ?! ").is_empty());
        assert!(!Glance::new("what is").is_empty());
    }

    #[test]
    fn the_beginnings_are_marked() {
        let marked = |query: &str, text: &str| -> Vec<String> {
            let ranges = Glance::new(query).highlights(text);
            ranges
                .into_iter()
                .map(|range| text[range].to_owned())
                .collect()
        };
        assert_eq!(marked("slot", "a `__slots__` slot"), ["__slot", "slot"]);
        assert_eq!(marked("naïv", "A NAÏVE way"), ["NAÏV"]);
        assert!(marked("", "anything").is_empty());
    }

    proptest! {
        #[test]
        fn marks_are_parts_of_the_text_in_order(query in ".{0,12}", text in ".{0,40}") {
            let mut before = 0;
            for mark in Glance::new(&query).highlights(&text) {
                prop_assert!(before <= mark.start && mark.start < mark.end);
                let _ = &text[mark.clone()];
                before = mark.end;
            }
        }
    }
}
