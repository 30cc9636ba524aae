//! How a text that is being typed may go on.
//!
//! Owns completing its last word: to an operator, to one of its values, or to a word of the index. It must not know
//! ranking.

use crate::document::{Completes, Suggestion};
use crate::filter::slug;
use crate::index::{FACETS_EACH, Index};
use crate::language::{Facet, Reader};
use crate::letters::fold;
use crate::prelude::*;

/// A shorter beginning of a word says too little.
const SHORTEST_WORD: usize = 2;

impl Index {
    /// Ways to go on with a text that is being typed, at most `most`, the likeliest first.
    #[must_use]
    pub fn suggest(&self, text: &str, most: usize) -> Vec<Suggestion> {
        let from = text.rfind(char::is_whitespace).map_or(0, |at| {
            at + text[at..].chars().next().map_or(0, char::len_utf8)
        });
        let token = &text[from..];
        let typed = token.strip_prefix('-').unwrap_or(token);
        let mut suggestions = Vec::new();
        let mut add = |ending: String, what| {
            let text = [&text[..text.len() - typed.len()], &ending].concat();
            suggestions.push(Suggestion { text, what });
        };
        if let Some((key, value)) = typed.split_once(':') {
            for known in self.values(key) {
                if known.starts_with(&slug(value)) && known != value {
                    add([key, ":", &known].concat(), Completes::Value);
                }
            }
        } else if !typed.is_empty() {
            let operators = Facet::NAMES.iter().map(|(name, _)| *name).chain(["is"]);
            for name in operators.filter(|name| name.starts_with(&typed.to_ascii_lowercase())) {
                add([name, ":"].concat(), Completes::Operator);
            }
            for word in self.words_from(typed) {
                add(word, Completes::Word);
            }
        }
        suggestions.truncate(most);
        suggestions
    }

    /// The values that an operator knows here, as they are typed.
    fn values(&self, key: &str) -> Vec<String> {
        if key.eq_ignore_ascii_case("is") {
            return Reader::NAMES
                .iter()
                .map(|(name, _)| (*name).to_owned())
                .collect();
        }
        let facet = match Facet::NAMES
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(key))
        {
            Some((_, Facet::Level)) => 1,
            Some((_, Facet::Difficulty)) => 2,
            Some((_, Facet::Category)) => 3,
            Some((_, Facet::Tag)) => return self.tags(),
            None => FACETS_EACH,
        };
        let mut values = Vec::new();
        for document in 0..self.len() {
            let number = self.facets(document).get(facet).copied().unwrap_or(0);
            let value = slug(self.name(number));
            if !value.is_empty() && !values.contains(&value) {
                values.push(value);
            }
        }
        values
    }

    /// All tags that are kept, each once.
    fn tags(&self) -> Vec<String> {
        let mut tags: Vec<String> = Vec::new();
        for shown in (0..self.len()).filter_map(|document| self.shown(document)) {
            // The id stands among the tags for being found, and is none.
            for tag in shown.tags.split_whitespace().filter(|tag| *tag != shown.id) {
                if let Err(place) = tags.binary_search_by(|known| known.as_str().cmp(tag)) {
                    tags.insert(place, tag.to_owned());
                }
            }
        }
        tags
    }

    /// The words with a beginning that most documents hold, at most five.
    fn words_from(&self, typed: &str) -> Vec<String> {
        let typed: String = typed.chars().map(fold).collect();
        let mut best: Vec<(usize, String)> = Vec::new();
        if typed.chars().count() < SHORTEST_WORD {
            return Vec::new();
        }
        self.vocabulary().beginning_with(&typed, &mut |form, term| {
            let place = best.partition_point(|(holding, _)| *holding >= term.holding);
            if place < 5 && form.len() > typed.len() {
                best.insert(place, (term.holding, form.to_owned()));
                best.truncate(5);
            }
            true
        });
        best.into_iter().map(|(_, form)| form).collect()
    }
}
