//! How the moment moves: by playing, stepping, seeking; and how the picture moves under it.
//!
//! It must not know what a moment looks like.

use web_sys::MediaQueryList;

use super::{Player, Rc, between, dom, embed, float, frames, speed, whole};

/// Between two events when the reader wants no motion, at normal speed, in milliseconds: time to read a sentence.
const READING_PAUSE: u64 = 1_800;
/// A longer gap between two frames counts as this, in milliseconds, so that nothing jumps.
const LONGEST_FRAME: f64 = 100.0;

impl Player {
    /// Goes to the next event.
    pub(in crate::browser) fn step(&self) {
        let next = {
            let state = self.state.borrow();
            state.step_from(state.now_ns())
        };
        self.seek(next);
    }

    /// Stands still.
    pub(in crate::browser) fn pause(&self) {
        let mut state = self.state.borrow_mut();
        state.playing = false;
        state.last_frame = None;
        drop(state);
        self.show();
    }

    /// Shows a moment, at rest; one past the end is the end.
    pub(in crate::browser) fn seek(&self, time_ns: u64) {
        let mut state = self.state.borrow_mut();
        state.playing = false;
        state.last_frame = None;
        state.now = float(time_ns.min(state.end_ns()));
        drop(state);
        self.show();
    }

    /// Lets time pass from where it stands; at the end there is nothing to pass.
    pub(in crate::browser) fn play(self: &Rc<Self>) {
        let mut state = self.state.borrow_mut();
        if state.playing || state.now_ns() >= state.end_ns() {
            return;
        }
        state.playing = true;
        state.last_frame = None;
        // To ask for it in every frame took more than a quarter of the time of a frame's program.
        state.stillness = dom::stillness();
        drop(state);
        self.show();
        self.schedule();
    }

    /// Sees to it that there is a next frame, or a next event where the reader wants no motion. What cannot be seen
    /// needs neither.
    pub(super) fn schedule(self: &Rc<Self>) {
        let mut state = self.state.borrow_mut();
        if state.scheduled || !state.playing || !state.in_sight || !self.awake.get() {
            return;
        }
        state.scheduled = true;
        let speed = state.speed;
        let still = state
            .stillness
            .as_ref()
            .is_some_and(MediaQueryList::matches);
        drop(state);
        let player = Rc::clone(self);
        if still {
            let pause = (READING_PAUSE * 100 / speed.max(1)).clamp(100, 20_000);
            let pause = i32::try_from(pause).unwrap_or(i32::MAX);
            frames::after(pause, Box::new(move || player.walk()));
        } else {
            frames::next(Box::new(move |at| player.advance(at)));
        }
    }

    /// One frame of playing.
    pub(super) fn advance(self: &Rc<Self>, at: f64) {
        let mut state = self.state.borrow_mut();
        state.scheduled = false;
        if !state.playing || !self.awake.get() {
            return;
        }
        if !state.in_sight {
            state.last_frame = None;
            return;
        }
        let elapsed = state.last_frame.map_or(0.0, |last| at - last);
        state.last_frame = Some(at);
        Self::adapt(&mut state, elapsed);
        let pace = float(state.speed) / 100.0 * 1e6 / speed::SLOW_DOWN;
        let end = float(state.end_ns());
        state.now = (state.now + between(elapsed, 0.0, LONGEST_FRAME) * pace).min(end);
        if state.now >= end {
            state.playing = false;
            state.last_frame = None;
        }
        drop(state);
        self.show();
        self.schedule();
    }

    /// Playing without motion: one event on, with time to read it.
    pub(super) fn walk(self: &Rc<Self>) {
        let mut state = self.state.borrow_mut();
        state.scheduled = false;
        if !state.playing || !self.awake.get() || !state.in_sight {
            return;
        }
        state.now = float(state.step_from(state.now_ns()));
        if state.now_ns() >= state.end_ns() {
            state.playing = false;
        }
        drop(state);
        self.show();
        self.schedule();
    }

    pub(super) fn come_into_sight(self: &Rc<Self>, is_seen: bool) {
        let mut state = self.state.borrow_mut();
        state.in_sight = is_seen;
        state.last_frame = None;
        drop(state);
        if is_seen {
            self.show();
            self.schedule();
            embed::seen(self);
        }
    }

    /// Sets how fast time passes, in hundredths.
    pub(in crate::browser) fn set_speed(&self, speed: u64) {
        self.state.borrow_mut().speed = speed;
        // One that is not offered leaves the list without a choice, which is true.
        self.choose("speed", &whole(speed));
    }

    /// Brings the picture nearer around a moment; around the playhead if it is in sight, else its middle.
    pub(in crate::browser) fn zoom(&self, factor: f64, around: Option<f64>) {
        let mut state = self.state.borrow_mut();
        let window = state.window;
        let is_seen = (window.start..=window.end()).contains(&state.now);
        let middle = if is_seen {
            state.now
        } else {
            window.start + window.span / 2.0
        };
        state.window = window.zoomed(factor, around.unwrap_or(middle), state.end_ns());
        state.stale = true;
        drop(state);
        self.show_picture();
    }

    /// Moves along the time axis.
    pub(in crate::browser) fn pan(&self, by_ns: f64) {
        let mut state = self.state.borrow_mut();
        state.window = state.window.panned(by_ns, state.end_ns());
        state.stale = true;
        drop(state);
        self.show_picture();
    }
}
