//! The JSON Schemas: what is published fits them, and what breaks a rule of a single field does not.

#![cfg(feature = "author")]
#![allow(clippy::unwrap_used, reason = "a test's own preparations fail loudly")]

mod small_bank;

use std::fs;
use std::path::Path;

use jsonschema::Validator;
use serde_json::{Value, json};
use small_bank::{CATALOGUE, SmallBank};

fn validator(schema: &str) -> Validator {
    let schema: Value = serde_json::from_str(schema).unwrap();
    assert_eq!(
        schema["$schema"],
        "https://json-schema.org/draft/2020-12/schema"
    );
    jsonschema::draft202012::meta::validate(&schema).unwrap();
    jsonschema::draft202012::new(&schema).unwrap()
}

/// What the schema has against a value, as JSON pointers.
fn objections(schema: &str, value: &Value) -> Vec<String> {
    validator(schema)
        .iter_errors(value)
        .map(|error| error.instance_path().to_string())
        .collect()
}

fn catalogue(root: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(root.join(CATALOGUE)).unwrap()).unwrap()
}

#[test]
fn the_published_catalogue_and_bank_fit_their_schemas() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    assert_eq!(
        objections(&bank::schema(), &catalogue(&root)),
        Vec::<String>::new()
    );
    let whole = bank::bank_json(&bank::load(&root).unwrap());
    let whole: Value = serde_json::from_str(&whole).unwrap();
    assert_eq!(
        objections(&bank::bank_schema(), &whole),
        Vec::<String>::new()
    );
}

#[test]
fn the_whole_bank_says_what_its_files_say() {
    let small = SmallBank::good();
    let bank = bank::load(small.root()).unwrap();
    let whole: Value = serde_json::from_str(&bank::bank_json(&bank)).unwrap();
    assert_eq!(whole["version"], 1);
    for (question, mut published) in catalogue(small.root())
        .as_array()
        .unwrap()
        .iter()
        .zip(whole["questions"].as_array().unwrap().clone())
    {
        published.as_object_mut().unwrap().remove("answer");
        assert_eq!(*question, published);
    }
    let answer = &whole["questions"][0]["answer"];
    assert!(
        answer["markdown"]
            .as_str()
            .unwrap()
            .contains("## How it grows")
    );
    assert_eq!(
        answer["examples"],
        json!([{
            "name": "growth.py",
            "code": "items = []\nfor number in range(3):\n    items.append(number)\nprint(items)\n",
            "output": "[0, 1, 2]\n",
            "runtimes": ["cpython"],
        }])
    );
    assert_eq!(whole["questions"][1].get("answer"), None);
}

#[test]
fn a_value_that_breaks_a_rule_is_objected_to_where_it_stands() {
    let good = catalogue(SmallBank::good().root());
    let slips = [
        ("/0/id", json!("The list")),
        ("/0/level", json!("junior")),
        ("/0/category", json!("Lists")),
        ("/0/difficulty", json!("easy")),
        ("/0/title", json!("Too short")),
        ("/0/tags", json!(["one"])),
        ("/0/tags/0", json!("Two words")),
        ("/0/summary", json!("Too short.")),
        ("/0/key_points", json!([])),
        ("/0/key_points/0/point", json!("")),
        ("/0/key_points/0/phrasings", json!([])),
        ("/0/misconceptions", json!([])),
        ("/0/misconceptions/0/correction", json!(7)),
        ("/0/follow_ups/0", json!("../x")),
        ("/0/python/from", json!("3")),
        ("/0/python/changes/0/version", json!("3.9.1")),
        ("/0/sources", json!([])),
        ("/0/sources/0/url", json!("http://a.b")),
        ("/0/checked", json!("22.11.2026")),
        ("/1/pending", json!(false)),
        (
            "/1/title",
            json!("What is a `tuple`, and when can it be a key?"),
        ),
    ];
    let schema = bank::schema();
    for (pointer, bad) in slips {
        let mut value = good.clone();
        *value.pointer_mut(pointer).unwrap() = bad;
        assert_eq!(objections(&schema, &value), [pointer]);
    }
}

#[test]
fn fields_that_are_missing_or_unknown_are_objected_to() {
    let good = catalogue(SmallBank::good().root());
    let schema = bank::schema();
    let fields: Vec<String> = good[0].as_object().unwrap().keys().cloned().collect();
    for field in fields {
        let mut value = good.clone();
        value[0].as_object_mut().unwrap().remove(&field);
        assert_eq!(objections(&schema, &value), ["/0"], "without {field}");
    }
    let mut value = good.clone();
    value[0]["extra"] = json!(1);
    assert_eq!(objections(&schema, &value), ["/0"]);
}

#[test]
fn a_bank_with_a_foreign_version_or_shape_is_objected_to() {
    let bank = bank::load(SmallBank::good().root()).unwrap();
    let good: Value = serde_json::from_str(&bank::bank_json(&bank)).unwrap();
    let schema = bank::bank_schema();
    assert_eq!(objections(&schema, &good), Vec::<String>::new());
    for (pointer, bad) in [
        ("/version", json!(2)),
        ("/questions/0/answer/examples/0/runtimes", json!(["jython"])),
        ("/questions/0/answer/examples/0/runtimes", json!([])),
        ("/questions/0/answer/reading_minutes", json!(0)),
        ("/questions/1/title", json!("")),
    ] {
        let mut value = good.clone();
        *value.pointer_mut(pointer).unwrap() = bad;
        let objections = objections(&schema, &value);
        assert!(
            objections.iter().any(|at| at.starts_with(pointer)),
            "{pointer}: {objections:?}"
        );
    }
    assert_ne!(objections(&schema, &json!([])), Vec::<String>::new());
    let mut value = good;
    value["questions"][0]["extra"] = json!(1);
    assert_eq!(objections(&schema, &value), ["/questions/0"]);
}
