//! What was changed in published answers, the latest first: the bank's own changelog.

use bank::{Date, Question, Revision};
use evalloop::page::Page;
use leptos::prelude::*;

use crate::chrome::around;
use crate::shell::Document;
use crate::site::{Context, html};

pub(crate) fn document(context: &Context<'_>) -> Document {
    let here = Page::Changes;
    let revisions = latest_first(&context.bank.questions);
    let count = revisions.len();
    let body = html(|| {
        let days = by_day(&revisions)
            .into_iter()
            .map(|(date, revisions)| day(&here, date, &revisions))
            .collect_view();
        let none = revisions.is_empty().then(|| {
            view! { <p>"No published answer has been changed so far."</p> }
        });
        let main = view! {
            <article class="reading">
                <h1>"Revised answers"</h1>
                <p class="lede">
                    "When a published answer turns out wrong, stale or unclear, it is changed, and what changed stands here and on its page."
                </p>
                {none}
                {days}
            </article>
        };
        around(context, &here, main)
    });
    Document {
        page: Some(here),
        title: "Revised answers · Evalloop".to_owned(),
        description: format!(
            "What was changed in published answers of the Python question bank, and why: {count} revisions so far."
        ),
        structured: None,
        body,
    }
}

/// All revisions with their questions; those of one day in reading order.
fn latest_first(questions: &[Question]) -> Vec<(&Question, &Revision)> {
    let mut revisions: Vec<_> = questions
        .iter()
        .flat_map(|question| question.revisions.iter().map(move |its| (question, its)))
        .collect();
    revisions.sort_by_key(|(_, revision)| std::cmp::Reverse(revision.date));
    revisions
}

type OfDay<'a> = (Date, Vec<(&'a Question, &'a Revision)>);

fn by_day<'a>(revisions: &[(&'a Question, &'a Revision)]) -> Vec<OfDay<'a>> {
    revisions
        .chunk_by(|left, right| left.1.date == right.1.date)
        .map(|day| (day[0].1.date, day.to_vec()))
        .collect()
}

fn day(here: &Page, date: Date, revisions: &[(&Question, &Revision)]) -> impl IntoView + use<> {
    let entries = revisions
        .iter()
        .map(|(question, revision)| {
            let link = here.link(&Page::Question(question.id.clone()));
            view! {
                <dt><a href=link inner_html=line::html(&question.title, &[])></a></dt>
                <dd inner_html=line::html(&revision.change, &[])></dd>
            }
        })
        .collect_view();
    view! {
        <section>
            <h2><time datetime=date.to_string()>{format!("{} {} {}", date.day(), date.month_name(), date.year())}</time></h2>
            <dl class="changes">{entries}</dl>
        </section>
    }
}
