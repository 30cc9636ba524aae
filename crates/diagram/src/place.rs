//! How much room words take, in pixels, and where a joint's words stand.
//!
//! The reader's font is not known here, so widths are those of a wide one: what fits in these, fits.

use crate::model::{Area, Note, UNIT};

/// The height of a line of words in a shape.
pub(crate) const LINE: i32 = 18;
/// The height of the words beside arrows and of notes.
pub(crate) const SMALL_LINE: i32 = 15;
/// What is left free between words and their shape's edge, on both sides together.
pub(crate) const PADDING: i32 = 12;

/// About how wide words in a shape are, at 14 pixels.
pub(crate) fn width(words: &str) -> i32 {
    hundredths(words) * 14 / 100
}

/// About how wide the words beside an arrow are, at 12 pixels.
pub(crate) fn small_width(words: &str) -> i32 {
    hundredths(words) * 12 / 100
}

/// The width in hundredths of the font's size.
fn hundredths(words: &str) -> i32 {
    words
        .chars()
        .map(|character| match character {
            'i' | 'j' | 'l' | '\'' | '.' | ',' | ':' | ';' | '|' | '!' => 29,
            'f' | 't' | 'r' | ' ' | '(' | ')' | '[' | ']' | 'I' | '-' | '"' | '/' => 38,
            'm' | 'w' | 'M' | 'W' | '@' | '→' | '…' => 92,
            character if character.is_ascii_uppercase() => 70,
            character if character.is_ascii() => 58,
            _ => 80,
        })
        .sum()
}

/// Which part of the words stands at their place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// Where words stand, and from where they are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Label {
    /// The anchor's place.
    pub(crate) x: i32,
    /// The line that the letters stand on.
    pub(crate) baseline: i32,
    pub(crate) anchor: Anchor,
    /// The room that they take.
    pub(crate) area: Area,
}

/// The words of a joint along these corners (in pixels): in the middle of its longest stretch, above or right of it.
/// `shift` is how far the joint lies beside others between the same shapes: words stand on its outer side.
pub(crate) fn label(words: &str, corners: &[(i32, i32)], shift: i32) -> Label {
    let stretch = corners
        .windows(2)
        .max_by_key(|pair| (pair[1].0 - pair[0].0).abs() + (pair[1].1 - pair[0].1).abs());
    let (start, end) = stretch.map_or(((0, 0), (0, 0)), |pair| (pair[0], pair[1]));
    let (x, y) = (i32::midpoint(start.0, end.0), i32::midpoint(start.1, end.1));
    let width = small_width(words);
    let (x, baseline, anchor) = match (start.1 == end.1, shift) {
        (true, 1..) => (x, y + SMALL_LINE, Anchor::Middle),
        (true, _) => (x, y - 6, Anchor::Middle),
        (false, ..0) => (x - 6, y + 4, Anchor::End),
        (false, _) => (x + 6, y + 4, Anchor::Start),
    };
    let left = match anchor {
        Anchor::Start => x,
        Anchor::Middle => x - width / 2,
        Anchor::End => x - width,
    };
    Label {
        x,
        baseline,
        anchor,
        area: Area {
            x: left,
            // The letters reach from above the line that they stand on to a little below.
            y: baseline + 4 - SMALL_LINE,
            width,
            height: SMALL_LINE,
        },
    }
}

/// The room that a note takes, in pixels.
pub(crate) fn note_area(note: &Note) -> Area {
    let width = small_width(&note.words);
    Area {
        x: note.x * UNIT - width / 2,
        y: note.y * UNIT - SMALL_LINE / 2,
        width,
        height: SMALL_LINE,
    }
}
