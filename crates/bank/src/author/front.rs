//! The lines before the guide's text that say when it was checked and of which Python it speaks.
//!
//! ```text
//! ---
//! checked: 2026-11-22
//! python: "3.15"
//! ---
//! ```
//! It must not know the text that follows.

use std::path::Path;

use super::defect::Defect;
use super::nearest::nearest;
use super::problem::{Place, Problem};
use crate::{Date, PythonVersion};

/// What the lines say, as far as they say it properly.
#[derive(Default)]
pub(super) struct Front {
    pub(super) checked: Option<Date>,
    pub(super) python: Option<PythonVersion>,
    /// How many bytes of the text the lines take, both fences included.
    pub(super) length: usize,
    pub(super) problems: Vec<Problem>,
}

const FIELDS: [&str; 2] = ["checked", "python"];

/// Reads the lines at the start of the text of `file`; `today` bounds the date if it is given.
pub(super) fn read(file: &Path, text: &str, today: Option<Date>) -> Front {
    let mut front = Front::default();
    let mut seen: Vec<String> = Vec::new();
    let mut problems = Vec::new();
    let mut report = |line: usize, field: &str, defect: Defect| {
        let mut place = Place::start_of(file);
        place.line = line;
        problems.push(Problem {
            place,
            field: field.to_owned(),
            question: None,
            defect,
        });
    };
    if let Some(lines) = fenced(text) {
        front.length = "---\n".len() + lines.len() + "---\n".len();
        for (index, line) in lines.lines().enumerate() {
            let number = index + 2;
            let (name, value) = line.split_once(':').unwrap_or((line, ""));
            let (name, value) = (name.trim(), value.trim().trim_matches('"').to_owned());
            if seen.iter().any(|other| other == name) {
                let name = name.to_owned();
                report(number, &name.clone(), Defect::RepeatedField { name });
                continue;
            }
            seen.push(name.to_owned());
            match name {
                "checked" => match Date::parse(&value) {
                    Some(date) if today.is_some_and(|today| date > today) => {
                        let today = today.map(|today| today.to_string()).unwrap_or_default();
                        report(
                            number,
                            name,
                            Defect::FutureDate {
                                found: value,
                                today,
                            },
                        );
                    }
                    Some(date) => front.checked = Some(date),
                    None => report(number, name, Defect::BadDate { found: value }),
                },
                "python" => match PythonVersion::parse(&value) {
                    Some(version) => front.python = Some(version),
                    None => report(number, name, Defect::BadVersion { found: value }),
                },
                _ => report(
                    number,
                    name,
                    Defect::UnknownField {
                        name: name.to_owned(),
                        nearest: nearest(name, FIELDS),
                        allowed: FIELDS.join(", "),
                    },
                ),
            }
        }
    }
    for name in FIELDS {
        if !seen.iter().any(|other| other == name) {
            report(1, "", Defect::MissingFrontMatter { name });
        }
    }
    front.problems = problems;
    front
}

/// The lines between the fences; none if the text doesn't start with a fence, or the fence isn't closed.
fn fenced(text: &str) -> Option<&str> {
    let rest = text.strip_prefix("---\n")?;
    if rest.starts_with("---\n") {
        return Some("");
    }
    let end = rest.find("\n---\n")?;
    Some(&rest[..=end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_are_read_and_measured() {
        let text = "---\nchecked: 2026-11-22\npython: \"3.15\"\n---\n\nText.\n";
        let front = read(Path::new("guide.md"), text, None);
        assert_eq!(front.problems, []);
        assert_eq!(front.checked, Date::parse("2026-11-22"));
        assert_eq!(front.python, PythonVersion::parse("3.15"));
        assert_eq!(&text[front.length..], "\nText.\n");
    }

    #[test]
    fn every_slip_is_told_at_its_line() {
        let text = "---\npyton: 3.15\nchecked: 2027-01-01\n---\n";
        let today = Date::parse("2026-11-22");
        let found: Vec<_> = read(Path::new("guide.md"), text, today)
            .problems
            .into_iter()
            .map(|problem| (problem.place.line, problem.defect.to_string()))
            .collect();
        assert_eq!(
            found,
            [
                (2, "There is no field `pyton` here.".to_owned()),
                (
                    3,
                    "2027-01-01 lies in the future (today is 2026-11-22).".to_owned()
                ),
                (
                    1,
                    "The line `python: …` is missing at the start.".to_owned()
                ),
            ]
        );
    }

    #[test]
    fn a_text_without_fences_lacks_both_lines() {
        assert_eq!(
            read(Path::new("guide.md"), "Text.\n", None).problems.len(),
            2
        );
        assert_eq!(
            read(Path::new("guide.md"), "---\nText.\n", None)
                .problems
                .len(),
            2
        );
        assert_eq!(read(Path::new("guide.md"), "---\n---\n", None).length, 8);
    }
}
