//! How long a text takes to read.
//!
//! Prose goes at 200 words a minute. Code is read by the line, and slower: 20 lines a minute, fences and outputs alike.
//! It must not know where the words come from.

/// What there is to read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Length {
    /// Words of prose, those in headings, lists and tables included.
    pub words: usize,
    /// Lines of code and of what it printed, without blank ones.
    pub code_lines: usize,
}

impl Length {
    /// The time that reading takes, in minutes, to the nearest one and at least 1.
    #[must_use]
    pub const fn minutes(self) -> usize {
        let seconds = self.words * 60 / 200 + self.code_lines * 60 / 20;
        let minutes = (seconds + 30) / 60;
        if minutes == 0 { 1 } else { minutes }
    }

    /// Adds a piece of prose.
    pub fn add_prose(&mut self, text: &str) {
        self.words += text
            .split_whitespace()
            // A dash or a bullet that stands alone is not a word.
            .filter(|word| word.contains(char::is_alphanumeric))
            .count();
    }

    /// Adds a piece of code or output.
    pub fn add_code(&mut self, text: &str) {
        self.code_lines += text.lines().filter(|line| !line.trim().is_empty()).count();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_are_rounded_and_never_none() {
        let minutes = |words, code_lines| Length { words, code_lines }.minutes();
        assert_eq!(minutes(0, 0), 1);
        assert_eq!(minutes(200, 0), 1);
        assert_eq!(minutes(500, 0), 3);
        assert_eq!(minutes(0, 40), 2);
        assert_eq!(minutes(400, 20), 3);
    }

    #[test]
    fn dashes_and_blank_lines_do_not_count() {
        let mut length = Length::default();
        length.add_prose("one – two, 3");
        length.add_code("a = 1\n\nb = 2\n");
        assert_eq!((length.words, length.code_lines), (3, 2));
    }
}
