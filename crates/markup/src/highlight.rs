//! Colouring code: Python by its grammar, console sessions by their prompts. Other code stays plain.
//!
//! It must not know colours: it only names what a piece of code is, by a class.

use tree_sitter_highlight::{HighlightConfiguration, HighlightEvent};

use crate::error::Error;
use line::escaped;

/// What pieces of Python are told apart as, as the grammar's queries name it; `operator`, `variable` and the like stay
/// plain, since a page on which everything is coloured says nothing.
// In the order of the first of CLASSES.
const NAMES: [&str; 9] = [
    "comment",
    "constant",
    "constructor",
    "escape",
    "function",
    "keyword",
    "number",
    "string",
    "type",
];

/// The classes that highlighted code may carry, first those of Python, then those of console sessions.
pub const CLASSES: [&str; 11] = [
    "hl-comment",
    "hl-constant",
    "hl-type",
    "hl-escape",
    "hl-function",
    "hl-keyword",
    "hl-number",
    "hl-string",
    "hl-type",
    "hl-prompt",
    "hl-printed",
];

/// Words that the grammar's own queries count among operators, though a reader takes them for keywords.
const KEYWORDS: &str = r#"
["and" "in" "is" "not" "or"] @keyword
((identifier) @constant (#match? @constant "^(self|cls)$"))
(class_definition name: (identifier) @type)
(type_conversion) @escape
"#;

/// Highlights code; made once, since reading the grammar's queries takes longer than using them.
pub struct Highlighter {
    engine: tree_sitter_highlight::Highlighter,
    python: HighlightConfiguration,
}

impl Highlighter {
    /// Reads the grammar.
    ///
    /// # Errors
    /// If the grammar and its queries don't fit together, which depends on the versions built in, on nothing else.
    pub fn new() -> Result<Self, Error> {
        let queries = format!("{}{KEYWORDS}", tree_sitter_python::HIGHLIGHTS_QUERY);
        let mut python = HighlightConfiguration::new(
            tree_sitter_python::LANGUAGE.into(),
            "python",
            &queries,
            "",
            "",
        )
        .map_err(failed)?;
        python.configure(&NAMES);
        Ok(Self {
            engine: tree_sitter_highlight::Highlighter::new(),
            python,
        })
    }

    /// Python as HTML to stand within `<code>`.
    ///
    /// # Errors
    /// If the engine gives up; code that isn't valid Python is coloured as far as it goes.
    pub fn python(&mut self, code: &str) -> Result<String, Error> {
        let events = self
            .engine
            .highlight(&self.python, code.as_bytes(), None, None, |_| None)
            .map_err(failed)?;
        let mut html = String::with_capacity(code.len() * 2);
        for event in events {
            match event.map_err(failed)? {
                HighlightEvent::Source { start, end } => html.push_str(&escaped(&code[start..end])),
                HighlightEvent::HighlightStart(highlight) => {
                    html.push_str("<span class=\"");
                    html.push_str(CLASSES[highlight.0]);
                    html.push_str("\">");
                }
                HighlightEvent::HighlightEnd => html.push_str("</span>"),
            }
        }
        Ok(html)
    }

    /// Code of a fence as HTML to stand within `<code>`, by the fence's language.
    ///
    /// # Errors
    /// If the engine gives up.
    pub fn fence(&mut self, language: &str, code: &str) -> Result<String, Error> {
        match language {
            "python" | "py" => self.python(code),
            "console" | "shell-session" => Ok(console(code)),
            _ => Ok(escaped(code)),
        }
    }
}

fn failed(error: impl std::fmt::Display) -> Error {
    Error::Highlighter {
        reason: error.to_string(),
    }
}

/// A console session: `$ ` starts a command, every other line was printed.
fn console(code: &str) -> String {
    let mut html = String::with_capacity(code.len() * 2);
    for line in code.split_inclusive('\n') {
        let (text, end) = match line.strip_suffix('\n') {
            Some(text) => (text, "\n"),
            None => (line, ""),
        };
        if let Some(command) = text.strip_prefix("$ ") {
            html.push_str("<span class=\"hl-prompt\">$ </span>");
            html.push_str(&escaped(command));
        } else if text.is_empty() {
            // A span around nothing would only weigh.
        } else {
            html.push_str("<span class=\"hl-printed\">");
            html.push_str(&escaped(text));
            html.push_str("</span>");
        }
        html.push_str(end);
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words with their classes, without the plain text between them.
    fn coloured(html: &str) -> Vec<(String, String)> {
        html.split("<span class=\"hl-")
            .skip(1)
            .map(|part| {
                let (class, rest) = part.split_once("\">").unwrap();
                let word = rest.split('<').next().unwrap();
                (class.to_owned(), word.to_owned())
            })
            .collect()
    }

    #[test]
    fn python_is_coloured_by_what_each_word_is() {
        let mut highlighter = Highlighter::new().unwrap();
        let html = highlighter
            .python("# note\ndef double(x: int) -> int:\n    return x * 2 if x is not None else \"\\n\"\n")
            .unwrap();
        let words = coloured(&html);
        let has = |class: &str, word: &str| {
            let wanted = (class.to_owned(), word.to_owned());
            assert!(words.contains(&wanted), "{wanted:?} is missing in {html}");
        };
        has("comment", "# note");
        has("keyword", "def");
        has("function", "double");
        has("type", "int");
        has("number", "2");
        has("constant", "None");
        has("keyword", "is");
        has("escape", "\\n");
    }

    #[test]
    fn nothing_is_lost_or_left_unescaped() {
        let mut highlighter = Highlighter::new().unwrap();
        for code in [
            "print(f\"{1 < 2} & {'ü'}\")\n",
            "class A[T]: ...\n\nmatch a:\n    case {\"x\": [1, *_]}: pass\n",
            "try:\n    x\nexcept* ValueError as e: raise X from e\n",
            "this is ( not python <b>\n",
            "",
        ] {
            let html = highlighter.python(code).unwrap();
            let mut plain = String::new();
            let mut in_tag = false;
            for character in html.chars() {
                match character {
                    '<' => in_tag = true,
                    '>' => in_tag = false,
                    other if !in_tag => plain.push(other),
                    _ => {}
                }
            }
            assert_eq!(plain, escaped(code));
            assert_eq!(
                html.matches("<span").count(),
                html.matches("</span>").count()
            );
        }
    }

    #[test]
    fn a_console_tells_commands_from_what_was_printed() {
        assert_eq!(
            console("$ python3 -V\nPython 3.14.2\n\n$ ls > x"),
            "<span class=\"hl-prompt\">$ </span>python3 -V\n<span class=\"hl-printed\">Python 3.14.2</span>\n\n\
             <span class=\"hl-prompt\">$ </span>ls &gt; x"
        );
    }

    #[test]
    fn every_name_of_the_grammar_has_its_class() {
        assert_eq!(NAMES.len() + 2, CLASSES.len());
    }
}
