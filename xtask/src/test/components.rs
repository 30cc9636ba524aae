//! The group `dom`: components in a headless Chromium, by the test runner of
//! wasm-bindgen.

use super::TestError;
use super::runner::{self, Run};
use crate::arguments::Browser;
use crate::setup::{Setup, cargo};

/// How long a test may take, in seconds: a machine under load is slow.
const LONGEST_TEST: &str = "120";

/// The app's test `dom`, compiled for the browser.
pub(crate) fn run(setup: &Setup) -> Result<Vec<Run>, TestError> {
    let browsers = setup.for_browsers(&[Browser::Chromium])?;
    let test_runner = setup.for_component_tests()?;
    let mut command = cargo(setup.workspace());
    command
        .args(["test", "--package", "evalloop", "--test", "dom"])
        .args([
            "--target",
            "wasm32-unknown-unknown",
            "--features",
            "hydrate",
        ])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", test_runner)
        .env(
            "WASM_BINDGEN_TEST_WEBDRIVER_JSON",
            setup.workspace().root().join("tests/webdriver.json"),
        )
        .env("WASM_BINDGEN_TEST_TIMEOUT", LONGEST_TEST);
    if let Some(driver) = browsers.chromedriver {
        command.env("CHROMEDRIVER", driver);
    }
    Ok(vec![runner::run("components in chromium", &mut command)?])
}
