//! The storage contract: how a record is loaded, kept in step with other tabs, and written.
//!
//! Owns what happens to a stored text that is missing, newer, damaged, foreign or absurdly long, and that nothing is
//! replaced before a verbatim copy of it stands elsewhere. It must not know what any record means, nor the browser.
//!
//! - A newer version is left untouched; the record lives in memory only.
//! - What cannot be used is first copied to `evalloop:quarantine:<key>:<time>`. If even that fails, it stays where it
//!   is and the record lives in memory only.
//! - Every write takes up what is stored now, and is confirmed by reading back.

use crate::json::{Object, Value, write_u64};
use crate::store::{Store, StoreError};

/// How often a write is tried again when another tab writes between ours and its confirmation.
const ATTEMPTS: u32 = 4;

/// The longest text that is taken for a record, in bytes: far above any honest one, below what browsers store.
const LONGEST: usize = 2 * 1024 * 1024;

/// The beginning of every key that holds a set-aside text.
const QUARANTINE: &str = "evalloop:quarantine:";

/// The fields of a stored record whose version was found right.
pub struct Stored<'a>(pub(crate) &'a Object);

/// Something that is kept as one JSON object under one key.
pub trait Record: Default {
    /// The key, which begins with `evalloop:`.
    const KEY: &'static str;
    /// The version of the form that this release reads and writes.
    const VERSION: u64;

    /// Reads the record, with the number of entries that could not be used; nothing if it is another thing.
    fn read(stored: Stored<'_>) -> Option<(Self, usize)>;

    /// The record as a text. Records are the same if and only if their texts are.
    fn write(&self) -> String;

    /// Takes up what is stored. `unsaved` tells whether there are changes here that are not stored yet.
    fn adopt(&mut self, stored: &Self, unsaved: bool);
}

/// A record in memory, with its counterpart in a store. The default has not looked at the store yet.
#[derive(Clone, Debug, Default)]
pub struct Document<R> {
    record: R,
    unsaved: bool,
}

/// Something happened to what was stored; the site works and keeps the record.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Notice {
    /// The stored text was of no use and was set aside.
    #[error(
        "What this browser had stored could not be read, so this page starts afresh. Nothing is lost: the old text is \
         kept as “{key}”, and an export contains it."
    )]
    SetAside {
        /// Where the text stands now.
        key: String,
    },
    /// Parts of the stored text were of no use; the whole was set aside, and what could be read is in force.
    #[error(
        "Some of what this browser had stored could not be read (entries: {entries}); everything else is as it was. \
         Nothing is lost: the old text is kept as “{key}”, and an export contains it."
    )]
    Repaired {
        /// Where the text stands now.
        key: String,
        /// How many entries could not be read.
        entries: usize,
    },
}

/// The record is in memory as the reader made it, but not stored.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SaveError {
    /// The store has no room.
    #[error(
        "This browser's storage for the site is full, so the last changes live only until this page is closed. Export \
         your progress now, then free space in the browser's settings for this site."
    )]
    Full,
    /// The store cannot be used.
    #[error(
        "This browser does not let the site store anything, so changes live only until this page is closed. Allow \
         storage for this site, leave private browsing, or export your progress before you close the page."
    )]
    Blocked,
    /// The store accepted the record, but does not have it.
    #[error(
        "This browser accepted the last changes but did not keep them, so they live only until this page is closed. \
         Export your progress now."
    )]
    NotConfirmed,
    /// A newer release wrote what is stored; it stays untouched.
    #[error(
        "A newer release of this site stored data here (version {version}). It is left untouched, and changes live \
         only until this page is closed. Reload the page to get the newer release."
    )]
    Newer {
        /// The version of the stored record.
        version: u64,
    },
    /// What is stored is of no use, but no copy of it could be made, so it stays untouched.
    #[error(
        "What this browser has stored cannot be read in full, and there is no room to set a copy aside. It is left \
         untouched, and changes live only until this page is closed. Export your progress, then free space in the \
         browser's settings for this site."
    )]
    NotSetAside,
}

/// A record without its type, so that the contract is compiled once for all of them.
trait Kept {
    fn key(&self) -> &'static str;
    fn version(&self) -> u64;
    fn write(&self) -> String;
    /// The text of the record in which nothing has been done.
    fn write_empty(&self) -> String;
    /// Reads what is stored and takes it up; returns its text in the form that we write, and how many entries could
    /// not be used.
    fn take_up(&mut self, stored: Stored<'_>, unsaved: bool) -> Option<(String, usize)>;
}

impl<R: Record> Kept for R {
    fn key(&self) -> &'static str {
        R::KEY
    }

    fn version(&self) -> u64 {
        R::VERSION
    }

    fn write(&self) -> String {
        Record::write(self)
    }

    fn write_empty(&self) -> String {
        R::default().write()
    }

    fn take_up(&mut self, stored: Stored<'_>, unsaved: bool) -> Option<(String, usize)> {
        let (stored, unusable) = R::read(stored)?;
        self.adopt(&stored, unsaved);
        Some((stored.write(), unusable))
    }
}

/// What stood in the store and was taken up.
enum TakenUp {
    /// All of it; its text in the form that we write.
    Whole(String),
    /// All but so many entries, or nothing.
    Damaged(Option<usize>),
    /// Nothing, since a newer release wrote it.
    Newer(u64),
}

impl From<StoreError> for SaveError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Full => Self::Full,
            StoreError::Blocked => Self::Blocked,
        }
    }
}

impl<R: Record> Document<R> {
    /// Loads the record. Whatever the store holds, there is a document afterwards; the result tells what the reader
    /// must know. `now` is in milliseconds since 1970 and names what has to be set aside.
    pub fn open(store: &dyn Store, now: u64) -> (Self, Result<Option<Notice>, SaveError>) {
        let mut document = Self {
            record: R::default(),
            unsaved: false,
        };
        let opened = document.sync(store, now);
        (document, opened)
    }

    /// The record.
    #[must_use]
    pub fn value(&self) -> &R {
        &self.record
    }

    /// The record, to be changed; [`sync`](Self::sync) stores the change.
    pub fn edit(&mut self) -> &mut R {
        self.unsaved = true;
        &mut self.record
    }

    /// Whether there are changes that are not stored.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        self.unsaved
    }

    /// Takes up what is stored (another tab may have written), then stores what is new here, if anything is.
    ///
    /// Call it after every change, and when the browser tells that another tab wrote.
    ///
    /// # Errors
    /// Where the record could not be stored. It stays in memory, what was stored stays as it is, and the next call
    /// tries again.
    pub fn sync(&mut self, store: &dyn Store, now: u64) -> Result<Option<Notice>, SaveError> {
        sync(&mut self.record, &mut self.unsaved, store, now)
    }
}

fn sync(
    record: &mut dyn Kept,
    unsaved: &mut bool,
    store: &dyn Store,
    now: u64,
) -> Result<Option<Notice>, SaveError> {
    let key = record.key();
    let mut notice = None;
    for _ in 0..ATTEMPTS {
        let stored = match store.get(key)? {
            None => Some(record.write_empty()),
            Some(text) => match take_up(record, &text, *unsaved) {
                TakenUp::Whole(stored) => Some(stored),
                TakenUp::Newer(version) => return Err(SaveError::Newer { version }),
                TakenUp::Damaged(entries) => {
                    let key = set_aside(store, key, &text, now).ok_or(SaveError::NotSetAside)?;
                    notice = Some(match entries {
                        Some(entries) => Notice::Repaired { key, entries },
                        None => Notice::SetAside { key },
                    });
                    None
                }
            },
        };
        let text = record.write();
        *unsaved = stored.is_none_or(|stored| stored != text);
        if !*unsaved {
            return Ok(notice);
        }
        if text.len() > LONGEST {
            // It would be set aside as absurd when it is read again.
            return Err(SaveError::Full);
        }
        store.set(key, &text)?;
        if store.get(key)?.as_deref() == Some(&text) {
            *unsaved = false;
            return Ok(notice);
        }
    }
    Err(SaveError::NotConfirmed)
}

fn take_up(record: &mut dyn Kept, text: &str, unsaved: bool) -> TakenUp {
    let value = Value::parse(text, LONGEST);
    let Some(object) = value.as_ref().ok().and_then(Value::as_object) else {
        return TakenUp::Damaged(None);
    };
    match object.get("version").and_then(Value::as_u64) {
        Some(version) if version > record.version() => TakenUp::Newer(version),
        Some(version) if version == record.version() => {
            match record.take_up(Stored(object), unsaved) {
                Some((stored, 0)) => TakenUp::Whole(stored),
                damaged => TakenUp::Damaged(damaged.map(|(_, unusable)| unusable)),
            }
        }
        _ => TakenUp::Damaged(None),
    }
}

/// Copies a text to a key of its own, verbatim and confirmed; a copy that is already there is not made again.
fn set_aside(store: &dyn Store, key: &str, text: &str, now: u64) -> Option<String> {
    let prefix = [QUARANTINE, key, ":"].concat();
    let taken: Vec<String> = store
        .keys()
        .ok()?
        .into_iter()
        .filter(|key| key.starts_with(&prefix))
        .collect();
    if let Some(copy) = taken.iter().find(|key| holds(store, key, text)) {
        return Some(copy.clone());
    }
    let copy = (now..=u64::MAX)
        .map(|time| numbered(&prefix, time))
        .find(|copy| !taken.contains(copy))?;
    store.set(&copy, text).ok()?;
    holds(store, &copy, text).then_some(copy)
}

fn numbered(prefix: &str, time: u64) -> String {
    let mut key = prefix.to_owned();
    write_u64(time, &mut key);
    key
}

fn holds(store: &dyn Store, key: &str, text: &str) -> bool {
    store
        .get(key)
        .is_ok_and(|stored| stored.as_deref() == Some(text))
}
