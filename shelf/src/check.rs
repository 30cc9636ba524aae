//! Walking a question's value against its shape: every slip has its place and says what should stand there.
//!
//! It must not know what a bank consists of.

use std::fmt::Write as _;

use serde_json::Value;

use crate::shape::{Field, Form, Shape};
use crate::slip::Refusal;

/// How much of a wrong text is quoted, in letters.
const LONGEST_QUOTE: usize = 40;

/// The way to a value, from the value outwards; written out only where something is wrong.
struct Place<'a> {
    within: Option<&'a Place<'a>>,
    step: Step<'a>,
}

enum Step<'a> {
    Start(&'a str),
    Field(&'a str),
    Item(usize),
}

impl Place<'_> {
    fn words(&self) -> String {
        let mut words = self.within.map(Place::words).unwrap_or_default();
        match self.step {
            Step::Start(name) => words.push_str(name),
            Step::Field(name) => {
                words.push('.');
                words.push_str(name);
            }
            Step::Item(number) => {
                // Writing to a text cannot fail.
                let _ = write!(words, "[{number}]");
            }
        }
        words
    }
}

/// Looks at a value that stands at `place`, and adds what is wrong with it.
pub(crate) fn check(value: &Value, shape: &Shape, place: &str, refusal: &mut Refusal) {
    let place = Place {
        within: None,
        step: Step::Start(place),
    };
    look_at(value, shape, &place, refusal);
}

fn look_at(value: &Value, shape: &Shape, place: &Place<'_>, refusal: &mut Refusal) {
    let mut wrong = |wanted: &str| {
        refusal.add(
            place.words(),
            format!("is {}; it is to be {wanted}", quoted(value)),
        );
    };
    match (shape, value) {
        (Shape::Text(form), Value::String(text)) => {
            if !form.fits(text) {
                let found = told_by_size(*form, text).unwrap_or_else(|| quoted(value));
                refusal.add(
                    place.words(),
                    format!("is {found}; it is to be {}", form.words()),
                );
            }
        }
        (Shape::Text(form), _) => wrong(&format!("a text: {}", form.words())),
        (Shape::Whole(least), Value::Number(_)) if is_whole(value, *least) => {}
        (Shape::Whole(least), _) => wrong(&format!("a whole number from {least}")),
        (Shape::True, Value::Bool(true)) => {}
        (Shape::True, _) => wrong("true, or left out"),
        (Shape::List(least, most, of), Value::Array(items)) => {
            if !(*least..=*most).contains(&items.len()) {
                let wanted = match *most {
                    usize::MAX => format!("at least {least}"),
                    most => format!("{least} to {most}"),
                };
                refusal.add(
                    place.words(),
                    format!("has {}; {wanted} are wanted", items.len()),
                );
            }
            for (number, item) in items.iter().enumerate() {
                let place = Place {
                    within: Some(place),
                    step: Step::Item(number),
                };
                look_at(item, of, &place, refusal);
            }
        }
        (Shape::List(..), _) => wrong("a list"),
        (Shape::Record(what, fields), Value::Object(found)) => {
            for name in found.keys() {
                if !fields.iter().any(|field| field.name == name) {
                    let names: Vec<&str> = fields.iter().map(|field| field.name).collect();
                    refusal.add(
                        place.words(),
                        format!(
                            "has {name:?}, which no {what} has; its fields are {}",
                            names.join(", ")
                        ),
                    );
                }
            }
            for field in *fields {
                look_at_field(field, found.get(field.name), place, refusal);
            }
        }
        (Shape::Record(what, _), _) => wrong(&format!("an object, a {what}")),
    }
}

fn look_at_field(field: &Field, value: Option<&Value>, place: &Place<'_>, refusal: &mut Refusal) {
    match value {
        Some(value) => {
            let place = Place {
                within: Some(place),
                step: Step::Field(field.name),
            };
            look_at(value, &field.shape, &place, refusal);
        }
        None if field.required => {
            refusal.add(place.words(), format!("has no {:?}", field.name));
        }
        None => {}
    }
}

/// A number as JSON Schema counts it: `3.0` is whole.
fn is_whole(value: &Value, least: u64) -> bool {
    match (value.as_u64(), value.as_f64()) {
        (Some(number), _) => number >= least,
        #[expect(clippy::cast_precision_loss, reason = "bounds are 0 and 1")]
        (None, Some(number)) => number.fract() == 0.0 && number >= least as f64,
        (None, None) => false,
    }
}

/// What is wrong with a text of which only the size is.
fn told_by_size(form: Form, text: &str) -> Option<String> {
    match form {
        Form::Summary => Some(format!("{} words long", text.split_whitespace().count())),
        Form::Title if !text.contains(['`', '\n', '\r', '\t']) => {
            Some(format!("{} letters long", text.chars().count()))
        }
        _ => None,
    }
}

/// A value as a reader recognises it.
fn quoted(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(it) => it.to_string(),
        Value::Number(it) => it.to_string(),
        Value::String(text) => match text.char_indices().nth(LONGEST_QUOTE) {
            Some((end, _)) => format!("{:?}", format!("{}…", &text[..end])),
            None => format!("{text:?}"),
        },
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
    }
}
