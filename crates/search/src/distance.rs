//! How many typing errors lie between two words.
//!
//! Owns the edit distance (optimal string alignment: insertion, deletion, substitution and the swap of two
//! neighbours each count one, and no letter is edited twice) and the cheap test that rules most words out before
//! it is computed. It must not know what a query, an index or a weight is.

/// Words longer than this are never compared letter by letter: nobody mistypes them, people paste them.
const LONGEST_WORD: usize = 40;
/// Room for the longest word, two insertions, and the empty beginning.
const WIDTH: usize = LONGEST_WORD + 3;

/// The letters that occur in a word, as a set of 32 bits.
///
/// Small letters and digits have their own bits where they fit; the others share. Two words of which one arises
/// from the other by one edit differ in at most two bits, so that a difference of the sets bounds the distance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Letters(u32);

impl Letters {
    pub(crate) fn of(word: &str) -> Self {
        Self(
            word.chars()
                .fold(0, |set, letter| set | 1 << (u32::from(letter) % 32)),
        )
    }

    /// Whether `other` can be at most `edits` away. May be wrong by saying yes, never by saying no.
    pub(crate) fn within(self, other: Self, edits: u32) -> bool {
        (self.0 ^ other.0).count_ones() <= 2 * edits
    }

    /// Whether some beginning of a word with these letters can be at most `edits` away from what was typed: every
    /// typed letter that the word lacks costs one. May be wrong by saying yes, never by saying no.
    pub(crate) fn allow(self, typed: &[char], edits: u32) -> bool {
        let mut spare = edits;
        for &letter in typed {
            if self.0 & (1 << (u32::from(letter) % 32)) == 0 {
                let Some(rest) = spare.checked_sub(1) else {
                    return false;
                };
                spare = rest;
            }
        }
        true
    }
}

/// How many errors are forgiven in a word of so many letters.
pub(crate) fn tolerated(letters: usize) -> u32 {
    match letters {
        0..4 => 0,
        4..8 => 1,
        8..=LONGEST_WORD => 2,
        _ => 0,
    }
}

/// The distance between two words, if it is at most `limit`.
pub(crate) fn between(left: &[char], right: &[char], limit: u32) -> Option<u32> {
    if left.len().abs_diff(right.len()) > limit as usize {
        return None;
    }
    let row = last_row(left, right, limit)?;
    Some(row[right.len()]).filter(|&edits| edits <= limit)
}

/// The least distance between `typed` and any beginning of `word`, if it is at most `limit`, with the length in
/// letters of the longest such beginning.
pub(crate) fn to_beginning(typed: &[char], word: &[char], limit: u32) -> Option<(u32, usize)> {
    let longest = word.len().min(typed.len() + limit as usize);
    let row = last_row(typed, &word[..longest], limit)?;
    let (length, &edits) = row[..=longest]
        .iter()
        .enumerate()
        .rev()
        .min_by_key(|(_, edits)| **edits)?;
    (edits <= limit).then_some((edits, length))
}

/// The last row of the table whose cell (i, j) is the distance of the first i letters of `left` from the first j
/// of `right`; nothing when every cell of some row exceeds `limit`. No later row can fall below it then: a cell is at
/// least its best neighbour above, and a swap, which looks two rows back, costs no less than the way between.
/// Nothing either for words that are too long to compare.
fn last_row(left: &[char], right: &[char], limit: u32) -> Option<[u32; WIDTH]> {
    if right.len() >= WIDTH {
        return None;
    }
    let mut before = [0; WIDTH];
    let mut above = [0; WIDTH];
    for (cell, edits) in above.iter_mut().zip(0..) {
        *cell = edits;
    }
    for (i, &letter) in left.iter().enumerate() {
        let mut row = [0; WIDTH];
        row[0] = above[0] + 1;
        let mut fewest = row[0];
        for j in 1..=right.len() {
            let substitution = above[j - 1] + u32::from(letter != right[j - 1]);
            let mut edits = substitution.min(above[j] + 1).min(row[j - 1] + 1);
            let swapped = i > 0 && j > 1 && letter == right[j - 2] && left[i - 1] == right[j - 1];
            if swapped {
                edits = edits.min(before[j - 2] + 1);
            }
            row[j] = edits;
            fewest = fewest.min(edits);
        }
        if fewest > limit {
            return None;
        }
        before = above;
        above = row;
    }
    Some(above)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn letters(word: &str) -> Vec<char> {
        word.chars().collect()
    }

    fn distance(left: &str, right: &str) -> Option<u32> {
        between(&letters(left), &letters(right), 2)
    }

    #[test]
    fn each_kind_of_error_counts_one() {
        for typed in ["decortor", "decoratoor", "decorater", "decoartor"] {
            assert_eq!(distance(typed, "decorator"), Some(1), "{typed}");
        }
        assert_eq!(distance("decorator", "decorator"), Some(0));
        assert_eq!(distance("dekorater", "decorator"), Some(2));
        assert_eq!(distance("dekoratur", "generator"), None);
        assert_eq!(distance("", "ab"), Some(2));
    }

    #[test]
    fn no_letter_is_edited_twice() {
        // Unrestricted Damerau-Levenshtein would say 2: swap to "ac", then insert the b.
        assert_eq!(between(&letters("ca"), &letters("abc"), 3), Some(3));
    }

    #[test]
    fn a_beginning_matches_with_its_errors() {
        assert_eq!(
            to_beginning(&letters("decroat"), &letters("decorators"), 1),
            Some((1, 7))
        );
        assert_eq!(
            to_beginning(&letters("dexoratxr"), &letters("decorators"), 2),
            Some((2, 9))
        );
        assert_eq!(
            to_beginning(&letters("zzzz"), &letters("decorators"), 2),
            None
        );
    }

    #[test]
    fn the_cheap_test_never_rules_out_a_near_word() {
        let words = [
            "list",
            "lists",
            "lsit",
            "lint",
            "tuple",
            "tupel",
            "generator",
            "genrator",
            "__init__",
            "é",
            "",
        ];
        for left in words {
            for right in words {
                if let Some(edits) = distance(left, right) {
                    assert!(
                        Letters::of(left).within(Letters::of(right), edits),
                        "{left} {right}"
                    );
                }
                if let Some((edits, _)) = to_beginning(&letters(left), &letters(right), 2) {
                    assert!(
                        Letters::of(right).allow(&letters(left), edits),
                        "{left} {right}"
                    );
                }
            }
        }
    }

    /// The definition, without a table: what the fast way must agree with.
    fn by_definition(left: &[char], right: &[char]) -> u32 {
        let ([.., last], [.., other]) = (left, right) else {
            return u32::try_from(left.len().max(right.len())).expect("words are short");
        };
        let (shorter, other_shorter) = (&left[..left.len() - 1], &right[..right.len() - 1]);
        let mut fewest = by_definition(shorter, other_shorter) + u32::from(last != other);
        fewest = fewest
            .min(by_definition(shorter, right) + 1)
            .min(by_definition(left, other_shorter) + 1);
        if let ([rest @ .., a, b], [other_rest @ .., c, d]) = (left, right)
            && a == d
            && b == c
        {
            fewest = fewest.min(by_definition(rest, other_rest) + 1);
        }
        fewest
    }

    proptest! {
        #[test]
        fn the_table_agrees_with_the_definition(left in "[ab]{0,6}", right in "[abc]{0,6}", limit in 0..3_u32) {
            let (left, right) = (letters(&left), letters(&right));
            let within = |edits: u32| (edits <= limit).then_some(edits);
            prop_assert_eq!(between(&left, &right, limit), within(by_definition(&left, &right)));
            let beginnings = (0..=right.len()).map(|length| by_definition(&left, &right[..length]));
            let nearest = beginnings.min().and_then(within);
            prop_assert_eq!(to_beginning(&left, &right, limit).map(|(edits, _)| edits), nearest);
            if let Some((edits, length)) = to_beginning(&left, &right, limit) {
                prop_assert_eq!(by_definition(&left, &right[..length]), edits);
            }
        }
    }

    #[test]
    fn short_words_must_be_spelt_right_and_pasted_ones_too() {
        assert_eq!([3, 4, 7, 8, 40, 41].map(tolerated), [0, 1, 1, 2, 2, 0]);
    }
}
