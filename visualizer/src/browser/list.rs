//! Every event in words, in order: for whoever would rather read than look, and for screen readers.
//!
//! Only some dozens stand in the page at a time, around the moment that is shown, with the way to the earlier and the
//! later ones. It must not know how the words are made.

use std::rc::Rc;

use super::player::Player;
use super::{dom, listen};
use crate::number::{clock, whole};
use line::escape_into;

/// How many events stand in the page at a time.
const PAGE: usize = 60;

/// Fills the list when it is opened.
pub(super) fn listen(player: &Rc<Player>) {
    if let Some(details) = dom::part(&player.root, "events") {
        let owner = Rc::clone(player);
        player.keep(Some(listen::on(
            &details,
            "toggle",
            Box::new(move |_| refresh(&owner)),
        )));
    }
}

/// Earlier or later events.
pub(super) fn press(player: &Player, act: &str) {
    let from = dom::part(&player.root, "list")
        .and_then(|list| dom::data(&list, "from").parse::<usize>().ok());
    let from = from.unwrap_or(0);
    match act {
        "earlier" => write(player, from.saturating_sub(PAGE)),
        "later" => write(player, from + PAGE),
        _ => {}
    }
}

/// Writes the list anew, if it is open.
pub(super) fn refresh(player: &Player) {
    if let Some(list) = dom::part(&player.root, "list") {
        let _ = list.remove_attribute("data-from");
    }
    follow(player);
}

/// Keeps the event that is shown in the list and marked, if the list is open.
pub(super) fn follow(player: &Player) {
    let Some(details) =
        dom::part(&player.root, "events").filter(|details| details.has_attribute("open"))
    else {
        return;
    };
    let Some(list) = dom::part(&details, "list") else {
        return;
    };
    let (index, from) = {
        let state = player.state.borrow();
        let Some(run) = state.run() else {
            return;
        };
        let now = state.now_ns();
        let events = &run.trace.events;
        let steps = &run.trace.steps;
        let index = steps.partition_point(|place| events[*place as usize].at_ns <= now);
        (
            index.checked_sub(1).filter(|_| now > 0),
            dom::data(&list, "from").parse::<usize>().ok(),
        )
    };
    let page = index.unwrap_or(0) / PAGE * PAGE;
    // While it plays, the list turns its pages; at rest the reader does.
    if from.is_none() || (from != Some(page) && index.is_some()) {
        write(player, page);
    }
    let current = index.map(|index| ["[data-index=\"", &whole(index as u64), "\"]"].concat());
    let current = current.and_then(|selector| dom::first(&list, &selector));
    for old in dom::all(&list, "[aria-current]") {
        if Some(&old) != current.as_ref() {
            let _ = old.remove_attribute("aria-current");
        }
    }
    if let Some(current) = current {
        dom::set(&current, "aria-current", "true");
    }
}

fn write(player: &Player, from: usize) {
    let Some(list) = dom::part(&player.root, "list") else {
        return;
    };
    let state = player.state.borrow();
    let Some(run) = state.run() else {
        return;
    };
    let steps = &run.trace.steps;
    let from = from.min(steps.len().saturating_sub(1) / PAGE * PAGE);
    let to = (from + PAGE).min(steps.len());
    let mut html = String::new();
    let name = state.names.get(state.followed).map_or("", String::as_str);
    if steps.len() > PAGE || !name.is_empty() {
        for part in [
            "<p>",
            name,
            if name.is_empty() { "" } else { ": " },
            if name.is_empty() {
                "Events "
            } else {
                "events "
            },
            &whole(from as u64 + 1),
            " to ",
            &whole(to as u64),
            " of ",
            &whole(steps.len() as u64),
            ".</p>",
        ] {
            html.push_str(part);
        }
    }
    if from > 0 {
        html.push_str(
            "<button type=\"button\" class=\"button\" data-act=\"earlier\">Earlier events</button>",
        );
    }
    html.push_str("<ol class=\"told\">");
    for (index, place) in steps.iter().enumerate().take(to).skip(from) {
        let at = run.trace.events[*place as usize].at_ns;
        for part in [
            "<li data-index=\"",
            &whole(index as u64),
            "\"><button type=\"button\" data-act=\"seek\" data-ns=\"",
            &whole(at),
            "\">",
            &clock(at),
            " ms</button> ",
        ] {
            html.push_str(part);
        }
        escape_into(&mut html, &gil::narrate(&run.trace, *place as usize));
        html.push_str("</li>");
    }
    html.push_str("</ol>");
    if to < steps.len() {
        html.push_str(
            "<button type=\"button\" class=\"button\" data-act=\"later\">Later events</button>",
        );
    }
    trusted::set_html(&list, &html);
    dom::set(&list, "data-from", &whole(from as u64));
}
