//! The picture as it is delivered: an SVG that fits every width without being shrunk, since all that lies along the time
//! axis is in percent and all else in pixels.
//!
//! It must not know the page around it. Its colours are classes.

use std::fmt::Write as _;

use crate::scene::{Ink, Paint, Part, Plan, Shape, Tone, paint};
use crate::window::{PAD, Window};
use line::escape_into;

/// The width that is drawn for; only ratios of it are written.
const WIDTH: f64 = 1_000.0 + 2.0 * PAD;
/// Threads have this many colours; from then on they repeat.
pub const THREAD_COLOURS: usize = 8;

/// All of a run as an SVG element.
#[must_use]
pub fn svg(parts: &[Part<'_>], plan: &Plan) -> String {
    let end = parts
        .iter()
        .map(|part| part.trace.end_ns)
        .max()
        .unwrap_or(0);
    let mut still = Still(String::with_capacity(8 * 1024));
    let _ = write!(
        still.0,
        "<svg width=\"100%\" height=\"{}\" aria-hidden=\"true\">",
        plan.height
    );
    paint(&mut still, parts, plan, &Window::whole(end), WIDTH);
    still.0.push_str("</svg>");
    still.0
}

/// The class that gives a thread its colour.
#[must_use]
pub fn thread_class(place: usize) -> usize {
    place % THREAD_COLOURS + 1
}

struct Still(String);

impl Still {
    /// A place along the axis, in percent.
    fn percent(x: f64) -> String {
        let text = format!("{:.2}", (x - PAD) / 10.0);
        text.trim_end_matches('0').trim_end_matches('.').to_owned() + "%"
    }

    fn class(tone: Tone) -> String {
        match tone {
            Tone::Thread(place) => format!("t{}", thread_class(place)),
            Tone::Lock => "lock".to_owned(),
            Tone::Ask => "ask".to_owned(),
            Tone::Idle => "idle".to_owned(),
            Tone::Axis => "axis".to_owned(),
        }
    }
}

impl Paint for Still {
    fn stretch(&mut self, tone: Tone, shape: Shape, from: f64, to: f64, top: f64, height: f64) {
        let class = Self::class(tone);
        let (left, right) = (Self::percent(from), Self::percent(to));
        if shape == Shape::Dots {
            let middle = top + height / 2.0;
            let _ = write!(
                self.0,
                "<line class=\"dots {class}\" x1=\"{left}\" x2=\"{right}\" y1=\"{middle}\" y2=\"{middle}\"/>"
            );
            return;
        }
        let look = match shape {
            Shape::Solid | Shape::Pill => "",
            Shape::Hatched => "hatched ",
            Shape::Frame => "frame ",
            Shape::Faint => "faint ",
            Shape::Dots => "dots ",
        };
        let round = if shape == Shape::Pill {
            height / 2.0
        } else {
            3.0
        };
        let width = Self::percent(to - from + PAD);
        let _ = write!(
            self.0,
            "<rect class=\"{look}{class}\" x=\"{left}\" width=\"{width}\" y=\"{top:.1}\" height=\"{height:.1}\" rx=\"{round}\"/>"
        );
    }

    fn words(&mut self, ink: Ink, from: f64, to: f64, baseline: f64, words: &str) {
        let class = match ink {
            Ink::OnThread => "on-thread",
            Ink::OnLock => "on-lock",
            Ink::Soft => "soft",
        };
        // A picture within the picture cuts what a narrow screen has no room for.
        let _ = write!(
            self.0,
            "<svg x=\"{}\" width=\"{}\" y=\"0\" height=\"100%\"><text class=\"{class}\" x=\"0\" y=\"{baseline}\">",
            Self::percent(from),
            Self::percent(to - from + PAD),
        );
        escape_into(&mut self.0, words);
        self.0.push_str("</text></svg>");
    }

    fn down(&mut self, tone: Tone, at: f64, from: f64, to: f64) {
        let (class, x) = (Self::class(tone), Self::percent(at));
        let _ = write!(
            self.0,
            "<line class=\"{class}\" x1=\"{x}\" x2=\"{x}\" y1=\"{from}\" y2=\"{to}\"/>"
        );
    }

    fn across(&mut self, tone: Tone, from: f64, to: f64, at: f64) {
        let _ = write!(
            self.0,
            "<line class=\"{}\" x1=\"{}\" x2=\"{}\" y1=\"{at}\" y2=\"{at}\"/>",
            Self::class(tone),
            Self::percent(from),
            Self::percent(to),
        );
    }

    fn number(&mut self, at: f64, baseline: f64, words: &str, is_first: bool) {
        let anchor = if is_first { "start" } else { "middle" };
        let _ = write!(
            self.0,
            "<text class=\"soft number\" text-anchor=\"{anchor}\" x=\"{}\" y=\"{baseline}\">{words}</text>",
            Self::percent(at)
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run;

    fn picture(id: &str) -> (run::Run, String) {
        let scenario = gil::scenario::find(id).expect("a scenario");
        let run = run::of_scenario(scenario).expect("a run").0.remove(0);
        let parts = [Part {
            trace: &run.trace,
            name: "",
        }];
        let svg = svg(&parts, &Plan::of(&parts));
        (run, svg)
    }

    #[test]
    fn what_lies_along_the_axis_is_in_percent_and_no_style_attribute_stands_in_the_way_of_the_policy()
     {
        let (_, svg) = picture("convoy");
        assert!(!svg.contains("style="));
        for attribute in [" x=\"", " x1=\"", " x2=\"", " width=\""] {
            for place in svg.split(attribute).skip(1) {
                let value = place.split('"').next().expect("a value");
                assert!(
                    value.ends_with('%') || value == "0",
                    "{attribute}{value} would not fit another width"
                );
            }
        }
    }

    #[test]
    fn every_hold_that_can_be_seen_is_in_the_picture() {
        let (run, svg) = picture("two-cpu");
        assert_eq!(
            svg.matches("<rect class=\"lock\"").count(),
            run.trace.holds.len()
        );
        let requests = run
            .trace
            .events
            .iter()
            .filter(|event| matches!(event.kind, gil::EventKind::DropRequest { .. }))
            .count();
        assert_eq!(svg.matches("<line class=\"ask\"").count(), requests);
    }
}
