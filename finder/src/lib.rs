//! The finder: the search over the whole site, apart from the app, since most pages are read without a search.
//!
//! Owns what an index makes of a typed text: the palette's [`Offer`], and what a level's list [keeps](list). It must not
//! know how either is drawn, where the index comes from, or how a reader's record is kept: it is [told](Known) what of
//! that a search can ask for. Everything but `browser` is pure and is tested natively; the app links the types that both
//! sides speak in, and none of the search.

#[cfg(feature = "browser")]
pub mod browser;
mod known;
pub mod list;
pub mod marks;
mod offer;
mod packed;
mod palette;
mod results;
mod understood;

pub use known::Known;
pub use offer::{Act, Choice, Group, Offer, Token, count_words, label_of};
pub use palette::offer;
pub use understood::understood;
