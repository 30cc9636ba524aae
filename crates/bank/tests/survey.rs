//! What the look at a whole bank finds, each from a small bank that had nothing to find before.

#![cfg(feature = "author")]
#![allow(clippy::unwrap_used, reason = "a test's own preparations fail loudly")]

mod small_bank;

use bank::Date;
use bank::author::{Section, survey};
use small_bank::{ANSWER, CATALOGUE, SmallBank};

fn section(bank: &SmallBank, subject: &str) -> Section {
    let today = Date::new(2026, 11, 22);
    let sections = survey(&bank.inspect(), today);
    let found = sections.into_iter().find(|one| one.subject == subject);
    found.unwrap_or_else(|| panic!("{subject} is looked at"))
}

/// Asserts that exactly this is found.
#[track_caller]
fn finds(bank: &SmallBank, subject: &str, expected: &[&str]) {
    assert_eq!(section(bank, subject).findings, expected);
}

#[test]
fn the_reading_level_is_told_with_the_hardest_answers() {
    let found = section(&SmallBank::good(), "reading level");
    assert!(
        found.figure.starts_with("Flesch-Kincaid grade "),
        "{found:?}"
    );
    assert_eq!(found.findings.len(), 1, "{found:?}");
    assert!(found.findings[0].starts_with("lists: grade "), "{found:?}");
}

#[test]
fn answers_that_are_too_short_or_too_long_are_named() {
    let short = section(&SmallBank::good(), "length");
    assert_eq!(
        short.findings.len(),
        1,
        "the small answer is short: {short:?}"
    );
    let fitting = SmallBank::good().add(ANSWER, &"\nA word more.\n".repeat(60));
    finds(&fitting, "length", &[]);
    let long = fitting.add(ANSWER, &"\nA word more.\n".repeat(200));
    assert_eq!(section(&long, "length").findings.len(), 1);
}

#[test]
fn a_sentence_that_stands_twice_is_named_with_its_places() {
    let sentence = "Every slot of the block holds one reference.";
    let bank = SmallBank::good().add(ANSWER, &format!("\n{sentence}\n"));
    finds(&bank, "repeated sentences", &[]);
    let bank = bank.add(ANSWER, &format!("\n- {sentence}\n"));
    finds(
        &bank,
        "repeated sentences",
        &["lists, twice: \"every slot of the block holds one reference.\""],
    );
}

#[test]
fn dead_links_are_counted_although_they_are_problems_too() {
    let bank = SmallBank::good().add(ANSWER, "\nSee [that](../tuple/answer.md).\n");
    let found = section(&bank, "dead internal links");
    assert_eq!(found.figure, "1");
    assert!(
        found.findings[0].contains("../tuple/answer.md"),
        "{found:?}"
    );
}

#[test]
fn a_question_without_a_follow_up_is_named() {
    let bank = SmallBank::good().replace(CATALOGUE, "[\"tuples\"]", "[]");
    let found = section(&bank, "no follow-up");
    let line = "lists: no question follows up on it".to_owned();
    assert!(found.findings.contains(&line), "{found:?}");
}

#[test]
fn shares_that_are_far_from_fair_are_named() {
    let found = section(&SmallBank::good(), "balance");
    let line = "mid: Hard has 0 of 2 questions, among 3".to_owned();
    assert!(found.findings.contains(&line), "{found:?}");
}

#[test]
fn an_answer_that_nobody_checked_for_a_year_is_named() {
    finds(&SmallBank::good(), "claims older than a year", &[]);
    let exactly = SmallBank::good().replace(CATALOGUE, "2026-11-22", "2025-11-22");
    finds(&exactly, "claims older than a year", &[]);
    let older = SmallBank::good().replace(CATALOGUE, "2026-11-22", "2025-11-21");
    finds(
        &older,
        "claims older than a year",
        &["lists: last checked on 2025-11-21"],
    );
}
