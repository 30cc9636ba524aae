//! A question as a level's list shows it before it is opened.
//!
//! The pre-renderer makes cards from the bank; the browser reads them back from the list that it wrote, so
//! that no page carries its text twice. It must not know how a card looks.

use bank::{Difficulty, Question};

/// What the list needs of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The question's id.
    pub id: String,
    /// The title; backticks stand around code.
    pub title: String,
    /// The short answer; backticks stand around code.
    pub summary: String,
    /// All tags and the id, separated by spaces.
    pub tags: String,
    /// The category's name.
    pub category: String,
    /// How hard it is.
    pub difficulty: Difficulty,
}

impl Card {
    /// What the list needs of a question of the bank.
    #[must_use]
    pub fn of(question: &Question) -> Self {
        Self {
            id: question.id.to_string(),
            title: question.title.clone(),
            summary: question.summary.clone(),
            // The id carries words that neither title nor tags need to repeat.
            tags: format!("{} {}", question.tags.join(" "), question.id),
            category: question.category.name().to_owned(),
            difficulty: question.difficulty,
        }
    }
}
