//! Reading the catalogue's JSON in a way that remembers where everything stands.
//!
//! A value keeps the text that it was written as; since that text is a part of the file's, a problem with the value has
//! a line and a column. Reading goes on after a problem, so that an author sees all of them at once.
//! It must not know what a question is.

use std::cell::RefCell;
use std::path::Path;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::defect::Defect;
use super::nearest::nearest;
use super::problem::{Place, Problem};

/// A JSON file under reading, and the problems found in it so far.
pub(super) struct Document<'a> {
    file: &'a Path,
    text: &'a str,
    problems: RefCell<Vec<Problem>>,
}

impl<'a> Document<'a> {
    /// A file by its name and its text.
    pub(super) fn new(file: &'a Path, text: &'a str) -> Self {
        Self {
            file,
            text,
            problems: RefCell::default(),
        }
    }

    /// The file's one value; none, with a problem, where the text is not JSON at all.
    pub(super) fn root(&self) -> Option<Value<'_>> {
        match serde_json::from_str::<&RawValue>(self.text) {
            Ok(raw) => Some(Value {
                document: self,
                text: raw.get(),
                path: String::new(),
                question: None,
            }),
            Err(error) => {
                // The reason that serde_json gives ends with the place, which the problem has already.
                let words = error.to_string();
                let reason = words.split(" at line ").next().unwrap_or(&words);
                self.problems.borrow_mut().push(Problem {
                    place: Place {
                        file: self.file.to_owned(),
                        line: error.line().max(1),
                        column: error.column().max(1),
                    },
                    field: String::new(),
                    question: None,
                    defect: Defect::NotJson {
                        reason: reason.to_owned(),
                    },
                });
                None
            }
        }
    }

    /// Everything that was found wrong.
    pub(super) fn into_problems(self) -> Vec<Problem> {
        self.problems.into_inner()
    }

    fn place_of(&self, part: &str) -> Place {
        let offset = part
            .as_ptr()
            .addr()
            .saturating_sub(self.text.as_ptr().addr());
        Place::in_text(self.file, self.text, offset)
    }
}

/// One value of the document, not yet looked into.
#[derive(Clone)]
pub(super) struct Value<'a> {
    document: &'a Document<'a>,
    text: &'a str,
    path: String,
    question: Option<String>,
}

impl<'a> Value<'a> {
    /// Where the value starts.
    pub(super) fn place(&self) -> Place {
        self.document.place_of(self.text)
    }

    /// Reports what is wrong with the value.
    pub(super) fn report(&self, defect: Defect) {
        self.report_at(self.text, self.path.clone(), defect);
    }

    fn report_at(&self, part: &str, field: String, defect: Defect) {
        self.document.problems.borrow_mut().push(Problem {
            place: self.document.place_of(part),
            field,
            question: self.question.clone(),
            defect,
        });
    }

    /// The value as text.
    pub(super) fn text(&self) -> Option<String> {
        self.read("text in quotes")
    }

    /// The value as true or false.
    pub(super) fn truth(&self) -> Option<bool> {
        self.read("true or false")
    }

    /// The value's elements.
    pub(super) fn list(&self) -> Option<Vec<Value<'a>>> {
        let elements: Vec<&'a RawValue> = self.read("a list")?;
        let elements = elements.into_iter().enumerate();
        Some(
            elements
                .map(|(index, raw)| Value {
                    document: self.document,
                    text: raw.get(),
                    path: format!("{}[{index}]", self.path),
                    question: self.question.clone(),
                })
                .collect(),
        )
    }

    /// The value's fields; a field that stands there twice is a problem, and counts as it stands first.
    pub(super) fn object(self) -> Option<Object<'a>> {
        let members: Members<'a> = self.read("an object in braces")?;
        let mut object = Object {
            value: self,
            members: Vec::new(),
        };
        for (key, raw) in members.0 {
            let name = serde_json::from_str::<String>(key.get()).unwrap_or_default();
            if object.members.iter().any(|member| member.name == name) {
                let path = object.path_of(&name);
                object
                    .value
                    .report_at(key.get(), path, Defect::RepeatedField { name });
            } else {
                object.members.push(Member {
                    key: key.get(),
                    name,
                    text: raw.get(),
                });
            }
        }
        Some(object)
    }

    fn read<T: Deserialize<'a>>(&self, expected: &'static str) -> Option<T> {
        let read = serde_json::from_str(self.text).ok();
        if read.is_none() {
            self.report(Defect::WrongType {
                expected,
                found: kind_of(self.text),
            });
        }
        read
    }
}

/// What kind of value a piece of valid JSON is, in words.
fn kind_of(text: &str) -> &'static str {
    match text.as_bytes().first() {
        Some(b'"') => "text",
        Some(b'[') => "a list",
        Some(b'{') => "an object",
        Some(b't' | b'f') => "true or false",
        Some(b'n') => "null",
        _ => "a number",
    }
}

/// An object's fields, taken one by one; [`finish`](Self::finish) reports those that nobody took.
pub(super) struct Object<'a> {
    value: Value<'a>,
    members: Vec<Member<'a>>,
}

struct Member<'a> {
    key: &'a str,
    name: String,
    text: &'a str,
}

impl<'a> Object<'a> {
    /// Names the question that the object is, so that its problems name it too.
    pub(super) fn belongs_to(&mut self, question: &str) {
        self.value.question = Some(question.to_owned());
    }

    /// A field that may be absent.
    pub(super) fn optional(&self, name: &str) -> Option<Value<'a>> {
        let member = self.members.iter().find(|member| member.name == name)?;
        Some(Value {
            document: self.value.document,
            text: member.text,
            path: self.path_of(name),
            question: self.value.question.clone(),
        })
    }

    /// A field that must be there; its absence is a problem of the object.
    pub(super) fn required(&self, name: &'static str) -> Option<Value<'a>> {
        let value = self.optional(name);
        if value.is_none() {
            self.value.report(Defect::MissingField { name });
        }
        value
    }

    /// Reports every field whose name is not among the allowed ones.
    pub(super) fn finish(&self, allowed: &[&str]) {
        for member in &self.members {
            if !allowed.contains(&member.name.as_str()) {
                self.value.report_at(
                    member.key,
                    self.path_of(&member.name),
                    Defect::UnknownField {
                        name: member.name.clone(),
                        nearest: nearest(&member.name, allowed.iter().copied()),
                        allowed: allowed.join(", "),
                    },
                );
            }
        }
    }

    fn path_of(&self, name: &str) -> String {
        if self.value.path.is_empty() {
            name.to_owned()
        } else {
            format!("{}.{name}", self.value.path)
        }
    }
}

/// The fields of an object in the order in which they stand, with repetitions, keys as written.
struct Members<'a>(Vec<(&'a RawValue, &'a RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;

        impl<'de> Visitor<'de> for InOrder {
            type Value = Members<'de>;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }

        deserializer.deserialize_map(InOrder)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(text: &str, read: impl Fn(Value<'_>)) -> Vec<(usize, usize, String, String)> {
        let document = Document::new(Path::new("f.json"), text);
        if let Some(root) = document.root() {
            read(root);
        }
        document
            .into_problems()
            .into_iter()
            .map(|problem| {
                let Place { line, column, .. } = problem.place;
                (line, column, problem.field, problem.defect.to_string())
            })
            .collect()
    }

    #[test]
    fn a_value_of_the_wrong_kind_is_told_with_its_place_and_path() {
        let found = problems("[\n  \"a\",\n  {\"b\":\n    7}\n]", |root| {
            let elements = root.list().unwrap();
            assert_eq!(elements[0].text().as_deref(), Some("a"));
            let object = elements[1].clone().object().unwrap();
            assert_eq!(object.required("b").unwrap().text(), None);
        });
        assert_eq!(
            found,
            [(
                4,
                5,
                "[1].b".to_owned(),
                "This should be text in quotes, not a number.".to_owned()
            )]
        );
    }

    #[test]
    fn missing_unknown_and_repeated_fields_are_all_told() {
        let found = problems("{\n\"titel\": 1,\n\"id\": 2,\n\"id\": 3}", |root| {
            let object = root.object().unwrap();
            assert!(object.required("title").is_none());
            object.finish(&["title", "id"]);
        });
        let told: Vec<_> = found
            .iter()
            .map(|(line, column, field, _)| (*line, *column, field.as_str()))
            .collect();
        assert_eq!(told, [(4, 1, "id"), (1, 1, ""), (2, 1, "titel")]);
    }

    #[test]
    fn broken_json_is_told_with_its_place() {
        let found = problems("[\n  {\"a\": 1,}\n]", |_| {});
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].0, 2);
        assert_eq!(found[0].3, "This is not JSON: key must be a string.");
    }
}
