//! Time that passes: the reader's clock, frames, delays, and whether the reader wants to see motion.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use js_sys::Reflect;
use leptos::prelude::{request_animation_frame, set_timeout};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::MessageChannel;

use super::dom;

/// So long after it woke, in milliseconds, a page rests: all that it needs for itself was there by then. Later, and what is
/// fetched ahead would arrive while the first letters are typed.
const SETTLED: u64 = 1_000;
/// What follows a repaint does not wait for one longer than this, in milliseconds.
const UNPAINTED: u64 = 250;

/// Milliseconds since 1970, by the reader's clock.
#[must_use]
pub fn now_ms() -> u64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole and far below 2^53 for any real clock; one before 1970 counts as 0"
    )]
    let now = js_sys::Date::now() as u64;
    now
}

/// Microseconds since the page was opened, steadily.
fn steady_us() -> u64 {
    let now = dom::window()
        .and_then(|window| window.performance())
        .map_or(0.0, |performance| performance.now());
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "never negative, and small"
    )]
    let now = (now * 1_000.0) as u64;
    now
}

/// Runs `act` after so many milliseconds.
pub fn after(milliseconds: u64, act: impl FnOnce() + 'static) {
    let act: Box<dyn FnOnce()> = Box::new(act);
    set_timeout(act, Duration::from_millis(milliseconds));
}

/// Runs `act` when the page has come to rest, unless the reader saves data.
pub fn when_idle(act: impl FnOnce() + 'static) {
    if !saves_data() {
        after(SETTLED, act);
    }
}

/// Whether the reader asked the browser to fetch little.
fn saves_data() -> bool {
    let property = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).unwrap_or_default();
    let navigator = property(&js_sys::global(), "navigator");
    property(&property(&navigator, "connection"), "saveData").is_truthy()
}

/// Runs `act` before the next repaint.
pub fn next_frame(act: impl FnOnce() + 'static) {
    let act: Box<dyn FnOnce()> = Box::new(act);
    request_animation_frame(act);
}

/// Runs `act` after the next repaint: in a task that is posted just before it.
///
/// Where the browser paints nothing for a while, `act` does not wait for it for long.
pub fn after_paint(act: impl FnOnce() + 'static) {
    let waiting = Cell::new(Some(act));
    let once = Rc::new(move || {
        if let Some(act) = waiting.take() {
            act();
        }
    });
    let painted = Rc::clone(&once);
    next_frame(move || post(move || painted()));
    after(UNPAINTED, move || once());
}

/// Runs `act` in a task of its own, as soon as can be.
fn post(act: impl FnOnce() + 'static) {
    let Ok(channel) = MessageChannel::new() else {
        return act();
    };
    let act = Closure::once_into_js(act);
    channel.port1().set_onmessage(Some(act.unchecked_ref()));
    let _ = channel.port2().post_message(&JsValue::NULL);
}

/// Calls `frame` before each repaint with the microseconds since the last one, until it says that it is done.
///
/// A hidden page has no frames, so time stands still there; a long gap counts as a tenth of a second, so
/// that nothing jumps when the page is seen again.
pub fn each_frame(frame: impl Fn(u64) -> bool + 'static) {
    frames(Box::new(frame), steady_us());
}

fn frames(frame: Box<dyn Fn(u64) -> bool>, last_us: u64) {
    next_frame(move || {
        let now = steady_us();
        if frame(now.saturating_sub(last_us).min(100_000)) {
            frames(frame, now);
        }
    });
}

/// Whether the reader asked the system for less motion.
#[must_use]
pub fn wants_stillness() -> bool {
    dom::window()
        .and_then(|window| {
            window
                .match_media("(prefers-reduced-motion: reduce)")
                .ok()
                .flatten()
        })
        .is_some_and(|query| query.matches())
}
