//! Evalloop in the page: what the pre-renderer writes, and what brings it to life.
//!
//! A page is written once, natively, by the Leptos components in [`views`] (feature `ssr`). In the browser
//! (feature `hydrate`) the modules in [`wake`] bind Leptos's signals to the very elements that were written:
//! no view is built a second time, so nothing can mismatch, and the WebAssembly carries no markup.
//! What can be told without a screen stands in the domain crates and in the modules here that need neither.

// A page is one deeply nested type, and the compiler walks all of it.
#![recursion_limit = "256"]

pub mod arrangement;
pub mod card;
pub mod island;
pub mod library;
pub mod outcome;
pub mod page;
pub mod palette;

#[cfg(feature = "ssr")]
pub mod views;

#[cfg(feature = "hydrate")]
pub mod browser;
#[cfg(feature = "hydrate")]
pub mod reader;
#[cfg(feature = "hydrate")]
pub mod wake;
