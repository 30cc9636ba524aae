//! A map from names, in order.
//!
//! A sorted list, since the maps of the standard library are several times its code for every type of value, and
//! records are small. Owns the order; it must not know the values.

/// Values by name, sorted by name, each name once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SortedMap<V>(Vec<(String, V)>);

impl<V> Default for SortedMap<V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<V> SortedMap<V> {
    pub(crate) fn get(&self, name: &str) -> Option<&V> {
        self.place(name).ok().map(|place| &self.0[place].1)
    }

    /// Puts a value under a name, in the place of what was there.
    pub(crate) fn insert(&mut self, name: &str, value: V) {
        match self.place(name) {
            Ok(place) => self.0[place].1 = value,
            Err(place) => self.0.insert(place, (name.to_owned(), value)),
        }
    }

    pub(crate) fn remove(&mut self, name: &str) {
        if let Ok(place) = self.place(name) {
            self.0.remove(place);
        }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &V)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }

    fn place(&self, name: &str) -> Result<usize, usize> {
        self.0
            .binary_search_by(|(other, _)| other.as_str().cmp(name))
    }
}

impl<V: Default> SortedMap<V> {
    /// The value under a name, a new one if there was none.
    pub(crate) fn at(&mut self, name: &str) -> &mut V {
        let place = self.place(name).unwrap_or_else(|place| {
            self.0.insert(place, (name.to_owned(), V::default()));
            place
        });
        &mut self.0[place].1
    }
}
