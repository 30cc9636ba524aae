//! A problem of the bank: where it is, what is wrong, and how to mend it.
//!
//! It must not know how problems are found, nor where they are printed.

use std::fmt;
use std::path::{Path, PathBuf};

use super::defect::Defect;

/// A spot in one of the bank's files.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file or folder, relative to the root of the bank, with `/` between its parts.
    pub file: PathBuf,
    /// The line, from 1.
    pub line: usize,
    /// The column, in characters, from 1.
    pub column: usize,
}

impl Place {
    /// The very start of a file, for problems of the file as a whole.
    #[must_use]
    pub fn start_of(file: &Path) -> Self {
        Self {
            file: file.to_owned(),
            line: 1,
            column: 1,
        }
    }

    /// The spot that is `offset` bytes into a file's text; past its end, the end.
    #[must_use]
    pub fn in_text(file: &Path, text: &str, offset: usize) -> Self {
        let before = &text[..text.floor_char_boundary(offset)];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Self {
            file: file.to_owned(),
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{}:{}:{}",
            self.file.display(),
            self.line,
            self.column
        )
    }
}

/// Something that keeps the bank from being published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where it is.
    pub place: Place,
    /// The path of the field within the file, such as `[3].key_points[0].id`; empty outside the catalogue.
    pub field: String,
    /// The question that it belongs to, where that is known.
    pub question: Option<String>,
    /// What is wrong.
    pub defect: Defect,
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: ", self.place)?;
        if let Some(question) = &self.question
            && !self.field.is_empty()
        {
            write!(formatter, "({question}) ")?;
        }
        if !self.field.is_empty() {
            write!(formatter, "{}: ", self.field)?;
        }
        write!(formatter, "{}\n    {}", self.defect, self.defect.remedy())
    }
}

impl std::error::Error for Problem {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_counts_lines_and_characters_from_one() {
        let text = "ab\nčd\n";
        let at = |offset| {
            let place = Place::in_text(Path::new("f"), text, offset);
            (place.line, place.column)
        };
        assert_eq!(at(0), (1, 1));
        assert_eq!(at(2), (1, 3));
        assert_eq!(at(3), (2, 1));
        assert_eq!(at(5), (2, 2), "a letter of two bytes is one column");
        assert_eq!(at(4), (2, 1), "the middle of a letter belongs to it");
        assert_eq!(at(99), (3, 1));
    }
}
