//! The record of which Pythons printed the examples' outputs: `content/executed.json`, and its type.
//!
//! It must not know the examples, only which Pythons they need.

use std::path::Path;

use super::defect::Defect;
use super::example::Runtime;
use super::json::{Document, Object, Value};
use super::problem::Problem;

/// The versions of Python that printed the recorded outputs, as Python tells them: `3.14.2`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Executed {
    /// Of the CPython on the machine.
    pub cpython: Option<String>,
    /// Of the CPython in Pyodide.
    pub pyodide: Option<String>,
}

/// Reads the text of `file`, which must name each Python that `is_needed`.
pub(super) fn read(
    file: &Path,
    text: &str,
    is_needed: impl Fn(Runtime) -> bool,
) -> (Option<Executed>, Vec<Problem>) {
    let document = Document::new(file, text);
    let executed = document.root().and_then(Value::object).map(|object| {
        let executed = Executed {
            cpython: version(&object, "cpython", is_needed(Runtime::CPython)),
            pyodide: version(&object, "pyodide", is_needed(Runtime::Pyodide)),
        };
        object.finish(&["cpython", "pyodide"]);
        executed
    });
    (executed, document.into_problems())
}

fn version(object: &Object<'_>, name: &'static str, is_needed: bool) -> Option<String> {
    let value = if is_needed {
        object.required(name)
    } else {
        object.optional(name)
    }?;
    let version = value.text()?;
    if version.starts_with(|first: char| first.is_ascii_digit()) {
        return Some(version);
    }
    value.report(Defect::BadVersion { found: version });
    None
}
