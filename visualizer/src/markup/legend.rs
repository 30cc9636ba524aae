//! The figures and the key under the picture.
//!
//! It must not know what runs.

use super::push;

/// The live figures, whose values the program in the page writes.
pub(super) fn push_figures(html: &mut String) {
    html.push_str("<dl class=\"figures\" data-part=\"figures\">");
    for (part, name) in [
        ("speed-up", "Speed-up against one after another"),
        ("handovers", "Hand-overs"),
        ("longest", "Longest wait for the lock"),
        ("cores", "Cores in use"),
    ] {
        push(
            html,
            &[
                "<div><dt>",
                name,
                "</dt><dd data-part=\"",
                part,
                "\">–</dd></div>",
            ],
        );
    }
    html.push_str("</dl>");
}

pub(super) fn push_key(html: &mut String) {
    html.push_str("<ul class=\"key\" aria-label=\"What the lanes show\">");
    for (shape, words) in [
        (
            "<rect class=\"t1\" width=\"28\" height=\"12\" rx=\"3\"/>",
            "runs Python",
        ),
        (
            "<rect class=\"hatched t1\" width=\"28\" height=\"12\" rx=\"3\"/>",
            "in C, keeps the lock",
        ),
        (
            "<rect class=\"frame t1\" x=\"1\" y=\"1\" width=\"26\" height=\"10\" rx=\"3\"/>",
            "in C, without the lock",
        ),
        (
            "<line class=\"dots t1\" x1=\"2\" x2=\"26\" y1=\"6\" y2=\"6\"/>",
            "waits for the lock",
        ),
        (
            "<rect class=\"idle\" y=\"3\" width=\"28\" height=\"6\" rx=\"3\"/>",
            "blocked in I/O",
        ),
        (
            "<line class=\"dots other\" x1=\"2\" x2=\"26\" y1=\"6\" y2=\"6\"/>",
            "waits for another lock",
        ),
        (
            "<rect class=\"faint t1\" width=\"8\" height=\"12\" rx=\"2\"/>",
            "being woken, letting go",
        ),
        (
            "<line class=\"ask\" x1=\"14\" x2=\"14\" y1=\"0\" y2=\"12\"/>",
            "asks the holder to let go",
        ),
    ] {
        push(
            html,
            &[
                "<li><svg width=\"28\" height=\"12\" aria-hidden=\"true\">",
                shape,
                "</svg>",
                words,
                "</li>",
            ],
        );
    }
    html.push_str("</ul>");
}
