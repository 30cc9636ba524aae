//! An answer's diagrams: their files and what they show.
//!
//! It must not know how they are drawn: the crate `diagram` does.

use std::path::Path;

use diagram::Diagram;
use serde::ser::SerializeStruct;

use super::defect::Defect;
use super::example::is_module_name;
use super::problem::{Place, Problem};

/// One diagram of an answer.
#[derive(Debug, Clone, PartialEq, Eq, schemars::JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Picture {
    /// The file's name, such as `cycle.diagram`.
    #[schemars(regex(pattern = r"^[a-z][a-z0-9_]*\.diagram$"))]
    pub name: String,
    /// What it shows: its caption, and the same in words.
    #[schemars(flatten, with = "Words")]
    pub diagram: Diagram,
}

/// What others get of a diagram: the pictures are the site's.
#[derive(schemars::JsonSchema)]
#[expect(dead_code, reason = "the schema is made from it")]
struct Words {
    /// What it shows, as its caption.
    title: String,
    /// The same in words.
    text: String,
}

impl serde::Serialize for Picture {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Picture", 3)?;
        fields.serialize_field("name", &self.name)?;
        fields.serialize_field("title", &self.diagram.title)?;
        fields.serialize_field("text", &self.diagram.text)?;
        fields.end()
    }
}

/// Reads a diagram's source; none if it can't be drawn, which is then among the problems.
pub(super) fn read(
    file: &Path,
    name: &str,
    source: &str,
    question: &str,
) -> (Option<Picture>, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut report = |line: usize, defect: Defect| {
        let mut place = Place::start_of(file);
        place.line = line;
        problems.push(Problem {
            place,
            field: String::new(),
            question: Some(question.to_owned()),
            defect,
        });
    };
    if !is_module_name(name, ".diagram") {
        let name = name.to_owned();
        report(1, Defect::BadDiagramName { name });
    }
    match diagram::parse(source) {
        Ok(diagram) => {
            let picture = Picture {
                name: name.to_owned(),
                diagram,
            };
            (Some(picture), problems)
        }
        Err(error) => {
            let reason = error.defect.to_string();
            report(error.line, Defect::BadDiagram { reason });
            (None, problems)
        }
    }
}
