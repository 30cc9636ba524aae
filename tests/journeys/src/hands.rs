//! What a reader does with a page: clicks and keys, as real ones, where they hit.
//!
//! It must not know any page.

use std::thread;
use std::time::Instant;

use serde_json::{Value, json};

use crate::browser::{ELEMENT, Element, LOOK, PATIENCE};
use crate::driver::Refusal;
use crate::keyboard::Key;
use crate::{Browser, fail};

impl Browser {
    /// Clicks the first element that matches, as a pointer does: as soon as it can be hit.
    #[track_caller]
    pub fn click(&self, selector: &str) {
        let begin = Instant::now();
        loop {
            let Element(id) = self.element(selector);
            // In the middle of the screen nothing that sticks to its edges is in the way.
            let script = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' });";
            let scroll = json!({ "script": script, "args": [{ ELEMENT: &id }] });
            let clicked = self
                .try_command("POST", "execute/sync", Some(&scroll))
                .and_then(|_| {
                    self.try_command("POST", &format!("element/{id}/click"), Some(&json!({})))
                });
            // What is not laid out yet, or was just replaced, cannot be hit; then nothing was clicked.
            match clicked {
                Ok(_) => return,
                Err(Refusal(why)) if begin.elapsed() > PATIENCE => fail(&format!(
                    "{selector} cannot be clicked after {PATIENCE:?}: {why}; at {}",
                    self.url()
                )),
                Err(_) => thread::sleep(LOOK),
            }
        }
    }

    /// Clicks the button with these words (or this name) within the first element that matches `within`.
    #[track_caller]
    pub fn press_button(&self, within: &str, name: &str) {
        let find = format!(
            "[...document.querySelectorAll({} + ' button')].find((button) => {{
                const copy = button.cloneNode(true);
                copy.querySelectorAll('b').forEach((count) => count.remove());
                const name = button.getAttribute('aria-label') ?? copy.textContent.trim();
                return name === {};
            }})",
            json!(within),
            json!(name)
        );
        self.until(&format!("there is a button {name:?} in {within}"), &find);
        self.run(
            &format!("({find}).setAttribute('data-journey', 'press');"),
            &[],
        );
        self.click("[data-journey=press]");
        self.run(
            "document.querySelector('[data-journey=press]')?.removeAttribute('data-journey');",
            &[],
        );
    }

    /// Lays out all rows of a list, also those that are off the screen and have no size of their own until then, and
    /// those that come later.
    #[track_caller]
    pub fn lay_out_all_rows(&self) {
        self.run(
            "const all = new CSSStyleSheet();
            all.replaceSync('.question { content-visibility: visible; }');
            document.adoptedStyleSheets = [all];",
            &[],
        );
    }

    /// Presses a key, wherever the focus is.
    #[track_caller]
    pub fn press(&self, key: Key) {
        self.write(&key.character().to_string());
    }

    /// Presses a character's key while Ctrl is held, wherever the focus is.
    #[track_caller]
    pub fn press_with_control(&self, character: char) {
        let held = Key::Control.character();
        let stroke = |kind: &str, key: char| json!({ "type": kind, "value": key });
        let strokes = [
            stroke("keyDown", held),
            stroke("keyDown", character),
            stroke("keyUp", character),
            stroke("keyUp", held),
        ];
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": strokes });
        self.command("POST", "actions", &json!({ "actions": [keyboard] }));
    }

    /// Types a text, wherever the focus is.
    #[track_caller]
    pub fn write(&self, text: &str) {
        let stroke = |key: char| {
            [
                json!({ "type": "keyDown", "value": key }),
                json!({ "type": "keyUp", "value": key }),
            ]
        };
        let strokes: Vec<Value> = text.chars().flat_map(stroke).collect();
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": strokes });
        self.command("POST", "actions", &json!({ "actions": [keyboard] }));
    }
}
