//! Frames and pauses: what runs before the next repaint, or after a while.
//!
//! It must not know what is done then.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::dom;

/// Runs `act` before the next repaint, with the milliseconds since the page was opened. A hidden page has none.
pub(super) fn next(act: Box<dyn FnOnce(f64)>) {
    let Some(window) = dom::window() else { return };
    let closure = Closure::once_into_js(act);
    let _ = window.request_animation_frame(closure.unchecked_ref());
}

/// Runs `act` after so many milliseconds.
pub(super) fn after(milliseconds: i32, act: Box<dyn FnOnce()>) {
    let Some(window) = dom::window() else { return };
    let closure = Closure::once_into_js(act);
    let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(
        closure.unchecked_ref(),
        milliseconds,
    );
}
