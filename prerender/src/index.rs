//! The search index over the whole site, and the texts that its passages are cut from.
//!
//! It must not know how the index is built or searched, or how any page looks.

use std::path::Path;

use bank::author::Plain;
use bank::{Bank, Question};
use search::{Builder, Document, Kind};

use crate::assets::write_hashed;
use crate::pages;

/// The files of the index, below the site's root.
pub(crate) struct Files {
    /// What is searched.
    pub(crate) index: String,
    /// What is quoted.
    pub(crate) texts: String,
}

/// Writes both files into `out`; their names carry a hash of what they hold.
pub(crate) fn write(bank: &Bank, out: &Path) -> anyhow::Result<Files> {
    let mut builder = Builder::default();
    for question in &bank.questions {
        add_question(&mut builder, bank, question);
    }
    add_guide(&mut builder, &bank.guide.markdown);
    for scenario in gil::scenario::all() {
        builder.add(&Document {
            kind: Kind::Scenario,
            id: scenario.id,
            title: scenario.title,
            summary: scenario.lead,
            answer: scenario.look_for,
            code: scenario.python,
            ..Document::default()
        });
    }
    let built = builder.finish();
    Ok(Files {
        index: write_hashed(out, "search-", "idx", &built.index)?,
        texts: write_hashed(out, "search-", "texts", &built.texts)?,
    })
}

fn add_question(builder: &mut Builder, bank: &Bank, question: &Question) {
    let plain = Plain::of(question, bank.answer(question.id.as_str()));
    builder.add(&Document {
        kind: Kind::Question,
        id: question.id.as_str(),
        level: question.level.slug(),
        difficulty: question.difficulty.slug(),
        title: &plain.title,
        tags: &plain.tags,
        category: &plain.category,
        summary: &plain.summary,
        key_points: &plain.key_points,
        answer: &plain.answer,
        code: &plain.code,
    });
}

/// A document for each section of the guide. What stands before the first is the guide itself.
fn add_guide(builder: &mut Builder, markdown: &str) {
    for section in markup::sections(markdown) {
        let before = section.title.is_empty();
        builder.add(&Document {
            kind: Kind::Guide,
            id: &section.id,
            title: if before {
                pages::guide::TITLE
            } else {
                &section.title
            },
            answer: &section.prose,
            ..Document::default()
        });
    }
}
