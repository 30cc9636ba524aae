//! What the palette offers, over a small index.

use search::{Builder, Document, Kind, Texts};

use super::*;
use crate::offer::{Act, Token};

fn index() -> Index {
    index_with(true)
}

fn index_with(with_texts: bool) -> Index {
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
    index
}

fn offer_of(text: &str, index: &Index) -> Offer {
    offer(text, index, &Known::default())
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
            (group.label.as_str(), paths.collect::<Vec<_>>())
        })
        .filter(|(_, paths)| !paths.is_empty())
        .collect()
}

#[test]
fn results_are_grouped_and_counted() {
    let offer = offer_of("mutex", &index());
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
    let offer = offer_of("gil", &index_with(false));
    assert_eq!(paths(&offer)[0].1, ["q/lock/"]);
    assert_eq!(offer.groups[0].choices[0].passage, "");
}

#[test]
fn where_nothing_is_found_fewer_words_are_offered() {
    let index = index();
    let offer = offer_of("mutex qqqq zzzz xxxx", &index);
    assert_eq!(offer.status, "No results");
    assert!(!offer.nothing.is_empty());
    let offer = offer_of("gil qqqqq", &index);
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
    assert!(offer_of(&pasted, &index).groups.len() <= 2);
}

#[test]
fn what_is_due_says_that_there_is_no_schedule() {
    let offer = offer_of("gil is:due", &index());
    assert_eq!(offer.status, "No results");
    assert!(offer.nothing.contains("no schedule"), "{}", offer.nothing);
}

#[test]
fn conditions_about_the_reader_leave_only_questions() {
    let known = Known::new(["lock"], []);
    let offer = offer("mutex is:bookmarked", &index(), &known);
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
    let index = index();
    let said = |text: &str| -> Vec<(String, String)> {
        understood(text, &index)
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
    let index = index();
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
        let offer = offer_of(text, &index);
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
