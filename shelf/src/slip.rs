//! What is wrong with a file, and where.
//!
//! It must not know how a slip is found or shown.

use std::fmt;

/// How many slips are told: whoever mends a file mends these first, and learns of the others then.
const MOST_TOLD: usize = 20;

/// Something in a file that keeps it from being opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// Where it stands, such as `questions[12].difficulty`, or a line and a column; empty for the file as a whole.
    pub place: String,
    /// What is there and what should be, to be read after the place.
    pub what: String,
}

/// Why a file is not opened: what is wrong with it, in its order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Refusal {
    /// The first slips, at least one.
    pub slips: Vec<Slip>,
    /// How many there are in all.
    pub count: usize,
}

impl Refusal {
    /// A file that is refused for one thing.
    pub(crate) fn of(place: impl Into<String>, what: impl Into<String>) -> Self {
        let mut refusal = Self::default();
        refusal.add(place, what);
        refusal
    }

    /// Takes up another slip.
    pub(crate) fn add(&mut self, place: impl Into<String>, what: impl Into<String>) {
        self.count += 1;
        if self.slips.len() < MOST_TOLD {
            self.slips.push(Slip {
                place: place.into(),
                what: what.into(),
            });
        }
    }
}

impl fmt::Display for Slip {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.place.is_empty() {
            formatter.write_str(&self.what)
        } else {
            write!(formatter, "{} {}", self.place, self.what)
        }
    }
}
