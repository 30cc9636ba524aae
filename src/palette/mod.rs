//! What the palette offers for what is typed: recent searches, results in groups, ways on where there are none.
//!
//! Pure: finding is the search crate's, progress the study crate's; this brings them together and puts them into words.
//! It must not know how an option is drawn, walked to or opened.

mod results;
mod understood;

use search::{Completes, Index};
use study::Progress;

use crate::library::{Library, Part};
use crate::text::line_html;

pub use results::Entry;
use results::{AtHand, Found, Source};
pub use understood::{Token, understood};

/// What the reader typed, and what is known of the reader.
pub struct Typed<'a> {
    /// What stands in the field.
    pub text: &'a str,
    /// What was searched for last, the latest first.
    pub recent: &'a [String],
    /// What was read and marked.
    pub progress: &'a Progress,
}

/// Everything that the palette shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offer {
    /// The options in their groups. None is empty.
    pub groups: Vec<Group>,
    /// Whether the first option is what `Enter` is for, without walking to it.
    pub best_first: bool,
    /// The parts of the text that are more than words.
    pub understood: Vec<Token>,
    /// How much was found, in words.
    pub status: String,
    /// What to say where nothing was found; else empty.
    pub nothing: String,
    /// What to say where the index cannot be had; else empty.
    pub trouble: String,
}

/// Options under a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What they have in common.
    pub label: &'static str,
    /// The options, best first.
    pub choices: Vec<Choice>,
}

/// An option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its title, as HTML.
    pub title: String,
    /// What is to be known beside the title, as text.
    pub meta: String,
    /// The passage that answers best, as HTML.
    pub passage: String,
    /// What it is for.
    pub act: Act,
}

/// What an option is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Going to a path below the site's root.
    Go(String),
    /// Typing this instead.
    Fill(String),
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

/// How many suggestions are offered beside results.
const SUGGESTIONS: usize = 6;

/// What to offer. `at_hand` reads the titles of the page; it is only called while there is no index.
#[must_use]
pub fn offer(typed: &Typed<'_>, library: &Library, at_hand: &dyn Fn() -> Vec<Entry>) -> Offer {
    let trouble = match library.index {
        Part::Missing(why) => why.words().to_owned(),
        _ => String::new(),
    };
    let mut offer = if typed.text.trim().is_empty() {
        beginning(typed)
    } else if let Some(index) = library.index.here() {
        let mut offer = found(typed, &Source::Whole(index));
        offer.understood = understood(typed.text, index);
        suggest(&mut offer, typed.text, index);
        offer
    } else {
        let entries = AtHand::new(at_hand());
        let mut offer = found(typed, &Source::AtHand(&entries));
        if trouble.is_empty() {
            offer.nothing.clear();
            "Fetching the search index …".clone_into(&mut offer.status);
        }
        offer
    };
    offer.trouble = trouble;
    offer
}

/// What is offered before anything is typed.
fn beginning(typed: &Typed<'_>) -> Offer {
    let fill = |title: &str, text: &str, meta: &str| Choice {
        title: line_html(title, &[]),
        meta: meta.to_owned(),
        passage: String::new(),
        act: Act::Fill(text.to_owned()),
    };
    let recent = typed.recent.iter().map(|text| fill(text, text, ""));
    let recent: Vec<Choice> = recent.collect();
    let hint = |(text, what): (&str, &str)| fill(&["`", text, "`"].concat(), text, what);
    let mut groups = Vec::new();
    if !recent.is_empty() {
        groups.push(Group {
            label: "Recent",
            choices: recent,
        });
    }
    groups.push(Group {
        label: "Narrow a search",
        choices: HINTS.map(hint).to_vec(),
    });
    Offer {
        groups,
        ..Offer::default()
    }
}

/// What a search finds, and ways on if that is nothing.
fn found(typed: &Typed<'_>, source: &Source<'_>) -> Offer {
    let found = results::find(typed.text, source, typed.progress);
    let mut offer = Offer {
        status: words(&found),
        best_first: true,
        groups: found.groups,
        ..Offer::default()
    };
    if found.total == 0 {
        let fewer = fewer_words(typed, source);
        offer.best_first = !fewer.is_empty();
        nothing_words(found.asks_for_due, !fewer.is_empty()).clone_into(&mut offer.nothing);
        if !fewer.is_empty() {
            offer.groups.push(Group {
                label: "Fewer words",
                choices: fewer,
            });
        }
    }
    offer
}

fn nothing_words(asks_for_due: bool, fewer: bool) -> &'static str {
    if asks_for_due {
        "Nothing is due: there is no schedule of reviews yet."
    } else if fewer {
        "Nothing has all of this. One word less finds more:"
    } else {
        "Nothing has this. Try another spelling or a more general word; small typing errors are forgiven."
    }
}

/// The same search without one of its words, where that finds something.
fn fewer_words(typed: &Typed<'_>, source: &Source<'_>) -> Vec<Choice> {
    let words: Vec<&str> = typed.text.split_whitespace().collect();
    // One word less of a page that was pasted is no help.
    if !(2..=6).contains(&words.len()) {
        return Vec::new();
    }
    let without = (0..words.len()).filter_map(|left_out| {
        let mut words = words.clone();
        words.remove(left_out);
        let text = words.join(" ");
        let total = results::find(&text, source, typed.progress).total;
        (total > 0).then(|| Choice {
            title: line_html(&text, &[]),
            meta: results_words(total),
            passage: String::new(),
            act: Act::Fill(text),
        })
    });
    without.collect()
}

/// Adds ways to go on typing: an operator's values before all results, its name behind them, and other words only where
/// nothing was found.
fn suggest(offer: &mut Offer, text: &str, index: &Index) {
    let nothing = !offer.nothing.is_empty();
    let mut words = Vec::new();
    let (mut names, mut values) = (Vec::new(), Vec::new());
    for suggestion in index.suggest(text, SUGGESTIONS) {
        let choices = match suggestion.what {
            Completes::Word if !nothing => continue,
            // Nothing is, before there is a schedule of reviews.
            Completes::Value if suggestion.text.ends_with("is:due") => continue,
            Completes::Word => &mut words,
            Completes::Operator => &mut names,
            Completes::Value => &mut values,
        };
        choices.push(Choice {
            title: line_html(&suggestion.text, &[]),
            meta: String::new(),
            passage: String::new(),
            act: Act::Fill(suggestion.text),
        });
    }
    let groups = &mut offer.groups;
    let last = groups.len();
    for (label, choices, place) in [
        ("Narrow to", names, last),
        ("Did you mean", words, 0),
        ("Narrow to", values, 0),
    ] {
        if !choices.is_empty() {
            groups.insert(place, Group { label, choices });
            offer.best_first = true;
        }
    }
}

/// How much was found, in words.
fn words(found: &Found) -> String {
    if found.total == 0 {
        return "No results".to_owned();
    }
    let kinds: Vec<String> = found
        .counts
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|((one, many), count)| {
            let noun = if *count == 1 { one } else { many };
            [count.to_string().as_str(), " ", noun].concat()
        })
        .collect();
    kinds.join(", ")
}

fn results_words(total: usize) -> String {
    let noun = if total == 1 { " result" } else { " results" };
    [&total.to_string(), noun].concat()
}

#[cfg(test)]
mod tests;
