//! What the palette offers for what is typed: results in groups, what was understood, ways on where there is nothing.
//!
//! It must not know what is offered before anything is typed, or how an option is drawn, walked to or opened.

use search::{Completes, Index};

use crate::known::Known;
use crate::offer::{Choice, Group, Offer, count_words};
use crate::results;
use crate::understood::understood;

/// How many suggestions are offered beside results.
const SUGGESTIONS: usize = 6;

/// What to offer for a text with something in it.
#[must_use]
pub fn offer(text: &str, index: &Index, known: &Known) -> Offer {
    let mut offer = found(text, index, known);
    offer.understood = understood(text, index);
    suggest(&mut offer, text, index);
    offer
}

/// What a search finds, and ways on if that is nothing.
fn found(text: &str, index: &Index, known: &Known) -> Offer {
    let found = results::find(text, index, known);
    let mut offer = Offer {
        status: count_words(&found.counts),
        best_first: true,
        groups: found.groups,
        ..Offer::default()
    };
    if found.total == 0 {
        let fewer = fewer_words(text, index, known);
        offer.best_first = !fewer.is_empty();
        nothing_words(found.asks_for_due, !fewer.is_empty()).clone_into(&mut offer.nothing);
        if !fewer.is_empty() {
            offer.groups.push(Group {
                label: "Fewer words".to_owned(),
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
fn fewer_words(text: &str, index: &Index, known: &Known) -> Vec<Choice> {
    let words: Vec<&str> = text.split_whitespace().collect();
    // One word less of a page that was pasted is no help.
    if !(2..=6).contains(&words.len()) {
        return Vec::new();
    }
    let without = (0..words.len()).filter_map(|left_out| {
        let mut words = words.clone();
        words.remove(left_out);
        let text = words.join(" ");
        let total = results::find(&text, index, known).total;
        (total > 0).then(|| Choice::fill(&text, &text, &results_words(total)))
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
        choices.push(Choice::fill(&suggestion.text, &suggestion.text, ""));
    }
    let groups = &mut offer.groups;
    let last = groups.len();
    for (label, choices, place) in [
        ("Narrow to", names, last),
        ("Did you mean", words, 0),
        ("Narrow to", values, 0),
    ] {
        if !choices.is_empty() {
            let label = label.to_owned();
            groups.insert(place, Group { label, choices });
            offer.best_first = true;
        }
    }
}

fn results_words(total: usize) -> String {
    let noun = if total == 1 { " result" } else { " results" };
    [&total.to_string(), noun].concat()
}

#[cfg(test)]
mod tests;
