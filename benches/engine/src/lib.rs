//! The search engine alone, as a WebAssembly module of its own: for measuring it beside others in a browser.
//!
//! Owns the few functions that a harness calls. It must not search by itself; the app does not contain it.

#![cfg_attr(target_arch = "wasm32", no_std)]

extern crate alloc;

use alloc::vec::Vec;

use search::{Builder, Document, Index};
use spin::Mutex;
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// What JSON says; the browser reads it, and faster than any program within it.
    type Value;

    #[wasm_bindgen(js_namespace = JSON, js_name = parse)]
    fn parse(text: &Text) -> Value;

    #[wasm_bindgen(method, getter, js_name = length)]
    fn count(this: &Value) -> Option<u32>;

    #[wasm_bindgen(method, indexing_getter)]
    fn at(this: &Value, place: u32) -> Value;

    #[wasm_bindgen(method, getter)]
    fn title(this: &Value) -> Option<Text>;

    #[wasm_bindgen(method, getter)]
    fn body(this: &Value) -> Option<Text>;

    #[wasm_bindgen(method, getter)]
    fn tags(this: &Value) -> Option<Tags>;

    /// A list of strings.
    type Tags;

    #[wasm_bindgen(method)]
    fn join(this: &Tags, between: &Text) -> Text;

    /// A string that stays JavaScript's.
    #[wasm_bindgen(js_name = String)]
    pub type Text;

    /// In units of UTF-16.
    #[wasm_bindgen(method, getter)]
    fn length(this: &Text) -> u32;

    #[wasm_bindgen(method)]
    fn concat(this: &Text, a: &Text, b: &Text, c: &Text, d: &Text, e: &Text, f: &Text) -> Text;

    #[wasm_bindgen(js_name = String)]
    fn text(of: &str) -> Text;

    type TextEncoder;

    #[wasm_bindgen(constructor)]
    fn new() -> TextEncoder;

    /// Writes a string as UTF-8 in place, which is many times quicker than the usual passing of strings.
    #[wasm_bindgen(method, js_name = encodeInto)]
    fn encode_into(this: &TextEncoder, text: &Text, into: &mut [u8]) -> Encoded;

    type Encoded;

    #[wasm_bindgen(method, getter)]
    fn written(this: &Encoded) -> usize;
}

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// There is nobody to say anything to: the page sees that the module stopped.
#[cfg(target_arch = "wasm32")]
#[panic_handler]
fn stop(_: &core::panic::PanicInfo) -> ! {
    core::arch::wasm32::unreachable()
}

static INDEX: Mutex<Option<Index>> = Mutex::new(None);

/// A string's bytes, in a room that is used again.
struct Room {
    encoder: TextEncoder,
    bytes: Vec<u8>,
}

impl Room {
    fn new() -> Self {
        Self {
            encoder: TextEncoder::new(),
            bytes: Vec::new(),
        }
    }

    fn hold(&mut self, text: &Text) -> &str {
        // A unit of UTF-16 is at most three bytes of UTF-8.
        let most = 3 * text.length() as usize;
        if self.bytes.len() < most {
            self.bytes.resize(most, 0);
        }
        let written = self
            .encoder
            .encode_into(text, &mut self.bytes[..most])
            .written();
        let bytes = self.bytes.get(..written).unwrap_or_default();
        core::str::from_utf8(bytes).unwrap_or_default()
    }
}

/// How many documents are held at once: to hold one text is quicker than to hold many.
const BATCH: usize = 8;

/// Indexes the documents of a JSON text, `[{"title": …, "tags": […], "body": …}, …]`; other fields are passed over.
///
/// # Errors
/// If the text is no such list. Where it is no JSON at all, JavaScript's own error is thrown.
#[wasm_bindgen]
pub fn build(docs_json: &Text) -> Result<(), JsError> {
    let documents = parse(docs_json);
    let count = documents
        .count()
        .ok_or_else(|| JsError::new("this is no list"))?;
    let mut builder = Builder::bare();
    let mut room = Room::new();
    let space = text(" ");
    let missing = || text("");
    for from in (0..count).step_by(BATCH) {
        let mut all = missing();
        let mut lengths = Vec::with_capacity(BATCH);
        for document in (from..count).take(BATCH).map(|place| documents.at(place)) {
            let title = document.title().unwrap_or_else(missing);
            let tags = document.tags().map(|tags| tags.join(&space));
            let tags = tags.unwrap_or_else(missing);
            let body = document.body().unwrap_or_else(missing);
            all = all.concat(&title, &space, &tags, &space, &body, &space);
            lengths.push([title, tags, body].map(|text| text.length()));
        }
        let mut rest = room.hold(&all);
        for lengths in lengths {
            let [title, tags, answer] = lengths.map(|units| {
                let (text, more) = part(rest, units);
                rest = more;
                text
            });
            builder.add(&Document {
                title,
                tags,
                answer,
                ..Document::default()
            });
        }
    }
    open(builder.finish().index)
}

/// The first so many units of UTF-16 of a text, and what follows a space after them.
fn part(text: &str, units: u32) -> (&str, &str) {
    let mut left = units as usize;
    let first = match text.get(..left) {
        Some(first) if first.is_ascii() => first,
        _ => {
            let end = text.find(|letter: char| {
                let beyond = left == 0;
                left = left.saturating_sub(letter.len_utf16());
                beyond
            });
            text.get(..end.unwrap_or(text.len())).unwrap_or_default()
        }
    };
    (first, text.get(first.len() + 1..).unwrap_or_default())
}

/// The numbers of the best documents, at most `k`.
#[wasm_bindgen]
#[must_use]
pub fn query(q: &Text, k: usize) -> Vec<u32> {
    let mut room = Room::new();
    let q = room.hold(q);
    let number = |hit: &search::Hit| u32::try_from(hit.document).unwrap_or(u32::MAX);
    let index = INDEX.lock();
    let hits = index.as_ref().map(|index| index.ask(q, k, &|_| true).hits);
    hits.unwrap_or_default().iter().map(number).collect()
}

/// The index as bytes.
#[wasm_bindgen]
#[must_use]
pub fn save() -> Vec<u8> {
    let index = INDEX.lock();
    let bytes = index.as_ref().map(|index| index.as_bytes().to_vec());
    bytes.unwrap_or_default()
}

/// Opens an index that was saved.
///
/// # Errors
/// If the bytes are not a whole index of this version.
#[wasm_bindgen]
pub fn load(bytes: Vec<u8>) -> Result<(), JsError> {
    open(bytes)
}

fn open(bytes: Vec<u8>) -> Result<(), JsError> {
    let index = Index::open(bytes.into()).map_err(|_| JsError::new("this is no index"))?;
    *INDEX.lock() = Some(index);
    Ok(())
}
