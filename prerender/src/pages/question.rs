//! One question, whole: the short answer, the long one, how to tell that it was understood, and its sources.

use bank::{Level, Misconception, Question};
use evalloop::page::Page;
use evalloop::views::QuestionMarks;
use leptos::prelude::*;

use crate::chrome::around;
use crate::shell::Document;
use crate::site::{Context, html};

/// How many related questions a page names.
const MOST_RELATED: usize = 4;

pub(crate) fn document(context: &Context<'_>, index: usize) -> anyhow::Result<Document> {
    let question = &context.bank.questions[index];
    let here = Page::Question(question.id.clone());
    let answer = context.answer_html(question, &here)?;
    let body = html(|| {
        let main = view! {
            <article class="reading" data-question-id=question.id.to_string()>
                {crumbs(context, &here, question)}
                <h1 inner_html=line::html(&question.title, &[])></h1>
                <p class="short" inner_html=line::html(&question.summary, &[])></p>
                <div class="rest">
                    {whole_answer(answer)}
                    <QuestionMarks id=question.id.to_string()/>
                    {key_points(question)}
                    {misconceptions(question)}
                    {versions(question)}
                    {follow_ups(context, &here, question)}
                    {sources(question)}
                    {revisions(question)}
                    {related(context, &here, index)}
                </div>
            </article>
            {turn(context, &here, index)}
        };
        around(context, &here, main)
    });
    Ok(Document {
        page: Some(here),
        title: format!("{} · Evalloop", bank::plain_text(&question.title)),
        description: bank::plain_text(&question.summary),
        structured: Some(structured(question)),
        body,
    })
}

fn crumbs(context: &Context<'_>, here: &Page, question: &Question) -> impl IntoView {
    let level = here.link(&Page::Level(question.level));
    let minutes = context
        .bank
        .answer(question.id.as_str())
        .map(|answer| view! { <span>{format!("{} min", answer.reading_minutes)}</span> });
    view! {
        <p class="crumbs">
            <a href=level.clone()>{question.level.title()}</a>
            <a href=format!("{level}?category={}", question.category.slug())>
                <span data-category=question.category.name()>{question.category.name()}</span>
            </a>
            <span data-difficulty=question.difficulty.title()>{question.difficulty.title()}</span>
            {minutes}
        </p>
    }
}

/// The long answer, which the level pages fetch from here by its `data-answer`.
fn whole_answer(answer: Option<String>) -> AnyView {
    match answer {
        Some(html) => view! { <div class="prose" data-answer="" inner_html=html></div> }.into_any(),
        None => view! {
            <div class="prose" data-answer="">
                <p class="pending">
                    "The answer in depth is not written yet. The short answer above and the key points below are complete and checked."
                </p>
            </div>
        }
        .into_any(),
    }
}

fn key_points(question: &Question) -> impl IntoView {
    let points = question
        .key_points
        .iter()
        .map(|point| view! { <li inner_html=line::html(&point.point, &[])></li> })
        .collect_view();
    view! {
        <section>
            <h2>"What a good answer says"</h2>
            <ul>{points}</ul>
        </section>
    }
}

fn misconceptions(question: &Question) -> impl IntoView {
    let entry = |wrong: &Misconception| {
        view! {
            <li>
                <span class="wrong" inner_html=line::html(&wrong.point, &[])></span>
                <br/>
                <span inner_html=line::html(&wrong.correction, &[])></span>
            </li>
        }
    };
    let entries = question.misconceptions.iter().map(entry).collect_view();
    view! {
        <section>
            <h2>"What people get wrong"</h2>
            <ul class="plain">{entries}</ul>
        </section>
    }
}

fn versions(question: &Question) -> impl IntoView {
    let python = &question.python;
    let changes = python
        .changes
        .iter()
        .map(|change| {
            view! {
                <dt>{change.version.to_string()}</dt>
                <dd inner_html=line::html(&change.change, &[])></dd>
            }
        })
        .collect_view();
    let changes =
        (!python.changes.is_empty()).then(|| view! { <dl class="versions">{changes}</dl> });
    view! {
        <section>
            <h2>{format!("Holds for Python {} to {}", python.from, python.to)}</h2>
            {changes}
        </section>
    }
}

fn follow_ups(context: &Context<'_>, here: &Page, question: &Question) -> Option<AnyView> {
    let entries: Vec<_> = question
        .follow_ups
        .iter()
        .filter_map(|id| context.bank.question(id.as_str()))
        .map(|next| {
            let link = here.link(&Page::Question(next.id.clone()));
            view! { <li><a href=link inner_html=line::html(&next.title, &[])></a></li> }
        })
        .collect();
    (!entries.is_empty()).then(|| {
        view! {
            <section>
                <h2>"What the interviewer may ask next"</h2>
                <ul>{entries}</ul>
            </section>
        }
        .into_any()
    })
}

fn sources(question: &Question) -> impl IntoView {
    let entries = question
        .sources
        .iter()
        .map(|source| view! { <li><a href=source.url.clone() rel="noopener">{source.title.clone()}</a></li> })
        .collect_view();
    view! {
        <section>
            <h2>"Sources"</h2>
            <ul>{entries}</ul>
            <p class="quiet">{format!("Checked against them on {}.", question.checked)}</p>
        </section>
    }
}

/// What was changed since the answer was published.
fn revisions(question: &Question) -> Option<AnyView> {
    let entries: Vec<_> = question
        .revisions
        .iter()
        .map(|revision| {
            view! {
                <dt>{revision.date.to_string()}</dt>
                <dd inner_html=line::html(&revision.change, &[])></dd>
            }
        })
        .collect();
    (!entries.is_empty()).then(|| {
        view! {
            <section>
                <h2>"Revised"</h2>
                <dl class="versions">{entries}</dl>
            </section>
        }
        .into_any()
    })
}

/// Questions close to this one that the interviewer's next ones do not name already.
fn related(context: &Context<'_>, here: &Page, index: usize) -> Option<AnyView> {
    let entries: Vec<_> = context
        .neighbourhood
        .related(index, MOST_RELATED)
        .into_iter()
        .map(|other| {
            let link = here.link(&Page::Question(other.id.clone()));
            view! {
                <li>
                    <a href=link inner_html=line::html(&other.title, &[])></a>
                    " "<small>{other.level.title()}</small>
                </li>
            }
        })
        .collect();
    (!entries.is_empty()).then(|| {
        view! {
            <section class="related">
                <h2>"Related questions"</h2>
                <ul>{entries}</ul>
            </section>
        }
        .into_any()
    })
}

/// The neighbours in reading order, within the level.
fn turn(context: &Context<'_>, here: &Page, index: usize) -> impl IntoView {
    let questions = &context.bank.questions;
    let level: Level = questions[index].level;
    let neighbour = |at: Option<usize>| {
        at.and_then(|at| questions.get(at))
            .filter(|question| question.level == level)
    };
    let link = |question: &Question, rel: &'static str, words: &'static str| {
        view! {
            <a rel=rel href=here.link(&Page::Question(question.id.clone()))>
                <small>{words}</small>
                <span inner_html=line::html(&question.title, &[])></span>
            </a>
        }
    };
    let previous =
        neighbour(index.checked_sub(1)).map(|question| link(question, "prev", "Previous"));
    let next = neighbour(index.checked_add(1)).map(|question| link(question, "next", "Next"));
    view! { <nav class="turn" aria-label="Neighbouring questions">{previous}{next}</nav> }
}

/// The question for search engines, as schema.org's `QAPage`.
fn structured(question: &Question) -> serde_json::Value {
    serde_json::json!({
        "@context": "https://schema.org",
        "@type": "QAPage",
        "mainEntity": {
            "@type": "Question",
            "name": bank::plain_text(&question.title),
            "text": bank::plain_text(&question.title),
            "answerCount": 1,
            "dateModified": question.checked.to_string(),
            "acceptedAnswer": { "@type": "Answer", "text": bank::plain_text(&question.summary) },
        },
    })
}
