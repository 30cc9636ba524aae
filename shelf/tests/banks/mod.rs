//! Banks that are made up for tests.

#![allow(dead_code, reason = "each test takes what it needs")]

use serde_json::{Value, json};

const LEVELS: [&str; 3] = ["fresher", "mid", "senior"];
const CATEGORIES: [&str; 4] = ["Basics", "Performance", "Testing", "Security"];
const DIFFICULTIES: [&str; 3] = ["Easy", "Medium", "Hard"];
const SUBJECTS: [&str; 8] = [
    "lists",
    "threads",
    "coroutines",
    "decorators",
    "descriptors",
    "iterators",
    "sockets",
    "imports",
];

/// A good question, another for each number.
pub(crate) fn question(number: usize) -> Value {
    let subject = SUBJECTS[number % SUBJECTS.len()];
    let one_of = |names: &[&str]| names[number / SUBJECTS.len() % names.len()].to_owned();
    json!({
        "id": format!("question-{number}"),
        "level": one_of(&LEVELS),
        "category": one_of(&CATEGORIES),
        "difficulty": one_of(&DIFFICULTIES),
        "title": format!("What should one know about {subject}, part {number}?"),
        "tags": [subject, "made-up"],
        "summary": format!("About {subject} there is `much` to say; {}.", vec!["indeed"; 38].join(" ")),
        "key_points": (0..3).map(|point| json!({
            "id": format!("point-{point}"), "point": format!("Point {point} of `{subject}`."), "phrasings": ["in other words"],
        })).collect::<Vec<_>>(),
        "misconceptions": [{"id": "wrong", "point": "It is slow.", "phrasings": ["slow"], "correction": "It is not."}],
        "follow_ups": [format!("question-{}", number + 1)],
        "python": {"from": "3.9", "to": "3.14", "changes": [{"version": "3.12", "change": "It became faster."}]},
        "sources": [{"title": "The documentation", "url": "https://docs.python.org/3/"}],
        "checked": "2026-01-31",
        "answer": {
            "markdown": format!("The answer number{number} of {subject}.\n\n[sizes.py](sizes.py)\n\n## More\n\nWords.\n"),
            "examples": [{"name": "sizes.py", "code": "print(1)\n", "output": "1\n", "runtimes": ["cpython"]}],
            "words": 8,
            "reading_minutes": 1,
        },
    })
}

/// A bank of these questions, as its file has it.
pub(crate) fn bank(questions: &[Value]) -> String {
    json!({"version": 1, "questions": questions}).to_string()
}
