//! From page to page without a load: a link's page is fetched, put in this one's place, and woken.
//!
//! Every page is a real file, so anything unusual falls back to an ordinary load: another origin, a failed
//! fetch, a page from a newer build. It must not know what pages show.

use std::cell::RefCell;
use std::collections::BTreeMap;

use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Event, HtmlAnchorElement, MouseEvent, Url, Window};

use super::{address as query, ahead};
use crate::browser::{bind, dom, fetch, transition};
use crate::reader::Reader;

/// Where the reader is, and how far each page that was left had been scrolled.
#[derive(Default)]
struct Trail {
    /// The folder that the site stands in, ending in `/`.
    root: String,
    /// The address of the page that is shown, without query and fragment.
    here: String,
    /// The page that is being fetched, counted; an older one that comes late is dropped.
    latest: u32,
    /// The scroll position by address, in pixels.
    scrolled: BTreeMap<String, f64>,
}

thread_local! {
    static TRAIL: RefCell<Trail> = RefCell::default();
}

/// How a page came to be wanted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    /// A link: a new entry in the history, read from the top.
    Link,
    /// A result of the palette, whose entry in the history it takes: read from the top too.
    Palette,
    /// Back or forward: the entry is there, and so is where it was scrolled to.
    History,
}

/// Follows links of this site, and back and forward, from now on.
pub(super) fn take_over_links(reader: Reader) {
    let (Some(address), Some(root)) = (here(), site_root()) else {
        return;
    };
    TRAIL.with_borrow_mut(|trail| {
        trail.here = address;
        trail.root = root;
    });
    bind::always("click", move |event| {
        if let Some(url) = event.dyn_ref().and_then(page_link) {
            event.prevent_default();
            go(reader, url.href(), By::Link);
        }
    });
    ahead::watch();
    bind::always("popstate", move |_| {
        let Some(address) = here() else { return };
        if TRAIL.with_borrow(|trail| trail.here == address) {
            // Only a fragment, or back again before the page that was wanted came: it is wanted no more.
            want();
        } else {
            go(reader, address, By::History);
        }
    });
}

/// Goes to a page of this site, as a link with this address would.
pub(super) fn visit(reader: Reader, address: &str) {
    if let Some(url) = resolve(address) {
        go(reader, url.href(), By::Link);
    }
}

/// Goes to a page of this site in the place of the entry that the history is at.
pub(super) fn visit_instead(reader: Reader, address: &str) {
    let Some(url) = resolve(address) else { return };
    let href = url.href();
    let is_here = TRAIL.with_borrow(|trail| path_of(&href) == trail.here);
    if is_here && !url.hash().is_empty() {
        // A fragment of this page is the browser's own business.
        load(&href, By::Palette);
    } else {
        go(reader, href, By::Palette);
    }
}

fn resolve(address: &str) -> Option<Url> {
    let base = dom::document()?.base_uri().ok()??;
    Url::new_with_base(address, &base).ok()
}

/// This page's address without query and fragment.
fn here() -> Option<String> {
    let href = dom::window()?.location().href().ok()?;
    Some(path_of(&href).to_owned())
}

/// An address without query and fragment, which are a page's own business and may change while it is shown.
fn path_of(address: &str) -> &str {
    address.split(['?', '#']).next().unwrap_or(address)
}

/// The page of this site that a click leads to, if that is all it asks for.
fn page_link(event: &MouseEvent) -> Option<Url> {
    let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    if event.default_prevented() || event.button() != 0 || modified {
        return None;
    }
    page_under(event)
}

/// The page of this site that a link under an event's target leads to.
pub(super) fn page_under(event: &Event) -> Option<Url> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let link: HtmlAnchorElement = target.closest("a[href]").ok()??.dyn_into().ok()?;
    if !link.target().is_empty() || link.has_attribute("download") {
        return None;
    }
    let url = Url::new(&link.href()).ok()?;
    let href = url.href();
    let (is_ours, is_here) =
        TRAIL.with_borrow(|trail| (href.starts_with(&trail.root), path_of(&href) == trail.here));
    let is_page = is_ours && url.pathname().ends_with('/');
    // A fragment of this page is the browser's own business.
    (is_page && (!is_here || url.hash().is_empty())).then_some(url)
}

/// Where the site stands: the folder that holds the app's script. Only true until the first page is left,
/// since the head keeps the relative links of the page that was loaded.
fn site_root() -> Option<String> {
    let document = dom::document()?;
    let script = document.query_selector("script[type=module][src]").ok()??;
    let base = document.base_uri().ok()??;
    let script = Url::new_with_base(&script.get_attribute("src")?, &base)
        .ok()?
        .href();
    Some(script[..=script.rfind('/')?].to_owned())
}

/// Fetches a page and shows it; if anything is in the way, lets the browser load it.
fn go(reader: Reader, address: String, by: By) {
    let number = want();
    spawn_local(async move {
        let page = match ahead::take(path_of(&address)) {
            Some(page) => Some(page),
            None => fetch::page(path_of(&address)).await,
        };
        if !is_wanted(number) {
            return;
        }
        if page
            .and_then(|page| show(reader, page, &address, by, number))
            .is_none()
        {
            load(&address, by);
        }
    });
}

/// Takes a number for a page that is wanted from now on, instead of any that is still on its way.
fn want() -> u32 {
    TRAIL.with_borrow_mut(|trail| {
        trail.latest += 1;
        trail.latest
    })
}

fn is_wanted(number: u32) -> bool {
    TRAIL.with_borrow(|trail| trail.latest == number)
}

fn load(address: &str, by: By) {
    let Some(window) = dom::window() else { return };
    let _ = match by {
        By::Link => window.location().assign(address),
        By::Palette => window.location().replace(address),
        // The address is already this one.
        By::History => window.location().reload(),
    };
}

/// Puts a fetched page in this one's place. `None` if it does not fit, and then nothing was changed.
fn show(reader: Reader, page: Document, address: &str, by: By, number: u32) -> Option<()> {
    let window = dom::window()?;
    let document = window.document()?;
    let app = document.get_element_by_id("app")?;
    let next = page.get_element_by_id("app")?;
    if !fetch::is_of_this_build(&page) {
        return None;
    }
    let scrolled = window.scroll_y().unwrap_or(0.0);
    let address = address.to_owned();
    // The address changes with the page, in one go: nothing is ever shown under another page's address.
    transition::change(move || {
        if !is_wanted(number) {
            return;
        }
        query::flush();
        if enter(&window, &address, by).is_none() {
            load(&address, by);
            return;
        }
        TRAIL.with_borrow_mut(|trail| {
            let left = std::mem::replace(&mut trail.here, path_of(&address).to_owned());
            trail.scrolled.insert(left, scrolled);
        });
        super::sleep_all();
        trusted::set_html(&app, &next.inner_html());
        document.set_title(&page.title());
        take_over_head(&document, &page);
        super::wake_all(reader);
        arrive(&window, &document, by);
    });
    Some(())
}

/// Makes an address the one that the history is at. `None` where the browser refuses, as some do after many.
fn enter(window: &Window, address: &str, by: By) -> Option<()> {
    let history = window.history().ok()?;
    match by {
        By::Link => history.push_state_with_url(&JsValue::NULL, "", Some(address)),
        By::Palette => history.replace_state_with_url(&JsValue::NULL, "", Some(address)),
        By::History => Ok(()),
    }
    .ok()
}

/// What machines read of a page, as far as anything reads it without a load.
fn take_over_head(document: &Document, page: &Document) {
    let part = |of: &Document| of.query_selector("meta[name=description]").ok().flatten();
    if let (Some(old), Some(new)) = (part(document), part(page)) {
        let _ = old.set_attribute("content", &new.get_attribute("content").unwrap_or_default());
    }
    if let (Ok(Some(canonical)), Some(here)) =
        (document.query_selector("link[rel=canonical]"), here())
    {
        let _ = canonical.set_attribute("href", &here);
    }
}

/// Scrolls and focuses as a load would have done.
fn arrive(window: &Window, document: &Document, by: By) {
    let hash = window.location().hash().unwrap_or_default();
    let target = hash
        .strip_prefix('#')
        .and_then(|id| document.get_element_by_id(id));
    match (by, target) {
        (By::Link | By::Palette, Some(target)) => target.scroll_into_view(),
        (By::Link | By::Palette, None) => window.scroll_to_with_x_and_y(0.0, 0.0),
        (By::History, _) => {
            let y = TRAIL
                .with_borrow(|trail| trail.scrolled.get(&trail.here).copied())
                .unwrap_or(0.0);
            window.scroll_to_with_x_and_y(0.0, y);
        }
    }
    if let Some(main) = document.get_element_by_id("main") {
        dom::focus(&main, true);
    }
}
