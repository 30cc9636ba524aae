//! The WebAssembly of the visualizer's own page: the same player, with the editor, comparing, files and links.
//!
//! What it has more than `main.rs` is decided by the feature `workbench`.

use wasm_bindgen::prelude::wasm_bindgen;

/// Wakes every visualizer of the page that is not awake yet.
#[wasm_bindgen]
pub fn wake() {
    visualizer::browser::wake_all();
}

/// Lets every visualizer of the page go, before the page is left.
#[wasm_bindgen]
pub fn sleep() {
    visualizer::browser::sleep_all();
}

fn main() {}
