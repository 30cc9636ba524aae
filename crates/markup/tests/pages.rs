//! Whole texts, rendered: what stands beside each test is the HTML that a page gets.
//!
//! To record a new form, run the tests with `INSTA_UPDATE=always`, and read what changed.

#![allow(clippy::unwrap_used, reason = "a test's own preparations fail loudly")]

mod html;

use bank::author::{Origin, Target};
use bank::{Answer, Date, Example, Executed, Guide, Level, PythonVersion, Runtime};
use html::well_formed;
use markup::{Error, Highlighter, Place, Rendered};

fn example(name: &str, code: &str, output: &str) -> Example {
    Example {
        name: name.to_owned(),
        code: code.to_owned(),
        output: output.to_owned(),
        runtimes: Runtime::ALL.to_vec(),
        needs: Vec::new(),
    }
}

/// A question of which only id and level matter here.
fn question() -> bank::Question {
    bank::Question {
        id: bank::QuestionId::parse("sizes").unwrap(),
        level: Level::Mid,
        category: bank::taxonomy::ALL[0],
        difficulty: bank::Difficulty::Easy,
        title: String::new(),
        tags: Vec::new(),
        summary: String::new(),
        key_points: Vec::new(),
        misconceptions: Vec::new(),
        follow_ups: Vec::new(),
        python: bank::PythonRange {
            from: PythonVersion { major: 3, minor: 0 },
            to: PythonVersion {
                major: 3,
                minor: 15,
            },
            changes: Vec::new(),
        },
        sources: Vec::new(),
        checked: Date::new(2026, 11, 22).unwrap(),
        revisions: Vec::new(),
        pending: false,
    }
}

fn address(target: &Target) -> String {
    match target {
        Target::Question { id, .. } => format!("../{id}/"),
        _ => "../../guide/".to_owned(),
    }
}

fn render(markdown: &str, examples: Vec<Example>, heading_shift: u8) -> Result<Rendered, Error> {
    let answer = Answer {
        markdown: markdown.to_owned(),
        examples,
        diagrams: Vec::new(),
        words: 1,
        reading_minutes: 1,
    };
    let executed = Executed {
        cpython: Some("3.11.7".to_owned()),
        pyodide: Some("3.14.2".to_owned()),
    };
    let place = Place {
        heading_shift,
        address: &address,
    };
    let mut highlighter = Highlighter::new().unwrap();
    markup::answer(
        &mut highlighter,
        &question(),
        &answer,
        Some(&executed),
        &place,
    )
}

const ANSWER: &str = r#"A first *paragraph* with `a < b` & **more**.

## What `sys` says

[sizes.py](sizes.py)

See [the list](../list-vs-tuple/answer.md#costs), [the guide](../../guide.md), [above](#what-sys-says),
[the example](sizes.py) and [the manual](https://docs.python.org/3/?a=1&b="2").

### Costs

| kind | size | |
|:--|--:|:-:|
| `list` | 56 | a |
|  | 40 | b \| c |

- one
- two
  1. deep

3. third

> quoted

```console
$ python3 sizes.py > out
done
```

```text
a <b>
```
"#;

#[test]
fn an_answer_becomes_html() {
    let sizes = example(
        "sizes.py",
        "import sys\n\nprint(sys.getsizeof([]))\n",
        "56\n",
    );
    let rendered = render(ANSWER, vec![sizes], 1).unwrap();
    insta::assert_snapshot!(rendered.html);
    assert!(well_formed(&rendered.html), "{}", rendered.html);
}

#[test]
fn headings_are_listed_with_ids_that_carry_the_question() {
    let rendered = render("## One `<x>`\n\n### Two\n\n## One <x\n", Vec::new(), 0).unwrap();
    let headings: Vec<_> = rendered
        .headings
        .iter()
        .map(|heading| (heading.level, heading.id.as_str(), heading.html.as_str()))
        .collect();
    assert_eq!(
        headings,
        [
            (2, "sizes-one-x", "One <code>&lt;x&gt;</code>"),
            (3, "sizes-two", "Two"),
            (2, "sizes-one-x-2", "One &lt;x"),
        ]
    );
    assert_eq!(rendered.contents().count(), 2);
}

#[test]
fn what_a_page_has_no_place_for_is_refused() {
    let error = |markdown| render(markdown, Vec::new(), 0).unwrap_err();
    assert_eq!(
        error("[a.py](a.py)"),
        Error::UnknownExample {
            name: "a.py".to_owned()
        }
    );
    assert_eq!(
        error("[a](b.html)"),
        Error::BrokenLink {
            address: "b.html".to_owned()
        }
    );
    assert_eq!(
        error("a <br> b"),
        Error::RawHtml {
            tag: "<br>".to_owned()
        }
    );
    assert_eq!(
        error("![a](https://b.c/d.png)"),
        Error::Image {
            address: "https://b.c/d.png".to_owned()
        }
    );
}

#[test]
fn the_guide_links_to_questions_and_has_plain_ids() {
    let guide = Guide {
        markdown: "## The lock\n\n[It](mid/gil/answer.md) is one.\n\n## The lock\n".to_owned(),
        checked: Date::new(2026, 11, 22).unwrap(),
        python: PythonVersion {
            major: 3,
            minor: 15,
        },
        words: 4,
        reading_minutes: 1,
    };
    let place = Place {
        heading_shift: 0,
        address: &|target| match target {
            Target::Question { id, .. } => format!("../q/{id}/"),
            _ => String::new(),
        },
    };
    let rendered = markup::guide(&mut Highlighter::new().unwrap(), &guide, &place).unwrap();
    assert_eq!(
        rendered.html,
        "<h2 id=\"the-lock\">The lock</h2>\n<p><a href=\"../q/gil/\">It</a> is one.</p>\n<h2 id=\"the-lock-2\">The lock</h2>\n"
    );
}

#[test]
fn bank_and_markup_read_links_alike() {
    assert_eq!(
        Target::read("mid/gil/answer.md", Origin::Guide),
        Target::read("../gil/answer.md", Origin::Answer(Level::Mid))
    );
}
