//! What a filter leaves of a level's questions: which, in which order, and how many behind each option.
//!
//! Pure: ranking and counting are the search crate's, progress is the study crate's; this brings them
//! together. It must not know how the list is drawn.

use search::{Counts, Document, Facts, Field, Filter, Index, Options, Query};
use study::Progress;

use crate::card::Card;

/// The questions of a level, ready to be searched and filtered.
pub struct Catalogue {
    /// The cards, in reading order.
    pub cards: Vec<Card>,
    /// The options that filters may choose.
    pub options: Options,
    /// The slug of each card's category.
    categories: Vec<String>,
    index: Index,
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

    /// The words of a query, ready to be looked for and to be marked in a text.
    #[must_use]
    pub fn query(&self, text: &str) -> Query {
        self.index.query(text)
    }

    /// What `filter`, whose words are `query`, leaves for a reader with this progress.
    #[must_use]
    pub fn outcome(&self, filter: &Filter, query: &Query, progress: &Progress) -> Outcome {
        let mut fields = vec![None; self.cards.len()];
        let grouped = query.is_empty();
        let mut order: Vec<usize> = if grouped {
            (0..self.cards.len()).collect()
        } else {
            let hits = self.index.find(query);
            for hit in &hits {
                fields[hit.document] = Some(hit.field);
            }
            hits.into_iter().map(|hit| hit.document).collect()
        };
        let facts: Vec<Facts<'_>> = (0..self.cards.len())
            .map(|place| {
                let card = &self.cards[place];
                Facts {
                    matches_query: grouped || fields[place].is_some(),
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

/// What of a card is searched. Its answer is not on the page.
fn document(card: &Card) -> Document<'_> {
    Document {
        id: &card.id,
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
    use search::Group;
    use study::Status;

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
        let query = catalogue.query(&filter.query);
        catalogue.outcome(filter, &query, progress).order
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
        let query = catalogue.query("lock");
        let outcome = catalogue.outcome(&filter, &query, &Progress::default());
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

    #[test]
    fn the_count_speaks_of_the_rest_only_where_there_is_one() {
        assert_eq!(count_words(50, 50), "50 questions");
        assert_eq!(count_words(3, 50), "3 of 50 questions");
    }
}
