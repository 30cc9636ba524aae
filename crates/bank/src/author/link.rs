//! What the links of an answer and of the guide point at.
//!
//! The files link to each other the way a code host can follow; the site turns that into its own pages.
//! It must not know which questions exist, nor the addresses of the site.

use crate::{Level, QuestionId};

/// The file that a link stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// `content/guide.md`.
    Guide,
    /// `content/<level>/<id>/answer.md`.
    Answer(Level),
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// To a question's page, perhaps to a heading of its answer.
    Question {
        /// The level whose folder the link names.
        level: Level,
        /// The question.
        id: QuestionId,
        /// The id of the heading, without `#`.
        fragment: Option<String>,
    },
    /// To the guide, perhaps to one of its headings.
    Guide {
        /// The id of the heading, without `#`.
        fragment: Option<String>,
    },
    /// To a heading of the same page.
    Heading {
        /// The heading's id, without `#`.
        fragment: String,
    },
    /// To an example beside the answer.
    Example {
        /// The file's name.
        name: String,
    },
    /// To a diagram beside the answer.
    Diagram {
        /// The file's name.
        name: String,
    },
    /// To another site, by https.
    External,
    /// To another site by plain http.
    Insecure,
    /// To nothing that the site could show.
    Nowhere,
}

impl Target {
    /// Reads a link's address as it stands in a file.
    #[must_use]
    pub fn read(address: &str, origin: Origin) -> Self {
        if address.starts_with("https://") {
            return Self::External;
        }
        if address.starts_with("http://") {
            return Self::Insecure;
        }
        let (path, fragment) = match address.split_once('#') {
            Some((path, fragment)) => (path, Some(fragment.to_owned())),
            None => (address, None),
        };
        let parts: Vec<&str> = path.split('/').collect();
        match (origin, parts.as_slice(), fragment) {
            (_, [""], Some(fragment)) if !fragment.is_empty() => Self::Heading { fragment },
            (Origin::Answer(_), [name], None)
                if name
                    .rsplit_once('.')
                    .is_some_and(|(_, ending)| ending == "py") =>
            {
                Self::Example {
                    name: (*name).to_owned(),
                }
            }
            (Origin::Answer(_), [name], None) if name.ends_with(".diagram") => Self::Diagram {
                name: (*name).to_owned(),
            },
            (Origin::Answer(level), ["..", id, "answer.md"], fragment) => {
                Self::question(Some(level), id, fragment)
            }
            (Origin::Answer(_), ["..", "..", level, id, "answer.md"], fragment)
            | (Origin::Guide, [level, id, "answer.md"], fragment) => {
                Self::question(Level::parse(level), id, fragment)
            }
            (Origin::Answer(_), ["..", "..", "guide.md"], fragment) => Self::Guide { fragment },
            _ => Self::Nowhere,
        }
    }

    fn question(level: Option<Level>, id: &str, fragment: Option<String>) -> Self {
        match (level, QuestionId::parse(id)) {
            (Some(level), Some(id)) => Self::Question {
                level,
                id,
                fragment,
            },
            _ => Self::Nowhere,
        }
    }
}

/// The id of a heading: its words in lower case, joined by hyphens, with a number behind it if `used` holds it already.
/// The new id is added to `used`.
#[must_use]
pub fn heading_id(text: &str, used: &mut Vec<String>) -> String {
    let mut id = String::new();
    for character in text.chars() {
        if character.is_alphanumeric() {
            id.extend(character.to_lowercase());
        } else if (character.is_whitespace() || matches!(character, '-' | '–' | '—' | '/'))
            && !id.is_empty()
            && !id.ends_with('-')
        {
            id.push('-');
        } else if character == '_' {
            id.push('_');
        }
    }
    let id = id.trim_end_matches('-');
    let id = if id.is_empty() { "section" } else { id };
    // Among one more candidates than there are used ids, one is free.
    let unique = (1..=used.len() + 1)
        .map(|number| match number {
            1 => id.to_owned(),
            _ => format!("{id}-{number}"),
        })
        .find(|candidate| !used.contains(candidate))
        .unwrap_or_else(|| id.to_owned());
    used.push(unique.clone());
    unique
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(level: Level, id: &str, fragment: Option<&str>) -> Target {
        Target::Question {
            level,
            id: QuestionId::parse(id).unwrap(),
            fragment: fragment.map(str::to_owned),
        }
    }

    #[test]
    fn links_between_files_are_understood() {
        let origin = Origin::Answer(Level::Mid);
        let read = |address| Target::read(address, origin);
        assert_eq!(read("../gil/answer.md"), question(Level::Mid, "gil", None));
        assert_eq!(
            read("../../senior/gil/answer.md#cost"),
            question(Level::Senior, "gil", Some("cost"))
        );
        assert_eq!(read("../../guide.md"), Target::Guide { fragment: None });
        assert_eq!(
            read("#cost"),
            Target::Heading {
                fragment: "cost".to_owned()
            }
        );
        assert_eq!(
            read("sizes.py"),
            Target::Example {
                name: "sizes.py".to_owned()
            }
        );
        assert_eq!(
            read("cycle.diagram"),
            Target::Diagram {
                name: "cycle.diagram".to_owned()
            }
        );
        assert_eq!(
            Target::read("mid/gil/answer.md", Origin::Guide),
            question(Level::Mid, "gil", None)
        );
    }

    #[test]
    fn other_sites_are_told_by_their_scheme() {
        let read = |address| Target::read(address, Origin::Guide);
        assert_eq!(read("https://docs.python.org/3/"), Target::External);
        assert_eq!(read("http://docs.python.org/3/"), Target::Insecure);
        for nowhere in [
            "",
            "#",
            "mailto:a@b.c",
            "javascript:1",
            "//x.y",
            "../gil/",
            "sizes.py",
        ] {
            assert_eq!(read(nowhere), Target::Nowhere, "{nowhere:?}");
        }
    }

    #[test]
    fn heading_ids_are_kebab_case_and_unique() {
        let mut used = Vec::new();
        let mut id = |text| heading_id(text, &mut used);
        assert_eq!(id("What `__init__` is for?"), "what-__init__-is-for");
        assert_eq!(id("Cost – in time"), "cost-in-time");
        assert_eq!(id("Cost in time"), "cost-in-time-2");
        assert_eq!(id("!!!"), "section");
    }
}
