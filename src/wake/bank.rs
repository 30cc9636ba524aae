//! A level's questions: the search box and the filters decide, the list shows what is left.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use search::{Filter, Group, Query};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

use super::list::List;
use super::{address, keys, marks, navigate, row};
use crate::browser::{bind, cards, clock, dom, library};
use crate::outcome::{Catalogue, Outcome, Whole, count_words};
use crate::reader::Reader;

/// A level's questions, and what the reader asks of them.
pub(super) struct Bank {
    /// The reader.
    pub(super) reader: Reader,
    /// The questions.
    pub(super) catalogue: Catalogue,
    /// The search box.
    pub(super) input: HtmlInputElement,
    /// What is asked for.
    pub(super) filter: RwSignal<Filter>,
    /// The questions' elements.
    pub(super) list: List,
    island: Element,
    /// Where the cards stand in the index over the whole site, once it is here.
    places: RefCell<Option<Vec<Option<usize>>>>,
}

/// Ties the search box, the filters and the list together.
pub(super) fn wake(island: &Element, reader: Reader) {
    let input = dom::first(island, "input[type=search]").and_then(|input| input.dyn_into().ok());
    let (Some(input), Some(list)) = (input, List::find(island)) else {
        return;
    };
    let bank = Rc::new(Bank {
        reader,
        catalogue: Catalogue::new(cards::read(island)),
        input,
        filter: RwSignal::new(Filter::default()),
        list,
        island: island.clone(),
        places: RefCell::default(),
    });
    address::apply(&bank);
    // Who comes with words is searching already.
    if bank
        .filter
        .with_untracked(|filter| !filter.query.is_empty())
    {
        library::want(reader);
    }
    let shown = Rc::clone(&bank);
    bind::effect(move || shown.show());
    let typed = Rc::clone(&bank);
    bind::on(&bank.input, "input", move |_| {
        let text = typed.input.value();
        typed.filter.update(|filter| filter.query = text);
    });
    let pressed = Rc::clone(&bank);
    bind::on_act(island, move |control, act| pressed.press(control, act));
    for intent in ["focus", "pointerenter"] {
        bind::on(&bank.input, intent, move |_| library::want(reader));
    }
    clock::when_idle(move || library::want(reader));
    row::open_when_found(&bank);
    keys::follow(&bank);
}

impl Bank {
    /// The words that are looked for.
    pub(super) fn query(&self) -> Query {
        untrack(|| {
            self.with_whole(|whole| {
                self.filter
                    .with(|filter| self.catalogue.query(&filter.query, whole))
            })
        })
    }

    /// Hands over the index of the whole site, if it is here and knows this level.
    fn with_whole<T>(&self, run: impl FnOnce(Option<Whole<'_>>) -> T) -> T {
        library::with(self.reader, |library| {
            let index = library.index.here();
            let mut places = self.places.borrow_mut();
            if places.is_none() {
                *places = index.and_then(|index| self.catalogue.places_in(index));
            }
            let whole = index.zip(places.as_deref());
            run(whole.map(|(index, places)| Whole { index, places }))
        })
    }

    /// What the filter leaves, and the words that it looks for.
    fn outcome(&self) -> (Outcome, Query) {
        self.with_whole(|whole| {
            self.filter.with(|filter| {
                let query = self.catalogue.query(&filter.query, whole);
                let outcome = self
                    .reader
                    .progress
                    .with(|progress| self.catalogue.outcome(filter, &query, whole, progress));
                (outcome, query)
            })
        })
    }

    /// Shows what the filter leaves. Runs in an effect: whatever it reads brings it back.
    fn show(&self) {
        let (outcome, query) = self.outcome();
        // Whether answers are searched by now, for whoever waits for that.
        let whole = self.places.borrow().is_some();
        dom::set_flag(&self.list.results, "data-whole", whole);
        self.show_filters(&outcome);
        self.list.show(self, &outcome, &query);
        self.show_emptiness(&outcome, &query);
        self.filter.with(address::write);
    }

    fn show_filters(&self, outcome: &Outcome) {
        let empty = self.filter.with(Filter::is_empty);
        for group in Group::ALL {
            let chips = dom::all(
                &self.island,
                &["[data-group=", group.key(), "] [data-option]"].concat(),
            );
            for (chip, count) in chips.iter().zip(outcome.counts.of(group)) {
                let option = dom::data(chip, "option");
                let chosen = self.filter.with(|filter| filter.is_chosen(group, &option));
                dom::set(chip, "aria-pressed", if chosen { "true" } else { "false" });
                if let Some(number) = dom::first(chip, "b") {
                    dom::set_text(&number, &count.to_string());
                }
            }
        }
        // Every question is of this level; of the others only the whole number is known here.
        if let Some(level) = dom::first(&self.island, "[aria-label=Level] [aria-pressed=true] b") {
            dom::set_text(&level, &outcome.order.len().to_string());
        }
        if let Some(count) = dom::first(&self.island, "[data-testid=result-count]") {
            dom::set_text(
                &count,
                &count_words(outcome.order.len(), self.catalogue.cards.len()),
            );
        }
        if let Some(clear) = dom::first(&self.island, ".count [data-act=clear]") {
            dom::set_flag(&clear, "hidden", empty);
        }
    }

    /// Says, where nothing is left, why that may be and what to do.
    fn show_emptiness(&self, outcome: &Outcome, query: &Query) {
        let Some(empty) = dom::part(&self.island, "empty") else {
            return;
        };
        dom::set_flag(&empty, "hidden", !outcome.order.is_empty());
        if !outcome.order.is_empty() {
            return;
        }
        let chosen = self.filter.with(|filter| {
            Group::ALL
                .into_iter()
                .any(|group| !filter.chosen(group).is_empty())
        });
        let both = chosen && !query.is_empty();
        let advice = if both {
            "The words and the filters leave nothing together. Search all questions for these words, or start again."
        } else if chosen {
            "These filters leave nothing together. Take one back, or start again."
        } else {
            "Too few of these words stand in any question. Try fewer words or another spelling: small typing errors are forgiven."
        };
        if let Some(words) = dom::part(&empty, "advice") {
            dom::set_text(&words, advice);
        }
        if let Some(button) = dom::first(&empty, "[data-act=only-words]") {
            dom::set_flag(&button, "hidden", !both);
        }
    }

    fn press(&self, control: &Element, act: &str) {
        match act {
            "filter" => self.toggle(control),
            "level" => self.change_level(&dom::data(control, "address")),
            "clear" => self.clear(),
            "only-words" => self.filter.update(|filter| {
                let query = std::mem::take(&mut filter.query);
                *filter = Filter::default();
                filter.query = query;
            }),
            _ => {
                let Some(place) = self.list.place_of(control) else {
                    return;
                };
                match act {
                    "open" => row::toggle(self, place),
                    "again" => row::fetch(self, place),
                    _ => marks::press(act, self.reader, &self.catalogue.cards[place].id),
                }
            }
        }
    }

    fn toggle(&self, chip: &Element) {
        let Some(key) = chip
            .parent_element()
            .map(|group| dom::data(&group, "group"))
        else {
            return;
        };
        if let Some(group) = Group::ALL.into_iter().find(|group| group.key() == key) {
            let option = dom::data(chip, "option");
            self.filter.update(|filter| filter.toggle(group, &option));
        }
    }

    /// Goes to another level's page with the same words and filters, but for the categories: those are the level's own.
    fn change_level(&self, address: &str) {
        if address.is_empty() {
            return;
        }
        let mut filter = self.filter.get_untracked();
        for category in filter.chosen(Group::Category).to_vec() {
            filter.toggle(Group::Category, &category);
        }
        let asked = filter.to_address();
        let mark = if asked.is_empty() { "" } else { "?" };
        navigate::visit(self.reader, &[address, mark, &asked].concat());
    }

    /// Empties the search and every group, and gives the search box back.
    fn clear(&self) {
        self.input.set_value("");
        self.filter.set(Filter::default());
        self.say_ignored(&[]);
        dom::focus(&self.input, false);
    }

    /// Takes back the words and leaves the groups.
    pub(super) fn clear_words(&self) {
        self.input.set_value("");
        self.filter.update(|filter| filter.query.clear());
    }

    /// Tells which values of the address name nothing here.
    pub(super) fn say_ignored(&self, ignored: &[String]) {
        let Some(words) = dom::part(&self.island, "ignored") else {
            return;
        };
        dom::set_flag(&words, "hidden", ignored.is_empty());
        let text = match ignored.len() {
            0 => String::new(),
            _ => [
                "The address asks for what is not here, and that was left out: ",
                &ignored.join(", "),
                ".",
            ]
            .concat(),
        };
        dom::set_text(&words, &text);
    }
}
