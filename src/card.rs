//! A question as a level's list shows it before it is opened.
//!
//! The pre-renderer makes cards from the bank; the browser reads them back from the list that it wrote, so
//! that no page carries its text twice. It must not know how a card looks.

use bank::Difficulty;

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
