//! What an installed app needs: the manifest, and the icon in every size, drawn here from the same two shapes as
//! `public/icon.svg`.
//!
//! It must not know any page beyond the addresses that the shortcuts lead to.

use std::f32::consts::PI;
use std::fs;
use std::path::Path;

use anyhow::Context as _;
use bank::Level;
use evalloop::page::Page;
use serde_json::{Value, json};
use tiny_skia::{Color, FillRule, LineCap, Paint, PathBuilder, Pixmap, Stroke, Transform};

/// The manifest's file. At the root, since its addresses are relative to it.
pub(crate) const MANIFEST: &str = "app.webmanifest";
/// What iOS shows on its home screen; it takes no icon from the manifest.
pub(crate) const TOUCH_ICON: &str = "static/icons/touch-180.png";
/// The paper, the ink and the amber of the light theme (`styles/tokens.css`).
const PAPER: [u8; 3] = [0xfb, 0xfa, 0xf6];
const INK: [u8; 3] = [0x1b, 0x1d, 0x21];
const AMBER: [u8; 3] = [0xe0, 0xa4, 0x2c];
/// The side of the drawing in its own units, and the middle and radius of its loop.
const SIDE: f32 = 22.0;
const MIDDLE: f32 = 11.0;
const RADIUS: f32 = 8.5;
/// Where the loop ends, and the middle of the dot there.
const END: (f32, f32) = (3.6, 6.8);
const DOT: (f32, f32) = (4.3, 5.2);

/// How an icon is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose {
    /// As it is, on any ground.
    Any,
    /// Cut to a shape of the system's choice, of which only a circle of 80 % is sure to remain.
    Maskable,
    /// Its silhouette alone, in a colour of the system's choice.
    Monochrome,
    /// On paper to the edge, for systems that know no transparency.
    Touch,
}

/// Name, side in pixels and purpose.
const ICONS: [(&str, u32, Purpose); 8] = [
    ("icon-48", 48, Purpose::Any),
    ("icon-96", 96, Purpose::Any),
    ("icon-192", 192, Purpose::Any),
    ("icon-512", 512, Purpose::Any),
    ("maskable-192", 192, Purpose::Maskable),
    ("maskable-512", 512, Purpose::Maskable),
    ("monochrome-512", 512, Purpose::Monochrome),
    ("touch-180", 180, Purpose::Touch),
];
/// Pictures of the app for whoever is about to install it: name, size, form factor, what is to be seen.
const SCREENSHOTS: [(&str, &str, &str, &str); 4] = [
    (
        "level-wide",
        "1280x800",
        "wide",
        "The questions of a level, searched and filtered",
    ),
    (
        "visualizer-wide",
        "1280x800",
        "wide",
        "The lock of CPython at work, step by step",
    ),
    (
        "level-phone",
        "720x1280",
        "narrow",
        "The questions of a level on a phone",
    ),
    (
        "question-phone",
        "720x1280",
        "narrow",
        "A question with its answer on a phone",
    ),
];

/// Draws the icons and writes the manifest into `out`.
pub(crate) fn write(out: &Path) -> anyhow::Result<()> {
    let folder = out.join("static/icons");
    fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    for (name, side, purpose) in ICONS {
        let path = folder.join(name).with_extension("png");
        let picture = draw(side, purpose)
            .and_then(|picture| picture.encode_png().ok())
            .with_context(|| format!("the icon {name} cannot be drawn"))?;
        fs::write(&path, picture).with_context(|| path.display().to_string())?;
    }
    let path = out.join(MANIFEST);
    fs::write(&path, format!("{:#}\n", manifest())).with_context(|| path.display().to_string())
}

/// All addresses are relative, so the app is installed from wherever the site stands. There is no `id`: it would be
/// relative to the host and not to the folder, and two sites of one host would be one app. Without it, the start counts.
fn manifest() -> Value {
    let icons: Vec<Value> = ICONS
        .iter()
        .filter_map(|(name, side, purpose)| {
            let purpose = match purpose {
                Purpose::Any => "any",
                Purpose::Maskable => "maskable",
                Purpose::Monochrome => "monochrome",
                Purpose::Touch => return None,
            };
            Some(json!({ "src": format!("static/icons/{name}.png"), "sizes": format!("{side}x{side}"), "type": "image/png", "purpose": purpose }))
        })
        .chain([json!({ "src": "static/icon.svg", "sizes": "any", "type": "image/svg+xml", "purpose": "any" })])
        .collect();
    let screenshots: Vec<Value> = SCREENSHOTS
        .iter()
        .map(|(name, sizes, form, label)| {
            json!({ "src": format!("static/screenshots/{name}.png"), "sizes": sizes, "type": "image/png", "form_factor": form, "label": label })
        })
        .collect();
    let shortcut = |name: &str, page: &Page| json!({ "name": name, "url": page.path(), "icons": [{ "src": "static/icons/icon-96.png", "sizes": "96x96", "type": "image/png" }] });
    let shortcuts: Vec<Value> = Level::ALL
        .iter()
        .map(|level| shortcut(level.title(), &Page::Level(*level)))
        .chain([shortcut("The lock at work", &Page::Visualizer)])
        .collect();
    json!({
        "name": "Evalloop: prepare for a Python interview",
        "short_name": "Evalloop",
        "description": "Python interview questions with executed examples, to read and search without a network.",
        "lang": "en",
        "dir": "ltr",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "display_override": ["standalone", "minimal-ui"],
        "background_color": "#fbfaf6",
        "theme_color": "#fbfaf6",
        "categories": ["education", "books"],
        "icons": icons,
        "screenshots": screenshots,
        "shortcuts": shortcuts,
    })
}

fn paint([red, green, blue]: [u8; 3]) -> Paint<'static> {
    let mut paint = Paint::default();
    paint.set_color_rgba8(red, green, blue, 255);
    paint.anti_alias = true;
    paint
}

/// The loop and its dot, or nothing for a side of no pixels.
fn draw(side: u32, purpose: Purpose) -> Option<Pixmap> {
    let mut picture = Pixmap::new(side, side)?;
    if matches!(purpose, Purpose::Maskable | Purpose::Touch) {
        let [red, green, blue] = PAPER;
        picture.fill(Color::from_rgba8(red, green, blue, 255));
    }
    // How much of the side the drawing takes, so that no mask cuts it.
    let part = match purpose {
        Purpose::Any | Purpose::Monochrome => 1.0,
        Purpose::Maskable => 0.62,
        Purpose::Touch => 0.74,
    };
    #[expect(clippy::cast_precision_loss, reason = "sides are small whole numbers")]
    let length = side as f32;
    let scale = length * part / SIDE;
    let centred = Transform::from_scale(scale, scale)
        .pre_translate(-MIDDLE, -MIDDLE)
        .post_translate(length / 2.0, length / 2.0);
    let (ink, amber) = match purpose {
        Purpose::Monochrome => ([0; 3], [0; 3]),
        _ => (INK, AMBER),
    };
    let stroke = Stroke {
        width: 2.4,
        line_cap: LineCap::Round,
        ..Stroke::default()
    };
    picture.stroke_path(&ring()?, &paint(ink), &stroke, centred, None);
    let dot = PathBuilder::from_circle(DOT.0, DOT.1, 2.6)?;
    picture.fill_path(&dot, &paint(amber), FillRule::Winding, centred, None);
    Some(picture)
}

/// From the top, clockwise, to where the dot is, by arcs of at most a quarter turn.
fn ring() -> Option<tiny_skia::Path> {
    let begin = -PI / 2.0;
    let end = (END.1 - MIDDLE).atan2(END.0 - MIDDLE) + 2.0 * PI;
    let pieces = 4_u8;
    let step = (end - begin) / f32::from(pieces);
    // How far the control points of a cubic stand from its ends, so that it follows a circle.
    let reach = 4.0 / 3.0 * (step / 4.0).tan() * RADIUS;
    let on = |angle: f32| (MIDDLE + RADIUS * angle.cos(), MIDDLE + RADIUS * angle.sin());
    let mut path = PathBuilder::new();
    let (x, y) = on(begin);
    path.move_to(x, y);
    for piece in 0..pieces {
        let from = begin + step * f32::from(piece);
        let to = from + step;
        let ((x0, y0), (x1, y1)) = (on(from), on(to));
        path.cubic_to(
            x0 - reach * from.sin(),
            y0 + reach * from.cos(),
            x1 + reach * to.sin(),
            y1 - reach * to.cos(),
            x1,
            y1,
        );
    }
    path.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alpha(picture: &Pixmap, x: u32, y: u32) -> u8 {
        picture.pixel(x, y).expect("a pixel inside").alpha()
    }

    #[test]
    fn the_loop_is_open_inside_and_its_dot_is_amber() {
        let picture = draw(220, Purpose::Any).expect("a picture");
        assert_eq!(alpha(&picture, 110, 110), 0, "the middle is empty");
        assert_eq!(alpha(&picture, 110, 25), 255, "the loop begins at the top");
        assert_eq!(
            alpha(&picture, 195, 110),
            255,
            "and goes round by the right"
        );
        let dot = picture.pixel(43, 52).expect("a pixel").demultiply();
        assert_eq!([dot.red(), dot.green(), dot.blue()], AMBER);
        assert_eq!(
            alpha(&picture, 70, 27),
            0,
            "between the loop's ends is nothing"
        );
    }

    #[test]
    fn a_mask_cuts_only_paper() {
        let side = 200_u32;
        let picture = draw(side, Purpose::Maskable).expect("a picture");
        for y in 0..side {
            for x in 0..side {
                let (dx, dy) = (f64::from(x) - 100.0, f64::from(y) - 100.0);
                if (dx * dx + dy * dy).sqrt() > 80.0 {
                    let pixel = picture.pixel(x, y).expect("a pixel").demultiply();
                    assert_eq!(
                        [pixel.red(), pixel.green(), pixel.blue()],
                        PAPER,
                        "{x}, {y}"
                    );
                }
            }
        }
    }

    #[test]
    fn every_file_that_the_manifest_names_is_drawn_or_in_the_repository() {
        let manifest = manifest();
        let public = Path::new(env!("CARGO_MANIFEST_DIR")).join("../public");
        for part in ["icons", "screenshots"] {
            for picture in manifest[part].as_array().expect("a list") {
                let name = picture["src"].as_str().expect("an address");
                let is_drawn = ICONS
                    .iter()
                    .any(|(icon, ..)| name == format!("static/icons/{icon}.png"));
                let file = public.join(name.trim_start_matches("static/"));
                assert!(is_drawn || file.is_file(), "{name}");
                if part == "screenshots" {
                    let sizes = picture["sizes"].as_str().expect("a size");
                    let bytes = fs::read(&file).expect("a picture");
                    let number =
                        |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().expect("four"));
                    // The header of a PNG has width and height behind its name.
                    assert_eq!(format!("{}x{}", number(16), number(20)), sizes, "{name}");
                }
            }
        }
        assert_eq!(manifest["start_url"], "./");
    }
}
