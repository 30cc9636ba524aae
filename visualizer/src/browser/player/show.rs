//! Showing a moment: everything that depends on it, and nothing that is as it was.
//!
//! It must not know how the moment moves.

use super::{
    Figures, HtmlSelectElement, JsCast, Player, STAGES, State, WORKBENCH, between, captions, clock,
    dom, embed, list, paint, program, whole,
};
use crate::number::{duration, hundredths};
use crate::window::whole_ns;

/// While time passes, words and figures are written at most this often, in milliseconds.
pub(super) const WRITE_EVERY: f64 = 200.0;
/// The most that this grows to where the processor is at its limit, in milliseconds.
const WRITE_SELDOM: f64 = 600.0;
/// A gap between two frames that is longer than this, in milliseconds, has a frame in it that was missed.
const MISSED: f64 = 25.0;
/// The last of the parts that are written in turn.
const LAST_PART: u8 = 4;

impl Player {
    /// Shows what is chosen in a list.
    pub(super) fn choose(&self, part: &str, value: &str) {
        let select = dom::part(&self.root, part);
        if let Some(select) = select.and_then(|select| select.dyn_into::<HtmlSelectElement>().ok())
        {
            select.set_value(value);
        }
    }

    pub(super) fn write(&self, part: &str, words: &str) {
        if let Some(part) = dom::part(&self.root, part) {
            dom::set_text(&part, words);
        }
    }

    /// Says why something is as it is; nothing takes it away.
    pub(in crate::browser) fn explain(&self, words: &str) {
        if let Some(why) = dom::part(&self.root, "why") {
            dom::set_text(&why, words);
            dom::set_flag(&why, "hidden", words.is_empty());
        }
    }

    /// Says what a row shows at a moment, and why.
    pub(in crate::browser) fn explain_row(&self, row: usize, at_ns: u64) {
        let (part, words) = {
            let state = self.state.borrow();
            let Some(row) = state.plan.rows.get(row) else {
                return;
            };
            (
                row.part,
                crate::why::of_row(&state.runs[row.part], row.of, at_ns),
            )
        };
        self.follow(part);
        self.explain(&words);
    }

    /// Lets words, stages and steps follow one of two runs.
    pub(super) fn follow(&self, run: usize) {
        let mut state = self.state.borrow_mut();
        if state.followed == run || run >= state.runs.len() {
            return;
        }
        state.followed = run;
        state.told = None;
        drop(state);
        self.show_followed();
        self.show();
        list::refresh(self);
    }

    /// Says which of two runs is followed.
    pub(super) fn show_followed(&self) {
        let followed = whole(self.state.borrow().followed as u64);
        for choice in dom::all(&self.root, "[data-act=follow]") {
            let is_chosen = dom::data(&choice, "run") == followed;
            dom::set(
                &choice,
                "aria-pressed",
                if is_chosen { "true" } else { "false" },
            );
        }
    }

    /// The picture for the width that there is.
    pub(super) fn fit(&self) {
        let width = f64::from(self.strip.client_width());
        let mut state = self.state.borrow_mut();
        if (state.width - width).abs() < 0.5 && !state.stale {
            return;
        }
        state.width = width;
        state.stale = true;
        drop(state);
        self.show_picture();
        embed::resized(self);
    }

    pub(super) fn repaint_in_new_colours(&self) {
        let mut state = self.state.borrow_mut();
        state.stale = true;
        if let Some(canvas) = &mut state.canvas {
            canvas.refresh_colours();
        }
        drop(state);
        self.show_picture();
    }

    /// Adapts how often words and figures are written to a gap between two frames: a picture that moves evenly is worth
    /// more than words that nobody can read.
    pub(super) fn adapt(state: &mut State, gap: f64) {
        let target = if gap > MISSED {
            state.write_every * 2.0
        } else {
            state.write_every * 0.998
        };
        state.write_every = between(target, WRITE_EVERY, WRITE_SELDOM);
    }

    /// Shows the moment: everything that depends on it, and nothing that is as it was.
    pub(super) fn show(&self) {
        let mut state = self.state.borrow_mut();
        let (now, end) = (state.now_ns(), state.end_ns());
        let playing = state.playing;
        dom::set(&self.root, "data-time-us", &whole(now / gil::MICROSECOND));
        dom::set(
            &self.root,
            "data-playing",
            if playing { "true" } else { "false" },
        );
        let event = state.run().and_then(|run| run.event_at(now));
        let is_new = state.told != event || event.is_none();
        // While it plays, nobody can read words that change with every frame, and flashing would hurt: the first of
        // several events is told at once, and then the latest as often as can be read. The slider does not move by less
        // than a pixel, and only in frames that are laid out anyway.
        let frame = state.last_frame.filter(|_| playing);
        let is_due = frame.is_none_or(|frame| {
            let write_every = state.write_every;
            frame - state.written_at >= write_every
                || is_new && frame - state.told_at >= write_every
        });
        let us = now / gil::MICROSECOND;
        let pixel = end / gil::MICROSECOND / whole_ns(state.width.max(1.0));
        let is_written = is_due || state.turn < LAST_PART;
        if frame.is_none() || is_written && us.abs_diff(state.slid_to) > pixel {
            state.slid_to = us;
            let position = whole(us);
            if self.slider.value() != position {
                self.slider.set_value(&position);
            }
        }
        // Not all in one frame: each of these makes the browser lay out a part of the page.
        state.turn = if is_due {
            0
        } else {
            state.turn.saturating_add(1)
        };
        let turn = state.turn;
        let writes = |part: u8| frame.is_none() || turn == part;
        if is_due {
            state.written_at = frame.unwrap_or(0.0);
            let at = clock(now);
            if let Some(element) = &self.live.now {
                dom::set_text(element, &at);
            }
            let spoken = [&at, " of ", &clock(end), " milliseconds"].concat();
            dom::set(&self.slider, "aria-valuetext", &spoken);
            if is_new {
                if let (Some(element), Some(run)) = (&self.live.words, state.run()) {
                    dom::set_text(element, &run.words(event));
                }
                state.told = event;
                state.told_at = state.written_at;
            }
        }
        if writes(1) {
            let idle = !playing && (now == 0 || now >= end);
            if let Some(pause) = &self.live.pause {
                dom::set_flag(pause, "disabled", idle);
                dom::set_text(pause, if playing || idle { "Pause" } else { "Resume" });
            }
            if let Some(step) = &self.live.step {
                dom::set_flag(step, "disabled", now >= end);
            }
            self.show_stages(&state, now);
        }
        if writes(2) {
            self.show_figures(&state, now);
        }
        let shown = state.window.showing(state.now, end);
        if shown != state.window {
            state.window = shown;
            state.stale = true;
        }
        drop(state);
        self.show_picture();
        if writes(3) {
            list::follow(self);
        }
        if WORKBENCH && writes(4) {
            program::follow(self);
        }
        embed::tell_state(self);
    }

    pub(super) fn show_stages(&self, state: &State, now: u64) {
        let Some(run) = state.run() else {
            return;
        };
        let captions = captions(&run.trace, now);
        for (((step, line), (stage, _, _)), words) in
            self.live.stages.iter().zip(STAGES).zip(&captions.words)
        {
            if captions.stage == stage {
                dom::set(step, "aria-current", "step");
            } else if step.has_attribute("aria-current") {
                let _ = step.remove_attribute("aria-current");
            }
            if let Some(line) = line {
                dom::set_text(line, words);
            }
        }
    }

    pub(super) fn show_figures(&self, state: &State, now: u64) {
        let figures: Vec<Figures> = state
            .runs
            .iter()
            .map(|run| run.sums.at(now.min(run.trace.end_ns), &run.trace))
            .collect();
        let words = |of: fn(&Figures) -> String| -> String {
            if now == 0 {
                return "–".to_owned();
            }
            figures.iter().map(of).collect::<Vec<_>>().join(" | ")
        };
        let all = [
            words(|figures| hundredths(figures.speed_up) + " ×"),
            words(|figures| whole(figures.handovers)),
            words(|figures| duration(figures.longest_wait_ns)),
            words(|figures| whole(figures.core_use) + " %"),
        ];
        for (element, words) in self.live.figures.iter().zip(&all) {
            if let Some(element) = element {
                dom::set_text(element, words);
            }
        }
    }

    /// Paints the picture if it is stale, and puts the playhead where it belongs.
    pub(super) fn show_picture(&self) {
        let mut state = self.state.borrow_mut();
        let State {
            width,
            window,
            now,
            stale,
            ..
        } = *state;
        if width < 1.0 {
            return;
        }
        if stale {
            let mut canvas = state.canvas.take();
            if let Some(canvas) = &mut canvas {
                canvas.begin(width, state.plan.height);
                paint(canvas, &state.parts(), &state.plan, &window, width);
                self.swap_still();
                dom::style(&self.strip, "height", &dom::px(state.plan.height));
            }
            state.canvas = canvas;
            state.stale = false;
            let whole = window.is_whole(state.end_ns());
            for act in ["out", "whole"] {
                if let Some(button) = dom::first(&self.root, &["[data-act=", act, "]"].concat()) {
                    dom::set_flag(&button, "disabled", whole);
                }
            }
        }
        let head = window.x(now, width);
        if let Some(line) = &self.live.head {
            dom::style(
                line,
                "transform",
                &["translateX(", &dom::px(head), ")"].concat(),
            );
        }
        if let Some(later) = &self.live.later {
            // At the start the whole picture is shown.
            let from = if now > 0.0 { head } else { width };
            dom::style(
                later,
                "transform",
                &["translateX(", &dom::px(from), ")"].concat(),
            );
        }
    }

    /// Puts the live picture in the place of the still one.
    pub(super) fn swap_still(&self) {
        if let Some(still) = dom::part(&self.root, "picture") {
            still.remove();
            for part in ["canvas", "later", "head"] {
                if let Some(part) = dom::part(&self.root, part) {
                    dom::set_flag(&part, "hidden", false);
                }
            }
        }
    }
}
