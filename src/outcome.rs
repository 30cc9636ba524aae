//! What a filter leaves of a level's questions: which, in which order, and how many behind each option.
//!
//! Pure: ranking and counting are the search crate's, progress is the study crate's; this brings them
//! together. It must not know how the list is drawn.

use search::{Asked, Counts, Document, Facts, Field, Filter, Index, Kind, Options, Query, Reader};
use study::{Progress, Status};

use crate::card::Card;

/// The questions of a level, ready to be searched and filtered.
pub struct Catalogue {
    /// The cards, in reading order.
    pub cards: Vec<Card>,
    /// The options that filters may choose.
    pub options: Options,
    /// The slug of each card's category.
    categories: Vec<String>,
    /// Over what the page carries of the questions: titles, tags, short answers.
    index: Index,
}

/// The index over the whole site, seen from one level: it knows the answers too.
#[derive(Clone, Copy)]
pub struct Whole<'a> {
    /// The index.
    pub index: &'a Index,
    /// What [`Catalogue::places_in`] says of it.
    pub places: &'a [Option<usize>],
}

/// What a filter leaves.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// The places of the matching cards: best first for a query, else in reading order.
    pub order: Vec<usize>,
    /// For each card the field that answers the query best, if it is in the list for one.
    pub fields: Vec<Option<Field>>,
    /// How many questions stand behind each option.
    pub counts: Counts,
    /// Whether the list is in reading order, under the categories' headings.
    pub grouped: bool,
}

impl Catalogue {
    /// Indexes the cards.
    #[must_use]
    pub fn new(cards: Vec<Card>) -> Self {
        Self {
            options: Options::new(categories(&cards)),
            categories: cards
                .iter()
                .map(|card| search::slug(&card.category))
                .collect(),
            index: Index::build(cards.iter().map(document)),
            cards,
        }
    }

    /// For each document of the index over the whole site the place of its card, if it is a question of this level.
    /// `None` if a card is missing there: then it is another bank's.
    #[must_use]
    pub fn places_in(&self, index: &Index) -> Option<Vec<Option<usize>>> {
        let place = |document: usize| {
            let shown = index
                .shown(document)
                .filter(|shown| shown.kind == Kind::Question)?;
            self.cards.iter().position(|card| card.id == shown.id)
        };
        let places: Vec<_> = (0..index.len()).map(place).collect();
        let found = places.iter().flatten().count();
        (found == self.cards.len()).then_some(places)
    }

    /// The words of a query, ready to be looked for and to be marked in a text.
    #[must_use]
    pub fn query(&self, text: &str, whole: Option<Whole<'_>>) -> Query {
        whole.map_or(&self.index, |whole| whole.index).query(text)
    }

    /// The cards that answer a query, best first, each with the field that answers it best.
    fn find(&self, query: &Query, whole: Option<Whole<'_>>) -> Vec<(usize, Field)> {
        let Some(Whole { index, places }) = whole else {
            let hits = self.index.find(query).into_iter();
            return hits.map(|hit| (hit.document, hit.field)).collect();
        };
        let admits = |document: usize| places.get(document).is_some_and(Option::is_some);
        index
            .search(query, self.cards.len(), &admits)
            .into_iter()
            .filter_map(|hit| Some((places[hit.document]?, hit.field)))
            .collect()
    }

    /// What `filter`, whose words are `query`, leaves for a reader with this progress. The query was made with the same
    /// `whole`.
    #[must_use]
    pub fn outcome(
        &self,
        filter: &Filter,
        query: &Query,
        whole: Option<Whole<'_>>,
        progress: &Progress,
    ) -> Outcome {
        let mut fields = vec![None; self.cards.len()];
        let grouped = query.is_empty();
        let mut order: Vec<usize> = if grouped {
            (0..self.cards.len()).collect()
        } else {
            let hits = self.find(query, whole).into_iter();
            hits.map(|(place, field)| {
                fields[place] = Some(field);
                place
            })
            .collect()
        };
        let mut matches = vec![false; self.cards.len()];
        order.retain(|&place| {
            let id = &self.cards[place].id;
            matches[place] = query
                .asked()
                .iter()
                .all(|asked| is_so(id, *asked, progress));
            matches[place]
        });
        let facts: Vec<Facts<'_>> = (0..self.cards.len())
            .map(|place| {
                let card = &self.cards[place];
                Facts {
                    matches_query: matches[place],
                    category: &self.categories[place],
                    difficulty: card.difficulty.slug(),
                    status: progress.status(&card.id).slug(),
                    bookmarked: progress.is_bookmarked(&card.id),
                }
            })
            .collect();
        order.retain(|&place| filter.admits(&facts[place]));
        let counts = filter.counts(&self.options, facts);
        Outcome {
            order,
            fields,
            counts,
            grouped,
        }
    }
}

/// The categories in the order in which they first appear.
#[must_use]
pub fn categories(cards: &[Card]) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    for card in cards {
        if !names.contains(&card.category.as_str()) {
            names.push(&card.category);
        }
    }
    names
}

/// Whether a condition about the reader holds for a question.
#[must_use]
pub fn is_so(id: &str, asked: Asked, progress: &Progress) -> bool {
    let holds = match asked.what {
        Reader::Bookmarked => progress.is_bookmarked(id),
        // Neither opened nor marked.
        Reader::Unseen => progress.last_read(id).is_none() && progress.status(id) == Status::New,
        // Until reviews have a schedule, nothing is.
        Reader::Due => false,
    };
    holds != asked.not
}

/// What of a card is searched. Its answer is not on the page.
fn document(card: &Card) -> Document<'_> {
    Document {
        id: &card.id,
        difficulty: card.difficulty.slug(),
        title: &card.title,
        tags: &card.tags,
        category: &card.category,
        summary: &card.summary,
        ..Document::default()
    }
}

/// How many of the questions are shown, in words.
#[must_use]
pub fn count_words(matching: usize, total: usize) -> String {
    if matching == total {
        format!("{total} questions")
    } else {
        format!("{matching} of {total} questions")
    }
}

/// Where the best match stands, unless it is where one sees it anyway.
#[must_use]
pub fn field_words(field: Option<Field>) -> &'static str {
    match field {
        None | Some(Field::Title | Field::Category) => "",
        Some(Field::Tags) => "matches a tag",
        Some(Field::Summary) => "matches the short answer",
        Some(Field::KeyPoints) => "matches a key point",
        Some(Field::Answer) => "matches the answer",
        Some(Field::Code) => "matches the code",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use bank::Difficulty;
    use search::{Builder, Group};

    fn card(id: &str, category: &str, difficulty: Difficulty, summary: &str) -> Card {
        Card {
            id: id.to_owned(),
            title: format!("What about {id}?"),
            summary: summary.to_owned(),
            tags: String::new(),
            category: category.to_owned(),
            difficulty,
        }
    }

    fn catalogue() -> Catalogue {
        Catalogue::new(vec![
            card("tuples", "Basics", Difficulty::Easy, "They do not change."),
            card(
                "threads",
                "Performance",
                Difficulty::Medium,
                "They share one lock.",
            ),
            card("lock", "Basics", Difficulty::Hard, "One thread at a time."),
        ])
    }

    fn order(catalogue: &Catalogue, filter: &Filter, progress: &Progress) -> Vec<usize> {
        let query = catalogue.query(&filter.query, None);
        catalogue.outcome(filter, &query, None, progress).order
    }

    #[test]
    fn without_a_query_the_list_is_in_reading_order() {
        let catalogue = catalogue();
        assert_eq!(
            order(&catalogue, &Filter::default(), &Progress::default()),
            [0, 1, 2]
        );
    }

    #[test]
    fn a_query_puts_the_best_first_and_says_where_it_matched() {
        let catalogue = catalogue();
        let filter = Filter::parse("q=lock", &catalogue.options).filter;
        let query = catalogue.query("lock", None);
        let outcome = catalogue.outcome(&filter, &query, None, &Progress::default());
        assert_eq!(outcome.order, [2, 1]);
        assert_eq!(field_words(outcome.fields[1]), "matches the short answer");
        assert_eq!(field_words(outcome.fields[2]), "");
        assert!(!outcome.grouped);
    }

    #[test]
    fn groups_narrow_and_the_reader_counts() {
        let catalogue = catalogue();
        let mut progress = Progress::default();
        progress.set_status("lock", Status::Known, 1);
        let mut filter = Filter::default();
        filter.choose(Group::Category, "basics");
        assert_eq!(order(&catalogue, &filter, &progress), [0, 2]);
        filter.choose(Group::Status, "known");
        assert_eq!(order(&catalogue, &filter, &progress), [2]);
    }

    /// The index over a site that has these cards, with an answer each, among others.
    fn whole(catalogue: &Catalogue) -> Index {
        let mut builder = Builder::default();
        builder.add(&Document {
            id: "elsewhere",
            title: "What about a mutex of another level?",
            ..Document::default()
        });
        for card in catalogue.cards.iter().rev() {
            builder.add(&Document {
                answer: &format!("A mutex guards {}.", card.id),
                ..document(card)
            });
        }
        Index::open(builder.finish().index.into()).expect("an index of this build")
    }

    #[test]
    fn with_the_whole_index_answers_count_too() {
        let catalogue = catalogue();
        let index = whole(&catalogue);
        let places = catalogue.places_in(&index).expect("all cards");
        let whole = Some(Whole {
            index: &index,
            places: &places,
        });
        let outcome = |text: &str, progress: &Progress| {
            let query = catalogue.query(text, whole);
            catalogue.outcome(&Filter::default(), &query, whole, progress)
        };
        let found = outcome("mutex", &Progress::default());
        let mut order = found.order.clone();
        order.sort_unstable();
        assert_eq!(order, [0, 1, 2], "and nothing of another level");
        assert_eq!(field_words(found.fields[0]), "matches the answer");
        assert_eq!(outcome("lock", &Progress::default()).order[0], 2);
        let mut progress = Progress::default();
        progress.set_bookmarked("threads", true, 1);
        assert_eq!(outcome("mutex is:bookmarked", &progress).order, [1]);
        let bookmarked = outcome("is:bookmarked", &progress);
        assert_eq!(bookmarked.order, [1]);
        assert!(bookmarked.grouped, "there are no words to rank by");
        assert_eq!(bookmarked.counts.of(Group::Category), [0, 1]);
    }

    #[test]
    fn an_index_of_another_bank_is_not_used() {
        let others = Catalogue::new(vec![card("others", "Basics", Difficulty::Easy, "")]);
        assert!(catalogue().places_in(&whole(&others)).is_none());
    }

    #[test]
    fn conditions_about_the_reader_are_told_by_the_progress() {
        let mut progress = Progress::default();
        progress.set_bookmarked("a", true, 1);
        progress.mark_read("b", 2);
        progress.set_status("c", Status::Learning, 3);
        let so =
            |what| ["a", "b", "c", "d"].map(|id| is_so(id, Asked { what, not: false }, &progress));
        assert_eq!(so(Reader::Bookmarked), [true, false, false, false]);
        assert_eq!(so(Reader::Unseen), [true, false, false, true]);
        assert_eq!(so(Reader::Due), [false; 4]);
        let not = Asked {
            what: Reader::Bookmarked,
            not: true,
        };
        assert!(!is_so("a", not, &progress) && is_so("d", not, &progress));
    }

    #[test]
    fn the_count_speaks_of_the_rest_only_where_there_is_one() {
        assert_eq!(count_words(50, 50), "50 questions");
        assert_eq!(count_words(3, 50), "3 of 50 questions");
    }
}
