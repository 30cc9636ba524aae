//! Writes every page of the site around the WebAssembly that Trunk built.
//!
//! Trunk runs it as a hook, with the folder it is filling in `TRUNK_STAGING_DIR`. Everything a reader can see
//! without JavaScript comes from here. It must not compress, serve or check the bank's examples: `xtask` does.

// A page is one deeply nested type, and the compiler walks all of it.
#![recursion_limit = "256"]

mod assets;
mod chrome;
mod embed;
mod index;
mod install;
mod pages;
mod picture;
mod program;
mod recordings;
mod shell;
mod site;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;

fn main() -> ExitCode {
    match run() {
        Ok(pages) => {
            println!("prerender: {pages} pages");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("prerender: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Writes the site and tells how many pages it has.
fn run() -> anyhow::Result<usize> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .context("the pre-renderer stands in a folder of the repository")?;
    let out = std::env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .context(
            "TRUNK_STAGING_DIR is not set: build with `cargo xtask build`, which runs Trunk",
        )?;
    let bank = bank::load(root).map_err(|problems| {
        let list: Vec<String> = problems.iter().map(ToString::to_string).collect();
        anyhow::anyhow!("the bank has {} problems:\n{}", list.len(), list.join("\n"))
    })?;
    site::write(root, &out, &bank)
}
