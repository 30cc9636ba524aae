//! A text from space to space: most words of prose are plain, and those are told at a glance. Only what stands around the
//! others is looked at character by character.
//!
//! Owns telling the two apart. It must not know what other words are made of.

use core::ops::Range;

use super::{LONGEST_ORDER, Scan, Word};
use crate::format;
use crate::letters::cut;
/// What stands in a text between spaces.
pub(crate) enum Stretch<'a> {
    /// A plain word, and a mark after it at most.
    Plain(Plain),
    /// Anything else.
    Other(Other<'a>),
}

/// ASCII letters, of which all but the first are small. Such a word has no parts.
pub(crate) struct Plain {
    /// Where they stand in the text, in bytes.
    pub(crate) span: Range<usize>,
    /// The first sixteen of them, all small: the first in the lowest byte of the first number.
    pub(crate) letters: [u64; 2],
}

/// What has to be looked at character by character.
pub(crate) struct Other<'a> {
    /// All of it.
    pub(crate) text: &'a str,
    /// Where it begins in the whole text, in bytes.
    offset: usize,
    /// Whether the whole text ends with it, so that more may be typed.
    pub(crate) last: bool,
}

impl Other<'_> {
    /// Hands over the words, in order; their spans are those in the whole text.
    pub(crate) fn words(&self, word: &mut dyn FnMut(Word)) {
        Scan::of(self.text, self.last).words(self.offset, word);
    }
}

/// Hands over what stands in a text, in order, but for single marks.
pub(crate) fn each_stretch<'a>(text: &'a str, stretch: &mut dyn FnMut(Stretch<'a>)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(first) = bytes.get(at) {
        if first.is_ascii_alphabetic() {
            let plain = plain(bytes, at);
            if let Some(next) = after_plain(bytes, plain.span.end) {
                stretch(Stretch::Plain(plain));
                at = next;
                continue;
            }
        } else if first.is_ascii_whitespace()
            || (first.is_ascii_punctuation() && ends_before(bytes, at))
        {
            at += 1;
            continue;
        }
        let end = end_of_stretch(text, at);
        stretch(Stretch::Other(Other {
            text: cut(text, at..end),
            offset: at,
            last: end == text.len(),
        }));
        at = end;
    }
}

/// The plain word that begins with the letter at a place, whatever follows it. Eight bytes are looked at in one: most words
/// have no more.
fn plain(bytes: &[u8], start: usize) -> Plain {
    const SMALL: u64 = 0x20;
    let mut end = start;
    let mut letters = [0; 2];
    let mut eight = format::eight(bytes, end) | SMALL;
    let mut numbers = letters.iter_mut();
    loop {
        let count = small_letters(eight);
        if let Some(number) = numbers.next() {
            // Nothing is kept of what follows the letters.
            *number = eight & !u64::MAX.checked_shl(8 * count).unwrap_or(0);
        }
        end += count as usize;
        if count < 8 {
            return Plain {
                span: start..end,
                letters,
            };
        }
        eight = format::eight(bytes, end);
    }
}

/// With how many small ASCII letters eight bytes begin.
fn small_letters(eight: u64) -> u32 {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const TOP: u64 = 0x80 * EACH;
    let low = eight & !TOP;
    // Each sum reaches its byte's top bit from a certain letter on, and cannot pass beyond.
    let from_a = low + (0x80 - u64::from(b'a')) * EACH;
    let beyond_z = low + (0x7f - u64::from(b'z')) * EACH;
    let other = (!from_a | beyond_z | eight) & TOP;
    other.trailing_zeros() / 8
}

/// Whether a single mark at a place has nothing to do with what follows it: only space or the end does.
fn ends_before(bytes: &[u8], at: usize) -> bool {
    bytes.get(at + 1).is_none_or(u8::is_ascii_whitespace)
}

/// Where to go on after a plain word, if it ends here beyond doubt: behind the space after it, or behind its mark.
fn after_plain(bytes: &[u8], end: usize) -> Option<usize> {
    let space = bytes.get(end).is_none_or(u8::is_ascii_whitespace);
    let mark = || {
        matches!(
            bytes[end],
            b',' | b'.' | b';' | b':' | b'?' | b'!' | b')' | b'`' | b'"'
        ) && ends_before(bytes, end)
    };
    (space || mark()).then_some(end + 1)
}

/// Where what begins here ends: at the next space that is not within an order of growth.
fn end_of_stretch(text: &str, from: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = from;
    while bytes
        .get(end)
        .is_some_and(|byte| !byte.is_ascii_whitespace())
    {
        let order = matches!(bytes[end], b'O' | b'o') && bytes.get(end + 1) == Some(&b'(');
        end += 1;
        if order {
            let inner = &bytes[end + 1..];
            let length = inner
                .iter()
                .take(LONGEST_ORDER + 1)
                .take_while(|byte| **byte != b')');
            let length = length.count();
            let closed = inner.get(length) == Some(&b')');
            if (closed || length == inner.len()) && inner[..length].iter().all(u8::is_ascii) {
                end += 1 + length;
            }
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn small_letters_are_told_in_one() {
        for (text, count) in [
            ("abcdefgh", 8),
            ("abcdefgH", 7),
            ("azAZ", 2),
            ("a`", 1),
            ("z{", 1),
            ("zé", 1),
            ("", 0),
        ] {
            assert_eq!(
                small_letters(format::eight(text.as_bytes(), 0)),
                count,
                "{text}"
            );
        }
    }

    proptest! {
        #[test]
        fn a_plain_word_is_its_letters(word in "[A-Za-z][a-z]{0,30}", rest in "([^a-z].{0,9})?") {
            let text = format!("é{word}{rest}");
            let plain = plain(text.as_bytes(), 2);
            prop_assert_eq!(&text[plain.span.clone()], word.as_str());
            let letters = plain.letters.map(u64::to_le_bytes).concat();
            let mut small = word.to_ascii_lowercase().into_bytes();
            small.resize(small.len().max(16), 0);
            prop_assert_eq!(&letters, &small[..16]);
        }
    }
}
