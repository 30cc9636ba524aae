//! What readers type, and the question that each should find first: on its level's page, and in the whole bank.
//!
//! The queries stand in `queries.tsv`, a query and an id a line. They are written as readers think: half-remembered names,
//! symptoms, typing errors.

use std::path::Path;

use bank::Level;
use bank::author::Plain;
use evalloop::card::Card;
use evalloop::outcome::Catalogue;
use search::{Builder, Document, Filter, Index};
use study::Progress;

/// The share of queries that find their question first, and among the first three.
const FIRST: f64 = 0.90;
const AMONG_THREE: f64 = 0.98;

#[test]
fn readers_find_what_they_mean_on_its_page() {
    let bank = published();
    let catalogues = Level::ALL.map(|level| {
        let questions = bank.questions.iter();
        let cards = questions
            .filter(|question| question.level == level)
            .map(Card::of);
        Catalogue::new(cards.collect())
    });
    judge(&bank, |query, id| {
        let question = bank.question(id)?;
        let level = Level::ALL
            .into_iter()
            .position(|level| level == question.level)?;
        let catalogue = &catalogues[level];
        let (filter, query_words) = (Filter::default(), catalogue.query(query, None));
        let outcome = catalogue.outcome(&filter, &query_words, None, &Progress::default());
        let ids = outcome
            .order
            .iter()
            .map(|place| catalogue.cards[*place].id.clone());
        Some(ids.collect())
    });
}

#[test]
fn readers_find_what_they_mean_in_the_whole_bank() {
    let bank = published();
    let mut builder = Builder::default();
    for question in &bank.questions {
        let plain = Plain::of(question, bank.answers.get(&question.id));
        builder.add(&Document {
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
    let index = Index::open(builder.finish().index.into()).expect("what was just built opens");
    judge(&bank, |query, _| {
        let hits = index.find_text(query).into_iter();
        Some(
            hits.map(|hit| bank.questions[hit.document].id.to_string())
                .collect(),
        )
    });
}

fn published() -> bank::author::Bank {
    let bank = bank::load(Path::new(env!("CARGO_MANIFEST_DIR")));
    bank.unwrap_or_else(|problems| panic!("the bank has {} problems", problems.len()))
}

/// Asks every query, given with the id that it should find, and counts what was found.
fn judge(bank: &bank::author::Bank, find: impl Fn(&str, &str) -> Option<Vec<String>>) {
    let (mut all, mut first, mut among_three) = (0_u32, 0_u32, 0_u32);
    let mut missed = Vec::new();
    for line in include_str!("queries.tsv").lines() {
        let (query, id) = line.split_once('\t').expect("a query and an id");
        assert!(bank.question(id).is_some(), "there is no question {id:?}");
        let found = find(query, id).unwrap_or_default();
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
        share(first) >= FIRST && share(among_three) >= AMONG_THREE,
        "{told}"
    );
}
