//! Evalloop in the page: the islands that come alive in pre-rendered HTML, and what they share.
//!
//! The same components run twice: natively, when the pre-renderer writes a page (feature `ssr`), and in the
//! browser, when they take over what it wrote (feature `hydrate`). All logic that can be told without a
//! screen stands in the domain crates; what touches the browser stands in [`browser`] alone.

// A page is one deeply nested type, and the compiler walks all of it.
#![recursion_limit = "256"]

pub mod browser;
pub mod card;
pub mod islands;
pub mod page;
pub mod reader;
pub mod text;
pub mod visualizer;
