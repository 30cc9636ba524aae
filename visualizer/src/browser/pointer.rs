//! Hands on the timeline: wheel, drag, pinch, a press on a stretch, and the same by keys.
//!
//! It must not know what is shown there.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{KeyboardEvent, PointerEvent, WheelEvent};

use super::player::Player;
use super::{dom, listen};
use crate::window::{between, whole_ns};

/// A pointer that moved less than this, in pixels, has pressed and not dragged.
const SLACK: f64 = 5.0;
/// How much nearer a press of a key or a turn of the wheel brings the picture.
const NEARER: f64 = 1.4;

/// The pointers that are down.
#[derive(Default)]
struct Hands {
    /// Each pointer with where it is, in pixels.
    down: Vec<(i32, f64)>,
    /// How far the first one has moved.
    moved: f64,
}

/// Listens to the timeline of a player.
pub(super) fn listen(player: &Rc<Player>) {
    let hands = Rc::new(RefCell::new(Hands::default()));
    let on = |name: &'static str, act: fn(&Rc<Player>, &RefCell<Hands>, &web_sys::Event)| {
        let (owner, hands) = (Rc::clone(player), Rc::clone(&hands));
        let heard = Box::new(move |event| act(&owner, &hands, &event));
        player.keep(Some(listen::on(&player.strip, name, heard)));
    };
    on("wheel", |player, _, event| {
        if let Some(event) = event.dyn_ref() {
            wheel(player, event);
        }
    });
    on("keydown", |player, _, event| {
        if let Some(event) = event.dyn_ref() {
            key(player, event);
        }
    });
    on("pointerdown", |player, hands, event| {
        if let Some(event) = event
            .dyn_ref::<PointerEvent>()
            .filter(|event| event.button() == 0)
        {
            let mut hands = hands.borrow_mut();
            if hands.down.is_empty() {
                hands.moved = 0.0;
            }
            hands.down.push((event.pointer_id(), place(player, event)));
            let _ = player.strip.set_pointer_capture(event.pointer_id());
        }
    });
    on("pointermove", |player, hands, event| {
        if let Some(event) = event.dyn_ref() {
            moved(player, &mut hands.borrow_mut(), event);
        }
    });
    on("pointerup", |player, hands, event| {
        let Some(event) = event.dyn_ref::<PointerEvent>() else {
            return;
        };
        let (pressed, is_last) = {
            let mut hands = hands.borrow_mut();
            let before = hands.down.len();
            hands.down.retain(|(id, _)| *id != event.pointer_id());
            (
                before > hands.down.len() && hands.moved < SLACK,
                hands.down.is_empty(),
            )
        };
        if pressed && is_last {
            let y = event.client_y() - whole_px(player.strip.get_bounding_client_rect().top());
            ask(player, place(player, event), f64::from(y));
        }
    });
    on("pointercancel", |_, hands, _| {
        hands.borrow_mut().down.clear();
    });
}

#[expect(clippy::cast_possible_truncation, reason = "a place on a screen")]
fn whole_px(pixels: f64) -> i32 {
    pixels.round() as i32
}

/// How far right on the timeline a pointer is, in pixels.
fn place(player: &Player, event: &web_sys::MouseEvent) -> f64 {
    f64::from(event.client_x()) - player.strip.get_bounding_client_rect().left()
}

fn moment(player: &Player, x: f64) -> f64 {
    let state = player.state.borrow();
    state.window.at(x, state.width)
}

/// A turn of the wheel scrolls the page, unless it is meant for the timeline: sideways, with a key held, or while the
/// timeline has the focus.
fn wheel(player: &Player, event: &WheelEvent) {
    let (across, down) = (event.delta_x(), event.delta_y());
    let active = dom::document().and_then(|document| document.active_element());
    let is_focused = active.is_some_and(|active| active == player.strip);
    if event.ctrl_key() || event.meta_key() || (is_focused && down.abs() > across.abs()) {
        event.prevent_default();
        let around = moment(player, place(player, event));
        // A trackpad sends many small turns, a wheel few large ones.
        let turn = 1.0 + between(down.abs() / 300.0, 0.0, 0.5);
        let factor = if down < 0.0 { turn } else { 1.0 / turn };
        player.zoom(factor, Some(around));
    } else if across.abs() > down.abs() || event.shift_key() {
        let by = if across.abs() > down.abs() {
            across
        } else {
            down
        };
        let (is_whole, per_pixel) = {
            let state = player.state.borrow();
            (
                state.window.is_whole(state.end_ns()),
                state.window.span / state.width.max(1.0),
            )
        };
        if !is_whole {
            event.prevent_default();
            player.pan(by * per_pixel);
        }
    }
}

fn moved(player: &Player, hands: &mut Hands, event: &PointerEvent) {
    let x = place(player, event);
    let Some(index) = hands
        .down
        .iter()
        .position(|(id, _)| *id == event.pointer_id())
    else {
        return;
    };
    let before = hands.down[index].1;
    hands.moved += (x - before).abs();
    if hands.moved < SLACK {
        return;
    }
    if let [(_, one), (_, other)] = hands.down[..] {
        let still = if index == 0 { other } else { one };
        let factor = (x - still).abs().max(8.0) / (before - still).abs().max(8.0);
        player.zoom(factor, Some(moment(player, still)));
    } else if hands.down.len() == 1 {
        player.pan(moment(player, before) - moment(player, x));
    }
    hands.down[index].1 = x;
}

fn key(player: &Rc<Player>, event: &KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let (span, rows, row) = {
        let state = player.state.borrow();
        (state.window.span, state.plan.rows.len(), state.row)
    };
    match event.key().as_str() {
        "+" | "=" => player.zoom(NEARER, None),
        "-" => player.zoom(1.0 / NEARER, None),
        "0" => player.zoom(1e-12, None),
        "ArrowLeft" => player.pan(-span / 10.0),
        "ArrowRight" => player.pan(span / 10.0),
        "ArrowUp" => choose(player, row.saturating_sub(1)),
        "ArrowDown" => choose(player, (row + 1).min(rows.saturating_sub(1))),
        "Enter" => choose(player, row),
        _ => return,
    }
    event.prevent_default();
}

/// Tells of a row at the moment that is shown.
fn choose(player: &Player, row: usize) {
    let now = {
        let mut state = player.state.borrow_mut();
        state.row = row;
        state.now_ns()
    };
    player.explain_row(row, now);
}

/// Goes to the moment that was pressed, and says why the row is there as it is.
fn ask(player: &Player, x: f64, y: f64) {
    let at = whole_ns(moment(player, x));
    let row = {
        let state = player.state.borrow();
        let rows = &state.plan.rows;
        state
            .plan
            .row_at(y)
            .and_then(|hit| rows.iter().position(|row| row == hit))
    };
    player.seek(at);
    match row {
        Some(row) => {
            player.state.borrow_mut().row = row;
            player.explain_row(row, at);
        }
        None => player.explain(""),
    }
}
