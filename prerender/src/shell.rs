//! A page's outermost HTML: its head with everything that machines read, around what people read.
//!
//! The frame is the repository's `index.html` as Trunk left it. It must not know what any page shows.

use std::fmt::Write as _;

use anyhow::ensure;
use evalloop::page::Page;
use line::escaped;

use crate::assets::{Assets, policy_hash};
use crate::install::{MANIFEST, TOUCH_ICON};

/// Where the frame takes a page's head.
pub(crate) const HEAD: &str = "<!--head-->";
/// Where it takes what people read.
pub(crate) const APP: &str = "<!--app-->";

/// A page before it is put into the shell.
pub(crate) struct Document {
    /// The page's address; `None` for the page that stands for every wrong address.
    pub(crate) page: Option<Page>,
    /// The title in the browser's tab.
    pub(crate) title: String,
    /// One or two sentences for search engines and link previews.
    pub(crate) description: String,
    /// Structured data (JSON-LD), if the page has any.
    pub(crate) structured: Option<serde_json::Value>,
    /// Everything within `#app`.
    pub(crate) body: String,
}

/// The shell: Trunk's `index.html` and the shared assets.
pub(crate) struct Shell<'a> {
    frame: &'a str,
    assets: &'a Assets,
}

impl<'a> Shell<'a> {
    /// # Errors
    /// When the frame has lost a place to put something.
    pub(crate) fn new(frame: &'a str, assets: &'a Assets) -> anyhow::Result<Self> {
        for place in [HEAD, APP] {
            ensure!(
                frame.matches(place).count() == 1,
                "index.html must hold {place} exactly once"
            );
        }
        Ok(Self { frame, assets })
    }

    /// The whole file.
    pub(crate) fn render(&self, document: &Document) -> String {
        let app = format!(
            "<div id=\"app\">{}</div>{}",
            document.body,
            self.program(document)
        );
        let page = self.frame.replacen(HEAD, &self.head(document), 1);
        page.replacen(APP, &app, 1)
    }

    fn head(&self, document: &Document) -> String {
        let title = escaped(&document.title);
        let description = escaped(&document.description);
        let mut head = format!(
            "<title>{title}</title>\n<meta name=\"description\" content=\"{description}\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n\
             <meta name=\"referrer\" content=\"no-referrer\">\n\
             <meta name=\"theme-color\" content=\"#fbfaf6\" media=\"(prefers-color-scheme: light)\">\n\
             <meta name=\"theme-color\" content=\"#101318\" media=\"(prefers-color-scheme: dark)\">\n\
             <meta property=\"og:site_name\" content=\"Evalloop\">\n\
             <meta property=\"og:title\" content=\"{title}\">\n\
             <meta property=\"og:description\" content=\"{description}\">\n",
            self.policy(document)
        );
        let Some(page) = &document.page else {
            // Its own depth is unknown, so it can reach no other file.
            head.push_str("<meta name=\"robots\" content=\"noindex\">\n");
            self.push_inline(&mut head, None);
            // It has no header that could end with it.
            let _ = writeln!(head, "<script>{}</script>", self.assets.first_script);
            return head;
        };
        let kind = if matches!(page, Page::Question(_)) {
            "article"
        } else {
            "website"
        };
        let root = page.to_root();
        let _ = write!(
            head,
            "<meta property=\"og:type\" content=\"{kind}\">\n\
             <link rel=\"expect\" href=\"#site\" blocking=\"render\">\n\
             <link rel=\"canonical\" href=\"./\">\n\
             <link rel=\"icon\" href=\"{root}static/icon.svg\" type=\"image/svg+xml\">\n\
             <link rel=\"apple-touch-icon\" href=\"{root}{TOUCH_ICON}\">\n\
             <link rel=\"manifest\" href=\"{root}{MANIFEST}\">\n"
        );
        if let Some(structured) = &document.structured {
            // `</` must not end the element early.
            let json = structured.to_string().replace("</", "<\\/");
            let _ = writeln!(head, "<script type=\"application/ld+json\">{json}</script>");
        }
        self.push_inline(&mut head, Some(page));
        head
    }

    /// Nothing is allowed but what stands in the page, by its hash, and what comes from this origin.
    fn policy(&self, document: &Document) -> String {
        let assets = self.assets;
        let import_map = document
            .page
            .as_ref()
            .map(|page| policy_hash(&assets.import_map(&page.to_root())))
            .unwrap_or_default();
        format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {} {} {import_map}; style-src 'self' {} {}; \
             img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; \
             manifest-src 'self'; base-uri 'none'; form-action 'none'; \
             require-trusted-types-for 'script'; trusted-types evalloop evalloop-visualizer evalloop-workbench evalloop-worker evalloop-shelf",
            policy_hash(&assets.first_script),
            policy_hash(&assets.early_script),
            assets.styles.policy_hashes(),
            policy_hash(assets.style_without_script),
        )
    }

    /// What fetches and starts the app. It stands behind the content, so that no byte of the app comes before one that is
    /// to be read; until it has come, `web/early.js` serves the page.
    fn program(&self, document: &Document) -> String {
        let Some(page) = &document.page else {
            return String::new();
        };
        let root = page.to_root();
        let Assets {
            start,
            start_integrity,
            glue,
            glue_integrity,
            wasm,
            ..
        } = self.assets;
        let sheet = format!(
            "<link rel=\"stylesheet\" href=\"{root}{}\">\n",
            self.assets.styles.parts
        );
        // A style sheet holds up all that is read behind it. What is there to be read has its styles before the app, which
        // it does not need; the visualizer's page is there for its program, and its styles are asked for first, but used last.
        let (before, visualizer, behind) = if *page == Page::Visualizer {
            let files = &self.assets.workbench;
            let early = sheet.replace("\"stylesheet\"", "\"preload\" as=\"style\"");
            // After the app's own, which names the build.
            let program = format!(
                "<link rel=\"modulepreload\" href=\"{root}{}\">\n<link rel=\"modulepreload\" href=\"{root}{}\">\n\
                 <link rel=\"preload\" href=\"{root}{}\" as=\"fetch\" type=\"application/wasm\" crossorigin>\n",
                files.start, files.glue, files.wasm
            );
            (early, program, sheet)
        } else {
            (sheet, String::new(), String::new())
        };
        let import_map = self.assets.import_map(&root);
        // Browsers do not take a preloaded file for a fetch with a digest, so the WebAssembly would be sent twice.
        format!(
            "\n{before}<script type=\"importmap\">{import_map}</script>\n\
             <link rel=\"modulepreload\" href=\"{root}{glue}\" integrity=\"{glue_integrity}\">\n\
             <link rel=\"preload\" href=\"{root}{wasm}\" as=\"fetch\" type=\"application/wasm\" crossorigin>\n{visualizer}\
             <script type=\"module\" src=\"{root}{start}\" integrity=\"{start_integrity}\"></script>\n{behind}"
        )
    }

    fn push_inline(&self, head: &mut String, page: Option<&Page>) {
        let _ = write!(
            head,
            "<style>{}</style>\n<noscript><style>{}</style></noscript>\n",
            self.assets.styles.of(page),
            self.assets.style_without_script
        );
    }
}
