//! Results in groups: from the whole index, or from the titles of the page while there is none.
//!
//! It must not know what else the palette offers.

use bank::Level;
use search::{Asked, Document, Filter, Index, Kind, Query, Reader};
use study::Progress;

use super::{Act, Choice, Group};
use crate::outcome::is_so;
use crate::text::line_html;

/// How many questions are shown, and how many of each other kind.
const MOST: [usize; 4] = [12, 5, 4, 4];
/// The longest passage, in bytes.
const PASSAGE: usize = 200;
/// One of each kind, and many.
const NOUNS: [(&str, &str); 4] = [
    ("question", "questions"),
    ("section of the guide", "sections of the guide"),
    ("scenario", "scenarios"),
    ("drill", "drills"),
];
const LABELS: [&str; 4] = ["Questions", "Guide", "Visualizer", "Drills"];

/// Something on the page that can be found without the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub kind: Kind,
    /// Its path below the site's root.
    pub path: String,
    /// Its title; backticks stand around code.
    pub title: String,
}

/// The titles of the page, ready to be searched.
pub(super) struct AtHand {
    entries: Vec<Entry>,
    index: Index,
}

impl AtHand {
    pub(super) fn new(entries: Vec<Entry>) -> Self {
        let index = Index::build(entries.iter().map(|entry| Document {
            title: &entry.title,
            ..Document::default()
        }));
        Self { entries, index }
    }
}

/// What is searched.
pub(super) enum Source<'a> {
    /// The whole site.
    Whole(&'a Index),
    /// The titles of the page.
    AtHand(&'a AtHand),
}

/// What a search found.
#[derive(Default)]
pub(super) struct Found {
    pub(super) groups: Vec<Group>,
    /// How many there are, shown or not.
    pub(super) total: usize,
    /// The same by kind, each with its nouns.
    pub(super) counts: Vec<((&'static str, &'static str), usize)>,
    /// Whether what is due was asked for.
    pub(super) asks_for_due: bool,
}

/// A result before it is put into words.
struct Result<'a> {
    path: String,
    title: &'a str,
    meta: String,
    text: &'a str,
}

/// Searches, and puts the results into groups: the group of the best result first.
pub(super) fn find(text: &str, source: &Source<'_>, progress: &Progress) -> Found {
    let index = source.index();
    let query = index.query(text);
    let asked = query.asked();
    let admits = |document: usize| {
        asked
            .iter()
            .all(|asked| source.holds(document, *asked, progress))
    };
    let hits: Vec<usize> = if query.is_empty() && !asked.is_empty() {
        // Only the reader's own record was asked about.
        (0..index.len())
            .filter(|&document| admits(document))
            .collect()
    } else {
        let hits = index.search(&query, index.len(), &admits).into_iter();
        hits.map(|hit| hit.document).collect()
    };
    let mut found = Found {
        total: hits.len(),
        asks_for_due: asked
            .iter()
            .any(|asked| asked.what == Reader::Due && !asked.not),
        ..Found::default()
    };
    let mut order: Vec<Kind> = Vec::new();
    for &document in &hits {
        let kind = source.kind(document);
        if !order.contains(&kind) {
            order.push(kind);
        }
    }
    for kind in order {
        let of_kind = || hits.iter().filter(|&&hit| source.kind(hit) == kind);
        let count = of_kind().count();
        let place = kind as usize;
        found.counts.push((NOUNS[place], count));
        let mut choices: Vec<Choice> = of_kind()
            .take(MOST[place])
            .filter_map(|&document| source.result(document))
            .map(|result| choice(&result, &query))
            .collect();
        if count > choices.len() && kind == Kind::Question {
            choices.extend(lists(text, source, of_kind().copied()));
        }
        found.groups.push(Group {
            label: LABELS[place],
            choices,
        });
    }
    found
}

fn choice(result: &Result<'_>, query: &Query) -> Choice {
    let passage = query.passage(result.text, PASSAGE);
    let (start, end) = (passage.range.start, passage.range.end);
    let marks: Vec<_> = passage
        .highlights
        .iter()
        .map(|mark| mark.start - start..mark.end - start)
        .collect();
    let mut html = line_html(&result.text[start..end], &marks);
    if start > 0 {
        html.insert_str(0, "… ");
    }
    if end < result.text.len() {
        html.push_str(" …");
    }
    Choice {
        title: line_html(result.title, &query.highlights(result.title)),
        meta: result.meta.clone(),
        passage: html,
        act: Act::Go(result.path.clone()),
    }
}

/// The levels' own lists for this search, where more matches than are shown here.
fn lists(text: &str, source: &Source<'_>, hits: impl Iterator<Item = usize>) -> Vec<Choice> {
    let mut counts = [0_usize; 3];
    for document in hits {
        if let Some(level) = source.level(document)
            && let Some(place) = Level::ALL.iter().position(|other| *other == level)
        {
            counts[place] += 1;
        }
    }
    let mut filter = Filter::default();
    text.clone_into(&mut filter.query);
    let address = filter.to_address();
    Level::ALL
        .into_iter()
        .zip(counts)
        .filter(|(_, count)| *count > 0)
        .map(|(level, count)| Choice {
            title: ["All ", &count.to_string(), " of the level ", level.title()].concat(),
            meta: String::new(),
            passage: String::new(),
            act: Act::Go([level.slug(), "/?", &address].concat()),
        })
        .collect()
}

impl<'a> Source<'a> {
    fn index(&self) -> &'a Index {
        match self {
            Self::Whole(index) => index,
            Self::AtHand(at_hand) => &at_hand.index,
        }
    }

    fn kind(&self, document: usize) -> Kind {
        match self {
            Self::Whole(index) => index.shown(document).unwrap_or_default().kind,
            Self::AtHand(at_hand) => at_hand
                .entries
                .get(document)
                .map_or_else(Kind::default, |entry| entry.kind),
        }
    }

    fn level(&self, document: usize) -> Option<Level> {
        match self {
            Self::Whole(index) => Level::parse(index.shown(document)?.level),
            Self::AtHand(_) => None,
        }
    }

    /// Whether a condition about the reader holds. It can only hold for questions.
    fn holds(&self, document: usize, asked: Asked, progress: &Progress) -> bool {
        let Self::Whole(index) = self else {
            return false;
        };
        let shown = index.shown(document).unwrap_or_default();
        shown.kind == Kind::Question && is_so(shown.id, asked, progress)
    }

    fn result(&self, document: usize) -> Option<Result<'a>> {
        match self {
            Self::Whole(index) => {
                let shown = index.shown(document)?;
                let level = Level::parse(shown.level).map(Level::title);
                let meta: Vec<&str> = level
                    .into_iter()
                    .chain([shown.category])
                    .filter(|words| !words.is_empty())
                    .collect();
                Some(Result {
                    path: path(shown.kind, shown.id),
                    title: shown.title,
                    meta: meta.join(" · "),
                    text: index
                        .texts()
                        .and_then(|texts| texts.of(document))
                        .unwrap_or_default(),
                })
            }
            Self::AtHand(at_hand) => {
                let entry = at_hand.entries.get(document)?;
                Some(Result {
                    path: entry.path.clone(),
                    title: &entry.title,
                    meta: String::new(),
                    text: "",
                })
            }
        }
    }
}

/// Where a document of the index stands below the site's root.
fn path(kind: Kind, id: &str) -> String {
    match kind {
        Kind::Question => ["q/", id, "/"].concat(),
        Kind::Guide => ["guide/#", id].concat(),
        // The visualizer's own form of a link to one of its scenarios.
        Kind::Scenario => ["visualizer/#v1:s=", id].concat(),
        Kind::Drill => ["drills/#", id].concat(),
    }
}
