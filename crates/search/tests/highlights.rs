//! Which parts of a text are marked as matching.

use proptest::prelude::*;
use search::{Document, Index};

/// The text with brackets around what is marked.
fn marked(text: &str, query: &str) -> String {
    let index = Index::build([Document {
        title: text,
        ..Document::default()
    }]);
    let mut marked = String::new();
    let mut end = 0;
    for range in index.query(query).highlights(text) {
        marked += &text[end..range.start];
        marked.extend(["[", &text[range.clone()], "]"]);
        end = range.end;
    }
    marked + &text[end..]
}

#[test]
fn whole_words_and_the_typed_beginning_of_the_last_are_marked() {
    assert_eq!(
        marked("Lists, tuples and listings", "tuple list"),
        "[Lists], [tuples] and [list]ings"
    );
    assert_eq!(
        marked("A decorator decorates", "decorat"),
        "A [decorat]or [decorat]es"
    );
}

#[test]
fn a_word_with_a_typing_error_is_marked_whole() {
    assert_eq!(
        marked("What is a decorator?", "decoratro"),
        "What is a [decorator]?"
    );
    assert_eq!(
        marked("What is a decorator?", "dceorat"),
        "What is a [decorat]or?"
    );
}

#[test]
fn names_of_python_are_marked_as_they_are_written() {
    assert_eq!(
        marked("Is `__init__` a constructor?", "__init__"),
        "Is `[__init__]` a constructor?"
    );
    assert_eq!(
        marked("Is `__init__` a constructor?", "init"),
        "Is `__[init]__` a constructor?"
    );
    assert_eq!(
        marked("Use @functools.wraps(f)", "functools.wraps"),
        "Use @[functools.wraps](f)"
    );
    assert_eq!(
        marked("UTF-8 in O(n log n)", "utf8"),
        "[UTF-8] in O(n log n)"
    );
    assert_eq!(
        marked("UTF-8 in O(n log n)", "o(n log n)"),
        "UTF-8 in [O(n log n)]"
    );
    assert_eq!(
        marked("def f(*args, **kwargs)", "*args"),
        "def f([*args], **kwargs)"
    );
}

#[test]
fn the_parts_of_a_name_are_marked_where_it_does_not_stand_whole() {
    assert_eq!(
        marked("A thread-safe queue is safe", "thread-safe"),
        "A [thread-safe] queue is safe"
    );
    assert_eq!(
        marked("Safe in every thread", "thread-safe"),
        "[Safe] in every [thread]"
    );
}

#[test]
fn mere_phrasing_is_not_marked() {
    assert_eq!(
        marked("What is the GIL for?", "what is the gil"),
        "What is the [GIL] for?"
    );
    assert_eq!(marked("When is it not?", "is not"), "When [is] it [not]?");
}

#[test]
fn accents_and_capitals_keep_their_bytes() {
    assert_eq!(
        marked("Naïve façade İstanbul", "façade"),
        "Naïve [façade] İstanbul"
    );
    assert_eq!(marked("ÉTÉ", "ét"), "[ÉT]É");
    assert_eq!(marked("ÉTÉ", "ete"), "ÉTÉ");
}

#[test]
fn a_query_of_an_index_marks_other_texts_too() {
    let index = Index::build([Document {
        title: "decorators",
        ..Document::default()
    }]);
    assert_eq!(
        index.query("decoratrs").highlights("One decorator, two"),
        vec![4..13]
    );
    assert_eq!(index.query("zzzz").highlights("One decorator, two"), vec![]);
    assert_eq!(index.query("").highlights("One decorator, two"), vec![]);
}

proptest! {
    #[test]
    fn ranges_are_ordered_disjoint_and_on_character_boundaries(
        text in r"([a-cA-C_.*@'O()é İ’\-]|\u{301}|\PC){0,40}",
        query in r"([a-cA-C_.*@'O()é İ\-]|\PC){0,12}",
    ) {
        let index = Index::build([Document { title: &text, ..Document::default() }]);
        let mut end = 0;
        for range in index.query(&query).highlights(&text) {
            prop_assert!(range.start >= end && range.start < range.end, "{range:?}");
            prop_assert!(text.get(range.clone()).is_some(), "{range:?}");
            end = range.end;
        }
    }

    #[test]
    fn every_word_of_a_text_finds_it_and_is_marked(text in r"[a-z_]{1,9}(\.[a-z]{1,9}| [A-Z]?[a-z]{1,9}|-[a-z0-9]{2,9}){0,6}") {
        let index = Index::build([Document { title: &text, ..Document::default() }]);
        for word in text.split(' ').filter(|word| word.contains(char::is_alphanumeric)) {
            prop_assert_eq!(index.find_text(word).len(), 1, "{}", word);
            prop_assert!(!index.query(word).highlights(&text).is_empty(), "{}", word);
        }
    }
}
