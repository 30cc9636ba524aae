//! The reader, as the islands see them: progress, theme, and what has to be told to them.
//!
//! One [`Reader`] is shared by all islands of a tab. It must not know how anything is kept or shown.

use leptos::prelude::*;
use study::{Progress, Scroll, Status, Theme};

use crate::browser::memory;

/// The reader's progress and choices, and the notices for them.
#[derive(Clone, Copy)]
pub struct Reader {
    /// What was read, known, bookmarked.
    pub progress: RwSignal<Progress>,
    /// The theme that the reader chose; without one the system's holds.
    pub theme: RwSignal<Option<Theme>>,
    /// What has to be told, oldest first.
    pub notices: RwSignal<Vec<Notice>>,
    /// How often the search index changed; it stands in [`browser::library`](crate::browser::library).
    pub library: RwSignal<u64>,
}

/// Something that the reader should know of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What to say.
    pub words: String,
    /// What the reader can do about it besides dismissing it.
    pub remedy: Option<Remedy>,
}

/// What a notice offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remedy {
    /// Takes back a change of status.
    RestoreStatus {
        /// The question.
        id: String,
        /// Its status before.
        before: Status,
    },
    /// Takes back a change of bookmark.
    RestoreBookmark {
        /// The question.
        id: String,
        /// Whether it was bookmarked before.
        before: bool,
    },
    /// Saves all progress as a file.
    Export,
}

impl Reader {
    /// A reader of whom nothing is known.
    #[must_use]
    pub fn new() -> Self {
        Self {
            progress: RwSignal::new(Progress::default()),
            theme: RwSignal::new(None),
            notices: RwSignal::new(Vec::new()),
            library: RwSignal::new(0),
        }
    }

    /// The question's answer was opened.
    pub fn opened(self, id: &str) {
        memory::change(self, |progress, now| progress.mark_read(id, now));
    }

    /// How far the question's page is scrolled.
    pub fn scrolled(self, id: &str, scroll: Scroll) {
        if self.progress.with_untracked(|progress| progress.scroll(id)) != scroll {
            memory::change(self, |progress, now| {
                progress.set_scroll(id, scroll, now);
            });
        }
    }

    /// Gives the question a status, with the offer to take it back.
    pub fn mark(self, id: &str, status: Status) {
        let before = memory::change(self, |progress, now| progress.set_status(id, status, now));
        let words = format!("Marked as {}.", status.slug());
        self.tell(
            words,
            Some(Remedy::RestoreStatus {
                id: id.to_owned(),
                before,
            }),
        );
    }

    /// Sets or removes the question's bookmark, with the offer to take it back.
    pub fn toggle_bookmark(self, id: &str) {
        let before = memory::change(self, |progress, now| {
            let before = progress.is_bookmarked(id);
            progress.set_bookmarked(id, !before, now);
            before
        });
        let words = if before {
            "Bookmark removed."
        } else {
            "Bookmarked."
        };
        self.tell(
            words.to_owned(),
            Some(Remedy::RestoreBookmark {
                id: id.to_owned(),
                before,
            }),
        );
    }

    /// Does what a notice offers.
    pub fn take(self, remedy: &Remedy) {
        match remedy {
            Remedy::RestoreStatus { id, before } => {
                memory::change(self, |progress, now| progress.set_status(id, *before, now));
            }
            Remedy::RestoreBookmark { id, before } => {
                memory::change(self, |progress, now| {
                    progress.set_bookmarked(id, *before, now)
                });
            }
            Remedy::Export => memory::save_as_file(self),
        }
    }

    /// From the system's theme to light, to dark, and back to the system's.
    pub fn next_theme(self) {
        let next = match self.theme.get_untracked() {
            None => Some(Theme::Light),
            Some(Theme::Light) => Some(Theme::Dark),
            Some(Theme::Dark) => None,
        };
        memory::choose_theme(self, next);
    }

    /// Shows a notice. One that offers to take something back replaces its like: only the last act can be undone.
    pub fn tell(self, words: String, remedy: Option<Remedy>) {
        let is_undo = is_undo(remedy.as_ref());
        self.notices.update(|notices| {
            notices.retain(|notice| notice.words != words && !(is_undo && is_undo_notice(notice)));
            notices.push(Notice { words, remedy });
        });
    }

    /// Takes a notice away, if it is still there.
    pub fn dismiss(self, notice: &Notice) {
        if self
            .notices
            .with_untracked(|notices| notices.contains(notice))
        {
            self.notices
                .update(|notices| notices.retain(|other| other != notice));
        }
    }
}

impl Default for Reader {
    fn default() -> Self {
        Self::new()
    }
}

fn is_undo(remedy: Option<&Remedy>) -> bool {
    matches!(
        remedy,
        Some(Remedy::RestoreStatus { .. } | Remedy::RestoreBookmark { .. })
    )
}

/// Whether a notice only offers to take something back, and so may go by itself.
#[must_use]
pub fn is_undo_notice(notice: &Notice) -> bool {
    is_undo(notice.remedy.as_ref())
}
