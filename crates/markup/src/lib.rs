//! Turning the bank's Markdown and Python into HTML, once, when the site is built.
//!
//! The HTML is whole and valid inside a `<div>`, works without script, and has classes instead of inline styles. This
//! crate runs natively only. It must not know the site's addresses (a closure gives them), its pages or its style sheets.

mod diagram;
mod error;
mod example;
mod headings;
mod highlight;
mod links;
mod page;
mod plain;
mod table;

use bank::author::{Origin, Target};
use bank::{Answer, Executed, Guide, Question};

pub use error::Error;
pub use headings::Heading;
pub use highlight::{CLASSES, Highlighter};
pub use plain::{Section, sections};

/// What a renderer has to know about the page that the HTML goes into.
pub struct Place<'a> {
    /// How much deeper headings go than the Markdown says: 1 makes `##` an `<h3>`. Nothing goes deeper than `<h6>`.
    pub heading_shift: u8,
    /// The address of a question's page or of the guide, as seen from this page and without a fragment. It is asked for
    /// [`Target::Question`] and [`Target::Guide`] only.
    pub address: &'a dyn Fn(&Target) -> String,
}

/// A rendered text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// The HTML.
    pub html: String,
    /// Its headings in order.
    pub headings: Vec<Heading>,
}

impl Rendered {
    /// The headings that a table of contents lists: those that the Markdown has at level 2.
    pub fn contents(&self) -> impl Iterator<Item = &Heading> {
        self.headings.iter().filter(|heading| heading.level == 2)
    }
}

/// Renders a question's answer in depth with its examples. Ids within the HTML start with the question's id, so that
/// several answers can stand on one page.
///
/// # Errors
/// If the answer quotes or links to what is not there, or holds raw HTML; a bank that loads has no such answer.
pub fn answer(
    highlighter: &mut Highlighter,
    question: &Question,
    answer: &Answer,
    executed: Option<&Executed>,
    place: &Place<'_>,
) -> Result<Rendered, Error> {
    page::render(
        &answer.markdown,
        page::Setting {
            origin: Origin::Answer(question.level),
            prefix: format!("{}-", question.id),
            examples: &answer.examples,
            diagrams: &answer.diagrams,
            executed,
            place,
        },
        highlighter,
    )
}

/// Renders the guide.
///
/// # Errors
/// If the guide links to what is not there, or holds raw HTML; a bank that loads has no such guide.
pub fn guide(
    highlighter: &mut Highlighter,
    guide: &Guide,
    place: &Place<'_>,
) -> Result<Rendered, Error> {
    page::render(
        &guide.markdown,
        page::Setting {
            origin: Origin::Guide,
            prefix: String::new(),
            examples: &[],
            diagrams: &[],
            executed: None,
            place,
        },
        highlighter,
    )
}
