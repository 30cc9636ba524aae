//! What a reader searched for last.
//!
//! Owns the list, its merging, and its form `{"version":1,"searches":[{"text":"gil","time":…}],"cleared":…}`. It must
//! not know how a search is done or shown.

use crate::document::{Record, Stored};
use crate::extras::Extras;
use crate::json::{ObjectWriter, Value, write_string, write_u64};

/// The last few searches, the latest first, each text once.
///
/// Times are milliseconds since 1970, but none is earlier than that of the search before it, so that the order is the
/// reader's whatever the clock says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Searches {
    /// The latest first.
    entries: Vec<Search>,
    /// What is not later than this was cleared; nothing if the list never was.
    cleared: Option<u64>,
    extras: Extras,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Search {
    text: String,
    time: u64,
}

impl Searches {
    /// How many are kept.
    pub const MOST: usize = 8;
    /// The longest text that is kept, in characters.
    pub const LONGEST: usize = 200;

    /// The texts, the latest first.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|search| search.text.as_str())
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Puts a text first, without the spaces around it. One that is empty or longer than [`Self::LONGEST`] is not kept.
    pub fn remember(&mut self, text: &str, now: u64) {
        let text = text.trim();
        if text.is_empty() || text.chars().nth(Self::LONGEST).is_some() {
            return;
        }
        let search = Search {
            text: text.to_owned(),
            time: self.later_than_all(now),
        };
        self.add(&search);
    }

    /// Forgets them all, here and, once merged, wherever else they are kept.
    pub fn clear(&mut self, now: u64) {
        self.cleared = Some(self.later_than_all(now));
        self.entries.clear();
    }

    /// Takes up what another tab knows. The order does not matter, nor does repeating it.
    fn merge(&mut self, other: &Self) {
        self.cleared = self.cleared.max(other.cleared);
        let cleared = self.cleared;
        self.entries.retain(|own| Some(own.time) > cleared);
        for search in &other.entries {
            if Some(search.time) > cleared {
                self.add(search);
            }
        }
    }

    /// Adds a search where its time wants it. Of one text the later counts; of one time the lesser text comes first.
    fn add(&mut self, search: &Search) {
        let own = self.entries.iter().position(|own| own.text == search.text);
        if let Some(own) = own {
            if self.entries[own].time >= search.time {
                return;
            }
            self.entries.remove(own);
        }
        let place = self.entries.partition_point(|own| {
            own.time > search.time || (own.time == search.time && own.text < search.text)
        });
        self.entries.insert(place, search.clone());
        self.entries.truncate(Self::MOST);
    }

    fn later_than_all(&self, now: u64) -> u64 {
        let latest = self.entries.first().map(|search| search.time);
        latest
            .max(self.cleared)
            .map_or(now, |latest| now.max(latest.saturating_add(1)))
    }
}

impl Record for Searches {
    const KEY: &'static str = "evalloop:searches";
    const VERSION: u64 = 1;

    fn read(stored: Stored<'_>) -> Option<(Self, usize)> {
        let object = stored.0;
        let mut searches = Self {
            extras: Extras::of(object, &["version", "searches", "cleared"]),
            ..Self::default()
        };
        let mut unusable = 0;
        if let Some(value) = object.get("cleared") {
            searches.cleared = value.as_u64();
            unusable += usize::from(searches.cleared.is_none());
        }
        if let Some(value) = object.get("searches") {
            let Value::Array(values) = value else {
                return None;
            };
            for value in values {
                match read_search(value) {
                    Some(search) => searches.add(&search),
                    None => unusable += 1,
                }
            }
        }
        Some((searches, unusable))
    }

    fn write(&self) -> String {
        let mut text = String::new();
        let mut object = ObjectWriter::begin(&mut text);
        write_u64(Self::VERSION, object.field("version"));
        let list = object.field("searches");
        list.push('[');
        for (place, search) in self.entries.iter().enumerate() {
            if place > 0 {
                list.push(',');
            }
            let mut entry = ObjectWriter::begin(list);
            write_string(&search.text, entry.field("text"));
            write_u64(search.time, entry.field("time"));
            entry.end();
        }
        list.push(']');
        if let Some(cleared) = self.cleared {
            write_u64(cleared, object.field("cleared"));
        }
        self.extras.write(&mut object);
        object.end();
        text
    }

    fn adopt(&mut self, stored: &Self, _unsaved: bool) {
        self.merge(stored);
        self.extras.adopt(&stored.extras);
    }
}

/// A search that [`Searches::remember`] could have kept.
fn read_search(value: &Value) -> Option<Search> {
    let object = value.as_object()?;
    let text = object.get("text")?.as_str()?;
    let honest = !text.is_empty() && text.trim() == text;
    (honest && text.chars().nth(Searches::LONGEST).is_none()).then_some(Search {
        text: text.to_owned(),
        time: object.get("time")?.as_u64()?,
    })
}
