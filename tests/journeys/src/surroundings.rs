//! What a run of the journeys is told from outside: the engine, its programs, the built site.
//!
//! Owns the names of the environment variables. It must not know how any of it is found or built: `xtask` does.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use crate::engine::Engine;
use crate::fail;

/// Where everything is.
#[derive(Debug)]
pub struct Surroundings {
    /// The engine to drive (`EVALLOOP_BROWSER`).
    pub engine: Engine,
    /// The browser's program (`EVALLOOP_BROWSER_PATH`).
    pub browser: PathBuf,
    /// Its WebDriver server (`EVALLOOP_DRIVER`).
    pub driver: PathBuf,
    /// The folder of the built site (`EVALLOOP_DIST`).
    pub dist: PathBuf,
    /// The script of axe-core (`EVALLOOP_AXE`).
    pub axe: PathBuf,
}

impl Surroundings {
    /// Those of this run.
    #[must_use]
    pub fn get() -> &'static Self {
        static SURROUNDINGS: LazyLock<Surroundings> = LazyLock::new(read);
        &SURROUNDINGS
    }

    /// A file of the built site as text.
    #[must_use]
    pub fn read(path: &Path) -> String {
        std::fs::read_to_string(path)
            .unwrap_or_else(|error| fail(&format!("{} cannot be read: {error}", path.display())))
    }
}

fn read() -> Surroundings {
    let name = variable("EVALLOOP_BROWSER");
    let engine = Engine::named(&name).unwrap_or_else(|| {
        fail(&format!(
            "EVALLOOP_BROWSER is {name:?}, but must be chromium, firefox or webkit"
        ))
    });
    Surroundings {
        engine,
        browser: variable("EVALLOOP_BROWSER_PATH").into(),
        driver: variable("EVALLOOP_DRIVER").into(),
        dist: variable("EVALLOOP_DIST").into(),
        axe: variable("EVALLOOP_AXE").into(),
    }
}

fn variable(name: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| {
        fail(&format!(
            "{name} is not set. Run the journeys by `cargo xtask test --only e2e`: it builds the site, finds the \
             browsers and sets this."
        ))
    })
}
