//! The way that a joint takes from shape to shape: its corners, in pixels.
//!
//! It must not know what lies in the way: `lint` does.

use crate::model::{Area, Diagram, Joint, Side, UNIT};

/// How far a joint goes out before it turns back, in pixels.
const OUT: i32 = 2 * UNIT;
/// How far joints between the same two shapes lie apart, in pixels.
const APART: i32 = 2 * UNIT;

/// The corners of the joint with this index, both ends included.
pub(crate) fn corners(diagram: &Diagram, index: usize) -> Vec<(i32, i32)> {
    let joint = &diagram.joints[index];
    let from = diagram.shapes[joint.from.shape].area.in_pixels();
    let to = diagram.shapes[joint.to.shape].area.in_pixels();
    let shift = shift(diagram, index);
    let (start_side, end_side) = sides(joint, from, to);
    if let Some(straight) = straight(from, to, start_side, end_side, shift) {
        return straight;
    }
    let start = middle(from, start_side, shift);
    let end = middle(to, end_side, shift);
    let mut corners = vec![start];
    match (start_side.is_horizontal(), end_side.is_horizontal()) {
        (true, false) => corners.push((end.0, start.1)),
        (false, true) => corners.push((start.0, end.1)),
        (true, true) => {
            let x = turn(start_side, end_side, start.0, end.0);
            corners.extend([(x, start.1), (x, end.1)]);
        }
        (false, false) => {
            let y = turn(start_side, end_side, start.1, end.1);
            corners.extend([(start.0, y), (end.0, y)]);
        }
    }
    corners.push(end);
    corners.dedup();
    corners
}

/// How far this joint lies beside the middle, so that several between the same shapes can be told apart.
pub(crate) fn shift(diagram: &Diagram, index: usize) -> i32 {
    let joints = &diagram.joints;
    let pair = |joint: &Joint| {
        let ends = (joint.from.shape, joint.to.shape);
        (ends.0.min(ends.1), ends.0.max(ends.1))
    };
    // Where the author names sides, joints are apart already.
    let is_free = |joint: &Joint| joint.from.side.is_none() && joint.to.side.is_none();
    let own = &joints[index];
    if !is_free(own) {
        return 0;
    }
    let alike = |joint: &&Joint| is_free(joint) && pair(joint) == pair(own);
    let count = i32::try_from(joints.iter().filter(alike).count()).unwrap_or(1);
    let before = i32::try_from(joints[..index].iter().filter(alike).count()).unwrap_or(0);
    (2 * before - (count - 1)) * APART / 2
}

/// The edges that a joint leaves from and arrives at.
fn sides(joint: &Joint, from: Area, to: Area) -> (Side, Side) {
    let (across, down) = (
        to.x + to.width / 2 - from.x - from.width / 2,
        to.y + to.height / 2 - from.y - from.height / 2,
    );
    let beside = from.y < to.bottom() && to.y < from.bottom();
    let horizontal = if across >= 0 {
        (Side::Right, Side::Left)
    } else {
        (Side::Left, Side::Right)
    };
    let vertical = if down >= 0 {
        (Side::Bottom, Side::Top)
    } else {
        (Side::Top, Side::Bottom)
    };
    let above = from.x < to.right() && to.x < from.right();
    let free = match (beside, above) {
        (true, _) => horizontal,
        (_, true) => vertical,
        _ => (horizontal.0, vertical.1),
    };
    (
        joint.from.side.unwrap_or(free.0),
        joint.to.side.unwrap_or(free.1),
    )
}

/// A straight way between edges that face each other, if there is one.
fn straight(from: Area, to: Area, start: Side, end: Side, shift: i32) -> Option<Vec<(i32, i32)>> {
    let between = |low: i32, high: i32| {
        (low < high).then(|| (i32::midpoint(low, high) + shift).clamp(low, high))
    };
    match (start, end) {
        (Side::Right, Side::Left) | (Side::Left, Side::Right) => {
            let y = between(from.y.max(to.y), from.bottom().min(to.bottom()))?;
            Some(vec![(edge(from, start), y), (edge(to, end), y)])
        }
        (Side::Bottom, Side::Top) | (Side::Top, Side::Bottom) => {
            let x = between(from.x.max(to.x), from.right().min(to.right()))?;
            Some(vec![(x, edge(from, start)), (x, edge(to, end))])
        }
        _ => None,
    }
}

fn edge(area: Area, side: Side) -> i32 {
    match side {
        Side::Top => area.y,
        Side::Right => area.right(),
        Side::Bottom => area.bottom(),
        Side::Left => area.x,
    }
}

fn middle(area: Area, side: Side, shift: i32) -> (i32, i32) {
    let (x, y) = (area.x + area.width / 2, area.y + area.height / 2);
    if side.is_horizontal() {
        (edge(area, side), (y + shift).clamp(area.y, area.bottom()))
    } else {
        ((x + shift).clamp(area.x, area.right()), edge(area, side))
    }
}

/// Where a joint between parallel edges turns: half way, or outside of both if it leaves and arrives on the same side.
fn turn(start: Side, end: Side, from: i32, to: i32) -> i32 {
    match (start, end) {
        (Side::Right, Side::Right) | (Side::Bottom, Side::Bottom) => from.max(to) + OUT,
        (Side::Left, Side::Left) | (Side::Top, Side::Top) => from.min(to) - OUT,
        _ => i32::midpoint(from, to),
    }
}
