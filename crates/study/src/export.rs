//! Progress as a file that the reader keeps.
//!
//! Owns the form of the export (everything, with what was set aside) and the reading of one. It must not know how a
//! file is offered, chosen or downloaded.

use crate::document::{Document, Record, Stored};
use crate::json::{JsonError, ObjectWriter, Value, write_string, write_u64};
use crate::progress::Progress;
use crate::store::Store;

/// The version of the export's own form.
const VERSION: u64 = 1;
/// The beginning of every key of ours.
const PREFIX: &str = "evalloop:";
/// The longest file that is read, in bytes: an export holds whatever a browser could store, and more.
const LONGEST_FILE: usize = 32 * 1024 * 1024;

/// What an import brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Imported {
    /// How many questions the file knows something about.
    pub questions: usize,
    /// How many entries of the file could not be read and were passed over.
    pub unusable: usize,
}

/// Why a file cannot be imported. The progress is as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// Far longer than any progress.
    #[error(
        "This file is too large to be an export of your progress. Choose the file that an export saved."
    )]
    TooLarge,
    /// Not JSON, or cut off.
    #[error(
        "This file is not a complete export: reading stops at line {line}. Choose another copy of it, or export again \
         where your progress is."
    )]
    NotJson {
        /// Where reading stopped, counted from 1.
        line: usize,
    },
    /// JSON of something else.
    #[error("This file holds no progress of this site. Choose the file that an export saved.")]
    NotProgress,
    /// From a newer release.
    #[error(
        "A newer release of this site made this file (version {version}). Reload the page, then import it again."
    )]
    Newer {
        /// The version in the file.
        version: u64,
    },
}

/// Everything worth saving, as JSON: the progress as it is in memory, and every other text of ours in the store
/// verbatim: what was set aside, what a newer release wrote, the settings. `now` is in milliseconds since 1970.
///
/// Where the store cannot be read the export holds the progress alone.
pub fn export(progress: &Document<Progress>, store: &dyn Store, now: u64) -> String {
    let progress = progress.value().write();
    let mut text = String::new();
    let mut object = ObjectWriter::begin(&mut text);
    write_string("progress", object.field("evalloop"));
    write_u64(VERSION, object.field("version"));
    write_u64(now, object.field("exported"));
    object.field("progress").push_str(&progress);
    let mut stored = ObjectWriter::begin(object.field("stored"));
    let mut keys: Vec<String> = Vec::new();
    for key in store.keys().unwrap_or_default() {
        if key.starts_with(PREFIX) {
            keys.insert(keys.partition_point(|other| *other < key), key);
        }
    }
    for key in keys {
        if let Ok(Some(value)) = store.get(&key)
            && value != progress
        {
            write_string(&value, stored.field(&key));
        }
    }
    stored.end();
    object.end();
    text
}

/// Reads an export, or a progress as it is stored, and merges it; importing again changes nothing.
///
/// # Errors
/// Where the file holds no progress that this release can read; then nothing is merged.
pub fn import(progress: &mut Document<Progress>, text: &str) -> Result<Imported, ImportError> {
    let file = Value::parse(text, LONGEST_FILE).map_err(|error| match error {
        JsonError::TooLong | JsonError::TooWide => ImportError::TooLarge,
        JsonError::TooDeep => ImportError::NotProgress,
        JsonError::Syntax(at) => {
            let read = text.get(..at).unwrap_or(text);
            ImportError::NotJson {
                line: read.matches('\n').count() + 1,
            }
        }
    })?;
    let file = file.as_object().ok_or(ImportError::NotProgress)?;
    let version = |value: Option<&Value>| {
        value
            .and_then(Value::as_u64)
            .ok_or(ImportError::NotProgress)
    };
    let mut record = file;
    if file.get("evalloop").and_then(Value::as_str) == Some("progress") {
        let version = version(file.get("version"))?;
        if version > VERSION {
            return Err(ImportError::Newer { version });
        }
        record = file
            .get("progress")
            .and_then(Value::as_object)
            .ok_or(ImportError::NotProgress)?;
    } else if file.get("questions").is_none() {
        return Err(ImportError::NotProgress);
    }
    let version = version(record.get("version"))?;
    if version > Progress::VERSION {
        return Err(ImportError::Newer { version });
    }
    let (imported, unusable) = Progress::read(Stored(record)).ok_or(ImportError::NotProgress)?;
    progress.edit().merge(&imported);
    Ok(Imported {
        questions: imported.questions.iter().count(),
        unusable,
    })
}
