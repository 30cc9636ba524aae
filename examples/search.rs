//! Searches the bank in the current directory: `cargo run -q --example search -- "QUERY"`.
//!
//! Prints a line `id<TAB>score` per question found, best first; nothing for a query without words or without hits.
//! It owns nothing but the way from the bank's files to the index. It must not rank by itself.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use bank::author::{Answer, Inspection, inspect, markdown_options};
use bank::{Question, plain_text};
use pulldown_cmark::{Event, Parser};
use search::{Document, Hit, Index};

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
    let texts: Vec<Text> = bank
        .questions
        .iter()
        .map(|question| text(question, bank.answers.get(&question.id)))
        .collect();
    let index = Index::build(texts.iter().map(Text::document));
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

/// A question's searchable text, field by field.
struct Text {
    title: String,
    tags: String,
    category: &'static str,
    summary: String,
    key_points: String,
    answer: String,
}

impl Text {
    fn document(&self) -> Document<'_> {
        Document {
            title: &self.title,
            tags: &self.tags,
            category: self.category,
            summary: &self.summary,
            key_points: &self.key_points,
            answer: &self.answer,
        }
    }
}

fn text(question: &Question, answer: Option<&Answer>) -> Text {
    let key_points = question
        .key_points
        .iter()
        .flat_map(|key| std::iter::once(&key.point).chain(&key.phrasings));
    let misconceptions = question
        .misconceptions
        .iter()
        .flat_map(|wrong| [&wrong.point, &wrong.correction]);
    let mut depth = answer
        .map(|answer| prose(&answer.markdown))
        .unwrap_or_default();
    for line in misconceptions {
        depth += line;
        depth.push('\n');
    }
    Text {
        title: question.title.clone(),
        tags: format!("{} {}", question.id, question.tags.join(" ")),
        category: question.category.name(),
        summary: plain_text(&question.summary),
        key_points: key_points.cloned().collect::<Vec<_>>().join("\n"),
        answer: depth,
    }
}

/// What a reader sees of Markdown: text and code, without the addresses of links.
fn prose(markdown: &str) -> String {
    let mut prose = String::new();
    for event in Parser::new_ext(markdown, markdown_options()) {
        match event {
            Event::Text(text) | Event::Code(text) => prose += &text,
            Event::SoftBreak | Event::HardBreak | Event::End(_) => prose.push('\n'),
            _ => {}
        }
    }
    prose
}
