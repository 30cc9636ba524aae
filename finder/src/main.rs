//! The finder's WebAssembly: what the app calls once it is here.

pub use finder::browser::Finder;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {}
