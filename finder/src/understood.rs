//! Which parts of a typed text are more than words, said back to the reader so that each can be taken back.
//!
//! What they do to a search is the search crate's business; this only names them.

use search::{Index, is_alphanumeric, slug};

use crate::offer::Token;

/// The parts of a text that are more than words, in its order. What the index knows no value for is plain words.
#[must_use]
pub fn understood(text: &str, index: &Index) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(from) = text[at..].find(|c: char| !c.is_whitespace()) {
        let from = at + from;
        let end = end_of_part(text, from);
        if let Some(label) = label(&text[from..end], index) {
            let rest = [text[..from].trim_end(), text[end..].trim_start()];
            let rest = rest.join(" ").trim().to_owned();
            tokens.push(Token { label, rest });
        }
        at = end;
    }
    tokens
}

/// Where the part that begins at `from` ends: at the next space that stands in no quotation marks.
fn end_of_part(text: &str, from: usize) -> usize {
    let mut quoted = false;
    for (at, character) in text[from..].char_indices() {
        match character {
            // A mark without its partner is a letter like any other.
            '"' if quoted || text[from + at + 1..].contains('"') => {
                quoted = !quoted;
                // Behind the mark that closes, a new part begins.
                if !quoted {
                    return from + at + 1;
                }
            }
            space if space.is_whitespace() && !quoted => return from + at,
            _ => {}
        }
    }
    text.len()
}

fn label(part: &str, index: &Index) -> Option<String> {
    let (not, part) = match part.strip_prefix('-') {
        Some(rest) => ("not ", rest),
        None => ("", part),
    };
    if let Some(phrase) = unquoted(part) {
        return Some([not, "“", phrase, "”"].concat());
    }
    if let Some((key, value)) = part.split_once(':') {
        let key = key.to_ascii_lowercase();
        let value = unquoted(value).unwrap_or(value);
        return (!value.is_empty() && is_known(&key, value, index))
            .then(|| [not, &key, ": ", value].concat());
    }
    let letters = part.chars().filter(|c| is_alphanumeric(*c)).count();
    (!not.is_empty() && letters > 1 && !part.starts_with('-')).then(|| ["not ", part].concat())
}

fn unquoted(part: &str) -> Option<&str> {
    part.strip_prefix('"')?
        .strip_suffix('"')
        .filter(|inner| !inner.is_empty() && !inner.contains('"'))
}

/// Whether a condition can hold for anything in the index.
fn is_known(key: &str, value: &str, index: &Index) -> bool {
    let wanted = slug(value);
    if key == "is" {
        return ["bookmarked", "due", "unseen"].contains(&wanted.as_str());
    }
    (0..index.len())
        .filter_map(|document| index.shown(document))
        .any(|shown| match key {
            "level" => shown.level == wanted,
            "difficulty" => shown.difficulty == wanted,
            "category" => slug(shown.category) == wanted,
            "tag" => shown.tags.split(' ').any(|tag| tag == wanted),
            _ => false,
        })
}
