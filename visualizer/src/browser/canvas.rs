//! The live picture: paints on a canvas, in the page's own colours and at the screen's own resolution.
//!
//! It must not know what is painted.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::js_sys::{JsString, Object};
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement};

use crate::scene::{Ink, Paint, Shape, Tone};
use crate::still::THREAD_COLOURS;
use crate::window::between;

use super::dom;

#[wasm_bindgen]
extern "C" {
    /// A [`CanvasRenderingContext2d`] that takes colours as the browser's own strings: a picture sets thousands, and to hand
    /// each over letter by letter would take longer than to paint with it.
    #[wasm_bindgen(extends = Object)]
    type Brush;

    #[wasm_bindgen(method, setter, js_name = fillStyle)]
    fn set_fill(this: &Brush, colour: &JsString);

    #[wasm_bindgen(method, setter, js_name = strokeStyle)]
    fn set_stroke(this: &Brush, colour: &JsString);
}

/// The page's colours, read anew when the theme changes.
struct Colours {
    threads: Vec<JsString>,
    lock: JsString,
    ask: JsString,
    idle: JsString,
    axis: JsString,
    on_thread: JsString,
    on_lock: JsString,
    soft: JsString,
    ground: JsString,
}

impl Colours {
    /// Reads them through an element, since a variable's value is not yet a colour.
    fn read(probe: &Element) -> Option<Self> {
        let window = dom::window()?;
        let read = |name: &str| -> Option<JsString> {
            dom::style(probe, "color", &["var(--", name, ")"].concat());
            let computed = window.get_computed_style(probe).ok()??;
            computed.get_property_value("color").ok().map(Into::into)
        };
        let mut threads = Vec::with_capacity(THREAD_COLOURS);
        for place in 1..=THREAD_COLOURS {
            threads.push(read(&["t", &crate::number::whole(place as u64)].concat())?);
        }
        let colours = Self {
            threads,
            lock: read("amber-fill")?,
            ask: read("amber")?,
            idle: read("idle")?,
            axis: read("line")?,
            on_thread: read("on-thread")?,
            on_lock: read("on-amber")?,
            soft: read("soft")?,
            ground: read("raise")?,
        };
        dom::style(probe, "color", "");
        Some(colours)
    }

    fn of(&self, tone: Tone) -> &JsString {
        match tone {
            Tone::Thread(place) => &self.threads[place % self.threads.len()],
            Tone::Lock => &self.lock,
            Tone::Ask => &self.ask,
            Tone::Idle => &self.idle,
            Tone::Axis => &self.axis,
        }
    }
}

/// A stretch without corners, in pixels.
#[derive(Clone, Copy)]
struct Narrow {
    from: f64,
    to: f64,
    top: f64,
    height: f64,
}

/// A canvas with its colours.
pub(super) struct Canvas {
    element: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    colours: Colours,
    font: String,
    /// What `fillStyle` was set to last: setting it is what costs most.
    fill: Option<(Tone, bool)>,
    /// A narrow stretch that the next one may lengthen, in what `fillStyle` is set to: where much happens, a picture has
    /// thousands of columns that look like the one before.
    narrow: Option<Narrow>,
}

impl Canvas {
    /// Takes a canvas element over.
    pub(super) fn new(element: &Element) -> Option<Self> {
        let element: HtmlCanvasElement = element.clone().dyn_into().ok()?;
        let context: CanvasRenderingContext2d = element.get_context("2d").ok()??.dyn_into().ok()?;
        let colours = Colours::read(&element)?;
        let family = dom::window()?
            .get_computed_style(&element)
            .ok()??
            .get_property_value("font-family")
            .unwrap_or_default();
        Some(Self {
            element,
            context,
            colours,
            font: family,
            fill: None,
            narrow: None,
        })
    }

    /// Reads the colours anew.
    pub(super) fn refresh_colours(&mut self) {
        if let Some(colours) = Colours::read(&self.element) {
            self.colours = colours;
        }
    }

    /// Begins a picture of this size in CSS pixels.
    pub(super) fn begin(&mut self, width: f64, height: f64) {
        let ratio = dom::window().map_or(1.0, |window| window.device_pixel_ratio());
        let ratio = between(ratio, 1.0, 3.0);
        let device = |length: f64| {
            u32::try_from(crate::window::whole_ns((length * ratio).round())).unwrap_or(0)
        };
        let (wide, high) = (device(width), device(height));
        if self.element.width() != wide || self.element.height() != high {
            self.element.set_width(wide);
            self.element.set_height(high);
            dom::style(&self.element, "width", &dom::px(width));
            dom::style(&self.element, "height", &dom::px(height));
        }
        let _ = self.context.set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0);
        self.context.clear_rect(0.0, 0.0, width, height);
        self.fill = None;
    }

    fn brush(&self) -> &Brush {
        self.context.unchecked_ref()
    }

    fn font(&self, weight: &str) {
        self.context
            .set_font(&[weight, " 12px ", &self.font].concat());
    }

    fn fill_with(&mut self, tone: Tone, faint: bool) {
        if self.fill == Some((tone, faint)) {
            return;
        }
        self.settle();
        self.context
            .set_global_alpha(if faint { 0.35 } else { 1.0 });
        self.brush().set_fill(self.colours.of(tone));
        self.fill = Some((tone, faint));
    }

    /// Paints the narrow stretch that waited for the next one.
    fn settle(&mut self) {
        if let Some(Narrow {
            from,
            to,
            top,
            height,
        }) = self.narrow.take()
        {
            self.context
                .fill_rect(from, top, (to - from).max(0.5), height);
        }
    }

    fn narrow(&mut self, from: f64, to: f64, top: f64, height: f64) {
        let same = |one: f64, other: f64| (one - other).abs() < 0.01;
        match &mut self.narrow {
            Some(last)
                if same(last.to, from) && same(last.top, top) && same(last.height, height) =>
            {
                last.to = to;
            }
            _ => {
                self.settle();
                self.narrow = Some(Narrow {
                    from,
                    to,
                    top,
                    height,
                });
            }
        }
    }

    fn bar(&mut self, from: f64, to: f64, top: f64, height: f64, round: f64) {
        let width = to - from;
        if width < 4.0 {
            self.narrow(from, to, top, height);
            return;
        }
        self.settle();
        self.context.begin_path();
        let _ = self
            .context
            .round_rect_with_f64(from, top, width, height, round.min(width / 2.0));
        self.context.fill();
    }

    /// Strokes over a bar, so that it differs by more than its colour.
    fn hatch(&mut self, from: f64, to: f64, top: f64, height: f64) {
        self.settle();
        let context = &self.context;
        context.save();
        context.begin_path();
        context.rect(from, top, to - from, height);
        context.clip();
        context.begin_path();
        self.brush().set_stroke(&self.colours.ground);
        context.set_line_width(1.5);
        context.set_global_alpha(0.55);
        let mut at = from - height;
        while at < to {
            context.move_to(at, top + height);
            context.line_to(at + height, top);
            at += 7.0;
        }
        context.stroke();
        context.restore();
        self.fill = None;
    }

    fn line(&mut self, tone: Tone, width: f64) {
        self.settle();
        self.context.set_global_alpha(1.0);
        self.brush().set_stroke(self.colours.of(tone));
        self.context.set_line_width(width);
        self.fill = None;
    }
}

impl Paint for Canvas {
    fn stretch(&mut self, tone: Tone, shape: Shape, from: f64, to: f64, top: f64, height: f64) {
        match shape {
            Shape::Solid => {
                self.fill_with(tone, false);
                self.bar(from, to, top, height, 3.0);
            }
            Shape::Pill => {
                self.fill_with(tone, false);
                self.bar(from, to, top, height, height / 2.0);
            }
            Shape::Faint => {
                self.fill_with(tone, true);
                self.bar(from, to, top, height, 2.0);
            }
            Shape::Hatched => {
                self.fill_with(tone, false);
                self.bar(from, to, top, height, 3.0);
                if to - from >= 4.0 {
                    self.hatch(from, to, top, height);
                }
            }
            Shape::Frame => {
                self.line(tone, 1.5);
                self.context.begin_path();
                let width = (to - from - 2.0).max(0.5);
                let _ = self.context.round_rect_with_f64(
                    from + 1.0,
                    top,
                    width,
                    height,
                    3.0_f64.min(width / 2.0),
                );
                self.context.stroke();
            }
            Shape::Dots => {
                self.fill_with(tone, false);
                if to - from < 6.0 {
                    self.narrow(from, to, top, height);
                    return;
                }
                self.settle();
                let mut at = from + 2.0;
                while at < to - 2.0 {
                    self.context.fill_rect(at, top, 2.5, height);
                    at += 7.0;
                }
            }
        }
    }

    fn words(&mut self, ink: Ink, from: f64, to: f64, baseline: f64, words: &str) {
        self.settle();
        self.font(if ink == Ink::Soft { "400" } else { "600" });
        let needed = self
            .context
            .measure_text(words)
            .map_or(f64::MAX, |size| size.width());
        if from + needed > to - 4.0 {
            return;
        }
        let colour = match ink {
            Ink::OnThread => &self.colours.on_thread,
            Ink::OnLock => &self.colours.on_lock,
            Ink::Soft => &self.colours.soft,
        };
        self.context.set_global_alpha(1.0);
        self.brush().set_fill(colour);
        self.context.set_text_align("left");
        let _ = self.context.fill_text(words, from, baseline);
        self.fill = None;
    }

    fn down(&mut self, tone: Tone, at: f64, from: f64, to: f64) {
        self.fill_with(tone, false);
        self.settle();
        self.context.fill_rect(at - 0.75, from, 1.5, to - from);
    }

    fn across(&mut self, tone: Tone, from: f64, to: f64, at: f64) {
        self.fill_with(tone, false);
        self.settle();
        self.context.fill_rect(from, at - 0.5, to - from, 1.0);
    }

    fn number(&mut self, at: f64, baseline: f64, words: &str, is_first: bool) {
        self.settle();
        self.font("400");
        self.context.set_global_alpha(1.0);
        self.brush().set_fill(&self.colours.soft);
        self.context
            .set_text_align(if is_first { "left" } else { "center" });
        let _ = self.context.fill_text(words, at, baseline);
        self.fill = None;
    }
}
