//! What the palette offers, over a small index.

use search::{Builder, Document, Index, Kind, OpenError, Texts};

use super::*;
use crate::library::Why;

fn library() -> Library {
    library_with(true)
}

fn library_with(with_texts: bool) -> Library {
    let question = |id, level, category, title, summary| Document {
        id,
        level,
        category,
        title,
        summary,
        tags: "cpython",
        ..Document::default()
    };
    let mut builder = Builder::default();
    for document in [
        question(
            "lock",
            "mid",
            "Performance",
            "What does the `GIL` protect?",
            "One mutex guards the interpreter.",
        ),
        question(
            "slots",
            "senior",
            "Data model",
            "What does `__slots__` save?",
            "Each instance loses its dictionary.",
        ),
        Document {
            kind: Kind::Guide,
            id: "the-lock",
            title: "The lock and you",
            answer: "A mutex is a lock.",
            ..Document::default()
        },
        Document {
            kind: Kind::Scenario,
            id: "convoy",
            title: "The convoy",
            summary: "Threads queue for the mutex.",
            ..Document::default()
        },
    ] {
        builder.add(&document);
    }
    let built = builder.finish();
    let mut index = Index::open(built.index.into()).expect("an index of this build");
    if with_texts {
        index.attach(Texts::open(built.texts.into()).expect("texts of this build"));
    }
    Library {
        index: Part::Here(index),
        ..Library::default()
    }
}

fn offer_of(text: &str, library: &Library) -> Offer {
    offer_to(text, library, &Progress::default())
}

fn offer_to(text: &str, library: &Library, progress: &Progress) -> Offer {
    let typed = Typed {
        text,
        recent: &["gil".to_owned()],
        progress,
    };
    let at_hand = || {
        vec![Entry {
            kind: Kind::Question,
            path: "q/tuples/".to_owned(),
            title: "When is a `tuple` better?".to_owned(),
        }]
    };
    offer(&typed, library, &at_hand)
}

/// The paths of all results, by group.
fn paths(offer: &Offer) -> Vec<(&str, Vec<&str>)> {
    let path = |choice: &'_ Choice| match &choice.act {
        Act::Go(_) => true,
        Act::Fill(_) => false,
    };
    offer
        .groups
        .iter()
        .map(|group| {
            let choices = group.choices.iter().filter(|choice| path(choice));
            let paths = choices.filter_map(|choice| match &choice.act {
                Act::Go(path) => Some(path.as_str()),
                Act::Fill(_) => None,
            });
            (group.label, paths.collect::<Vec<_>>())
        })
        .filter(|(_, paths)| !paths.is_empty())
        .collect()
}

fn labels(offer: &Offer) -> Vec<&str> {
    offer.groups.iter().map(|group| group.label).collect()
}

#[test]
fn an_empty_palette_offers_what_was_searched_for_and_how_to_narrow() {
    let offer = offer_of("  ", &library());
    assert_eq!(labels(&offer), ["Recent", "Narrow a search"]);
    assert_eq!(offer.groups[0].choices[0].act, Act::Fill("gil".to_owned()));
    assert!(!offer.best_first, "Enter alone does nothing yet");
    assert_eq!(offer.status, "");
}

#[test]
fn results_are_grouped_and_counted() {
    let offer = offer_of("mutex", &library());
    let mut found = paths(&offer);
    found.sort_unstable();
    assert_eq!(
        found,
        [
            ("Guide", vec!["guide/#the-lock"]),
            ("Questions", vec!["q/lock/"]),
            ("Visualizer", vec!["visualizer/#v1:s=convoy"]),
        ]
    );
    for words in ["1 question", "1 section of the guide", "1 scenario"] {
        assert!(offer.status.contains(words), "{}", offer.status);
    }
    let question = offer
        .groups
        .iter()
        .find(|group| group.label == "Questions")
        .map(|group| &group.choices[0])
        .expect("the question");
    assert_eq!(question.title, "What does the <code>GIL</code> protect?");
    assert!(
        question.meta.ends_with("Performance"),
        "{} says where it belongs",
        question.meta
    );
    assert!(
        question.passage.contains("One <mark>mutex</mark> guards"),
        "{}",
        question.passage
    );
    assert!(offer.best_first);
}

#[test]
fn until_the_texts_are_here_results_stand_without_passages() {
    let offer = offer_of("gil", &library_with(false));
    assert_eq!(paths(&offer)[0].1, ["q/lock/"]);
    assert_eq!(offer.groups[0].choices[0].passage, "");
}

#[test]
fn while_the_index_comes_the_pages_titles_answer() {
    for part in [Part::Unasked, Part::Coming] {
        let library = Library {
            index: part,
            ..Library::default()
        };
        let offer = offer_of("tuple", &library);
        assert_eq!(paths(&offer), [("Questions", vec!["q/tuples/"])]);
        assert_eq!(offer.status, "Fetching the search index …");
        assert_eq!(offer.trouble, "");
        let offer = offer_of("mutex", &library);
        assert_eq!(offer.nothing, "", "who knows what the index will say");
    }
}

#[test]
fn an_index_that_cannot_be_had_is_told_and_the_titles_still_answer() {
    for why in [Why::Unreachable, Why::Unusable(OpenError::Damaged)] {
        let library = Library {
            index: Part::Missing(why),
            ..Library::default()
        };
        let offer = offer_of("tuple", &library);
        assert_eq!(paths(&offer), [("Questions", vec!["q/tuples/"])]);
        assert_eq!(offer.trouble, why.words());
        assert_eq!(offer.status, "1 question");
        assert!(!offer_of("mutex", &library).nothing.is_empty());
    }
}

#[test]
fn where_nothing_is_found_fewer_words_are_offered() {
    let library = library();
    let offer = offer_of("mutex qqqq zzzz xxxx", &library);
    assert_eq!(offer.status, "No results");
    assert!(!offer.nothing.is_empty());
    let offer = offer_of("gil qqqqq", &library);
    if offer.status == "No results" {
        let fills: Vec<&Act> = offer
            .groups
            .iter()
            .flat_map(|group| &group.choices)
            .map(|choice| &choice.act)
            .collect();
        assert!(fills.contains(&&Act::Fill("gil".to_owned())), "{fills:?}");
    }
    let pasted = "word ".repeat(2_000);
    assert!(offer_of(&pasted, &library).groups.len() <= 2);
}

#[test]
fn what_is_due_says_that_there_is_no_schedule() {
    let offer = offer_of("gil is:due", &library());
    assert_eq!(offer.status, "No results");
    assert!(offer.nothing.contains("no schedule"), "{}", offer.nothing);
}

#[test]
fn conditions_about_the_reader_leave_only_questions() {
    let mut progress = Progress::default();
    progress.set_bookmarked("lock", true, 1);
    let offer = offer_to("mutex is:bookmarked", &library(), &progress);
    assert_eq!(paths(&offer), [("Questions", vec!["q/lock/"])]);
    assert_eq!(
        offer.understood,
        [Token {
            label: "is: bookmarked".to_owned(),
            rest: "mutex".to_owned()
        }]
    );
}

#[test]
fn what_is_more_than_words_is_said_back() {
    let library = library();
    let index = library.index.here().expect("an index");
    let said = |text: &str| -> Vec<(String, String)> {
        understood(text, index)
            .into_iter()
            .map(|token| (token.label, token.rest))
            .collect()
    };
    let pair = |label: &str, rest: &str| (label.to_owned(), rest.to_owned());
    assert_eq!(
        said("gil level:senior -threads"),
        [
            pair("level: senior", "gil -threads"),
            pair("not threads", "gil level:senior")
        ]
    );
    assert_eq!(
        said("category:\"data model\" x"),
        [pair("category: data model", "x")]
    );
    assert_eq!(
        said("-\"deep copy\" \"event loop\""),
        [
            pair("not “deep copy”", "\"event loop\""),
            pair("“event loop”", "-\"deep copy\"")
        ]
    );
    for plain in [
        "level:expert",
        "level:",
        "def f(x: int)",
        "python -m venv",
        "\"unbalanced",
        "http://a.b",
        "--help",
        "is:great",
        "\"\"",
    ] {
        assert_eq!(said(plain), [], "{plain} is plain words");
    }
}

#[test]
fn whatever_is_typed_is_offered_something_without_harm() {
    let library = library();
    for text in [
        "<img src=x onerror=alert(1)>",
        "\u{0}",
        "🐍🐍",
        "e\u{301}",
        "سلام",
        "(.*)+[",
        "\"",
        "-",
        ":",
        "level:\"",
    ] {
        let offer = offer_of(text, &library);
        let html: Vec<&String> = offer
            .groups
            .iter()
            .flat_map(|group| &group.choices)
            .map(|choice| &choice.title)
            .collect();
        assert!(
            html.iter().all(|html| !html.contains("<img")),
            "{text:?} became markup: {html:?}"
        );
    }
}
