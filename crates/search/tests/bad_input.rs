//! Whatever is typed is answered, whatever claims to be an index is opened or refused, and ranking keeps its promises.

use proptest::prelude::*;
use search::{Builder, Document, Index, OpenError, Texts};

const TITLES: [&str; 6] = [
    "What is a decorator, and how do you write one well?",
    "How does asyncio's event loop run many tasks on one thread?",
    "What is the difference between a shallow and a deep copy?",
    "When would you use threads, and when processes?",
    "Why is 0.1 + 0.2 not equal to 0.3?",
    "What do `*args` and `**kwargs` do?",
];

fn built() -> search::Built {
    let mut builder = Builder::default();
    for (number, title) in TITLES.into_iter().enumerate() {
        builder.add(&Document {
            id: ["a", "b", "c", "d", "e", "f"][number],
            level: ["mid", "senior"][number % 2],
            category: "Basics",
            title,
            tags: "python threads asyncio.TaskGroup __init__",
            answer: "A thread waits for the lock; the loop copies tasks, decorated or not.",
            ..Document::default()
        });
    }
    builder.finish()
}

fn index() -> Index {
    let built = built();
    let mut index = Index::open(built.index.into()).expect("what was just built");
    index.attach(Texts::open(built.texts.into()).expect("what was just built"));
    index
}

/// Asks everything that can be asked of a text.
fn ask(index: &Index, text: &str) {
    let answer = index.ask(text, 20, &|_| true);
    for hit in &answer.hits {
        let title = index.shown(hit.document).map_or("", |shown| shown.title);
        answer.query.highlights(title);
        answer.query.passage(title, 20);
    }
    index.suggest(text, 8);
}

#[test]
fn odd_queries_are_answered() {
    let index = index();
    let long = "x".repeat(10_000);
    let operators = "level:mid -tag:x \"a b\" is:due ".repeat(1000);
    for text in [
        "",
        " ",
        "a",
        "🐍",
        "e\u{301}\u{301}\u{301}",
        "שלום عالم",
        ".*+?^${}()|[]\\",
        "a\0b",
        "\"",
        "\"\"\"",
        "-",
        "--",
        "level:",
        "level:\"",
        "-\"",
        ":",
        "tag:\0",
        "category:🐍",
        &long,
        &operators,
    ] {
        ask(&index, text);
    }
}

#[test]
fn conditions_narrow_and_phrases_stand_word_for_word() {
    let index = index();
    let found = |text: &str| -> Vec<usize> {
        let mut found: Vec<usize> = index
            .find_text(text)
            .iter()
            .map(|hit| hit.document)
            .collect();
        found.sort_unstable();
        found
    };
    assert_eq!(found("level:senior"), [1, 3, 5]);
    assert_eq!(found("level:senior threads \"event loop\""), [1]);
    assert_eq!(found("\"deep copy\""), [2]);
    assert_eq!(found("\"copy deep\""), []);
    assert_eq!(found("-level:mid category:basics -kwargs"), [1, 3]);
    assert_eq!(found("tag:threads level:mid"), [0, 2, 4]);
    assert_eq!(found("level:nobody decorator well")[0], 0);
}

#[test]
fn an_index_of_something_else_is_refused() {
    let built = built();
    let error = |bytes: &[u8]| Index::open(bytes.into()).err();
    assert_eq!(error(&built.texts), Some(OpenError::Foreign));
    assert_eq!(
        error(b"<!doctype html><title>404</title>"),
        Some(OpenError::Foreign)
    );
    assert!(matches!(
        error(&built.index[..50]),
        Some(OpenError::Length { .. })
    ));
    assert!(Texts::open(built.index.into()).is_err());
}

/// The checksum as it is defined, for damage that hides behind the right one.
fn sealed(mut bytes: Vec<u8>) -> Vec<u8> {
    let step = |sum: u64, word: [u8; 8]| {
        (sum ^ u64::from_le_bytes(word))
            .wrapping_mul(0x9e37_79b9_7f4a_7c15)
            .rotate_left(29)
    };
    let body = &bytes[20..];
    let mut sum = body.len() as u64;
    let mut chunks = body.chunks_exact(8);
    for chunk in &mut chunks {
        sum = step(sum, chunk.try_into().expect("eight"));
    }
    let mut last = [0; 8];
    last[..chunks.remainder().len()].copy_from_slice(chunks.remainder());
    sum = step(step(sum, last), [0; 8]);
    bytes[12..20].copy_from_slice(&sum.to_le_bytes());
    bytes
}

proptest! {
    #[test]
    fn whatever_is_typed_is_answered(text in r#"(level:|is:due|-|"|tag:|[a-d]{1,9}|thread|deep copy|is not|O\(|🐍|\u{301}|\x00|\PC| ){0,30}"#) {
        ask(&index(), &text);
    }

    #[test]
    fn damage_is_noticed(at in any::<prop::sample::Index>(), bit in 0..8_u8) {
        let mut bytes = built().index;
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        prop_assert!(Index::open(bytes.into()).is_err());
    }

    #[test]
    fn damage_behind_a_right_checksum_is_no_disaster(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
        text in "(thread|decorater|asyncio|a|deep copy|level:mid| ){1,5}",
    ) {
        let mut bytes = built().index;
        for (at, byte) in changes {
            let at = 20 + at.index(bytes.len() - 20);
            bytes[at] = byte;
        }
        if let Ok(index) = Index::open(sealed(bytes).into()) {
            ask(&index, &text);
            ask(&index, "thraed");
        }
    }

    #[test]
    fn an_exact_title_beats_all(place in 0..TITLES.len()) {
        let index = index();
        prop_assert_eq!(index.find_text(TITLES[place])[0].document, place);
    }

    #[test]
    fn another_word_of_the_best_match_does_not_lose_it(place in 0..TITLES.len(), first in any::<prop::sample::Index>(), second in any::<prop::sample::Index>()) {
        let index = index();
        let words: Vec<&str> = TITLES[place].split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 3).collect();
        prop_assume!(!words.is_empty());
        let (first, second) = (words[first.index(words.len())], words[second.index(words.len())]);
        let best = index.find_text(first)[0].document;
        let holds = TITLES[best].contains(second);
        let more = index.find_text(&format!("{first} {second}"));
        prop_assert!(!holds || more.iter().any(|hit| hit.document == best), "{} {}", first, second);
    }

    #[test]
    fn the_same_query_gives_the_same_order(text in "(thread|loop|copy|python|a |w){1,4}") {
        let index = index();
        prop_assert_eq!(index.find_text(&text), index.find_text(&text));
        prop_assert_eq!(index.find_text(&text), self::index().find_text(&text));
    }
}
