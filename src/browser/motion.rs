//! Time that passes on the screen, and whether the reader wants to see motion.

use std::time::Duration;

use leptos::html::{Div, Input};
use leptos::prelude::*;

use super::dom;

/// Whether the reader asked the system for less motion.
#[must_use]
pub fn is_reduced() -> bool {
    dom::window()
        .and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok().flatten())
        .is_some_and(|query| query.matches())
}

/// Calls `frame` before each repaint with the microseconds since the last one, until it says that it is done.
///
/// A hidden page has no frames, so time stands still there; a long gap counts as a tenth of a second, so
/// that nothing jumps when the page is seen again.
pub fn each_frame(frame: impl Fn(u64) -> bool + 'static) {
    next_frame(frame, dom::now_us());
}

fn next_frame(frame: impl Fn(u64) -> bool + 'static, last_us: u64) {
    request_animation_frame(move || {
        let now = dom::now_us();
        if frame(now.saturating_sub(last_us).min(100_000)) {
            next_frame(frame, now);
        }
    });
}

/// Keeps a slider at a value that changes by itself. The first value is what the page was delivered with.
pub fn show_value(slider: NodeRef<Input>, value: impl Fn() -> u64 + 'static) {
    Effect::new(move |_| {
        let value = value().to_string();
        if let Some(slider) = slider.get()
            && slider.value() != value
        {
            slider.set_value(&value);
        }
    });
}

/// Scrolls a strip so that a place on it, in pixels from its start, is seen: in its middle while it moves.
pub fn keep_in_sight(strip: NodeRef<Div>, place: impl Fn() -> u64 + 'static) {
    Effect::new(move |before: Option<u64>| {
        let place = place();
        if let (Some(before), Some(strip)) = (before, strip.get())
            && before != place
        {
            // A strip is at most some thousand pixels wide.
            let place = i32::try_from(place).unwrap_or(i32::MAX);
            strip.set_scroll_left(place.saturating_sub(strip.client_width() / 2));
        }
        place
    });
}

/// How long a notice that needs no answer stays.
const STAY: Duration = Duration::from_secs(8);

/// Hands each entry that comes into a list to `act`, some seconds later.
pub fn later_each<T: Clone + PartialEq + Send + Sync + 'static>(
    list: RwSignal<Vec<T>>,
    act: impl Fn(&T) + Copy + 'static,
) {
    Effect::new(move |before: Option<Vec<T>>| {
        let now = list.get();
        for entry in &now {
            if before.as_ref().is_none_or(|before| !before.contains(entry)) {
                let entry = entry.clone();
                set_timeout(move || act(&entry), STAY);
            }
        }
        now
    });
}
