//! Keeps the fixtures of the browser's tests equal to what the views write.
//!
//! The tests in `tests/dom` wake fixtures that this test rendered; a view that changes without them fails here.
//! `UPDATE_FIXTURES=1 cargo test --features ssr --test fixtures` writes them anew. It must not know what is done
//! with them.

// A view is one deeply nested type, and the compiler walks all of it.
#![recursion_limit = "256"]

#[path = "dom/catalogue.rs"]
mod catalogue;

use std::fs;
use std::path::Path;

use bank::Level;
use evalloop::views::{
    Find, LevelAtAGlance, Notices, Palette, QuestionBank, QuestionMarks, Resume, Status,
};
use leptos::prelude::*;

/// A view as the pre-renderer writes it.
fn html<V: IntoView>(view: impl FnOnce() -> V) -> String {
    Owner::new_root(None).with(|| view().into_view().to_html())
}

/// The same HTML on many lines, so that a change can be looked at. The line feeds stand within tags, where they mean
/// nothing; Leptos's empty comments stay whole.
fn laid_out(html: &str) -> String {
    html.replace("><", "\n><").replace("<!\n>", "<!>")
}

fn check(name: &str, rendered: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/dom/fixtures")
        .join(name);
    // Every text file ends with a line feed.
    let rendered = laid_out(rendered) + "\n";
    if std::env::var_os("UPDATE_FIXTURES").is_some() {
        fs::write(&path, &rendered).expect("the folder of the fixtures can be written");
        return;
    }
    let fixture = fs::read_to_string(&path).unwrap_or_default();
    let alike = fixture
        .char_indices()
        .zip(rendered.chars())
        .find(|((_, fixed), now)| fixed != now)
        .map_or(fixture.len().min(rendered.len()), |((at, _), _)| at);
    let around = |text: &str| -> String {
        let start = text[..alike].char_indices().rev().nth(40);
        let start = start.map_or(0, |(at, _)| at);
        text[start..].chars().take(120).collect()
    };
    assert!(
        fixture == rendered,
        "tests/dom/fixtures/{name} is not what the view writes; where they part:\n  fixture: …{}\n  view:    …{}\n\
         If the view is right, run `UPDATE_FIXTURES=1 cargo test --features ssr --test fixtures` and look at the \
         change.",
        around(&fixture),
        around(&rendered)
    );
}

#[test]
fn the_bank_is_as_its_view_writes_it() {
    let rendered = html(|| {
        view! { <QuestionBank level=Level::Mid cards=catalogue::cards() levels=[2, 6, 0] to_root="../".to_owned()/> }
    });
    check("bank.html", &rendered);
}

#[test]
fn the_marks_of_a_question_are_as_their_view_writes_them() {
    check(
        "question.html",
        &html(|| view! { <QuestionMarks id="lock".to_owned()/> }),
    );
}

#[test]
fn a_level_at_a_glance_is_as_its_view_writes_it() {
    let ids = ["lock", "tuples", "threads"].map(str::to_owned).to_vec();
    check("level.html", &html(|| view! { <LevelAtAGlance ids=ids/> }));
}

#[test]
fn the_way_back_is_as_its_view_writes_it() {
    check(
        "resume.html",
        &html(
            || view! { <Resume to_root="./".to_owned() begin="./q/gil/".to_owned() title="What does the `GIL` protect?".to_owned()/> },
        ),
    );
}

#[test]
fn the_status_is_as_its_view_writes_it() {
    check("status.html", &html(|| view! { <Status total=6/> }));
}

#[test]
fn the_notices_are_as_their_view_writes_them() {
    check("notices.html", &html(|| view! { <Notices/> }));
}

#[test]
fn the_palette_is_as_its_view_writes_it() {
    check(
        "palette.html",
        &html(|| {
            let names = ["search.idx", "search.texts"].map(str::to_owned);
            let [index, texts] = names;
            view! { <Find/><Palette to_root="../".to_owned() index=index texts=texts/> }
        }),
    );
}

#[test]
fn the_visualizer_is_as_it_writes_itself() {
    let scenario = gil::scenario::find("two-cpu").expect("a scenario");
    let html = visualizer::markup::html(
        visualizer::markup::Extent::Full,
        scenario,
        "../",
        "",
        &[("cpu2", "Two CPU-bound threads")],
    );
    check("visualizer.html", &html.expect("a workload that runs"));
}
