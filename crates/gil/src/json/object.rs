//! Fields of a JSON object, read with their place in the file.
//!
//! It owns the words about a value of the wrong type or range. It must not know the formats.

use super::read::WorkloadFileError;
use super::value::{Value, scaled};
use crate::workload::MAX_DURATION_NS;

/// A JSON object with its place in the file.
pub(crate) struct Object<'value, 'text> {
    fields: &'value [(String, Value<'text>)],
    path: String,
}

type Result<T> = std::result::Result<T, WorkloadFileError>;

impl<'value, 'text> Object<'value, 'text> {
    /// The object at `path`, in which nothing but `known` fields may stand.
    pub(crate) fn new(value: &'value Value<'text>, path: String, known: &[&str]) -> Result<Self> {
        let object = Self::any(value, path)?;
        match object
            .fields
            .iter()
            .find(|(name, _)| !known.contains(&name.as_str()))
        {
            Some((unknown, _)) => Err(WorkloadFileError::UnknownField {
                path: object.at(unknown),
                known: known.join(", "),
            }),
            None => Ok(object),
        }
    }

    /// The object at `path`, whatever stands in it.
    pub(crate) fn any(value: &'value Value<'text>, path: String) -> Result<Self> {
        match value {
            Value::Object(fields) => Ok(Self { fields, path }),
            _ => Err(wrong_type(
                if path.is_empty() {
                    "the file".to_owned()
                } else {
                    path
                },
                "an object",
                value,
            )),
        }
    }

    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    pub(crate) fn at(&self, field: &str) -> String {
        if self.path.is_empty() {
            field.to_owned()
        } else {
            [&self.path, ".", field].concat()
        }
    }

    pub(crate) fn find(&self, field: &str) -> Option<&'value Value<'text>> {
        let found = self.fields.iter().find(|(name, _)| name == field);
        found.map(|(_, value)| value)
    }

    pub(crate) fn get(&self, field: &str) -> Result<&'value Value<'text>> {
        self.find(field).ok_or_else(|| WorkloadFileError::Missing {
            path: self.at(field),
        })
    }

    pub(crate) fn list(&self, field: &str) -> Result<(String, &'value [Value<'text>])> {
        match self.get(field)? {
            Value::List(list) => Ok((self.at(field), list)),
            other => Err(wrong_type(self.at(field), "a list", other)),
        }
    }

    pub(crate) fn optional_list(&self, field: &str) -> Result<(String, &'value [Value<'text>])> {
        match self.find(field) {
            None => Ok((String::new(), &[])),
            Some(_) => self.list(field),
        }
    }

    pub(crate) fn text(&self, field: &str) -> Result<&'value str> {
        match self.get(field)? {
            Value::Text(text) => Ok(text),
            other => Err(wrong_type(self.at(field), "a text", other)),
        }
    }

    pub(crate) fn optional_text(&self, field: &str) -> Result<Option<&'value str>> {
        self.find(field).map(|_| self.text(field)).transpose()
    }

    pub(crate) fn flag(&self, field: &str, absent: Option<bool>) -> Result<bool> {
        match (self.find(field), absent) {
            (None, Some(absent)) => Ok(absent),
            _ => match self.get(field)? {
                Value::Bool(flag) => Ok(*flag),
                other => Err(wrong_type(self.at(field), "true or false", other)),
            },
        }
    }

    /// A whole number that fits a count. Zero is left to the workload's own checks.
    pub(crate) fn count(&self, field: &str, absent: Option<u32>) -> Result<u32> {
        let value = match (self.find(field), absent) {
            (None, Some(absent)) => return Ok(absent),
            _ => self.get(field)?,
        };
        let Value::Number(number) = value else {
            return Err(wrong_type(self.at(field), "a whole number", value));
        };
        whole(number)
            .and_then(|number| u32::try_from(number).ok())
            .ok_or_else(|| WorkloadFileError::Range {
                path: self.at(field),
                allowed: "a whole number of at least 1",
                found: (*number).to_owned(),
            })
    }

    /// Milliseconds, as nanoseconds.
    pub(crate) fn milliseconds(&self, field: &str) -> Result<u64> {
        nanoseconds(self.get(field)?, 6).ok_or_else(|| match self.find(field) {
            Some(Value::Number(number)) => WorkloadFileError::Range {
                path: self.at(field),
                allowed: "from 0 to 600000 milliseconds",
                found: (*number).to_owned(),
            },
            other => wrong_type(
                self.at(field),
                "a number of milliseconds",
                other.unwrap_or(&Value::Null),
            ),
        })
    }

    pub(crate) fn optional_milliseconds(&self, field: &str, absent: u64) -> Result<u64> {
        match self.find(field) {
            None => Ok(absent),
            Some(_) => self.milliseconds(field),
        }
    }
}

/// A whole number, as it has to be spelt: without a point.
pub(crate) fn whole(number: &str) -> Option<u64> {
    let is_whole = !number.contains(['.', 'e', 'E']);
    scaled(number, 0, u64::MAX).filter(|_| is_whole)
}

/// A duration in units of `10^scale` nanoseconds, as nanoseconds, if it lies within the limits.
pub(crate) fn nanoseconds(value: &Value<'_>, scale: i32) -> Option<u64> {
    match value {
        Value::Number(number) => scaled(number, scale, MAX_DURATION_NS),
        _ => None,
    }
}

pub(crate) fn wrong_type(
    path: String,
    expected: &'static str,
    value: &Value<'_>,
) -> WorkloadFileError {
    WorkloadFileError::Type {
        path,
        expected,
        found: value.kind(),
    }
}
