//! What a reader has chosen about the site.
//!
//! Owns the settings and their form `{"version":1,"theme":"dark"}`. It must not know how a choice is applied.

use crate::document::{Record, Stored};
use crate::extras::Extras;
use crate::json::{ObjectWriter, write_string, write_u64};

/// A reader's choices.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Light or dark; nothing follows the system.
    pub theme: Option<Theme>,
    extras: Extras,
}

/// The colours of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Theme {
    /// Dark ink on light paper.
    Light,
    /// Light ink on dark paper.
    Dark,
}

impl Theme {
    /// The name in storage and in attributes.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of this name.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        [Self::Light, Self::Dark]
            .into_iter()
            .find(|theme| theme.slug() == slug)
    }
}

impl Record for Settings {
    const KEY: &'static str = "evalloop:settings";
    const VERSION: u64 = 1;

    fn read(stored: Stored<'_>) -> Option<(Self, usize)> {
        let theme = stored.0.get("theme");
        let read = theme.and_then(|theme| Theme::from_slug(theme.as_str()?));
        let settings = Self {
            theme: read,
            extras: Extras::of(stored.0, &["version", "theme"]),
        };
        Some((settings, usize::from(theme.is_some() && read.is_none())))
    }

    fn write(&self) -> String {
        let mut text = String::new();
        let mut object = ObjectWriter::begin(&mut text);
        write_u64(Self::VERSION, object.field("version"));
        if let Some(theme) = self.theme {
            write_string(theme.slug(), object.field("theme"));
        }
        self.extras.write(&mut object);
        object.end();
        text
    }

    /// Settings carry no times: a choice that was just made here counts, otherwise what is stored.
    fn adopt(&mut self, stored: &Self, unsaved: bool) {
        if !unsaved {
            self.theme = stored.theme;
        }
        self.extras.adopt(&stored.extras);
    }
}
