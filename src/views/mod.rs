//! The islands' HTML, as Leptos components that only the pre-renderer runs.
//!
//! Each part that the app changes later carries a `data-part`, each control a `data-act`; the modules of the
//! same names in `wake` look for these and nothing else. What a reader without JavaScript sees stands here.

// A component is called by the `view!` macro, which uses what it returns and hands over what it owns.
#![allow(clippy::must_use_candidate, clippy::needless_pass_by_value)]

pub mod bank;
pub mod level;
pub mod marks;
pub mod notices;
pub mod palette;
pub mod status;

pub use bank::{QuestionBank, SearchBox};
pub use level::{LevelAtAGlance, Resume};
pub use marks::{Marks, QuestionMarks};
pub use notices::Notices;
pub use palette::{Find, Glass, Palette};
pub use status::Status;
