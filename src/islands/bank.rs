//! A level's questions: what is searched and filtered for, and the list of what matches.
//!
//! It derives what is shown from the filter and the reader's progress; ranking and counting are the search
//! crate's. It must not know where progress is kept or how an answer is fetched.

use std::sync::Arc;

use bank::Level;
use leptos::prelude::*;
use search::{Counts, Document, Facts, Field, Filter, Group, Index, Options, Query};
use study::LevelProgress;

use super::filters::{Filters, SearchBox};
use super::row::{QuestionRow, RowState};
use crate::browser;
use crate::card::Card;
use crate::reader::Reader;

/// What the parts of the list share.
#[derive(Clone, Copy)]
pub struct BankState {
    /// The cards, in reading order.
    pub cards: StoredValue<Arc<[Card]>>,
    /// The options that filters may choose.
    pub options: StoredValue<Options>,
    /// What the reader asks for.
    pub filter: RwSignal<Filter>,
    /// Values in the address that name nothing here.
    pub ignored: RwSignal<Vec<String>>,
    /// The words asked for, ready to be marked in a text.
    pub query: Memo<Query>,
    /// What the filter leaves.
    pub outcome: Memo<Outcome>,
    /// The search box, when it is on the page.
    pub input: NodeRef<leptos::html::Input>,
}

/// What a filter leaves of the list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// The places of the matching cards: best first for a query, else in reading order.
    pub order: Vec<usize>,
    /// For each card the field that answers the query best, if it is in the list for one.
    pub fields: Vec<Option<Field>>,
    /// How many questions stand behind each option.
    pub counts: Counts,
    /// Whether the list is in reading order, under the categories' headings.
    pub grouped: bool,
}

/// One entry of the list as it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Entry {
    /// A category's heading, with the number of its questions.
    Heading(String, usize),
    /// A question, by its place among the cards.
    Question(usize),
}

impl Entry {
    /// What tells entries apart. A heading whose number changed is another one.
    fn key(&self) -> (usize, String) {
        match self {
            Self::Heading(name, count) => (*count, name.clone()),
            Self::Question(place) => (*place, String::new()),
        }
    }
}

impl BankState {
    fn new(reader: Reader, cards: Arc<[Card]>) -> Self {
        let options = Options::new(categories(&cards).into_iter());
        let slugs: Arc<[String]> = cards.iter().map(|card| search::slug(&card.category)).collect();
        let index = Index::build(cards.iter().map(document));
        let index = Arc::new(index);
        let filter = RwSignal::new(Filter::default());
        let queried = Memo::new(move |_| filter.with(|filter| filter.query.clone()));
        let query = {
            let index = Arc::clone(&index);
            Memo::new(move |_| queried.with(|text| index.query(text)))
        };
        let options = StoredValue::new(options);
        let listed = Arc::clone(&cards);
        let outcome = Memo::new(move |_| {
            filter.with(|filter| query.with(|query| judge(reader, &listed, &slugs, &index, filter, query, options)))
        });
        Self {
            cards: StoredValue::new(cards),
            options,
            filter,
            ignored: RwSignal::new(Vec::new()),
            query,
            outcome,
            input: NodeRef::new(),
        }
    }

    fn entries(self) -> Vec<Entry> {
        let cards = self.cards.get_value();
        self.outcome.with(|outcome| {
            let mut entries = Vec::with_capacity(outcome.order.len() + 8);
            let mut heading = None;
            for &place in &outcome.order {
                let category = &cards[place].category;
                if outcome.grouped && heading != Some(category) {
                    let count = outcome.order.iter().filter(|&&other| cards[other].category == *category).count();
                    entries.push(Entry::Heading(category.clone(), count));
                    heading = Some(category);
                }
                entries.push(Entry::Question(place));
            }
            entries
        })
    }
}

/// The categories in the order in which they first appear.
fn categories(cards: &[Card]) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    for card in cards {
        if !names.contains(&card.category.as_str()) {
            names.push(&card.category);
        }
    }
    names
}

/// What of a card is searched. Its answer is not on the page.
fn document(card: &Card) -> Document<'_> {
    Document {
        title: &card.title,
        tags: &card.tags,
        category: &card.category,
        summary: &card.summary,
        ..Document::default()
    }
}

fn judge(
    reader: Reader,
    cards: &[Card],
    categories: &[String],
    index: &Index,
    filter: &Filter,
    query: &Query,
    options: StoredValue<Options>,
) -> Outcome {
    let mut fields = vec![None; cards.len()];
    let mut ranked: Vec<usize> = (0..cards.len()).collect();
    let grouped = query.is_empty();
    if !grouped {
        let hits = index.find(query);
        ranked = hits.iter().map(|hit| hit.document).collect();
        for hit in hits {
            fields[hit.document] = Some(hit.field);
        }
    }
    reader.progress.with(|progress| {
        let facts: Vec<Facts<'_>> = cards
            .iter()
            .zip(categories)
            .enumerate()
            .map(|(place, (card, category))| {
                Facts {
                    matches_query: grouped || fields[place].is_some(),
                    category,
                    difficulty: card.difficulty.slug(),
                    status: progress.status(&card.id).slug(),
                    bookmarked: progress.is_bookmarked(&card.id),
                }
            })
            .collect();
        ranked.retain(|&place| filter.admits(&facts[place]));
        let counts = options.with_value(|options| filter.counts(options, facts.iter().copied()));
        Outcome { order: ranked, fields, counts, grouped }
    })
}

/// A level's search, filters and questions.
#[component]
pub fn QuestionBank(
    /// The reader's progress.
    reader: Reader,
    /// The level of all cards.
    level: Level,
    /// The questions, in reading order.
    cards: Vec<Card>,
    /// The way from this page to the site's root.
    to_root: String,
) -> impl IntoView {
    let cards: Arc<[Card]> = cards.into();
    let rows: Arc<[RowState]> = cards.iter().map(|_| RowState::new()).collect();
    let state = BankState::new(reader, Arc::clone(&cards));
    browser::address::follow(state);
    browser::keys::search_on_slash(state.input);
    let total = cards.len();
    let glance = {
        let cards = Arc::clone(&cards);
        Memo::new(move |_| {
            reader.progress.with(|progress| progress.level(cards.iter().map(|card| card.id.as_str())))
        })
    };
    view! {
        <Glance progress=glance/>
        <div class="tools">
            <SearchBox state=state rows=Arc::clone(&rows)/>
            <Filters state=state level=level total=total/>
        </div>
        <div class="count">
            <p role="status">
                <span data-testid="result-count">{move || count_words(state.outcome.with(|outcome| outcome.order.len()), total)}</span>
            </p>
            <button
                class="clear"
                type="button"
                hidden=move || state.filter.with(Filter::is_empty)
                on:click=move |_| clear(state)
            >
                "Clear all"
            </button>
        </div>
        <div
            class="results"
            data-grouped=move || state.outcome.with(|outcome| outcome.grouped).to_string()
            on:keydown=move |event| browser::keys::move_among_results(&event, state)
        >
            <For each=move || state.entries() key=Entry::key let(entry)>
                {match entry {
                    Entry::Heading(name, count) => {
                        view! { <h2 class="category">{name}" "<b>{count}</b></h2> }.into_any()
                    }
                    Entry::Question(place) => {
                        let row = rows[place];
                        let root = to_root.clone();
                        view! { <QuestionRow reader=reader state=state row=row place=place to_root=root/> }.into_any()
                    }
                }}
            </For>
            <Show when=move || state.outcome.with(|outcome| outcome.order.is_empty())>
                <Empty state=state/>
            </Show>
        </div>
    }
}

/// Empties the search and every group, and gives the search box back.
fn clear(state: BankState) {
    state.filter.set(Filter::default());
    state.ignored.set(Vec::new());
    browser::address::show_query(state.input, "");
    browser::keys::focus(state.input);
}

fn count_words(matching: usize, total: usize) -> String {
    if matching == total {
        format!("{total} questions")
    } else {
        format!("{matching} of {total} questions")
    }
}

/// How far the reader is with the level, as a bar and in words.
#[component]
fn Glance(
    /// The level's progress.
    progress: Memo<LevelProgress>,
) -> impl IntoView {
    view! {
        <progress
            class="bar"
            max=move || progress.with(|level| level.total.to_string())
            value=move || progress.with(|level| level.known.to_string())
            aria-label="Questions known"
        ></progress>
        <p class="glance">
            {move || progress.with(|level| {
                format!("{} known, {} learning, {} new", level.known, level.learning, level.new)
            })}
        </p>
    }
}

/// What to do when nothing matches.
#[component]
fn Empty(
    /// The list's state.
    state: BankState,
) -> impl IntoView {
    let only_words = move |_| {
        state.filter.update(|filter| {
            let query = std::mem::take(&mut filter.query);
            *filter = Filter::default();
            filter.query = query;
        });
    };
    let has_choices =
        move || state.filter.with(|filter| Group::ALL.into_iter().any(|group| !filter.chosen(group).is_empty()));
    let has_words = move || state.filter.with(|filter| !filter.query.trim().is_empty());
    let elsewhere = move || state.query.with(|query| !query.is_empty()) && has_choices();
    view! {
        <div class="empty">
            <h2>"No question matches"</h2>
            <p>
                {move || if elsewhere() {
                    "The words and the filters leave nothing together. Search all questions for these words, or start again."
                } else if has_words() {
                    "Every word has to match somewhere. Try fewer words or another spelling: small typing errors are forgiven."
                } else {
                    "These filters leave nothing together. Take one back, or start again."
                }}
            </p>
            <button type="button" class="button" hidden=move || !elsewhere() on:click=only_words>
                "Search without filters"
            </button>
            <button type="button" class="button" on:click=move |_| clear(state)>"Show all questions"</button>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_count_speaks_of_the_rest_only_where_there_is_one() {
        assert_eq!(count_words(50, 50), "50 questions");
        assert_eq!(count_words(3, 50), "3 of 50 questions");
    }

    #[test]
    fn a_heading_with_another_number_is_drawn_anew() {
        let all = Entry::Heading("Basics".to_owned(), 17);
        let few = Entry::Heading("Basics".to_owned(), 1);
        assert_ne!(all.key(), few.key());
        assert_ne!(Entry::Question(17).key(), all.key());
    }
}
