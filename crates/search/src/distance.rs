//! How many typing errors lie between two words.
//!
//! Owns the edit distance (optimal string alignment: insertion, deletion, substitution and the swap of two
//! neighbours each count one, and no letter is edited twice), computed letter by letter of the word that is compared,
//! so that words with one beginning share the work. It must not know what a query, an index or a weight is.

use crate::prelude::*;

/// Words longer than this are never compared letter by letter: nobody mistypes them, people paste them.
const LONGEST_WORD: usize = 40;

/// How many errors are forgiven in a word of so many letters.
pub(crate) fn tolerated(letters: usize) -> u8 {
    match letters {
        0..4 => 0,
        4..8 => 1,
        8..=LONGEST_WORD => 2,
        _ => 0,
    }
}

/// What was typed, being compared with a word, letter by letter.
#[derive(Clone, Debug)]
pub(crate) struct Comparison<'a> {
    typed: &'a [char],
    limit: u8,
    letters: Vec<char>,
    /// For each number of letters of the word, from 0 on.
    rows: Vec<Row>,
}

/// How far a beginning of the word is from each beginning of what was typed. Distances above the limit are given as one
/// more than the limit: cells that far from the diagonal are never computed.
#[derive(Clone, Copy, Debug)]
struct Row {
    cells: [u8; LONGEST_WORD + 1],
    /// Whether some cell is within the limit, and more letters may lead to a match.
    alive: bool,
    /// The least distance of all that was typed from this or a shorter beginning, and the longest that has it.
    nearest: u8,
    nearest_length: usize,
}

impl<'a> Comparison<'a> {
    /// Compares what was typed with the empty word. Longer words than are compared match nothing.
    pub(crate) fn new(typed: &'a [char], limit: u8) -> Self {
        let typed = &typed[..typed.len().min(LONGEST_WORD)];
        let mut cells = [limit + 1; LONGEST_WORD + 1];
        for (cell, edits) in cells.iter_mut().zip(0..=limit) {
            *cell = edits;
        }
        let row = Row {
            cells,
            alive: true,
            nearest: cells[typed.len()],
            nearest_length: 0,
        };
        Self {
            typed,
            limit,
            letters: Vec::new(),
            rows: vec![row],
        }
    }

    /// Goes back to a shorter beginning of the word.
    pub(crate) fn truncate(&mut self, length: usize) {
        self.letters.truncate(length);
        self.rows.truncate(length + 1);
    }

    /// Goes on by a letter; says whether any word that goes on from here may match.
    pub(crate) fn push(&mut self, letter: char) -> bool {
        let over = self.limit + 1;
        let limit = usize::from(self.limit);
        let before = self
            .rows
            .len()
            .checked_sub(2)
            .map(|place| self.rows[place].cells);
        let above = self.row();
        let length = self.letters.len() + 1;
        let mut row = Row {
            cells: [over; LONGEST_WORD + 1],
            alive: false,
            ..*above
        };
        let last = (length + limit).min(self.typed.len());
        for i in length.saturating_sub(limit)..=last {
            let edits = if i == 0 {
                #[expect(
                    clippy::cast_possible_truncation,
                    reason = "within the limit of the band"
                )]
                {
                    length as u8
                }
            } else {
                let substitution = above.cells[i - 1] + u8::from(self.typed[i - 1] != letter);
                let mut edits = substitution
                    .min(above.cells[i] + 1)
                    .min(row.cells[i - 1] + 1);
                if let (Some(before), Some(previous)) = (before, self.letters.last())
                    && i > 1
                    && self.typed[i - 1] == *previous
                    && self.typed[i - 2] == letter
                {
                    edits = edits.min(before[i - 2] + 1);
                }
                edits.min(over)
            };
            row.cells[i] = edits;
            // A swap looks two rows back, and costs no less than the way between: no later row falls below this one.
            row.alive |= edits < over;
        }
        let whole = row.cells[self.typed.len()];
        if whole < over && whole <= row.nearest {
            row.nearest = whole;
            row.nearest_length = length;
        }
        self.rows.push(row);
        self.letters.push(letter);
        row.alive
    }

    /// The distance from the letters so far, if it is within the limit.
    pub(crate) fn whole(&self) -> Option<u8> {
        Some(self.row().cells[self.typed.len()]).filter(|edits| *edits <= self.limit)
    }

    /// The least distance from any beginning of the letters so far, if it is within the limit, with the length of the
    /// longest such beginning.
    pub(crate) fn beginning(&self) -> Option<(u8, usize)> {
        let row = self.row();
        (row.nearest <= self.limit).then_some((row.nearest, row.nearest_length))
    }

    fn row(&self) -> &Row {
        &self.rows[self.rows.len() - 1]
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn letters(word: &str) -> Vec<char> {
        word.chars().collect()
    }

    type Beginning = Option<(u8, usize)>;

    fn compare(typed: &str, word: &str, limit: u8) -> (Option<u8>, Beginning) {
        let typed = letters(typed);
        let mut comparison = Comparison::new(&typed, limit);
        for letter in word.chars() {
            comparison.push(letter);
        }
        (comparison.whole(), comparison.beginning())
    }

    #[test]
    fn each_kind_of_error_counts_one() {
        for typed in ["decortor", "decoratoor", "decorater", "decoartor"] {
            assert_eq!(compare(typed, "decorator", 2).0, Some(1), "{typed}");
        }
        assert_eq!(compare("decorator", "decorator", 2).0, Some(0));
        assert_eq!(compare("dekorater", "decorator", 2).0, Some(2));
        assert_eq!(compare("dekoratur", "generator", 2).0, None);
        assert_eq!(compare("", "ab", 2).0, Some(2));
    }

    #[test]
    fn no_letter_is_edited_twice() {
        // Unrestricted Damerau-Levenshtein would say 2: swap to "ac", then insert the b.
        assert_eq!(compare("ca", "abc", 3).0, Some(3));
    }

    #[test]
    fn a_beginning_matches_with_its_errors() {
        assert_eq!(compare("decroat", "decorators", 1).1, Some((1, 7)));
        assert_eq!(compare("dexoratxr", "decorators", 2).1, Some((2, 9)));
        assert_eq!(compare("zzzz", "decorators", 2).1, None);
    }

    /// The definition, without a table: what the fast way must agree with.
    fn by_definition(left: &[char], right: &[char]) -> u8 {
        let ([.., last], [.., other]) = (left, right) else {
            return u8::try_from(left.len().max(right.len())).expect("words are short");
        };
        let (shorter, other_shorter) = (&left[..left.len() - 1], &right[..right.len() - 1]);
        let mut fewest = by_definition(shorter, other_shorter) + u8::from(last != other);
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
        fn the_table_agrees_with_the_definition(typed in "[ab]{0,6}", word in "[abc]{0,6}", limit in 0..3_u8) {
            let (whole, beginning) = compare(&typed, &word, limit);
            let (typed, word) = (letters(&typed), letters(&word));
            let within = |edits: u8| (edits <= limit).then_some(edits);
            prop_assert_eq!(whole, within(by_definition(&typed, &word)));
            let beginnings = (0..=word.len()).map(|length| by_definition(&typed, &word[..length]));
            prop_assert_eq!(beginning.map(|(edits, _)| edits), beginnings.min().and_then(within));
            if let Some((edits, length)) = beginning {
                prop_assert_eq!(by_definition(&typed, &word[..length]), edits);
            }
        }

        #[test]
        fn going_back_changes_nothing(typed in "[ab]{0,6}", word in "[abc]{1,6}", other in "[abc]{0,4}", back in 0..6_usize) {
            let typed = letters(&typed);
            let mut comparison = Comparison::new(&typed, 2);
            for letter in word.chars() {
                comparison.push(letter);
            }
            let kept = back.min(word.len());
            comparison.truncate(kept);
            for letter in other.chars() {
                comparison.push(letter);
            }
            let straight = compare(&typed.iter().collect::<String>(), &(word[..kept].to_owned() + &other), 2);
            prop_assert_eq!((comparison.whole(), comparison.beginning()), straight);
        }
    }

    #[test]
    fn short_words_must_be_spelt_right_and_pasted_ones_too() {
        assert_eq!([3, 4, 7, 8, 40, 41].map(tolerated), [0, 1, 1, 2, 2, 0]);
    }
}
