//! Where values are kept, as far as the core cares.
//!
//! Owns the interface to a store of texts under keys, and the store in memory that serves tests and pages whose
//! browser blocks storage. It must not know what the texts mean.

use std::cell::RefCell;

use crate::sorted_map::SortedMap;

/// A store of texts under keys, shared with other tabs and with whoever edits it by hand.
///
/// A write that fails must leave what stood there before, as `localStorage` does.
pub trait Store {
    /// The text under a key, if there is one.
    ///
    /// # Errors
    /// [`StoreError::Blocked`] where nothing can be read.
    fn get(&self, key: &str) -> Result<Option<String>, StoreError>;

    /// Puts a text under a key, in the place of what was there.
    ///
    /// # Errors
    /// [`StoreError::Full`] where there is no room, [`StoreError::Blocked`] where nothing can be written.
    fn set(&self, key: &str, text: &str) -> Result<(), StoreError>;

    /// Removes a key and its text; not an error where there is none.
    ///
    /// # Errors
    /// [`StoreError::Blocked`] where nothing can be written.
    fn remove(&self, key: &str) -> Result<(), StoreError>;

    /// All keys, in any order, those of others included.
    ///
    /// # Errors
    /// [`StoreError::Blocked`] where nothing can be read.
    fn keys(&self) -> Result<Vec<String>, StoreError>;
}

/// Why a store does not do what it is asked to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// There is no room for the value.
    #[error("the browser's storage for this site is full")]
    Full,
    /// The browser or the embedding page does not allow storage.
    #[error("the browser does not let this site store anything")]
    Blocked,
}

/// A store that lasts as long as the page.
#[derive(Debug, Default)]
pub struct MemoryStore {
    texts: RefCell<SortedMap<String>>,
}

impl Store for MemoryStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self.texts.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        self.texts.borrow_mut().insert(key, text.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.texts.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        Ok(self
            .texts
            .borrow()
            .iter()
            .map(|(key, _)| key.to_owned())
            .collect())
    }
}
