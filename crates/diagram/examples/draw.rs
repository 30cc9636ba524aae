//! Draws the diagram on standard input as SVG on standard output, or says what is wrong with it: for authors who want to see
//! a diagram before the whole site is built. `cargo run -p diagram --example draw < cycle.diagram > cycle.svg`

use std::io::Read;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut source = String::new();
    if let Err(error) = std::io::stdin().read_to_string(&mut source) {
        eprintln!("the diagram can't be read: {error}");
        return ExitCode::FAILURE;
    }
    match diagram::parse(&source) {
        Ok(diagram) => {
            print!("{}", diagram::svg(&diagram, "d-"));
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
