//! What can be wrong with a diagram, in words for its author.

/// A slip in a diagram's source.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {defect}")]
pub struct Error {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub defect: Defect,
}

/// One way in which a diagram can be wrong. Its words say what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[expect(
    missing_docs,
    reason = "the message of each variant says what it and its fields are"
)]
pub enum Defect {
    #[error(
        "{0:?} starts no line of a diagram; use title, text, box, round, store, plain, group, cells, arrow, line or note"
    )]
    UnknownWord(String),
    #[error("this line should read: {0}")]
    Form(&'static str),
    #[error("{0:?} is no place; write COLUMN,ROW with whole numbers up to 400, such as 12,4")]
    BadPlace(String),
    #[error("{0:?} is no size; write WIDTHxHEIGHT with whole numbers from 1 to 400, such as 12x4")]
    BadSize(String),
    #[error("{0:?} is no tone; use accent, good, bad or quiet")]
    UnknownTone(String),
    #[error("a quotation mark is not closed")]
    OpenQuote,
    #[error("the name {0:?} is used twice")]
    NameTwice(String),
    #[error("{0:?} names nothing that was drawn above; arrows come after what they join")]
    UnknownName(String),
    #[error("an arrow from {0:?} to itself is not drawn; write a note beside it")]
    ToItself(String),
    #[error("there is no line `title …`")]
    NoTitle,
    #[error("there is no line `text …`; say in words what the picture shows, for who can't see it")]
    NoText,
    #[error("`{0}` stands here twice")]
    Twice(&'static str),
    #[error("nothing is drawn")]
    Empty,
    #[error("it is {units} units wide; more than {most} are too small to read on a phone")]
    TooWide { units: i32, most: i32 },
    #[error(
        "{text:?} takes about {needed} units and has {given}; make the shape wider, or say it shorter"
    )]
    TextTooLong {
        text: String,
        needed: i32,
        given: i32,
    },
    #[error("{lines} lines of text need a height of {needed} units; it has {given}")]
    TooLow {
        lines: usize,
        needed: i32,
        given: i32,
    },
    #[error("{0:?} overlaps {1:?}; move one of them")]
    Overlap(String, String),
    #[error("it runs through {0:?}; name the sides, such as a.right -> b.top, or move something")]
    Through(String),
    #[error("its words lie on {0:?}; move something, or leave the words out")]
    WordsOn(String),
}
