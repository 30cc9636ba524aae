//! The addresses of the site: a [`Page`] parses and prints its path.
//!
//! Paths are relative to the folder that the site was put in, which no page knows: links climb to it by
//! `../`, once for each level of their own depth. It must not know what a page shows.

use bank::{Level, QuestionId};

/// A page that is a real file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Page {
    /// What this is, and where the reader was.
    Home,
    /// The questions of a level.
    Level(Level),
    /// One question, whole.
    Question(QuestionId),
    /// The guide around the bank.
    Guide,
    /// The visualizer.
    Visualizer,
    /// What was changed in published answers.
    Changes,
    /// What is kept for reading offline, and what stands for a page that is not.
    Offline,
    /// Any other bank, from a file.
    Bank,
}

impl Page {
    /// The page at a path below the site's root, such as `q/gil/`; without its query or fragment.
    #[must_use]
    pub fn parse(path: &str) -> Option<Self> {
        let path = path.strip_suffix("index.html").unwrap_or(path);
        if path.is_empty() {
            return Some(Self::Home);
        }
        let path = path.strip_suffix('/')?;
        if let Some(id) = path.strip_prefix("q/") {
            return QuestionId::parse(id).map(Self::Question);
        }
        match path {
            "guide" => Some(Self::Guide),
            "visualizer" => Some(Self::Visualizer),
            "changes" => Some(Self::Changes),
            "offline" => Some(Self::Offline),
            "bank" => Some(Self::Bank),
            level => Level::parse(level).map(Self::Level),
        }
    }

    /// The page's path below the site's root: empty for the first page, else ending in `/`.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Self::Home => String::new(),
            Self::Level(level) => format!("{}/", level.slug()),
            Self::Question(id) => format!("q/{}/", id.as_str()),
            Self::Guide => "guide/".to_owned(),
            Self::Visualizer => "visualizer/".to_owned(),
            Self::Changes => "changes/".to_owned(),
            Self::Offline => "offline/".to_owned(),
            Self::Bank => "bank/".to_owned(),
        }
    }

    /// How to reach the site's root from this page: `./` or as many `../` as the path is deep.
    #[must_use]
    pub fn to_root(&self) -> String {
        match self.path().matches('/').count() {
            0 => "./".to_owned(),
            depth => "../".repeat(depth),
        }
    }

    /// A link from this page to another, relative, so that it holds wherever the site is put.
    #[must_use]
    pub fn link(&self, to: &Self) -> String {
        self.to_root() + &to.path()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(id: &str) -> Page {
        Page::Question(QuestionId::parse(id).expect("an id"))
    }

    #[test]
    fn every_page_is_found_again_by_its_path() {
        let pages = [
            Page::Home,
            Page::Guide,
            Page::Visualizer,
            Page::Changes,
            Page::Offline,
            Page::Bank,
            question("gil"),
        ];
        let levels = Level::ALL.map(Page::Level);
        for page in pages.into_iter().chain(levels) {
            assert_eq!(Page::parse(&page.path()), Some(page.clone()), "{page:?}");
            let file = page.path() + "index.html";
            assert_eq!(Page::parse(&file), Some(page), "{file}");
        }
    }

    #[test]
    fn paths_that_no_page_has_are_none() {
        for path in [
            "mid",
            "/",
            "nowhere/",
            "q/",
            "q//",
            "q/Gil/",
            "q/../mid/",
            "q/a/b/",
            "//mid/",
        ] {
            assert_eq!(Page::parse(path), None, "{path}");
        }
    }

    #[test]
    fn links_climb_to_the_root_first() {
        assert_eq!(Page::Home.link(&Page::Guide), "./guide/");
        assert_eq!(question("gil").link(&Page::Level(Level::Mid)), "../../mid/");
        assert_eq!(Page::Guide.link(&Page::Home), "../");
    }
}
