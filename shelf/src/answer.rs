//! A question's answer, whole: the answer in depth, and what stands around it on a question's own page.
//!
//! It is given values that were checked; what is missing all the same is left out. It must not know how Markdown is
//! rendered.

use std::fmt::Write as _;

use bank::PythonVersion;
use line::escaped;
use serde_json::Value;

use crate::markdown;

/// Everything but the short answer. `title` gives the title of a question by its id, if the bank has it.
pub(crate) fn html(question: &Value, title: &dyn Fn(&str) -> Option<String>) -> String {
    let mut html = depth(question, title);
    let points = items(question, "key_points");
    html += &section(
        "What a good answer says",
        &list(points, |it| inline(it, "point")),
    );
    let wrong = |it: &Value| {
        format!(
            "<span class=\"wrong\">{}</span><br>{}",
            inline(it, "point"),
            inline(it, "correction")
        )
    };
    let wrongs = list(items(question, "misconceptions"), wrong);
    html += &section("What people get wrong", &wrongs);
    html += &versions(&question["python"]);
    html += &section(
        "What the interviewer may ask next",
        &follow_ups(question, title),
    );
    let source = |it: &Value| {
        format!(
            "<a href=\"{}\" rel=\"noopener\">{}</a>",
            escaped(text(it, "url")),
            escaped(text(it, "title"))
        )
    };
    let checked = escaped(text(question, "checked"));
    let sources = list(items(question, "sources"), source);
    let sources = format!("{sources}<p class=\"quiet\">Checked against them on {checked}.</p>");
    html += &section("Sources", &sources);
    let revisions = pairs(items(question, "revisions"), "date");
    html += &section("Revised", &revisions);
    html
}

fn depth(question: &Value, title: &dyn Fn(&str) -> Option<String>) -> String {
    let answer = &question["answer"];
    if !answer.is_object() {
        return "<p class=\"pending\">The answer in depth is not written yet.</p>".to_owned();
    }
    let figure = |name: &str| {
        let named = |it: &&Value| text(it, "name") == name;
        let example = items(answer, "examples").iter().find(named).map(example);
        example.or_else(|| items(answer, "diagrams").iter().find(named).map(diagram))
    };
    markdown::html(text(answer, "markdown"), &figure, &|id| title(id).is_some())
}

/// An example with what it printed, by its author's word: nothing was run here.
fn example(example: &Value) -> String {
    let name = text(example, "name");
    let mut html = String::from("<figure class=\"example\">");
    html += &markdown::pre("code", &format!("Example {name}"), text(example, "code"));
    let output = text(example, "output");
    if !output.is_empty() {
        html += &markdown::pre("output", &format!("Output of {name}"), output);
    }
    format!("{html}<figcaption>{}</figcaption></figure>", escaped(name))
}

/// A diagram in words: a bank's file has no more of it.
fn diagram(diagram: &Value) -> String {
    format!(
        "<figure class=\"diagram\"><p>{}</p><figcaption>{}</figcaption></figure>",
        escaped(text(diagram, "text")),
        escaped(text(diagram, "title"))
    )
}

fn versions(python: &Value) -> String {
    let version = |field: &str| {
        let text = text(python, field);
        PythonVersion::parse(text).map_or_else(|| escaped(text), |version| version.to_string())
    };
    let heading = format!("Holds for Python {} to {}", version("from"), version("to"));
    let changes = pairs(items(python, "changes"), "version");
    format!("<h4>{heading}</h4>{changes}")
}

fn follow_ups(question: &Value, title: &dyn Fn(&str) -> Option<String>) -> String {
    let known = items(question, "follow_ups").iter().filter_map(|id| {
        let id = id.as_str()?;
        let words = line::html(&title(id)?, &[]);
        Some(format!(
            "<li>{}{words}</a></li>",
            markdown::question_link(id)
        ))
    });
    let known: String = known.collect();
    if known.is_empty() {
        known
    } else {
        format!("<ul>{known}</ul>")
    }
}

/// A heading over what stands under it; nothing, if there is nothing.
fn section(heading: &str, inside: &str) -> String {
    if inside.is_empty() {
        return String::new();
    }
    format!("<h4>{heading}</h4>{inside}")
}

fn list(items: &[Value], one: impl Fn(&Value) -> String) -> String {
    let mut html = "<ul>".to_owned();
    for item in items {
        html += "<li>";
        html += &one(item);
        html += "</li>";
    }
    html + "</ul>"
}

/// Changes, each under when it came.
fn pairs(items: &[Value], when: &str) -> String {
    if items.is_empty() {
        return String::new();
    }
    let mut html = "<dl class=\"versions\">".to_owned();
    for item in items {
        let when = escaped(text(item, when));
        // Writing to a text cannot fail.
        let _ = write!(html, "<dt>{when}</dt><dd>{}</dd>", inline(item, "change"));
    }
    html + "</dl>"
}

fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap_or_default()
}

fn inline(value: &Value, field: &str) -> String {
    line::html(text(value, field), &[])
}

fn items<'a>(value: &'a Value, field: &str) -> &'a [Value] {
    value[field]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default()
}
