//! How progress is written under its key, and read again.
//!
//! Owns the form `{"version":1,"questions":{"gil":{"status":"known","status_changed":…,…}}}`. It must not know
//! where the text is kept or what happens to a text that is damaged; it only counts what it could not use.

use crate::document::{Record, Stored};
use crate::extras::Extras;
use crate::json::{Object, ObjectWriter, Value, write_string, write_u64};
use crate::progress::Progress;
use crate::question::{Question, Scroll, Stamped, Status};

/// The fields of a question that this release knows.
const FIELDS: [&str; 7] = [
    "status",
    "status_changed",
    "bookmarked",
    "bookmarked_changed",
    "scroll",
    "scroll_changed",
    "last_read",
];

impl Record for Progress {
    const KEY: &'static str = "evalloop:progress";
    const VERSION: u64 = 1;

    fn read(stored: Stored<'_>) -> Option<(Self, usize)> {
        let object = stored.0;
        let mut progress = Self {
            extras: Extras::of(object, &["version", "questions"]),
            ..Self::default()
        };
        let mut unusable = 0;
        // Progress without questions is what a reader has who has not begun.
        if let Some(questions) = object.get("questions") {
            for (id, value) in &questions.as_object()?.0 {
                match value.as_object() {
                    Some(object) => {
                        let question = read_question(object, &mut unusable);
                        if question != Question::default() {
                            progress.questions.insert(id, question);
                        }
                    }
                    None => unusable += 1,
                }
            }
        }
        Some((progress, unusable))
    }

    fn write(&self) -> String {
        let mut text = String::new();
        let mut object = ObjectWriter::begin(&mut text);
        write_u64(Self::VERSION, object.field("version"));
        let mut questions = ObjectWriter::begin(object.field("questions"));
        for (id, question) in self.questions.iter() {
            write_question(question, questions.field(id));
        }
        questions.end();
        self.extras.write(&mut object);
        object.end();
        text
    }

    fn adopt(&mut self, stored: &Self, _unsaved: bool) {
        self.adopt_stored(stored);
    }
}

fn read_question(object: &Object, unusable: &mut usize) -> Question {
    let mut reader = FactReader { object, unusable };
    Question {
        status: reader.stamped("status", "status_changed", |value| {
            Status::from_slug(value.as_str()?)
        }),
        bookmarked: reader.stamped("bookmarked", "bookmarked_changed", Value::as_bool),
        scroll: reader.stamped("scroll", "scroll_changed", read_scroll),
        last_read: reader.fact("last_read", time),
        extras: Extras::of(object, &FIELDS),
    }
}

/// Reads the facts of a question and counts those that cannot be used.
struct FactReader<'a> {
    object: &'a Object,
    unusable: &'a mut usize,
}

impl FactReader<'_> {
    fn fact<T>(&mut self, name: &str, read: impl FnOnce(&Value) -> Option<T>) -> Option<T> {
        let value = self.object.get(name)?;
        let fact = read(value);
        *self.unusable += usize::from(fact.is_none());
        fact
    }

    /// A value with the time of its change beside it. One without a time is older than any other; a time without a
    /// value tells nothing.
    fn stamped<T>(
        &mut self,
        name: &str,
        changed: &str,
        read: impl FnOnce(&Value) -> Option<T>,
    ) -> Option<Stamped<T>> {
        let value = self.fact(name, read);
        let time = self.fact(changed, time);
        if value.is_none() && time.is_some() && self.object.get(name).is_none() {
            *self.unusable += 1;
        }
        if time.is_none() && self.object.get(changed).is_some() {
            return None;
        }
        Some(Stamped {
            value: value?,
            changed: time.unwrap_or(0),
        })
    }
}

/// Milliseconds since 1970. Every number that fits is believed, since a clock can be wrong by any amount; the greatest
/// also stands for those that do not fit, and is not.
fn time(value: &Value) -> Option<u64> {
    value.as_u64().filter(|time| *time < u64::MAX)
}

/// Reads a decimal fraction from 0 to 1; digits after the third are passed over.
fn read_scroll(value: &Value) -> Option<Scroll> {
    let Value::Number(number) = value else {
        return None;
    };
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    if whole.len() != 1 || !fraction.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let digits = whole.bytes().chain(fraction.bytes()).chain([b'0'; 3]);
    let mut thousandths = 0;
    for digit in digits.take(4) {
        thousandths = thousandths * 10 + u16::from(digit.checked_sub(b'0')?);
    }
    Scroll::from_thousandths(thousandths)
}

fn write_scroll(scroll: Scroll, out: &mut String) {
    let thousandths = u64::from(scroll.thousandths());
    write_u64(thousandths / 1000, out);
    let mut rest = thousandths % 1000;
    if rest > 0 {
        out.push('.');
    }
    let mut place = 100;
    while rest > 0 {
        write_u64(rest / place, out);
        rest %= place;
        place /= 10;
    }
}

fn write_question(question: &Question, out: &mut String) {
    let mut object = ObjectWriter::begin(out);
    if let Some(status) = question.status {
        write_string(status.value.slug(), object.field("status"));
        write_u64(status.changed, object.field("status_changed"));
    }
    if let Some(bookmarked) = question.bookmarked {
        Value::Bool(bookmarked.value).write(object.field("bookmarked"));
        write_u64(bookmarked.changed, object.field("bookmarked_changed"));
    }
    if let Some(scroll) = question.scroll {
        write_scroll(scroll.value, object.field("scroll"));
        write_u64(scroll.changed, object.field("scroll_changed"));
    }
    if let Some(last_read) = question.last_read {
        write_u64(last_read, object.field("last_read"));
    }
    question.extras.write(&mut object);
    object.end();
}
