//! Diagrams of the answers: a few lines of text, checked for what a reader could not see well, and drawn as SVG.
//!
//! The drawing has classes instead of colours, so that one picture serves light and dark. It runs when the site is built.
//! It must not know the bank, Markdown or the page that a diagram stands on. The format is told in CONTRIBUTING.md.
//!
//! ```
//! let diagram = diagram::parse(
//!     "title A name and its object\n\
//!      text The name numbers points at a list object.\n\
//!      box name 0,0 10x4 \"numbers\"\n\
//!      box list 16,0 12x4 accent \"list object\"\n\
//!      arrow name -> list\n",
//! )
//! .unwrap();
//! let svg = diagram::svg(&diagram, "names-");
//! assert!(svg.starts_with("<svg"));
//! ```

mod error;
mod lint;
mod model;
mod place;
mod read;
mod route;
mod svg;

pub use error::{Defect, Error};
pub use model::Diagram;
pub use svg::svg;

/// Reads a diagram and checks that it can be drawn well.
///
/// # Errors
/// The first thing that is wrong with it, with its line.
pub fn parse(text: &str) -> Result<Diagram, Error> {
    let diagram = read::read(text)?;
    lint::check(&diagram)?;
    Ok(diagram)
}
