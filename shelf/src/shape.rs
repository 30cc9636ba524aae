//! What a bank consists of, as its JSON Schema says: which fields a record has, and the form of each.
//!
//! A table and not the schema itself, because a schema's patterns would need an engine that weighs more than all of this,
//! and because a reader is told more than that a pattern does not match. A test holds that both agree. It must not know
//! how a value is walked.

use bank::{Difficulty, Level, taxonomy};

/// The longest id of a question, in letters.
const LONGEST_ID: usize = 64;

/// The form of a value.
pub(crate) enum Shape {
    /// A text of this form.
    Text(Form),
    /// A whole number from this on.
    Whole(u64),
    /// Nothing but `true`.
    True,
    /// From so many to so many values of one form.
    List(usize, usize, &'static Shape),
    /// An object; what it is, and its fields.
    Record(&'static str, &'static [Field]),
}

/// A field of a record.
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) required: bool,
    pub(crate) shape: Shape,
}

/// The form of a text.
#[derive(Clone, Copy)]
pub(crate) enum Form {
    Any,
    Filled,
    Id,
    Name,
    Level,
    Category,
    Difficulty,
    Title,
    Summary,
    Version,
    Day,
    Address,
    File(&'static str),
    Runtime,
}

const fn needed(name: &'static str, shape: Shape) -> Field {
    Field {
        name,
        required: true,
        shape,
    }
}

const fn may(name: &'static str, shape: Shape) -> Field {
    Field {
        name,
        required: false,
        shape,
    }
}

const fn text(name: &'static str, form: Form) -> Field {
    needed(name, Shape::Text(form))
}

const fn list(name: &'static str, least: usize, most: usize, of: &'static Shape) -> Field {
    needed(name, Shape::List(least, most, of))
}

/// No bound.
const ANY: usize = usize::MAX;
const ID: Shape = Shape::Text(Form::Id);
const FILLED: Shape = Shape::Text(Form::Filled);

/// A question with its answer.
pub(crate) const QUESTION: Shape = Shape::Record(
    "question",
    &[
        text("id", Form::Id),
        text("level", Form::Level),
        text("category", Form::Category),
        text("difficulty", Form::Difficulty),
        text("title", Form::Title),
        list("tags", 2, 6, &Shape::Text(Form::Name)),
        text("summary", Form::Summary),
        list("key_points", 3, 7, &KEY_POINT),
        list("misconceptions", 1, 4, &MISCONCEPTION),
        list("follow_ups", 0, ANY, &ID),
        needed("python", PYTHON),
        list("sources", 1, ANY, &SOURCE),
        text("checked", Form::Day),
        may("revisions", Shape::List(1, ANY, &REVISION)),
        may("pending", Shape::True),
        may("answer", ANSWER),
    ],
);

const KEY_POINT: Shape = Shape::Record(
    "key point",
    &[
        text("id", Form::Name),
        text("point", Form::Filled),
        list("phrasings", 1, ANY, &FILLED),
    ],
);

const MISCONCEPTION: Shape = Shape::Record(
    "misconception",
    &[
        text("id", Form::Name),
        text("point", Form::Filled),
        list("phrasings", 1, ANY, &FILLED),
        text("correction", Form::Filled),
    ],
);

const PYTHON: Shape = Shape::Record(
    "range of versions",
    &[
        text("from", Form::Version),
        text("to", Form::Version),
        list("changes", 0, ANY, &CHANGE),
    ],
);

const CHANGE: Shape = Shape::Record(
    "change",
    &[text("version", Form::Version), text("change", Form::Filled)],
);

const SOURCE: Shape = Shape::Record(
    "source",
    &[text("title", Form::Filled), text("url", Form::Address)],
);

const REVISION: Shape = Shape::Record(
    "revision",
    &[text("date", Form::Day), text("change", Form::Filled)],
);

const ANSWER: Shape = Shape::Record(
    "answer",
    &[
        text("markdown", Form::Any),
        list("examples", 0, ANY, &EXAMPLE),
        may("diagrams", Shape::List(0, ANY, &DIAGRAM)),
        needed("words", Shape::Whole(0)),
        needed("reading_minutes", Shape::Whole(1)),
    ],
);

const EXAMPLE: Shape = Shape::Record(
    "example",
    &[
        text("name", Form::File(".py")),
        text("code", Form::Any),
        text("output", Form::Any),
        list("runtimes", 1, 2, &Shape::Text(Form::Runtime)),
        may("needs", Shape::List(0, ANY, &Shape::Text(Form::Any))),
    ],
);

const DIAGRAM: Shape = Shape::Record(
    "diagram",
    &[
        text("name", Form::File(".diagram")),
        text("title", Form::Any),
        text("text", Form::Any),
    ],
);

impl Form {
    /// Whether a text has this form.
    pub(crate) fn fits(self, text: &str) -> bool {
        match self {
            Self::Any => true,
            Self::Filled => !text.is_empty(),
            Self::Id => is_kebab_case(text) && text.len() <= LONGEST_ID,
            Self::Name => is_kebab_case(text),
            Self::Level => Level::parse(text).is_some(),
            Self::Category => bank::Category::from_name(text).is_some(),
            Self::Difficulty => Difficulty::from_title(text).is_some(),
            Self::Title => {
                (25..=90).contains(&text.chars().count()) && !text.contains(['`', '\n', '\r', '\t'])
            }
            Self::Summary => (40..=80).contains(&text.split_whitespace().count()),
            Self::Version => is_version(text),
            Self::Day => is_day(text),
            Self::Address => text
                .strip_prefix("https://")
                .is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace)),
            Self::File(ending) => is_file(text, ending),
            Self::Runtime => matches!(text, "pyodide" | "cpython"),
        }
    }

    /// What a text of this form is, in words.
    pub(crate) fn words(self) -> String {
        let one_of = |names: &[&str]| format!("one of {}", names.join(", "));
        match self {
            Self::Any => "a text".to_owned(),
            Self::Filled => "a text with something in it".to_owned(),
            Self::Id => "a name in small letters, digits and single hyphens, of at most 64 letters"
                .to_owned(),
            Self::Name => "a name in small letters, digits and single hyphens".to_owned(),
            Self::Level => one_of(&Level::ALL.map(Level::slug)),
            Self::Category => one_of(&taxonomy::ALL.map(bank::Category::name)),
            Self::Difficulty => one_of(&Difficulty::ALL.map(Difficulty::title)),
            Self::Title => "25 to 90 letters on one line, without backticks".to_owned(),
            Self::Summary => "40 to 80 words".to_owned(),
            Self::Version => "a version such as \"3.14\"".to_owned(),
            Self::Day => "a day such as \"2026-01-31\"".to_owned(),
            Self::Address => "an address that begins with https://".to_owned(),
            Self::File(ending) => format!(
                "a file's name in small letters, digits and underscores that ends in {ending}"
            ),
            Self::Runtime => one_of(&["pyodide", "cpython"]),
        }
    }
}

/// Groups of small letters and digits with single hyphens between.
fn is_kebab_case(text: &str) -> bool {
    let is_group = |group: &str| {
        let mut bytes = group.bytes();
        !group.is_empty() && bytes.all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    text.split('-').all(is_group)
}

/// Two whole numbers as one writes them, the first from 1; not only those that have been released.
fn is_version(text: &str) -> bool {
    let whole = |part: &str| {
        !part.is_empty()
            && part.bytes().all(|byte| byte.is_ascii_digit())
            && (part == "0" || !part.starts_with('0'))
    };
    text.split_once('.')
        .is_some_and(|(major, minor)| whole(major) && major != "0" && whole(minor))
}

/// Year, month and day; a month's own last day is nobody's harm here.
fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts[..] else {
        return false;
    };
    let number = |part: &str, length: usize| {
        let plain = part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| part.parse().ok()).flatten()
    };
    let within = |part: &str, last: u16| number(part, 2).is_some_and(|it| (1..=last).contains(&it));
    number(year, 4).is_some() && within(month, 12) && within(day, 31)
}

/// The name of a module's file.
fn is_file(text: &str, ending: &str) -> bool {
    text.strip_suffix(ending).is_some_and(|stem| {
        let inside = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        stem.starts_with(|first: char| first.is_ascii_lowercase()) && stem.bytes().all(inside)
    })
}
