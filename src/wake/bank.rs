//! A level's questions: the search box and the filters decide, the list shows what is left.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;
use search::{Filter, Group};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

use super::list::List;
use super::{address, keys, marks, navigate, row};
use crate::browser::library::{self, Sought};
use crate::browser::{bind, cards, clock, dom};
use crate::library::Part;
use crate::outcome::{Catalogue, Outcome, count_words};
use crate::reader::Reader;

/// Says of a list that the finder has searched it.
const BY_FINDER: &str = "data-whole";

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
    /// Whether something was typed that the filter does not know yet.
    typed: Cell<bool>,
    island: Element,
    /// The options of all groups, in the order of the page.
    chips: Vec<Chip>,
    /// The number beside this level in the choice of levels.
    level: Option<Element>,
    /// How many questions are left, in words.
    count: Option<Element>,
    /// What takes all back.
    clear: Option<Element>,
    /// What is shown where nothing is left.
    empty: Option<Element>,
}

/// An option of a group.
struct Chip {
    group: Group,
    /// The option's slug.
    option: String,
    button: Element,
    /// Where it says how many questions it would leave.
    number: Option<Element>,
    /// Whether it is said to be chosen, and that number.
    said: Cell<Option<(bool, usize)>>,
}

thread_local! {
    /// What was read before the list was taken over.
    static READ: RefCell<Option<Catalogue>> = const { RefCell::new(None) };
}

/// Reads the list, so that this takes no time when it is taken over; unless somebody searches it already, for then it is not
/// as it was written.
pub(super) fn read_ahead(island: &Element) {
    if input_of(island).is_some_and(|input| input.value().is_empty()) {
        READ.set(Some(Catalogue::new(cards::read(island))));
    }
}

fn input_of(island: &Element) -> Option<HtmlInputElement> {
    dom::first(island, "input[type=search]")?.dyn_into().ok()
}

/// Ties the search box, the filters and the list together.
pub(super) fn wake(island: &Element, reader: Reader) {
    let (Some(input), Some(list)) = (input_of(island), List::find(island)) else {
        return;
    };
    let read = READ.take();
    let bank = Rc::new(Bank {
        reader,
        catalogue: read.unwrap_or_else(|| Catalogue::new(cards::read(island))),
        input,
        filter: RwSignal::new(Filter::default()),
        list,
        typed: Cell::default(),
        island: island.clone(),
        chips: chips(island),
        level: dom::first(island, "[aria-label=Level] [aria-pressed=true] b"),
        count: dom::first(island, "[data-testid=result-count]"),
        clear: dom::first(island, ".count [data-act=clear]"),
        empty: dom::part(island, "empty"),
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
    let marked = Rc::clone(&bank);
    bind::effect(move || marked.list.show_reader(&marked));
    let typed = Rc::clone(&bank);
    bind::on(&bank.input, "input", move |_| {
        library::want(reader);
        typed.follow_later();
    });
    let pressed = Rc::clone(&bank);
    bind::on_act(island, move |control, act| {
        pressed.follow_now();
        pressed.press(control, act);
    });
    for intent in ["focus", "pointerenter"] {
        bind::on(&bank.input, intent, move |_| library::want(reader));
    }
    clock::when_idle(move || library::want(reader));
    row::open_when_found(&bank);
    keys::follow(&bank);
}

fn chips(island: &Element) -> Vec<Chip> {
    let of_group = |group: Group| {
        let selector = ["[data-group=", group.key(), "] [data-option]"].concat();
        let buttons = dom::all(island, &selector).into_iter();
        buttons.map(move |button| Chip {
            group,
            option: dom::data(&button, "option"),
            number: dom::first(&button, "b"),
            button,
            said: Cell::default(),
        })
    };
    Group::ALL.into_iter().flat_map(of_group).collect()
}

impl Bank {
    /// Takes what was typed once the letters themselves have been painted: however slow the processor, they do not wait
    /// for the list, and of letters that come quickly the list follows only the last.
    fn follow_later(self: &Rc<Self>) {
        if self.typed.replace(true) {
            return;
        }
        let bank = Rc::clone(self);
        clock::after_paint(move || {
            bank.take_typed();
        });
    }

    /// Takes what was typed at once, for whoever is about to look at the list.
    pub(super) fn follow_now(self: &Rc<Self>) {
        if self.take_typed() {
            untrack(|| self.show());
        }
    }

    /// Gives the filter what was typed. Says whether it did not know that yet.
    fn take_typed(&self) -> bool {
        // Nobody asks a page that was left.
        self.typed.replace(false)
            && self
                .filter
                .try_update(|filter| filter.query = self.input.value())
                .is_some()
    }

    /// What is looked for, and by whom.
    pub(super) fn sought(&self) -> Sought {
        let text = self.filter.with_untracked(|filter| filter.query.clone());
        // Nothing is nothing, whoever looks for it.
        let by_finder = !text.is_empty() && self.list.results.has_attribute(BY_FINDER);
        Sought { text, by_finder }
    }

    /// What the filter leaves. Says on the list whether the finder has searched it, answers and all.
    fn outcome(&self) -> Outcome {
        self.filter.with(|filter| {
            let found = library::keep(self.reader, &filter.query, &self.catalogue.ids);
            dom::set_flag(&self.list.results, BY_FINDER, found.is_some());
            let coming = library::with(self.reader, |library| {
                matches!(library.finder, Part::Unasked | Part::Coming)
            });
            let kept = found.unwrap_or_else(|| self.catalogue.glance(&filter.query, coming));
            let progress = self.reader.progress;
            progress.with(|progress| self.catalogue.outcome(filter, &kept, progress))
        })
    }

    /// Shows what the filter leaves. Runs in an effect: whatever it reads brings it back.
    fn show(self: &Rc<Self>) {
        let outcome = self.outcome();
        self.show_filters(&outcome);
        self.show_emptiness(&outcome);
        List::show(self, outcome);
        self.filter.with(address::write);
    }

    fn show_filters(&self, outcome: &Outcome) {
        let empty = self.filter.with(Filter::is_empty);
        let counts = Group::ALL.map(|group| outcome.counts.of(group).iter());
        let counts = counts.into_iter().flatten();
        for (chip, count) in self.chips.iter().zip(counts) {
            let chosen = self
                .filter
                .with(|filter| filter.is_chosen(chip.group, &chip.option));
            // Most letters change few of them.
            let said = Some((chosen, *count));
            if chip.said.replace(said) == said {
                continue;
            }
            let pressed = if chosen { "true" } else { "false" };
            dom::set(&chip.button, "aria-pressed", pressed);
            if let Some(number) = &chip.number {
                dom::set_text(number, &count.to_string());
            }
        }
        // Every question is of this level; of the others only the whole number is known here.
        if let Some(level) = &self.level {
            dom::set_text(level, &outcome.order.len().to_string());
        }
        if let Some(count) = &self.count {
            dom::set_text(
                count,
                &count_words(outcome.order.len(), self.catalogue.cards.len()),
            );
        }
        if let Some(clear) = &self.clear {
            dom::set_flag(clear, "hidden", empty);
        }
    }

    /// Says, where nothing is left, why that may be and what to do.
    fn show_emptiness(&self, outcome: &Outcome) {
        let Some(empty) = &self.empty else {
            return;
        };
        dom::set_flag(empty, "hidden", !outcome.order.is_empty());
        if !outcome.order.is_empty() {
            return;
        }
        let chosen = self.filter.with(|filter| {
            Group::ALL
                .into_iter()
                .any(|group| !filter.chosen(group).is_empty())
        });
        let both = chosen && !outcome.grouped;
        let advice = if both {
            "The words and the filters leave nothing together. Search all questions for these words, or start again."
        } else if chosen {
            "These filters leave nothing together. Take one back, or start again."
        } else if !self.list.results.has_attribute(BY_FINDER) {
            "No title, tag or short answer on this page has all of these words, and the search through the answers could not be fetched."
        } else {
            "Too few of these words stand in any question. Try fewer words or another spelling: small typing errors are forgiven."
        };
        if let Some(words) = dom::part(empty, "advice") {
            dom::set_text(&words, advice);
        }
        if let Some(button) = dom::first(empty, "[data-act=only-words]") {
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
