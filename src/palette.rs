//! What the palette offers without the finder: recent searches and hints before anything is typed, and the titles of the
//! page until the finder is here.
//!
//! Pure. It must not know how an option is drawn, walked to or opened, or what the finder makes of a text.

use finder::{Act, Choice, Group, Offer, count_words, label_of};
use search::{Glance, Kind};

use crate::library::Part;

/// Something on the page that can be found without the finder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub kind: Kind,
    /// Its path below the site's root.
    pub path: String,
    /// Its title; backticks stand around code.
    pub title: String,
}

/// The operators that an empty palette tells of, with what they do.
const HINTS: [(&str, &str); 7] = [
    ("level:", "one level only"),
    ("category:", "one category only"),
    ("tag:", "one subject only"),
    ("is:bookmarked", "what you bookmarked"),
    ("is:unseen", "what you have not opened yet"),
    ("\"event loop\"", "these words side by side"),
    ("-threads", "without this word"),
];

/// How many titles of the page are shown of each kind.
const MOST: usize = 12;

/// What is offered before anything is typed. `recent` is what was searched for last, the latest first.
#[must_use]
pub fn beginning(recent: &[String]) -> Offer {
    let recent = recent.iter().map(|text| Choice::fill(text, text, ""));
    let hint = |(text, what): (&str, &str)| Choice::fill(&["`", text, "`"].concat(), text, what);
    let groups = [
        ("Recent", recent.collect()),
        ("Narrow a search", HINTS.map(hint).to_vec()),
    ];
    Offer {
        groups: groups
            .into_iter()
            .filter(|(_, choices): &(_, Vec<Choice>)| !choices.is_empty())
            .map(|(label, choices)| Group {
                label: label.to_owned(),
                choices,
            })
            .collect(),
        ..Offer::default()
    }
}

/// What the page itself offers for a text, while the finder is `Coming` or cannot be had.
#[must_use]
pub fn at_hand<T>(text: &str, entries: &[Entry], finder: &Part<T>) -> Offer {
    let glance = Glance::new(text);
    let mut fitting: Vec<(usize, &Entry)> = Vec::new();
    for entry in entries.iter().filter(|_| !glance.is_empty()) {
        if let Some((worth, _)) = glance.fit(&[&entry.title]) {
            // Behind its equals. The standard sorts would weigh more than the rest of this.
            let at = fitting.partition_point(|(other, _)| *other >= worth);
            fitting.insert(at, (worth, entry));
        }
    }
    let mut offer = Offer {
        best_first: true,
        ..Offer::default()
    };
    let mut counts = Vec::new();
    for kind in Kind::ALL {
        let of_kind = || fitting.iter().filter(|(_, entry)| entry.kind == kind);
        let count = of_kind().count();
        if count > 0 {
            counts.push((kind, count));
            let choice = |(_, entry): &(usize, &Entry)| Choice {
                title: line::html(&entry.title, &glance.highlights(&entry.title)),
                meta: String::new(),
                passage: String::new(),
                act: Act::Go(entry.path.clone()),
            };
            offer.groups.push(Group {
                label: label_of(kind).to_owned(),
                choices: of_kind().take(MOST).map(choice).collect(),
            });
        }
    }
    if let Part::Missing(_) = finder {
        offer.status = count_words(&counts);
        if counts.is_empty() {
            "No title on this page has this.".clone_into(&mut offer.nothing);
        }
    } else {
        // Who knows what the finder will say.
        "Fetching the search …".clone_into(&mut offer.status);
    }
    offer
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::Why;

    fn entries() -> Vec<Entry> {
        let entry = |kind, path: &str, title: &str| Entry {
            kind,
            path: path.to_owned(),
            title: title.to_owned(),
        };
        vec![
            entry(Kind::Question, "q/tuples/", "When is a `tuple` better?"),
            entry(Kind::Guide, "guide/#tuples", "Tuples and you"),
        ]
    }

    fn labels(offer: &Offer) -> Vec<&str> {
        let groups = offer.groups.iter();
        groups.map(|group| group.label.as_str()).collect()
    }

    #[test]
    fn an_empty_palette_offers_what_was_searched_for_and_how_to_narrow() {
        let offer = beginning(&["gil".to_owned()]);
        assert_eq!(labels(&offer), ["Recent", "Narrow a search"]);
        assert_eq!(offer.groups[0].choices[0].act, Act::Fill("gil".to_owned()));
        assert!(!offer.best_first, "Enter alone does nothing yet");
        assert_eq!(offer.status, "");
        assert_eq!(labels(&beginning(&[])), ["Narrow a search"]);
    }

    #[test]
    fn while_the_finder_comes_the_pages_titles_answer() {
        for part in [Part::<()>::Unasked, Part::Coming] {
            let offer = at_hand("tuple", &entries(), &part);
            assert_eq!(labels(&offer), ["Questions", "Guide"]);
            assert_eq!(
                offer.groups[0].choices[0].title,
                "When is a <code><mark>tuple</mark></code> better?"
            );
            assert_eq!(offer.status, "Fetching the search …");
            let offer = at_hand("mutex", &entries(), &part);
            assert_eq!(offer.nothing, "", "who knows what the finder will say");
            assert_eq!(at_hand("?", &entries(), &part).groups, []);
        }
    }

    #[test]
    fn without_the_finder_the_titles_still_answer_and_say_how_many() {
        for why in [Why::Unreachable, Why::Unusable("damaged".to_owned())] {
            let part = Part::<()>::Missing(why);
            let offer = at_hand("tuple", &entries(), &part);
            assert_eq!(offer.status, "1 question, 1 section of the guide");
            assert!(!at_hand("mutex", &entries(), &part).nothing.is_empty());
        }
    }
}
