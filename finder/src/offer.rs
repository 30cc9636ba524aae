//! What the palette shows: the types that the finder and the app speak in.
//!
//! It must not know how an offer comes about, or how it is drawn, walked through or taken up.

use search::Kind;

/// Everything that a palette shows for what is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offer {
    /// The options in their groups. None is empty.
    pub groups: Vec<Group>,
    /// Whether the first option is what `Enter` is for, without walking to it.
    pub best_first: bool,
    /// The parts of the text that are more than words.
    pub understood: Vec<Token>,
    /// How much was found, in words.
    pub status: String,
    /// What to say where nothing was found; else empty.
    pub nothing: String,
}

/// Options under a label.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// What they have in common.
    pub label: String,
    /// The options, best first.
    pub choices: Vec<Choice>,
}

/// An option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its title, as HTML.
    pub title: String,
    /// What is to be known beside the title, as text.
    pub meta: String,
    /// The passage that answers best, as HTML.
    pub passage: String,
    /// What it is for.
    pub act: Act,
}

/// What an option is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Going to a path below the site's root.
    Go(String),
    /// Typing this instead.
    Fill(String),
}

/// A part of a typed text that is more than words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it means, such as `level: senior`.
    pub label: String,
    /// The text without it.
    pub rest: String,
}

impl Choice {
    /// An option that types a text, with words that stand beside its title.
    #[must_use]
    pub fn fill(title: &str, text: &str, meta: &str) -> Self {
        Self {
            title: line::html(title, &[]),
            meta: meta.to_owned(),
            passage: String::new(),
            act: Act::Fill(text.to_owned()),
        }
    }
}

/// What results of one kind stand under.
#[must_use]
pub fn label_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Question => "Questions",
        Kind::Guide => "Guide",
        Kind::Scenario => "Visualizer",
        Kind::Drill => "Drills",
    }
}

/// How many there are of each kind, in words.
#[must_use]
pub fn count_words(counts: &[(Kind, usize)]) -> String {
    let words = |(kind, count): &(Kind, usize)| {
        let (one, many) = match kind {
            Kind::Question => ("question", "questions"),
            Kind::Guide => ("section of the guide", "sections of the guide"),
            Kind::Scenario => ("scenario", "scenarios"),
            Kind::Drill => ("drill", "drills"),
        };
        let noun = if *count == 1 { one } else { many };
        [count.to_string().as_str(), " ", noun].concat()
    };
    let all: Vec<String> = counts.iter().map(words).collect();
    match all.len() {
        0 => "No results".to_owned(),
        _ => all.join(", "),
    }
}
