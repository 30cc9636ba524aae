//! One question of a list: its title, and its answer when it is opened.
//!
//! The short answer is on the page; the whole one is fetched from the question's own page. It must not know
//! why the question is in the list.

use leptos::prelude::*;
use search::Field;

use super::bank::BankState;
use super::marks::Marks;
use crate::browser;
use crate::reader::Reader;
use crate::text::line_html;

/// What is remembered of a row while filters take it out of the list and put it back.
#[derive(Clone, Copy)]
pub struct RowState {
    /// Whether the answer is shown.
    pub open: RwSignal<bool>,
    /// The answer in depth.
    pub whole: RwSignal<Whole>,
}

/// The answer in depth, which is fetched when it is first wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Whole {
    /// Nobody asked for it.
    #[default]
    NotAsked,
    /// It is on its way.
    Loading,
    /// It is here, as HTML.
    Here(String),
    /// It could not be had; the text says why and what to do.
    Failed(String),
}

impl RowState {
    /// A row as the page is delivered: closed.
    #[must_use]
    pub fn new() -> Self {
        Self { open: RwSignal::new(false), whole: RwSignal::new(Whole::NotAsked) }
    }
}

impl Default for RowState {
    fn default() -> Self {
        Self::new()
    }
}

/// Opens or closes a row; the first opening fetches the answer.
pub fn toggle(reader: Reader, row: RowState, id: &str, address: &str) {
    let open = !row.open.get_untracked();
    row.open.set(open);
    if open {
        reader.opened(id);
        let idle = row.whole.with_untracked(|whole| matches!(whole, Whole::NotAsked | Whole::Failed(_)));
        if idle {
            browser::answer::fetch(row.whole, address);
        }
    }
}

/// A question of the list.
#[component]
pub fn QuestionRow(
    /// The reader's progress.
    reader: Reader,
    /// The list's state.
    state: BankState,
    /// Whether it is open, and its answer.
    row: RowState,
    /// The card's place in the list.
    place: usize,
    /// The way from this page to the site's root.
    to_root: String,
) -> impl IntoView {
    let card = state.cards.with_value(|cards| cards[place].clone());
    let id = StoredValue::new(card.id.clone());
    let address = format!("{to_root}q/{}/", card.id);
    let region = format!("answer-{}", card.id);
    let title = card.title;
    let summary = card.summary;
    let minutes = card.minutes;
    let title_html = move || line_html(&title, &state.query.with(|query| query.highlights(&title)));
    let summary_html = move || line_html(&summary, &state.query.with(|query| query.highlights(&summary)));
    let status = move || id.with_value(|id| reader.progress.with(|progress| progress.status(id)));
    let bookmarked = move || id.with_value(|id| reader.progress.with(|progress| progress.is_bookmarked(id)));
    let press = {
        let address = address.clone();
        move |_| id.with_value(|id| toggle(reader, row, id, &address))
    };
    let found = {
        let address = address.clone();
        move |_: leptos::ev::Event| {
            if !row.open.get_untracked() {
                id.with_value(|id| toggle(reader, row, id, &address));
            }
        }
    };
    let again = {
        let address = address.clone();
        move || browser::answer::fetch(row.whole, &address)
    };
    view! {
        <article class="question" data-question-id=card.id data-tags=card.tags data-minutes=minutes.map(|minutes| minutes.to_string())>
            <span class="dot" data-status=move || status().slug()></span>
            <h3>
                <button
                    type="button"
                    aria-expanded=move || row.open.get().to_string()
                    aria-controls=region.clone()
                    on:click=press
                    inner_html=title_html
                ></button>
            </h3>
            <p class="meta">
                <span class="visually-hidden">{move || format!("{}.", status().slug())}</span>
                <span class="saved" hidden=move || !bookmarked()>"Bookmarked"</span>
                <span class="where">{move || place_words(state.outcome.with(|outcome| outcome.fields[place]))}</span>
                <span data-category=card.category.clone()>{card.category.clone()}</span>
                <span data-difficulty=card.difficulty.title()>{card.difficulty.title()}</span>
            </p>
            <div
                class="answer"
                id=region
                hidden=move || (!row.open.get()).then_some("until-found")
                on:beforematch=found
            >
                <div>
                    <p class="short" inner_html=summary_html></p>
                    <Show when=move || row.open.get()>
                        <WholeAnswer row=row again=again.clone()/>
                        <Marks reader=reader id=id.get_value()/>
                    </Show>
                    <p class="own-page"><a href=address.clone()>"Open this question on its own page"</a></p>
                </div>
            </div>
        </article>
    }
}

/// Where the best match stands, unless it is the title, where one sees it.
fn place_words(field: Option<Field>) -> &'static str {
    match field {
        None | Some(Field::Title | Field::Category) => "",
        Some(Field::Tags) => "matches a tag",
        Some(Field::Summary) => "matches the short answer",
        Some(Field::KeyPoints) => "matches a key point",
        Some(Field::Answer) => "matches the answer",
    }
}

/// The answer in depth, or why it is not there yet.
#[component]
fn WholeAnswer<A>(
    /// The row that it belongs to.
    row: RowState,
    /// Tries once more.
    again: A,
) -> impl IntoView
where
    A: Fn() + Clone + Send + Sync + 'static,
{
    move || match row.whole.get() {
        Whole::NotAsked | Whole::Loading => {
            view! { <p class="loading" role="status">"Fetching the whole answer …"</p> }.into_any()
        }
        Whole::Here(html) => view! { <div class="prose" inner_html=html></div> }.into_any(),
        Whole::Failed(why) => {
            let again = again.clone();
            view! {
                <div class="loading" role="alert">
                    <p>{why}</p>
                    <button type="button" class="button" on:click=move |_| again()>"Try again"</button>
                </div>
            }
            .into_any()
        }
    }
}
