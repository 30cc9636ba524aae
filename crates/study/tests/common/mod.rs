//! A store that fails as browsers do: blocked, full, forgetful, or shared with another tab.

use std::cell::{Cell, RefCell};

use study::{MemoryStore, Store, StoreError};

/// What happens right after a write.
type Meddler = Box<dyn FnOnce(&MemoryStore)>;

/// A store in memory with faults to switch on.
#[derive(Default)]
pub(crate) struct FaultyStore {
    pub(crate) inside: MemoryStore,
    /// Nothing can be read or written.
    pub(crate) blocked: Cell<bool>,
    /// So many writes succeed; each later one finds the store full.
    pub(crate) room: Cell<Option<usize>>,
    /// Writes seem to succeed, but nothing is kept.
    pub(crate) forgetful: Cell<bool>,
    /// What another tab does after our next writes, the last one first.
    pub(crate) meddlers: RefCell<Vec<Meddler>>,
    pub(crate) writes: Cell<usize>,
}

impl FaultyStore {
    #[must_use]
    pub(crate) fn with(key: &str, text: &str) -> Self {
        let store = Self::default();
        store.inside.set(key, text).expect("memory has room");
        store
    }

    #[must_use]
    pub(crate) fn text(&self, key: &str) -> Option<String> {
        self.inside.get(key).expect("memory is never blocked")
    }

    /// The keys of what was set aside.
    #[must_use]
    pub(crate) fn quarantined(&self) -> Vec<String> {
        let mut keys = self.inside.keys().expect("memory is never blocked");
        keys.retain(|key| key.starts_with("evalloop:quarantine:"));
        keys
    }
}

impl Store for FaultyStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        if self.blocked.get() {
            Err(StoreError::Blocked)
        } else {
            self.inside.get(key)
        }
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        if self.blocked.get() {
            return Err(StoreError::Blocked);
        }
        if let Some(room) = self.room.get() {
            self.room
                .set(Some(room.checked_sub(1).ok_or(StoreError::Full)?));
        }
        self.writes.set(self.writes.get() + 1);
        if !self.forgetful.get() {
            self.inside.set(key, text)?;
        }
        if let Some(meddle) = self.meddlers.borrow_mut().pop() {
            meddle(&self.inside);
        }
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        if self.blocked.get() {
            Err(StoreError::Blocked)
        } else {
            self.inside.remove(key)
        }
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        if self.blocked.get() {
            Err(StoreError::Blocked)
        } else {
            self.inside.keys()
        }
    }
}
