//! The finder's WebAssembly: what the app calls once it is here.

pub use finder::browser::Finder;

fn main() {}
