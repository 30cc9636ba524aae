//! The search engine alone, as a WebAssembly module of its own: for measuring it beside others in a browser.
//!
//! Owns the few functions that a harness calls. It must not search by itself; the app does not contain it.

mod json;

use std::cell::RefCell;

use search::{Builder, Document, Index};
use wasm_bindgen::prelude::wasm_bindgen;

/// How much of the JSON is taken over at once, in UTF-16 units, so that it never stands in this memory whole.
const CHUNK: u32 = 1 << 16;

#[wasm_bindgen]
extern "C" {
    /// A string that stays JavaScript's.
    #[wasm_bindgen(js_name = String)]
    pub type Text;

    #[wasm_bindgen(method, getter)]
    fn length(this: &Text) -> u32;

    #[wasm_bindgen(method)]
    fn slice(this: &Text, from: u32, to: u32) -> String;

    #[wasm_bindgen(method, js_name = charCodeAt)]
    fn char_code_at(this: &Text, at: u32) -> u32;
}

#[derive(Default)]
struct Engine {
    index: Option<Index>,
}

thread_local! {
    static ENGINE: RefCell<Engine> = RefCell::default();
}

/// Indexes the documents of a JSON text, `[{"title": …, "tags": […], "body": …}, …]`; other fields are passed over.
///
/// # Errors
/// If the text is no such list, or its index cannot be opened.
#[wasm_bindgen]
pub fn build(docs_json: &Text) -> Result<(), String> {
    let mut builder = Builder::bare();
    let mut reader = json::Reader::default();
    let length = docs_json.length();
    let mut from = 0;
    while from < length {
        let mut to = length.min(from + CHUNK);
        // A pair of surrogates stays together.
        if to < length && (0xd800..0xdc00).contains(&docs_json.char_code_at(to - 1)) {
            to += 1;
        }
        reader.read(&docs_json.slice(from, to), &mut |record| {
            builder.add(&Document {
                title: &record.title,
                tags: &record.tags,
                answer: &record.body,
                ..Document::default()
            });
        })?;
        from = to;
    }
    reader.end()?;
    open(builder.finish().index)
}

/// The numbers of the best documents, at most `k`.
#[wasm_bindgen]
#[must_use]
pub fn query(q: &str, k: usize) -> Vec<u32> {
    ENGINE.with_borrow(|engine| {
        let hits = engine
            .index
            .as_ref()
            .map(|index| index.ask(q, k, &|_| true).hits);
        let number = |hit: &search::Hit| u32::try_from(hit.document).unwrap_or(u32::MAX);
        hits.unwrap_or_default().iter().map(number).collect()
    })
}

/// The index as bytes.
#[wasm_bindgen]
#[must_use]
pub fn save() -> Vec<u8> {
    ENGINE.with_borrow(|engine| {
        engine
            .index
            .as_ref()
            .map(|index| index.as_bytes().to_vec())
            .unwrap_or_default()
    })
}

/// Opens an index that was saved.
///
/// # Errors
/// If the bytes are not a whole index of this version.
#[wasm_bindgen]
pub fn load(bytes: Vec<u8>) -> Result<(), String> {
    open(bytes)
}

fn open(bytes: Vec<u8>) -> Result<(), String> {
    let index = Index::open(bytes.into()).map_err(|error| error.to_string())?;
    ENGINE.with_borrow_mut(|engine| engine.index = Some(index));
    Ok(())
}
