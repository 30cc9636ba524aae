//! The parts of a page that come alive, by the names that page and app know them by.
//!
//! The rest of a page is written once and never touched. What an island needs to know it reads from its own
//! elements, so a page's HTML is all the data there is. It must not know what an island does.

/// An island.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Island {
    /// In the header: how much is known, and the theme.
    Status,
    /// What has to be told: a failed write, an undo.
    Notices,
    /// A level's search, filters and questions.
    Bank,
    /// A question's page: its status, its bookmark, how far it is read.
    Question,
    /// A level's progress at a glance.
    Level,
    /// The way back to where the reader was.
    Resume,
    /// The search over the whole site.
    Palette,
}

impl Island {
    /// Every island, in the order in which they wake, by the tasks that this takes: first what a reader waits for, and each
    /// task short enough for a slow phone to answer in between.
    pub const STEPS: [&[Self]; 3] = [
        &[Self::Bank],
        &[
            Self::Question,
            Self::Status,
            Self::Level,
            Self::Resume,
            Self::Notices,
        ],
        &[Self::Palette],
    ];

    /// The name in `data-island`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::Notices => "notices",
            Self::Bank => "bank",
            Self::Question => "question",
            Self::Level => "level",
            Self::Resume => "resume",
            Self::Palette => "palette",
        }
    }
}
