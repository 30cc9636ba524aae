//! The simulator alone as a module for browsers, compiled as the visualizer's own program is.
//!
//! It owns nothing but the way in. It must not know what measures it.

use gil::link::{Link, Program};
use gil::{Costs, simulate};
use wasm_bindgen::prelude::wasm_bindgen;

/// Plays the program of a link and returns how many events there were; nothing if there is no such program.
#[wasm_bindgen]
#[must_use]
pub fn play(link: &str, seed: u32) -> Option<u32> {
    let Program::Workload(workload) = Link::parse(link).ok()?.program else {
        return None;
    };
    let trace = simulate(&workload, &Costs::default(), seed.into()).ok()?;
    u32::try_from(trace.events.len()).ok()
}
