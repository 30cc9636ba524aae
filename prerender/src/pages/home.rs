//! The first page: what this is, the lock at work, the levels, where the reader was.

use anyhow::Context as _;
use bank::Level;
use evalloop::page::Page;
use evalloop::views::{LevelAtAGlance, Resume};
use leptos::prelude::*;
use visualizer::markup::Extent;

use super::level::lede;
use crate::chrome::around;
use crate::program;
use crate::shell::Document;
use crate::site::{Context, html};

/// The question that a new reader is led to: everybody is asked it, and the site shows it like no other.
const BEGIN: &str = "gil";

pub(crate) fn document(context: &Context<'_>) -> anyhow::Result<Document> {
    let here = Page::Home;
    let visualizer = program::visualizer(context, Extent::Hero, "convoy", &here.to_root())?;
    let total = context.bank.questions.len();
    let answered = context
        .bank
        .questions
        .iter()
        .filter(|question| !question.pending)
        .count();
    let examples = context.example_count();
    let begin = context.bank.question(BEGIN).with_context(|| {
        format!("the first page leads to the question `{BEGIN}`, which the bank lacks")
    })?;
    let (begin, title) = (
        here.link(&Page::Question(begin.id.clone())),
        begin.title.clone(),
    );
    let levels = Level::ALL
        .map(|level| level_entry(context, &here, level))
        .collect_view();
    let body = html(|| {
        let main = view! {
            <div class="hero">
                <h1>"Know Python well enough to explain it"</h1>
                <p class="lede">
                    "Interview questions with answers that hold for today's CPython, examples that were really run, and a lock that you can watch at work. It is a folder of files: nothing to install, nobody watching."
                </p>
                <p class="acts">
                    <a class="button primary" href="#levels">{format!("Read the {total} questions")}</a>
                    <a class="button" href=here.link(&Page::Guide)>"How to prepare"</a>
                </p>
                <Resume to_root=here.to_root() begin title/>
            </div>
            <div class="rest">
                <section class="levels" id="levels" aria-label="Levels">{levels}</section>
                <div class="rest" inner_html=visualizer></div>
                <section class="promises" aria-label="What you can rely on">
                    <div>
                        <h2>"Executed, not remembered"</h2>
                        <p>{format!("{answered} questions are answered in full, with {examples} examples whose output CPython printed. A changed output stops the build.")}</p>
                    </div>
                    <div>
                        <h2>"True to the version"</h2>
                        <p>"Each answer says from which Python to which it holds and what changed when, up to 3.15, with its primary sources and the day they were checked."</p>
                    </div>
                    <div>
                        <h2>"Yours alone"</h2>
                        <p>"What you know, what you are learning and where you stopped is kept in this browser. There is no account and no request to anybody else."</p>
                    </div>
                </section>
            </div>
        };
        around(context, &here, main)
    });
    Ok(Document {
        page: Some(here),
        title: "Evalloop: prepare for a Python interview".to_owned(),
        description: "Python interview questions with answers that hold for today's CPython, executed examples and a GIL visualizer. Free, offline, no account.".to_owned(),
        structured: None,
        body,
    })
}

/// A level with its progress.
fn level_entry(context: &Context<'_>, here: &Page, level: Level) -> impl IntoView + use<> {
    let ids = context
        .of_level(level)
        .map(|question| question.id.to_string())
        .collect();
    view! {
        <div>
            <h2><a href=here.link(&Page::Level(level))>{level.title()}</a>" "<small>{level.experience()}</small></h2>
            <p>{lede(context, level)}</p>
            <LevelAtAGlance ids=ids/>
        </div>
    }
}
