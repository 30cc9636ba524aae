//! The bank's own questions must be found by what readers type, with and without their key points.

use search::{Document, Index};
use serde_json::Value;

/// What is typed, and the question that must come first.
const FIRST: &[(&str, &str)] = &[
    ("append", "append-vs-extend"),
    ("gil", "gil"),
    ("what is the gil", "gil"),
    ("decoraters", "decorators"),
    ("__init__", "init-method"),
    ("functools.wraps", "decorators"),
    ("*args", "args-kwargs"),
    ("list vs tuple", "list-vs-tuple"),
    ("difference between list and tuple", "list-vs-tuple"),
    ("yield from", "yield-from"),
    ("event loop", "asyncio-event-loop"),
    ("circular import", "circular-imports-in-tests"),
    ("deep copy", "shallow-vs-deep-copy"),
    ("sql injection", "security"),
    ("virtual env", "virtual-environments"),
    ("garbage collector", "cyclic-gc"),
    ("genrators", "generators"),
    ("redis rate limit", "rate-limiting"),
    ("mro", "mro"),
];

#[test]
fn readers_find_their_question_first() {
    let questions = include_str!("../../../questions.json");
    let questions: Vec<Value> = serde_json::from_str(questions).expect("the catalogue is JSON");
    // A page lists one level.
    let of_level = |question: &Value| question["level"] == "mid";
    let questions: Vec<Value> = questions.into_iter().filter(of_level).collect();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let list = |value: &Value| {
        value
            .as_array()
            .into_iter()
            .flatten()
            .map(text)
            .collect::<Vec<_>>()
            .join(" ")
    };
    let fields: Vec<[String; 5]> = questions
        .iter()
        .map(|question| {
            let tags = text(&question["id"]) + " " + &list(&question["tags"]);
            let points = question["key_points"].as_array().into_iter().flatten();
            let points =
                points.map(|point| text(&point["point"]) + " " + &list(&point["phrasings"]));
            [
                text(&question["title"]),
                tags,
                text(&question["category"]),
                text(&question["summary"]),
                points.collect(),
            ]
        })
        .collect();
    for with_key_points in [true, false] {
        let index = Index::build(fields.iter().map(
            |[title, tags, category, summary, key_points]| Document {
                title,
                tags,
                category,
                summary,
                key_points: if with_key_points { key_points } else { "" },
                ..Document::default()
            },
        ));
        for (typed, id) in FIRST {
            let first = index
                .find_text(typed)
                .first()
                .map(|hit| text(&questions[hit.document]["id"]));
            assert_eq!(
                first.as_deref(),
                Some(*id),
                "for {typed:?}, key points indexed: {with_key_points}"
            );
        }
    }
}
