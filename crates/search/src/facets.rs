//! Which options a level's list offers, which questions a filter leaves, and how many each option would.
//!
//! Owns the meaning of a filter: options within a group add up, groups narrow. It must not know how a question, an
//! answer or a reader's progress is stored; it is told the few facts that filters look at.

use crate::filter::{Filter, Group, slug};
use crate::prelude::*;

/// The difficulties, from easy to hard, in words.
const DIFFICULTIES: [&str; 3] = ["Easy", "Medium", "Hard"];
/// How far a reader can be with a question, in words; a bookmark stands beside the other three.
const STATUSES: [&str; 4] = ["New", "Learning", "Known", "Bookmarked"];

/// The options of every group, in the order of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    groups: [Vec<Choice>; 3],
}

/// One option.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Choice {
    slug: String,
    label: String,
}

/// What filters look at in a question.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// Whether the full-text search finds it, or there is no query.
    pub matches_query: bool,
    /// The slug of its category.
    pub category: &'a str,
    /// The slug of its difficulty: `easy`, `medium` or `hard`.
    pub difficulty: &'a str,
    /// The slug of the reader's status: `new`, `learning` or `known`.
    pub status: &'a str,
    /// Whether the reader bookmarked it, which counts as the status `bookmarked` beside the other.
    pub bookmarked: bool,
}

/// How many questions there are behind every option.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    groups: [Vec<usize>; 3],
    /// How many questions the whole filter leaves.
    pub matching: usize,
}

impl Options {
    /// The options of a level with these categories, in words and in their order; difficulties and statuses are
    /// always the same.
    pub fn new<'a>(categories: impl IntoIterator<Item = &'a str>) -> Self {
        let choices = |labels: &mut dyn Iterator<Item = &'a str>| {
            labels
                .map(|label| Choice {
                    slug: slug(label),
                    label: label.to_owned(),
                })
                .collect()
        };
        Self {
            groups: [
                choices(&mut categories.into_iter()),
                choices(&mut DIFFICULTIES.into_iter()),
                choices(&mut STATUSES.into_iter()),
            ],
        }
    }

    /// The options of a group as slug and words, in the order of the page.
    pub fn of(&self, group: Group) -> impl Iterator<Item = (&str, &str)> {
        self.groups[group.place()]
            .iter()
            .map(|choice| (choice.slug.as_str(), choice.label.as_str()))
    }

    /// The slug of an option that is given as a slug or in words, in any case.
    pub(crate) fn find(&self, group: Group, name: &str) -> Option<&str> {
        let wanted = slug(name);
        self.of(group)
            .map(|(slug, _)| slug)
            .find(|slug| *slug == wanted)
    }
}

impl Facts<'_> {
    fn has(&self, group: Group, slug: &str) -> bool {
        match group {
            Group::Category => self.category == slug,
            Group::Difficulty => self.difficulty == slug,
            Group::Status => self.status == slug || (self.bookmarked && slug == "bookmarked"),
        }
    }
}

impl Filter {
    /// Whether the filter leaves a question in the list.
    #[must_use]
    pub fn admits(&self, question: &Facts) -> bool {
        question.matches_query
            && Group::ALL
                .into_iter()
                .all(|group| self.admits_in(group, question))
    }

    /// For each option how many questions the rest of the filter (the query and the other groups) leaves with it.
    ///
    /// So a count tells what choosing the option alone in its group would show, and none changes by choosing another
    /// option of the same group.
    pub fn counts<'a>(
        &self,
        options: &Options,
        questions: impl IntoIterator<Item = Facts<'a>>,
    ) -> Counts {
        let mut counts = Counts {
            groups: Group::ALL.map(|group| vec![0; options.of(group).count()]),
            matching: 0,
        };
        for question in questions
            .into_iter()
            .filter(|question| question.matches_query)
        {
            let admitted = Group::ALL.map(|group| self.admits_in(group, &question));
            counts.matching += usize::from(admitted.iter().all(|admitted| *admitted));
            for group in Group::ALL {
                let others = Group::ALL
                    .into_iter()
                    .all(|other| other == group || admitted[other.place()]);
                if others {
                    let places = counts.groups[group.place()]
                        .iter_mut()
                        .zip(options.of(group));
                    for (count, (slug, _)) in places {
                        *count += usize::from(question.has(group, slug));
                    }
                }
            }
        }
        counts
    }

    fn admits_in(&self, group: Group, question: &Facts) -> bool {
        let chosen = self.chosen(group);
        chosen.is_empty() || chosen.iter().any(|slug| question.has(group, slug))
    }
}

impl Counts {
    /// The counts of a group, in the order of its options.
    #[must_use]
    pub fn of(&self, group: Group) -> &[usize] {
        &self.groups[group.place()]
    }
}
