//! Writing a whole text: the walk over its Markdown.
//!
//! It must not know how code is coloured or examples are framed.

use std::fmt::Write;

use bank::author::{Origin, Target, heading_id, markdown_options};
use bank::{Example, Executed, Picture};
use pulldown_cmark::{Alignment, CodeBlockKind, Event, Parser, Tag, TagEnd};

use crate::error::Error;
use crate::headings::{Heading, shifted};
use crate::highlight::Highlighter;
use crate::{Place, Rendered, example, links, table};
use line::escaped;

/// What a text is and where it goes.
pub(crate) struct Setting<'a> {
    pub(crate) origin: Origin,
    /// What every id within the HTML starts with.
    pub(crate) prefix: String,
    pub(crate) examples: &'a [Example],
    pub(crate) diagrams: &'a [Picture],
    pub(crate) executed: Option<&'a Executed>,
    pub(crate) place: &'a Place<'a>,
}

/// Renders Markdown.
pub(crate) fn render(
    markdown: &str,
    setting: Setting<'_>,
    highlighter: &mut Highlighter,
) -> Result<Rendered, Error> {
    let events: Vec<Event<'_>> = Parser::new_ext(markdown, markdown_options()).collect();
    let mut writer = Writer {
        setting,
        highlighter,
        html: String::with_capacity(markdown.len() * 2),
        headings: Vec::new(),
        used_ids: Vec::new(),
        table: None,
        blocks: 0,
    };
    let mut at = 0;
    while at < events.len() {
        at += writer.step(&events[at..])?;
    }
    Ok(Rendered {
        html: writer.html,
        headings: writer.headings,
    })
}

/// The table under writing.
struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
    /// The closing tag of the cell under writing.
    cell_closing: &'static str,
}

struct Writer<'a, 'h> {
    setting: Setting<'a>,
    highlighter: &'h mut Highlighter,
    html: String,
    headings: Vec<Heading>,
    /// The ids of the headings so far, without the prefix.
    used_ids: Vec<String>,
    table: Option<Table>,
    /// How many blocks of code there were, so that each has a name of its own.
    blocks: usize,
}

impl Writer<'_, '_> {
    /// Writes what the first of the events starts, and tells how many events that took.
    fn step(&mut self, events: &[Event<'_>]) -> Result<usize, Error> {
        match &events[0] {
            Event::Start(Tag::Paragraph) => {
                match quoted(events) {
                    Some(Target::Example { name }) => self.example(&name)?,
                    Some(Target::Diagram { name }) => self.diagram(&name)?,
                    _ => {
                        self.html.push_str("<p>");
                        return Ok(1);
                    }
                }
                return Ok(length_of(events));
            }
            Event::Start(Tag::Heading { level, .. }) => {
                let length = length_of(events);
                self.heading(*level as u8, &events[1..length - 1])?;
                return Ok(length);
            }
            Event::Start(Tag::CodeBlock(kind)) => {
                let length = length_of(events);
                self.code_block(kind, &text_of(&events[1..length - 1]))?;
                return Ok(length);
            }
            Event::Start(Tag::Table(alignments)) => self.open_table(alignments.clone(), events),
            Event::Start(Tag::TableCell) => {
                self.open_cell(matches!(events.get(1), Some(Event::End(TagEnd::TableCell))));
            }
            Event::Start(tag) => self.open(tag)?,
            Event::End(tag) => self.close(*tag),
            Event::Text(text) => self.html.push_str(&escaped(text)),
            Event::Code(code) => self.push_element("code", &escaped(code)),
            Event::SoftBreak => self.html.push('\n'),
            Event::HardBreak => self.html.push_str("<br>\n"),
            Event::Rule => self.html.push_str("<hr>\n"),
            Event::Html(tag) | Event::InlineHtml(tag) => {
                return Err(Error::RawHtml {
                    tag: tag.trim().to_owned(),
                });
            }
            // Extensions that are not switched on.
            Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
        }
        Ok(1)
    }

    fn push_element(&mut self, name: &str, content: &str) {
        // Writing to a string can't fail.
        let _ = write!(self.html, "<{name}>{content}</{name}>");
    }

    fn example(&mut self, name: &str) -> Result<(), Error> {
        let found = self
            .setting
            .examples
            .iter()
            .find(|example| example.name == name);
        let example = found.ok_or_else(|| Error::UnknownExample {
            name: name.to_owned(),
        })?;
        let figure = example::figure(
            example,
            &self.setting.prefix,
            self.setting.executed,
            self.highlighter,
        )?;
        self.html.push_str(&figure);
        Ok(())
    }

    fn diagram(&mut self, name: &str) -> Result<(), Error> {
        let mut diagrams = self.setting.diagrams.iter();
        let picture = diagrams
            .find(|picture| picture.name == name)
            .ok_or_else(|| Error::UnknownDiagram {
                name: name.to_owned(),
            })?;
        let figure = crate::diagram::figure(picture, &self.setting.prefix);
        self.html.push_str(&figure);
        Ok(())
    }

    fn heading(&mut self, level: u8, inside: &[Event<'_>]) -> Result<(), Error> {
        let text = text_of(inside);
        let id = format!(
            "{}{}",
            self.setting.prefix,
            heading_id(&text, &mut self.used_ids)
        );
        let shifted = shifted(level, self.setting.place.heading_shift);
        let _ = write!(self.html, "<h{shifted} id=\"{}\">", escaped(&id));
        let start = self.html.len();
        let mut at = 0;
        while at < inside.len() {
            at += self.step(&inside[at..])?;
        }
        let html = self.html[start..].to_owned();
        let _ = writeln!(self.html, "</h{shifted}>");
        self.headings.push(Heading {
            level,
            id,
            text,
            html,
        });
        Ok(())
    }

    fn code_block(&mut self, kind: &CodeBlockKind<'_>, code: &str) -> Result<(), Error> {
        let language = match kind {
            CodeBlockKind::Fenced(info) => info.split([' ', ',']).next().unwrap_or_default(),
            CodeBlockKind::Indented => "",
        };
        self.blocks += 1;
        let kind = match language {
            "console" | "shell-session" => "Console session",
            "text" | "" => "Text",
            _ => "Code",
        };
        let code = self
            .highlighter
            .fence(language, code.trim_end_matches('\n'))?;
        let _ = writeln!(
            self.html,
            "<pre role=\"group\" aria-label=\"{kind} {}\" tabindex=\"0\"><code>{code}</code></pre>",
            self.blocks
        );
        Ok(())
    }

    fn open_table(&mut self, alignments: Vec<Alignment>, events: &[Event<'_>]) {
        let label = table::label(&columns(events));
        let _ = writeln!(
            self.html,
            "<div class=\"table\" role=\"region\" aria-label=\"{}\" tabindex=\"0\">\n<table>",
            escaped(&label)
        );
        self.table = Some(Table {
            alignments,
            column: 0,
            in_head: false,
            cell_closing: "</td>",
        });
    }

    fn open(&mut self, tag: &Tag<'_>) -> Result<(), Error> {
        match tag {
            Tag::BlockQuote(_) => self.html.push_str("<blockquote>\n"),
            Tag::List(None) => self.html.push_str("<ul>\n"),
            Tag::List(Some(1)) => self.html.push_str("<ol>\n"),
            Tag::List(Some(first)) => {
                let _ = writeln!(self.html, "<ol start=\"{first}\">");
            }
            Tag::Item => self.html.push_str("<li>"),
            Tag::TableHead => self.open_row(true),
            Tag::TableRow => self.open_row(false),
            Tag::Emphasis => self.html.push_str("<em>"),
            Tag::Strong => self.html.push_str("<strong>"),
            Tag::Link { dest_url, .. } => {
                let Setting {
                    origin,
                    prefix,
                    place,
                    ..
                } = &self.setting;
                let opening = links::opening(dest_url, *origin, prefix, place)?;
                self.html.push_str(&opening);
            }
            Tag::Image { dest_url, .. } => {
                return Err(Error::Image {
                    address: dest_url.to_string(),
                });
            }
            // Either written as a whole by `step`, or extensions that are not switched on.
            _ => {}
        }
        Ok(())
    }

    fn open_row(&mut self, in_head: bool) {
        if let Some(table) = &mut self.table {
            table.in_head = in_head;
            table.column = 0;
        }
        self.html
            .push_str(if in_head { "<thead>\n<tr>" } else { "<tr>" });
    }

    /// Opens a cell: a header in the head and in the first column, unless it is empty and so heads nothing.
    fn open_cell(&mut self, is_empty: bool) {
        let Some(table) = &mut self.table else { return };
        let class = table::class(table.alignments.get(table.column));
        let (opening, closing) = match (is_empty, table.in_head, table.column) {
            (false, true, _) => ("<th scope=\"col\"", "</th>"),
            (false, false, 0) => ("<th scope=\"row\"", "</th>"),
            _ => ("<td", "</td>"),
        };
        table.column += 1;
        table.cell_closing = closing;
        self.html.push_str(opening);
        self.html.push_str(class);
        self.html.push('>');
    }

    fn close(&mut self, tag: TagEnd) {
        let closing = match tag {
            TagEnd::Paragraph => "</p>\n",
            TagEnd::BlockQuote(_) => "</blockquote>\n",
            TagEnd::List(true) => "</ol>\n",
            TagEnd::List(false) => "</ul>\n",
            TagEnd::Item => "</li>\n",
            TagEnd::TableHead => "</tr>\n</thead>\n<tbody>\n",
            TagEnd::TableRow => "</tr>\n",
            TagEnd::TableCell => self.table.as_ref().map_or("", |table| table.cell_closing),
            TagEnd::Table => {
                self.table = None;
                "</tbody>\n</table>\n</div>\n"
            }
            TagEnd::Emphasis => "</em>",
            TagEnd::Strong => "</strong>",
            TagEnd::Link => "</a>",
            _ => "",
        };
        self.html.push_str(closing);
    }
}

/// How many events there are from the first, a start, up to and including the end that belongs to it.
fn length_of(events: &[Event<'_>]) -> usize {
    let mut depth = 0_usize;
    for (index, event) in events.iter().enumerate() {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return index + 1;
        }
    }
    events.len()
}

/// The words of the events, without markup.
fn text_of(events: &[Event<'_>]) -> String {
    let mut text = String::new();
    for event in events {
        match event {
            Event::Text(words) | Event::Code(words) => text.push_str(words),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            _ => {}
        }
    }
    text
}

/// The words of each cell in the head of the table that starts here.
fn columns(events: &[Event<'_>]) -> Vec<String> {
    let mut columns = Vec::new();
    for (index, event) in events.iter().enumerate() {
        match event {
            Event::Start(Tag::TableCell) => {
                let cell = &events[index..];
                columns.push(text_of(&cell[..length_of(cell)]));
            }
            Event::End(TagEnd::TableHead) => break,
            _ => {}
        }
    }
    columns
}

/// The example or diagram that the paragraph starting here stands for: it is a link to its file and nothing else.
fn quoted(events: &[Event<'_>]) -> Option<Target> {
    let inside = &events[1..length_of(events).saturating_sub(1)];
    let Some(Event::Start(Tag::Link { dest_url, .. })) = inside.first() else {
        return None;
    };
    if length_of(inside) != inside.len() {
        return None;
    }
    // Only answers have examples and diagrams, so their level doesn't matter here.
    let target = Target::read(dest_url, Origin::Answer(bank::Level::Mid));
    matches!(target, Target::Example { .. } | Target::Diagram { .. }).then_some(target)
}
