//! What is found for a query, and in which order, on a handful of documents.

use search::{Document, Field, Index};

const DOCUMENTS: [Document; 7] = [
    document(
        "What is a decorator, and how do you write one?",
        "decorators functions",
        "Use `functools.wraps`.",
    ),
    document(
        "What is `__init__` for?",
        "init-method classes",
        "It initialises what `__new__` constructed.",
    ),
    document(
        "What is the difference between `__new__` and `__init__`?",
        "new-vs-init classes",
        "One constructs.",
    ),
    document(
        "How do lists and tuples differ?",
        "list-vs-tuple sequences",
        "A tuple is hashable if its items are. O(1).",
    ),
    document(
        "What is a class body?",
        "scopes",
        "A list of decorated names, since PEP 695 with type parameters.",
    ),
    document(
        "When is `is not` the right test?",
        "is-vs-equals identity",
        "For `None`; since 3.8 literals warn.",
    ),
    document(
        "What do `*args` and `**kwargs` do?",
        "args-kwargs functions",
        "TaskGroup takes no args. UTF-8 does.",
    ),
];

const fn document<'a>(title: &'a str, tags: &'a str, summary: &'a str) -> Document<'a> {
    Document {
        title,
        tags,
        category: "Basics",
        summary,
        key_points: "",
        answer: "",
        ..Document::EMPTY
    }
}

fn found(query: &str) -> Vec<usize> {
    Index::build(DOCUMENTS)
        .find_text(query)
        .iter()
        .map(|hit| hit.document)
        .collect()
}

#[test]
fn documents_with_all_words_come_before_the_others() {
    // The class body lacks a word, and still says enough about the other.
    assert_eq!(found("classes init"), [1, 2, 4]);
    assert_eq!(found("tuple hashable"), [3]);
}

#[test]
fn where_no_document_has_all_words_those_with_the_most_are_found_if_that_is_half() {
    assert_eq!(found("classes sequences"), [3, 4, 1, 2]);
    assert_eq!(found("tuple hashable zzzz"), [3]);
    assert_eq!(found("tuple zzzz yyyy"), []);
    assert_eq!(found("zzzz"), []);
}

#[test]
fn what_makes_a_question_of_the_words_need_not_match() {
    // Of the same stem are the decorated names.
    assert_eq!(found("how would you explain the decorators"), [0, 4]);
    assert_eq!(found("difference between list and tuple"), [3]);
    assert_eq!(found("what is a xylophone"), []);
}

#[test]
fn operators_in_words_must_match_unless_they_stand_in_a_question() {
    assert_eq!(found("is not"), [5]);
    assert_eq!(found("what is not"), [5]);
    assert_eq!(found("where is the tuple"), [3]);
}

#[test]
fn the_last_word_matches_as_it_is_typed() {
    for typed in ["de", "dec", "decor", "decorators"] {
        assert_eq!(found(typed)[0], 0, "{typed}");
    }
    assert_eq!(found("sequences hash"), [3]);
}

#[test]
fn earlier_words_may_be_abbreviated_but_count_less() {
    assert_eq!(found("tup hashable"), [3]);
    let index = Index::build(DOCUMENTS);
    let score = |query| index.find_text(query)[0].score;
    assert!(score("tuple hashable") > score("hashable tup"));
    assert!(score("hashable tup") > score("tup hashable"));
}

#[test]
fn typing_errors_are_forgiven_where_nothing_is_spelt_so() {
    for typed in [
        "decoraters",
        "decoartors",
        "dceorators",
        "decorrators",
        "decoratrs",
    ] {
        assert_eq!(found(typed)[0], 0, "{typed}");
    }
    assert_eq!(found("tupel"), [3]);
    assert_eq!(found("hashabel tupels"), [3]);
    // Three letters must be right, and so must every digit.
    assert_eq!(found("uft"), []);
    assert_eq!(found("659"), []);
    assert_eq!(found("3.9"), []);
    // "lists" and "class" are words of their own, so that "last" and "glass" stay out.
    assert_eq!(found("class"), [4, 1, 2]);
}

#[test]
fn typing_errors_are_forgiven_in_known_words_where_nothing_else_is_found() {
    let titles = ["A trial run", "Blazing a trail"];
    let index = Index::build(titles.map(|title| Document {
        title,
        ..Document::default()
    }));
    let order = |query| {
        index
            .find_text(query)
            .iter()
            .map(|hit| hit.document)
            .collect::<Vec<_>>()
    };
    assert_eq!(order("trial"), [0]);
    assert_eq!(order("trial blazing"), [1]);
    // As it was typed, where forgiving would not find all words either.
    assert_eq!(order("trial zzzz"), [0]);
}

#[test]
fn another_number_is_no_typing_error() {
    let titles = ["New in 3.14", "See pep3150"];
    let index = Index::build(titles.map(|title| Document {
        title,
        ..Document::default()
    }));
    assert_eq!(index.find_text("3.15"), []);
    assert_eq!(index.find_text("pep3151"), []);
    assert_eq!(index.find_text("3.1")[0].document, 0);
}

#[test]
fn an_exact_word_beats_its_beginning_and_both_beat_an_error() {
    let titles = [
        "a test about generation",
        "a test about generators",
        "a test about generator",
        "generatot",
    ];
    let index = Index::build(titles.map(|title| Document {
        title,
        ..Document::default()
    }));
    let order = |query| {
        index
            .find_text(query)
            .iter()
            .map(|hit| hit.document)
            .collect::<Vec<_>>()
    };
    assert_eq!(order("generator"), [2, 1, 0]);
    assert_eq!(order("generat"), [3, 0, 1, 2]);
    assert_eq!(order("about genarator"), [2, 3, 1]);
}

#[test]
fn names_of_python_are_found_whole_and_by_their_parts() {
    assert_eq!(found("__init__"), [1, 2]);
    assert_eq!(found("init"), [1, 2]);
    assert_eq!(found("functools.wraps"), [0]);
    assert_eq!(found("wraps"), [0]);
    assert_eq!(found("@functools.wraps"), [0]);
    assert_eq!(found("*args"), [6]);
    assert_eq!(found("args"), [6]);
    assert_eq!(found("task group"), [6]);
    assert_eq!(found("TaskGroup"), [6]);
    assert_eq!(found("O(1)"), [3]);
    assert_eq!(found("pep 695"), [4]);
    assert_eq!(found("PEP-695"), [4]);
    assert_eq!(found("pep695"), [4]);
    assert_eq!(found("utf8"), [6]);
    assert_eq!(found("utf-8"), [6]);
}

#[test]
fn a_query_without_words_finds_nothing() {
    for query in ["", "  ", "==", "…", "` `", "__", "*", "\u{200b}", "🐍"] {
        assert_eq!(found(query), [], "{query:?}");
        assert!(Index::build(DOCUMENTS).query(query).is_empty(), "{query:?}");
    }
}

#[test]
fn equals_come_in_the_order_of_the_documents() {
    let two = [
        document("About tuples", "", ""),
        document("About", "", "A tuple"),
    ];
    let hits = Index::build(two.into_iter().cycle().take(100)).find_text("tuple");
    assert!(
        hits.iter()
            .map(|hit| hit.document)
            .eq((0..100).step_by(2).chain((1..100).step_by(2)))
    );
    let [first, last] =
        [&hits[..50], &hits[50..]].map(|half| half.iter().map(|hit| hit.score.to_bits()));
    assert_eq!(
        first.collect::<std::collections::BTreeSet<_>>().len(),
        1,
        "equals score the same"
    );
    assert_eq!(
        last.collect::<std::collections::BTreeSet<_>>().len(),
        1,
        "equals score the same"
    );
}

#[test]
fn a_hit_tells_the_field_of_its_best_match() {
    let field = |query: &str| Index::build(DOCUMENTS).find_text(query)[0].field;
    assert_eq!(field("decorator"), Field::Title);
    assert_eq!(field("sequences"), Field::Tags);
    assert_eq!(field("basics"), Field::Category);
    assert_eq!(field("hashable"), Field::Summary);
    let deep = Document {
        key_points: "the caller pays",
        answer: "a footnote on snapshots",
        ..Document::default()
    };
    assert_eq!(
        Index::build([deep]).find_text("caller")[0].field,
        Field::KeyPoints
    );
    assert_eq!(
        Index::build([deep]).find_text("footnotes")[0].field,
        Field::Answer
    );
}

#[test]
fn an_index_of_nothing_answers() {
    let index = Index::build([]);
    assert!(index.is_empty());
    assert_eq!(index.find_text("gil"), []);
    assert_eq!(Index::build(DOCUMENTS).len(), 7);
}

#[test]
fn a_pasted_page_is_searched_like_a_query() {
    let page = "decorators ".repeat(20_000);
    assert_eq!(
        found(&(page + "zzzz")),
        found("decorators "),
        "only its first words are looked at"
    );
    assert_eq!(found(&"x".repeat(1_000_000)), []);
}
