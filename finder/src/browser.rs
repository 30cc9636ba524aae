//! The finder as JavaScript sees it: an index that was opened, and what it answers.
//!
//! Texts, lists of ids and numbers go in and out, nothing that one side would have to keep for the other.

use std::cell::RefCell;

use js_sys::Uint8Array;
use search::{Index, Query, Texts};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::known::Known;
use crate::{list, marks, palette};

/// An index over the whole site.
#[wasm_bindgen]
pub struct Finder {
    index: Index,
    /// The text that was asked for last, and what it means.
    last: RefCell<(String, Query)>,
    /// The list that was asked for last, by its ids, and where it stands in the index.
    listed: RefCell<(String, Option<Vec<Option<usize>>>)>,
}

#[wasm_bindgen]
impl Finder {
    /// Opens an index.
    ///
    /// # Errors
    ///
    /// Says what is wrong with bytes that this build cannot read.
    pub fn open(bytes: &Uint8Array) -> Result<Finder, String> {
        let index = Index::open(bytes.to_vec().into()).map_err(|error| error.to_string())?;
        Ok(Self {
            index,
            last: RefCell::default(),
            listed: RefCell::default(),
        })
    }

    /// Takes the texts that passages are cut from.
    ///
    /// # Errors
    ///
    /// Says what is wrong with bytes that this build cannot read.
    pub fn attach(&mut self, bytes: &Uint8Array) -> Result<(), String> {
        let texts = Texts::open(bytes.to_vec().into()).map_err(|error| error.to_string())?;
        self.index.attach(texts);
        Ok(())
    }

    /// What the palette offers for a text, [packed](crate::Offer::pack); `known` is a [packed](Known::pack) record.
    #[must_use]
    pub fn offer(&self, text: &str, known: &str) -> String {
        palette::offer(text, &self.index, &Known::unpack(known)).pack()
    }

    /// What a text keeps of a list of questions, [packed](list::Kept::pack). `ids` has spaces between; nothing if the
    /// index does not know all of them.
    #[must_use]
    pub fn keep(&self, text: &str, ids: &str, known: &str) -> Option<Vec<u32>> {
        let split: Vec<&str> = ids.split_whitespace().collect();
        let mut listed = self.listed.borrow_mut();
        if listed.0 != ids {
            *listed = (ids.to_owned(), list::places_in(&self.index, &split));
        }
        let places = listed.1.as_deref()?;
        let (query, kept) = list::keep(&self.index, text, places, &split, &Known::unpack(known));
        self.last.replace((text.to_owned(), query));
        Some(kept.pack())
    }

    /// What in some lines answers a text, [packed](marks::pack). The lines stand in one text.
    #[must_use]
    pub fn marks(&self, text: &str, lines: &str) -> Vec<u32> {
        self.understood(text);
        let (_, query) = &*self.last.borrow();
        marks::pack(lines.lines().map(|line| query.highlights(line)))
    }

    /// Looks a text up, unless it is the last one still.
    fn understood(&self, text: &str) {
        let mut last = self.last.borrow_mut();
        if last.0 != text {
            *last = (text.to_owned(), self.index.query(text));
        }
    }
}
