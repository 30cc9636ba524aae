//! The group `e2e`: the journeys over the release site, one engine after
//! another.
//!
//! The journeys are told everything by environment variables:
//!
//! | variable | tells |
//! |---|---|
//! | `EVALLOOP_DIST` | the folder of the built site |
//! | `EVALLOOP_AXE` | the script of axe-core |
//! | `EVALLOOP_BROWSER` | the engine: `chromium`, `firefox` or `webkit` |
//! | `EVALLOOP_BROWSER_PATH` | that browser's program |
//! | `EVALLOOP_DRIVER` | its WebDriver server's program |
//! | `EVALLOOP_NGINX`, `EVALLOOP_APACHE`, `EVALLOOP_CADDY` | the programs of these web servers |
//! | `DISPLAY` | for WebKit, which has no headless mode: a virtual display |

use super::TestError;
use super::display::Display;
use super::runner::{self, Run};
use crate::arguments::Browser;
use crate::build;
use crate::setup::{Setup, cargo};

/// Builds the site, then runs the journeys in each of the engines.
pub(crate) fn run(setup: &Setup, browsers: &[Browser]) -> Result<Vec<Run>, TestError> {
    let tools = setup.for_browsers(browsers)?;
    let hosts = setup.for_hosts()?;
    let axe = setup.axe_script()?;
    let dist = build::site(setup)?;
    let mut runs = Vec::new();
    for browser in browsers {
        let mut command = cargo(setup.workspace());
        command
            .args(["test", "--package", "journeys", "--no-fail-fast"])
            .env("EVALLOOP_DIST", &dist)
            .env("EVALLOOP_AXE", &axe)
            .env("EVALLOOP_BROWSER", browser.name());
        let (program, driver) = match browser {
            Browser::Chromium => (&tools.chromium, &tools.chromedriver),
            Browser::Firefox => (&tools.firefox, &tools.geckodriver),
            Browser::WebKit => (&tools.mini_browser, &tools.webkit_driver),
        };
        for (name, path) in [
            ("EVALLOOP_BROWSER_PATH", program),
            ("EVALLOOP_DRIVER", driver),
            ("EVALLOOP_NGINX", &hosts.nginx),
            ("EVALLOOP_APACHE", &hosts.apache),
            ("EVALLOOP_CADDY", &hosts.caddy),
        ] {
            if let Some(path) = path {
                command.env(name, path);
            }
        }
        // Lives until the engine's journeys are over.
        let display = match (browser, &tools.xvfb) {
            (Browser::WebKit, Some(xvfb)) => Some(Display::start(xvfb)?),
            _ => None,
        };
        if let Some(display) = &display {
            command.env("DISPLAY", display.name());
        }
        let what = format!("the journeys in {}", browser.name());
        runs.push(runner::run(&what, &mut command)?);
    }
    Ok(runs)
}
