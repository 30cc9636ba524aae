//! A question's text without any markup, part by part, as a search needs it.
//!
//! It must not know how text is searched.

use pulldown_cmark::{Event, Parser};

use super::{Answer, markdown_options};
use crate::{Question, plain_text};

/// The plain text of a question, part by part.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plain {
    /// The title.
    pub title: String,
    /// All tags and the id, separated by spaces: the id carries words that neither title nor tags need to repeat.
    pub tags: String,
    /// The category, in words.
    pub category: String,
    /// The short answer.
    pub summary: String,
    /// The key points with their phrasings, and the misconceptions with theirs and their corrections, a line each.
    pub key_points: String,
    /// The answer in depth, a paragraph or so a line; empty if it is not written.
    pub answer: String,
    /// The code of the examples.
    pub code: String,
}

impl Plain {
    /// The plain text of a question and of its answer in depth, if there is one.
    #[must_use]
    pub fn of(question: &Question, answer: Option<&Answer>) -> Self {
        let key_points = question
            .key_points
            .iter()
            .flat_map(|key| std::iter::once(&key.point).chain(&key.phrasings));
        let misconceptions = question.misconceptions.iter().flat_map(|wrong| {
            [&wrong.point, &wrong.correction]
                .into_iter()
                .chain(&wrong.phrasings)
        });
        let lines: Vec<&str> = key_points
            .chain(misconceptions)
            .map(String::as_str)
            .collect();
        let examples = answer.into_iter().flat_map(|answer| &answer.examples);
        let code: Vec<&str> = examples.map(|example| example.code.as_str()).collect();
        Self {
            title: question.title.clone(),
            tags: format!("{} {}", question.tags.join(" "), question.id),
            category: question.category.name().to_owned(),
            summary: plain_text(&question.summary),
            key_points: plain_text(&lines.join("\n")),
            answer: answer
                .map(|answer| prose(&answer.markdown))
                .unwrap_or_default(),
            code: code.join("\n"),
        }
    }
}

/// What a reader sees of Markdown: text and code, without the addresses of links.
#[must_use]
pub fn prose(markdown: &str) -> String {
    let mut prose = String::new();
    for event in Parser::new_ext(markdown, markdown_options()) {
        match event {
            Event::Text(text) | Event::Code(text) => prose += &text,
            Event::SoftBreak => prose.push(' '),
            Event::HardBreak | Event::End(_) if !prose.ends_with(['\n', ' ']) => prose.push('\n'),
            _ => {}
        }
    }
    prose
}
