//! The bank that is published: it loads, and its mid level covers the fifty topics that are promised.

#![cfg(feature = "author")]
#![allow(clippy::unwrap_used, reason = "a test's own preparations fail loudly")]

use std::path::{Path, PathBuf};

use bank::{Bank, Difficulty, Level, Question, taxonomy};

/// The topics of the mid level in order: id, category, difficulty.
const MID: [(&str, &str, &str); 50] = [
    ("what-is-python", "Basics", "Easy"),
    ("gil", "Basics", "Easy"),
    ("list-vs-tuple", "Basics", "Easy"),
    ("memory-management", "Basics", "Easy"),
    ("shallow-vs-deep-copy", "Basics", "Easy"),
    ("decorators", "Basics", "Easy"),
    ("list-comprehensions", "Basics", "Easy"),
    ("is-vs-equals", "Basics", "Easy"),
    ("generators", "Basics", "Easy"),
    ("args-kwargs", "Basics", "Easy"),
    ("init-method", "Basics", "Easy"),
    ("scopes", "Basics", "Easy"),
    ("exceptions", "Basics", "Easy"),
    ("virtual-environments", "Basics", "Easy"),
    ("append-vs-extend", "Basics", "Easy"),
    ("dict-vs-set", "Basics", "Easy"),
    ("reading-files", "Basics", "Easy"),
    ("cyclic-gc", "Performance", "Medium"),
    ("threads-vs-processes", "Performance", "Medium"),
    ("tracemalloc", "Performance", "Medium"),
    ("yield-from", "Performance", "Medium"),
    ("weakref-cycles", "Performance", "Medium"),
    ("asyncio-event-loop", "Architecture", "Medium"),
    ("metaclasses", "Architecture", "Medium"),
    ("new-vs-init", "Architecture", "Medium"),
    ("context-managers", "Architecture", "Medium"),
    ("mro", "Architecture", "Medium"),
    ("asgi-middleware", "Architecture", "Medium"),
    ("json-custom-objects", "Architecture", "Medium"),
    ("unittest-mock", "Testing", "Medium"),
    ("mocking-http", "Testing", "Medium"),
    ("descriptors", "Testing", "Medium"),
    ("testing-with-postgres", "Testing", "Medium"),
    ("circular-imports-in-tests", "Testing", "Hard"),
    ("memory-growth", "Scalability", "Hard"),
    ("asgi-at-scale", "Scalability", "Hard"),
    ("task-queue", "Scalability", "Hard"),
    ("profiling-cpu", "Scalability", "Hard"),
    ("wsgi-vs-asgi", "Scalability", "Hard"),
    ("loop-allocations", "Scalability", "Hard"),
    ("memory-profiler", "Scalability", "Hard"),
    ("rate-limiting", "Scalability", "Hard"),
    ("memoryview", "Scalability", "Hard"),
    ("context-propagation", "Large Application Design", "Hard"),
    ("security", "Large Application Design", "Hard"),
    ("metaclass-patterns", "Large Application Design", "Hard"),
    ("distributed-sessions", "Large Application Design", "Hard"),
    ("import-system", "Large Application Design", "Hard"),
    ("inspect-and-exec", "Large Application Design", "Hard"),
    ("radix-router", "Large Application Design", "Hard"),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn published() -> Bank {
    bank::load(&root()).unwrap_or_else(|problems| {
        let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
        panic!("the bank has problems:\n{}", told.join("\n"))
    })
}

fn mid(bank: &Bank) -> Vec<&Question> {
    bank.questions
        .iter()
        .filter(|question| question.level == Level::Mid)
        .collect()
}

#[test]
fn the_mid_level_covers_the_fifty_topics_in_order() {
    let bank = published();
    let found: Vec<_> = mid(&bank)
        .into_iter()
        .map(|question| {
            (
                question.id.as_str(),
                question.category.name(),
                question.difficulty.title(),
            )
        })
        .collect();
    for (index, (expected, found)) in MID.iter().zip(&found).enumerate() {
        assert_eq!(found, expected, "topic {} of the mid level", index + 1);
    }
    assert_eq!(found.len(), MID.len());
}

#[test]
fn the_mid_level_has_the_promised_counts() {
    let bank = published();
    let questions = mid(&bank);
    let by_category: Vec<_> = taxonomy::categories(Level::Mid)
        .iter()
        .map(|category| {
            questions
                .iter()
                .filter(|question| question.category == *category)
                .count()
        })
        .collect();
    assert_eq!(by_category, [17, 5, 7, 5, 9, 7]);
    let by_difficulty = Difficulty::ALL.map(|difficulty| {
        questions
            .iter()
            .filter(|question| question.difficulty == difficulty)
            .count()
    });
    assert_eq!(by_difficulty, [17, 16, 17]);
}

#[test]
fn the_basics_are_answered_in_full() {
    let bank = published();
    for question in mid(&bank) {
        if question.category.name() == "Basics" {
            let answer = bank.answer(question.id.as_str());
            let examples = answer.map_or(0, |answer| answer.examples.len());
            assert!(
                examples > 0,
                "{} has no answer with an executed example",
                question.id
            );
        }
    }
}

#[test]
fn every_key_point_can_be_told_from_every_misconception_of_its_question() {
    for question in published().questions {
        let points = question
            .key_points
            .iter()
            .flat_map(|point| &point.phrasings);
        let mut seen: Vec<String> = points.map(|phrasing| phrasing.to_lowercase()).collect();
        for phrasing in question
            .misconceptions
            .iter()
            .flat_map(|wrong| &wrong.phrasings)
        {
            assert!(
                !seen.contains(&phrasing.to_lowercase()),
                "{}: {phrasing:?} stands for a key point and for a misconception",
                question.id
            );
        }
        seen.sort();
        let before = seen.len();
        seen.dedup();
        assert_eq!(
            seen.len(),
            before,
            "{}: a phrasing stands there twice",
            question.id
        );
    }
}
