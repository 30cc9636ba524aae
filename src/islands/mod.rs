//! The parts of a page that come alive. Each is a Leptos view within an element that names it.
//!
//! The rest of a page is written once, natively, and is never touched. What an island needs to know it
//! reads from its own element, so a page's HTML is all the data there is.

pub mod bank;
pub mod filters;
pub mod levels;
pub mod marks;
pub mod notices;
pub mod row;
pub mod status;

/// The islands by the name in their element's `data-island`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Island {
    /// In the header: how much is known, and the theme.
    Status,
    /// What has to be told: a failed write, an undo.
    Notices,
    /// A level's search, filters and questions.
    Bank,
    /// A question's status and bookmark.
    Marks,
    /// A level's progress at a glance.
    Level,
    /// The way back to where the reader was.
    Resume,
    /// The GIL visualizer.
    Visualizer,
}

impl Island {
    /// Every island, in the order in which they wake.
    pub const ALL: [Self; 7] = [
        Self::Bank,
        Self::Marks,
        Self::Status,
        Self::Level,
        Self::Resume,
        Self::Notices,
        Self::Visualizer,
    ];

    /// The name in `data-island`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::Notices => "notices",
            Self::Bank => "bank",
            Self::Marks => "marks",
            Self::Level => "level",
            Self::Resume => "resume",
            Self::Visualizer => "visualizer",
        }
    }
}
