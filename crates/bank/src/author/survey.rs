//! A look at the whole bank for what is no mistake and yet worth an author's attention.
//!
//! It must not know how it is printed. What is a mistake is a problem, and stops the build.

use std::collections::{BTreeMap, BTreeSet};

use super::prose::{grade, sentences};
use super::{Answer, Defect, Inspection};
use crate::{Date, Difficulty, Level, Question, taxonomy};

/// The words that an answer in depth should have.
const WORDS: std::ops::RangeInclusive<usize> = 150..=600;
/// The fewest words that make a repeated sentence no coincidence.
const REPEATED_WORDS: usize = 7;
/// How many times a category's fair share it may have, or lack.
const BALANCE: usize = 2;
/// How many of the hardest answers are named.
const HARDEST: usize = 5;

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// What was looked at, in a few words.
    pub subject: &'static str,
    /// What was found, in a line.
    pub figure: String,
    /// What to look at, a line each.
    pub findings: Vec<String>,
}

/// Looks at everything. Dates are compared with `today` if it is given.
#[must_use]
pub fn survey(inspection: &Inspection, today: Option<Date>) -> Vec<Section> {
    vec![
        reading_level(inspection),
        lengths(inspection),
        repeated_sentences(inspection),
        dead_links(inspection),
        without_follow_up(&inspection.questions),
        balance(&inspection.questions),
        sources(&inspection.questions),
        old_claims(&inspection.questions, today),
    ]
}

fn section(subject: &'static str, figure: String, findings: Vec<String>) -> Section {
    Section {
        subject,
        figure,
        findings,
    }
}

fn reading_level(inspection: &Inspection) -> Section {
    let mut grades: Vec<(f64, &str)> = inspection
        .answers
        .iter()
        .filter_map(|(id, answer)| Some((grade(&sentences(&answer.markdown))?, id.as_str())))
        .collect();
    grades.sort_by(|left, right| right.0.total_cmp(&left.0));
    let figure = match (grades.first(), grades.get(grades.len() / 2), grades.last()) {
        (Some(hardest), Some(median), Some(easiest)) => format!(
            "Flesch-Kincaid grade {:.1} at the median, {:.1} to {:.1}",
            median.0, easiest.0, hardest.0
        ),
        _ => "no answers".to_owned(),
    };
    let findings = grades
        .iter()
        .take(HARDEST)
        .map(|(grade, id)| format!("{id}: grade {grade:.1}, among the hardest to read"))
        .collect();
    section("reading level", figure, findings)
}

fn lengths(inspection: &Inspection) -> Section {
    let mut words: Vec<usize> = inspection
        .answers
        .values()
        .map(|answer| answer.words)
        .collect();
    words.sort_unstable();
    let figure = match (words.first(), words.get(words.len() / 2), words.last()) {
        (Some(shortest), Some(median), Some(longest)) => {
            format!("{median} words at the median, {shortest} to {longest}")
        }
        _ => "no answers".to_owned(),
    };
    let is_outlier = |answer: &Answer| !WORDS.contains(&answer.words);
    let findings = inspection
        .answers
        .iter()
        .filter(|(_, answer)| is_outlier(answer))
        .map(|(id, answer)| {
            format!(
                "{id}: {} words; an answer has {} to {}",
                answer.words,
                WORDS.start(),
                WORDS.end()
            )
        })
        .collect();
    section("length", figure, findings)
}

fn repeated_sentences(inspection: &Inspection) -> Section {
    let mut holders: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    let mut twice: BTreeSet<(String, &str)> = BTreeSet::new();
    let mut count = 0_usize;
    let mut add = |id, text: &str| {
        for sentence in sentences(text) {
            count += 1;
            if sentence.split(' ').count() >= REPEATED_WORDS {
                let sentence = sentence.to_lowercase();
                if !holders.entry(sentence.clone()).or_default().insert(id) {
                    twice.insert((sentence, id));
                }
            }
        }
    };
    for (id, answer) in &inspection.answers {
        add(id.as_str(), &answer.markdown);
    }
    for question in &inspection.questions {
        add(question.id.as_str(), &question.summary);
    }
    let mut findings: Vec<String> = holders
        .into_iter()
        .filter(|(_, ids)| ids.len() > 1)
        .map(|(sentence, ids)| {
            let ids: Vec<&str> = ids.into_iter().collect();
            format!("{}: {sentence:?}", ids.join(", "))
        })
        .collect();
    findings.extend(
        twice
            .into_iter()
            .map(|(sentence, id)| format!("{id}, twice: {sentence:?}")),
    );
    let figure = format!("{} of {count} sentences", findings.len());
    section("repeated sentences", figure, findings)
}

fn dead_links(inspection: &Inspection) -> Section {
    let findings: Vec<String> = inspection
        .problems
        .iter()
        .filter(|problem| {
            matches!(
                problem.defect,
                Defect::BrokenLink { .. }
                    | Defect::BrokenFragment { .. }
                    | Defect::UnknownQuestion { .. }
            )
        })
        .map(|problem| format!("{}: {}", problem.place, problem.defect))
        .collect();
    section("dead internal links", findings.len().to_string(), findings)
}

fn without_follow_up(questions: &[Question]) -> Section {
    let findings: Vec<String> = questions
        .iter()
        .filter(|question| question.follow_ups.is_empty())
        .map(|question| format!("{}: no question follows up on it", question.id))
        .collect();
    section("no follow-up", findings.len().to_string(), findings)
}

fn balance(questions: &[Question]) -> Section {
    let mut findings = Vec::new();
    let mut figures = Vec::new();
    for level in Level::ALL {
        let of_level: Vec<&Question> = questions
            .iter()
            .filter(|question| question.level == level)
            .collect();
        let difficulties = Difficulty::ALL.map(|difficulty| {
            let hard = |question: &&&Question| question.difficulty == difficulty;
            (difficulty.title(), of_level.iter().filter(hard).count())
        });
        let categories: Vec<(&str, usize)> = taxonomy::categories(level)
            .iter()
            .map(|category| {
                let its = |question: &&&Question| question.category == *category;
                (category.name(), of_level.iter().filter(its).count())
            })
            .collect();
        let counts: Vec<String> = difficulties
            .iter()
            .map(|(_, count)| count.to_string())
            .collect();
        figures.push(format!("{} {}", level.slug(), counts.join("/")));
        for shares in [difficulties.as_slice(), categories.as_slice()] {
            for (name, count) in shares {
                let (all, fair) = (of_level.len(), shares.len());
                if count * fair > BALANCE * all || BALANCE * count * fair < all {
                    findings.push(format!(
                        "{}: {name} has {count} of {all} questions, among {fair}",
                        level.slug()
                    ));
                }
            }
        }
    }
    section("balance", figures.join(", "), findings)
}

/// Each record's sources were last compared on the day of its `checked`. A record without it, or revised after it, is a
/// problem and not read at all, so there is nothing to find here beyond the figure.
fn sources(questions: &[Question]) -> Section {
    let count: usize = questions
        .iter()
        .map(|question| question.sources.len())
        .sum();
    let oldest = questions.iter().map(|question| question.checked).min();
    let figure = match oldest {
        Some(oldest) => format!("{count}, each compared on {oldest} or later"),
        None => "none".to_owned(),
    };
    section("sources", figure, Vec::new())
}

fn old_claims(questions: &[Question], today: Option<Date>) -> Section {
    // The 29th of February has no anniversary in most years; the day before serves as well.
    let year_ago = today.and_then(|today| {
        let year = today.year().checked_sub(1)?;
        Date::new(year, today.month(), today.day()).or_else(|| Date::new(year, 2, 28))
    });
    let findings: Vec<String> = questions
        .iter()
        .filter(|question| year_ago.is_some_and(|limit| question.checked < limit))
        .map(|question| format!("{}: last checked on {}", question.id, question.checked))
        .collect();
    section(
        "claims older than a year",
        findings.len().to_string(),
        findings,
    )
}
