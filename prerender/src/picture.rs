//! A scenario's picture for link previews: its lanes, drawn at build time, in the colours of the light theme.
//!
//! Without words: the title stands beside a preview's picture anyway, and what fonts a machine has must not change what
//! it builds. It must not know where the picture is put.

use anyhow::Context as _;
use gil::scenario::Scenario;
use tiny_skia::{Color, FillRule, Paint as Fill, PathBuilder, Pixmap, Rect, Stroke, Transform};
use visualizer::run;
use visualizer::scene::{Ink, Paint, Plan, Shape, Tone, paint};
use visualizer::window::Window;

/// The size that previews ask for, in pixels.
pub(crate) const SIZE: (u32, u32) = (1200, 630);
/// The threads' colours in the light theme, as in `styles/tokens.css`.
const THREADS: [u32; 8] = [
    0x002a_65a8,
    0x00a3_472f,
    0x004c_6b28,
    0x0075_468c,
    0x000c_6a70,
    0x0078_5410,
    0x00a0_3566,
    0x004d_5b69,
];
const PAPER: u32 = 0x00fb_faf6;
/// The margin around the lanes, in pixels.
const MARGIN: f64 = 60.0;

/// The picture as a PNG file.
pub(crate) fn png(scenario: &Scenario) -> anyhow::Result<Vec<u8>> {
    let (runs, names) = run::of_scenario(scenario)?;
    let parts = run::parts(&runs, &names);
    let plan = Plan::of(&parts);
    let (width, height) = (f64::from(SIZE.0), f64::from(SIZE.1));
    let mut pixels = Pixmap::new(SIZE.0, SIZE.1).context("a picture of this size")?;
    pixels.fill(colour(PAPER));
    // Drawn as for a narrow screen and enlarged, so that little is much.
    let scale = ((height - 2.0 * MARGIN) / plan.height).min(3.0);
    let top = (height - plan.height * scale) / 2.0;
    let mut canvas = Canvas {
        pixels,
        place: Transform::from_row(
            single(scale),
            0.0,
            0.0,
            single(scale),
            single(MARGIN),
            single(top),
        ),
    };
    let window = Window::whole(run::end_ns(&runs));
    paint(
        &mut canvas,
        &parts,
        &plan,
        &window,
        (width - 2.0 * MARGIN) / scale,
    );
    canvas.pixels.encode_png().context("a PNG file")
}

struct Canvas {
    pixels: Pixmap,
    place: Transform,
}

fn colour(rgb: u32) -> Color {
    let [_, red, green, blue] = rgb.to_be_bytes();
    Color::from_rgba8(red, green, blue, 255)
}

fn of(tone: Tone) -> u32 {
    match tone {
        Tone::Thread(place) => THREADS[place % THREADS.len()],
        Tone::Lock => 0x00f7_c65a,
        Tone::Ask => 0x008a_5200,
        Tone::Idle => 0x00d5_d0c2,
        Tone::Axis => 0x00e2_ddd0,
    }
}

#[expect(clippy::cast_possible_truncation, reason = "places within a picture")]
fn single(length: f64) -> f32 {
    length as f32
}

impl Canvas {
    fn rect(&mut self, rgb: u32, alpha: f32, from: f64, to: f64, top: f64, height: f64) {
        let width = (to - from).max(0.3);
        let rect = Rect::from_xywh(single(from), single(top), single(width), single(height));
        let mut fill = Fill::default();
        let mut shade = colour(rgb);
        shade.set_alpha(alpha);
        fill.set_color(shade);
        if let Some(rect) = rect {
            self.pixels.fill_rect(rect, &fill, self.place, None);
        }
    }

    fn round(&mut self, rgb: u32, from: f64, to: f64, top: f64, height: f64) {
        let radius = height / 2.0;
        if to - from < height {
            self.rect(rgb, 1.0, from, to, top, height);
            return;
        }
        self.rect(rgb, 1.0, from + radius, to - radius, top, height);
        let mut path = PathBuilder::new();
        for centre in [from + radius, to - radius] {
            path.push_circle(single(centre), single(top + radius), single(radius));
        }
        let mut fill = Fill::default();
        fill.set_color(colour(rgb));
        if let Some(path) = path.finish() {
            self.pixels
                .fill_path(&path, &fill, FillRule::Winding, self.place, None);
        }
    }
}

impl Paint for Canvas {
    fn stretch(&mut self, tone: Tone, shape: Shape, from: f64, to: f64, top: f64, height: f64) {
        let rgb = of(tone);
        match shape {
            Shape::Solid => self.rect(rgb, 1.0, from, to, top, height),
            Shape::Hatched => self.rect(rgb, 0.72, from, to, top, height),
            Shape::Faint => self.rect(rgb, 0.35, from, to, top, height),
            Shape::Pill => self.round(rgb, from, to, top, height),
            Shape::Dots => {
                let mut at = from + 2.0;
                while at < to - 2.0 {
                    self.rect(rgb, 1.0, at, at + 2.5, top, height);
                    at += 7.0;
                }
            }
            Shape::Frame => {
                let rect = Rect::from_ltrb(
                    single(from),
                    single(top),
                    single(to.max(from + 1.0)),
                    single(top + height),
                );
                let mut fill = Fill::default();
                fill.set_color(colour(rgb));
                let stroke = Stroke {
                    width: 1.5,
                    ..Stroke::default()
                };
                if let Some(rect) = rect {
                    let path = PathBuilder::from_rect(rect);
                    self.pixels
                        .stroke_path(&path, &fill, &stroke, self.place, None);
                }
            }
        }
    }

    fn words(&mut self, _ink: Ink, _from: f64, _to: f64, _baseline: f64, _words: &str) {}

    fn down(&mut self, tone: Tone, at: f64, from: f64, to: f64) {
        self.rect(of(tone), 1.0, at - 0.75, at + 0.75, from, to - from);
    }

    fn across(&mut self, tone: Tone, from: f64, to: f64, at: f64) {
        self.rect(of(tone), 1.0, from, to, at - 0.5, 1.0);
    }

    fn number(&mut self, _at: f64, _baseline: f64, _words: &str, _is_first: bool) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_a_png_of_the_size_that_the_page_says_and_always_the_same() {
        let scenario = gil::scenario::find("convoy").expect("the convoy");
        let file = png(scenario).expect("a picture");
        assert_eq!(&file[..8], b"\x89PNG\r\n\x1a\n");
        assert_eq!(file[16..20], SIZE.0.to_be_bytes());
        assert_eq!(file[20..24], SIZE.1.to_be_bytes());
        assert_eq!(file, png(scenario).expect("a picture"));
    }

    #[test]
    fn the_threads_have_the_colours_of_the_light_theme() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../styles/tokens.css");
        let tokens = std::fs::read_to_string(root).expect("the tokens");
        for (place, rgb) in THREADS.iter().enumerate() {
            let wanted = format!("--t{}: light-dark(#{rgb:06x},", place + 1);
            assert!(tokens.contains(&wanted), "{wanted} is not in the tokens");
        }
    }
}
