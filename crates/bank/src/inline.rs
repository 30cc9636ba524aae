//! The one piece of markup that titles and summaries may carry: code between backticks.
//!
//! It must not know HTML: escaping is the business of whoever writes the page.

/// A stretch of a summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inline<'a> {
    /// Words to read.
    Text(&'a str),
    /// Code, without its backticks.
    Code(&'a str),
}

/// The stretches of a text, in order, none empty. A backtick without a partner is text.
///
/// ```
/// use bank::{Inline, inline};
/// let parts: Vec<_> = inline("`x is y` compares identity.").collect();
/// assert_eq!(parts, [Inline::Code("x is y"), Inline::Text(" compares identity.")]);
/// ```
pub fn inline(text: &str) -> impl Iterator<Item = Inline<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        if let Some(code) = code_at_start(rest) {
            rest = &rest[code.len() + 2..];
            return Some(Inline::Code(code));
        }
        let end = next_code(rest).unwrap_or(rest.len());
        let (plain, after) = rest.split_at(end);
        rest = after;
        Some(Inline::Text(plain))
    })
}

/// The code span that the text starts with; an empty pair of backticks is none.
fn code_at_start(text: &str) -> Option<&str> {
    let (code, _) = text.strip_prefix('`')?.split_once('`')?;
    (!code.is_empty()).then_some(code)
}

/// Where the first code span after the start begins.
fn next_code(text: &str) -> Option<usize> {
    text.match_indices('`')
        .map(|(at, _)| at)
        .find(|at| *at > 0 && code_at_start(&text[*at..]).is_some())
}

/// The text without its backticks, as a title of a window or a description for a search engine needs it.
#[must_use]
pub fn plain_text(text: &str) -> String {
    inline(text)
        .map(|part| match part {
            Inline::Text(text) | Inline::Code(text) => text,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_and_text_alternate() {
        let parts: Vec<_> = inline("Use `is` for `None`, and `==` else").collect();
        assert_eq!(
            parts,
            [
                Inline::Text("Use "),
                Inline::Code("is"),
                Inline::Text(" for "),
                Inline::Code("None"),
                Inline::Text(", and "),
                Inline::Code("=="),
                Inline::Text(" else"),
            ]
        );
    }

    #[test]
    fn a_lone_backtick_is_text() {
        assert_eq!(inline("a ` b").collect::<Vec<_>>(), [Inline::Text("a ` b")]);
        assert_eq!(
            inline("`a` b ` c").collect::<Vec<_>>(),
            [Inline::Code("a"), Inline::Text(" b ` c")]
        );
        assert_eq!(inline("``").collect::<Vec<_>>(), [Inline::Text("``")]);
        assert_eq!(inline("").count(), 0);
    }

    #[test]
    fn nothing_but_the_backticks_is_lost() {
        assert_eq!(plain_text("Não `é` <b>"), "Não é <b>");
    }
}
