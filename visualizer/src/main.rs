//! The visualizer's WebAssembly: what the scripts of a page or an embed call.

use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Finds every visualizer of the page that is not awake yet.
#[wasm_bindgen]
pub fn begin() {
    visualizer::browser::begin();
}

/// Goes a step towards visualizers that are awake. Says whether there are more.
#[wasm_bindgen]
#[must_use]
pub fn step() -> bool {
    visualizer::browser::step()
}

/// Lets every visualizer of the page go, before the page is left.
#[wasm_bindgen]
pub fn sleep() {
    visualizer::browser::sleep_all();
}

fn main() {}
