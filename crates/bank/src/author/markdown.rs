//! Checking the Markdown of an answer or of the guide, and gathering what other checks need from it.
//!
//! It must not know files other than the one it reads, nor HTML.

use std::ops::Range;
use std::path::Path;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::defect::Defect;
use super::link::{Origin, Target, heading_id};
use super::problem::{Place, Problem};
use super::reading::Length;

/// The extensions to CommonMark that answers and the guide may use: tables.
#[must_use]
pub const fn markdown_options() -> Options {
    Options::ENABLE_TABLES
}

/// Something in the text that points elsewhere, with its place.
pub(super) struct Pointer {
    pub(super) target: Target,
    /// The address as written.
    pub(super) address: String,
    pub(super) place: Place,
}

/// What one Markdown file says.
#[derive(Default)]
pub(super) struct Outline {
    /// The examples that it quotes, in order.
    pub(super) quoted: Vec<Pointer>,
    /// The diagrams that it quotes, in order.
    pub(super) diagrams: Vec<Pointer>,
    /// Its other links.
    pub(super) links: Vec<Pointer>,
    /// The ids of its headings.
    pub(super) headings: Vec<String>,
    pub(super) length: Length,
    pub(super) problems: Vec<Problem>,
}

/// Reads the text of `file`.
pub(super) fn outline(file: &Path, text: &str, origin: Origin, question: Option<&str>) -> Outline {
    let mut scan = Scan {
        file,
        text,
        origin,
        question,
        outline: Outline::default(),
        heading: None,
        last_level: 1,
        code: None,
        paragraph: None,
    };
    for (event, range) in Parser::new_ext(text, markdown_options()).into_offset_iter() {
        scan.event(&event, &range);
    }
    if text.trim().is_empty() {
        scan.report(0, Defect::EmptyText);
    }
    scan.outline
}

/// A paragraph under reading: it quotes an example or a diagram if it is one link to it and nothing else.
struct Paragraph {
    links: Vec<Pointer>,
    /// Whether anything but white space stands outside the links.
    has_words: bool,
    in_link: bool,
}

struct Scan<'a> {
    file: &'a Path,
    text: &'a str,
    origin: Origin,
    question: Option<&'a str>,
    outline: Outline,
    /// The words of the heading under reading.
    heading: Option<String>,
    last_level: u8,
    /// The text of the block of code under reading.
    code: Option<String>,
    paragraph: Option<Paragraph>,
}

impl Scan<'_> {
    fn report(&mut self, offset: usize, defect: Defect) {
        self.outline.problems.push(Problem {
            place: Place::in_text(self.file, self.text, offset),
            field: String::new(),
            question: self.question.map(str::to_owned),
            defect,
        });
    }

    fn event(&mut self, event: &Event<'_>, range: &Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(*tag, range),
            Event::Text(words) => match &mut self.code {
                Some(code) => code.push_str(words),
                None => self.words(words),
            },
            Event::Code(words) => self.words(words),
            Event::Html(tag) | Event::InlineHtml(tag) => {
                let tag = tag.trim().lines().next().unwrap_or_default().to_owned();
                self.report(range.start, Defect::RawHtml { tag });
            }
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        // The name of a quoted example is not read: the example stands in its place.
        if self.is_in_example_link() {
            return;
        }
        self.outline.length.add_prose(words);
        if let Some(heading) = &mut self.heading {
            heading.push_str(words);
        }
        if let Some(paragraph) = &mut self.paragraph
            && !paragraph.in_link
            && !words.trim().is_empty()
        {
            paragraph.has_words = true;
        }
    }

    fn is_in_example_link(&self) -> bool {
        self.paragraph.as_ref().is_some_and(|paragraph| {
            let last = paragraph.links.last();
            paragraph.in_link
                && last.is_some_and(|link| matches!(link.target, Target::Example { .. }))
        })
    }

    fn start(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Paragraph => {
                self.paragraph = Some(Paragraph {
                    links: Vec::new(),
                    has_words: false,
                    in_link: false,
                });
            }
            Tag::Heading { level, .. } => self.heading_of(*level, range.start),
            Tag::CodeBlock(kind) => self.code_block(kind, range.start),
            Tag::Link { dest_url, .. } => self.link(dest_url, range.start),
            Tag::Image { .. } => self.report(range.start, Defect::Image),
            _ => {}
        }
    }

    fn heading_of(&mut self, level: HeadingLevel, offset: usize) {
        let level = level as u8;
        if level == 1 {
            self.report(offset, Defect::TopHeading);
        } else if level > self.last_level + 1 {
            let before = self.last_level;
            self.report(offset, Defect::SkippedHeading { before, level });
        }
        self.last_level = level;
        self.heading = Some(String::new());
    }

    fn code_block(&mut self, kind: &CodeBlockKind<'_>, offset: usize) {
        let language = match kind {
            CodeBlockKind::Fenced(info) => info.split([' ', ',']).next().unwrap_or_default(),
            CodeBlockKind::Indented => "",
        };
        if language.is_empty() {
            self.report(offset, Defect::UnnamedFence);
        } else if is_python(language) {
            self.report(offset, Defect::FencedPython);
        }
        self.code = Some(String::new());
    }

    fn link(&mut self, address: &str, offset: usize) {
        let pointer = Pointer {
            target: Target::read(address, self.origin),
            address: address.to_owned(),
            place: Place::in_text(self.file, self.text, offset),
        };
        match &mut self.paragraph {
            Some(paragraph) => {
                paragraph.in_link = true;
                paragraph.links.push(pointer);
            }
            None => self.outline.links.push(pointer),
        }
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::Paragraph => {
                if let Some(mut paragraph) = self.paragraph.take() {
                    let target = match paragraph.links.as_slice() {
                        [only] if !paragraph.has_words => Some(&only.target),
                        _ => None,
                    };
                    let pointers = match target {
                        Some(Target::Example { .. }) => &mut self.outline.quoted,
                        Some(Target::Diagram { .. }) => &mut self.outline.diagrams,
                        _ => &mut self.outline.links,
                    };
                    pointers.append(&mut paragraph.links);
                }
            }
            TagEnd::Link => {
                if let Some(paragraph) = &mut self.paragraph {
                    paragraph.in_link = false;
                }
            }
            TagEnd::Heading(_) => {
                if let Some(words) = self.heading.take() {
                    let id = heading_id(&words, &mut self.outline.headings);
                    debug_assert!(self.outline.headings.contains(&id));
                }
            }
            TagEnd::CodeBlock => {
                let code = self.code.take().unwrap_or_default();
                self.outline.length.add_code(&code);
                // A recorded prompt is Python that nobody executes.
                if code.lines().any(|line| line.starts_with(">>> ")) {
                    self.report(range.start, Defect::FencedPython);
                }
            }
            _ => {}
        }
    }
}

fn is_python(language: &str) -> bool {
    let language = language.to_ascii_lowercase();
    matches!(
        language.as_str(),
        "python" | "py" | "python3" | "py3" | "pycon" | "ipython" | "pyi"
    )
}
