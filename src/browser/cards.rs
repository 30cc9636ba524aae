//! Reads a level's cards back from the list that the pre-renderer wrote.

use bank::Difficulty;
use web_sys::Element;

use super::dom;
use crate::card::Card;

/// The cards under an island, in their order. An entry that lacks something is passed over.
#[must_use]
pub fn read(island: &Element) -> Vec<Card> {
    dom::all(island, "article[data-question-id]")
        .iter()
        .filter_map(card)
        .collect()
}

fn card(article: &Element) -> Option<Card> {
    let part = |selector: &str| article.query_selector(selector).ok().flatten();
    let difficulty = part("[data-difficulty]")?.get_attribute("data-difficulty")?;
    Some(Card {
        id: article.get_attribute("data-question-id")?,
        title: line::text(&part("h3 button")?.inner_html()),
        summary: line::text(&part(".short")?.inner_html()),
        tags: article.get_attribute("data-tags")?,
        category: part("[data-category]")?.get_attribute("data-category")?,
        difficulty: Difficulty::from_title(&difficulty)?,
    })
}
