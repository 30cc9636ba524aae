//! What a page around an embed may ask for, checked: `{"evalloop":1,"type":"seek","us":5000}`.
//!
//! Whatever is unknown or malformed changes nothing and has its words. It must not know how messages travel.

/// The version of the messages.
pub const VERSION: f64 = 1.0;
/// The latest moment that a message may ask for, in microseconds: ten minutes.
const LATEST_US: f64 = 600_000_000.0;
/// The longest text that is looked at, in bytes.
const LONGEST: usize = 100;

/// A field of a message, as far as its kind matters.
#[derive(Clone, Debug, PartialEq)]
pub enum Field {
    /// It is not there.
    Missing,
    /// A number, which may be no number at all.
    Number(f64),
    /// A text.
    Text(String),
    /// Anything else.
    Other,
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// Let time pass, from where it stands; from the start when it stands at the end.
    Play,
    /// Stand still.
    Pause,
    /// Go to the next event.
    Step,
    /// Show this moment, in microseconds.
    Seek(u64),
    /// Show this scenario from its start.
    Load(String),
}

/// Why a message is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No version, or another one.
    Version,
    /// No type, or an unknown one.
    Type,
    /// A `seek` without a moment that makes sense.
    Moment,
    /// A `load` without a scenario that there is.
    Scenario,
}

impl Refusal {
    /// What is wrong, for whoever sent it.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Version => "`evalloop` must be 1, the version of these messages",
            Self::Type => "`type` must be play, pause, step, seek or load",
            Self::Moment => "seek needs `us`, a whole number of microseconds from 0 to 600000000",
            Self::Scenario => "load needs `scenario`, the id of a scenario",
        }
    }
}

/// Reads a message through its fields; `is_known` says whether there is a scenario of an id.
///
/// # Errors
/// Why it is refused.
pub fn read(
    field: &dyn Fn(&str) -> Field,
    is_known: &dyn Fn(&str) -> bool,
) -> Result<Request, Refusal> {
    match field("evalloop") {
        Field::Number(version) if (version - VERSION).abs() < f64::EPSILON => {}
        _ => return Err(Refusal::Version),
    }
    let Field::Text(kind) = field("type") else {
        return Err(Refusal::Type);
    };
    match kind.as_str() {
        "play" => Ok(Request::Play),
        "pause" => Ok(Request::Pause),
        "step" => Ok(Request::Step),
        "seek" => match field("us") {
            Field::Number(us) if us.fract() == 0.0 && (0.0..=LATEST_US).contains(&us) => {
                Ok(Request::Seek(crate::window::whole_ns(us)))
            }
            _ => Err(Refusal::Moment),
        },
        "load" => match field("scenario") {
            Field::Text(id) if id.len() <= LONGEST && is_known(&id) => Ok(Request::Load(id)),
            _ => Err(Refusal::Scenario),
        },
        _ => Err(Refusal::Type),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(fields: &[(&str, Field)]) -> Result<Request, Refusal> {
        let field = |name: &str| {
            let found = fields.iter().find(|(known, _)| *known == name);
            found.map_or(Field::Missing, |(_, field)| field.clone())
        };
        read(&field, &|id| id == "convoy")
    }

    fn ours(kind: &str, more: &[(&'static str, Field)]) -> Result<Request, Refusal> {
        let mut fields = vec![
            ("evalloop", Field::Number(1.0)),
            ("type", Field::Text(kind.to_owned())),
        ];
        fields.extend_from_slice(more);
        of(&fields)
    }

    #[test]
    fn every_request_is_understood() {
        assert_eq!(ours("play", &[]), Ok(Request::Play));
        assert_eq!(ours("pause", &[]), Ok(Request::Pause));
        assert_eq!(ours("step", &[]), Ok(Request::Step));
        assert_eq!(
            ours("seek", &[("us", Field::Number(5_000.0))]),
            Ok(Request::Seek(5_000))
        );
        let convoy = Field::Text("convoy".to_owned());
        assert_eq!(
            ours("load", &[("scenario", convoy)]),
            Ok(Request::Load("convoy".to_owned()))
        );
    }

    #[test]
    fn whatever_is_malformed_is_refused_and_said_why() {
        assert_eq!(of(&[]), Err(Refusal::Version));
        assert_eq!(
            of(&[("evalloop", Field::Number(2.0))]),
            Err(Refusal::Version)
        );
        assert_eq!(
            of(&[("evalloop", Field::Text("1".to_owned()))]),
            Err(Refusal::Version)
        );
        assert_eq!(of(&[("evalloop", Field::Number(1.0))]), Err(Refusal::Type));
        assert_eq!(ours("explode", &[]), Err(Refusal::Type));
        for us in [f64::NAN, f64::INFINITY, -1.0, 0.5, 1e300] {
            assert_eq!(
                ours("seek", &[("us", Field::Number(us))]),
                Err(Refusal::Moment),
                "{us}"
            );
        }
        assert_eq!(ours("seek", &[]), Err(Refusal::Moment));
        assert_eq!(
            ours("load", &[("scenario", Field::Other)]),
            Err(Refusal::Scenario)
        );
        let unknown = Field::Text("no-such".to_owned());
        assert_eq!(
            ours("load", &[("scenario", unknown)]),
            Err(Refusal::Scenario)
        );
        for refusal in [
            Refusal::Version,
            Refusal::Type,
            Refusal::Moment,
            Refusal::Scenario,
        ] {
            assert!(!refusal.words().is_empty());
        }
    }
}
