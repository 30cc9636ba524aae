//! Which stretch of time is in sight, and how it lies on the screen: zooming, panning, the numbers on the axis.
//!
//! Pure arithmetic. It must not know what is drawn.

use gil::{MICROSECOND, MILLISECOND};

use crate::number;

/// The shortest stretch that fills the picture: enough to see one step of a hand-over.
pub const SHORTEST_NS: f64 = 20_000.0;
/// Left of the first and right of the last moment, in pixels, so that the playhead and numbers are whole.
pub const PAD: f64 = 8.0;
/// The least room between two numbers of the axis, in pixels.
const TICK_ROOM: f64 = 64.0;

/// The stretch of time in sight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    /// Its first moment, in nanoseconds.
    pub start: f64,
    /// Its length, in nanoseconds; never zero.
    pub span: f64,
}

impl Window {
    /// All of a run.
    #[must_use]
    pub fn whole(end_ns: u64) -> Self {
        Self {
            start: 0.0,
            span: float(end_ns).max(SHORTEST_NS),
        }
    }

    /// Where a moment lies, in pixels from the left edge of a picture `width` pixels wide.
    #[must_use]
    pub fn x(&self, ns: f64, width: f64) -> f64 {
        PAD + (ns - self.start) / self.span * (width - 2.0 * PAD)
    }

    /// The moment at `x` pixels from the left edge.
    #[must_use]
    pub fn at(&self, x: f64, width: f64) -> f64 {
        self.start + (x - PAD) / (width - 2.0 * PAD).max(1.0) * self.span
    }

    /// The last moment in sight.
    #[must_use]
    pub fn end(&self) -> f64 {
        self.start + self.span
    }

    /// Brought nearer by `factor` (below 1: farther away), with the moment `at_ns` staying where it is.
    #[must_use]
    pub fn zoomed(&self, factor: f64, at_ns: f64, end_ns: u64) -> Self {
        let whole = Self::whole(end_ns);
        let least = SHORTEST_NS.min(whole.span);
        let span = between(self.span / factor, least, whole.span);
        let share = (at_ns - self.start) / self.span;
        Self {
            start: at_ns - share * span,
            span,
        }
        .kept_in(end_ns)
    }

    /// Moved by `by_ns` along the axis, as far as there is anything.
    #[must_use]
    pub fn panned(&self, by_ns: f64, end_ns: u64) -> Self {
        Self {
            start: self.start + by_ns,
            span: self.span,
        }
        .kept_in(end_ns)
    }

    /// Turned like a page, if need be, so that `at_ns` is in sight with room to come after it.
    #[must_use]
    pub fn showing(&self, at_ns: f64, end_ns: u64) -> Self {
        let margin = self.span * 0.04;
        if at_ns >= self.start && at_ns <= self.end() - margin {
            return *self;
        }
        Self {
            start: at_ns - self.span * 0.1,
            span: self.span,
        }
        .kept_in(end_ns)
    }

    /// Whether all of a run is in sight.
    #[must_use]
    pub fn is_whole(&self, end_ns: u64) -> bool {
        self.span >= Self::whole(end_ns).span
    }

    fn kept_in(self, end_ns: u64) -> Self {
        let whole = Self::whole(end_ns);
        let span = self.span.min(whole.span);
        Self {
            start: between(self.start, 0.0, whole.span - span),
            span,
        }
    }

    /// The numbers on the axis of a picture `width` pixels wide: each moment, in nanoseconds, with its words. The
    /// first one that is drawn carries the unit.
    #[must_use]
    pub fn ticks(&self, width: f64, end_ns: u64) -> Vec<(u64, String)> {
        let room = ((width - 2.0 * PAD) / TICK_ROOM).max(1.0);
        let step = round_step(self.span / room);
        let (unit, size) = if step < 10 * MICROSECOND {
            (" µs", MICROSECOND)
        } else if step < 1_000 * MILLISECOND {
            (" ms", MILLISECOND)
        } else {
            (" s", 1_000 * MILLISECOND)
        };
        let last = whole_ns(self.end()).min(end_ns);
        let mut at = whole_ns(self.start).div_ceil(step) * step;
        let mut ticks = Vec::new();
        while at <= last {
            let mut words = number::decimal(at, size, 1);
            if ticks.is_empty() {
                words.push_str(unit);
            }
            ticks.push((at, words));
            at += step;
        }
        ticks
    }
}

/// `value`, or the end of the range that it lies beyond.
///
/// Not by `clamp`, which brings the printing of floating-point numbers along, for the words of its panic: 13 kB.
#[must_use]
pub fn between(value: f64, least: f64, most: f64) -> f64 {
    value.max(least).min(most)
}

/// The next of 1, 2, 5, 10, 20, … that is at least `least`.
fn round_step(least: f64) -> u64 {
    let mut ten = 1;
    loop {
        for digit in [1, 2, 5] {
            if float(ten * digit) >= least {
                return ten * digit;
            }
        }
        ten *= 10;
    }
}

/// A moment as a number that pixels are computed from. Ten minutes in nanoseconds keep full precision.
#[must_use]
#[expect(
    clippy::cast_precision_loss,
    reason = "ten minutes in nanoseconds are far below 2^53"
)]
pub fn float(ns: u64) -> f64 {
    ns as f64
}

/// A computed moment as one of the run; before the start is the start.
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "what lies outside of the range becomes its end, and what is no number becomes 0"
)]
pub fn whole_ns(ns: f64) -> u64 {
    ns as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    const END: u64 = 44 * MILLISECOND;

    #[test]
    fn moments_and_pixels_are_each_others_inverse() {
        let window = Window {
            start: 3e6,
            span: 7e6,
        };
        assert!((window.x(3e6, 416.0) - PAD).abs() < 1e-9);
        assert!((window.at(window.x(5.5e6, 416.0), 416.0) - 5.5e6).abs() < 1e-3);
    }

    #[test]
    fn zooming_keeps_the_moment_under_the_pointer() {
        let whole = Window::whole(END);
        let near = whole.zoomed(4.0, 20e6, END);
        assert!((near.x(20e6, 600.0) - whole.x(20e6, 600.0)).abs() < 1e-6);
        assert!((near.span - whole.span / 4.0).abs() < 1e-6);
        assert_eq!(near.zoomed(1e-9, 20e6, END), whole);
        assert!((near.zoomed(1e9, 20e6, END).span - SHORTEST_NS).abs() < 1e-9);
    }

    #[test]
    fn nothing_beyond_the_run_comes_into_sight() {
        let near = Window::whole(END).zoomed(10.0, 0.0, END);
        assert!(near.panned(-1e9, END).start.abs() < 1e-9);
        assert!((near.panned(1e12, END).end() - 44e6).abs() < 1.0);
    }

    #[test]
    fn a_page_is_turned_only_when_the_moment_leaves_it() {
        let near = Window::whole(END).zoomed(4.0, 0.0, END);
        assert_eq!(near.showing(5e6, END), near);
        let turned = near.showing(10.9e6, END);
        assert!(turned.start > near.start && turned.x(10.9e6, 600.0) < 150.0);
        let back = turned.showing(1e6, END);
        assert!(back.start <= 1e6);
    }

    #[test]
    fn the_axis_has_round_numbers_with_room_between() {
        let whole = Window::whole(END);
        let words: Vec<String> = whole
            .ticks(900.0, END)
            .into_iter()
            .map(|tick| tick.1)
            .collect();
        assert_eq!(words[..3], ["0 ms", "5", "10"]);
        let narrow = whole.ticks(260.0, END);
        assert!(narrow.len() >= 2 && narrow.len() <= 4, "{narrow:?}");
        let near = whole.zoomed(1e9, 5_060_000.0, END);
        assert!(near.ticks(900.0, END)[0].1.ends_with(" µs"));
    }

    #[test]
    fn an_empty_run_has_an_axis_too() {
        assert_eq!(Window::whole(0).ticks(300.0, 0), [(0, "0 µs".to_owned())]);
    }
}
