//! Reading a diagram's source, line by line.
//!
//! It must not know what looks good: `lint` does.

use crate::error::{Defect, Error};
use crate::model::{Area, Diagram, End, Joint, Note, Outline, Shape, Side, Tone};

const SHAPE_FORM: &str = r#"box NAME COLUMN,ROW WIDTHxHEIGHT [TONE] "words" "next line of words""#;
const JOINT_FORM: &str = r#"arrow NAME -> NAME [dashed] [TONE] "words""#;
const NOTE_FORM: &str = r#"note COLUMN,ROW "words""#;
/// The largest number of a place or size.
const LARGEST: i32 = 400;

/// Reads a diagram.
pub(crate) fn read(text: &str) -> Result<Diagram, Error> {
    let mut reading = Reading::default();
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        reading.line = index + 1;
        reading.take(line).map_err(|defect| Error {
            line: index + 1,
            defect,
        })?;
    }
    let last = text.lines().count().max(1);
    reading
        .finish()
        .map_err(|defect| Error { line: last, defect })
}

#[derive(Default)]
struct Reading {
    /// The number of the line under reading.
    line: usize,
    title: Option<String>,
    text: Option<String>,
    shapes: Vec<Shape>,
    joints: Vec<Joint>,
    notes: Vec<Note>,
}

/// A word of a line, or words between quotation marks.
enum Part {
    Word(String),
    Quote(String),
}

impl Reading {
    fn take(&mut self, line: &str) -> Result<(), Defect> {
        let (first, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let rest = rest.trim();
        match first {
            "title" => once(&mut self.title, rest, "title"),
            "text" => once(&mut self.text, rest, "text"),
            "box" => self.shape(Outline::Box, rest),
            "round" => self.shape(Outline::Round, rest),
            "store" => self.shape(Outline::Store, rest),
            "plain" => self.shape(Outline::Plain, rest),
            "group" => self.shape(Outline::Group, rest),
            "cells" => self.cells(rest),
            "arrow" => self.joint("->", rest),
            "line" => self.joint("--", rest),
            "note" => self.note(rest),
            other => Err(Defect::UnknownWord(other.to_owned())),
        }
    }

    fn finish(self) -> Result<Diagram, Defect> {
        if self.shapes.is_empty() {
            return Err(Defect::Empty);
        }
        Ok(Diagram {
            title: self.title.ok_or(Defect::NoTitle)?,
            text: self.text.ok_or(Defect::NoText)?,
            shapes: self.shapes,
            joints: self.joints,
            notes: self.notes,
        })
    }

    fn shape(&mut self, outline: Outline, rest: &str) -> Result<(), Defect> {
        let (name, area, tone, words) = header(rest)?;
        self.add(name, area, outline, tone, words)
    }

    /// A row of cells of equal width, named `NAME.0`, `NAME.1` and so on.
    fn cells(&mut self, rest: &str) -> Result<(), Defect> {
        let (name, area, tone, words) = header(rest)?;
        if words.is_empty() {
            return Err(Defect::Form(SHAPE_FORM));
        }
        let mut x = area.x;
        for (index, word) in words.into_iter().enumerate() {
            let cell = Area { x, ..area };
            x += area.width;
            self.add(
                format!("{name}.{index}"),
                cell,
                Outline::Cell,
                tone,
                vec![word],
            )?;
        }
        Ok(())
    }

    fn add(
        &mut self,
        name: String,
        area: Area,
        outline: Outline,
        tone: Tone,
        words: Vec<String>,
    ) -> Result<(), Defect> {
        if self.shapes.iter().any(|shape| shape.name == name) {
            return Err(Defect::NameTwice(name));
        }
        self.shapes.push(Shape {
            line: self.line,
            name,
            area,
            outline,
            tone,
            words,
        });
        Ok(())
    }

    fn joint(&mut self, sign: &str, rest: &str) -> Result<(), Defect> {
        let parts = parts(rest)?;
        let mut parts = parts.into_iter();
        let (Some(Part::Word(from)), Some(Part::Word(middle)), Some(Part::Word(to))) =
            (parts.next(), parts.next(), parts.next())
        else {
            return Err(Defect::Form(JOINT_FORM));
        };
        if middle != sign {
            return Err(Defect::Form(JOINT_FORM));
        }
        let mut joint = Joint {
            line: self.line,
            from: self.end(&from)?,
            to: self.end(&to)?,
            has_head: sign == "->",
            is_dashed: false,
            tone: Tone::Normal,
            words: String::new(),
        };
        if joint.from.shape == joint.to.shape {
            return Err(Defect::ToItself(from));
        }
        for part in parts {
            match part {
                Part::Word(word) if word == "dashed" => joint.is_dashed = true,
                Part::Word(word) => joint.tone = tone(&word)?,
                Part::Quote(words) if joint.words.is_empty() => joint.words = words,
                Part::Quote(_) => return Err(Defect::Form(JOINT_FORM)),
            }
        }
        self.joints.push(joint);
        Ok(())
    }

    /// `NAME` or `NAME.side`.
    fn end(&self, text: &str) -> Result<End, Defect> {
        let find = |name: &str| self.shapes.iter().position(|shape| shape.name == name);
        if let Some(shape) = find(text) {
            return Ok(End { shape, side: None });
        }
        let unknown = || Defect::UnknownName(text.to_owned());
        let (name, side) = text.rsplit_once('.').ok_or_else(unknown)?;
        let side = match side {
            "top" => Side::Top,
            "right" => Side::Right,
            "bottom" => Side::Bottom,
            "left" => Side::Left,
            _ => return Err(unknown()),
        };
        let shape = find(name).ok_or_else(unknown)?;
        Ok(End {
            shape,
            side: Some(side),
        })
    }

    fn note(&mut self, rest: &str) -> Result<(), Defect> {
        let parts = parts(rest)?;
        let [Part::Word(at), Part::Quote(words)] = parts.as_slice() else {
            return Err(Defect::Form(NOTE_FORM));
        };
        let (x, y) = place(at)?;
        self.notes.push(Note {
            line: self.line,
            x,
            y,
            words: words.clone(),
        });
        Ok(())
    }
}

fn once(slot: &mut Option<String>, words: &str, what: &'static str) -> Result<(), Defect> {
    match (slot.is_some(), words.is_empty(), what) {
        (true, ..) => Err(Defect::Twice(what)),
        (_, true, "title") => Err(Defect::NoTitle),
        (_, true, _) => Err(Defect::NoText),
        _ => {
            *slot = Some(words.to_owned());
            Ok(())
        }
    }
}

/// What follows the first word of a shape's line.
fn header(rest: &str) -> Result<(String, Area, Tone, Vec<String>), Defect> {
    let mut parts = parts(rest)?.into_iter();
    let (Some(Part::Word(name)), Some(Part::Word(at)), Some(Part::Word(size))) =
        (parts.next(), parts.next(), parts.next())
    else {
        return Err(Defect::Form(SHAPE_FORM));
    };
    let (x, y) = place(&at)?;
    let (width, height) = extent(&size)?;
    let mut its_tone = Tone::Normal;
    let mut words = Vec::new();
    for part in parts {
        match part {
            Part::Word(word) if words.is_empty() => its_tone = tone(&word)?,
            Part::Word(_) => return Err(Defect::Form(SHAPE_FORM)),
            Part::Quote(line) => words.push(line),
        }
    }
    let area = Area {
        x,
        y,
        width,
        height,
    };
    Ok((name, area, its_tone, words))
}

fn tone(word: &str) -> Result<Tone, Defect> {
    match word {
        "accent" => Ok(Tone::Accent),
        "good" => Ok(Tone::Good),
        "bad" => Ok(Tone::Bad),
        "quiet" => Ok(Tone::Quiet),
        _ => Err(Defect::UnknownTone(word.to_owned())),
    }
}

fn place(text: &str) -> Result<(i32, i32), Defect> {
    pair(text, ',', 0).ok_or_else(|| Defect::BadPlace(text.to_owned()))
}

fn extent(text: &str) -> Result<(i32, i32), Defect> {
    pair(text, 'x', 1).ok_or_else(|| Defect::BadSize(text.to_owned()))
}

fn pair(text: &str, between: char, least: i32) -> Option<(i32, i32)> {
    let (left, right) = text.split_once(between)?;
    let number = |digits: &str| {
        let number: i32 = digits.parse().ok()?;
        (least..=LARGEST).contains(&number).then_some(number)
    };
    Some((number(left)?, number(right)?))
}

/// Splits a line at white space; what stands between quotation marks is one part.
fn parts(line: &str) -> Result<Vec<Part>, Defect> {
    let mut parts = Vec::new();
    let mut rest = line.trim_start();
    while !rest.is_empty() {
        if let Some(quoted) = rest.strip_prefix('"') {
            let (inside, after) = quoted.split_once('"').ok_or(Defect::OpenQuote)?;
            parts.push(Part::Quote(inside.to_owned()));
            rest = after.trim_start();
        } else {
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            parts.push(Part::Word(rest[..end].to_owned()));
            rest = rest[end..].trim_start();
        }
    }
    Ok(parts)
}
