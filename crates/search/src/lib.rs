//! Finding questions: a full-text index, and the filters of a level page.
//!
//! Owns how text becomes words, how well a document answers a query, which parts of a text matched, and how a
//! filter is written in an address. It must not know the bank's types, the reader's storage, the page or the
//! browser: it sees text and slugs, and answers with document numbers, byte ranges and counts.
//!
//! ```
//! use search::{Document, Index};
//!
//! let titles = ["How do `append` and `extend` differ?", "What is a decorator?"];
//! let index = Index::build(titles.map(|title| Document { title, ..Document::default() }));
//!
//! let query = index.query("decorater");
//! assert_eq!(index.find(&query)[0].document, 1);
//! assert_eq!(query.highlights(titles[1]), vec![10..19]);
//! ```

#![no_std]

extern crate alloc;
#[cfg(test)]
#[macro_use]
extern crate std;

mod address;
mod bm25f;
mod builder;
mod distance;
mod document;
mod facets;
mod filter;
mod format;
mod glance;
mod index;
mod language;
mod letters;
mod marking;
mod prelude;
mod query;
mod ranking;
mod resolve;
mod spelling;
mod stem;
mod suggest;
mod synonyms;
mod terms;
mod tops;
mod vocabulary;

pub use builder::{Builder, Built};
pub use document::{Completes, Document, Field, Hit, Kind, Passage, Shown, Suggestion};
pub use facets::{Counts, Facts, Options};
pub use filter::{Filter, Group, Parsed, slug};
pub use format::OpenError;
pub use glance::Glance;
pub use index::{Index, Texts};
pub use language::{Asked, Reader};
pub use letters::is_alphanumeric;
pub use query::Query;
pub use ranking::Answer;
