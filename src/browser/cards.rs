//! Reads a level's cards back from the list that the pre-renderer wrote.

use bank::Difficulty;
use web_sys::{Element, Node};

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
        title: line(&part("h3 button")?),
        summary: line(&part(".short")?),
        tags: article.get_attribute("data-tags")?,
        category: part("[data-category]")?.get_attribute("data-category")?,
        difficulty: Difficulty::from_title(&difficulty)?,
    })
}

/// An element's text as the bank writes it, with backticks around code.
fn line(element: &Element) -> String {
    let mut text = String::new();
    let mut next = element.first_child();
    while let Some(node) = next {
        let words = node.text_content().unwrap_or_default();
        if node.node_name() == "CODE" {
            text.push('`');
            text.push_str(&words);
            text.push('`');
        } else if node.node_type() == Node::TEXT_NODE {
            text.push_str(&words);
        }
        next = node.next_sibling();
    }
    text
}
