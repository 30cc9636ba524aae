//! Fetching a question's whole answer from its own page.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, DomParser, Element, Response, SupportedType, Url};

use super::dom;
use crate::islands::row::Whole;

/// Fetches the answer at a page's address into `whole`.
pub fn fetch(whole: RwSignal<Whole>, address: &str) {
    whole.set(Whole::Loading);
    let address = address.to_owned();
    spawn_local(async move {
        let outcome = match page(&address).await {
            Some(page) => answer_of(&page, &address),
            None => None,
        };
        // The reader may have gone to another page meanwhile; then nobody listens.
        let _ = whole.try_set(outcome.map_or_else(
            || Whole::Failed("The answer could not be fetched. Check the connection, or open the question's own page below.".to_owned()),
            Whole::Here,
        ));
    });
}

/// Fetches and parses a page of this site.
pub(super) async fn page(address: &str) -> Option<Document> {
    let window = dom::window()?;
    let response = JsFuture::from(window.fetch_with_str(address)).await.ok()?;
    let response: Response = response.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let text = JsFuture::from(response.text().ok()?).await.ok()?.as_string()?;
    DomParser::new().ok()?.parse_from_string(&text, SupportedType::TextHtml).ok()
}

/// The answer on a question's page, with its links made to hold on this page.
fn answer_of(page: &Document, address: &str) -> Option<String> {
    let answer = page.query_selector("[data-answer]").ok()??;
    let base = dom::document()?.base_uri().ok()??;
    let base = Url::new_with_base(address, &base).ok()?;
    for link in dom::all(&answer, "a[href]") {
        resolve(&link, &base);
    }
    Some(answer.inner_html())
}

fn resolve(link: &Element, base: &Url) {
    let resolved: Result<Url, JsValue> = Url::new_with_base(&link.get_attribute("href").unwrap_or_default(), &base.href());
    if let Ok(url) = resolved {
        let _ = link.set_attribute("href", &url.href());
    }
}

/// Keeps the title of the question at an address, once there is an address.
pub fn keep_title(title: RwSignal<String>, address: impl Fn() -> String + 'static) {
    Effect::new(move |_| {
        let address = address();
        if address.is_empty() {
            return;
        }
        // Until the page is there, and if it cannot be had, the address has to do.
        title.set(address.trim_matches(['.', '/']).trim_start_matches("q/").replace('-', " "));
        spawn_local(async move {
            let heading = page(&address).await.and_then(|page| page.query_selector("h1").ok().flatten());
            if let Some(words) = heading.and_then(|heading| heading.text_content()) {
                let _ = title.try_set(words);
            }
        });
    });
}
