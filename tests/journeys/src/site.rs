//! The built site on a server of its own, and its addresses.
//!
//! It must not know what pages show.

use std::path::{Path, PathBuf};

use serde_json::Value;
use static_server::{Failure, Options, Server};

use crate::{Surroundings, WORKER, fail, get, links};

/// Where journeys put the site: below a folder, as on a host with other projects.
const SUB_PATH: &str = "/any/sub/path/";

/// A question that is answered in full, and neither the first nor the last of its level.
pub const QUESTION: &str = "gil";

/// The files that the app consists of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppFiles {
    /// The script that a page starts with.
    pub start: String,
    /// What binds the WebAssembly to the page.
    pub glue: String,
    /// The app itself.
    pub wasm: String,
}

/// The site, served.
pub struct Site {
    /// The server, to count its requests and make it fail.
    pub server: Server,
    base: String,
    pub(crate) folder: PathBuf,
}

impl Site {
    /// The built site below a folder, by a server that adds nothing.
    #[must_use]
    pub fn open() -> Self {
        Self::at(SUB_PATH)
    }

    /// The built site at this path.
    #[must_use]
    pub fn at(base: &str) -> Self {
        Self::of(&Surroundings::get().dist, base)
    }

    /// The site in `folder` at this path. There is no service worker to be had: what a journey makes the server do
    /// must reach the page. Journeys over the worker begin with [`Site::with_worker`].
    #[must_use]
    pub fn of(folder: &Path, base: &str) -> Self {
        let site = Self::with_all_of(folder, base);
        site.server.fail(&site.path(WORKER), Failure::Status(404));
        site
    }

    /// The built site below a folder, with its service worker.
    #[must_use]
    pub fn with_worker() -> Self {
        Self::with_all_of(&Surroundings::get().dist, SUB_PATH)
    }

    /// Everything in `folder` at this path, the service worker too.
    #[must_use]
    pub fn with_all_of(folder: &Path, base: &str) -> Self {
        let server = Server::start(folder, base, Options::default());
        let server =
            server.unwrap_or_else(|error| fail(&format!("the site cannot be served: {error}")));
        Self {
            server,
            base: base.to_owned(),
            folder: folder.to_owned(),
        }
    }

    /// The address of a page or file below the site's root, such as `mid/`.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        self.server.url() + path
    }

    /// How often a page or file below the site's root was asked for.
    #[must_use]
    pub fn count(&self, path: &str) -> usize {
        self.server.count(&format!("{}{path}", self.base))
    }

    /// The name of the file at the site's root that begins and ends so.
    #[must_use]
    pub fn file(&self, begin: &str, end: &str) -> String {
        let names = std::fs::read_dir(&self.folder).into_iter().flatten();
        names
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .find(|name| name.starts_with(begin) && name.ends_with(end))
            .unwrap_or_else(|| fail(&format!("the site has no file {begin}*{end}")))
    }

    /// The path of a page or file as servers see it.
    #[must_use]
    pub fn path(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    /// The paths, as servers see them, of the app's files as the first page names them.
    #[must_use]
    pub fn app_files(&self) -> AppFiles {
        let page = get(&self.url(""));
        let page =
            page.unwrap_or_else(|error| fail(&format!("the first page cannot be had: {error}")));
        let links = links(&page.text());
        let find = |what: &str, is_it: fn(&str) -> bool| {
            let link = links
                .iter()
                .map(|(_, link)| link.trim_start_matches("./"))
                .find(|link| is_it(link));
            self.path(link.unwrap_or_else(|| fail(&format!("the first page names no {what}"))))
        };
        AppFiles {
            start: find("start script", |link| link.starts_with("start-")),
            glue: find("glue", |link| {
                link.starts_with("evalloop-") && !link.contains("_bg.")
            }),
            wasm: find("WebAssembly", |link| {
                link.starts_with("evalloop-") && link.contains("_bg.")
            }),
        }
    }

    /// The address of a question's own page.
    #[must_use]
    pub fn question(&self, id: &str) -> String {
        self.url(&format!("q/{id}/"))
    }

    /// The questions of the bank that this site was built from, in reading order.
    #[must_use]
    pub fn questions() -> Vec<Value> {
        let text = Surroundings::read(&Surroundings::get().dist.join("data/bank.json"));
        let bank: Value = serde_json::from_str(&text)
            .unwrap_or_else(|error| fail(&format!("data/bank.json is no JSON: {error}")));
        let questions = bank.get("questions").unwrap_or(&bank);
        questions
            .as_array()
            .cloned()
            .unwrap_or_else(|| fail("data/bank.json holds no questions"))
    }
}
