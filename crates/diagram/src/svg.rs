//! Drawing a diagram as SVG, with classes for the style sheet and no colours of its own.
//!
//! It must not know what makes a diagram good: what is drawn here was checked.

use std::fmt::Write;

use line::escaped;

use crate::model::{Area, Diagram, Outline, Shape, Tone, UNIT};
use crate::place::{Anchor, LINE, label, note_area};
use crate::route::{corners, shift};

/// The free border around everything, in pixels.
const MARGIN: i32 = 6;
/// The length of an arrow's head, and half its width, in pixels.
const HEAD: (i32, i32) = (8, 4);
/// How far a store's lid bulges, in pixels.
const LID: i32 = 6;

/// The diagram as one `<svg>` element; ids in it start with `prefix`.
#[must_use]
pub fn svg(diagram: &Diagram, prefix: &str) -> String {
    let frame = extent(diagram);
    let mut svg = format!(
        "<svg viewBox=\"{} {} {} {}\" width=\"{}\" height=\"{}\" role=\"img\" aria-labelledby=\"{prefix}title {prefix}text\">\n<title id=\"{prefix}title\">{}</title>\n<desc id=\"{prefix}text\">{}</desc>\n",
        frame.x,
        frame.y,
        frame.width,
        frame.height,
        frame.width,
        frame.height,
        escaped(&diagram.title),
        escaped(&diagram.text)
    );
    // Frames lie beneath arrows, and arrows beneath what they join.
    for shape in &diagram.shapes {
        if shape.outline == Outline::Group {
            write_shape(&mut svg, shape);
        }
    }
    for index in 0..diagram.joints.len() {
        write_joint(&mut svg, diagram, index);
    }
    for shape in &diagram.shapes {
        if shape.outline != Outline::Group {
            write_shape(&mut svg, shape);
        }
    }
    for note in &diagram.notes {
        let y = note.y * UNIT + 4;
        write_text(
            &mut svg,
            "d-small",
            note.x * UNIT,
            y,
            Anchor::Middle,
            &note.words,
        );
    }
    svg.push_str("</svg>\n");
    svg
}

/// All that is drawn, with a margin.
fn extent(diagram: &Diagram) -> Area {
    let mut areas: Vec<Area> = diagram
        .shapes
        .iter()
        .map(|shape| shape.area.in_pixels())
        .collect();
    areas.extend(diagram.notes.iter().map(note_area));
    for (index, joint) in diagram.joints.iter().enumerate() {
        let corners = corners(diagram, index);
        areas.extend(corners.iter().map(|&(x, y)| Area {
            x,
            y,
            width: 0,
            height: 0,
        }));
        if !joint.words.is_empty() {
            areas.push(label(&joint.words, &corners, shift(diagram, index)).area);
        }
    }
    let x = areas.iter().map(|area| area.x).min().unwrap_or(0) - MARGIN;
    let y = areas.iter().map(|area| area.y).min().unwrap_or(0) - MARGIN;
    let right = areas.iter().map(|area| area.right()).max().unwrap_or(0) + MARGIN;
    let bottom = areas.iter().map(|area| area.bottom()).max().unwrap_or(0) + MARGIN;
    Area {
        x,
        y,
        width: right - x,
        height: bottom - y,
    }
}

fn write_shape(svg: &mut String, shape: &Shape) {
    let area = shape.area.in_pixels();
    let tone = tone_class(shape.tone);
    // Writing to a string can't fail.
    let _ = match shape.outline {
        Outline::Box => write_rectangle(svg, "d-box", tone, area, 4),
        Outline::Cell => write_rectangle(svg, "d-box", tone, area, 0),
        Outline::Round => {
            write_rectangle(svg, "d-box", tone, area, area.height.min(area.width) / 2)
        }
        Outline::Group => write_rectangle(svg, "d-group", tone, area, 6),
        Outline::Store => write_store(svg, tone, area),
        Outline::Plain => Ok(()),
    };
    let lines = i32::try_from(shape.words.len()).unwrap_or(0);
    let middle = area.x + area.width / 2;
    let lid = if shape.outline == Outline::Store {
        LID
    } else {
        0
    };
    // The first line's letters stand 5 pixels below its middle.
    let first = area.y + lid + (area.height - lid - lines * LINE) / 2 + LINE / 2 + 5;
    let class = match shape.outline {
        Outline::Group => format!("d-small{tone}"),
        _ => format!("d-text{tone}"),
    };
    let mut baseline = if shape.outline == Outline::Group {
        area.y + LINE
    } else {
        first
    };
    for words in &shape.words {
        write_text(svg, &class, middle, baseline, Anchor::Middle, words);
        baseline += LINE;
    }
}

fn write_rectangle(
    svg: &mut String,
    class: &str,
    tone: &str,
    area: Area,
    radius: i32,
) -> std::fmt::Result {
    writeln!(
        svg,
        "<rect class=\"{class}{tone}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{radius}\"/>",
        area.x, area.y, area.width, area.height
    )
}

fn write_store(svg: &mut String, tone: &str, area: Area) -> std::fmt::Result {
    let (half, lid) = (area.width / 2, LID);
    let (left, right) = (area.x, area.right());
    let (top, bottom) = (area.y + lid, area.bottom() - lid);
    writeln!(
        svg,
        "<path class=\"d-box{tone}\" d=\"M{left} {top}A{half} {lid} 0 0 1 {right} {top}V{bottom}A{half} {lid} 0 0 1 {left} {bottom}ZM{left} {top}A{half} {lid} 0 0 0 {right} {top}\"/>"
    )
}

fn write_joint(svg: &mut String, diagram: &Diagram, index: usize) {
    let joint = &diagram.joints[index];
    let corners = corners(diagram, index);
    let tone = tone_class(joint.tone);
    let dashed = if joint.is_dashed { " d-dashed" } else { "" };
    let mut path = corners.clone();
    let mut head = String::new();
    if let ([.., before, tip], true) = (corners.as_slice(), joint.has_head) {
        let (x, y) = *tip;
        let (dx, dy) = ((x - before.0).signum(), (y - before.1).signum());
        let (length, half) = HEAD;
        let foot = (x - dx * length, y - dy * length);
        if let Some(last) = path.last_mut() {
            *last = foot;
        }
        head = format!(
            "<path class=\"d-head{tone}\" d=\"M{x} {y}L{} {}L{} {}Z\"/>\n",
            foot.0 + dy * half,
            foot.1 + dx * half,
            foot.0 - dy * half,
            foot.1 - dx * half
        );
    }
    let points: Vec<String> = path.iter().map(|(x, y)| format!("{x},{y}")).collect();
    let _ = writeln!(
        svg,
        "<polyline class=\"d-line{tone}{dashed}\" points=\"{}\"/>",
        points.join(" ")
    );
    svg.push_str(&head);
    if !joint.words.is_empty() {
        let label = label(&joint.words, &corners, shift(diagram, index));
        let class = format!("d-small{tone}");
        write_text(
            svg,
            &class,
            label.x,
            label.baseline,
            label.anchor,
            &joint.words,
        );
    }
}

fn write_text(svg: &mut String, class: &str, x: i32, y: i32, anchor: Anchor, words: &str) {
    let anchor = match anchor {
        Anchor::Start => "",
        Anchor::Middle => " text-anchor=\"middle\"",
        Anchor::End => " text-anchor=\"end\"",
    };
    let _ = writeln!(
        svg,
        "<text class=\"{class}\" x=\"{x}\" y=\"{y}\"{anchor}>{}</text>",
        escaped(words)
    );
}

fn tone_class(tone: Tone) -> &'static str {
    match tone {
        Tone::Normal => "",
        Tone::Accent => " d-accent",
        Tone::Good => " d-good",
        Tone::Bad => " d-bad",
        Tone::Quiet => " d-quiet",
    }
}
