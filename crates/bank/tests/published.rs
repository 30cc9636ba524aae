//! The bank that is published: it loads, has fifty answered questions a level, and its mid level covers the topics that are
//! promised.

#![cfg(feature = "author")]
#![allow(clippy::unwrap_used, reason = "a test's own preparations fail loudly")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use bank::author::{inspect, survey};
use bank::{Bank, Difficulty, Level, Neighbourhood, Question, taxonomy};

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

fn of_level(bank: &Bank, level: Level) -> impl Iterator<Item = &Question> {
    let questions = bank.questions.iter();
    questions.filter(move |question| question.level == level)
}

fn mid(bank: &Bank) -> Vec<&Question> {
    of_level(bank, Level::Mid).collect()
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
fn every_level_has_fifty_questions_in_the_order_of_its_categories() {
    let bank = published();
    for level in Level::ALL {
        let of_level: Vec<_> = of_level(&bank, level).collect();
        assert_eq!(of_level.len(), 50, "{}", level.slug());
        let mut categories: Vec<_> = of_level.iter().map(|question| question.category).collect();
        categories.dedup();
        assert_eq!(categories, taxonomy::categories(level), "{}", level.slug());
    }
}

#[test]
fn the_levels_around_the_middle_are_balanced() {
    let bank = published();
    for level in [Level::Fresher, Level::Senior] {
        for category in taxonomy::categories(level) {
            let count = of_level(&bank, level)
                .filter(|question| question.category == *category)
                .count();
            assert!((8..=9).contains(&count), "{}: {count}", category.name());
        }
        let by_difficulty = Difficulty::ALL.map(|difficulty| {
            of_level(&bank, level)
                .filter(|question| question.difficulty == difficulty)
                .count()
        });
        assert_eq!(by_difficulty, [17, 17, 16], "{}", level.slug());
    }
}

#[test]
fn every_question_is_answered_in_full_with_an_executed_example_and_goes_on() {
    let bank = published();
    for question in &bank.questions {
        let id = &question.id;
        let answer = bank.answer(id.as_str());
        let answer = answer.unwrap_or_else(|| panic!("{id} has no answer"));
        assert!(!answer.examples.is_empty(), "{id} has no example");
        assert!(
            (150..=600).contains(&answer.words),
            "{id} has {} words",
            answer.words
        );
        assert!(!question.follow_ups.is_empty(), "{id} has no follow-up");
    }
}

#[test]
fn at_least_fifteen_answers_have_a_diagram() {
    let bank = published();
    let drawn = bank
        .answers
        .values()
        .filter(|answer| !answer.diagrams.is_empty());
    let count = drawn.count();
    assert!(count >= 15, "only {count}");
}

#[test]
fn no_sentence_stands_in_two_answers() {
    let sections = survey(&inspect(&root(), None), None);
    for subject in ["repeated sentences", "dead internal links", "no follow-up"] {
        let section = sections.iter().find(|section| section.subject == subject);
        let section = section.unwrap_or_else(|| panic!("{subject} is looked at"));
        assert_eq!(section.findings, [""; 0], "{subject}");
    }
}

#[test]
fn no_two_questions_ask_the_same() {
    let bank = published();
    let words = |question: &Question| -> BTreeSet<String> {
        let words = question
            .title
            .split(|c: char| !c.is_alphanumeric() && c != '_');
        // The words that any question may start with say nothing of its subject.
        let common = [
            "what",
            "difference",
            "between",
            "does",
            "when",
            "would",
            "python",
        ];
        words
            .map(str::to_lowercase)
            .filter(|word| word.len() > 3 && !common.contains(&word.as_str()))
            .collect()
    };
    for (index, question) in bank.questions.iter().enumerate() {
        for other in &bank.questions[..index] {
            let (own, its) = (words(question), words(other));
            let shared = own.intersection(&its).count();
            let all = own.union(&its).count();
            assert!(
                shared < 2 || shared * 4 < all * 3,
                "{} and {} have almost the same title",
                question.id,
                other.id
            );
        }
    }
}

#[test]
fn related_questions_are_close_and_not_named_already() {
    let bank = published();
    let neighbourhood = Neighbourhood::new(&bank.questions);
    let related = |id: &str| -> Vec<&str> {
        let index = bank
            .questions
            .iter()
            .position(|question| question.id == *id);
        let related = neighbourhood.related(index.unwrap(), 4);
        related.into_iter().map(|other| other.id.as_str()).collect()
    };
    for question in &bank.questions {
        let found = related(question.id.as_str());
        assert!(!found.is_empty(), "{} is related to nothing", question.id);
        assert!(!found.contains(&question.id.as_str()));
        for follow_up in &question.follow_ups {
            assert!(!found.contains(&follow_up.as_str()), "{}", question.id);
        }
    }
    let near_slots = related("dict-vs-set");
    assert!(near_slots.contains(&"dict-internals"), "{near_slots:?}");
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
