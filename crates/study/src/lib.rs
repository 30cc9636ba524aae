//! What a reader has done and chosen: progress through the questions, the last searches, settings, and how
//! they are kept.
//!
//! Owns the records, their form in storage, how two of them merge, and what happens to stored values that cannot be
//! used. It must not know the browser, the clock (time is an argument, in milliseconds since 1970), the bank's
//! questions beyond their ids, or how a notice looks on the page.
//!
//! ```
//! use study::{Document, MemoryStore, Progress, Status};
//!
//! let store = MemoryStore::default();
//! let (mut progress, opened) = Document::<Progress>::open(&store, 1_000);
//! assert!(opened.is_ok());
//!
//! let before = progress.edit().set_status("gil", Status::Known, 2_000);
//! assert_eq!(before, Status::New);
//! assert!(progress.sync(&store, 2_000).is_ok());
//!
//! let (again, _) = Document::<Progress>::open(&store, 3_000);
//! assert_eq!(again.value().status("gil"), Status::Known);
//! ```

mod document;
mod export;
mod extras;
mod json;
mod progress;
mod progress_json;
mod question;
mod searches;
mod settings;
mod sorted_map;
mod store;

pub use document::{Document, Notice, Record, SaveError};
pub use export::{ImportError, Imported, export, import};
pub use progress::{LevelProgress, Progress};
pub use question::{Scroll, Status};
pub use searches::Searches;
pub use settings::{Settings, Theme};
pub use store::{MemoryStore, Store, StoreError};
