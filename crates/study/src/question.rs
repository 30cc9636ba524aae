//! What is remembered of one question, each fact with the time of its change.
//!
//! Owns the facts, their types and how two memories of the same question merge. It must not know other questions,
//! or how any of it is written.

use crate::extras::Extras;

/// How far a reader is with a question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Not marked.
    #[default]
    New,
    /// Marked to come back to.
    Learning,
    /// Marked as known.
    Known,
}

impl Status {
    /// Every status, from new to known.
    pub const ALL: [Self; 3] = [Self::New, Self::Learning, Self::Known];

    /// The name in storage, in addresses and in attributes.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Learning => "learning",
            Self::Known => "known",
        }
    }

    /// The status of this name.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.slug() == slug)
    }
}

/// How far down an answer the reader was, in thousandths of what can be scrolled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Scroll(u16);

impl Scroll {
    /// From a fraction between 0 (top) and 1 (end); what lies beyond is brought to the nearer end, and what is no
    /// number to the top.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and 1000 by the clamp"
    )]
    pub fn from_fraction(fraction: f64) -> Self {
        // A cast of NaN gives 0.
        Self((fraction.clamp(0.0, 1.0) * 1000.0 + 0.5) as u16)
    }

    /// The fraction, between 0 (top) and 1 (end).
    #[must_use]
    pub fn fraction(self) -> f64 {
        f64::from(self.0) / 1000.0
    }

    /// From thousandths, if there are at most a thousand.
    pub(crate) fn from_thousandths(thousandths: u16) -> Option<Self> {
        (thousandths <= 1000).then_some(Self(thousandths))
    }

    pub(crate) fn thousandths(self) -> u16 {
        self.0
    }
}

/// A value with the time of its last change. Ordered by that time first: the greater of two is the later one, and
/// of two at the same time always the same one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Stamped<T> {
    /// Milliseconds since 1970.
    pub(crate) changed: u64,
    pub(crate) value: T,
}

/// What is remembered of one question; what was never touched is nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Question {
    pub(crate) status: Option<Stamped<Status>>,
    pub(crate) bookmarked: Option<Stamped<bool>>,
    pub(crate) scroll: Option<Stamped<Scroll>>,
    /// Milliseconds since 1970; its own time of change.
    pub(crate) last_read: Option<u64>,
    pub(crate) extras: Extras,
}

impl Question {
    /// Takes the later of each fact.
    pub(crate) fn merge(&mut self, other: &Self) {
        self.merge_facts(other);
        self.extras.merge(&other.extras);
    }

    /// Takes the later of each fact, and unknown fields as they stand in storage.
    pub(crate) fn adopt(&mut self, stored: &Self) {
        self.merge_facts(stored);
        self.extras.adopt(&stored.extras);
    }

    fn merge_facts(&mut self, other: &Self) {
        self.status = self.status.max(other.status);
        self.bookmarked = self.bookmarked.max(other.bookmarked);
        self.scroll = self.scroll.max(other.scroll);
        self.last_read = self.last_read.max(other.last_read);
    }
}

/// Changes a fact and returns what it was.
///
/// The new time lies after the old one even where the clock went back or two changes fall into one millisecond: who
/// changes something sees what it is, so the change is later.
pub(crate) fn change<T: Copy + Default>(fact: &mut Option<Stamped<T>>, value: T, now: u64) -> T {
    let (earliest, before) = fact.take().map_or_else(Default::default, |old| {
        (old.changed.saturating_add(1), old.value)
    });
    *fact = Some(Stamped {
        changed: now.max(earliest),
        value,
    });
    before
}
