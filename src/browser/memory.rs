//! What the browser keeps of the reader: localStorage behind the study crate's [`Store`], and the changes to it.
//!
//! Every change goes into memory first and is shown at once; what storage says to it becomes a notice.
//! It must not know how records are read, merged or set aside.

use std::cell::RefCell;

use leptos::prelude::*;
use study::{
    Document, Notice as Kept, Progress, SaveError, Searches, Settings, Store, StoreError, Theme,
};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Storage, StorageEvent, Url};

use super::{bind, clock, dom, library};
use crate::reader::{Reader, Remedy};

/// The prefix of every key of this site; many sites may share one origin.
const PREFIX: &str = "evalloop:";

thread_local! {
    static DOCUMENTS: RefCell<Documents> = RefCell::default();
}

/// The records as this tab has them.
#[derive(Default)]
struct Documents {
    progress: Option<Document<Progress>>,
    settings: Option<Document<Settings>>,
    /// Opened when somebody first searches the whole site.
    searches: Option<Document<Searches>>,
}

/// The browser's localStorage.
struct WebStore;

impl WebStore {
    /// Asked for anew each time: a reader may block or free it while the page is open.
    fn storage() -> Result<Storage, StoreError> {
        dom::window()
            .and_then(|window| window.local_storage().ok().flatten())
            .ok_or(StoreError::Blocked)
    }
}

impl Store for WebStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        Self::storage()?
            .get_item(key)
            .map_err(|_| StoreError::Blocked)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        Self::storage()?
            .set_item(key, text)
            .map_err(|error| refusal(&error))
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        Self::storage()?
            .remove_item(key)
            .map_err(|_| StoreError::Blocked)
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        let storage = Self::storage()?;
        let length = storage.length().map_err(|_| StoreError::Blocked)?;
        Ok((0..length)
            .filter_map(|at| storage.key(at).ok().flatten())
            .filter(|key| key.starts_with(PREFIX))
            .collect())
    }
}

/// Why a browser did not store something, by the name of its exception.
fn refusal(error: &JsValue) -> StoreError {
    let name = String::from(error.unchecked_ref::<js_sys::Error>().name());
    if name.contains("Quota") || name.contains("QUOTA") {
        StoreError::Full
    } else {
        StoreError::Blocked
    }
}

/// The reader of this browser, as it is kept.
#[must_use]
pub fn open() -> Reader {
    let now = clock::now_ms();
    let reader = Reader::new();
    library::begin();
    let (progress, progress_kept) = Document::<Progress>::open(&WebStore, now);
    let (settings, settings_kept) = Document::<Settings>::open(&WebStore, now);
    reader.progress.set(progress.value().clone());
    reader.theme.set(settings.value().theme);
    DOCUMENTS.with_borrow_mut(|documents| {
        *documents = Documents {
            progress: Some(progress),
            settings: Some(settings),
            searches: None,
        };
    });
    for kept in [progress_kept, settings_kept] {
        // A browser that stores nothing is only worth a word once there is something to store.
        if kept != Err(SaveError::Blocked) {
            report(reader, kept);
        }
    }
    bind::always("storage", move |event| {
        let key = event.dyn_ref::<StorageEvent>().and_then(StorageEvent::key);
        // No key at all means that everything was cleared.
        if key.is_none_or(|key| key.starts_with(PREFIX)) {
            refresh(reader);
        }
    });
    // A page that comes back from the browser's cache has missed what other tabs did.
    bind::always("pageshow", move |_| refresh(reader));
    reader
}

/// Takes over what another tab has written.
fn refresh(reader: Reader) {
    let now = clock::now_ms();
    let (progress, settings) = DOCUMENTS.with_borrow_mut(|documents| {
        let progress = documents.progress.as_mut().map(|document| {
            let _ = document.sync(&WebStore, now);
            document.value().clone()
        });
        let settings = documents.settings.as_mut().map(|document| {
            let _ = document.sync(&WebStore, now);
            document.value().theme
        });
        (progress, settings)
    });
    if let Some(progress) = progress {
        reader.progress.set(progress);
    }
    if let Some(theme) = settings {
        show_theme(reader, theme);
    }
}

/// Changes the progress, shows it and stores it.
pub fn change<T: Default>(reader: Reader, change: impl FnOnce(&mut Progress, u64) -> T) -> T {
    let now = clock::now_ms();
    let changed = DOCUMENTS.with_borrow_mut(|documents| {
        let document = documents.progress.as_mut()?;
        let result = change(document.edit(), now);
        let kept = document.sync(&WebStore, now);
        Some((result, kept, document.value().clone()))
    });
    // Nothing can be changed before it was opened, since nothing is awake.
    let Some((result, kept, progress)) = changed else {
        return T::default();
    };
    reader.progress.set(progress);
    report(reader, kept);
    result
}

/// Chooses a theme, shows it and stores it.
pub fn choose_theme(reader: Reader, theme: Option<Theme>) {
    let now = clock::now_ms();
    let kept = DOCUMENTS.with_borrow_mut(|documents| {
        let document = documents.settings.as_mut()?;
        document.edit().theme = theme;
        Some(document.sync(&WebStore, now))
    });
    show_theme(reader, theme);
    if let Some(kept) = kept {
        report(reader, kept);
    }
}

fn show_theme(reader: Reader, theme: Option<Theme>) {
    reader.theme.set(theme);
    let Some(root) = dom::root() else { return };
    let _ = match theme {
        Some(theme) => root.set_attribute("data-theme", theme.slug()),
        None => root.remove_attribute("data-theme"),
    };
}

/// Tells the reader what storage has to say, if it is anything.
fn report(reader: Reader, kept: Result<Option<Kept>, SaveError>) {
    match kept {
        Ok(None) => {}
        Ok(Some(notice)) => reader.tell(notice.to_string(), Some(Remedy::Export)),
        Err(error) => reader.tell(error.to_string(), Some(Remedy::Export)),
    }
}

/// What was searched for last, the latest first, as all tabs know it by now.
#[must_use]
pub fn searches(reader: Reader) -> Vec<String> {
    change_searches(reader, None)
}

/// Keeps what was searched for.
pub fn remember_search(reader: Reader, text: &str) {
    change_searches(reader, Some(&|searches, now| searches.remember(text, now)));
}

/// Forgets what was searched for.
pub fn clear_searches(reader: Reader) {
    change_searches(reader, Some(&Searches::clear));
}

/// A change to the last searches, at a time in milliseconds since 1970.
type SearchesChange<'a> = &'a dyn Fn(&mut Searches, u64);

fn change_searches(reader: Reader, change: Option<SearchesChange<'_>>) -> Vec<String> {
    let now = clock::now_ms();
    let (texts, kept) = DOCUMENTS.with_borrow_mut(|documents| {
        let document = documents.searches.get_or_insert_default();
        if let Some(change) = change {
            change(document.edit(), now);
        }
        let kept = document.sync(&WebStore, now);
        (document.value().iter().map(str::to_owned).collect(), kept)
    });
    // Where nothing can be stored, the last searches are the least of it.
    if kept != Err(SaveError::Blocked) {
        report(reader, kept);
    }
    texts
}

/// Hands the reader everything that is kept of them, as a file.
pub fn save_as_file(reader: Reader) {
    let now = clock::now_ms();
    let text = DOCUMENTS.with_borrow(|documents| {
        documents
            .progress
            .as_ref()
            .map(|document| study::export(document, &WebStore, now))
    });
    if text
        .and_then(|text| download(&text, "evalloop-progress.json"))
        .is_none()
    {
        reader.tell(
            "This browser did not let the page save a file.".to_owned(),
            None,
        );
    }
}

fn download(text: &str, name: &str) -> Option<()> {
    let parts = js_sys::Array::of1(&text.into());
    let options = BlobPropertyBag::new();
    options.set_type("application/json");
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlAnchorElement = dom::document()?.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&url).ok()
}
