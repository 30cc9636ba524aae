//! What can keep a text from being rendered.
//!
//! Loading a bank finds all of these with file and line; here they only keep a mistake in the program from being shown.

use thiserror::Error;

/// Why a text could not be rendered.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Error {
    /// The text quotes an example that it was not given.
    #[error("the example {name:?} was not given with the text")]
    UnknownExample {
        /// The name of the example's file.
        name: String,
    },
    /// The text quotes a diagram that it was not given.
    #[error("the diagram {name:?} was not given with the text")]
    UnknownDiagram {
        /// The name of the diagram's file.
        name: String,
    },
    /// A link leads nowhere that a page could show.
    #[error("the link to {address:?} leads nowhere")]
    BrokenLink {
        /// The address as written.
        address: String,
    },
    /// The text holds HTML, which would reach the page unchecked.
    #[error("raw HTML: {tag}")]
    RawHtml {
        /// The HTML as written.
        tag: String,
    },
    /// The text holds an image, for which pages have no place.
    #[error("an image: {address:?}")]
    Image {
        /// The image's address as written.
        address: String,
    },
    /// The highlighter does not understand its grammar or its queries.
    #[error("the highlighter failed: {reason}")]
    Highlighter {
        /// What it says itself.
        reason: String,
    },
}
