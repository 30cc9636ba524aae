//! Where a browser looks: the size of its window, other windows, a frame.
//!
//! It must not know any page.

use serde_json::{Value, json};

use crate::Browser;
use crate::browser::{is_true, text_of};

impl Browser {
    /// Gives the window's inside this size in CSS pixels.
    #[track_caller]
    pub fn resize(&self, width: u64, height: u64) {
        let mut outer = (width, height);
        // What a window's frame takes is only known once there is one.
        for _ in 0..3 {
            self.command(
                "POST",
                "window/rect",
                &json!({ "width": outer.0, "height": outer.1 }),
            );
            let settled = format!("innerWidth === {width} && innerHeight === {height}");
            let inner = self.ask("[innerWidth, innerHeight]");
            if is_true(&self.ask(&settled)) {
                return;
            }
            let side = |at: usize| inner[at].as_u64().unwrap_or(0);
            outer.0 = (outer.0 + width).saturating_sub(side(0));
            outer.1 = (outer.1 + height).saturating_sub(side(1));
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
