//! The buttons for a question's status and bookmark.

use leptos::prelude::*;
use study::Status;
use web_sys::Element;

use crate::browser::dom;
use crate::reader::Reader;

/// Shows in the buttons under `root` what the reader says of a question. Follows the progress where it is called
/// in an effect.
pub(super) fn show(root: &Element, reader: Reader, id: &str) {
    let (status, bookmarked) = reader
        .progress
        .with(|progress| (progress.status(id), progress.is_bookmarked(id)));
    for (act, pressed) in [
        ("known", status == Status::Known),
        ("learning", status == Status::Learning),
        ("bookmark", bookmarked),
    ] {
        if let Some(button) = dom::first(root, &["[data-act=", act, "]"].concat()) {
            dom::set(
                &button,
                "aria-pressed",
                if pressed { "true" } else { "false" },
            );
        }
    }
}

/// Does what a button says. Pressing the status that a question has makes it new again.
pub(super) fn press(act: &str, reader: Reader, id: &str) {
    let wanted = match act {
        "known" => Status::Known,
        "learning" => Status::Learning,
        "bookmark" => return reader.toggle_bookmark(id),
        _ => return,
    };
    let status = reader
        .progress
        .with_untracked(|progress| progress.status(id));
    reader.mark(
        id,
        if status == wanted {
            Status::New
        } else {
            wanted
        },
    );
}
