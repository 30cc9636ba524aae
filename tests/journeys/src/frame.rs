//! A page of the site within another page: as narrow as a phone, or kept from storage or scripts.
//!
//! No engine's window becomes as narrow as a phone, but a frame does. It must not know what pages show.

use serde_json::json;

use crate::{Browser, Site, fail};

/// The element that a framed page stands in, in the page around it.
pub const FRAME: &str = "document.querySelector('iframe')";

impl Site {
    /// Shows an empty page of the site's own origin, without any policy.
    ///
    /// The server forgets the site for that moment, so that the site needs no such page.
    #[track_caller]
    pub fn show_blank(&self, browser: &Browser) {
        let folder = tempfile::tempdir()
            .unwrap_or_else(|error| fail(&format!("no temporary folder: {error}")));
        let page =
            "<!doctype html><html lang=en><title>around</title><body style=margin:0></body></html>";
        std::fs::write(folder.path().join("around.html"), page).unwrap_or_else(|error| {
            fail(&format!(
                "the page around a frame cannot be written: {error}"
            ))
        });
        self.server.set_directory(folder.path());
        browser.load(&self.url("around.html"));
        self.server.set_directory(&self.folder);
    }

    /// Shows `url` in a frame of this width in CSS pixels. With `sandbox`, the frame may do only what that says.
    /// The browser still looks at the page around it.
    #[track_caller]
    pub fn show_in_frame(&self, browser: &Browser, url: &str, width: u64, sandbox: Option<&str>) {
        self.show_blank(browser);
        browser.run(
            "const [url, width, sandbox] = arguments;
            const frame = document.createElement('iframe');
            if (sandbox !== null) frame.setAttribute('sandbox', sandbox);
            frame.style.cssText = `width:${width}px;height:740px;border:0`;
            frame.src = url;
            frame.onload = () => frame.dataset.loaded = '';
            document.body.append(frame);",
            &[json!(url), json!(width), json!(sandbox)],
        );
        browser.until(
            "the frame has loaded",
            &format!("{FRAME}.dataset.loaded === ''"),
        );
    }

    /// Shows a page of the site as a phone does, 740 pixels high, and waits until it is awake. The browser looks
    /// into it.
    #[track_caller]
    pub fn visit_on_phone(&self, browser: &Browser, url: &str, width: u64) {
        self.show_in_frame(browser, url, width, None);
        browser.look_into_frame();
        browser.until_awake();
    }
}
