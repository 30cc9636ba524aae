//! The settings of the models, as the editor offers them: what each is called, what it is set to, and how it is set.
//!
//! The limits are the gil crate's, and are told here in the unit of the field. It must not know how a field looks.

use gil::{FreeThreading, MAX_PAYLOAD, MAX_PERCENT, Model, StartMethod};

use super::Refusal;
use super::enter::{ms, parse_count, parse_ms};
use crate::number::whole;

/// A setting of a model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The word in the editor's markup, and in [`set`].
    pub word: &'static str,
    /// What it is called, with its unit.
    pub label: &'static str,
    /// What may stand there, and which figures were measured.
    pub hint: String,
    /// What it is set to.
    pub value: Value,
}

/// What a setting is set to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number.
    Number(String),
    /// One of several: each with its word and what it is called; and the word of the one that is chosen.
    Choice(Vec<(&'static str, String)>, &'static str),
}

/// The words of whether each interpreter has its own lock.
const LOCKS: [(&str, bool, &str); 2] = [
    ("own", true, "one each, as from 3.12 on"),
    ("shared", false, "one for all"),
];

/// The settings of a model, in the order in which they are offered.
#[must_use]
pub fn settings(model: Model) -> Vec<Setting> {
    match model {
        Model::Gil | Model::Asyncio => Vec::new(),
        Model::FreeThreaded(settings) => vec![
            Setting {
                word: "overhead",
                label: "Python is slower by, %",
                hint: [
                    "0 to ",
                    &whole(MAX_PERCENT.into()),
                    "; ",
                    &whole(FreeThreading::PYTHON_3_14_PERCENT.into()),
                    " in 3.14t, ",
                    &whole(FreeThreading::PYTHON_3_13_PERCENT.into()),
                    " in 3.13t",
                ]
                .concat(),
                value: Value::Number(whole(settings.overhead_percent.into())),
            },
            Setting {
                word: "collect-every",
                label: "Collects garbage every, ms",
                hint: "of Python code; 0 for never".to_owned(),
                value: Value::Number(ms(settings.collect_every_ns)),
            },
            Setting {
                word: "collection",
                label: "A collection takes, ms",
                hint: "in two pauses of all threads".to_owned(),
                value: Value::Number(ms(settings.collection_ns)),
            },
        ],
        Model::Interpreters(settings) => vec![
            Setting {
                word: "locks-of",
                label: "Locks",
                hint: String::new(),
                value: Value::Choice(
                    LOCKS.map(|(word, _, name)| (word, name.to_owned())).into(),
                    if settings.own_gil { "own" } else { "shared" },
                ),
            },
            Setting {
                word: "create",
                label: "Creating one takes, ms",
                hint: [
                    "measured: ",
                    &ms(gil::Interpreters::CREATE_3_13_NS),
                    " in 3.13, ",
                    &ms(gil::Interpreters::CREATE_3_12_NS),
                    " in 3.12",
                ]
                .concat(),
                value: Value::Number(ms(settings.create_ns)),
            },
        ],
        Model::Processes(settings) => vec![
            Setting {
                word: "start",
                label: "Start method",
                hint: [
                    "measured: ",
                    &ms(settings.start.first_ns()),
                    " ms for the first, then ",
                    &ms(settings.start.next_ns()),
                ]
                .concat(),
                value: Value::Choice(
                    StartMethod::ALL
                        .map(|start| (start.word(), start.word().to_owned()))
                        .into(),
                    settings.start.word(),
                ),
            },
            Setting {
                word: "payload",
                label: "Pickled each way, bytes",
                hint: ["0 to ", &whole(MAX_PAYLOAD)].concat(),
                value: Value::Number(whole(settings.payload_bytes)),
            },
        ],
    }
}

/// Sets one of them. What the model does not have stays unset.
///
/// # Errors
/// What is no number of its kind; whether it lies within the limits is for the simulator to say.
pub(super) fn set(model: &mut Model, word: &str, text: &str) -> Result<(), Refusal> {
    match (model, word) {
        (Model::FreeThreaded(settings), "overhead") => {
            settings.overhead_percent = u32::try_from(parse_count(text)?).unwrap_or(u32::MAX);
        }
        (Model::FreeThreaded(settings), "collect-every") => {
            settings.collect_every_ns = parse_ms(text)?;
        }
        (Model::FreeThreaded(settings), "collection") => settings.collection_ns = parse_ms(text)?,
        (Model::Interpreters(settings), "locks-of") => {
            let chosen = LOCKS.into_iter().find(|(word, ..)| *word == text);
            settings.own_gil = chosen.map_or(settings.own_gil, |(_, own, _)| own);
        }
        (Model::Interpreters(settings), "create") => settings.create_ns = parse_ms(text)?,
        (Model::Processes(settings), "start") => {
            let chosen = StartMethod::ALL
                .into_iter()
                .find(|start| start.word() == text);
            settings.start = chosen.unwrap_or(settings.start);
        }
        (Model::Processes(settings), "payload") => settings.payload_bytes = parse_count(text)?,
        _ => {}
    }
    Ok(())
}

/// The word of the setting that an error of the simulator is about, from the name that files give it.
#[must_use]
pub fn word_of(setting: &str) -> &'static str {
    match setting {
        "overhead_percent" => "overhead",
        "collect_every_ms" => "collect-every",
        "collection_ms" => "collection",
        "create_ms" => "create",
        "payload_bytes" => "payload",
        _ => "model",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every setting of every model, each set to something else than it is.
    #[test]
    fn every_setting_of_every_model_can_be_set_and_is_then_shown() {
        let mut count = 0;
        for model in Model::ALL {
            for setting in settings(model) {
                let other = match &setting.value {
                    Value::Number(number) => number.clone() + "5",
                    Value::Choice(choices, chosen) => {
                        let other = choices.iter().find(|(word, _)| word != chosen);
                        other.expect("a choice").0.to_owned()
                    }
                };
                let mut changed = model;
                set(&mut changed, setting.word, &other).expect("a value");
                assert_ne!(changed, model, "{}", setting.word);
                let shown = settings(changed);
                let shown = shown.iter().find(|shown| shown.word == setting.word);
                match &shown.expect("the setting").value {
                    Value::Number(number) => {
                        assert_eq!(number.parse::<f64>(), other.parse(), "{}", setting.word);
                    }
                    Value::Choice(_, chosen) => assert_eq!(*chosen, other),
                }
                count += 1;
            }
        }
        // Whoever gives a model one more setting offers it, and counts it here.
        assert_eq!(count, 7);
    }

    #[test]
    fn every_number_is_refused_when_it_is_none_or_beyond_its_limit() {
        for model in Model::ALL {
            for setting in settings(model) {
                if !matches!(setting.value, Value::Number(_)) {
                    continue;
                }
                for nonsense in ["", "-1", "NaN", "1e3", "∞", "0x10"] {
                    let mut changed = model;
                    let refused = set(&mut changed, setting.word, nonsense);
                    assert!(refused.is_err(), "{} {nonsense:?}", setting.word);
                    assert_eq!(changed, model);
                }
                let mut changed = model;
                set(&mut changed, setting.word, "999999999").expect("a number");
                let workload = gil::Workload {
                    model: changed,
                    ..gil::scenario::all()[0].workload()
                };
                // A payload may be nearly that large.
                let Err(gil::WorkloadError::Model { setting: name, .. }) = workload.validate()
                else {
                    assert_eq!(setting.word, "payload");
                    continue;
                };
                assert_eq!(word_of(name), setting.word);
            }
        }
    }
}
