//! What every page loads or carries: the style sheet, the two scripts, the names that Trunk gave the app.
//!
//! It must not know any page.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, ensure};
use base64::Engine as _;
use evalloop::page::Page;
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet};
use sha2::{Digest, Sha256};

/// The style sheets in the order of their layers; each owns one concern.
/// What every page needs before its first paint; each page also needs some of the others then.
const FIRST: [&str; 4] = ["tokens", "base", "shell", "find"];
/// All others, in their order: of two rules of one weight the later holds.
const PARTS: [&str; 10] = [
    "level",
    "answer",
    "home",
    "palette",
    "visualizer",
    "workbench",
    "offline",
    "shelf",
    "forced",
    // Last, so that paper has the final word.
    "print",
];
/// What an embed needs of them, and what it needs besides.
const EMBED_STYLES: [&str; 4] = ["tokens", "base", "visualizer", "embed"];

/// Shows, where there is no JavaScript, what it would otherwise unfold, and hides what it would bring to life.
const WITHOUT_SCRIPT: &str = ".answer[hidden]{display:block!important;content-visibility:visible!important}\
    .tools,.choose,.count,.find,.end,.glance,.say,.play,.scrub,.pick,.follow,.marks,.viz .more,.viz .figures,.viz .beside-code{display:none!important}";

/// The parts of the site that pages share.
pub(crate) struct Assets {
    /// The styles that each kind of page has in it, minified.
    pub(crate) styles: Styles,
    /// The styles that hold without JavaScript.
    pub(crate) style_without_script: &'static str,
    /// The script at the end of each page's header, run before the first paint.
    pub(crate) first_script: String,
    /// The script behind what each page shows first, which serves the page until the app is awake.
    pub(crate) early_script: String,
    /// The file that starts the app, below the site's root.
    pub(crate) start: String,
    /// Its digest, as an `integrity` attribute has it.
    pub(crate) start_integrity: String,
    /// The JavaScript that wasm-bindgen wrote.
    pub(crate) glue: String,
    /// Its digest, as an `integrity` attribute has it.
    pub(crate) glue_integrity: String,
    /// The app itself.
    pub(crate) wasm: String,
    /// The visualizer as pages and embeds show it.
    pub(crate) visualizer: Visualizer,
    /// The visualizer of its own page.
    pub(crate) workbench: Visualizer,
    /// What brings the page of other banks to life.
    pub(crate) shelf: String,
    /// What starts an embed.
    pub(crate) embed_start: String,
    /// The styles of an embed, minified.
    pub(crate) embed_style: String,
    /// The script in an embed's head.
    pub(crate) embed_script: String,
}

/// The styles of pages. What a page shows first stands in it, so that nothing has to be waited for; the rest is a file of its
/// own, which comes behind the content, is the same for all pages, and is there when another page takes this one's place.
pub(crate) struct Styles {
    home: String,
    level: String,
    question: String,
    visualizer: String,
    bank: String,
    text: String,
    /// The file with all that is not in every page, below the site's root.
    pub(crate) parts: String,
}

impl Styles {
    fn prepare(root: &Path, out: &Path) -> anyhow::Result<Self> {
        let first = |parts: &[&str]| {
            let shown = PARTS.into_iter().filter(|part| parts.contains(part));
            styles(root, &FIRST.into_iter().chain(shown).collect::<Vec<_>>())
        };
        Ok(Self {
            home: first(&["level", "home", "visualizer", "forced"])?,
            level: first(&["level", "forced"])?,
            question: first(&["level", "answer", "forced"])?,
            visualizer: first(&["level", "visualizer", "workbench", "forced"])?,
            bank: first(&["level", "answer", "offline", "shelf", "forced"])?,
            text: first(&["answer", "offline", "forced"])?,
            parts: write_hashed(out, "styles-", "css", styles(root, &PARTS)?.as_bytes())?,
        })
    }

    /// What the policy of every page allows: a page that is fetched to take another's place is read under that one's.
    pub(crate) fn policy_hashes(&self) -> String {
        let all = [
            &self.home,
            &self.level,
            &self.question,
            &self.visualizer,
            &self.bank,
            &self.text,
        ];
        all.map(|styles| policy_hash(styles)).join(" ")
    }

    /// What a page of this kind has in it; none is one that cannot name a file.
    pub(crate) fn of(&self, page: Option<&Page>) -> &str {
        match page {
            Some(Page::Home) => &self.home,
            Some(Page::Level(_)) => &self.level,
            Some(Page::Question(_)) => &self.question,
            Some(Page::Visualizer) => &self.visualizer,
            Some(Page::Bank) => &self.bank,
            Some(Page::Guide | Page::Changes | Page::Offline) | None => &self.text,
        }
    }
}

/// The files of the visualizer's program, below the site's root.
pub(crate) struct Visualizer {
    /// What starts it.
    pub(crate) start: String,
    /// The JavaScript that wasm-bindgen wrote.
    pub(crate) glue: String,
    /// The program itself.
    pub(crate) wasm: String,
}

impl Assets {
    /// Reads and minifies what stands in the repository, and writes the start script into `out`.
    pub(crate) fn prepare(root: &Path, out: &Path) -> anyhow::Result<Self> {
        let (glue, wasm) = app_files(out)?;
        let glue = out.join(glue);
        let glue = replaced(out, &glue, "evalloop-", &module(&glue)?)?;
        let visualizer = visualizer_files(root, out, "visualizer")?;
        let workbench = visualizer_files(root, out, "workbench")?;
        let finder = program_files(out, "finder")?;
        let start_source = read(&root.join("web/start.js"))?
            .replace("%glue%", &glue)
            .replace("%wasm%", &wasm)
            .replace("%visualizer%", &visualizer.start)
            .replace("%workbench%", &workbench.start)
            .replace("%finder%", &finder.glue)
            .replace("%finder_wasm%", &finder.wasm)
            .replace("%offline%", &offline_script(root, out)?);
        let start = write_hashed(out, "start-", "js", start_source.as_bytes())?;
        let embed_start = read(&root.join("web/embed.js"))?
            .replace("%visualizer%", &visualizer.start)
            .replace("%workbench%", &workbench.start);
        let embed_start = strip_comments(&embed_start);
        let embed_start = write_hashed(out, "embed-", "js", embed_start.as_bytes())?;
        let element = strip_comments(&read(&root.join("web/gil-visualizer.js"))?);
        fs::write(out.join("gil-visualizer.js"), element).context("gil-visualizer.js")?;
        Ok(Self {
            styles: Styles::prepare(root, out)?,
            style_without_script: WITHOUT_SCRIPT,
            first_script: inline_script(root, "first.js")?,
            early_script: inline_script(root, "early.js")?,
            start,
            start_integrity: integrity(&start_source),
            glue_integrity: integrity(&read(&out.join(&glue))?),
            glue,
            wasm,
            visualizer,
            workbench,
            shelf: shelf_script(root, out)?,
            embed_start,
            embed_style: styles(root, &EMBED_STYLES)?,
            embed_script: inline_script(root, "embed-head.js")?,
        })
    }
}

impl Assets {
    /// What browsers are to compare the modules with that others import: a digest by address, seen from a page.
    pub(crate) fn import_map(&self, to_root: &str) -> String {
        let glue = format!("{to_root}{}", self.glue);
        serde_json::json!({ "integrity": { glue: self.glue_integrity } }).to_string()
    }
}

/// The files of a program beside the app, below the site's root.
struct Program {
    /// The JavaScript that wasm-bindgen wrote.
    glue: String,
    /// The program itself.
    wasm: String,
}

/// Names a program's files by their contents, since Trunk does so for the app only.
fn program_files(out: &Path, program: &str) -> anyhow::Result<Program> {
    let prefix = format!("{program}-");
    let glue = out.join(format!("{program}.js"));
    let wasm = out.join(format!("{program}_bg.wasm"));
    let bytes = fs::read(&wasm).with_context(|| wasm.display().to_string())?;
    Ok(Program {
        glue: replaced(out, &glue, &prefix, &module(&glue)?)?,
        wasm: replaced(out, &wasm, &prefix, &bytes)?,
    })
}

/// Puts a file with these bytes, named by them, in the place of the one that Trunk wrote; gives its name.
fn replaced(out: &Path, path: &Path, prefix: &str, bytes: &[u8]) -> anyhow::Result<String> {
    let extension = path.extension().and_then(OsStr::to_str).unwrap_or_default();
    fs::remove_file(path).with_context(|| path.display().to_string())?;
    write_hashed(out, prefix, extension, bytes)
}

/// The files of one of the visualizer's programs, with what starts it.
fn visualizer_files(root: &Path, out: &Path, program: &str) -> anyhow::Result<Visualizer> {
    let Program { glue, wasm } = program_files(out, program)?;
    let start = read(&root.join("web/visualizer.js"))?
        .replace("%glue%", &glue)
        .replace("%wasm%", &wasm);
    let start = write_hashed(
        out,
        &format!("{program}-start-"),
        "js",
        strip_comments(&start).as_bytes(),
    )?;
    Ok(Visualizer { start, glue, wasm })
}

/// Writes a file whose name tells its contents, and gives that name.
pub(crate) fn write_hashed(
    out: &Path,
    prefix: &str,
    extension: &str,
    bytes: &[u8],
) -> anyhow::Result<String> {
    let name = format!("{prefix}{}.{extension}", &hash(bytes)[..12]);
    let path = out.join(&name);
    fs::write(&path, bytes).with_context(|| path.display().to_string())?;
    Ok(name)
}

/// The source that a content security policy allows an inline script or style by.
pub(crate) fn policy_hash(inline: &str) -> String {
    format!("'{}'", integrity(inline))
}

/// A text's digest as browsers compare it.
fn integrity(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    format!(
        "sha256-{}",
        base64::engine::general_purpose::STANDARD.encode(digest)
    )
}

/// Bundles what keeps the site for reading offline, and gives the file's name; empty where nothing should be kept, while
/// somebody writes.
fn offline_script(root: &Path, out: &Path) -> anyhow::Result<String> {
    if is_development() {
        return Ok(String::new());
    }
    let script = esbuild(&root.join("web/offline/page.ts"), &["--bundle"])?;
    write_hashed(out, "offline-", "js", &script)
}

/// The program of the page of other banks, with its worker; gives the name of what the page fetches.
fn shelf_script(root: &Path, out: &Path) -> anyhow::Result<String> {
    let Program { glue, wasm } = program_files(out, "shelf")?;
    let worker = read(&root.join("web/shelf/worker.js"))?
        .replace("%glue%", &glue)
        .replace("%wasm%", &wasm);
    let worker = strip_comments(&worker);
    let worker = write_hashed(out, "shelf-worker-", "js", worker.as_bytes())?;
    let page = esbuild(&root.join("web/shelf/page.ts"), &["--bundle"])?;
    let page = String::from_utf8(page)?.replace("%worker%", &worker);
    write_hashed(out, "shelf-page-", "js", page.as_bytes())
}

/// A module that wasm-bindgen wrote, as it is sent: short, except while somebody writes.
fn module(path: &Path) -> anyhow::Result<Vec<u8>> {
    if is_development() {
        return fs::read(path).with_context(|| path.display().to_string());
    }
    esbuild(path, &[])
}

fn is_development() -> bool {
    std::env::var("TRUNK_PROFILE").as_deref() == Ok("debug")
}

/// A module, minified.
fn esbuild(path: &Path, arguments: &[&str]) -> anyhow::Result<Vec<u8>> {
    let output = Command::new("esbuild")
        .arg(path)
        .args(arguments)
        .args(["--minify", "--format=esm", "--target=es2022"])
        .arg("--log-level=warning")
        .output()
        .context("esbuild cannot be started; `cargo xtask build` provides it")?;
    ensure!(
        output.status.success(),
        "{}: {}",
        path.display(),
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(output.stdout)
}

/// A hash of what a file holds, for its name.
fn hash(contents: &[u8]) -> String {
    use std::fmt::Write as _;
    Sha256::digest(contents)
        .iter()
        .fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
}

fn read(path: &Path) -> anyhow::Result<String> {
    fs::read_to_string(path).with_context(|| path.display().to_string())
}

/// The glue and the WebAssembly among the files that Trunk wrote; their names carry a hash.
fn app_files(out: &Path) -> anyhow::Result<(String, String)> {
    let mut glue = Vec::new();
    let mut wasm = Vec::new();
    for entry in fs::read_dir(out).with_context(|| out.display().to_string())? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if let Some(rest) = name.strip_prefix("evalloop-") {
            match rest.split_once('.') {
                Some((hash, "wasm")) if hash.ends_with("_bg") => wasm.push(name),
                Some((_, "js")) => glue.push(name),
                // Type declarations, of use to nobody who reads the site.
                Some((_, "d.ts")) => fs::remove_file(out.join(&name))?,
                _ => {}
            }
        }
    }
    ensure!(
        glue.len() == 1 && wasm.len() == 1,
        "expected one evalloop-*.js and one evalloop-*_bg.wasm from Trunk in {}, found {glue:?} and {wasm:?}",
        out.display()
    );
    Ok((glue.remove(0), wasm.remove(0)))
}

fn styles(root: &Path, names: &[&str]) -> anyhow::Result<String> {
    let mut minified = String::new();
    for name in names {
        let path = root.join("styles").join(name).with_extension("css");
        let source = read(&path)?;
        let mut sheet = StyleSheet::parse(
            &source,
            ParserOptions {
                filename: path.display().to_string(),
                ..ParserOptions::default()
            },
        )
        .map_err(|error| anyhow::anyhow!("{error}"))?;
        sheet
            .minify(MinifyOptions::default())
            .map_err(|error| anyhow::anyhow!("{}: {error}", path.display()))?;
        let printed = sheet
            .to_css(PrinterOptions {
                minify: true,
                ..PrinterOptions::default()
            })
            .with_context(|| path.display().to_string())?;
        minified.push_str(&printed.code);
    }
    Ok(minified)
}

/// A script that stands in every page.
fn inline_script(root: &Path, name: &str) -> anyhow::Result<String> {
    Ok(strip_comments(&read(&root.join("web").join(name))?))
}

/// Leaves out the lines that are only comments: the head script is sent with every page.
fn strip_comments(script: &str) -> String {
    script
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_hash_is_the_digest_that_browsers_compute() {
        // The value that the CSP specification gives for this script, section 2.3.1 "Source Lists".
        assert_eq!(
            policy_hash("doSomething();"),
            "'sha256-RFWPLDbv2BY+rCkDzsE+0fr8ylGr2R2faWMhq4lfEQc='"
        );
    }

    #[test]
    fn the_styles_parse_and_keep_their_layers() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .expect("the repository");
        let names: Vec<_> = FIRST.into_iter().chain(PARTS).collect();
        let css = styles(root, &names).expect("valid style sheets");
        let places: Vec<_> = ["tokens", "base", "shell", "parts", "print"]
            .iter()
            .map(|layer| css.find(&format!("@layer {layer}")))
            .collect();
        assert!(
            places.iter().all(Option::is_some) && places.is_sorted(),
            "layers rank in this order: {places:?}"
        );
        assert!(
            css.contains("light-dark("),
            "themes are resolved by the browser"
        );
    }
}
