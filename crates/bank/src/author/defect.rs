//! Everything that can be wrong with a bank, and what an author does about it.
//!
//! A defect's `Display` says what is wrong; [`Defect::remedy`] says how to mend it. Both are whole sentences.
//! It must not know where a defect was found.

use std::borrow::Cow;

use thiserror::Error;

use super::problem::Place;
use crate::Level;

/// One way in which a bank can be wrong.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[expect(
    missing_docs,
    reason = "the message of each variant says what it and its fields are"
)]
pub enum Defect {
    // Files
    #[error("This file can't be read: {reason}.")]
    Unreadable { reason: String },
    #[error("This is not JSON: {reason}.")]
    NotJson { reason: String },

    // The shape of the catalogue
    #[error("This should be {expected}, not {found}.")]
    WrongType {
        expected: &'static str,
        found: &'static str,
    },
    #[error("There is no field `{name}` here.")]
    UnknownField {
        name: String,
        nearest: Option<String>,
        allowed: String,
    },
    #[error("The field `{name}` is missing.")]
    MissingField { name: &'static str },
    #[error("The field `{name}` stands here twice.")]
    RepeatedField { name: String },

    // Values of the catalogue
    #[error("{found:?} is no {what}.")]
    UnknownName {
        what: &'static str,
        found: String,
        nearest: Option<String>,
        allowed: String,
    },
    #[error("{found:?} is no id.")]
    BadId { found: String },
    #[error("The id {id:?} is used twice: first at line {}.", .first.line)]
    RepeatedId { id: String, first: Place },
    #[error("{id:?} stands twice in this list.")]
    Repeated { id: String },
    #[error("This text is empty.")]
    EmptyText,
    #[error("This title has {characters} characters.")]
    TitleLength { characters: usize },
    #[error("This summary has {words} words.")]
    SummaryLength { words: usize },
    #[error("This text holds {found}.")]
    StrayMarkup {
        found: &'static str,
        allowed: &'static str,
    },
    #[error("There {} here.", amount(*.found, .what))]
    Count {
        what: &'static str,
        found: usize,
        least: usize,
        most: usize,
    },
    #[error("There is no question {id:?}.")]
    UnknownQuestion { id: String, nearest: Option<String> },
    #[error("This question follows up on itself.")]
    FollowsItself,
    #[error("{found:?} is no version of Python.")]
    BadVersion { found: String },
    #[error("The range ends at {to}, before it starts at {from}.")]
    BackwardRange { from: String, to: String },
    #[error("The change in {version} lies outside the range from {from} to {to}.")]
    ChangeOutsideRange {
        version: String,
        from: String,
        to: String,
    },
    #[error("{found:?} is not an https address.")]
    BadUrl { found: String },
    #[error("{found:?} is no date.")]
    BadDate { found: String },
    #[error("{found} lies in the future (today is {today}).")]
    FutureDate { found: String, today: String },
    #[error("The revision of {date} is later than the day of the last check, {checked}.")]
    RevisedAfterCheck { date: String, checked: String },
    #[error("`pending` is false.")]
    PendingFalse,

    // Folders and files of the content
    #[error("The question {id:?} has no answer.")]
    MissingAnswer { id: String },
    #[error("The question {id:?} is marked as pending, and yet it has an answer.")]
    AnswerOfPending { id: String },
    #[error("No question of the catalogue belongs to this folder.")]
    OrphanFolder {
        elsewhere: Option<Level>,
        nearest: Option<String>,
    },
    #[error("This file has no place here.")]
    UnexpectedFile,
    #[error("The guide is missing.")]
    MissingGuide,
    #[error("The line `{name}: …` is missing at the start.")]
    MissingFrontMatter { name: &'static str },
    #[error("Nothing says which Python printed the outputs.")]
    MissingExecuted,

    // Answers and the guide
    #[error("Raw HTML: {tag}.")]
    RawHtml { tag: String },
    #[error("A heading of level 1.")]
    TopHeading,
    #[error("A heading of level {level} follows one of level {before}.")]
    SkippedHeading { before: u8, level: u8 },
    #[error("Python in a fence.")]
    FencedPython,
    #[error("A block of code that doesn't say what it is.")]
    UnnamedFence,
    #[error("An image.")]
    Image,
    #[error("The link to {target:?} leads nowhere.")]
    BrokenLink {
        target: String,
        nearest: Option<String>,
    },
    #[error("The link to {target:?} goes by plain http.")]
    InsecureLink { target: String },
    #[error("The heading that {target:?} points at is not on this page.")]
    BrokenFragment { target: String },

    // Diagrams
    #[error("The answer doesn't quote this diagram.")]
    UnquotedDiagram { name: String },
    #[error("This diagram can't be drawn: {reason}.")]
    BadDiagram { reason: String },
    #[error("{name:?} is no name for a diagram.")]
    BadDiagramName { name: String },

    // Examples
    #[error("The answer quotes {name:?}, which is not beside it.")]
    MissingExample {
        name: String,
        nearest: Option<String>,
    },
    #[error("The answer doesn't quote this example.")]
    UnquotedExample { name: String },
    #[error("The answer quotes {name:?} twice.")]
    ExampleQuotedTwice { name: String },
    #[error("{name:?} is no name for an example.")]
    BadExampleName { name: String },
    #[error("The example {name:?} has no recorded output.")]
    MissingOutput { name: String },
    #[error("There is no example that printed this.")]
    OutputWithoutExample { name: String },
    #[error("The first line doesn't say where the example runs.")]
    BadRunsOn { found: String },
    #[error("The second line names {found:?}, which is not to be had.")]
    UnknownNeed {
        found: String,
        nearest: Option<String>,
        allowed: String,
    },
    #[error("The second line doesn't say what the example needs.")]
    BadNeeds { found: String },
    #[error("An example that needs more than Python's own library runs on cpython only.")]
    NeedsInBrowser,
    #[error("This line has {characters} characters.")]
    LongLine { characters: usize },
    #[error("This text holds {found}.")]
    StrayCharacter { found: &'static str },
}

impl Defect {
    /// How to mend it.
    #[must_use]
    #[expect(
        clippy::too_many_lines,
        reason = "one arm a defect is the clearest order"
    )]
    pub fn remedy(&self) -> Cow<'static, str> {
        match self {
            Self::UnknownField {
                nearest, allowed, ..
            }
            | Self::UnknownName {
                nearest, allowed, ..
            } => Cow::Owned(format!(
                "{}Allowed: {allowed}.",
                did_you_mean(nearest.as_ref())
            )),
            Self::UnknownQuestion { nearest, .. } => Cow::Owned(format!(
                "{}Use the id of a question in questions.json.",
                did_you_mean(nearest.as_ref())
            )),
            Self::BrokenLink { nearest, .. } => Cow::Owned(format!(
                "{}Link to another question as ../ID/answer.md (../../LEVEL/ID/answer.md from another level, LEVEL/ID/answer.md from the guide), or to an https address.",
                did_you_mean(nearest.as_ref())
            )),
            Self::MissingExample { name, nearest } => Cow::Owned(format!(
                "{}Write {name}, or take the link out.",
                did_you_mean(nearest.as_ref())
            )),
            Self::OrphanFolder { elsewhere, nearest } => match elsewhere {
                Some(level) => Cow::Owned(format!(
                    "The question is of the level {0}: move the folder to content/{0}/.",
                    level.slug()
                )),
                None => Cow::Owned(format!(
                    "{}Add the question to questions.json, or delete the folder.",
                    did_you_mean(nearest.as_ref())
                )),
            },
            Self::Count {
                what, least, most, ..
            } if *most == usize::MAX => {
                Cow::Owned(format!("Give at least {}.", counted(*least, what)))
            }
            Self::Count {
                what, least, most, ..
            } => Cow::Owned(format!("Give {least} to {}.", counted(*most, what))),
            Self::UnknownNeed {
                nearest, allowed, ..
            } => Cow::Owned(format!(
                "{}Allowed: {allowed}. Packages are those of content/requirements.in.",
                did_you_mean(nearest.as_ref())
            )),
            Self::UnquotedDiagram { name } => Cow::Owned(format!(
                "Give it a paragraph of its own in answer.md, [what it shows]({name}), or delete it."
            )),
            Self::RepeatedId { first, .. } => Cow::Owned(format!(
                "Give one of the two another id; the first is at {first}."
            )),
            Self::MissingField { name } => Cow::Owned(format!("Add `\"{name}\": …`.")),
            Self::ExampleQuotedTwice { name } => Cow::Owned(format!(
                "Quote {name} once; refer to it in words elsewhere."
            )),
            Self::UnquotedExample { name } => Cow::Owned(format!(
                "Give it a paragraph of its own in answer.md, [{name}]({name}), or delete it."
            )),
            Self::OutputWithoutExample { name } => {
                Cow::Owned(format!("Write {name}, or delete the output."))
            }
            Self::Unreadable { .. } => {
                Cow::Borrowed("It must be a UTF-8 text file that you may read.")
            }
            Self::NotJson { .. } => Cow::Borrowed(
                "Look just before this place for a missing comma, quote or bracket, or a comma too many.",
            ),
            Self::WrongType { expected, .. } => Cow::Owned(format!("Write {expected}.")),
            Self::RepeatedField { .. } => Cow::Borrowed("Keep one of the two."),
            Self::BadId { .. } => {
                Cow::Borrowed("Use kebab-case: a–z, 0–9 and single hyphens, at most 64 characters.")
            }
            Self::Repeated { .. } => Cow::Borrowed("Each may stand once."),
            Self::EmptyText => Cow::Borrowed("Write it."),
            Self::TitleLength { .. } => Cow::Borrowed("A title has 25 to 90 characters."),
            Self::SummaryLength { .. } => Cow::Borrowed("A summary has 40 to 80 words."),
            Self::StrayMarkup { allowed, .. } => Cow::Borrowed(allowed),
            Self::FollowsItself => Cow::Borrowed("Name other questions."),
            Self::BadVersion { .. } => Cow::Borrowed("Write it as \"3.14\"."),
            Self::BackwardRange { .. } => Cow::Borrowed("Exchange the two, or mend one."),
            Self::ChangeOutsideRange { .. } => {
                Cow::Borrowed("Widen the range, or drop the change.")
            }
            Self::BadUrl { .. } => Cow::Borrowed("Write the whole address, from https:// on."),
            Self::BadDate { .. } => Cow::Borrowed("Write the day as YYYY-MM-DD."),
            Self::FutureDate { .. } => {
                Cow::Borrowed("Write the day on which the answer was really checked.")
            }
            Self::RevisedAfterCheck { .. } => {
                Cow::Borrowed("A revision is a check too: bring `checked` up to its day.")
            }
            Self::PendingFalse => Cow::Borrowed(
                "Leave the field out; it is there only where the answer is not written yet.",
            ),
            Self::MissingAnswer { .. } => {
                Cow::Borrowed("Write answer.md here, or mark the question with \"pending\": true.")
            }
            Self::AnswerOfPending { .. } => Cow::Borrowed(
                "Take \"pending\" out of questions.json if the answer is finished, else move the folder away.",
            ),
            Self::UnexpectedFile => Cow::Borrowed(
                "A question's folder holds answer.md, NAME.py and NAME.out for each example, and NAME.diagram for each diagram.",
            ),
            Self::MissingGuide => Cow::Borrowed("Write content/guide.md."),
            Self::MissingFrontMatter { .. } => Cow::Borrowed(
                "Start the guide with four lines: ---, checked: YYYY-MM-DD, python: \"3.15\", ---.",
            ),
            Self::MissingExecuted | Self::MissingOutput { .. } => {
                Cow::Borrowed("Run `cargo xtask bank --fix`, and look at what it recorded.")
            }
            Self::RawHtml { .. } => {
                Cow::Borrowed("Say it in Markdown, or put it between backticks if it is code.")
            }
            Self::TopHeading => {
                Cow::Borrowed("Start with ##; the question's title is the heading of level 1.")
            }
            Self::SkippedHeading { .. } => Cow::Borrowed("Go down one level at a time."),
            Self::FencedPython => Cow::Borrowed(
                "Move it to a .py file beside the answer, and quote it as [name.py](name.py) in a paragraph of its own.",
            ),
            Self::UnnamedFence => {
                Cow::Borrowed("Use a fence with a language: ```text, ```console, ```toml.")
            }
            Self::Image => Cow::Borrowed(
                "Draw it as a diagram, NAME.diagram beside the answer, or say it in words or in a table.",
            ),
            Self::InsecureLink { .. } => Cow::Borrowed("Use https."),
            Self::BrokenFragment { .. } => Cow::Borrowed(
                "Point at a heading of the page: its words in lower case, joined by hyphens.",
            ),
            Self::BadExampleName { .. } => Cow::Borrowed(
                "Use lower-case letters, digits and underscores: a name that Python could import.",
            ),
            Self::BadRunsOn { .. } => Cow::Borrowed(
                "Start the file with `# runs on: pyodide, cpython`, or with one of the two.",
            ),
            Self::BadNeeds { .. } => Cow::Borrowed(
                "Write `# needs: sqlalchemy, postgresql`: packages and servers, each once.",
            ),
            Self::NeedsInBrowser => Cow::Borrowed("Start the file with `# runs on: cpython`."),
            Self::BadDiagram { .. } => Cow::Borrowed("CONTRIBUTING.md tells the form of diagrams."),
            Self::BadDiagramName { .. } => {
                Cow::Borrowed("Use lower-case letters, digits and underscores, as for examples.")
            }
            Self::LongLine { .. } => {
                Cow::Borrowed("A line of an example has at most 72 characters.")
            }
            Self::StrayCharacter { .. } => {
                Cow::Borrowed("Use spaces, and lines that end with a plain line feed.")
            }
        }
    }

    /// Whether executing the examples anew and recording what they print mends this.
    #[must_use]
    pub const fn is_mended_by_execution(&self) -> bool {
        matches!(self, Self::MissingOutput { .. } | Self::MissingExecuted)
    }
}

fn did_you_mean(nearest: Option<&String>) -> String {
    nearest.map_or_else(String::new, |nearest| format!("Did you mean {nearest:?}? "))
}

/// "is 1 tag", "are 3 tags", "are no tags"; `what` is the plural.
fn amount(found: usize, what: &str) -> String {
    match found {
        0 => format!("are no {what}"),
        1 => format!("is only {}", counted(1, what)),
        _ => format!("are {found} {what}"),
    }
}

/// "1 tag" or "3 tags"; `what` is the plural.
fn counted(number: usize, what: &str) -> String {
    let singular = what.strip_suffix('s').filter(|_| number == 1);
    format!("{number} {}", singular.unwrap_or(what))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_told_in_words() {
        let defect = Defect::Count {
            what: "key points",
            found: 2,
            least: 3,
            most: 7,
        };
        assert_eq!(defect.to_string(), "There are 2 key points here.");
        assert_eq!(defect.remedy(), "Give 3 to 7 key points.");
        let defect = Defect::Count {
            what: "sources",
            found: 0,
            least: 1,
            most: usize::MAX,
        };
        assert_eq!(defect.to_string(), "There are no sources here.");
        assert_eq!(defect.remedy(), "Give at least 1 source.");
    }

    #[test]
    fn only_what_execution_records_is_mended_by_it() {
        assert!(Defect::MissingExecuted.is_mended_by_execution());
        assert!(!Defect::MissingGuide.is_mended_by_execution());
    }
}
