//! A file's outermost form: where each of its questions stands.
//!
//! It must not know what a question is. What cannot be a bank at all is told by what it seems to be.

use std::collections::BTreeMap;
use std::ops::Range;

use serde_json::error::Category;
use serde_json::value::RawValue;

use crate::slip::Refusal;

/// The version of the form that this release reads.
const VERSION: &str = "1";

/// Where each question of a bank stands in its text, in bytes.
pub(crate) fn questions(text: &str) -> Result<Vec<Range<usize>>, Refusal> {
    if text.trim_ascii().is_empty() {
        return Err(Refusal::of("", "The file is empty."));
    }
    let whole: &RawValue = serde_json::from_str(text).map_err(|error| no_json(text, &error))?;
    if !whole.get().starts_with('{') {
        return Err(Refusal::of("", no_object(whole.get())));
    }
    let fields: BTreeMap<String, &RawValue> =
        serde_json::from_str(text).map_err(|error| no_json(text, &error))?;
    let mut refusal = Refusal::default();
    match fields.get("version").map(|version| version.get()) {
        None => refusal.add("The file", "has no \"version\"."),
        Some(VERSION | "1.0") => {}
        Some(other) => refusal.add(
            "version",
            format!("is {}; this release reads version {VERSION}", short(other)),
        ),
    }
    let unknown = fields
        .keys()
        .filter(|name| !["version", "questions"].contains(&name.as_str()));
    for name in unknown {
        let what = format!("has {name:?}, which no bank has; its fields are version, questions");
        refusal.add("The file", what);
    }
    let found = match fields.get("questions") {
        None => {
            refusal.add("The file", "has no \"questions\".");
            Vec::new()
        }
        Some(list) => serde_json::from_str::<Vec<&RawValue>>(list.get()).unwrap_or_else(|_| {
            let what = format!("is {}; it is to be a list", short(list.get()));
            refusal.add("questions", what);
            Vec::new()
        }),
    };
    if refusal.count > 0 {
        return Err(refusal);
    }
    // What was found is a part of the text, so the distance of their beginnings says where.
    let begin = text.as_ptr().addr();
    let place = |raw: &&RawValue| {
        let from = raw.get().as_ptr().addr() - begin;
        from..from + raw.get().len()
    };
    Ok(found.iter().map(place).collect())
}

/// What is said of a text that is not JSON.
fn no_json(text: &str, error: &serde_json::Error) -> Refusal {
    if text.trim_ascii_start().starts_with('<') {
        return Refusal::of(
            "",
            "This is a web page and not a bank. Perhaps the address leads to a page that links to the file.",
        );
    }
    if error.classify() == Category::Eof {
        return Refusal::of(
            "",
            "The file ends in its middle, as if it had been cut. Get it once more, whole.",
        );
    }
    let words = error.to_string();
    let reason = words.split(" at line ").next().unwrap_or(&words);
    let place = format!("Line {}, column {}:", error.line(), error.column());
    Refusal::of(place, format!("this is not JSON ({reason})."))
}

/// What is said of JSON that is no object.
fn no_object(json: &str) -> String {
    let what = if json.starts_with('[') {
        "The file is a list, as a catalogue without its answers is."
    } else {
        "The file is JSON, but not a bank."
    };
    format!("{what} A bank is an object with \"version\" and \"questions\".")
}

/// A value in an error: as it is, if it is short.
fn short(json: &str) -> &str {
    match json.as_bytes().first() {
        Some(b'{') => "an object",
        Some(b'[') => "a list",
        _ if json.len() > 40 => "a long text",
        _ => json,
    }
}
