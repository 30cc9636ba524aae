//! The headings of a rendered text.
//!
//! It must not know where the headings are listed.

/// A heading of a rendered text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Its level in the Markdown, from 2 to 6, before any shift.
    pub level: u8,
    /// Its id on the page.
    pub id: String,
    /// Its words, without markup.
    pub text: String,
    /// Its words as HTML.
    pub html: String,
}

/// The level that a heading has on the page, from 1 to 6.
pub(crate) fn shifted(level: u8, shift: u8) -> u8 {
    level.saturating_add(shift).clamp(1, 6)
}
