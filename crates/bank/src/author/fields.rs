//! The rules for single fields of the catalogue: each reads one value, and reports it if it breaks its rule.
//!
//! A function returns nothing exactly if it has reported why. It must not know records as a whole.

use super::defect::Defect;
use super::json::{Object, Value};
use super::nearest::nearest;
use crate::taxonomy::{self, Category};
use crate::{Date, Difficulty, Inline, Level, PythonVersion, QuestionId, inline, is_kebab_case};

/// A question's id; `text` is what the value holds.
pub(super) fn id(value: &Value<'_>, text: &str) -> Option<QuestionId> {
    let id = QuestionId::parse(text);
    if id.is_none() {
        value.report(Defect::BadId {
            found: text.to_owned(),
        });
    }
    id
}

pub(super) fn level(value: &Value<'_>) -> Option<Level> {
    let text = value.text()?;
    named(
        value,
        "level",
        &text,
        Level::parse,
        &Level::ALL.map(Level::slug),
    )
}

pub(super) fn difficulty(value: &Value<'_>) -> Option<Difficulty> {
    let text = value.text()?;
    let allowed = Difficulty::ALL.map(Difficulty::title);
    named(value, "difficulty", &text, Difficulty::from_title, &allowed)
}

/// A category of the level; of any level if the level itself is wrong.
pub(super) fn category(value: &Value<'_>, level: Option<Level>) -> Option<Category> {
    let text = value.text()?;
    let categories = level.map_or(taxonomy::ALL.as_slice(), taxonomy::categories);
    let allowed: Vec<_> = categories.iter().map(|category| category.name()).collect();
    let parse = |name: &str| {
        categories
            .iter()
            .copied()
            .find(|category| category.name() == name)
    };
    named(value, "category of this level", &text, parse, &allowed)
}

fn named<T>(
    value: &Value<'_>,
    what: &'static str,
    text: &str,
    parse: impl Fn(&str) -> Option<T>,
    allowed: &[&str],
) -> Option<T> {
    let found = parse(text);
    if found.is_none() {
        value.report(Defect::UnknownName {
            what,
            found: text.to_owned(),
            nearest: nearest(text, allowed.iter().copied()),
            allowed: allowed.join(", "),
        });
    }
    found
}

pub(super) fn title(value: &Value<'_>) -> Option<String> {
    let text = filled(value)?;
    let stray = text
        .contains(['`', '\n', '\r', '\t'])
        .then_some("a backtick, a line break or a tab");
    let text = keep(value, text, stray.is_none(), || Defect::StrayMarkup {
        found: stray.unwrap_or_default(),
        allowed: "A title has no markup: write `__init__` as __init__.",
    })?;
    let characters = text.chars().count();
    keep(value, text, (25..=90).contains(&characters), || {
        Defect::TitleLength { characters }
    })
}

pub(super) fn summary(value: &Value<'_>) -> Option<String> {
    let text = marked_up(value)?;
    let words = text.split_whitespace().count();
    keep(value, text, (40..=80).contains(&words), || {
        Defect::SummaryLength { words }
    })
}

/// Text that is not empty and has no markup but code between backticks.
fn marked_up(value: &Value<'_>) -> Option<String> {
    let text = filled(value)?;
    let stray = stray_markup(&text);
    keep(value, text, stray.is_none(), || Defect::StrayMarkup {
        found: stray.unwrap_or_default(),
        allowed: "Only code between single backticks is allowed here, all on one line.",
    })
}

fn stray_markup(text: &str) -> Option<&'static str> {
    let mut plain = inline(text).filter_map(|part| match part {
        Inline::Text(text) => Some(text),
        Inline::Code(_) => None,
    });
    if text.contains(['\n', '\r', '\t']) {
        return Some("a line break or a tab");
    }
    plain.find_map(|text| {
        if text.contains('`') {
            Some("a backtick without its partner")
        } else if text.contains("**") || text.contains("__") {
            Some("bold type or a name that is not between backticks")
        } else if text.contains("](") {
            Some("a link")
        } else {
            None
        }
    })
}

/// A field with text that is not empty.
pub(super) fn sentence(object: &Object<'_>, name: &'static str) -> Option<String> {
    object.required(name).and_then(|value| filled(&value))
}

fn filled(value: &Value<'_>) -> Option<String> {
    let text = value.text()?;
    let is_filled = !text.trim().is_empty();
    keep(value, text, is_filled, || Defect::EmptyText)
}

pub(super) fn tags(value: &Value<'_>) -> Option<Vec<String>> {
    let mut seen = Vec::new();
    counted(value, "tags", 2, 6, |element| {
        let text = element.text()?;
        unique_name(&element, text, &mut seen)
    })
}

/// The id of a key point or misconception, which must differ from all `names` of its question.
pub(super) fn point_id(object: &Object<'_>, names: &mut Vec<String>) -> Option<String> {
    let value = object.required("id")?;
    let text = value.text()?;
    unique_name(&value, text, names)
}

fn unique_name(value: &Value<'_>, text: String, names: &mut Vec<String>) -> Option<String> {
    if !is_kebab_case(&text) {
        value.report(Defect::BadId { found: text });
        return None;
    }
    if names.contains(&text) {
        value.report(Defect::Repeated { id: text });
        return None;
    }
    names.push(text.clone());
    Some(text)
}

pub(super) fn phrasings(object: &Object<'_>) -> Option<Vec<String>> {
    let value = object.required("phrasings")?;
    counted(&value, "phrasings", 1, usize::MAX, |element| {
        filled(&element)
    })
}

/// A list of `least` to `most` elements, each read by `read`; the rest is read on after a problem.
pub(super) fn counted<'a, T>(
    value: &Value<'a>,
    what: &'static str,
    least: usize,
    most: usize,
    mut read: impl FnMut(Value<'a>) -> Option<T>,
) -> Option<Vec<T>> {
    let elements = value.list()?;
    let found = elements.len();
    // All are read before the first failure decides, so that every problem is told.
    let read: Vec<Option<T>> = elements.into_iter().map(&mut read).collect();
    let read: Option<Vec<T>> = read.into_iter().collect();
    if !(least..=most).contains(&found) {
        value.report(Defect::Count {
            what,
            found,
            least,
            most,
        });
        return None;
    }
    read
}

pub(super) fn version(object: &Object<'_>, name: &'static str) -> Option<PythonVersion> {
    let value = object.required(name)?;
    let text = value.text()?;
    let version = PythonVersion::parse(&text);
    if version.is_none() {
        value.report(Defect::BadVersion { found: text });
    }
    version
}

pub(super) fn https(value: &Value<'_>) -> Option<String> {
    let text = value.text()?;
    let host_follows = text
        .strip_prefix("https://")
        .is_some_and(|rest| rest.starts_with(|first: char| first.is_ascii_alphanumeric()));
    let sound = host_follows && !text.contains(char::is_whitespace);
    let found = text.clone();
    keep(value, text, sound, || Defect::BadUrl { found })
}

pub(super) fn date(value: &Value<'_>, today: Option<Date>) -> Option<Date> {
    let text = value.text()?;
    let Some(date) = Date::parse(&text) else {
        value.report(Defect::BadDate { found: text });
        return None;
    };
    if let Some(today) = today
        && date > today
    {
        value.report(Defect::FutureDate {
            found: text,
            today: today.to_string(),
        });
        return None;
    }
    Some(date)
}

pub(super) fn pending(value: &Value<'_>) -> Option<bool> {
    let pending = value.truth()?;
    if !pending {
        value.report(Defect::PendingFalse);
        return None;
    }
    Some(pending)
}

fn keep(
    value: &Value<'_>,
    text: String,
    sound: bool,
    defect: impl FnOnce() -> Defect,
) -> Option<String> {
    if sound {
        return Some(text);
    }
    value.report(defect());
    None
}
