//! The GIL visualizer: which run is shown, its picture, its words, its HTML; and the program that plays it in a page.
//!
//! Everything but `browser` is pure and is tested natively. What happens in a run is the gil crate's. A program of its
//! own, apart from the app, so that an embed carries nothing else, and pages without it carry none of it.

pub mod captions;
pub mod edit;
pub mod figures;
pub mod markup;
pub mod message;
pub mod number;
#[cfg(feature = "browser")]
pub mod opened;
pub mod packed;
pub mod plan;
pub mod query;
pub mod run;
pub mod scene;
pub mod speed;
pub mod still;
pub mod why;
pub mod window;

#[cfg(feature = "browser")]
pub mod browser;
