//! The one place where text becomes elements. Where browsers ask for Trusted Types, the policy that vouches for the text is
//! made and kept here; `clippy.toml` refuses every other way.
//!
//! What comes here was read from this site's own pages, or written by a function that escapes (`text`, `draw`). It must
//! not be given anything that a reader typed or a storage holds.

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, DomParser, Element};

/// The policy's name, as the content security policy lists it.
const POLICY: &str = "evalloop";

thread_local! {
    static CREATE: Option<(JsValue, Function)> = policy();
}

/// The policy and its function; nothing where the browser has no Trusted Types.
fn policy() -> Option<(JsValue, Function)> {
    let factory = property(&js_sys::global(), "trustedTypes")?;
    let rules = Object::new();
    // `String` gives a text as it is: what is trusted was decided by who may call.
    let as_it_is = property(&js_sys::global(), "String")?;
    Reflect::set(&rules, &"createHTML".into(), &as_it_is).ok()?;
    let create: Function = property(&factory, "createPolicy")?.dyn_into().ok()?;
    let policy = create.call2(&factory, &POLICY.into(), &rules).ok()?;
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
            let (policy, html_of) = create.as_ref()?;
            html_of.call1(policy, &html.into()).ok()
        })
        // Without Trusted Types, or where the policy was refused, the browser itself decides on the text.
        .unwrap_or_else(|| html.into())
}

/// Makes the policy now, so that nobody else on the page can make one of its name.
pub fn claim() {
    CREATE.with(|_| {});
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
