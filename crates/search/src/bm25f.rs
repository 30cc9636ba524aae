//! How well a document answers a word: BM25F, with its constants.
//!
//! BM25F (Robertson, Zaragoza, Taylor 2004) is BM25 for documents of several fields: occurrences are weighted by
//! field and by the field's length first, added up, and only then saturated, so that a word in the title does not
//! count as a document of its own. Owns the formula; it must not know words, queries or where counts come from.

use crate::document::FIELDS;

/// How much an occurrence counts, by field: title, tags, category, summary, key points, answer, code.
///
/// A title or tag that names the word is what a reader looks for; an answer mentions many things in passing.
const BOOSTS: [f32; FIELDS] = [8.0, 4.5, 2.0, 2.0, 2.0, 1.0, 0.7];

/// How many occurrences further ones in the same field come to at most, by field: a key point with its phrasings says one
/// thing in many ways.
const MOST: [f32; FIELDS] = [6.0, 2.0, 1.0, 4.0, 2.0, 2.5, 3.0];

/// b: how strongly a field's length counts against it, from 0 (not at all) to 1 (in proportion).
const TITLE_LENGTH_NORM: f32 = 0.25;
/// The same for answers with their code, whose lengths differ most. Tags and categories are lists whose length means
/// nothing, and short answers and key points are held to a length by the bank's rules.
const LONG_LENGTH_NORM: f32 = 0.45;

/// k1: how fast further occurrences stop counting. The usual value of about 1 is for counts that are not boosted; this
/// one lies between an occurrence in the short answer and one in the title, so that the title still tells apart.
const SATURATION: f32 = 6.0;

/// In how many parts an occurrence is counted, so that lesser ones have whole numbers.
pub(crate) const WHOLE: u8 = 5;

/// Occurrences of a word by field, in parts of [`WHOLE`]. There is a place more than there are fields: so they can be compared
/// as one number.
pub(crate) type Counts = [u8; 8];
const _: () = assert!(FIELDS <= 8);

/// What the occurrences of a word in a document are worth before they are saturated, by what a length counts against.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Weights {
    pub(crate) title: f32,
    /// Tags, category, short answer, key points.
    pub(crate) middle: f32,
    /// Answer and code.
    pub(crate) long: f32,
}

impl Weights {
    /// Of occurrences by field.
    pub(crate) fn of(counts: Counts) -> Self {
        let worth = |field: usize| {
            let count = f32::from(counts[field]) / f32::from(WHOLE);
            let most = MOST[field];
            BOOSTS[field] * count * most / (most + (count - 1.0).max(0.0))
        };
        Self {
            title: worth(0),
            middle: worth(1) + worth(2) + worth(3) + worth(4),
            long: worth(5) + worth(6),
        }
    }

    /// What they are worth in a document with these factors.
    #[inline]
    pub(crate) fn in_document(&self, title_factor: f32, long_factor: f32) -> f32 {
        saturate(self.title * title_factor + self.middle + self.long * long_factor)
    }
}

/// The factor of a title by its length in words.
pub(crate) fn title_factor(length: f32, average: f32) -> f32 {
    factor(TITLE_LENGTH_NORM, length, average)
}

/// The factor of an answer with its code by its length in words.
pub(crate) fn long_factor(length: f32, average: f32) -> f32 {
    factor(LONG_LENGTH_NORM, length, average)
}

fn factor(b: f32, length: f32, average: f32) -> f32 {
    if average > 0.0 {
        1.0 / (1.0 - b + b * length / average)
    } else {
        1.0
    }
}

/// What a weighted count is worth, from 0 to 1.
#[inline]
fn saturate(weighted_count: f32) -> f32 {
    weighted_count / (SATURATION + weighted_count)
}

/// How telling a word is that so many documents hold; always above 0.
#[expect(
    clippy::cast_precision_loss,
    reason = "document counts stay far below 2^24"
)]
pub(crate) fn inverse_document_frequency(documents: usize, holding: usize) -> f32 {
    let holding = holding.min(documents) as f32;
    libm::logf(1.0 + (documents as f32 - holding + 0.5) / (holding + 0.5))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_words_tell_more_and_none_tells_nothing() {
        let [rare, common, all] =
            [1, 50, 150].map(|holding| inverse_document_frequency(150, holding));
        assert!(
            rare > common && common > all && all > 0.0,
            "{rare} {common} {all}"
        );
    }

    #[test]
    fn a_long_field_counts_less() {
        for factor in [title_factor, long_factor] {
            let [short, average, long] = [2.0, 5.0, 9.0].map(|length| factor(length, 5.0));
            assert!(short > average && average > long);
            assert!(
                (average - 1.0).abs() < 1e-4,
                "the average length is neutral"
            );
            assert!((factor(3.0, 0.0) - 1.0).abs() < 1e-4, "no length is known");
        }
    }

    #[test]
    fn occurrences_saturate_and_the_title_tells_most() {
        let worth = |field: usize, times: u8| {
            let mut counts = Counts::default();
            counts[field] = times * WHOLE;
            Weights::of(counts).in_document(1.0, 1.0)
        };
        for field in 0..FIELDS {
            assert!(
                worth(field, 0) == 0.0
                    && worth(field, 1) <= worth(field, 2)
                    && worth(field, 40) < 1.0
            );
            assert!(worth(0, 1) >= worth(field, 1));
        }
        assert!(worth(5, 2) - worth(5, 1) > worth(5, 9) - worth(5, 8));
    }
}
