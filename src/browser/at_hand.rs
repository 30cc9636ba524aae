//! What a page itself offers to be found, for as long as the finder is not here: its questions, its sections, its links.

use search::Kind;
use web_sys::Element;

use super::{cards, dom};
use crate::palette::Entry;

/// The titles on the page. `root` is the way to the site's root, which links begin with.
#[must_use]
pub fn read(root: &str) -> Vec<Entry> {
    let Some(page) = dom::root() else {
        return Vec::new();
    };
    let mut entries: Vec<Entry> = cards::read(&page)
        .into_iter()
        .map(|card| Entry {
            kind: Kind::Question,
            path: ["q/", &card.id, "/"].concat(),
            title: card.title,
        })
        .collect();
    for link in dom::all(&page, "main a[href]") {
        let found = question(&link, root).or_else(|| section(&link));
        if let Some(entry) = found
            && !entries.iter().any(|other| other.path == entry.path)
        {
            entries.push(entry);
        }
    }
    entries
}

/// A link to a question's page, by its words. What opens one in a list has no title of its own.
fn question(link: &Element, root: &str) -> Option<Entry> {
    let path = link.get_attribute("href")?.strip_prefix(root)?.to_owned();
    let is_title = path.starts_with("q/") && link.closest("article, .prose").ok()?.is_none();
    let title = link.text_content()?.trim().to_owned();
    (is_title && !title.is_empty()).then_some(Entry {
        kind: Kind::Question,
        path,
        title,
    })
}

/// A line of the guide's contents.
fn section(link: &Element) -> Option<Entry> {
    let id = link.get_attribute("href")?.strip_prefix('#')?.to_owned();
    link.closest(".contents").ok()??;
    Some(Entry {
        kind: Kind::Guide,
        path: ["guide/#", &id].concat(),
        title: link.text_content()?,
    })
}
