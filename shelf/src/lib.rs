//! Any other bank than the site's own: read from its file, checked, searched and rendered, in the reader's browser.
//!
//! Owns what a file must be to be opened ([`Shelf::open`]), what is said of one that is not ([`Slip`]), what a search
//! leaves of its questions ([`Shelf::ask`]) and how an answer of unknown origin becomes HTML ([`Shelf::answer`]). It must
//! not know where a file comes from, nor how a list is drawn. Everything but `browser` is pure and is tested natively.

mod answer;
#[cfg(feature = "browser")]
pub mod browser;
mod check;
mod choice;
mod markdown;
mod open;
mod reading;
mod shape;
mod shelf;
mod slip;

pub use choice::{Choice, Group};
pub use open::Stage;
pub use shelf::{Asked, Row, Shelf};
pub use slip::{Refusal, Slip};
