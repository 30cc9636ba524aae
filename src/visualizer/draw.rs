//! A trace as a picture: lanes, the lock's holder, the time axis.
//!
//! Pure geometry. The scale is fixed, so that text stays legible at every width: a screen narrower than the
//! picture scrolls along it. It must not know the time of day or whether anything plays.

use std::fmt::Write as _;

use gil::{Event, EventKind, MICROSECOND, MILLISECOND, State, Trace};

use crate::text::escape_into;

/// Pixels a millisecond: three slices of 5 ms on a phone, every scenario whole on a desk.
pub const SCALE: u64 = 17;
/// The height of a lane, in pixels.
const LANE: u64 = 44;
/// Above the first lane, in pixels: room for the words of a waiting thread.
const TOP: u64 = 14;
/// Below the last lane, for the axis and its numbers.
const AXIS: u64 = 30;
/// Left of time 0 and right of the end, so that the playhead and numbers are whole.
pub const PAD: u64 = 8;
/// Spans shorter than this many pixels carry no words.
const WORDS: u64 = 44;

/// The picture's width and height in pixels.
#[must_use]
pub fn size(trace: &Trace) -> (u64, u64) {
    let lanes = trace.lanes.len() as u64 + 1;
    (x(trace.end_ns) / 10 + 2 * PAD, TOP + lanes * LANE + AXIS)
}

/// The way from the left edge to a moment, in tenths of a pixel, without the padding.
#[must_use]
pub fn x(ns: u64) -> u64 {
    ns * SCALE * 10 / MILLISECOND
}

/// Tenths of a pixel as SVG writes them.
#[must_use]
pub fn px(tenths: u64) -> String {
    let mut text = String::new();
    push_px(&mut text, tenths);
    text
}

fn push_px(svg: &mut String, tenths: u64) {
    let _ = match tenths % 10 {
        0 => write!(svg, "{}", tenths / 10),
        rest => write!(svg, "{}.{rest}", tenths / 10),
    };
}

/// The whole picture as an SVG element.
#[must_use]
pub fn svg(trace: &Trace) -> String {
    let (width, height) = size(trace);
    let mut svg = String::with_capacity(8 * 1024);
    let _ = write!(
        svg,
        "<svg width=\"{width}\" height=\"{height}\" viewBox=\"{}\" aria-hidden=\"true\">",
        view_box(width, height)
    );
    let lock_top = TOP + trace.lanes.len() as u64 * LANE;
    for (place, lane) in trace.lanes.iter().enumerate() {
        let top = TOP + place as u64 * LANE;
        let _ = write!(svg, "<g class=\"t{}\">", thread_class(place));
        for span in &lane.spans {
            push_span(&mut svg, top, span.start_ns, span.end_ns, span.state);
        }
        svg.push_str("</g>");
    }
    for event in trace.events.iter().filter(|event| asks(event)) {
        push_request(&mut svg, event, lock_top);
    }
    for hold in &trace.holds {
        push_hold(
            &mut svg,
            lock_top,
            hold.start_ns,
            hold.end_ns,
            &trace.lanes[hold.thread].name,
        );
    }
    push_axis(&mut svg, trace.end_ns, lock_top + LANE);
    svg.push_str("</svg>");
    svg
}

/// The `viewBox` of a picture of this size: the padding lies left of time 0.
#[must_use]
pub fn view_box(width: u64, height: u64) -> String {
    format!("-{PAD} 0 {width} {height}")
}

/// The lanes' names as list items, the lock's last.
#[must_use]
pub fn names(trace: &Trace) -> String {
    let mut html = String::new();
    for lane in &trace.lanes {
        html.push_str("<li>");
        escape_into(&mut html, &lane.name);
        html.push_str("</li>");
    }
    html.push_str("<li>lock</li>");
    html
}

/// How wide the part right of the playhead is, in tenths of a pixel; nothing while the head is at the start,
/// where the whole picture is shown.
#[must_use]
pub fn later(trace: &Trace, head: u64) -> u64 {
    if head == 0 {
        0
    } else {
        x(trace.end_ns).saturating_sub(head)
    }
}

/// The class that gives a thread its colour; from the fourth thread on they repeat.
#[must_use]
pub fn thread_class(place: usize) -> usize {
    place % 3 + 1
}

fn asks(event: &Event) -> bool {
    matches!(event.kind, EventKind::DropRequest { .. })
}

fn push_rect(svg: &mut String, class: &str, from: u64, to: u64, top: u64, height: u64, round: u64) {
    let _ = write!(svg, "<rect class=\"{class}\" x=\"");
    push_px(svg, from);
    svg.push_str("\" width=\"");
    push_px(svg, to.saturating_sub(from).max(5));
    let _ = write!(svg, "\" y=\"{top}\" height=\"{height}\" rx=\"{round}\"/>");
}

fn push_text(svg: &mut String, class: &str, at: u64, baseline: u64, words: &str) {
    let _ = write!(svg, "<text class=\"{class}\" x=\"");
    push_px(svg, at);
    let _ = write!(svg, "\" y=\"{baseline}\">");
    escape_into(svg, words);
    svg.push_str("</text>");
}

fn push_span(svg: &mut String, top: u64, start_ns: u64, end_ns: u64, state: State) {
    let (from, to) = (x(start_ns), x(end_ns));
    let has_room = to - from >= WORDS * 10;
    match state {
        State::Running => {
            push_rect(svg, "run", from, to, top + 8, 28, 4);
            if has_room {
                push_text(svg, "in", from + 100, top + 26, "runs");
            }
        }
        State::InC => {
            push_rect(svg, "c", from, to, top + 8, 28, 4);
            if has_room {
                push_text(svg, "in", from + 100, top + 26, "in C");
            }
        }
        State::InCReleased => push_rect(svg, "released", from, to, top + 12, 20, 4),
        State::Waiting => {
            let _ = write!(svg, "<path class=\"wait\" d=\"M");
            push_px(svg, from + 20);
            let _ = write!(svg, " {}H", top + 22);
            push_px(svg, to.saturating_sub(10).max(from + 21));
            svg.push_str("\"/>");
            if has_room {
                push_text(svg, "", from + 40, top + 14, "waits");
            }
        }
        State::Io => {
            push_rect(svg, "io", from, to, top + 18, 8, 4);
            if has_room {
                push_text(svg, "", from + 40, top + 14, "I/O");
            }
        }
        State::Switching | State::NoCore | State::Starting | State::Stopped | State::Collecting => {
            push_rect(svg, "switch", from, to, top + 14, 16, 2);
        }
        State::LockWait | State::Joining | State::Ready | State::NotStarted | State::Done => {}
    }
}

/// The moment at which a waiter asks: a line from its lane to the lock's.
fn push_request(svg: &mut String, event: &Event, lock_top: u64) {
    let from = TOP + event.thread as u64 * LANE + 22;
    svg.push_str("<path class=\"ask\" d=\"M");
    push_px(svg, x(event.at_ns));
    let _ = write!(svg, " {from}V{}\"/>", lock_top + 9);
}

fn push_hold(svg: &mut String, top: u64, start_ns: u64, end_ns: u64, name: &str) {
    let (from, to) = (x(start_ns), x(end_ns));
    push_rect(svg, "hold", from, to, top + 11, 22, 11);
    // Seven pixels a letter is more than any letter of this size needs on average.
    let needed = (name.chars().count() as u64 * 7 + 20) * 10;
    if to - from >= needed {
        push_text(svg, "held", from + 100, top + 26, name);
    }
}

fn push_axis(svg: &mut String, end_ns: u64, top: u64) {
    svg.push_str("<path class=\"axis\" d=\"M0 ");
    let _ = write!(svg, "{top}H");
    push_px(svg, x(end_ns));
    svg.push_str("\"/>");
    let mut ms = 0;
    while ms * MILLISECOND <= end_ns {
        let words = if ms == 0 {
            "0 ms".to_owned()
        } else {
            ms.to_string()
        };
        push_text(svg, "", x(ms * MILLISECOND), top + 20, &words);
        ms += 5;
    }
}

/// A moment in words: milliseconds with two digits.
#[must_use]
pub fn clock(ns: u64) -> String {
    let hundredths = ns / (10 * MICROSECOND);
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::visualizer::clip::Clip;
    use gil::scenario;

    fn trace(id: &str) -> Trace {
        Clip::of(id).trace
    }

    #[test]
    fn a_millisecond_is_as_wide_as_the_scale_says() {
        assert_eq!(x(MILLISECOND), SCALE * 10);
        assert_eq!(px(x(2 * MILLISECOND)), "34");
        assert_eq!(px(x(5_056_000)), "85.9");
    }

    #[test]
    fn the_clock_counts_hundredths_of_a_millisecond() {
        assert_eq!(clock(0), "0.00");
        assert_eq!(clock(8_964_999), "8.96");
    }

    #[test]
    fn every_hold_and_every_request_is_in_the_picture() {
        for scenario in scenario::all() {
            let trace = trace(scenario.id);
            let picture = svg(&trace);
            assert_eq!(
                picture.matches("class=\"hold\"").count(),
                trace.holds.len(),
                "{}",
                scenario.id
            );
            let requests = trace.events.iter().filter(|event| asks(event)).count();
            assert_eq!(
                picture.matches("class=\"ask\"").count(),
                requests,
                "{}",
                scenario.id
            );
        }
    }

    #[test]
    fn no_style_attribute_stands_in_the_way_of_the_policy() {
        assert!(!svg(&trace("convoy")).contains("style="));
    }
}
