//! The shelf's WebAssembly: what the worker of the page "Another bank" calls.

pub use shelf::browser::{Arrival, OpenShelf};

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {}
