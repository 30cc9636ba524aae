//! What a filter leaves of a level's questions: which, in which order, and how many behind each option.
//!
//! Pure: searching is the search crate's and the finder's, progress is the study crate's; this brings them together. It
//! must not know how the list is drawn.

use finder::list::Kept;
use search::{Counts, Facts, Field, Filter, Glance, Options};
use study::Progress;

use crate::card::Card;

/// The questions of a level, ready to be filtered.
pub struct Catalogue {
    /// The cards, in reading order.
    pub cards: Vec<Card>,
    /// The options that filters may choose.
    pub options: Options,
    /// The cards' ids, with spaces between.
    pub ids: String,
    /// The slug of each card's category.
    categories: Vec<String>,
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
    /// Takes the cards of a level.
    #[must_use]
    pub fn new(cards: Vec<Card>) -> Self {
        let ids: Vec<&str> = cards.iter().map(|card| card.id.as_str()).collect();
        Self {
            options: Options::new(categories(&cards)),
            ids: ids.join(" "),
            categories: cards
                .iter()
                .map(|card| search::slug(&card.category))
                .collect(),
            cards,
        }
    }

    /// What a text keeps, as far as the page itself can tell: by the beginnings of words in titles, tags and short
    /// answers. Where the finder is still `coming`, what fits nothing may be a slip that it forgives or something that only
    /// answers have, and everything stays.
    #[must_use]
    pub fn glance(&self, text: &str, coming: bool) -> Kept {
        let glance = Glance::new(text);
        let all = Kept::all(self.cards.len());
        if glance.is_empty() {
            return all;
        }
        let mut fitting: Vec<(usize, (usize, Option<Field>))> = Vec::new();
        for (place, card) in self.cards.iter().enumerate() {
            if let Some((worth, foremost)) = glance.fit(&[&card.title, &card.tags, &card.summary]) {
                let field = [Field::Title, Field::Tags, Field::Summary].get(foremost);
                // Behind its equals. The standard sorts would weigh more than the rest of this.
                let at = fitting.partition_point(|(other, _)| *other >= worth);
                fitting.insert(at, (worth, (place, field.copied())));
            }
        }
        if fitting.is_empty() && coming {
            return all;
        }
        Kept {
            ranked: true,
            places: fitting.into_iter().map(|(_, place)| place).collect(),
        }
    }

    /// What `filter`, whose words keep this, leaves for a reader with this progress.
    #[must_use]
    pub fn outcome(&self, filter: &Filter, kept: &Kept, progress: &Progress) -> Outcome {
        let mut fields = vec![None; self.cards.len()];
        let mut matches = vec![false; self.cards.len()];
        let mut order = Vec::with_capacity(kept.places.len());
        for &(place, field) in &kept.places {
            if let Some(matches) = matches.get_mut(place) {
                *matches = true;
                fields[place] = field;
                order.push(place);
            }
        }
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
            grouped: !kept.ranked,
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
        let kept = catalogue.glance(&filter.query, false);
        catalogue.outcome(filter, &kept, progress).order
    }

    #[test]
    fn without_a_query_the_list_is_in_reading_order() {
        let catalogue = catalogue();
        for query in ["", " ?"] {
            let kept = catalogue.glance(query, false);
            let outcome = catalogue.outcome(&Filter::default(), &kept, &Progress::default());
            assert_eq!(outcome.order, [0, 1, 2]);
            assert!(outcome.grouped);
        }
    }

    #[test]
    fn a_query_puts_the_best_first_and_says_where_it_matched() {
        let catalogue = catalogue();
        let kept = catalogue.glance("lock", false);
        let outcome = catalogue.outcome(&Filter::default(), &kept, &Progress::default());
        assert_eq!(outcome.order, [2, 1]);
        assert_eq!(field_words(outcome.fields[1]), "matches the short answer");
        assert_eq!(field_words(outcome.fields[2]), "");
        assert!(!outcome.grouped);
    }

    #[test]
    fn what_fits_nothing_leaves_everything_until_the_finder_has_had_its_say() {
        let catalogue = catalogue();
        assert_eq!(catalogue.glance("lokc", true), Kept::all(3));
        assert_eq!(catalogue.glance("lokc", false).places, []);
        assert_eq!(catalogue.glance("lock", true).places.len(), 2);
    }

    #[test]
    fn what_the_finder_keeps_is_filtered_and_counted() {
        let catalogue = catalogue();
        let kept = Kept {
            ranked: true,
            places: [(2, Some(Field::Answer)), (0, Some(Field::Code)), (9, None)].to_vec(),
        };
        let mut filter = Filter::default();
        filter.choose(Group::Difficulty, "hard");
        let outcome = catalogue.outcome(&filter, &kept, &Progress::default());
        assert_eq!(outcome.order, [2]);
        assert_eq!(outcome.counts.of(Group::Difficulty), [1, 0, 1]);
        assert_eq!(field_words(outcome.fields[2]), "matches the answer");
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
