//! What would not look good: words that do not fit, shapes and words that lie on each other, arrows through shapes.
//!
//! It must not know how anything is drawn.

use crate::error::{Defect, Error};
use crate::model::{Area, Diagram, Outline, Shape, UNIT, WIDEST};
use crate::place::{LINE, PADDING, SMALL_LINE, label, note_area, width};
use crate::route::{corners, shift};

/// The first thing that would not look good.
pub(crate) fn check(diagram: &Diagram) -> Result<(), Error> {
    for (index, shape) in diagram.shapes.iter().enumerate() {
        at(shape.line, words_fit(shape))?;
        at(shape.line, overlaps(diagram, index))?;
    }
    for index in 0..diagram.joints.len() {
        at(diagram.joints[index].line, passes(diagram, index))?;
    }
    for note in &diagram.notes {
        at(note.line, words_free(diagram, note_area(note), None))?;
    }
    let units = diagram.shapes.iter().map(|shape| shape.area.right()).max();
    let units = units.unwrap_or(0);
    if units > WIDEST {
        let line = diagram.shapes.iter().map(|shape| shape.line).max();
        return Err(Error {
            line: line.unwrap_or(1),
            defect: Defect::TooWide {
                units,
                most: WIDEST,
            },
        });
    }
    Ok(())
}

fn at(line: usize, found: Result<(), Defect>) -> Result<(), Error> {
    found.map_err(|defect| Error { line, defect })
}

fn words_fit(shape: &Shape) -> Result<(), Defect> {
    let given = shape.area.width;
    for words in &shape.words {
        let needed = (width(words) + PADDING + UNIT - 1) / UNIT;
        if needed > given {
            return Err(Defect::TextTooLong {
                text: words.clone(),
                needed,
                given,
            });
        }
    }
    let lines = shape.words.len();
    let room = if shape.outline == Outline::Store {
        2 * UNIT
    } else {
        0
    };
    let height = i32::try_from(lines).unwrap_or(i32::MAX / LINE) * LINE + room;
    let needed = (height + UNIT - 1) / UNIT;
    if needed > shape.area.height {
        return Err(Defect::TooLow {
            lines,
            needed,
            given: shape.area.height,
        });
    }
    Ok(())
}

fn overlaps(diagram: &Diagram, index: usize) -> Result<(), Defect> {
    let shape = &diagram.shapes[index];
    let is_group = |shape: &Shape| shape.outline == Outline::Group;
    for other in &diagram.shapes[..index] {
        let meet = match (is_group(shape), is_group(other)) {
            // A group's words stand in its top rows; its frame goes around others.
            (true, _) => other.area.overlaps(head(shape.area)),
            (_, true) => shape.area.overlaps(head(other.area)),
            _ => shape.area.overlaps(other.area),
        };
        if meet {
            return Err(Defect::Overlap(shape.name.clone(), other.name.clone()));
        }
    }
    Ok(())
}

/// The part of a group that its words take.
fn head(area: Area) -> Area {
    Area { height: 3, ..area }
}

fn passes(diagram: &Diagram, index: usize) -> Result<(), Defect> {
    let joint = &diagram.joints[index];
    let corners = corners(diagram, index);
    for (number, shape) in diagram.shapes.iter().enumerate() {
        if number == joint.from.shape || number == joint.to.shape || shape.outline == Outline::Group
        {
            continue;
        }
        let area = shape.area.in_pixels();
        if corners.windows(2).any(|pair| crosses(pair, area)) {
            return Err(Defect::Through(shape.name.clone()));
        }
    }
    if joint.words.is_empty() {
        return Ok(());
    }
    words_free(
        diagram,
        label(&joint.words, &corners, shift(diagram, index)).area,
        Some(index),
    )
}

/// Whether a stretch, which is horizontal or vertical, runs inside of an area.
fn crosses(pair: &[(i32, i32)], area: Area) -> bool {
    let (start, end) = (pair[0], pair[1]);
    start.0.min(end.0) < area.right()
        && area.x < start.0.max(end.0).max(start.0.min(end.0) + 1)
        && start.1.min(end.1) < area.bottom()
        && area.y < start.1.max(end.1).max(start.1.min(end.1) + 1)
        && !touches_only(start, end, area)
}

/// Whether a stretch runs along an edge without entering.
fn touches_only(start: (i32, i32), end: (i32, i32), area: Area) -> bool {
    (start.0 == end.0 && (start.0 == area.x || start.0 == area.right()))
        || (start.1 == end.1 && (start.1 == area.y || start.1 == area.bottom()))
}

/// Whether words in this room (pixels) lie on nothing; those of the joint `own` are the ones looked at.
fn words_free(diagram: &Diagram, room: Area, own: Option<usize>) -> Result<(), Defect> {
    for shape in &diagram.shapes {
        let area = shape.area.in_pixels();
        let area = if shape.outline == Outline::Group {
            Area {
                height: SMALL_LINE + UNIT,
                ..area
            }
        } else {
            area
        };
        if room.overlaps(area) {
            return Err(Defect::WordsOn(shape.name.clone()));
        }
    }
    for (index, joint) in diagram.joints.iter().enumerate() {
        if Some(index) == own {
            continue;
        }
        let corners = corners(diagram, index);
        if corners.windows(2).any(|pair| crosses(pair, room)) {
            return Err(Defect::WordsOn(format!("the arrow of line {}", joint.line)));
        }
        if !joint.words.is_empty()
            && room.overlaps(label(&joint.words, &corners, shift(diagram, index)).area)
        {
            return Err(Defect::WordsOn(joint.words.clone()));
        }
    }
    Ok(())
}
