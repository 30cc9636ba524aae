//! Results in groups.
//!
//! It must not know what else the palette offers.

use bank::Level;
use search::{Asked, Filter, Index, Kind, Query, Reader};

use crate::known::Known;
use crate::offer::{Act, Choice, Group, label_of};

/// How many questions are shown, and how many of each other kind.
const MOST: [usize; 4] = [12, 5, 4, 4];
/// The longest passage, in bytes.
const PASSAGE: usize = 200;
/// What a search found.
#[derive(Default)]
pub(crate) struct Found {
    pub(crate) groups: Vec<Group>,
    /// How many there are, shown or not.
    pub(crate) total: usize,
    /// The same by kind.
    pub(crate) counts: Vec<(Kind, usize)>,
    /// Whether what is due was asked for.
    pub(crate) asks_for_due: bool,
}

/// A result before it is put into words.
struct Result<'a> {
    path: String,
    title: &'a str,
    meta: String,
    text: &'a str,
}

/// Searches, and puts the results into groups: the group of the best result first.
pub(crate) fn find(text: &str, index: &Index, known: &Known) -> Found {
    let query = index.query(text);
    let asked = query.asked();
    let admits = |document: usize| {
        asked
            .iter()
            .all(|asked| holds(index, document, *asked, known))
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
        let kind = kind_of(index, document);
        if !order.contains(&kind) {
            order.push(kind);
        }
    }
    for kind in order {
        let of_kind = || hits.iter().filter(|&&hit| kind_of(index, hit) == kind);
        let count = of_kind().count();
        let place = kind as usize;
        found.counts.push((kind, count));
        let mut choices: Vec<Choice> = of_kind()
            .take(MOST[place])
            .filter_map(|&document| result(index, document))
            .map(|result| choice(&result, &query))
            .collect();
        if count > choices.len() && kind == Kind::Question {
            choices.extend(lists(text, index, of_kind().copied()));
        }
        found.groups.push(Group {
            label: label_of(kind).to_owned(),
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
    let mut html = line::html(&result.text[start..end], &marks);
    if start > 0 {
        html.insert_str(0, "… ");
    }
    if end < result.text.len() {
        html.push_str(" …");
    }
    Choice {
        title: line::html(result.title, &query.highlights(result.title)),
        meta: result.meta.clone(),
        passage: html,
        act: Act::Go(result.path.clone()),
    }
}

/// The levels' own lists for this search, where more matches than are shown here.
fn lists(text: &str, index: &Index, hits: impl Iterator<Item = usize>) -> Vec<Choice> {
    let mut counts = [0_usize; 3];
    for document in hits {
        if let Some(level) = level_of(index, document)
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

fn kind_of(index: &Index, document: usize) -> Kind {
    index.shown(document).unwrap_or_default().kind
}

fn level_of(index: &Index, document: usize) -> Option<Level> {
    Level::parse(index.shown(document)?.level)
}

/// Whether a condition about the reader holds. It can only hold for questions.
fn holds(index: &Index, document: usize, asked: Asked, known: &Known) -> bool {
    let shown = index.shown(document).unwrap_or_default();
    shown.kind == Kind::Question && known.holds(shown.id, asked)
}

fn result(index: &Index, document: usize) -> Option<Result<'_>> {
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
