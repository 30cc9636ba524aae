//! Markdown of unknown origin as HTML: whatever it holds, nothing in it runs, loads or leaves the place that it is put in.
//!
//! The site's own answers are refused where they hold raw HTML, an image or a broken link, and their Python is coloured by
//! its grammar (crate `markup`); a reader who opens somebody's bank gets what can be shown of it instead. It must not know
//! what else stands in a question.

use std::fmt::Write as _;

use line::{escape_into, escaped};
use pulldown_cmark::{Alignment, CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

/// How much deeper headings go than in the Markdown, since the list's rows have headings of their own.
const SHIFT: u8 = 2;

/// The endings of files that stand beside an answer.
const FILES: [&str; 2] = ["py", "diagram"];

/// Where a link leads.
enum Target<'a> {
    /// To another site, by https.
    Elsewhere,
    /// To a question, by its id.
    Question(&'a str),
    /// To a file beside the answer, by its name.
    File(&'a str),
    /// Nowhere that would be followed from here.
    Nowhere,
}

impl<'a> Target<'a> {
    fn read(address: &'a str) -> Self {
        if address.starts_with("https://") && !address.contains(char::is_whitespace) {
            return Self::Elsewhere;
        }
        let path = address.split('#').next().unwrap_or_default();
        let parts: Vec<&str> = path.split('/').collect();
        match parts.as_slice() {
            ["..", id, "answer.md"] | ["..", "..", _, id, "answer.md"] => Self::Question(id),
            [name] if FILES.contains(&ending_of(name)) => Self::File(name),
            _ => Self::Nowhere,
        }
    }
}

fn ending_of(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, ending)| ending)
}

/// The words of Markdown with its code, without the addresses of links: what a search reads.
pub(crate) fn plain(markdown: &str) -> String {
    let mut words = String::new();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            Event::SoftBreak => words.push(' '),
            Event::HardBreak | Event::End(_) if !words.ends_with(['\n', ' ']) => words.push('\n'),
            _ => {}
        }
    }
    words
}

/// Markdown as HTML. `figure` draws the file of a name that a paragraph of nothing but its link stands for; `is_known`
/// tells whether there is a question of an id.
pub(crate) fn html(
    markdown: &str,
    figure: &dyn Fn(&str) -> Option<String>,
    is_known: &dyn Fn(&str) -> bool,
) -> String {
    let events: Vec<Event<'_>> = Parser::new_ext(markdown, Options::ENABLE_TABLES).collect();
    let mut writer = Writer {
        html: String::with_capacity(markdown.len() * 2),
        figure,
        is_known,
        links: Vec::new(),
        alignments: Vec::new(),
        column: 0,
        in_head: false,
        blocks: 0,
    };
    let mut at = 0;
    while at < events.len() {
        at += writer.step(&events[at..]);
    }
    writer.html
}

struct Writer<'a> {
    html: String,
    figure: &'a dyn Fn(&str) -> Option<String>,
    is_known: &'a dyn Fn(&str) -> bool,
    /// What ends each link or picture that is open.
    links: Vec<&'static str>,
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
    /// How many blocks of code there were, so that each has a name of its own.
    blocks: usize,
}

impl Writer<'_> {
    /// Writes what the first of the events begins, and tells how many events that took.
    fn step(&mut self, events: &[Event<'_>]) -> usize {
        match &events[0] {
            Event::Start(Tag::Paragraph) => {
                let figure = quoted(events).and_then(|name| (self.figure)(name));
                if let Some(figure) = figure {
                    self.html.push_str(&figure);
                    return length_of(events);
                }
                self.html.push_str("<p>");
            }
            Event::Start(Tag::CodeBlock(kind)) => {
                let length = length_of(events);
                self.code_block(kind, &text_of(&events[..length]));
                return length;
            }
            Event::Start(tag) => self.open(tag),
            Event::End(tag) => self.close(*tag),
            // Raw HTML is shown as it is written.
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => {
                escape_into(&mut self.html, text);
            }
            Event::Code(code) => {
                self.html.push_str("<code>");
                escape_into(&mut self.html, code);
                self.html.push_str("</code>");
            }
            Event::SoftBreak => self.html.push('\n'),
            Event::HardBreak => self.html.push_str("<br>"),
            Event::Rule => self.html.push_str("<hr>"),
            // Extensions that are not switched on.
            Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
        }
        1
    }

    fn code_block(&mut self, kind: &CodeBlockKind<'_>, code: &str) {
        self.blocks += 1;
        let kind = match kind {
            CodeBlockKind::Fenced(info) if !info.is_empty() && !info.starts_with("text") => "Code",
            _ => "Text",
        };
        let label = format!("{kind} {}", self.blocks);
        self.html.push_str(&pre("", &label, code));
    }

    fn open(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => self.element("<h", (*level as u8 + SHIFT).min(6)),
            Tag::BlockQuote(_) => self.html.push_str("<blockquote>"),
            Tag::List(None) => self.html.push_str("<ul>"),
            Tag::List(Some(first)) => {
                let _ = write!(self.html, "<ol start=\"{first}\">");
            }
            Tag::Item => self.html.push_str("<li>"),
            Tag::Emphasis => self.html.push_str("<em>"),
            Tag::Strong => self.html.push_str("<strong>"),
            Tag::Link { dest_url, .. } => self.open_link(dest_url),
            // A picture would be fetched: its words stand for it.
            Tag::Image { .. } => {
                self.html.push_str("[picture: ");
                self.links.push("]");
            }
            Tag::Table(alignments) => {
                self.alignments.clone_from(alignments);
                self.html.push_str(
                    "<div class=\"table\" role=\"region\" aria-label=\"Table\" tabindex=\"0\"><table>",
                );
            }
            Tag::TableHead | Tag::TableRow => {
                self.in_head = matches!(tag, Tag::TableHead);
                self.column = 0;
                self.html
                    .push_str(if self.in_head { "<thead><tr>" } else { "<tr>" });
            }
            Tag::TableCell => {
                self.html.push_str(if self.in_head {
                    "<th scope=\"col\""
                } else {
                    "<td"
                });
                // The site's policy allows no style in an element.
                self.html.push_str(match self.alignments.get(self.column) {
                    Some(Alignment::Right) => " class=\"right\">",
                    Some(Alignment::Center) => " class=\"center\">",
                    _ => ">",
                });
                self.column += 1;
            }
            // Either written as a whole by `step`, or extensions that are not switched on.
            _ => {}
        }
    }

    fn open_link(&mut self, address: &str) {
        match Target::read(address) {
            Target::Elsewhere => {
                let address = escaped(address);
                let _ = write!(self.html, "<a href=\"{address}\" rel=\"noopener\">");
            }
            Target::Question(id) if (self.is_known)(id) => {
                let _ = write!(self.html, "{}", question_link(id));
            }
            Target::Question(_) | Target::File(_) | Target::Nowhere => {
                self.links.push("");
                return;
            }
        }
        self.links.push("</a>");
    }

    fn close(&mut self, tag: TagEnd) {
        let closing = match tag {
            TagEnd::Paragraph => "</p>",
            TagEnd::Heading(level) => {
                self.element("</h", (level as u8 + SHIFT).min(6));
                return;
            }
            TagEnd::BlockQuote(_) => "</blockquote>",
            TagEnd::List(true) => "</ol>",
            TagEnd::List(false) => "</ul>",
            TagEnd::Item => "</li>",
            TagEnd::Emphasis => "</em>",
            TagEnd::Strong => "</strong>",
            TagEnd::Link | TagEnd::Image => self.links.pop().unwrap_or_default(),
            TagEnd::Table => "</tbody></table></div>",
            TagEnd::TableHead => "</tr></thead><tbody>",
            TagEnd::TableRow => "</tr>",
            TagEnd::TableCell if self.in_head => "</th>",
            TagEnd::TableCell => "</td>",
            _ => "",
        };
        self.html.push_str(closing);
    }

    fn element(&mut self, begin: &str, level: u8) {
        let _ = write!(self.html, "{begin}{level}>");
    }
}

/// The opening tag of a link to another question of the bank, which the page follows within its list.
pub(crate) fn question_link(id: &str) -> String {
    let id = escaped(id);
    format!("<a href=\"#question-{id}\" data-question=\"{id}\">")
}

/// A block of code. It can be scrolled by keyboard, so it is a named group in the order of tabs.
pub(crate) fn pre(class: &str, label: &str, code: &str) -> String {
    let class = if class.is_empty() {
        String::new()
    } else {
        format!(" class=\"{class}\"")
    };
    format!(
        "<pre{class} role=\"group\" aria-label=\"{}\" tabindex=\"0\"><code>{}</code></pre>",
        escaped(label),
        escaped(code.trim_end_matches('\n'))
    )
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

/// The words of the events.
fn text_of(events: &[Event<'_>]) -> String {
    let texts = events.iter().filter_map(|event| match event {
        Event::Text(text) => Some(text.as_ref()),
        _ => None,
    });
    texts.collect()
}

/// The file that the paragraph beginning here stands for: it is a link to it and nothing else.
fn quoted<'a>(events: &'a [Event<'_>]) -> Option<&'a str> {
    let inside = events.get(1..length_of(events).saturating_sub(1))?;
    let Some(Event::Start(Tag::Link { dest_url, .. })) = inside.first() else {
        return None;
    };
    match Target::read(dest_url) {
        Target::File(name) if length_of(inside) == inside.len() => Some(name),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(markdown: &str) -> String {
        html(
            markdown,
            &|name| (name == "a.py").then(|| "<figure></figure>".to_owned()),
            &|id| id == "gil",
        )
    }

    #[test]
    fn raw_html_is_shown_as_it_is_written() {
        let html = shown("<script>alert(1)</script>\n\nA <img src=x onerror=alert(1)> b\n");
        assert!(
            !html.contains("<script") && !html.contains("<img"),
            "{html}"
        );
        assert!(
            html.contains("&lt;img src=x onerror=alert(1)&gt;"),
            "{html}"
        );
    }

    #[test]
    fn only_https_is_followed() {
        for address in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "http://a.example",
            "//a.example",
            "/x",
            "mailto:a@b.example",
            "\u{1}javascript:alert(1)",
            "&#106;avascript:alert(1)",
        ] {
            let html = shown(&format!("[words](<{address}>)"));
            assert_eq!(html, "<p>words</p>", "{address}");
        }
        assert_eq!(
            shown("[words](https://a.example/?a=1&b=\"x\")"),
            "<p><a href=\"https://a.example/?a=1&amp;b=&quot;x&quot;\" rel=\"noopener\">words</a></p>"
        );
    }

    #[test]
    fn a_picture_is_its_words() {
        assert_eq!(
            shown("![a *b*](https://a.example/x.png)"),
            "<p>[picture: a <em>b</em>]</p>"
        );
    }

    #[test]
    fn questions_are_linked_where_the_bank_has_them() {
        assert_eq!(
            shown("[one](../gil/answer.md#x) [two](../../mid/other/answer.md)"),
            "<p><a href=\"#question-gil\" data-question=\"gil\">one</a> two</p>"
        );
    }

    #[test]
    fn a_paragraph_of_a_files_link_is_that_file_if_it_is_there() {
        assert_eq!(shown("[a.py](a.py)"), "<figure></figure>");
        assert_eq!(shown("[b.py](b.py)"), "<p>b.py</p>");
        assert_eq!(shown("See [a.py](a.py)"), "<p>See a.py</p>");
    }

    #[test]
    fn headings_tables_and_code_have_no_styles_and_no_ids() {
        let html = shown("## A\n\n| a | b |\n|--:|:-:|\n| 1 | 2 |\n\n```py\na < b\n```\n");
        assert!(html.starts_with("<h4>A</h4><div class=\"table\""), "{html}");
        assert!(
            html.contains("<td class=\"right\">1</td><td class=\"center\">2</td>"),
            "{html}"
        );
        assert!(html.contains("<code>a &lt; b</code></pre>"), "{html}");
        assert!(!html.contains("style=") && !html.contains(" id="), "{html}");
    }

    #[test]
    fn deep_nesting_ends() {
        let html = shown(&format!("{}x", "> ".repeat(3_000)));
        assert!(html.contains('x'));
        assert_eq!(
            html.matches("<blockquote>").count(),
            html.matches("</blockquote>").count()
        );
    }
}
