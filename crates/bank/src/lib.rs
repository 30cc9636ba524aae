//! The question bank: what a question is, and the words that levels, categories and difficulties go by.
//!
//! Without features this crate is plain vocabulary: it compiles to WebAssembly, allocates little and depends on nothing.
//! The feature `author` adds what reads, checks and publishes the bank on the author's machine (module `author`).
//! It must not know how a question is shown, searched or remembered.

mod date;
mod id;
mod inline;
mod level;
mod question;
pub mod taxonomy;
mod version;

#[cfg(feature = "author")]
pub mod author;

pub use date::Date;
pub use id::{QuestionId, is_kebab_case};
pub use inline::{Inline, inline, plain_text};
pub use level::{Difficulty, Level};
pub use question::{
    KeyPoint, Misconception, PythonRange, Question, Revision, Source, VersionChange,
};
pub use taxonomy::Category;
pub use version::PythonVersion;

#[cfg(feature = "author")]
pub use author::{
    Answer, Bank, Example, Executed, Guide, Need, Neighbourhood, Picture, Problem, Runtime,
    bank_json, bank_schema, load, schema,
};
