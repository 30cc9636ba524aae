//! What a search can ask about the reader.
//!
//! It must not know how a reader's record is kept, only which questions are in it.

use search::{Asked, Reader};

/// Between the lists.
const LISTS: char = '\n';

/// The ids of the questions that a reader has done something with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    bookmarked: Vec<String>,
    met: Vec<String>,
}

impl Known {
    /// The questions with a bookmark, and those that were opened or marked.
    #[must_use]
    pub fn new<'a>(
        bookmarked: impl IntoIterator<Item = &'a str>,
        met: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let listed = |ids: &mut dyn Iterator<Item = &'a str>| ids.map(str::to_owned).collect();
        Self {
            bookmarked: listed(&mut bookmarked.into_iter()),
            met: listed(&mut met.into_iter()),
        }
    }

    /// Whether a condition about the reader holds for a question.
    #[must_use]
    pub fn holds(&self, id: &str, asked: Asked) -> bool {
        let among = |ids: &[String]| ids.iter().any(|other| other == id);
        let holds = match asked.what {
            Reader::Bookmarked => among(&self.bookmarked),
            Reader::Unseen => !among(&self.met),
            // Until reviews have a schedule, nothing is.
            Reader::Due => false,
        };
        holds != asked.not
    }

    /// The lists as text, for [`unpack`](Self::unpack).
    #[must_use]
    pub fn pack(&self) -> String {
        [self.bookmarked.join(" "), self.met.join(" ")].join(&LISTS.to_string())
    }

    /// Reads what [`pack`](Self::pack) wrote. No text is refused: what it does not name was not met.
    #[must_use]
    pub fn unpack(text: &str) -> Self {
        let (bookmarked, met) = text.split_once(LISTS).unwrap_or((text, ""));
        Self::new(bookmarked.split_whitespace(), met.split_whitespace())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_are_told_by_the_record() {
        let known = Known::new(["a"], ["b", "c"]);
        let so = |what| ["a", "b", "d"].map(|id| known.holds(id, Asked { what, not: false }));
        assert_eq!(so(Reader::Bookmarked), [true, false, false]);
        assert_eq!(so(Reader::Unseen), [true, false, true]);
        assert_eq!(so(Reader::Due), [false; 3]);
        let not = Asked {
            what: Reader::Bookmarked,
            not: true,
        };
        assert!(!known.holds("a", not) && known.holds("d", not));
    }

    #[test]
    fn a_record_survives_being_packed() {
        for known in [
            Known::default(),
            Known::new(["a", "b"], []),
            Known::new([], ["c"]),
            Known::new(["a"], ["a", "b"]),
        ] {
            assert_eq!(Known::unpack(&known.pack()), known);
        }
        assert_eq!(Known::unpack(""), Known::default());
    }
}
