//! The visualizer on a page, and the program beside it, line by line, so that the line at work can be marked.
//!
//! It must not know the page around it.

use std::fmt::Write as _;

use anyhow::Context as _;
use gil::scenario::{self, Scenario};
use visualizer::markup::{self, Extent};

use crate::recordings::RECORDINGS;
use crate::site::Context;

/// The visualizer with this scenario. `root` leads from the page to the site's root.
pub(crate) fn visualizer(
    context: &Context<'_>,
    extent: Extent,
    id: &str,
    root: &str,
) -> anyhow::Result<String> {
    let scenario = scenario::find(id).with_context(|| format!("there is no scenario {id}"))?;
    let program = if extent == Extent::Full {
        lines_of(context, scenario)?
    } else {
        String::new()
    };
    let recordings: &[_] = if extent == Extent::Full {
        &RECORDINGS
    } else {
        &[]
    };
    markup::html(extent, scenario, root, &program, recordings)
        .with_context(|| format!("the scenario {id}"))
}

/// A scenario's program with its words coloured, each line an element of its own.
pub(crate) fn lines_of(context: &Context<'_>, scenario: &Scenario) -> anyhow::Result<String> {
    Ok(in_lines(&context.python_html(scenario.program())?))
}

/// Puts each line of highlighted code into an element; one that goes over several lines is closed and opened again.
fn in_lines(html: &str) -> String {
    let mut lines = String::with_capacity(html.len() * 2);
    let mut open: Vec<&str> = Vec::new();
    for (number, line) in html.trim_end_matches('\n').split('\n').enumerate() {
        let _ = write!(lines, "<span class=\"line\" data-line=\"{}\">", number + 1);
        lines.push_str(&open.concat());
        lines.push_str(line);
        let mut rest = line;
        while let Some(at) = rest.find('<') {
            let end = rest[at..].find('>').map_or(rest.len(), |end| at + end + 1);
            let tag = &rest[at..end];
            if tag.starts_with("</") {
                open.pop();
            } else {
                open.push(tag);
            }
            rest = &rest[end..];
        }
        lines.push_str(&"</span>".repeat(open.len() + 1));
        lines.push('\n');
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::in_lines;

    #[test]
    fn every_line_is_an_element_and_what_goes_over_lines_is_cut() {
        assert_eq!(
            in_lines("a\n<span class=\"s\">b\nc</span> &lt;\n"),
            "<span class=\"line\" data-line=\"1\">a</span>\n\
             <span class=\"line\" data-line=\"2\"><span class=\"s\">b</span></span>\n\
             <span class=\"line\" data-line=\"3\"><span class=\"s\">c</span> &lt;</span>\n"
        );
    }
}
