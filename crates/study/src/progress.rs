//! A reader's progress through the questions.
//!
//! Owns marks, bookmarks and reading positions by question id, and how two progresses merge. It must not know which
//! questions exist (an id that the bank no longer has keeps its marks), or how progress is written.

use crate::extras::Extras;
use crate::question::{Question, Scroll, Status, change};
use crate::sorted_map::SortedMap;

/// What a reader has done. Times are milliseconds since 1970.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    pub(crate) questions: SortedMap<Question>,
    pub(crate) extras: Extras,
}

/// A level at a glance.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LevelProgress {
    /// Questions marked as known.
    pub known: usize,
    /// Questions marked to come back to.
    pub learning: usize,
    /// Questions not marked.
    pub new: usize,
    /// All of them.
    pub total: usize,
}

impl Progress {
    /// How far the reader is with a question.
    #[must_use]
    pub fn status(&self, id: &str) -> Status {
        self.question(id)
            .and_then(|question| question.status)
            .unwrap_or_default()
            .value
    }

    /// Marks a question and returns the mark that it had, which undoes this when set again.
    pub fn set_status(&mut self, id: &str, status: Status, now: u64) -> Status {
        change(&mut self.question_mut(id).status, status, now)
    }

    /// Whether the reader bookmarked a question.
    #[must_use]
    pub fn is_bookmarked(&self, id: &str) -> bool {
        self.question(id)
            .and_then(|question| question.bookmarked)
            .unwrap_or_default()
            .value
    }

    /// Sets or removes a bookmark and returns whether there was one.
    pub fn set_bookmarked(&mut self, id: &str, bookmarked: bool, now: u64) -> bool {
        change(&mut self.question_mut(id).bookmarked, bookmarked, now)
    }

    /// Where in the answer the reader was.
    #[must_use]
    pub fn scroll(&self, id: &str) -> Scroll {
        self.question(id)
            .and_then(|question| question.scroll)
            .unwrap_or_default()
            .value
    }

    /// Remembers where in the answer the reader is, and returns where that was before.
    pub fn set_scroll(&mut self, id: &str, scroll: Scroll, now: u64) -> Scroll {
        change(&mut self.question_mut(id).scroll, scroll, now)
    }

    /// When the reader last opened a question, if ever.
    #[must_use]
    pub fn last_read(&self, id: &str) -> Option<u64> {
        self.question(id)?.last_read
    }

    /// Remembers that the reader opened a question.
    pub fn mark_read(&mut self, id: &str, now: u64) {
        // Later than whatever was read last, should the clock have gone back since.
        let latest = self
            .questions
            .iter()
            .filter_map(|(_, question)| question.last_read)
            .max();
        let now = now.max(latest.map_or(0, |latest| latest.saturating_add(1)));
        self.question_mut(id).last_read = Some(now);
    }

    /// The question that the reader opened last.
    #[must_use]
    pub fn continue_with(&self) -> Option<&str> {
        let read = self
            .questions
            .iter()
            .filter(|(_, question)| question.last_read.is_some());
        read.max_by_key(|(_, question)| question.last_read)
            .map(|(id, _)| id)
    }

    /// The questions with a bookmark, in the order of their ids.
    pub fn bookmarked(&self) -> impl Iterator<Item = &str> {
        let ids = self.questions.iter().map(|(id, _)| id);
        ids.filter(|id| self.is_bookmarked(id))
    }

    /// The questions that were opened, or marked as anything but new, in the order of their ids.
    pub fn met(&self) -> impl Iterator<Item = &str> {
        let ids = self.questions.iter().map(|(id, _)| id);
        ids.filter(|id| self.last_read(id).is_some() || self.status(id) != Status::New)
    }

    /// How many questions the reader gave this status, whichever level or bank they belong to. One that was never
    /// marked is not counted as new.
    #[must_use]
    pub fn count(&self, status: Status) -> usize {
        let given =
            |question: &Question| question.status.is_some_and(|given| given.value == status);
        self.questions
            .iter()
            .filter(|(_, question)| given(question))
            .count()
    }

    /// Counts the marks of the questions with these ids.
    pub fn level<'a>(&self, ids: impl IntoIterator<Item = &'a str>) -> LevelProgress {
        let mut level = LevelProgress::default();
        for id in ids {
            level.total += 1;
            match self.status(id) {
                Status::New => level.new += 1,
                Status::Learning => level.learning += 1,
                Status::Known => level.known += 1,
            }
        }
        level
    }

    /// Takes over what is later in another progress. The order of merging does not matter, nor does repeating it.
    pub fn merge(&mut self, other: &Self) {
        for (id, question) in other.questions.iter() {
            self.question_mut(id).merge(question);
        }
        self.extras.merge(&other.extras);
    }

    /// Takes over what is later in storage, with the unknown fields as they stand there.
    pub(crate) fn adopt_stored(&mut self, stored: &Self) {
        for (id, question) in stored.questions.iter() {
            self.question_mut(id).adopt(question);
        }
        self.extras.adopt(&stored.extras);
    }

    fn question(&self, id: &str) -> Option<&Question> {
        self.questions.get(id)
    }

    fn question_mut(&mut self, id: &str) -> &mut Question {
        self.questions.at(id)
    }
}
