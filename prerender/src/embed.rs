//! The embeds: the visualizer alone, for other sites' frames, with what machines ask about them.
//!
//! They carry nothing of the app. It must not know what the visualizer shows.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::Context as _;
use gil::scenario::{self, Scenario};
use line::escaped;
use serde_json::json;
use visualizer::markup::Extent;

use crate::assets::{Assets, policy_hash};
use crate::picture;
use crate::program;
use crate::shell::{APP, HEAD};
use crate::site::{Context, save};

/// The width and height that oEmbed asks for, in pixels.
const SIZE: (u32, u32) = (720, 560);

/// Writes `/embed/` and `/embed/<scenario>/` with their oEmbed records.
pub(crate) fn write(
    context: &Context<'_>,
    assets: &Assets,
    frame: &str,
    out: &Path,
) -> anyhow::Result<()> {
    let site = Site::named();
    let all = scenario::all();
    let first = all.first().context("there are no scenarios")?;
    let pages = all
        .iter()
        .map(|scenario| (scenario, format!("embed/{}/", scenario.id)));
    for scenario in all {
        let place = out.join("embed").join(scenario.id);
        fs::create_dir_all(&place).with_context(|| place.display().to_string())?;
        let file = place.join("picture.png");
        fs::write(&file, picture::png(scenario)?).with_context(|| file.display().to_string())?;
    }
    for (scenario, path) in pages.chain([(first, "embed/".to_owned())]) {
        let root = "../".repeat(path.matches('/').count());
        let shown = program::visualizer(context, Extent::Embed, scenario.id, &root)?;
        let head = head(assets, scenario, &site, &path, &root);
        let body = format!(
            "<main id=\"embed\">{shown}</main>\n<script type=\"module\" src=\"{root}{}\"></script>",
            assets.embed_start
        );
        let page = frame.replacen("<html ", "<html data-embed ", 1);
        let page = page.replacen(HEAD, &head, 1).replacen(APP, &body, 1);
        save(&out.join(&path).join("index.html"), &page)?;
        let record = oembed(scenario, &site, &path);
        save(&out.join(&path).join("oembed.json"), &record.to_string())?;
    }
    Ok(())
}

/// Where the site will stand, if whoever builds it has said so.
///
/// A folder of files does not know its own address. Machines that follow a link's picture or its oEmbed record want
/// whole addresses, and get relative ones where this is not set.
struct Site(Option<String>);

impl Site {
    fn named() -> Self {
        let named = std::env::var("EVALLOOP_ADDRESS").ok();
        let named = named.map(|address| address.trim().trim_end_matches('/').to_owned() + "/");
        Self(named.filter(|address| address.starts_with("http")))
    }

    /// The address of a file below the site's root, seen from a page from which `root` leads there.
    fn address(&self, root: &str, file: &str) -> String {
        self.0.as_deref().unwrap_or(root).to_owned() + file
    }
}

fn head(assets: &Assets, scenario: &Scenario, site: &Site, path: &str, root: &str) -> String {
    let title = escaped(scenario.title);
    let lead = escaped(scenario.lead);
    let policy = format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {}; style-src {} {}; img-src 'self'; \
         connect-src 'self'; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types evalloop-visualizer evalloop-workbench",
        policy_hash(&assets.embed_script),
        policy_hash(&assets.embed_style),
        policy_hash(assets.style_without_script),
    );
    let preview = site.address(root, &format!("embed/{}/picture.png", scenario.id));
    let mut head = format!(
        "<title>{title} · Evalloop</title>\n<meta name=\"description\" content=\"{lead}\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta property=\"og:type\" content=\"website\">\n\
         <meta property=\"og:site_name\" content=\"Evalloop\">\n\
         <meta property=\"og:title\" content=\"{title}\">\n\
         <meta property=\"og:description\" content=\"{lead}\">\n\
         <meta property=\"og:image\" content=\"{preview}\">\n\
         <meta property=\"og:image:width\" content=\"{}\">\n\
         <meta property=\"og:image:height\" content=\"{}\">\n\
         <meta property=\"og:image:alt\" content=\"{lead}\">\n\
         <meta name=\"twitter:card\" content=\"summary_large_image\">\n",
        picture::SIZE.0,
        picture::SIZE.1,
    );
    if site.0.is_some() {
        let _ = writeln!(
            head,
            "<meta property=\"og:url\" content=\"{}\">\n<link rel=\"canonical\" href=\"{}\">",
            site.address(root, path),
            site.address(root, "visualizer/")
        );
    }
    let _ = write!(
        head,
        "<link rel=\"icon\" href=\"{root}static/icon.svg\" type=\"image/svg+xml\">\n\
         <link rel=\"alternate\" type=\"application/json+oembed\" href=\"oembed.json\" title=\"{title}\">\n\
         <link rel=\"modulepreload\" href=\"{root}{}\">\n\
         <link rel=\"modulepreload\" href=\"{root}{}\">\n\
         <link rel=\"preload\" href=\"{root}{}\" as=\"fetch\" type=\"application/wasm\" crossorigin>\n\
         <style>{}</style>\n<noscript><style>{}</style></noscript>\n<script>{}</script>\n",
        assets.visualizer.start,
        assets.visualizer.glue,
        assets.visualizer.wasm,
        assets.embed_style,
        assets.style_without_script,
        assets.embed_script,
    );
    head
}

/// The embed's oEmbed record (oembed.com, version 1.0, type "rich").
fn oembed(scenario: &Scenario, site: &Site, path: &str) -> serde_json::Value {
    // Beside the record, where the site's own address is not known.
    let address = match &site.0 {
        Some(site) => site.to_owned() + path,
        None => "./".to_owned(),
    };
    let preview = site
        .0
        .as_ref()
        .map(|site| format!("{site}embed/{}/picture.png", scenario.id));
    let (width, height) = SIZE;
    let html = format!(
        "<iframe src=\"{address}\" width=\"{width}\" height=\"{height}\" title=\"{}\" loading=\"lazy\"></iframe>",
        escaped(scenario.title)
    );
    let mut record = json!({
        "version": "1.0",
        "type": "rich",
        "title": scenario.title,
        "provider_name": "Evalloop",
        "html": html,
        "width": width,
        "height": height,
    });
    if let Some(preview) = preview {
        record["thumbnail_url"] = preview.into();
        record["thumbnail_width"] = picture::SIZE.0.into();
        record["thumbnail_height"] = picture::SIZE.1.into();
    }
    record
}
