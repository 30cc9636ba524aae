//! A level's list, as the index over the whole site answers for it.
//!
//! Owns which documents a list's questions are, and which of them a text keeps. It must not know the list's other
//! filters, nor how it is drawn.

use search::{Answer, Field, Hit, Index, Kind, Query};

use crate::known::Known;

/// Says in a packed answer that no field answers best, because no words were looked for.
const NO_FIELD: u32 = u32::MAX;

/// What of a list a search keeps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// Whether these stand by how well they answer; else there were no words to tell by, and they stand as listed.
    pub ranked: bool,
    /// The places in the list, each with the field that answers best, if there were words.
    pub places: Vec<(usize, Option<Field>)>,
}

impl Kept {
    /// Everything, as for an empty text.
    #[must_use]
    pub fn all(count: usize) -> Self {
        Self {
            ranked: false,
            places: (0..count).map(|place| (place, None)).collect(),
        }
    }

    /// The answer as numbers, for [`unpack`](Self::unpack).
    #[must_use]
    pub fn pack(&self) -> Vec<u32> {
        let field = |field: Option<Field>| field.map_or(NO_FIELD, |field| field as u32);
        let place = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        let places = self.places.iter();
        std::iter::once(u32::from(self.ranked))
            .chain(places.flat_map(|(at, best)| [place(*at), field(*best)]))
            .collect()
    }

    /// Reads what [`pack`](Self::pack) wrote.
    #[must_use]
    pub fn unpack(numbers: &[u32]) -> Self {
        let (ranked, places) = numbers.split_first().unwrap_or((&0, &[]));
        let (places, _) = places.as_chunks::<2>();
        let field = |number: u32| Field::ALL.get(number as usize).copied();
        Self {
            ranked: *ranked != 0,
            places: places
                .iter()
                .map(|[at, best]| (*at as usize, field(*best)))
                .collect(),
        }
    }
}

/// For each document of an index its place among questions with these ids, if it is one of them. `None` if one of the
/// questions is missing there: then the index is another bank's.
#[must_use]
pub fn places_in(index: &Index, ids: &[&str]) -> Option<Vec<Option<usize>>> {
    let place = |document: usize| {
        let shown = index
            .shown(document)
            .filter(|shown| shown.kind == Kind::Question)?;
        ids.iter().position(|id| *id == shown.id)
    };
    let places: Vec<_> = (0..index.len()).map(place).collect();
    let found = places.iter().flatten().count();
    (found == ids.len()).then_some(places)
}

/// What a text keeps of the questions in a list, given [where they are](places_in) and by their ids; and what it means.
#[must_use]
pub fn keep(
    index: &Index,
    text: &str,
    places: &[Option<usize>],
    ids: &[&str],
    known: &Known,
) -> (Query, Kept) {
    let place_of = |document: usize| places.get(document).copied().flatten();
    let listed = |document: usize| place_of(document).is_some();
    let Answer { query, hits } = index.ask(text, ids.len(), &listed);
    let mut kept = Kept::all(ids.len());
    if !query.is_empty() {
        let place = |hit: Hit| Some((place_of(hit.document)?, Some(hit.field)));
        kept.places = hits.into_iter().filter_map(place).collect();
        kept.ranked = true;
    }
    kept.places.retain(|(place, _)| {
        let mut asked = query.asked().iter();
        asked.all(|asked| ids.get(*place).is_some_and(|id| known.holds(id, *asked)))
    });
    (query, kept)
}

#[cfg(test)]
mod tests {
    use search::{Builder, Document};

    use super::*;

    const IDS: [&str; 3] = ["lists", "threads", "lock"];

    /// An index over a site that has these questions, with an answer each, among others.
    fn index() -> Index {
        let mut builder = Builder::default();
        builder.add(&Document {
            id: "elsewhere",
            title: "What about a mutex of another level?",
            ..Document::default()
        });
        for id in IDS.iter().rev() {
            builder.add(&Document {
                id,
                title: id,
                answer: &format!("A mutex guards {id}."),
                ..Document::default()
            });
        }
        builder.add(&Document {
            kind: Kind::Guide,
            id: "lock",
            title: "A lock of the guide",
            ..Document::default()
        });
        Index::open(builder.finish().index.into()).expect("an index of this build")
    }

    fn kept(text: &str, known: &Known) -> Kept {
        let index = index();
        let places = places_in(&index, &IDS).expect("all are there");
        keep(&index, text, &places, &IDS, known).1
    }

    #[test]
    fn answers_are_searched_and_nothing_of_another_list() {
        let found = kept("mutex", &Known::default());
        assert!(found.ranked);
        let mut places: Vec<usize> = found.places.iter().map(|(place, _)| *place).collect();
        places.sort_unstable();
        assert_eq!(places, [0, 1, 2]);
        assert!(
            found
                .places
                .iter()
                .all(|(_, field)| *field == Some(Field::Answer))
        );
        assert_eq!(kept("lock", &Known::default()).places[0].0, 2);
    }

    #[test]
    fn conditions_about_the_reader_narrow_with_words_and_without() {
        let known = Known::new(["threads"], []);
        assert_eq!(kept("mutex is:bookmarked", &known).places.len(), 1);
        let bookmarked = kept("is:bookmarked", &known);
        assert_eq!(bookmarked.places, [(1, None)]);
        assert!(!bookmarked.ranked, "there are no words to rank by");
        assert_eq!(kept(" ? ", &known), Kept::all(3));
    }

    #[test]
    fn an_index_of_another_bank_is_not_used() {
        assert!(places_in(&index(), &["others"]).is_none());
    }

    #[test]
    fn an_answer_survives_being_packed() {
        for text in ["mutex", "is:bookmarked", "", "qqqqqqq"] {
            let kept = kept(text, &Known::default());
            assert_eq!(Kept::unpack(&kept.pack()), kept, "{text:?}");
        }
        assert_eq!(Kept::unpack(&[]), Kept::default());
        assert_eq!(Kept::unpack(&[1, 2]).places, []);
    }
}
