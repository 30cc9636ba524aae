//! Telling the reader: that something can be undone, was not stored, or was set aside.

use leptos::prelude::*;
use web_sys::{Element, Node};

use crate::browser::{bind, clock, dom};
use crate::reader::{Notice, Reader, Remedy, is_undo_notice};

/// How long a notice that needs no answer stays, in milliseconds.
const STAY: u64 = 8_000;

/// Shows the notices, the latest last. One that only offers to take something back goes by itself.
pub(super) fn wake(island: &Element, reader: Reader) {
    let Some(list) = dom::part(island, "list") else {
        return;
    };
    let root = island.clone();
    let shown = list.clone();
    bind::effect(move || {
        let notices = reader.notices.get();
        shown.set_text_content(None);
        for notice in &notices {
            if let Some(entry) = entry(&root, notice) {
                let _ = shown.append_child(&entry);
            }
        }
        if let Some(notice) = notices.into_iter().rfind(is_undo_notice) {
            clock::after(STAY, move || reader.dismiss(&notice));
        }
    });
    bind::on_act(island, move |control, act| {
        let entries = dom::all(&list, ".notice");
        let at = entries
            .iter()
            .position(|entry| entry.contains(Some(control)));
        let notice = at.and_then(|at| {
            reader
                .notices
                .with_untracked(|notices| notices.get(at).cloned())
        });
        let Some(notice) = notice else { return };
        reader.dismiss(&notice);
        if let (Some(remedy), "take") = (&notice.remedy, act) {
            reader.take(remedy);
        }
    });
}

fn entry(island: &Element, notice: &Notice) -> Option<Node> {
    let copy = dom::copy_of(island, "notice")?;
    let words = copy.query_selector("[data-part=words]").ok()??;
    words.set_text_content(Some(&notice.words));
    let take = copy.query_selector("[data-act=take]").ok()??;
    match &notice.remedy {
        Some(Remedy::Export) => take.set_text_content(Some("Save my progress as a file")),
        Some(_) => take.set_text_content(Some("Undo")),
        None => take.remove(),
    }
    Some(copy.into())
}
