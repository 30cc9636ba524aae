//! A WebDriver server as a process of its own: started for one browser, stopped with it.
//!
//! Owns the process and the messages' frame. It must not know any command.

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

use crate::engine::{Engine, Wish};
use crate::{Surroundings, fail, http};

/// How long a WebDriver server may take until it listens.
const START: Duration = Duration::from_secs(30);

/// A running WebDriver server. Dropping it ends its process, and no other.
#[derive(Debug)]
pub(crate) struct Driver {
    process: Child,
    address: SocketAddr,
    /// Profile and settings of its browser, removed with it.
    pub(crate) folder: TempDir,
}

/// What a WebDriver server answers where it does not do what it is told.
#[derive(Debug)]
pub(crate) struct Refusal(pub(crate) String);

impl Driver {
    /// Starts the engine's server.
    pub(crate) fn start(surroundings: &Surroundings, wishes: &[Wish]) -> Self {
        let folder = tempfile::Builder::new()
            .prefix("evalloop-journey-")
            .tempdir();
        let folder = folder
            .unwrap_or_else(|error| fail(&format!("no temporary folder for a profile: {error}")));
        let engine = surroundings.engine;
        let (port, spare_port) = (free_port(), free_port());
        let mut command = Command::new(&surroundings.driver);
        command.args(engine.driver_arguments(port, spare_port));
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        if let Some(settings) = engine.gtk_settings(wishes) {
            write_gtk_settings(folder.path(), &settings);
            command.env("XDG_CONFIG_HOME", folder.path());
        }
        if let Some(theme) = engine.gtk_theme(wishes) {
            command.env("GTK_THEME", theme);
        }
        let process = command.spawn().unwrap_or_else(|error| {
            fail(&format!(
                "{} cannot be started: {error}",
                surroundings.driver.display()
            ))
        });
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let mut driver = Self {
            process,
            address,
            folder,
        };
        driver.wait_until_it_listens(engine);
        driver
    }

    fn wait_until_it_listens(&mut self, engine: Engine) {
        let begin = Instant::now();
        while http::request(self.address, "GET", "/status", None, START).is_err() {
            if let Ok(Some(status)) = self.process.try_wait() {
                fail(&format!(
                    "the WebDriver server of {engine:?} ended at once: {status}"
                ));
            }
            if begin.elapsed() > START {
                fail(&format!(
                    "the WebDriver server of {engine:?} does not listen on {} after {START:?}",
                    self.address
                ));
            }
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// Sends a command and takes the value of the answer.
    pub(crate) fn send(
        &self,
        method: &str,
        path: &str,
        body: Option<&Value>,
    ) -> Result<Value, Refusal> {
        self.send_within(http::PATIENCE, method, path, body)
    }

    /// Sends a command that has to be answered within `patience`.
    pub(crate) fn send_within(
        &self,
        patience: Duration,
        method: &str,
        path: &str,
        body: Option<&Value>,
    ) -> Result<Value, Refusal> {
        let body = body.map(Value::to_string);
        let answer = http::request(self.address, method, path, body.as_deref(), patience);
        let answer =
            answer.map_err(|error| Refusal(format!("{method} {path} got no answer: {error}")))?;
        let mut message: Value = serde_json::from_slice(&answer.body)
            .map_err(|_| Refusal(format!("{method} {path} got no JSON: {}", answer.text())))?;
        let value = message["value"].take();
        if answer.status == 200 {
            return Ok(value);
        }
        let words = |field: &str| value[field].as_str().unwrap_or_default().to_owned();
        Err(Refusal(format!("{}: {}", words("error"), words("message"))))
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // A browser that was closed is gone; one that hangs must not outlive its server.
        let browsers = descendants(self.process.id());
        // It may have ended by itself; either way it is gone afterwards.
        let _ = self.process.kill();
        let _ = self.process.wait();
        if !browsers.is_empty() {
            let _ = Command::new("kill")
                .arg("-KILL")
                .args(browsers)
                .stderr(Stdio::null())
                .status();
        }
    }
}

/// The processes that a process started, and those that they started, as far as the system tells.
fn descendants(process: u32) -> Vec<String> {
    let list = format!("/proc/{process}/task/{process}/children");
    let children = std::fs::read_to_string(list).unwrap_or_default();
    let mut all = Vec::new();
    for child in children.split_whitespace() {
        all.push(child.to_owned());
        all.extend(child.parse().map(descendants).unwrap_or_default());
    }
    all
}

/// A port that nobody listens on at the moment.
pub(crate) fn free_port() -> u16 {
    let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port());
    port.unwrap_or_else(|error| fail(&format!("no free port: {error}")))
}

fn write_gtk_settings(folder: &Path, settings: &str) {
    let write = || -> io::Result<()> {
        let folder = folder.join("gtk-3.0");
        std::fs::create_dir(&folder)?;
        std::fs::write(folder.join("settings.ini"), settings)
    };
    write()
        .unwrap_or_else(|error| fail(&format!("the settings of GTK cannot be written: {error}")));
}
