//! Fields that this release does not know, kept for the one that does.
//!
//! Owns their keeping and merging. It must not know which record they belong to.

use crate::json::{Object, ObjectWriter};
use crate::sorted_map::SortedMap;

/// Unknown fields of an object: JSON text by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Extras(SortedMap<String>);

impl Extras {
    /// The fields of an object that are not among the known ones.
    pub(crate) fn of(object: &Object, known: &[&str]) -> Self {
        let mut extras = Self::default();
        for (name, value) in &object.0 {
            if !known.contains(&name.as_str()) {
                let mut text = String::new();
                value.write(&mut text);
                extras.0.insert(name, text);
            }
        }
        extras
    }

    pub(crate) fn write(&self, object: &mut ObjectWriter) {
        for (name, text) in self.0.iter() {
            object.field(name).push_str(text);
        }
    }

    /// Takes the fields of both; of two texts the greater, since nothing tells which is later.
    pub(crate) fn merge(&mut self, other: &Self) {
        for (name, text) in other.0.iter() {
            let ours = self.0.at(name);
            if text > ours {
                ours.clone_from(text);
            }
        }
    }

    /// Takes the fields that stand in storage: nobody here changes them, so those there are at least as new.
    pub(crate) fn adopt(&mut self, stored: &Self) {
        for (name, text) in stored.0.iter() {
            self.0.insert(name, text.clone());
        }
    }
}
