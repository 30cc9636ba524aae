//! The shelf as JavaScript sees it: bytes that arrive, and a bank that was opened.
//!
//! Texts, numbers and JSON go in and out, nothing that one side would have to keep for the other. It must not know what
//! any of it means.

use std::cell::RefCell;

use js_sys::{Function, Uint8Array};
use serde_json::{Value, json};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{Asked, Choice, Group, Row, Shelf, Slip, Stage};

/// A file of which the bytes come in one after another.
#[wasm_bindgen]
#[derive(Default)]
pub struct Arrival {
    bytes: Vec<u8>,
}

#[wasm_bindgen]
impl Arrival {
    /// A file of about this many bytes; 0 where that is not known.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(size: u32) -> Self {
        let mut bytes = Vec::new();
        // Whoever says a wrong size only has the room made later.
        let _ = bytes.try_reserve_exact(size as usize);
        Self { bytes }
    }

    /// Takes the next bytes.
    pub fn push(&mut self, bytes: &Uint8Array) {
        let from = self.bytes.len();
        self.bytes.resize(from + bytes.length() as usize, 0);
        bytes.copy_to(&mut self.bytes[from..]);
    }

    /// Opens what has arrived. `told` is called with how many questions were checked, and how many there are; with both the
    /// same when all are and the index is being written.
    ///
    /// # Errors
    /// Why it cannot be opened, as JSON: how many slips there are, and the first of them in words.
    pub fn open(self, told: &Function) -> Result<OpenShelf, String> {
        let number = |number: usize| JsValue::from(u32::try_from(number).unwrap_or(u32::MAX));
        let mut tell = |stage: Stage| {
            let (done, count) = match stage {
                Stage::Checking(done, count) => (done, count),
                Stage::Indexing(count) => (count, count),
            };
            // Whoever does not listen changes nothing.
            let _ = told.call2(&JsValue::NULL, &number(done), &number(count));
        };
        let opened = Shelf::open(self.bytes, &mut tell);
        let opened = opened.map(|shelf| OpenShelf {
            shelf,
            asked: RefCell::default(),
        });
        opened.map_err(|refusal| {
            let slips: Vec<String> = refusal.slips.iter().map(Slip::to_string).collect();
            json!({ "count": refusal.count, "slips": slips }).to_string()
        })
    }
}

/// A bank that was opened, and what it was asked last.
#[wasm_bindgen]
pub struct OpenShelf {
    shelf: Shelf,
    asked: RefCell<Asked>,
}

#[wasm_bindgen]
impl OpenShelf {
    /// Asks for what a text and a [choice](Choice::read) leave. Gives, as JSON, how many questions those are, of how many,
    /// and each group's options with their counts.
    #[must_use]
    pub fn ask(&self, text: &str, choice: &str) -> String {
        let asked = self.shelf.ask(text, &Choice::read(choice));
        let groups: Vec<Value> = Group::ALL
            .map(
                |group| json!({ "key": group.key(), "options": self.shelf.options(group, &asked) }),
            )
            .to_vec();
        let answer = json!({
            "matching": asked.order.len(),
            "total": self.shelf.len(),
            "groups": groups,
        });
        *self.asked.borrow_mut() = asked;
        answer.to_string()
    }

    /// A stretch of what was asked for last, as JSON.
    #[must_use]
    pub fn rows(&self, from: u32, count: u32) -> String {
        let rows = self
            .shelf
            .rows(&self.asked.borrow(), from as usize, count as usize);
        let row = |row: Row| {
            let [level, category, difficulty] = row.facets;
            json!({
                "id": row.id, "title": row.title, "summary": row.summary,
                "level": level, "category": category, "difficulty": difficulty,
            })
        };
        let rows: Value = rows.into_iter().map(row).collect();
        rows.to_string()
    }

    /// The answer to a question, as HTML.
    #[must_use]
    pub fn answer(&self, id: &str) -> Option<String> {
        self.shelf.answer(id)
    }

    /// The place of a question in what was asked for last.
    #[must_use]
    pub fn place_of(&self, id: &str) -> Option<u32> {
        let place = self.shelf.place_of(&self.asked.borrow(), id)?;
        u32::try_from(place).ok()
    }
}
