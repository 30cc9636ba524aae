//! What must hold of whatever is built. Owns comparing what a builder makes of texts together with what it makes of each.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;

/// Which forms stand in which documents, whose first number is given.
fn standing(texts: &[String], first: usize) -> BTreeSet<(String, usize)> {
    let index = Index::build(texts.iter().map(|text| Document {
        title: text,
        answer: text,
        ..Document::default()
    }));
    let mut standing = BTreeSet::new();
    index.vocabulary().beginning_with("", &mut |form, term| {
        term.each(|document, _| {
            standing.insert((form.to_owned(), first + document));
        });
        true
    });
    standing
}

proptest! {
    /// What a builder remembers of one text it must not find in another.
    #[test]
    fn documents_together_are_as_each_alone(
        texts in prop::collection::vec(
            r"((the|GIL|O\(n|a\.b_c|@a\.b_c|TaskGroup|don't|is|x,|é|3\.14|O\(n log n\))( |\. |: )){0,4}(O\(n|a\.b_c|the|Ab)?",
            1..8,
        ),
    ) {
        let alone = texts.chunks(1).enumerate().flat_map(|(place, text)| standing(text, place)).collect();
        prop_assert_eq!(standing(&texts, 0), alone);
    }
}
