//! The shelf's WebAssembly: what the worker of the page "Another bank" calls.

pub use shelf::browser::{Arrival, OpenShelf};

fn main() {}
