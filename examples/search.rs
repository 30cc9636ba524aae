//! Searches the bank in the current directory: `cargo run -q --example search -- "QUERY"`.
//!
//! Prints a line `id<TAB>score` per question found, best first; nothing for a query without words or without hits.
//! It owns nothing but the way from the bank's files to the index. It must not rank by itself.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use bank::Question;
use bank::author::{Inspection, Plain, inspect};
use search::{Builder, Document, Hit, Index, Kind, Texts};

const USAGE: &str = "usage: cargo run -q --example search -- \"QUERY\"";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (Some(query), None) = (arguments.next(), arguments.next()) else {
        eprintln!("Give exactly one query; put several words in quotation marks.\n{USAGE}");
        return ExitCode::from(2);
    };
    let bank = inspect(Path::new("."), None);
    if bank.questions.is_empty() {
        report_unreadable(&bank);
        return ExitCode::from(2);
    }
    let mut builder = Builder::default();
    for question in &bank.questions {
        let plain = Plain::of(question, bank.answers.get(&question.id));
        builder.add(&document(question, &plain));
    }
    let built = builder.finish();
    let opened = Index::open(built.index.into()).and_then(|mut index| {
        index.attach(Texts::open(built.texts.into())?);
        Ok(index)
    });
    let index = match opened {
        Ok(index) => index,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::from(2);
        }
    };
    let line = |hit: Hit| format!("{}\t{:.4}\n", bank.questions[hit.document].id, hit.score);
    let lines: Vec<String> = index.find_text(&query).into_iter().map(line).collect();
    match std::io::stdout().write_all(lines.concat().as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever reads the first lines only closes the pipe early; that is no failure.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("cannot print the hits: {error}");
            ExitCode::from(2)
        }
    }
}

fn report_unreadable(bank: &Inspection) {
    eprintln!("There is no bank to search: run this where a sound questions.json stands.");
    for problem in bank.problems.iter().take(5) {
        eprintln!("{problem}");
    }
    if bank.problems.len() > 5 {
        eprintln!(
            "… and {} more; `cargo xtask bank` tells them all.",
            bank.problems.len() - 5
        );
    }
}

/// A question as the index takes it.
fn document<'a>(question: &'a Question, plain: &'a Plain) -> Document<'a> {
    Document {
        kind: Kind::Question,
        id: question.id.as_str(),
        level: question.level.slug(),
        difficulty: question.difficulty.slug(),
        title: &plain.title,
        tags: &plain.tags,
        category: &plain.category,
        summary: &plain.summary,
        key_points: &plain.key_points,
        answer: &plain.answer,
        code: &plain.code,
    }
}
