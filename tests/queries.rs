//! What readers type on a level's page, and the question that each should find first there.
//!
//! The queries stand in `queries.tsv`, a query and an id a line. They are written as readers think: half-remembered names,
//! symptoms, typing errors.

use std::path::Path;

use bank::Level;
use evalloop::card::Card;
use evalloop::outcome::Catalogue;
use search::Filter;
use study::Progress;

/// The share of queries that find their question first, and among the first three.
const FIRST: f64 = 0.92;
const AMONG_THREE: f64 = 0.96;

#[test]
fn readers_find_what_they_mean() {
    let bank = bank::load(Path::new(env!("CARGO_MANIFEST_DIR")));
    let bank = bank.unwrap_or_else(|problems| panic!("the bank has {} problems", problems.len()));
    let catalogues = Level::ALL.map(|level| {
        let questions = bank.questions.iter();
        let cards = questions
            .filter(|question| question.level == level)
            .map(Card::of);
        Catalogue::new(cards.collect())
    });
    let (mut all, mut first, mut among_three) = (0_u32, 0_u32, 0_u32);
    let mut missed = Vec::new();
    for line in include_str!("queries.tsv").lines() {
        let (query, id) = line.split_once('\t').expect("a query and an id");
        let question = bank.question(id);
        let question = question.unwrap_or_else(|| panic!("there is no question {id:?}"));
        let level = Level::ALL
            .into_iter()
            .position(|level| level == question.level);
        let catalogue = &catalogues[level.expect("one of the levels")];
        let (filter, query_words) = (Filter::default(), catalogue.query(query, None));
        let outcome = catalogue.outcome(&filter, &query_words, None, &Progress::default());
        let found: Vec<&str> = outcome
            .order
            .iter()
            .map(|place| catalogue.cards[*place].id.as_str())
            .collect();
        all += 1;
        match found.iter().position(|found| *found == id) {
            Some(0) => first += 1,
            Some(1 | 2) => {}
            _ => missed.push(format!(
                "{query:?} wants {id}, finds {:?}",
                &found[..found.len().min(3)]
            )),
        }
        among_three += u32::from(found.iter().take(3).any(|found| *found == id));
    }
    let share = |number: u32| f64::from(number) / f64::from(all);
    let told = format!(
        "{first} of {all} first, {among_three} among three; missed:\n{}",
        missed.join("\n")
    );
    println!("{told}");
    assert!(
        share(first) >= FIRST && share(among_three) >= AMONG_THREE,
        "{told}"
    );
}
