//! Reading `questions.json`: every record with its fields, and every slip in it with its place.
//!
//! It must not know folders or Markdown: whether an answer exists is checked by `content`.

use std::path::Path;

use super::defect::Defect;
use super::fields;
use super::json::{Document, Object, Value};
use super::nearest::nearest;
use super::problem::{Place, Problem};
use crate::{
    KeyPoint, Level, Misconception, PythonRange, Question, QuestionId, Revision, Source,
    VersionChange,
};

/// A record of the catalogue: as much of it as other files are checked against, and the whole if it is sound.
pub(super) struct Record {
    pub(super) id: QuestionId,
    /// None if the level is unknown, which is a problem already told.
    pub(super) level: Option<Level>,
    pub(super) pending: bool,
    pub(super) question: Option<Question>,
}

/// Reads the catalogue's text; `today` bounds the dates if it is given.
pub(super) fn read(
    file: &Path,
    text: &str,
    today: Option<crate::Date>,
) -> (Option<Vec<Record>>, Vec<Problem>) {
    let document = Document::new(file, text);
    let records = document.root().and_then(|root| root.list()).map(|values| {
        let mut reading = Reading::default();
        for value in values {
            reading.question(value, today);
        }
        reading.check_follow_ups();
        reading.records
    });
    (records, document.into_problems())
}

/// What was read so far.
#[derive(Default)]
struct Reading<'a> {
    records: Vec<Record>,
    places: Vec<(QuestionId, Place)>,
    /// Who follows up on whom, to be checked when all ids are known.
    follow_ups: Vec<(Option<QuestionId>, String, Value<'a>)>,
}

const QUESTION: [&str; 13] = [
    "id",
    "level",
    "category",
    "difficulty",
    "title",
    "tags",
    "summary",
    "key_points",
    "misconceptions",
    "follow_ups",
    "python",
    "sources",
    "checked",
];

impl<'a> Reading<'a> {
    fn question(&mut self, value: Value<'a>, today: Option<crate::Date>) {
        let Some(mut object) = value.object() else {
            return;
        };
        let id = object.required("id").and_then(|value| {
            let text = value.text()?;
            object.belongs_to(&text);
            self.unique_id(&value, &text)
        });
        let level = object
            .required("level")
            .and_then(|value| fields::level(&value));
        let category = object
            .required("category")
            .and_then(|value| fields::category(&value, level));
        let difficulty = object
            .required("difficulty")
            .and_then(|value| fields::difficulty(&value));
        let title = object
            .required("title")
            .and_then(|value| fields::title(&value));
        let tags = object
            .required("tags")
            .and_then(|value| fields::tags(&value));
        let summary = object
            .required("summary")
            .and_then(|value| fields::summary(&value));
        let mut names = Vec::new();
        let key_points = object
            .required("key_points")
            .and_then(|value| key_points(&value, &mut names));
        let misconceptions = object
            .required("misconceptions")
            .and_then(|value| misconceptions(&value, &mut names));
        let follow_ups = object
            .required("follow_ups")
            .and_then(|value| self.follow_ups(&value, id.as_ref()));
        let python = object.required("python").and_then(python);
        let sources = object.required("sources").and_then(|value| sources(&value));
        let checked = object
            .required("checked")
            .and_then(|value| fields::date(&value, today));
        let revisions = object
            .optional("revisions")
            .map_or(Some(Vec::new()), |value| revisions(&value, checked));
        let pending = object
            .optional("pending")
            .map_or(Some(false), |value| fields::pending(&value));
        object.finish(&[QUESTION.as_slice(), &["revisions", "pending"]].concat());

        let question = (|| {
            Some(Question {
                id: id.clone()?,
                level: level?,
                category: category?,
                difficulty: difficulty?,
                title: title?,
                tags: tags?,
                summary: summary?,
                key_points: key_points?,
                misconceptions: misconceptions?,
                follow_ups: follow_ups?,
                python: python?,
                sources: sources?,
                checked: checked?,
                revisions: revisions?,
                pending: pending?,
            })
        })();
        if let Some(id) = id {
            self.records.push(Record {
                id,
                level,
                pending: pending.unwrap_or(false),
                question,
            });
        }
    }

    fn unique_id(&mut self, value: &Value<'a>, text: &str) -> Option<QuestionId> {
        let id = fields::id(value, text)?;
        if let Some((_, first)) = self.places.iter().find(|(other, _)| *other == id) {
            value.report(Defect::RepeatedId {
                id: text.to_owned(),
                first: first.clone(),
            });
            return None;
        }
        self.places.push((id.clone(), value.place()));
        Some(id)
    }

    fn follow_ups(
        &mut self,
        value: &Value<'a>,
        own: Option<&QuestionId>,
    ) -> Option<Vec<QuestionId>> {
        let mut ids = Vec::new();
        let mut sound = true;
        for element in value.list()? {
            let Some(text) = element.text() else {
                sound = false;
                continue;
            };
            match QuestionId::parse(&text) {
                Some(id) if ids.contains(&id) => {
                    element.report(Defect::Repeated { id: text.clone() });
                    sound = false;
                }
                Some(id) => ids.push(id),
                // An id that can't exist is reported with those that don't.
                None => sound = false,
            }
            self.follow_ups.push((own.cloned(), text, element));
        }
        sound.then_some(ids)
    }

    fn check_follow_ups(&self) {
        for (own, text, value) in &self.follow_ups {
            if own.as_ref().is_some_and(|own| own.as_str() == text) {
                value.report(Defect::FollowsItself);
            } else if !self.places.iter().any(|(id, _)| id.as_str() == text) {
                value.report(Defect::UnknownQuestion {
                    id: text.clone(),
                    nearest: nearest(text, self.places.iter().map(|(id, _)| id.as_str())),
                });
            }
        }
    }
}

fn key_points(value: &Value<'_>, names: &mut Vec<String>) -> Option<Vec<KeyPoint>> {
    fields::counted(value, "key points", 3, 7, |element| {
        let object = element.object()?;
        let id = fields::point_id(&object, names);
        let point = fields::sentence(&object, "point");
        let phrasings = fields::phrasings(&object);
        object.finish(&["id", "point", "phrasings"]);
        Some(KeyPoint {
            id: id?,
            point: point?,
            phrasings: phrasings?,
        })
    })
}

fn misconceptions(value: &Value<'_>, names: &mut Vec<String>) -> Option<Vec<Misconception>> {
    fields::counted(value, "misconceptions", 1, 4, |element| {
        let object = element.object()?;
        let id = fields::point_id(&object, names);
        let point = fields::sentence(&object, "point");
        let phrasings = fields::phrasings(&object);
        let correction = fields::sentence(&object, "correction");
        object.finish(&["id", "point", "phrasings", "correction"]);
        Some(Misconception {
            id: id?,
            point: point?,
            phrasings: phrasings?,
            correction: correction?,
        })
    })
}

fn python(value: Value<'_>) -> Option<PythonRange> {
    let object = value.object()?;
    let from = fields::version(&object, "from");
    let to = fields::version(&object, "to");
    let mut range = from.zip(to);
    if let Some((from, to)) = range
        && from > to
        && let Some(value) = object.optional("to")
    {
        value.report(Defect::BackwardRange {
            from: from.to_string(),
            to: to.to_string(),
        });
        range = None;
    }
    let changes = object.required("changes").and_then(|value| {
        fields::counted(&value, "changes", 0, usize::MAX, |element| {
            version_change(element, range)
        })
    });
    object.finish(&["from", "to", "changes"]);
    let (from, to) = range?;
    Some(PythonRange {
        from,
        to,
        changes: changes?,
    })
}

fn version_change(
    value: Value<'_>,
    range: Option<(crate::PythonVersion, crate::PythonVersion)>,
) -> Option<VersionChange> {
    let object: Object<'_> = value.object()?;
    let version = fields::version(&object, "version");
    if let (Some(version), Some((from, to))) = (version, range)
        && !(from..=to).contains(&version)
        && let Some(value) = object.optional("version")
    {
        value.report(Defect::ChangeOutsideRange {
            version: version.to_string(),
            from: from.to_string(),
            to: to.to_string(),
        });
    }
    let change = fields::sentence(&object, "change");
    object.finish(&["version", "change"]);
    Some(VersionChange {
        version: version?,
        change: change?,
    })
}

fn sources(value: &Value<'_>) -> Option<Vec<Source>> {
    fields::counted(value, "sources", 1, usize::MAX, |element| {
        let object = element.object()?;
        let title = fields::sentence(&object, "title");
        let url = object
            .required("url")
            .and_then(|value| fields::https(&value));
        object.finish(&["title", "url"]);
        Some(Source {
            title: title?,
            url: url?,
        })
    })
}

fn revisions(value: &Value<'_>, checked: Option<crate::Date>) -> Option<Vec<Revision>> {
    fields::counted(value, "revisions", 1, usize::MAX, |element| {
        let object = element.object()?;
        let date = object
            .required("date")
            .and_then(|value| revision_date(&value, checked));
        let change = fields::sentence(&object, "change");
        object.finish(&["date", "change"]);
        Some(Revision {
            date: date?,
            change: change?,
        })
    })
}

fn revision_date(value: &Value<'_>, checked: Option<crate::Date>) -> Option<crate::Date> {
    let date = fields::date(value, None)?;
    match checked {
        Some(checked) if date > checked => {
            value.report(Defect::RevisedAfterCheck {
                date: date.to_string(),
                checked: checked.to_string(),
            });
            None
        }
        _ => Some(date),
    }
}
