//! The three engines, and how each is told what a journey wishes of it.
//!
//! Owns capabilities, preferences and flags. It must not know the WebDriver protocol or any page.

use std::path::Path;

use serde_json::{Value, json};

/// A browser engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, by chromedriver.
    Chromium,
    /// Firefox, by geckodriver.
    Firefox,
    /// WebKitGTK's MiniBrowser, by WebKitWebDriver.
    WebKit,
}

/// Something about the reader's system or browser that differs from the usual.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// The system asks for less motion.
    LessMotion,
    /// The system's theme is dark.
    DarkSystem,
    /// The main pointer is a finger.
    Touch,
    /// The browser runs no scripts of pages.
    NoScripts,
}

impl Engine {
    /// The engine of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "chromium" => Some(Self::Chromium),
            "firefox" => Some(Self::Firefox),
            "webkit" => Some(Self::WebKit),
            _ => None,
        }
    }

    /// Whether this engine can be told to do so. What it cannot, a journey leaves out and says so.
    #[must_use]
    pub fn grants(self, wish: Wish) -> bool {
        // WebKitGTK takes the main pointer from the display, and a virtual one has a mouse.
        !(self == Self::WebKit && wish == Wish::Touch)
    }

    /// Whether two of its windows take the keyboard's focus from each other: without a headless mode they stand on
    /// one display, and nobody there manages windows.
    pub(crate) fn shares_its_focus(self) -> bool {
        self == Self::WebKit
    }

    /// The arguments for the engine's WebDriver server.
    pub(crate) fn driver_arguments(self, port: u16, spare_port: u16) -> Vec<String> {
        let mut arguments = vec![format!("--port={port}")];
        if self == Self::Firefox {
            // Two at a time must not want the same one.
            arguments.push(format!("--websocket-port={spare_port}"));
        }
        arguments
    }

    /// The capabilities to ask for; `profile` is an empty folder.
    pub(crate) fn capabilities(self, browser: &Path, profile: &Path, wishes: &[Wish]) -> Value {
        let wants = |wish| wishes.contains(&wish);
        let own = match self {
            Self::Chromium => {
                let mut arguments: Vec<String> = [
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-dev-shm-usage",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--window-size=1280,900",
                ]
                .map(str::to_owned)
                .to_vec();
                arguments.push(format!("--user-data-dir={}", profile.display()));
                if wants(Wish::LessMotion) {
                    arguments.push("--force-prefers-reduced-motion".to_owned());
                }
                let mut preferences = json!({});
                if wants(Wish::NoScripts) {
                    preferences["profile.managed_default_content_settings.javascript"] = json!(2);
                }
                json!({
                    "goog:chromeOptions": { "binary": browser, "args": arguments, "prefs": preferences },
                    "goog:loggingPrefs": { "browser": "ALL" },
                })
            }
            Self::Firefox => {
                // Processes in store for tabs that no journey opens only cost time.
                let mut preferences = json!({ "dom.ipc.processPrelaunch.enabled": false });
                if wants(Wish::LessMotion) {
                    preferences["ui.prefersReducedMotion"] = json!(1);
                }
                if wants(Wish::DarkSystem) {
                    preferences["layout.css.prefers-color-scheme.content-override"] = json!(0);
                }
                if wants(Wish::Touch) {
                    // The bit for a coarse pointer, alone.
                    preferences["ui.primaryPointerCapabilities"] = json!(1);
                    preferences["ui.allPointerCapabilities"] = json!(1);
                }
                if wants(Wish::NoScripts) {
                    preferences["javascript.enabled"] = json!(false);
                }
                json!({ "moz:firefoxOptions": {
                    "binary": browser,
                    "args": ["-headless", "--width=1280", "--height=900"],
                    "prefs": preferences,
                } })
            }
            Self::WebKit => {
                let mut arguments = vec!["--automation"];
                if wants(Wish::NoScripts) {
                    arguments.push("--enable-javascript=false");
                }
                json!({ "webkitgtk:browserOptions": { "binary": browser, "args": arguments } })
            }
        };
        let mut capabilities = own;
        capabilities["timeouts"] = json!({ "script": 90_000, "pageLoad": 90_000, "implicit": 0 });
        json!({ "capabilities": { "alwaysMatch": capabilities } })
    }

    /// What the system's settings file of GTK says, which WebKitGTK takes its preferences from.
    pub(crate) fn gtk_settings(self, wishes: &[Wish]) -> Option<String> {
        if self != Self::WebKit {
            return None;
        }
        let mut settings = "[Settings]\n".to_owned();
        if wishes.contains(&Wish::LessMotion) {
            settings += "gtk-enable-animations=0\n";
        }
        Some(settings)
    }

    /// The theme of GTK, which tells WebKitGTK whether the system is dark.
    pub(crate) fn gtk_theme(self, wishes: &[Wish]) -> Option<&'static str> {
        (self == Self::WebKit && wishes.contains(&Wish::DarkSystem)).then_some("Adwaita:dark")
    }

    /// What Chromium is told by its own protocol once it runs: the command and its parameters.
    pub(crate) fn devtools_commands(self, wishes: &[Wish]) -> Vec<(&'static str, Value)> {
        let mut commands = Vec::new();
        if self == Self::Chromium && wishes.contains(&Wish::DarkSystem) {
            let features = json!([{ "name": "prefers-color-scheme", "value": "dark" }]);
            commands.push((
                "Emulation.setEmulatedMedia",
                json!({ "features": features }),
            ));
        }
        if self == Self::Chromium && wishes.contains(&Wish::Touch) {
            commands.push((
                "Emulation.setTouchEmulationEnabled",
                json!({ "enabled": true }),
            ));
        }
        commands
    }
}
