//! Where a browser looks: the size of its window, other windows, a frame.
//!
//! It must not know any page.

use std::thread;
use std::time::Instant;

use serde_json::{Value, json};

use crate::browser::{LOOK, PATIENCE, is_true, text_of};
use crate::{Browser, fail};

impl Browser {
    /// Gives the window's inside this size in CSS pixels.
    #[track_caller]
    pub fn resize(&self, width: u64, height: u64) {
        let begin = Instant::now();
        loop {
            // The frame is what the window has around its inside. A window system resizes in its own time, so the inside
            // alone would soon be compared with a request that has not been carried out yet.
            let frame = self.ask("[outerWidth - innerWidth, outerHeight - innerHeight]");
            let side = |at: usize, inside: u64| inside + frame[at].as_u64().unwrap_or(0);
            self.command(
                "POST",
                "window/rect",
                &json!({ "width": side(0, width), "height": side(1, height) }),
            );
            let settled = format!("innerWidth === {width} && innerHeight === {height}");
            if is_true(&self.ask(&settled)) {
                return;
            }
            if begin.elapsed() > PATIENCE {
                let inner = self.ask("[innerWidth, innerHeight]");
                fail(&format!(
                    "the window cannot have {width} by {height} pixels: {inner}"
                ));
            }
            thread::sleep(LOOK);
        }
    }

    /// Opens another window of the same profile, looks at it, and gives both handles: the old and the new one.
    #[must_use]
    #[track_caller]
    pub fn open_window(&self) -> (String, String) {
        let old = text_of(&self.command("GET", "window", &Value::Null));
        let new = self.command("POST", "window/new", &json!({ "type": "tab" }));
        let new = text_of(&new["handle"]);
        self.look_at(&new);
        (old, new)
    }

    /// The handles of all windows.
    #[must_use]
    #[track_caller]
    pub fn windows(&self) -> Vec<String> {
        let handles = self.command("GET", "window/handles", &Value::Null);
        let handles = handles.as_array();
        handles.map_or_else(Vec::new, |handles| handles.iter().map(text_of).collect())
    }

    /// Looks at the window of this handle from now on.
    #[track_caller]
    pub fn look_at(&self, handle: &str) {
        self.command("POST", "window", &json!({ "handle": handle }));
    }

    /// Looks into the first frame of the page from now on.
    #[track_caller]
    pub fn look_into_frame(&self) {
        self.command("POST", "frame", &json!({ "id": 0 }));
    }
}
