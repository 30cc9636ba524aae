//! Opening files: what the schema accepts is opened, and of everything else it is told what is wrong and where.

#![allow(clippy::unwrap_used, reason = "a test's own preparations fail loudly")]

mod banks;

use std::path::Path;

use banks::{bank, question};
use serde_json::{Value, json};
use shelf::{Refusal, Shelf, Stage};

fn open(text: &str) -> Result<Shelf, Refusal> {
    Shelf::open(text.as_bytes().to_vec(), &mut |_| {})
}

/// What is said of a file, slip by slip.
fn told(text: &str) -> Vec<String> {
    let refusal = open(text).err();
    refusal.map_or_else(Vec::new, |refusal| {
        assert!(refusal.count >= refusal.slips.len());
        refusal.slips.iter().map(ToString::to_string).collect()
    })
}

/// What is said of a bank whose one question was changed.
fn told_of(change: impl FnOnce(&mut Value)) -> Vec<String> {
    let mut question = question(0);
    change(&mut question);
    told(&bank(&[question]))
}

fn published() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    bank::bank_json(&bank::load(&root).unwrap())
}

#[test]
fn the_sites_own_bank_is_opened() {
    let shelf = open(&published()).unwrap();
    assert!(shelf.len() > 100);
}

#[test]
fn an_empty_bank_is_a_bank() {
    assert!(open(r#"{"version":1,"questions":[]}"#).unwrap().is_empty());
    assert!(
        open("\u{feff} {\"questions\":[],\"version\":1} ")
            .unwrap()
            .is_empty()
    );
}

#[test]
fn what_is_no_bank_is_told_by_what_it_seems_to_be() {
    for (text, words) in [
        ("", "The file is empty."),
        (" \n", "The file is empty."),
        (
            "<!doctype html><p>No</p>",
            "This is a web page and not a bank. Perhaps the address leads to a page that links to the file.",
        ),
        (
            "{\"version\":1,\"questions\":[",
            "The file ends in its middle, as if it had been cut. Get it once more, whole.",
        ),
        (
            "[]",
            "The file is a list, as a catalogue without its answers is. A bank is an object with \"version\" and \"questions\".",
        ),
        (
            "3",
            "The file is JSON, but not a bank. A bank is an object with \"version\" and \"questions\".",
        ),
        (
            "{}\n{}",
            "Line 2, column 1: this is not JSON (trailing characters).",
        ),
        (
            "{\"version\":2,\"questions\":[]}",
            "version is 2; this release reads version 1",
        ),
        ("{\"version\":1}", "The file has no \"questions\"."),
        (
            "{\"version\":1,\"questions\":{}}",
            "questions is an object; it is to be a list",
        ),
        (
            "{\"version\":1,\"questions\":[],\"more\":1}",
            "The file has \"more\", which no bank has; its fields are version, questions",
        ),
        (
            "{\"version\":1,\"questions\":[3]}",
            "questions[0] is 3; it is to be an object, a question",
        ),
    ] {
        assert_eq!(told(text), [words], "{text}");
    }
    let binary = Shelf::open(vec![0x89, b'P', 0xff], &mut |_| {})
        .err()
        .unwrap();
    assert!(
        binary.slips[0].what.contains("not text in UTF-8"),
        "{binary:?}"
    );
}

#[test]
fn a_slip_is_told_with_its_place_and_what_should_stand_there() {
    let one = |change: fn(&mut Value), words: &str| assert_eq!(told_of(change), [words]);
    one(
        |it| it["difficulty"] = json!("hardish"),
        "questions[0].difficulty is \"hardish\"; it is to be one of Easy, Medium, Hard",
    );
    one(
        |it| it["key_points"][1]["phrasings"][0] = json!(7),
        "questions[0].key_points[1].phrasings[0] is 7; it is to be a text: a text with something in it",
    );
    one(
        |it| it["summary"] = json!("Too short."),
        "questions[0].summary is 2 words long; it is to be 40 to 80 words",
    );
    one(
        |it| it["tags"] = json!(["one"]),
        "questions[0].tags has 1; 2 to 6 are wanted",
    );
    one(
        |it| it["sources"][0]["url"] = json!("javascript:alert(1)"),
        "questions[0].sources[0].url is \"javascript:alert(1)\"; it is to be an address that begins with https://",
    );
    one(
        |it| {
            it.as_object_mut().unwrap().remove("title");
        },
        "questions[0] has no \"title\"",
    );
}

#[test]
fn all_slips_are_counted_and_the_first_are_told() {
    let questions: Vec<Value> = (0..30)
        .map(|number| {
            let mut question = question(number);
            question["level"] = json!("chief");
            question
        })
        .collect();
    let refusal = open(&bank(&questions)).err().unwrap();
    assert_eq!((refusal.count, refusal.slips.len()), (30, 20));
    assert_eq!(refusal.slips[3].place, "questions[3].level");
}

#[test]
fn an_id_is_had_once() {
    let words = told(&bank(&[question(0), question(1), question(0)]));
    assert_eq!(
        words,
        ["questions[2].id is \"question-0\", as questions[0] is; each is to have its own"]
    );
}

#[test]
fn deep_nesting_and_impossible_values_are_refused_and_nothing_worse() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let words = told(&format!("{{\"version\":1,\"questions\":[{deep}]}}"));
    assert_eq!(
        words,
        ["questions[0] cannot be read: recursion limit exceeded"]
    );
    let words = told("{\"version\":1,\"questions\":[{\"id\":\"\\ud800\"},{\"id\":1e999}]}");
    assert_eq!(words.len(), 2, "{words:?}");
}

#[test]
fn who_waits_is_told_how_far_it_is() {
    let questions: Vec<Value> = (0..1_001).map(question).collect();
    let mut stages = Vec::new();
    let text = bank(&questions);
    Shelf::open(text.into_bytes(), &mut |stage| stages.push(stage)).unwrap();
    let checking = [0, 500, 1_000].map(|done| Stage::Checking(done, 1_001));
    assert_eq!(stages[..3], checking);
    assert_eq!(stages[3..], [Stage::Indexing(1_001)]);
}

/// Changes of a good question, each of which the schema accepts or not.
fn changes() -> Vec<(&'static str, Value)> {
    let long = |words: usize| json!(vec!["word"; words].join(" "));
    vec![
        ("/id", json!("a".repeat(64))),
        ("/id", json!("a".repeat(65))),
        ("/id", json!("A")),
        ("/id", json!("a--b")),
        ("/id", json!("")),
        ("/level", json!("mid")),
        ("/level", json!("Mid")),
        ("/category", json!("Security")),
        ("/category", json!("Cooking")),
        ("/difficulty", json!("Hard")),
        ("/title", json!("é".repeat(25))),
        ("/title", json!("é".repeat(90))),
        ("/title", json!("é".repeat(91))),
        ("/title", json!("a title with `code` that is long enough")),
        ("/title", json!("a title on\ntwo lines that is long enough")),
        ("/tags", json!(["a", "b-c", "d2"])),
        ("/tags", json!(["a", "b", "c", "d", "e", "f", "g"])),
        ("/tags/0", json!("a".repeat(70))),
        ("/tags/0", json!("a_b")),
        ("/summary", long(39)),
        ("/summary", long(40)),
        ("/summary", long(80)),
        ("/summary", long(81)),
        ("/key_points", json!([])),
        ("/key_points/0/point", json!("")),
        ("/key_points/0/phrasings", json!([])),
        ("/key_points/0/more", json!(1)),
        ("/misconceptions/0/correction", json!(null)),
        ("/misconceptions", json!({})),
        ("/follow_ups", json!(["other", "another"])),
        ("/follow_ups/0", json!("No")),
        ("/python/from", json!("3.300")),
        ("/python/from", json!("3.09")),
        ("/python/from", json!("0.1")),
        ("/python/to", json!("3")),
        ("/python/changes/0/change", json!("")),
        ("/sources", json!([])),
        ("/sources/0/url", json!("http://a.example")),
        ("/sources/0/url", json!("https://a b")),
        ("/checked", json!("2026-02-31")),
        ("/checked", json!("2026-13-01")),
        ("/checked", json!("2026-1-01")),
        ("/revisions", json!([])),
        (
            "/revisions",
            json!([{"date": "2026-01-01", "change": "One."}]),
        ),
        ("/pending", json!(true)),
        ("/pending", json!(false)),
        ("/answer", json!(null)),
        ("/answer/words", json!(-1)),
        ("/answer/words", json!(3.0)),
        ("/answer/words", json!(3.5)),
        ("/answer/reading_minutes", json!(0)),
        ("/answer/examples/0/name", json!("A.py")),
        ("/answer/examples/0/runtimes", json!([])),
        ("/answer/examples/0/runtimes", json!(["pyodide", "cpython"])),
        ("/answer/examples/0/runtimes", json!(["jython"])),
        ("/answer/examples/0/needs", json!(["anything"])),
        ("/answer/examples/0/needs", json!([1])),
        (
            "/answer/diagrams",
            json!([{"name": "a.diagram", "title": "", "text": ""}]),
        ),
        (
            "/answer/diagrams",
            json!([{"name": "a.svg", "title": "", "text": ""}]),
        ),
        ("/unknown", json!(1)),
    ]
}

/// Puts a value into another; a field that is not there yet is made.
fn put(question: &mut Value, pointer: &str, value: Value) {
    let (before, last) = pointer.rsplit_once('/').unwrap();
    let parent = question.pointer_mut(before).unwrap();
    match parent {
        Value::Array(items) => items[last.parse::<usize>().unwrap()] = value,
        _ => parent[last] = value,
    }
}

#[test]
fn exactly_what_the_schema_accepts_is_opened() {
    let schema: Value = serde_json::from_str(&bank::bank_schema()).unwrap();
    let schema = jsonschema::draft202012::new(&schema).unwrap();
    let mut refused = 0;
    let mut compare = |what: &str, whole: &Value| {
        let is_opened = open(&whole.to_string()).is_ok();
        assert_eq!(is_opened, schema.is_valid(whole), "{what}");
        refused += usize::from(!is_opened);
    };
    compare(
        "as it is",
        &json!({"version": 1, "questions": [question(0)]}),
    );
    for (pointer, value) in changes() {
        let mut question = question(0);
        put(&mut question, pointer, value.clone());
        let whole = json!({"version": 1, "questions": [question]});
        compare(&format!("{pointer} = {value}"), &whole);
    }
    // Without any one of its fields, whatever it is.
    let good = question(0);
    for pointer in [
        "",
        "/key_points/0",
        "/misconceptions/0",
        "/python",
        "/sources/0",
        "/answer",
        "/answer/examples/0",
    ] {
        let names: Vec<String> = good
            .pointer(pointer)
            .unwrap()
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect();
        for name in names {
            let mut question = good.clone();
            question
                .pointer_mut(pointer)
                .unwrap()
                .as_object_mut()
                .unwrap()
                .remove(&name);
            compare(
                &format!("without {pointer}/{name}"),
                &json!({"version": 1, "questions": [question]}),
            );
        }
    }
    for whole in [
        json!({}),
        json!([]),
        json!({"version": 1.0, "questions": []}),
        json!({"version": "1", "questions": []}),
    ] {
        compare(&whole.to_string(), &whole);
    }
    assert!(refused > 40, "{refused}");
}
