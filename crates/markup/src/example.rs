//! An example as a figure: its code, what it printed, and which Python printed it.
//!
//! It must not know how the figure is made to run in the page: it only leaves the names that this needs.

use std::fmt::Write;

use bank::{Example, Executed, Need, Runtime};

use crate::error::Error;
use crate::highlight::Highlighter;
use crate::links::example_id;
use line::escaped;

/// The figure's HTML. Code and output can be scrolled by keyboard, so each is a named group in the order of tabs.
pub(crate) fn figure(
    example: &Example,
    prefix: &str,
    executed: Option<&Executed>,
    highlighter: &mut Highlighter,
) -> Result<String, Error> {
    let name = escaped(&example.name);
    let runs_on: Vec<&str> = example
        .runtimes
        .iter()
        .map(|runtime| runtime.slug())
        .collect();
    let mut html = format!(
        "<figure class=\"example\" id=\"{prefix}{}\" data-example=\"{name}\" data-runs-on=\"{}\">\n",
        example_id(&example.name),
        runs_on.join(" "),
    );
    html.push_str(&format_pre(
        "code",
        &format!("Example {name}"),
        &highlighter.python(example.code.trim_end())?,
    ));
    if !example.output.is_empty() {
        let output = escaped(example.output.trim_end_matches('\n'));
        html.push_str(&format_pre("output", &format!("Output of {name}"), &output));
    }
    html.push_str("<figcaption>");
    html.push_str(&escaped(&caption(example, executed)));
    html.push_str("</figcaption>\n</figure>\n");
    Ok(html)
}

fn format_pre(class: &str, label: &str, code: &str) -> String {
    // A line feed right after `<pre>` would be dropped, but `<code>` stands between.
    format!(
        "<pre class=\"{class}\" role=\"group\" aria-label=\"{label}\" tabindex=\"0\"><code>{code}</code></pre>\n"
    )
}

/// "Executed on CPython 3.14.2 (Pyodide) and 3.11.7", or "Executed on CPython 3.11.7 with sqlalchemy".
fn caption(example: &Example, executed: Option<&Executed>) -> String {
    let version = |runtime| {
        let executed = executed?;
        match runtime {
            Runtime::Pyodide => executed.pyodide.as_deref(),
            Runtime::CPython => executed.cpython.as_deref(),
        }
    };
    let pythons: Vec<String> = Runtime::ALL
        .into_iter()
        .filter(|runtime| example.runtimes.contains(runtime))
        .map(|runtime| {
            let version = version(runtime).unwrap_or_default();
            match runtime {
                Runtime::Pyodide => format!("{version} (Pyodide)"),
                Runtime::CPython => version.to_owned(),
            }
        })
        .map(|python| python.trim().to_owned())
        .filter(|python| !python.is_empty())
        .collect();
    let mut caption = format!("Executed on CPython {}", pythons.join(" and "));
    if example.output.is_empty() {
        caption.push_str("; it prints nothing");
    }
    let needs: Vec<&str> = example.needs.iter().map(Need::name).collect();
    if let Some((last, others)) = needs.split_last() {
        let joined = match others {
            [] => (*last).to_owned(),
            _ => format!("{} and {last}", others.join(", ")),
        };
        let _ = write!(caption, " with {joined}");
    }
    caption.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example(runtimes: &[Runtime], output: &str) -> Example {
        Example {
            name: "two_sizes.py".to_owned(),
            code: "print(1 < 2)\n".to_owned(),
            output: output.to_owned(),
            runtimes: runtimes.to_vec(),
            needs: Vec::new(),
        }
    }

    fn executed() -> Executed {
        Executed {
            cpython: Some("3.11.7".to_owned()),
            pyodide: Some("3.14.2".to_owned()),
        }
    }

    #[test]
    fn the_caption_names_every_python_that_printed_the_output() {
        let caption = |runtimes: &[Runtime], executed: Option<&Executed>| {
            caption(&example(runtimes, "x\n"), executed)
        };
        let both = executed();
        assert_eq!(
            caption(&Runtime::ALL, Some(&both)),
            "Executed on CPython 3.14.2 (Pyodide) and 3.11.7"
        );
        assert_eq!(
            caption(&[Runtime::CPython], Some(&both)),
            "Executed on CPython 3.11.7"
        );
        assert_eq!(
            caption(&[Runtime::Pyodide], Some(&both)),
            "Executed on CPython 3.14.2 (Pyodide)"
        );
        assert_eq!(caption(&[Runtime::CPython], None), "Executed on CPython");
    }

    #[test]
    fn the_caption_names_what_the_example_needed() {
        let mut example = example(&[Runtime::CPython], "x\n");
        let mut caption = |needs: &[Need]| {
            example.needs = needs.to_vec();
            super::caption(&example, Some(&executed()))
        };
        let package = Need::Package("sqlalchemy".to_owned());
        assert_eq!(
            caption(std::slice::from_ref(&package)),
            "Executed on CPython 3.11.7 with sqlalchemy"
        );
        assert_eq!(
            caption(&[package, Need::PostgreSql]),
            "Executed on CPython 3.11.7 with sqlalchemy and postgresql"
        );
    }

    #[test]
    fn an_example_that_prints_nothing_has_no_output() {
        let mut highlighter = Highlighter::new().unwrap();
        let quiet = example(&Runtime::ALL, "");
        let html = figure(&quiet, "gil-", Some(&executed()), &mut highlighter).unwrap();
        assert!(!html.contains("class=\"output\""), "{html}");
        assert!(html.contains("; it prints nothing</figcaption>"), "{html}");
    }

    #[test]
    fn the_figure_names_the_example_and_where_it_runs() {
        let mut highlighter = Highlighter::new().unwrap();
        let example = example(&Runtime::ALL, "True\n");
        let html = figure(&example, "gil-", Some(&executed()), &mut highlighter).unwrap();
        insta::assert_snapshot!(html, @r#"
        <figure class="example" id="gil-example-two-sizes" data-example="two_sizes.py" data-runs-on="pyodide cpython">
        <pre class="code" role="group" aria-label="Example two_sizes.py" tabindex="0"><code><span class="hl-function">print</span>(<span class="hl-number">1</span> &lt; <span class="hl-number">2</span>)</code></pre>
        <pre class="output" role="group" aria-label="Output of two_sizes.py" tabindex="0"><code>True</code></pre>
        <figcaption>Executed on CPython 3.14.2 (Pyodide) and 3.11.7</figcaption>
        </figure>
        "#);
    }
}
