//! Fetching pages and files of this site.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, Response, Url};

use super::dom;

/// Fetches and parses a page of this site; nothing if it cannot be had.
pub async fn page(address: &str) -> Option<Document> {
    let response = response(address).await?;
    let text = JsFuture::from(response.text().ok()?)
        .await
        .ok()?
        .as_string()?;
    trusted::parse(&text)
}

/// Whether a page was written by the build that this page is of: by the name of the app's script, which carries a hash.
#[must_use]
pub fn is_of_this_build(page: &Document) -> bool {
    let name = |of: &Document| {
        let link = of.query_selector("link[rel=modulepreload]").ok()??;
        let address = link.get_attribute("href")?;
        Some(address.rsplit('/').next()?.to_owned())
    };
    dom::document().is_some_and(|here| name(&here) == name(page))
}

/// Fetches a file of this site; nothing if it cannot be had.
pub async fn bytes(address: &str) -> Option<js_sys::Uint8Array> {
    let response = response(address).await?;
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer))
}

async fn response(address: &str) -> Option<Response> {
    let window = dom::window()?;
    let response = JsFuture::from(window.fetch_with_str(address)).await.ok()?;
    let response: Response = response.dyn_into().ok()?;
    response.ok().then_some(response)
}

/// The answer on a question's page as HTML, with its links made to hold on this page.
#[must_use]
pub fn answer_of(page: &Document, address: &str) -> Option<String> {
    // The app and the styles here may not fit an answer of another edition.
    if !is_of_this_build(page) {
        return None;
    }
    let answer = page.query_selector("[data-answer]").ok()??;
    let base = dom::document()?.base_uri().ok()??;
    let base = Url::new_with_base(address, &base).ok()?;
    for link in dom::all(&answer, "a[href]") {
        resolve(&link, &base);
    }
    Some(answer.inner_html())
}

fn resolve(link: &Element, base: &Url) {
    let address = link.get_attribute("href").unwrap_or_default();
    let resolved: Result<Url, JsValue> = Url::new_with_base(&address, &base.href());
    if let Ok(url) = resolved {
        dom::set(link, "href", &url.href());
    }
}
