//! The WebAssembly's entry: what `web/start.js` calls to wake the page.

use std::cell::Cell;

use evalloop::reader::Reader;
use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

thread_local! {
    static READER: Cell<Option<Reader>> = const { Cell::new(None) };
}

/// Wakes the page; the second step, once the program is there.
#[wasm_bindgen]
pub fn wake() {
    if let Some(reader) = READER.take() {
        evalloop::wake::start(reader);
    }
}

fn main() {
    READER.set(Some(evalloop::wake::open()));
}
