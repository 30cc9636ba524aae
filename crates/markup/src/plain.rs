//! A text without its markup, section by section: what a search reads and quotes.
//!
//! Code within a line keeps its backticks. Blocks of code and the links that only stand for an example are left out. It
//! must not know what is done with the words.

use bank::author::{heading_id, markdown_options};
use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};

/// What stands under a heading, up to the next.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Section {
    /// The heading's level in the Markdown, from 2 to 6; 0 for what stands before the first heading.
    pub level: u8,
    /// The heading's id on a page that has this text alone; empty before the first heading.
    pub id: String,
    /// The heading's words; empty before the first heading.
    pub title: String,
    /// The words under it, on one line.
    pub prose: String,
}

/// The sections of a text, in its order; the first is what stands before any heading.
#[must_use]
pub fn sections(markdown: &str) -> Vec<Section> {
    let mut sections = vec![Section::default()];
    let mut used_ids = Vec::new();
    // How deep within code blocks and links to examples the walk is.
    let mut skipped = 0_u32;
    let mut heading: Option<(HeadingLevel, [String; 2])> = None;
    for event in Parser::new_ext(markdown, markdown_options()) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => skipped += 1,
            Event::Start(Tag::Link { ref dest_url, .. }) if dest_url.ends_with(".py") => {
                skipped += 1;
            }
            Event::End(TagEnd::CodeBlock) => skipped -= 1,
            Event::End(TagEnd::Link) if skipped > 0 => skipped -= 1,
            Event::Start(Tag::Heading { level, .. }) => heading = Some((level, Default::default())),
            Event::End(TagEnd::Heading(_)) => {
                let Some((level, [title, words])) = heading.take() else {
                    continue;
                };
                sections.push(Section {
                    level: level as u8,
                    id: heading_id(&words, &mut used_ids),
                    title,
                    prose: String::new(),
                });
            }
            Event::Text(words) if skipped == 0 => {
                if let Some((_, [title, plain])) = &mut heading {
                    title.push_str(&words);
                    plain.push_str(&words);
                } else {
                    prose(&mut sections).push_str(&words);
                }
            }
            Event::Code(code) if skipped == 0 => {
                let quoted = ["`", &code, "`"].concat();
                if let Some((_, [title, plain])) = &mut heading {
                    title.push_str(&quoted);
                    plain.push_str(&code);
                } else {
                    prose(&mut sections).push_str(&quoted);
                }
            }
            Event::SoftBreak
            | Event::HardBreak
            | Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell)
                if heading.is_none() =>
            {
                let prose = prose(&mut sections);
                if !prose.is_empty() && !prose.ends_with(' ') {
                    prose.push(' ');
                }
            }
            _ => {}
        }
    }
    for section in &mut sections {
        section.prose.truncate(section.prose.trim_end().len());
    }
    sections
}

/// The words of the last section.
fn prose(sections: &mut Vec<Section>) -> &mut String {
    if sections.is_empty() {
        sections.push(Section::default());
    }
    let last = sections.len() - 1;
    &mut sections[last].prose
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_kept_by_section_and_code_blocks_are_not() {
        let text = "Before `x`.\n\n## The *lock* of `os`\n\nOne\ntwo [link](../a/answer.md).\n\n[a.py](a.py)\n\n- item\n- last\n\n\
            ```text\nno\n```\n\n### Deeper\n\n| a | b |\n|---|---|\n| c | `d` |\n\n## Deeper\n";
        let found: Vec<_> = sections(text)
            .into_iter()
            .map(|section| (section.level, section.id, section.title, section.prose))
            .collect();
        let expected = [
            (0, "", "", "Before `x`."),
            (
                2,
                "the-lock-of-os",
                "The lock of `os`",
                "One two link. item last",
            ),
            (3, "deeper", "Deeper", "a b c `d`"),
            (2, "deeper-2", "Deeper", ""),
        ]
        .map(|(level, id, title, prose)| {
            (level, id.to_owned(), title.to_owned(), prose.to_owned())
        });
        assert_eq!(found, expected);
    }
}
