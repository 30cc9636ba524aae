//! The pinned versions of the tools that cargo installs. Those of npm are
//! pinned in `web/package.json` and `benches/package.json`; browsers come
//! with the system.

/// A tool that cargo installs from its registry.
#[derive(Debug)]
pub(crate) struct Pin {
    /// The package's name in the registry.
    pub(crate) package: &'static str,
    /// The exact version.
    pub(crate) version: &'static str,
    /// The program of it that is asked for its version.
    pub(crate) program: &'static str,
    /// What it is for, completing "needed to …".
    pub(crate) purpose: &'static str,
}

/// Builds the app.
pub(crate) const TRUNK: Pin = Pin {
    package: "trunk",
    version: "0.21.14",
    program: "trunk",
    purpose: "build the WebAssembly and the site around it",
};

/// Must equal the version of the crate in `Cargo.lock`.
pub(crate) const WASM_BINDGEN: Pin = Pin {
    package: "wasm-bindgen-cli",
    version: "0.2.128",
    program: "wasm-bindgen",
    purpose: "join WebAssembly and JavaScript, and to run component tests",
};

/// Speaks WebDriver to Firefox.
pub(crate) const GECKODRIVER: Pin = Pin {
    package: "geckodriver",
    version: "0.37.1",
    program: "geckodriver",
    purpose: "drive Firefox in the journeys",
};

/// Looks at licences and advisories.
pub(crate) const CARGO_DENY: Pin = Pin {
    package: "cargo-deny",
    version: "0.20.2",
    program: "cargo-deny",
    purpose: "check the licences and advisories of dependencies",
};

/// The version of npm's `binaryen` (wasm-opt), as `web/package.json` has it:
/// part of what decides whether a built site is still fresh.
pub(crate) const BINARYEN: &str = "132.0.0";
