//! The WebAssembly's entry: what `web/start.js` calls to wake the page.

use std::cell::Cell;

use evalloop::reader::Reader;
use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

thread_local! {
    static READER: Cell<Option<Reader>> = const { Cell::new(None) };
    /// How many steps of waking are done.
    static STEPS: Cell<usize> = const { Cell::new(0) };
}

/// Goes a step towards a page that is awake, once the program is there. Says whether there are more.
#[wasm_bindgen]
#[must_use]
pub fn wake() -> bool {
    let step = STEPS.replace(STEPS.get() + 1);
    READER
        .get()
        .is_some_and(|reader| evalloop::wake::start(reader, step))
}

fn main() {
    READER.set(Some(evalloop::wake::open()));
}
