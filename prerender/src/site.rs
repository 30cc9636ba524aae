//! The whole site: which pages there are, what they share, and writing them out.
//!
//! It must not know how any page looks.

use std::cell::RefCell;
use std::fs;
use std::path::Path;

use anyhow::Context as _;
use bank::author::Target;
use bank::{Bank, Level, Neighbourhood, Question};
use evalloop::page::Page;
use leptos::prelude::*;
use markup::{Highlighter, Place, Rendered};

use crate::assets::Assets;
use crate::index;
use crate::install;
use crate::pages;
use crate::shell::{Document, Shell};

/// What pages are made from.
pub(crate) struct Context<'a> {
    /// The checked bank.
    pub(crate) bank: &'a Bank,
    /// Which questions are close to which.
    pub(crate) neighbourhood: Neighbourhood<'a>,
    /// The files of the search index.
    pub(crate) index: index::Files,
    /// What runs before the first paint.
    pub(crate) first_script: &'a str,
    /// What serves a page until the app is awake.
    pub(crate) early_script: &'a str,
    highlighter: RefCell<Highlighter>,
}

impl<'a> Context<'a> {
    /// The questions of a level, in reading order.
    pub(crate) fn of_level(&self, level: Level) -> impl Iterator<Item = &'a Question> {
        self.bank
            .questions
            .iter()
            .filter(move |question| question.level == level)
    }

    /// How many examples with recorded output the bank has.
    pub(crate) fn example_count(&self) -> usize {
        let answers = self
            .bank
            .questions
            .iter()
            .filter_map(|question| self.bank.answer(question.id.as_str()));
        answers.map(|answer| answer.examples.len()).sum()
    }

    /// A question's answer in depth as it stands on `here`, if it is written.
    pub(crate) fn answer_html(
        &self,
        question: &Question,
        here: &Page,
    ) -> anyhow::Result<Option<String>> {
        let Some(answer) = self.bank.answer(question.id.as_str()) else {
            return Ok(None);
        };
        let address = |target: &Target| address(here, target);
        let place = Place {
            heading_shift: 0,
            address: &address,
        };
        let executed = self.bank.executed.as_ref();
        let rendered = markup::answer(
            &mut self.highlighter.borrow_mut(),
            question,
            answer,
            executed,
            &place,
        )
        .with_context(|| format!("the answer of {}", question.id))?;
        Ok(Some(rendered.html))
    }

    /// The guide as it stands on `here`.
    pub(crate) fn guide_html(&self, here: &Page) -> anyhow::Result<Rendered> {
        let address = |target: &Target| address(here, target);
        let place = Place {
            heading_shift: 0,
            address: &address,
        };
        markup::guide(&mut self.highlighter.borrow_mut(), &self.bank.guide, &place)
            .context("the guide")
    }

    /// Python with its words coloured.
    pub(crate) fn python_html(&self, code: &str) -> anyhow::Result<String> {
        Ok(self.highlighter.borrow_mut().python(code)?)
    }
}

/// A view as HTML, exactly as the browser will find it.
pub(crate) fn html<V: IntoView>(view: impl FnOnce() -> V) -> String {
    Owner::new_root(None).with(|| view().into_view().to_html())
}

/// Writes every page and data file into `out`, and tells how many pages there are.
pub(crate) fn write(root: &Path, out: &Path, bank: &Bank) -> anyhow::Result<usize> {
    let assets = Assets::prepare(root, out)?;
    install::write(out)?;
    let frame_path = out.join("index.html");
    let frame =
        fs::read_to_string(&frame_path).with_context(|| frame_path.display().to_string())?;
    // What Trunk was told by is of no use to a reader.
    let is_for_trunk = |line: &&str| line.contains("<link data-trunk");
    let lines: Vec<&str> = frame.lines().filter(|line| !is_for_trunk(line)).collect();
    let frame = lines.join("\n") + "\n";
    let shell = Shell::new(&frame, &assets)?;
    let context = Context {
        bank,
        neighbourhood: Neighbourhood::new(&bank.questions),
        index: index::write(bank, out)?,
        first_script: &assets.first_script,
        early_script: &assets.early_script,
        highlighter: RefCell::new(Highlighter::new()?),
    };
    let documents = documents(&context, &assets.shelf)?;
    for document in &documents {
        let file = match &document.page {
            Some(page) => page.path() + "index.html",
            None => "404.html".to_owned(),
        };
        save(&out.join(file), &shell.render(document))?;
    }
    crate::embed::write(&context, &assets, &frame, out)?;
    crate::recordings::write(root, out)?;
    save(&out.join("data/bank.json"), &bank::bank_json(bank))?;
    save(&out.join("data/bank.schema.json"), &bank::bank_schema())?;
    Ok(documents.len())
}

fn documents(context: &Context<'_>, shelf: &str) -> anyhow::Result<Vec<Document>> {
    let mut documents = vec![
        pages::home::document(context)?,
        pages::guide::document(context)?,
        pages::visualizer::document(context)?,
        pages::changes::document(context),
        pages::offline::document(context),
        pages::bank::document(context, shelf),
        pages::not_found::document(),
    ];
    documents.extend(Level::ALL.map(|level| pages::level::document(context, level)));
    for index in 0..context.bank.questions.len() {
        documents.push(pages::question::document(context, index)?);
    }
    Ok(documents)
}

/// The address of a question or of the guide, seen from `here`.
fn address(here: &Page, target: &Target) -> String {
    match target {
        Target::Question { id, .. } => here.link(&Page::Question(id.clone())),
        _ => here.link(&Page::Guide),
    }
}

pub(crate) fn save(path: &Path, text: &str) -> anyhow::Result<()> {
    let folder = path.parent().context("a file stands in a folder")?;
    fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    fs::write(path, text).with_context(|| path.display().to_string())
}
