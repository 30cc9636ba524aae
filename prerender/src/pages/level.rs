//! A level's page: its questions to search, filter and open.

use bank::Level;
use evalloop::card::Card;
use evalloop::page::Page;
use evalloop::views::QuestionBank;
use leptos::prelude::*;

use crate::chrome::around;
use crate::shell::Document;
use crate::site::{Context, html};

pub(crate) fn document(context: &Context<'_>, level: Level) -> Document {
    let here = Page::Level(level);
    let cards: Vec<Card> = context.of_level(level).map(Card::of).collect();
    let title = heading(level);
    let count = cards.len();
    let body = html(|| {
        let levels = Level::ALL.map(|level| context.of_level(level).count());
        let main = view! {
            <h1>{title}</h1>
            <p class="lede">{lede(context, level)}</p>
            <QuestionBank level=level cards=cards levels=levels to_root=here.to_root()/>
        };
        around(context, &here, main)
    });
    let description = format!(
        "{count} Python interview questions for {} of experience, to search and filter, with answers that hold for today's CPython.",
        level.experience()
    );
    Document {
        page: Some(here),
        title: format!("{} Python interview questions · Evalloop", level.title()),
        description,
        structured: None,
        body,
    }
}

fn heading(level: Level) -> &'static str {
    match level {
        Level::Fresher => "Python, in your first year",
        Level::Mid => "Python, at two to five years",
        Level::Senior => "Python, after five years",
    }
}

/// What the level holds, in a sentence or two; the first page shows it too.
pub(crate) fn lede(context: &Context<'_>, level: Level) -> String {
    let count = context.of_level(level).count();
    let pending = context.of_level(level).filter(|question| question.pending);
    let rest = match pending.count() {
        0 => String::new(),
        pending => format!(
            " {} are answered in full; the other {pending} have their short answer and key points so far.",
            count - pending
        ),
    };
    format!("{count} {}{rest}", subjects(level))
}

/// What a level's questions are about, completing their number.
fn subjects(level: Level) -> &'static str {
    match level {
        Level::Fresher => {
            "fundamentals that entry-level interviews ask: names, strings, collections, functions, classes, tools."
        }
        Level::Mid => {
            "questions that mid-level interviews ask, from the basics to the design of large applications."
        }
        Level::Senior => {
            "questions for who designs and runs systems: architecture, databases, security, production, performance, the interpreter itself."
        }
    }
}
