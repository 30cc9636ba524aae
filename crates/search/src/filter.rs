//! What a reader narrows a level's list to, and how that is written in the address.
//!
//! Owns the filter's state and its form `?q=…&category=…&difficulty=…&status=…`, both ways. It must not know the
//! questions, how the full-text search works, or how an address is changed in a browser.

use crate::address::{pairs, push_pair};
use crate::facets::Options;
use crate::letters::{fold, is_alphanumeric};
use crate::prelude::*;

/// A group of options. Options within a group add up (or); groups narrow each other (and).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// What a question is about.
    Category,
    /// How hard it is.
    Difficulty,
    /// How far the reader is with it.
    Status,
}

impl Group {
    /// Every group, in the order of the page and of the address.
    pub const ALL: [Self; 3] = [Self::Category, Self::Difficulty, Self::Status];

    /// The group's name on the page.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Category => "Category",
            Self::Difficulty => "Difficulty",
            Self::Status => "Status",
        }
    }

    /// The group's name in the address.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Category => "category",
            Self::Difficulty => "difficulty",
            Self::Status => "status",
        }
    }

    pub(crate) fn place(self) -> usize {
        match self {
            Self::Category => 0,
            Self::Difficulty => 1,
            Self::Status => 2,
        }
    }
}

/// What is asked for: words, and the options chosen in each group. Two filters with the same options are equal,
/// in whichever order they were chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// What the reader typed, as it is; only spaces and punctuation ask for nothing.
    pub query: String,
    /// The chosen slugs of each group, sorted, each once.
    chosen: [Vec<String>; 3],
}

/// A filter as it was read from an address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed {
    /// What could be understood.
    pub filter: Filter,
    /// Values that name no option, as `category=cooking`, for a quiet notice; in the order of the address, each once.
    pub ignored: Vec<String>,
}

impl Filter {
    /// Reads a filter from the query part of an address, with or without its question mark.
    ///
    /// Options may stand as slugs or in words, in any case, several in one value with commas between or the key
    /// repeated. Keys that are not the filter's are passed over: other parts of the page may own them.
    #[must_use]
    pub fn parse(address_query: &str, options: &Options) -> Parsed {
        let mut parsed = Parsed::default();
        let mut queried = false;
        for (key, value) in pairs(address_query) {
            if key == "q" {
                if queried {
                    parsed.ignore("q", &value);
                } else {
                    parsed.filter.query = value;
                    queried = true;
                }
            } else if let Some(group) = Group::ALL.into_iter().find(|group| group.key() == key) {
                for name in value
                    .split(',')
                    .map(str::trim)
                    .filter(|name| !name.is_empty())
                {
                    match options.find(group, name) {
                        Some(slug) => parsed.filter.choose(group, slug),
                        None => parsed.ignore(group.key(), name),
                    }
                }
            }
        }
        parsed
    }

    /// The filter as the query part of an address, without the question mark; empty if nothing is asked for.
    ///
    /// One filter has one form, so that comparing addresses compares filters.
    #[must_use]
    pub fn to_address(&self) -> String {
        let mut address = String::new();
        if !self.query.is_empty() {
            push_pair(&mut address, "q", &self.query);
        }
        for group in Group::ALL {
            for slug in self.chosen(group) {
                push_pair(&mut address, group.key(), slug);
            }
        }
        address
    }

    /// The slugs that are chosen in a group, sorted. None chosen means that the group does not narrow.
    #[must_use]
    pub fn chosen(&self, group: Group) -> &[String] {
        &self.chosen[group.place()]
    }

    /// Whether an option is chosen.
    #[must_use]
    pub fn is_chosen(&self, group: Group, slug: &str) -> bool {
        self.chosen(group).iter().any(|chosen| chosen == slug)
    }

    /// Chooses an option; choosing it again changes nothing.
    pub fn choose(&mut self, group: Group, slug: &str) {
        let chosen = &mut self.chosen[group.place()];
        if let Err(place) = chosen.binary_search_by(|other| other.as_str().cmp(slug)) {
            chosen.insert(place, slug.to_owned());
        }
    }

    /// Chooses an option, or gives it up if it was chosen.
    pub fn toggle(&mut self, group: Group, slug: &str) {
        let chosen = &mut self.chosen[group.place()];
        let before = chosen.len();
        chosen.retain(|other| other != slug);
        if chosen.len() == before {
            self.choose(group, slug);
        }
    }

    /// Whether nothing is asked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.query.trim().is_empty() && self.chosen.iter().all(Vec::is_empty)
    }
}

impl Parsed {
    fn ignore(&mut self, key: &str, value: &str) {
        let ignored = [key, "=", value].concat();
        if !self.ignored.contains(&ignored) {
            self.ignored.push(ignored);
        }
    }
}

/// The form of a name in addresses: small letters and digits, with one hyphen for whatever stands between.
#[must_use]
pub fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for character in name.chars() {
        if is_alphanumeric(character) {
            slug.push(fold(character));
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}
