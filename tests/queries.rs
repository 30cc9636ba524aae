//! What readers type, and the question that each should find first: on its level's page, and in the whole bank.
//!
//! The queries stand in `queries.tsv`, a query and an id a line. They are written as readers think: half-remembered names,
//! symptoms, typing errors.

use std::path::Path;

use bank::author::Plain;
use finder::{Known, list};
use search::{Builder, Document, Index};

/// The shares of queries that must find their question first, and among the first three.
struct Bar {
    first: f64,
    among_three: f64,
}

/// A level's list holds a third of the bank, and less that stands in the way.
const ON_A_PAGE: Bar = Bar {
    first: 0.94,
    among_three: 0.98,
};
const IN_THE_WHOLE_BANK: Bar = Bar {
    first: 0.90,
    among_three: 0.98,
};

#[test]
fn readers_find_what_they_mean_on_its_page() {
    let bank = published();
    let index = index_of(&bank);
    judge(&bank, &ON_A_PAGE, |query, id| {
        let level = bank.question(id)?.level;
        let questions = bank.questions.iter();
        let ids: Vec<&str> = questions
            .filter(|question| question.level == level)
            .map(|question| question.id.as_str())
            .collect();
        let places = list::places_in(&index, &ids)?;
        let (_, kept) = list::keep(&index, query, &places, &ids, &Known::default());
        let found = kept.places.iter().map(|(place, _)| ids[*place].to_owned());
        Some(found.collect())
    });
}

#[test]
fn readers_find_what_they_mean_in_the_whole_bank() {
    let bank = published();
    let index = index_of(&bank);
    judge(&bank, &IN_THE_WHOLE_BANK, |query, _| {
        let hits = index.find_text(query).into_iter();
        Some(
            hits.map(|hit| bank.questions[hit.document].id.to_string())
                .collect(),
        )
    });
}

fn index_of(bank: &bank::author::Bank) -> Index {
    let mut builder = Builder::default();
    for question in &bank.questions {
        let plain = Plain::of(question, bank.answers.get(&question.id));
        builder.add(&Document {
            id: question.id.as_str(),
            title: &plain.title,
            tags: &plain.tags,
            category: &plain.category,
            summary: &plain.summary,
            key_points: &plain.key_points,
            answer: &plain.answer,
            code: &plain.code,
            ..Document::default()
        });
    }
    Index::open(builder.finish().index.into()).expect("what was just built opens")
}

fn published() -> bank::author::Bank {
    let bank = bank::load(Path::new(env!("CARGO_MANIFEST_DIR")));
    bank.unwrap_or_else(|problems| panic!("the bank has {} problems", problems.len()))
}

/// Asks every query, given with the id that it should find, and counts what was found;
/// what cannot be asked is passed over.
fn judge(bank: &bank::author::Bank, bar: &Bar, find: impl Fn(&str, &str) -> Option<Vec<String>>) {
    let (mut all, mut first, mut among_three) = (0_u32, 0_u32, 0_u32);
    let mut missed = Vec::new();
    for line in include_str!("queries.tsv").lines() {
        let (query, id) = line.split_once('\t').expect("a query and an id");
        assert!(bank.question(id).is_some(), "there is no question {id:?}");
        let Some(found) = find(query, id) else {
            continue;
        };
        all += 1;
        let place = found.iter().position(|found| found == id);
        first += u32::from(place == Some(0));
        among_three += u32::from(place.is_some_and(|place| place < 3));
        if place != Some(0) {
            missed.push(format!(
                "{query:?} wants {id}, at {place:?}, finds {:?}",
                &found[..found.len().min(3)]
            ));
        }
    }
    let share = |number: u32| f64::from(number) / f64::from(all);
    let told = format!(
        "{first} of {all} first, {among_three} among three; not first:\n{}",
        missed.join("\n")
    );
    println!("{told}");
    assert!(
        share(first) >= bar.first && share(among_three) >= bar.among_three,
        "{told}"
    );
}
