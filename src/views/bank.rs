//! A level's questions: the search box, the filters, and the list with every short answer.

use bank::Level;
use leptos::prelude::*;
use search::{Group, Options};

use super::{Glass, LevelAtAGlance, Marks};
use crate::card::Card;
use crate::island::Island;
use crate::outcome::{categories, count_words};

/// A level's search, filters and questions.
#[component]
pub fn QuestionBank(
    /// The level of all cards.
    level: Level,
    /// The questions, in reading order.
    cards: Vec<Card>,
    /// How many questions each level has, in order; those that have some are offered.
    levels: [usize; 3],
    /// The way from this page to the site's root.
    to_root: String,
) -> impl IntoView {
    let total = cards.len();
    let choices = Level::ALL
        .into_iter()
        .zip(levels)
        .filter(|(_, count)| *count > 0)
        .map(|(other, count)| level_chip(other, count, other == level, &to_root))
        .collect_view();
    let names = categories(&cards);
    let options = Options::new(names.iter().copied());
    let groups = Group::ALL
        .map(|group| filter_group(group, &options, &cards))
        .collect_view();
    let rows = names
        .iter()
        .map(|name| {
            let group: Vec<&Card> = cards.iter().filter(|card| card.category == *name).collect();
            view! {
                <h2 class="category" data-heading=name.to_string()>{name.to_string()}" "<b>{group.len()}</b></h2>
                {group.into_iter().map(|card| row(card, &to_root)).collect_view()}
            }
        })
        .collect_view();
    view! {
        <div class="rest" data-island=Island::Bank.name() data-level=level.slug()>
            <LevelAtAGlance ids=cards.iter().map(|card| card.id.clone()).collect()/>
            <div class="tools">
                <SearchBox/>
                <div class="chips">
                    <div role="group" aria-label="Level">
                        {choices}
                    </div>
                    {groups}
                </div>
            </div>
            <div class="count">
                <p role="status"><span data-testid="result-count">{count_words(total, total)}</span></p>
                <button class="clear" type="button" data-act="clear" hidden="">"Clear all"</button>
            </div>
            <p class="ignored" data-part="ignored" role="status" hidden=""></p>
            // For the results of a search, which stand under no category.
            <h2 class="visually-hidden">"Questions"</h2>
            <div class="results rest" data-grouped="true">{rows}</div>
            <div class="empty" data-part="empty" hidden="">
                <h2>"No question matches"</h2>
                <p data-part="advice"></p>
                <button type="button" class="button" data-act="only-words">"Search without filters"</button>
                <button type="button" class="button" data-act="everywhere">"Search the whole site"</button>
                <button type="button" class="button" data-act="clear">"Show all questions"</button>
            </div>
            <template data-part="opened">
                <div class="prose" data-part="whole"></div>
                <div class="loading" data-part="loading" role="status">
                    <p data-part="why"></p>
                    <button type="button" class="button" data-act="again" hidden="">"Try again"</button>
                </div>
                <Marks/>
            </template>
        </div>
    }
}

/// The field in which questions are looked for.
#[component]
pub fn SearchBox() -> impl IntoView {
    view! {
        <label class="search">
            <Glass/>
            <input
                type="search"
                aria-label="Search questions"
                placeholder="Search questions"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                enterkeyhint="search"
                maxlength="200"
            />
            <kbd aria-hidden="true">"/"</kbd>
        </label>
    }
}

/// A level to go to, words and filters kept; the one of this page is pressed.
fn level_chip(level: Level, count: usize, is_here: bool, to_root: &str) -> impl IntoView + use<> {
    let address = (!is_here).then(|| format!("{to_root}{}/", level.slug()));
    view! {
        <button
            type="button"
            class="chip"
            aria-pressed=if is_here { "true" } else { "false" }
            data-act="level"
            data-address=address
        >
            {level.title()}<b>{count}</b>
        </button>
    }
}

/// A group of filters with its counts for a reader who has done nothing yet.
fn filter_group(group: Group, options: &Options, cards: &[Card]) -> impl IntoView + use<> {
    let chips = options
        .of(group)
        .map(|(slug, label)| {
            let count = cards
                .iter()
                .filter(|card| match group {
                    Group::Category => card.category == label,
                    Group::Difficulty => card.difficulty.slug() == slug,
                    Group::Status => slug == "new",
                })
                .count();
            view! {
                <button type="button" class="chip" aria-pressed="false" data-act="filter" data-option=slug.to_owned()>
                    {label.to_owned()}<b>{count}</b>
                </button>
            }
        })
        .collect_view();
    view! { <div role="group" aria-label=group.label() data-group=group.key()>{chips}</div> }
}

/// A question, closed. Its short answer is in the page, to be found by the browser's own search.
fn row(card: &Card, to_root: &str) -> impl IntoView + use<> {
    let region = format!("answer-{}", card.id);
    let address = format!("{to_root}q/{}/", card.id);
    view! {
        <article class="question" data-question-id=card.id.clone() data-tags=card.tags.clone()>
            <span class="dot" data-part="dot" data-status="new"></span>
            <h3>
                <button
                    type="button"
                    data-act="open"
                    aria-expanded="false"
                    aria-controls=region.clone()
                    inner_html=line::html(&card.title, &[])
                ></button>
            </h3>
            <p class="meta">
                <span class="visually-hidden" data-part="status">"new"</span>
                <span class="saved" data-part="saved" hidden="">"Bookmarked"</span>
                <span class="where" data-part="where"></span>
                <span data-category=card.category.clone()>{card.category.clone()}</span>
                <span data-difficulty=card.difficulty.title()>{card.difficulty.title()}</span>
            </p>
            <div class="answer" id=region hidden="until-found">
                <div>
                    <p class="short" inner_html=line::html(&card.summary, &[])></p>
                    <div data-part="rest"></div>
                    <p class="own-page"><a href=address>"Open this question on its own page"</a></p>
                </div>
            </div>
        </article>
    }
}
