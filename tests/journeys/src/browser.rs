//! A browser with an empty profile, driven by WebDriver: what a journey sees, presses and waits for.
//!
//! Owns the session, and reading by scripts in the page; `hands` does by real clicks and keys, `windows` looks
//! elsewhere. It must not know any page.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::driver::{Driver, Refusal};
use crate::engine::{Engine, Wish};
use crate::{Surroundings, fail};

/// How long a condition may take to come true. Far above what it takes, since the machine may be busy.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);
/// Between two looks at a condition.
pub(crate) const LOOK: Duration = Duration::from_millis(25);
/// How often a browser is started before that counts as a failure, and how long each start may take.
const STARTS: u32 = 3;
const START: Duration = Duration::from_secs(40);
/// Whose turn it is where browsers would take the keyboard's focus from each other.
static TURN: Mutex<()> = Mutex::new(());
/// The name under which WebDriver hands out elements.
pub(crate) const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// An element of the page, as WebDriver knows it.
#[derive(Debug, Clone)]
pub struct Element(pub(crate) String);

/// A browser. Dropping it closes it and ends its WebDriver server.
#[derive(Debug)]
pub struct Browser {
    driver: Driver,
    session: String,
    /// Which engine it is.
    pub engine: Engine,
    /// Given back after the browser is gone, since fields go in their order.
    _turn: Option<MutexGuard<'static, ()>>,
}

#[expect(
    clippy::must_use_candidate,
    reason = "scripts are run and conditions waited for mostly without a use for their value"
)]
impl Browser {
    /// A browser as most readers have it.
    #[must_use]
    #[track_caller]
    pub fn open() -> Self {
        Self::open_with(&[])
    }

    /// A browser of a reader with these wishes.
    #[must_use]
    #[track_caller]
    pub fn open_with(wishes: &[Wish]) -> Self {
        let surroundings = Surroundings::get();
        let engine = surroundings.engine;
        let turn = engine
            .shares_its_focus()
            .then(|| TURN.lock().unwrap_or_else(PoisonError::into_inner));
        let mut refused = Vec::new();
        // A browser that hangs while it starts is no news of the site.
        let (driver, session) = (0..STARTS)
            .find_map(|_| {
                start(surroundings, wishes)
                    .map_err(|Refusal(why)| refused.push(why))
                    .ok()
            })
            .unwrap_or_else(|| {
                fail(&format!(
                    "{engine:?} does not start: {}",
                    refused.join("; ")
                ))
            });
        let browser = Self {
            driver,
            session,
            engine,
            _turn: turn,
        };
        browser.resize(1280, 900);
        for (command, parameters) in engine.devtools_commands(wishes) {
            browser.devtools(command, &parameters);
        }
        browser
    }

    /// Sends a command of this session.
    pub(crate) fn try_command(
        &self,
        method: &str,
        path: &str,
        body: Option<&Value>,
    ) -> Result<Value, Refusal> {
        self.driver
            .send(method, &format!("/session/{}/{path}", self.session), body)
    }

    /// Sends a command of this session that has to work.
    #[track_caller]
    pub(crate) fn command(&self, method: &str, path: &str, body: &Value) -> Value {
        let body = (method == "POST").then_some(body);
        match self.try_command(method, path, body) {
            Ok(value) => value,
            Err(Refusal(why)) => fail(&format!("WebDriver's {path} failed: {why}")),
        }
    }

    /// Tells Chromium something that only its own protocol can say, and takes what it answers.
    #[track_caller]
    pub fn devtools(&self, command: &str, parameters: &Value) -> Value {
        self.command(
            "POST",
            "goog/cdp/execute",
            &json!({ "cmd": command, "params": parameters }),
        )
    }

    /// What Chromium's console was told since the last time, each with its level in front.
    #[must_use]
    #[track_caller]
    pub fn console(&self) -> Vec<String> {
        let entries = self.command("POST", "se/log", &json!({ "type": "browser" }));
        let entry = |entry: &Value| format!("{} {}", entry["level"], entry["message"]);
        entries
            .as_array()
            .map(|entries| entries.iter().map(entry).collect())
            .unwrap_or_default()
    }

    /// Loads an address, as typing it would.
    #[track_caller]
    pub fn load(&self, url: &str) {
        self.command("POST", "url", &json!({ "url": url }));
    }

    /// Loads a page of the site and waits until it is awake.
    #[track_caller]
    pub fn visit(&self, url: &str) {
        self.load(url);
        self.until_awake();
    }

    /// Waits until the app has taken over the page.
    #[track_caller]
    pub fn until_awake(&self) {
        self.until(
            "the page is awake",
            "document.documentElement.hasAttribute('data-awake')",
        );
    }

    /// Waits until the page has been read and all of it is shown: what stands behind the title is held for
    /// a frame.
    #[track_caller]
    pub fn until_shown(&self) {
        self.until(
            "all of the page is shown",
            "document.readyState === 'complete' && document.getAnimations().every((one) => one.animationName !== 'hold')",
        );
    }

    /// Loads the page again and waits until it is awake.
    #[track_caller]
    pub fn reload(&self) {
        self.command("POST", "refresh", &json!({}));
        self.until_awake();
    }

    /// One entry back in the history.
    #[track_caller]
    pub fn back(&self) {
        self.command("POST", "back", &json!({}));
    }

    /// One entry forward in the history.
    #[track_caller]
    pub fn forward(&self) {
        self.command("POST", "forward", &json!({}));
    }

    /// The address of the page.
    #[must_use]
    #[track_caller]
    pub fn url(&self) -> String {
        text_of(&self.command("GET", "url", &Value::Null))
    }

    /// The title of the page.
    #[must_use]
    #[track_caller]
    pub fn title(&self) -> String {
        text_of(&self.command("GET", "title", &Value::Null))
    }

    /// Runs the body of a function with `arguments` and takes what it returns.
    #[track_caller]
    pub fn run(&self, body: &str, arguments: &[Value]) -> Value {
        self.command(
            "POST",
            "execute/sync",
            &json!({ "script": body, "args": arguments }),
        )
    }

    /// Runs the body of a function that calls its last argument when it is done, and takes what it gives.
    #[track_caller]
    pub fn run_async(&self, body: &str, arguments: &[Value]) -> Value {
        self.command(
            "POST",
            "execute/async",
            &json!({ "script": body, "args": arguments }),
        )
    }

    /// The value of an expression.
    #[must_use]
    #[track_caller]
    pub fn ask(&self, expression: &str) -> Value {
        self.run(&format!("return ({expression});"), &[])
    }

    /// The value of an expression that is a text.
    #[must_use]
    #[track_caller]
    pub fn ask_text(&self, expression: &str) -> String {
        text_of(&self.ask(expression))
    }

    /// Waits until the expression is true, and takes its value. `what` says it in words.
    #[track_caller]
    pub fn until(&self, what: &str, expression: &str) -> Value {
        self.until_it(what, expression, is_true)
    }

    /// Waits until the value of an expression is as it should be, and takes it.
    #[track_caller]
    fn until_it(&self, what: &str, expression: &str, right: impl Fn(&Value) -> bool) -> Value {
        let script = json!({ "script": format!("return ({expression});"), "args": [] });
        let begin = Instant::now();
        loop {
            // A page that is being left, or has not got yet what is asked about, answers with errors,
            // which are no news.
            let answer = self.try_command("POST", "execute/sync", Some(&script));
            if let Ok(value) = &answer
                && right(value)
            {
                return value.clone();
            }
            if begin.elapsed() > PATIENCE {
                let last = answer.map_or_else(|Refusal(why)| why, |value| value.to_string());
                let (url, title) = (self.url(), self.title());
                fail(&format!(
                    "waited {PATIENCE:?} until {what}, in vain; last: {last}; at {url} ({title}): {expression}"
                ));
            }
            thread::sleep(LOOK);
        }
    }

    /// Waits until something outside of the page's own scripts holds.
    #[track_caller]
    pub fn wait_for(&self, what: &str, holds: impl Fn() -> bool) {
        let begin = Instant::now();
        while !holds() {
            if begin.elapsed() > 3 * PATIENCE {
                let url = self.url();
                fail(&format!(
                    "waited {:?} until {what}, in vain; at {url}",
                    3 * PATIENCE
                ));
            }
            thread::sleep(LOOK);
        }
    }

    /// Opens the answer to a question of a list, and waits until it is whole.
    #[track_caller]
    pub fn open_answer(&self, id: &str) {
        self.click(&format!("[data-question-id={id}] h3 button"));
        self.until_answer(id);
    }

    /// Waits until the answer to a question of a list is whole.
    #[track_caller]
    pub fn until_answer(&self, id: &str) {
        self.until(
            "the whole answer is there",
            &format!("document.querySelector('#answer-{id} [data-part=whole] h2') !== null"),
        );
    }

    /// Waits until this is the page's address: one follows what is asked for when that has come to rest.
    #[track_caller]
    pub fn until_url(&self, url: &str) {
        self.until_text("location.href", url);
    }

    /// Waits until the expression gives this text.
    #[track_caller]
    pub fn until_text(&self, expression: &str, wanted: &str) {
        self.until_it(&format!("it is {wanted:?}"), expression, |value| {
            value.as_str() == Some(wanted)
        });
    }

    /// The first element that matches; waits until there is one.
    #[track_caller]
    pub fn element(&self, selector: &str) -> Element {
        let what = format!("there is an element {selector}");
        let found = self.until(
            &what,
            &format!("document.querySelector({})", json!(selector)),
        );
        Element(text_of(&found[ELEMENT]))
    }

    /// Whether any element matches.
    #[must_use]
    #[track_caller]
    pub fn has(&self, selector: &str) -> bool {
        is_true(&self.ask(&format!(
            "document.querySelector({}) !== null",
            json!(selector)
        )))
    }

    /// How many elements match.
    #[must_use]
    #[track_caller]
    pub fn count(&self, selector: &str) -> u64 {
        self.ask(&format!(
            "document.querySelectorAll({}).length",
            json!(selector)
        ))
        .as_u64()
        .unwrap_or(0)
    }

    /// The text of the first element that matches, as the document has it.
    #[must_use]
    #[track_caller]
    pub fn text(&self, selector: &str) -> String {
        self.element(selector);
        self.ask_text(&format!(
            "document.querySelector({}).textContent.trim()",
            json!(selector)
        ))
    }

    /// An attribute of the first element that matches.
    #[must_use]
    #[track_caller]
    pub fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        let script = format!(
            "document.querySelector({}).getAttribute({})",
            json!(selector),
            json!(name)
        );
        self.ask(&script).as_str().map(str::to_owned)
    }
}

/// A WebDriver server with a session.
fn start(surroundings: &Surroundings, wishes: &[Wish]) -> Result<(Driver, String), Refusal> {
    let driver = Driver::start(surroundings, wishes);
    let folder = driver.folder.path();
    let capabilities = surroundings
        .engine
        .capabilities(&surroundings.browser, folder, wishes);
    let answer = driver.send_within(START, "POST", "/session", Some(&capabilities))?;
    let session = answer["sessionId"].as_str().map(str::to_owned);
    let session = session.ok_or_else(|| Refusal("a session without an id".to_owned()))?;
    Ok((driver, session))
}

impl Drop for Browser {
    fn drop(&mut self) {
        // A browser that is gone already cannot be closed.
        let _ = self
            .driver
            .send("DELETE", &format!("/session/{}", self.session), None);
    }
}

pub(crate) fn is_true(value: &Value) -> bool {
    !matches!(value, Value::Null | Value::Bool(false)) && value.as_f64() != Some(0.0) && value != ""
}

pub(crate) fn text_of(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
