//! The guide around the bank, with its contents, its date and its reading time.

use evalloop::page::Page;
use leptos::prelude::*;

use crate::chrome::around;
use crate::shell::Document;
use crate::site::{Context, html};

/// The guide's title on its page and in the search index.
pub(crate) const TITLE: &str = "The guide: from reading to answering";

pub(crate) fn document(context: &Context<'_>) -> anyhow::Result<Document> {
    let here = Page::Guide;
    let guide = &context.bank.guide;
    let rendered = context.guide_html(&here)?;
    let body = html(|| {
        let contents = rendered
            .contents()
            .map(|heading| view! { <li><a href=format!("#{}", heading.id)>{heading.text.clone()}</a></li> })
            .collect_view();
        let main = view! {
            <article class="reading">
                <h1>{TITLE}</h1>
                <p class="quiet">
                    {format!("{} minutes to read · speaks of Python {} · last checked on {}", guide.reading_minutes, guide.python, guide.checked)}
                </p>
                <div class="rest">
                    <nav aria-label="Contents"><ol class="contents">{contents}</ol></nav>
                    <div class="prose" inner_html=rendered.html.clone()></div>
                </div>
            </article>
        };
        around(context, &here, main)
    });
    Ok(Document {
        page: Some(here),
        title: "The guide to a Python interview · Evalloop".to_owned(),
        description: "What a Python interview probes at each level, the core concepts behind it, how to prepare week by week, and the mistakes to avoid.".to_owned(),
        structured: None,
        body,
    })
}
