//! The WebAssembly's entry: wakes the page that it finds itself in.

fn main() {
    evalloop::wake::start();
}
