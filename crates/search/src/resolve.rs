//! What the words of a query may mean in one index.
//!
//! Owns which words of the vocabulary a word of a query stands for, whether typing errors are forgiven, and which documents
//! the conditions admit. It must not know how documents are ranked.

use crate::document::{FIELDS, Field};
use crate::filter::slug;
use crate::index::{FACETS_EACH, Index};
use crate::language::{Facet, take_apart};
use crate::letters::cut;
use crate::prelude::*;
use crate::query::{NAME, Query, Wanted, Wished, is_phrasing_form};
use crate::spelling::{BESIDE_EXACT, EXACT, SAME_STEM, Spelling, weight_of};
use crate::stem;
use crate::terms::words;
use crate::vocabulary::Term;

/// What a word of a query stands for.
#[derive(Debug, Default)]
pub(crate) struct Meaning<'a> {
    /// Any of these words.
    pub(crate) terms: Vec<Meant<'a>>,
    /// Or all of these.
    pub(crate) parts: Vec<Meaning<'a>>,
    /// Whether so many words begin as it does that it tells nothing yet. Then the words are only those that it is beyond
    /// doubt.
    pub(crate) loose: bool,
}

/// A beginning tells nothing yet if the documents that hold each of the words that begin so are, taken together, this
/// many times as many as there are.
const TELLS_NOTHING: usize = 2;

/// A word of the index that is meant.
#[derive(Debug)]
pub(crate) struct Meant<'a> {
    pub(crate) term: Term<'a>,
    /// What the match is worth, from 0 to 1.
    pub(crate) weight: f32,
    /// Whether it is the very word.
    pub(crate) exact: bool,
    /// Whether it tells as much as its own rarity says.
    pub(crate) name: bool,
}

/// Which documents the conditions of a query admit.
pub(crate) struct Limits<'a> {
    index: &'a Index,
    query: &'a Query,
    /// For each document, whether a tag is missing or a word stands that must not; empty if no query is about these.
    barred: Vec<bool>,
}

impl Meaning<'_> {
    /// How much there is to read.
    pub(crate) fn size(&self) -> usize {
        let own: usize = self.terms.iter().map(|meant| meant.term.size()).sum();
        own + self.parts.iter().map(Self::size).sum::<usize>()
    }

    /// How many documents hold any of it, at most, beside what tells by itself.
    pub(crate) fn holding(&self) -> usize {
        let common = self.terms.iter().filter(|meant| !meant.name);
        common.map(|meant| meant.term.holding).sum()
    }
}

impl Index {
    /// A text as this index understands it: with its own names in the conditions, and typing errors forgiven in the words
    /// that occur nowhere as they are written.
    pub(crate) fn understand(&self, text: &str) -> Query {
        let mut parts = take_apart(text);
        let (mut facets, mut tags) = (Vec::new(), Vec::new());
        for condition in &parts.conditions {
            let facet = match condition.facet {
                Facet::Tag => {
                    let forms = words(&condition.value);
                    let spelling = |form: &str| Spelling::new(form, condition.unfinished);
                    tags.extend(
                        forms
                            .iter()
                            .map(|word| (spelling(&word.whole.form), condition.not)),
                    );
                    continue;
                }
                Facet::Level => 1,
                Facet::Difficulty => 2,
                Facet::Category => 3,
            };
            let wanted = slug(&condition.value);
            let fits = |number: &u8| {
                let name = slug(self.name(*number));
                let begins = name.starts_with(&wanted)
                    || name.split('-').any(|part| part.starts_with(&wanted));
                self.has_name(facet, *number) && begins
            };
            let names: Vec<u8> = self.name_numbers().filter(fits).collect();
            if names.is_empty() {
                // It names nothing here, so it is words like any other.
                let span = &condition.span;
                parts.plain = [
                    cut(&parts.plain, ..span.start),
                    cut(text, span.clone()),
                    cut(&parts.plain, span.end..),
                ]
                .concat();
            } else {
                facets.push(Wished {
                    facet,
                    names,
                    not: condition.not,
                });
            }
        }
        let mut query = Query::of(&parts);
        query.facets = facets;
        query.tags = tags;
        for spelling in query.spellings_mut() {
            if !self.occurs(spelling) {
                spelling.abbreviates = true;
                if !self.occurs(spelling) {
                    spelling.abbreviates = false;
                    spelling.forgiven = spelling.tolerated();
                }
            }
        }
        query
    }

    fn has_name(&self, facet: usize, number: u8) -> bool {
        (0..self.len()).any(|document| self.facets(document)[facet] == number)
    }

    /// Whether any document holds a word as it is written.
    fn occurs(&self, spelling: &Spelling) -> bool {
        let vocabulary = self.vocabulary();
        if spelling.beginning_weight().is_some() {
            let mut any = false;
            vocabulary.beginning_with(&spelling.form, &mut |_, _| {
                any = true;
                false
            });
            if any {
                return true;
            }
        }
        if let Some(stem) = spelling.stem() {
            let mut any = false;
            vocabulary.beginning_with(stem, &mut |form, _| {
                any |= stem::is_of(stem, form);
                !any
            });
            if any {
                return true;
            }
        }
        let mut forms = spelling
            .others
            .iter()
            .map(|other| &other.form)
            .chain([&spelling.form]);
        forms.any(|form| vocabulary.find(form).is_some())
    }

    /// The documents whose name is what was typed, in either number, without the words that only make a question of it.
    pub(crate) fn named(&self, query: &Query) -> Vec<u32> {
        let mut form = NAME.to_owned();
        let words = query
            .words
            .iter()
            .filter(|word| !is_phrasing_form(&word.whole.form));
        let mut last = None;
        for word in words {
            form += &word.whole.form;
            last = Some(&word.whole);
        }
        let Some(last) = last else { return Vec::new() };
        let stem = form.len() - last.form.len();
        let others = last.others.iter().filter(|other| !other.name);
        let others = others.map(|other| [cut(&form, ..stem), &other.form].concat());
        let mut documents = Vec::new();
        for name in others.chain([form.clone()]) {
            if let Some(term) = self.vocabulary().find(&name) {
                term.each(|document, _| documents.extend(u32::try_from(document)));
            }
        }
        documents
    }

    /// What a word of a query stands for.
    pub(crate) fn meaning(&self, wanted: &Wanted) -> Meaning<'_> {
        Meaning {
            terms: self.terms(&wanted.whole),
            parts: wanted
                .leaves
                .iter()
                .map(|leaf| Meaning {
                    terms: self.terms(leaf),
                    ..Meaning::default()
                })
                .collect(),
            loose: false,
        }
    }

    /// The same, but a beginning that tells nothing yet stands for no words that begin so.
    pub(crate) fn meaning_so_far(&self, wanted: &Wanted) -> Meaning<'_> {
        if wanted.leaves.is_empty() && self.is_loose(&wanted.whole) {
            let mut finished = wanted.whole.clone();
            finished.unfinished = false;
            return Meaning {
                terms: self.terms(&finished),
                parts: Vec::new(),
                loose: true,
            };
        }
        self.meaning(wanted)
    }

    /// Whether a spelling is a beginning that tells nothing yet.
    pub(crate) fn is_loose(&self, spelling: &Spelling) -> bool {
        let mut holding = 0;
        let most = TELLS_NOTHING * self.len();
        if spelling.unfinished {
            self.vocabulary()
                .beginning_with(&spelling.form, &mut |_, term| {
                    holding += term.holding;
                    holding < most
                });
        }
        holding > 0 && holding >= most
    }

    /// The words of the index that a spelling stands for.
    fn terms(&self, spelling: &Spelling) -> Vec<Meant<'_>> {
        let vocabulary = self.vocabulary();
        let mut terms = Vec::new();
        if let Some(term) = vocabulary.find(&spelling.form) {
            terms.push(Meant {
                term,
                weight: EXACT,
                exact: true,
                name: false,
            });
        }
        // Beside the very word, those that only resemble it count less.
        let likeness = if terms.is_empty() { 1.0 } else { BESIDE_EXACT };
        for other in &spelling.others {
            if let Some(term) = vocabulary.find(&other.form) {
                terms.push(Meant {
                    term,
                    weight: other.weight,
                    exact: false,
                    name: other.name,
                });
            }
        }
        let other = |form: &str| {
            form == spelling.form || spelling.others.iter().any(|other| other.form == form)
        };
        if let Some(stem) = spelling.stem() {
            vocabulary.beginning_with(stem, &mut |form, term| {
                if !other(form) && stem::is_of(stem, form) {
                    terms.push(Meant {
                        term,
                        weight: likeness * SAME_STEM,
                        exact: false,
                        name: false,
                    });
                }
                true
            });
        }
        if let Some(weight) = spelling.beginning_weight() {
            let stem = spelling.stem();
            vocabulary.beginning_with(&spelling.form, &mut |form, term| {
                if !other(form) && !stem.is_some_and(|stem| stem::is_of(stem, form)) {
                    terms.push(Meant {
                        term,
                        weight: likeness * weight,
                        exact: false,
                        name: false,
                    });
                }
                true
            });
        }
        if spelling.forgiven > 0 {
            let mut near = |certain: &str| {
                let before = terms.len();
                let typed = &spelling.characters;
                vocabulary.near(
                    typed,
                    spelling.forgiven,
                    spelling.unfinished,
                    certain,
                    &mut |term, near| {
                        terms.push(Meant {
                            term,
                            weight: weight_of(near),
                            exact: false,
                            name: false,
                        });
                    },
                );
                terms.len() > before
            };
            // The first letter is seldom wrong, and then a tenth of the words will do.
            let first = spelling.form.chars().next().map_or(0, char::len_utf8);
            if !near(cut(&spelling.form, ..first)) {
                near("");
            }
        }
        terms
    }

    /// Which documents the conditions of a query admit.
    pub(crate) fn limits<'a>(&'a self, query: &'a Query) -> Limits<'a> {
        let mut barred = Vec::new();
        if !query.tags.is_empty() || !query.excluded.is_empty() {
            barred = vec![false; self.len()];
        }
        for (tag, not) in &query.tags {
            let mut tagged = vec![false; self.len()];
            for meant in self.terms(tag) {
                self.mark(&meant, 1 << Field::Tags as u8, &mut tagged);
            }
            for (barred, tagged) in barred.iter_mut().zip(tagged) {
                *barred |= tagged == *not;
            }
        }
        for forms in &query.excluded {
            let mut standing = vec![true; self.len()];
            for form in forms {
                let mut holding = vec![false; self.len()];
                let spelling = Spelling::new(form, false);
                for meant in self.terms(&spelling) {
                    self.mark(&meant, u8::MAX, &mut holding);
                }
                for (standing, holding) in standing.iter_mut().zip(holding) {
                    *standing &= holding;
                }
            }
            for (document, (barred, standing)) in barred.iter_mut().zip(standing).enumerate() {
                *barred |=
                    standing && (forms.len() < 2 || self.holds(document, forms).unwrap_or(true));
            }
        }
        Limits {
            index: self,
            query,
            barred,
        }
    }

    /// Marks the documents that hold a word in one of these fields.
    fn mark(&self, meant: &Meant, fields: u8, documents: &mut [bool]) {
        meant.term.each(|document, pattern| {
            let held = self
                .patterns
                .get(usize::from(pattern))
                .map_or(0, |pattern| pattern.fields);
            if held & fields > 0
                && let Some(marked) = documents.get_mut(document)
            {
                *marked = true;
            }
        });
    }

    /// Whether a document holds every phrase of a query, as far as its texts are at hand.
    pub(crate) fn holds_phrases(&self, query: &Query, document: usize) -> bool {
        query
            .phrases
            .iter()
            .all(|phrase| self.holds(document, phrase).unwrap_or(true))
    }

    /// Whether forms follow one another in a document; nothing if its text is not at hand.
    fn holds(&self, document: usize, forms: &[String]) -> Option<bool> {
        let text = self.texts.as_ref()?.of(document)?;
        let title = self
            .shown(document)
            .map(|shown| shown.title)
            .unwrap_or_default();
        let follows = |text: &str| {
            let standing = words(text);
            standing.windows(forms.len()).any(|window| {
                window
                    .iter()
                    .zip(forms)
                    .all(|(word, form)| word.whole.form == *form)
            })
        };
        Some(follows(title) || follows(text))
    }
}

impl Limits<'_> {
    /// Whether the conditions admit a document.
    pub(crate) fn admit(&self, document: usize) -> bool {
        if self.barred.get(document).copied().unwrap_or(false) {
            return false;
        }
        if self.query.facets.is_empty() {
            return true;
        }
        let facets = self.index.facets(document);
        let meets = |wished: &Wished| wished.names.contains(&facets[wished.facet]);
        (1..FACETS_EACH).all(|facet| {
            let mut of_facet = self
                .query
                .facets
                .iter()
                .filter(|wished| wished.facet == facet);
            let mut wished = of_facet.clone().filter(|wished| !wished.not).peekable();
            let any = wished.peek().is_none() || wished.any(meets);
            any && !of_facet.any(|wished| wished.not && meets(wished))
        })
    }
}

const _: () = assert!(FIELDS < 8, "one bit beside those of the fields is needed");
