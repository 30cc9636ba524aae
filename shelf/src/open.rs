//! Opening a file: every question is read, checked and indexed, one at a time, and the one who waits is told how far it is.
//!
//! It must not know where the bytes come from or how progress is shown.

use std::collections::HashMap;

use bank::{Category, Difficulty, Level, taxonomy};
use search::{Builder, Document, Index, Texts};
use serde_json::Value;

use crate::check::check;
use crate::choice::Facets;
use crate::markdown;
use crate::reading;
use crate::shape::QUESTION;
use crate::shelf::{Card, Shelf};
use crate::slip::Refusal;

/// After how many questions it is told how far opening is.
const TOLD_EVERY: usize = 500;

/// How far opening is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// So many of so many questions are read and checked.
    Checking(usize, usize),
    /// All are, and the index is being written.
    Indexing(usize),
}

impl Shelf {
    /// Opens a bank from the bytes of its file.
    ///
    /// # Errors
    /// If the bank's schema does not accept the file, or two of its questions have one id: what is wrong, and where.
    pub fn open(bytes: Vec<u8>, told: &mut dyn FnMut(Stage)) -> Result<Self, Refusal> {
        let text = text_of(bytes)?;
        let ranges = reading::questions(&text)?;
        let mut refusal = Refusal::default();
        let mut builder = Builder::default();
        let mut cards = Vec::with_capacity(ranges.len());
        let mut places: HashMap<String, u32> = HashMap::with_capacity(ranges.len());
        let count = ranges.len();
        for (number, range) in ranges.into_iter().enumerate() {
            if number % TOLD_EVERY == 0 {
                told(Stage::Checking(number, count));
            }
            let place = format!("questions[{number}]");
            let question: Value = match serde_json::from_str(&text[range.clone()]) {
                Ok(question) => question,
                Err(error) => {
                    let words = error.to_string();
                    let reason = words.split(" at line ").next().unwrap_or(&words);
                    refusal.add(place, format!("cannot be read: {reason}"));
                    continue;
                }
            };
            let before = refusal.count;
            check(&question, &QUESTION, &place, &mut refusal);
            if refusal.count > before {
                continue;
            }
            let id = text_in(&question, "id");
            if let Some(other) = places.get(id) {
                let what = format!("is {id:?}, as questions[{other}] is; each is to have its own");
                refusal.add(format!("{place}.id"), what);
                continue;
            }
            places.insert(id.to_owned(), u32::try_from(number).unwrap_or(u32::MAX));
            // After a slip nothing will be opened, and the rest is only checked.
            if refusal.count == 0 {
                add(&mut builder, &question);
                cards.push(Card {
                    range,
                    facets: facets(&question),
                });
            }
        }
        if refusal.count > 0 {
            return Err(refusal);
        }
        told(Stage::Indexing(count));
        let built = builder.finish();
        let damaged = |_| Refusal::of("", "The bank is too large to be searched in a browser.");
        let mut index = Index::open(built.index.into()).map_err(damaged)?;
        if let Ok(texts) = Texts::open(built.texts.into()) {
            index.attach(texts);
        }
        Ok(Self {
            text,
            cards,
            places,
            index,
        })
    }
}

/// The bytes as text, without the mark that some editors put in front.
fn text_of(mut bytes: Vec<u8>) -> Result<String, Refusal> {
    if bytes.starts_with(b"\xef\xbb\xbf") {
        bytes.drain(..3);
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        Refusal::of(
            "",
            format!("The file is not text in UTF-8: the byte at {at} is of another encoding, or it is no text at all."),
        )
    })
}

fn text_in<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap_or_default()
}

fn facets(question: &Value) -> Facets {
    let place = |found: Option<usize>| found.and_then(|it| u8::try_from(it).ok()).unwrap_or(0);
    let level = Level::parse(text_in(question, "level"));
    let category = Category::from_name(text_in(question, "category"));
    let difficulty = Difficulty::from_title(text_in(question, "difficulty"));
    [
        place(Level::ALL.iter().position(|it| Some(*it) == level)),
        place(taxonomy::ALL.iter().position(|it| Some(*it) == category)),
        place(
            Difficulty::ALL
                .iter()
                .position(|it| Some(*it) == difficulty),
        ),
    ]
}

/// Indexes a question as the site's own are: what each part of it says, without its markup.
fn add(builder: &mut Builder, question: &Value) {
    let items = |field: &str| {
        question[field]
            .as_array()
            .map(Vec::as_slice)
            .unwrap_or_default()
    };
    let id = text_in(question, "id");
    let mut tags: Vec<&str> = items("tags").iter().filter_map(Value::as_str).collect();
    // The id carries words that neither title nor tags need to repeat.
    tags.push(id);
    let mut key_points = Vec::new();
    for point in items("key_points").iter().chain(items("misconceptions")) {
        key_points.extend([text_in(point, "point"), text_in(point, "correction")]);
        let phrasings = point["phrasings"].as_array().into_iter().flatten();
        key_points.extend(phrasings.filter_map(Value::as_str));
    }
    let answer = &question["answer"];
    let examples = answer["examples"].as_array().into_iter().flatten();
    let code: Vec<&str> = examples.map(|example| text_in(example, "code")).collect();
    let difficulty = Difficulty::from_title(text_in(question, "difficulty"));
    builder.add(&Document {
        id,
        level: text_in(question, "level"),
        difficulty: difficulty.map_or("", Difficulty::slug),
        title: text_in(question, "title"),
        tags: &tags.join(" "),
        category: text_in(question, "category"),
        summary: &bank::plain_text(text_in(question, "summary")),
        key_points: &key_points.join("\n"),
        answer: &markdown::plain(text_in(answer, "markdown")),
        code: &code.join("\n"),
        ..Document::default()
    });
}
