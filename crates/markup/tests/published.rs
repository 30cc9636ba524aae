//! The bank that is published: every answer and the guide can be rendered, and the HTML is sound.

#![allow(clippy::unwrap_used, reason = "a test's own preparations fail loudly")]

mod html;

use std::collections::BTreeSet;
use std::path::Path;

use bank::Bank;
use bank::author::Target;
use html::well_formed;
use markup::{CLASSES, Highlighter, Place, Rendered};

fn published() -> Bank {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    bank::load(&root).unwrap_or_else(|problems| {
        panic!(
            "the bank has {} problems, the first: {}",
            problems.len(),
            problems[0]
        )
    })
}

fn address(target: &Target) -> String {
    match target {
        Target::Question { id, .. } => format!("../{id}/"),
        _ => "../../guide/".to_owned(),
    }
}

/// Every answer by its question's id, and the guide.
fn pages(bank: &Bank) -> Vec<(String, Rendered)> {
    let mut highlighter = Highlighter::new().unwrap();
    let place = Place {
        heading_shift: 0,
        address: &address,
    };
    let mut pages = Vec::new();
    for question in &bank.questions {
        if let Some(answer) = bank.answer(question.id.as_str()) {
            let executed = bank.executed.as_ref();
            let rendered = markup::answer(&mut highlighter, question, answer, executed, &place);
            pages.push((question.id.to_string(), rendered.unwrap()));
        }
    }
    let guide = markup::guide(&mut highlighter, &bank.guide, &place);
    pages.push(("the guide".to_owned(), guide.unwrap()));
    pages
}

/// The values of an attribute, in order.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    html.split(start.as_str())
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect()
}

#[test]
fn every_page_is_well_formed_and_shows_each_example_once() {
    let bank = published();
    for (name, page) in pages(&bank) {
        assert!(well_formed(&page.html), "{name}");
        let shown = values(&page.html, "data-example");
        let examples = bank
            .answer(&name)
            .map_or(&[][..], |answer| &answer.examples);
        let expected: Vec<&str> = examples
            .iter()
            .map(|example| example.name.as_str())
            .collect();
        assert_eq!(shown, expected, "{name}");
    }
}

#[test]
fn ids_are_unique_even_if_all_answers_stand_on_one_page() {
    let mut seen = BTreeSet::new();
    for (name, page) in pages(&published()) {
        for id in values(&page.html, "id") {
            assert!(seen.insert(id.to_owned()), "{name}: {id} is used twice");
        }
    }
}

#[test]
fn regions_and_groups_of_a_page_have_names_of_their_own() {
    for (name, page) in pages(&published()) {
        let labels = values(&page.html, "aria-label");
        let distinct: BTreeSet<&str> = labels.iter().copied().collect();
        assert_eq!(labels.len(), distinct.len(), "{name}: {labels:?}");
        assert_eq!(values(&page.html, "tabindex").len(), labels.len(), "{name}");
    }
}

#[test]
fn pages_carry_known_classes_and_no_inline_styles() {
    let known = [
        "example", "code", "output", "table", "right", "center", "diagram",
    ];
    // What the style sheet has for the shapes, lines and words of diagrams.
    let drawn = ["box", "group", "line", "head", "text", "small", "dashed"];
    let tones = ["accent", "good", "bad", "quiet"];
    for (name, page) in pages(&published()) {
        let classes = values(&page.html, "class").into_iter();
        for class in classes.flat_map(|classes| classes.split(' ')) {
            let is_known = match class.strip_prefix("d-") {
                Some(rest) => drawn.contains(&rest) || tones.contains(&rest),
                None => CLASSES.contains(&class) || known.contains(&class),
            };
            assert!(is_known, "{name}: {class}");
        }
        assert_eq!(values(&page.html, "style"), Vec::<&str>::new(), "{name}");
    }
}

#[test]
fn links_within_a_page_lead_to_an_id_of_it() {
    for (name, page) in pages(&published()) {
        let ids = values(&page.html, "id");
        for fragment in values(&page.html, "href")
            .into_iter()
            .filter_map(|href| href.strip_prefix('#'))
        {
            assert!(ids.contains(&fragment), "{name}: #{fragment}");
        }
    }
}

#[test]
fn the_guide_has_a_table_of_contents() {
    let bank = published();
    let (_, guide) = pages(&bank).pop().unwrap();
    assert!(guide.contents().count() >= 3, "{:?}", guide.headings);
}
