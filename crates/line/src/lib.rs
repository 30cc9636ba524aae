//! A line of text as HTML: escaping, `code` spans, and the marks on what a search matched.
//!
//! It must not know where the line stands or what matched it. What writes pages and what runs in them both draw such
//! lines, so this depends on nothing.

use std::ops::Range;

/// Appends `text` so that HTML shows it as it is, in an element or in a quoted attribute.
pub fn escape_into(html: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            _ => html.push(character),
        }
    }
}

/// `text` so that HTML shows it as it is, in an element or in a quoted attribute.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    escape_into(&mut html, text);
    html
}

/// A line of the bank as HTML: backticks become `<code>`, the byte ranges in `marks` become `<mark>`.
///
/// `marks` are ordered, disjoint and on character boundaries of `text`, backticks included. A backtick
/// without its partner is shown as it is. A mark that crosses the edge of a code span is cut there, so
/// that the elements nest.
#[must_use]
pub fn html(text: &str, marks: &[Range<usize>]) -> String {
    let mut html = String::with_capacity(text.len() + 16 * marks.len());
    let mut in_code = false;
    let mut in_mark = false;
    let last_tick = text.rfind('`');
    for (at, character) in text.char_indices() {
        let marked = marks.iter().any(|mark| mark.contains(&at));
        let is_edge = character == '`' && (in_code || last_tick != Some(at));
        if in_mark && (!marked || is_edge) {
            html.push_str("</mark>");
            in_mark = false;
        }
        if is_edge {
            html.push_str(if in_code { "</code>" } else { "<code>" });
            in_code = !in_code;
            continue;
        }
        if marked && !in_mark {
            html.push_str("<mark>");
            in_mark = true;
        }
        escape_into(&mut html, character.encode_utf8(&mut [0; 4]));
    }
    if in_mark {
        html.push_str("</mark>");
    }
    html
}

/// The line that [`html`] or a browser wrote so: backticks around code, and what was marked as all else.
///
/// Of the references only those are known that these write, and of the elements only `code`; what is neither is passed over.
#[must_use]
pub fn text(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = if rest.starts_with('<') { '>' } else { ';' };
        let Some((one, after)) = rest.split_once(end) else {
            break;
        };
        text.push_str(match one {
            "<code" | "</code" => "`",
            "&amp" => "&",
            "&lt" => "<",
            "&gt" => ">",
            "&quot" => "\"",
            "&nbsp" => "\u{a0}",
            _ => "",
        });
        rest = after;
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::slice::from_ref;

    #[test]
    fn a_plain_line_is_escaped() {
        assert_eq!(html("a < b & \"c\"", &[]), "a &lt; b &amp; &quot;c&quot;");
    }

    #[test]
    fn backticks_become_code_and_a_lone_one_stays() {
        assert_eq!(html("use `del x` now", &[]), "use <code>del x</code> now");
        assert_eq!(html("a ` b", &[]), "a ` b");
        assert_eq!(html("`a` ` b", &[]), "<code>a</code> ` b");
    }

    #[test]
    fn marks_nest_with_code() {
        assert_eq!(html("the lock", from_ref(&(4..8))), "the <mark>lock</mark>");
        assert_eq!(
            html("a `bc` d", from_ref(&(0..8))),
            "<mark>a </mark><code><mark>bc</mark></code><mark> d</mark>"
        );
    }

    #[test]
    fn marks_keep_letters_of_several_bytes_whole() {
        assert_eq!(html("naïve é", from_ref(&(0..6))), "<mark>naïve</mark> é");
    }

    #[test]
    fn what_was_written_is_read_back() {
        let lines = [
            "",
            "a < b & \"c\" > d; e",
            "use `del x` now, or `a` ` b",
            "`<img>` &amp; `&`",
            "naïve é\u{a0}ö `x`",
        ];
        for line in lines {
            for marks in [&[][..], from_ref(&(0..line.len()))] {
                assert_eq!(text(&html(line, marks)), line);
            }
        }
    }

    #[test]
    fn what_nobody_wrote_so_is_read_without_panic() {
        assert_eq!(text("a & b"), "a & b");
        assert_eq!(text("a <b"), "a <b");
        assert_eq!(text("<b>a</b>&what;"), "a");
    }

    #[test]
    fn markup_in_a_marked_text_does_no_harm() {
        assert_eq!(html("<img>", from_ref(&(0..5))), "<mark>&lt;img&gt;</mark>");
    }
}
