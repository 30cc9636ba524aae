//! An embed and the page around it: what its address asks for, what it is told, what it tells.
//!
//! It must not know how a request is fulfilled: the player does.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Window, js_sys};

use super::player::Player;
use super::{dom, listen};
use crate::message::{self, Field, Request};
use crate::query;
use crate::window::float;

/// While time passes, the page around is told at most this often, in milliseconds.
const TELL_EVERY: f64 = 100.0;

/// What the page around was told last.
#[derive(Default)]
pub(super) struct Outlet {
    autoplay: Cell<bool>,
    height: Cell<i32>,
    told: RefCell<Option<(u64, bool, String)>>,
    told_at: Cell<f64>,
}

/// Follows the address, says that it is ready, and listens.
pub(super) fn wake(player: &Rc<Player>) {
    let Some(outlet) = &player.outlet else { return };
    let Some(window) = dom::window() else { return };
    let asked = query::parse(&window.location().search().unwrap_or_default());
    outlet.autoplay.set(asked.autoplay);
    if let Some(speed) = asked.speed {
        player.set_speed(speed);
    }
    if let Some(us) = asked.time_us {
        player.seek(us * gil::MICROSECOND);
    }
    let owner = Rc::clone(player);
    let heard = Box::new(move |event: web_sys::Event| {
        if let Some(event) = event.dyn_ref() {
            hear(&owner, event);
        }
    });
    player.keep(Some(listen::on(&window, "message", heard)));
    let (scenario, end) = {
        let state = player.state.borrow();
        (state.id.clone(), state.end_ns())
    };
    tell(
        "ready",
        &[
            ("scenario", scenario.as_str().into()),
            ("end_us", float(end / gil::MICROSECOND).into()),
        ],
    );
    resized(player);
}

/// Begins to play when it is seen for the first time, if the address asks for it.
pub(super) fn seen(player: &Rc<Player>) {
    if let Some(outlet) = &player.outlet
        && outlet.autoplay.replace(false)
    {
        player.play();
    }
}

/// Tells how high it is, if that has changed.
pub(super) fn resized(player: &Player) {
    let Some(outlet) = &player.outlet else { return };
    let height = player.root.scroll_height();
    if outlet.height.replace(height) != height {
        tell("resize", &[("height", f64::from(height).into())]);
    }
}

/// Tells what is shown, if that has changed.
pub(super) fn tell_state(player: &Player) {
    let Some(outlet) = &player.outlet else { return };
    let now = dom::window()
        .and_then(|window| window.performance())
        .map_or(0.0, |clock| clock.now());
    let state = player.state.borrow();
    let shown = (
        state.now_ns() / gil::MICROSECOND,
        state.playing,
        state.id.clone(),
    );
    let mut told = outlet.told.borrow_mut();
    if told.as_ref() == Some(&shown) {
        return;
    }
    let only_time = told
        .as_ref()
        .is_some_and(|told| told.1 == shown.1 && told.2 == shown.2);
    if only_time && shown.1 && now - outlet.told_at.get() < TELL_EVERY {
        return;
    }
    outlet.told_at.set(now);
    tell(
        "state",
        &[
            ("us", float(shown.0).into()),
            ("playing", shown.1.into()),
            ("scenario", shown.2.as_str().into()),
        ],
    );
    *told = Some(shown);
}

/// Goes to another scenario's embed, which carries what happens in it. What was asked for by the address stays so.
pub(super) fn go_to(player: &Player, id: &str) {
    let Some(window) = dom::window() else { return };
    let location = window.location();
    let query = location.search().unwrap_or_default();
    let here = location.pathname().unwrap_or_default();
    // `/embed/` itself shows a scenario too, and is a level higher.
    let is_top = here.trim_end_matches('/').ends_with("/embed");
    let up = if is_top { "./" } else { "../" };
    if player.outlet.is_some() {
        let _ = location.replace(&[up, id, "/", &query].concat());
    }
}

/// The page around, if there is one.
fn around() -> Option<Window> {
    let window = dom::window()?;
    let parent = window.parent().ok()??;
    (parent != window).then_some(parent)
}

/// Tells the page around. Nothing that is told is a secret, so any page may be.
fn tell(kind: &str, fields: &[(&str, JsValue)]) {
    let Some(parent) = around() else { return };
    let message = js_sys::Object::new();
    let set = |name: &str, value: &JsValue| {
        let _ = js_sys::Reflect::set(&message, &name.into(), value);
    };
    set("evalloop", &message::VERSION.into());
    set("type", &kind.into());
    for (name, value) in fields {
        set(name, value);
    }
    let _ = parent.post_message(&message, "*");
}

/// Does what the page around asks for. Messages from anywhere else are not heard.
fn hear(player: &Rc<Player>, event: &MessageEvent) {
    let source: Option<JsValue> = event.source().map(Into::into);
    let Some(parent) = around() else { return };
    if source.as_ref() != Some(parent.as_ref()) {
        return;
    }
    let data = event.data();
    let data = data
        .as_string()
        .and_then(|text| js_sys::JSON::parse(&text).ok())
        .unwrap_or(data);
    let field = |name: &str| -> Field {
        // Strings have no fields of ours, and a getter that throws is nothing.
        let value = js_sys::Reflect::get(&data, &name.into()).unwrap_or(JsValue::UNDEFINED);
        if value.is_undefined() {
            Field::Missing
        } else if let Some(number) = value.as_f64() {
            Field::Number(number)
        } else {
            value.as_string().map_or(Field::Other, Field::Text)
        }
    };
    let known = dom::part(&player.root, "runs").map(|runs| dom::data(&runs, "known"));
    let known = known.unwrap_or_default();
    let is_known = |id: &str| known.split(' ').any(|known| known == id);
    match message::read(&field, &is_known) {
        Ok(Request::Play) => {
            let is_over = {
                let state = player.state.borrow();
                state.now_ns() >= state.end_ns()
            };
            if is_over {
                player.seek(0);
            }
            player.play();
        }
        Ok(Request::Pause) => player.pause(),
        Ok(Request::Step) => player.step(),
        Ok(Request::Seek(us)) => player.seek(us * gil::MICROSECOND),
        Ok(Request::Load(id)) => player.load(&id),
        Err(refusal) => tell("error", &[("message", refusal.words().into())]),
    }
}
