//! How well a document answers a word: BM25F, with its constants.
//!
//! BM25F (Robertson, Zaragoza, Taylor 2004) is BM25 for documents of several fields: occurrences are weighted by
//! field and by the field's length first, added up, and only then saturated, so that a word in the title does not
//! count as a document of its own. Owns the formula; it must not know words, queries or where counts come from.

use crate::document::FIELDS;

/// How much an occurrence counts, by field: title, tags, category, summary, key points, answer, code.
///
/// A title or tag that names the word is what a reader looks for; an answer mentions many things in passing.
pub(crate) const BOOSTS: [f32; FIELDS] = [8.0, 5.0, 2.0, 2.5, 2.0, 1.0, 0.7];

/// b: how strongly a field's length counts against it, from 0 (not at all) to 1 (in proportion), by field.
///
/// Tags and categories are lists whose length means nothing.
const LENGTH_NORMS: [f32; FIELDS] = [0.4, 0.1, 0.1, 0.4, 0.4, 0.7, 0.7];

/// k1: how fast further occurrences stop counting. The usual value of about 1 is for counts that are not boosted; this
/// one lies between an occurrence in the short answer and one in the title, so that the title still tells apart.
const SATURATION: f32 = 6.0;

/// The factor of each field of a document by its length in words; 0 where the field is empty.
pub(crate) fn field_factors(lengths: [usize; FIELDS], averages: [f32; FIELDS]) -> [f32; FIELDS] {
    std::array::from_fn(|field| {
        let b = LENGTH_NORMS[field];
        let average = averages[field];
        if lengths[field] == 0 || average <= 0.0 {
            return 0.0;
        }
        #[expect(
            clippy::cast_precision_loss,
            reason = "field lengths stay far below 2^24"
        )]
        let relative = lengths[field] as f32 / average;
        BOOSTS[field] / (1.0 - b + b * relative)
    })
}

/// What a weighted count is worth, from 0 to 1.
pub(crate) fn saturate(weighted_count: f32) -> f32 {
    weighted_count / (SATURATION + weighted_count)
}

/// How telling a word is that so many documents hold; always above 0.
#[expect(
    clippy::cast_precision_loss,
    reason = "document counts stay far below 2^24"
)]
pub(crate) fn inverse_document_frequency(documents: usize, holding: usize) -> f32 {
    let holding = holding.min(documents) as f32;
    (1.0 + (documents as f32 - holding + 0.5) / (holding + 0.5)).ln()
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
    fn a_long_field_counts_less_and_an_empty_one_nothing() {
        let averages = [5.0; FIELDS];
        let factors = |length| field_factors([length; FIELDS], averages);
        for (field, boost) in BOOSTS.into_iter().enumerate() {
            let [short, average, long] = [2, 5, 9].map(|length| factors(length)[field]);
            assert!(short > average && average > long, "field {field}");
            assert!(
                (average - boost).abs() < 1e-4,
                "the average length is neutral"
            );
            assert!(factors(0)[field].abs() < f32::EPSILON, "field {field}");
        }
    }

    #[test]
    fn occurrences_saturate() {
        assert!(saturate(0.0) == 0.0 && saturate(1.0) < saturate(2.0) && saturate(1e6) <= 1.0);
        assert!(saturate(2.0) - saturate(1.0) > saturate(9.0) - saturate(8.0));
    }
}
