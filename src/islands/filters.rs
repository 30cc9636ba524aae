//! The search box and the groups of filters above a list.
//!
//! It must not know how matches are found or counted.

use std::sync::Arc;

use bank::Level;
use leptos::prelude::*;
use search::Group;

use super::bank::BankState;
use super::row::RowState;
use crate::browser;

/// The search box. What is typed is asked for at once.
#[component]
pub fn SearchBox(
    /// The list's state.
    state: BankState,
    /// The rows, the first match of which `Enter` opens.
    rows: Arc<[RowState]>,
) -> impl IntoView {
    let typed = move |event: leptos::ev::Event| {
        let text = event_target_value(&event);
        state.filter.update(|filter| filter.query = text);
    };
    view! {
        <label class="search">
            <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
                <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" stroke-width="1.8"></circle>
                <path d="m12.2 12.2 4 4" stroke="currentColor" stroke-width="1.8" stroke-linecap="round"></path>
            </svg>
            <input
                type="search"
                aria-label="Search questions"
                placeholder="Search questions"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                enterkeyhint="search"
                maxlength="200"
                node_ref=state.input
                on:input=typed
                on:keydown=move |event| browser::keys::in_search_box(&event, state, &rows)
            />
            <kbd aria-hidden="true">"/"</kbd>
        </label>
    }
}

/// The groups of filters. Several options within a group add up, groups narrow.
#[component]
pub fn Filters(
    /// The list's state.
    state: BankState,
    /// The level that the page is about.
    level: Level,
    /// How many questions the level has.
    total: usize,
) -> impl IntoView {
    let groups = Group::ALL.map(|group| view! { <FilterGroup state=state group=group/> }.into_any());
    view! {
        <div class="chips">
            <div role="group" aria-label="Level">
                // The only level with questions: there is nothing to choose, but a place to say where one is.
                <button type="button" class="chip" aria-pressed="true" aria-disabled="true">
                    {level.title()}<b>{total}</b>
                </button>
            </div>
            {groups.into_iter().collect_view()}
        </div>
    }
}

#[component]
fn FilterGroup(
    /// The list's state.
    state: BankState,
    /// The group to show.
    group: Group,
) -> impl IntoView {
    let options: Vec<(String, String)> = state
        .options
        .with_value(|options| options.of(group).map(|(slug, label)| (slug.to_owned(), label.to_owned())).collect());
    let chips = options
        .into_iter()
        .enumerate()
        .map(|(place, (slug, label))| {
            let pressed = {
                let slug = slug.clone();
                move || state.filter.with(|filter| filter.is_chosen(group, &slug)).to_string()
            };
            let toggle = move |_| state.filter.update(|filter| filter.toggle(group, &slug));
            view! {
                <button type="button" class="chip" aria-pressed=pressed on:click=toggle>
                    {label}
                    <b>{move || state.outcome.with(|outcome| outcome.counts.of(group)[place])}</b>
                </button>
            }
        })
        .collect_view();
    view! { <div role="group" aria-label=group.label()>{chips}</div> }
}
