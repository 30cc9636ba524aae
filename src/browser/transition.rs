//! Changing what is shown with the browser's own passage from one to the other, where it has one.

use js_sys::{Function, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

use super::{clock, dom};

/// Makes a change, at once or by the next frame. Where the browser has view transitions and the reader does not mind
/// motion, the old page gives way to the new one softly (`styles/shell.css`).
pub fn change(act: impl FnOnce() + 'static) {
    let act: Box<dyn FnOnce()> = Box::new(act);
    match start() {
        Some((document, start)) => {
            let act = Closure::once_into_js(act);
            if let Ok(transition) = start.call1(&document, &act) {
                quieten(&transition);
            }
        }
        None => act(),
    }
}

fn start() -> Option<(JsValue, Function)> {
    if clock::wants_stillness() {
        return None;
    }
    let document: JsValue = dom::document()?.into();
    let start = Reflect::get(&document, &"startViewTransition".into()).ok()?;
    Some((document, start.dyn_into().ok()?))
}

/// A passage that is cut short, by the next one for instance, is no error to tell on the console.
fn quieten(transition: &JsValue) {
    let get = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok();
    let Some(ready) = get(transition, "ready") else {
        return;
    };
    let catch = get(&ready, "catch").and_then(|catch| catch.dyn_into::<Function>().ok());
    // Any function will do that takes an argument and does nothing.
    if let (Some(catch), Some(nothing)) = (catch, get(&js_sys::global(), "Boolean")) {
        let _ = catch.call1(&ready, &nothing);
    }
}
