//! The one place where text becomes elements, for all programs of the site. Where browsers ask for Trusted Types, the
//! policy that vouches for the text is made and kept here; `clippy.toml` refuses every other way.
//!
//! What comes here was read from this site's own pages, or written by a function that escapes. It must not be given
//! anything that a reader typed or a storage holds. It is no domain crate: it knows the browser, and nothing else.

use std::cell::OnceCell;

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, DomParser, Element};

thread_local! {
    /// The program's policy and its function; nothing inside where the browser has no Trusted Types.
    static CREATE: OnceCell<Option<(JsValue, Function)>> = const { OnceCell::new() };
}

/// Makes the program's policy, by a name that the content security policy lists, so that nobody else on the page can
/// make one of that name. Programs that may share a page have names of their own.
pub fn claim(policy: &str) {
    CREATE.with(|create| {
        create.get_or_init(|| make(policy));
    });
}

fn make(policy: &str) -> Option<(JsValue, Function)> {
    let factory = property(&js_sys::global(), "trustedTypes")?;
    let rules = Object::new();
    // `String` gives a text as it is: what is trusted was decided by who may call.
    let as_it_is = property(&js_sys::global(), "String")?;
    Reflect::set(&rules, &"createHTML".into(), &as_it_is).ok()?;
    let create: Function = property(&factory, "createPolicy")?.dyn_into().ok()?;
    let policy = create.call2(&factory, &policy.into(), &rules).ok()?;
    let html = property(&policy, "createHTML")?.dyn_into().ok()?;
    Some((policy, html))
}

fn property(of: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(of, &name.into()).ok()?;
    (!value.is_undefined()).then_some(value)
}

fn trusted(html: &str) -> JsValue {
    CREATE
        .with(|create| {
            let (policy, html_of) = create.get()?.as_ref()?;
            html_of.call1(policy, &html.into()).ok()
        })
        // Without Trusted Types, or where the policy was refused, the browser itself decides on the text.
        .unwrap_or_else(|| html.into())
}

/// Puts HTML of this site in the place of what an element holds.
pub fn set_html(element: &Element, html: &str) {
    // Only refused where the browser trusts no policy of ours; then the element stays as it is.
    let _ = Reflect::set(element, &"innerHTML".into(), &trusted(html));
}

/// A page of this site, parsed and not shown: nothing in it runs or loads.
#[must_use]
pub fn parse(html: &str) -> Option<Document> {
    let parser = DomParser::new().ok()?;
    let parse: Function = property(&parser, "parseFromString")?.dyn_into().ok()?;
    let page = parse
        .call2(&parser, &trusted(html), &"text/html".into())
        .ok()?;
    page.dyn_into().ok()
}
