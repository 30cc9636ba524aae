//! An index as bytes: what is written when the site is built, and opened in the page.
//!
//! Owns the outside of the format. For now the bytes hold the documents' texts, and opening indexes them.

use crate::document::{Document, Kind, Shown};
use crate::index::Index;

const MAGIC: &[u8; 4] = b"EVLX";

/// Why bytes are no index that can be used; whoever fetched them falls back to something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// They are not an index at all.
    Foreign,
    /// They were written by another version of the format.
    Version {
        /// The version of the bytes.
        found: u16,
    },
    /// They end too early or too late.
    Truncated,
    /// They were changed on the way.
    Damaged,
}

/// What a build makes: the index, and the texts for passages, which are fetched by need.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Built {
    /// For [`Index::open`].
    pub index: Vec<u8>,
    /// For [`Texts::open`].
    pub texts: Vec<u8>,
}

/// Takes up documents; their order is their number.
#[derive(Clone, Debug, Default)]
pub struct Builder {
    index: Vec<u8>,
    texts: Vec<u8>,
}

/// The texts of an index's documents, from which passages are cut.
#[derive(Clone, Debug, Default)]
pub struct Texts(Vec<String>);

/// What is kept of a document for showing it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Kept {
    kind: Kind,
    texts: [String; 6],
}

fn put(bytes: &mut Vec<u8>, text: &str) {
    bytes.extend(u32::try_from(text.len()).unwrap_or(0).to_le_bytes());
    bytes.extend(text.as_bytes());
}

fn take(bytes: &mut &[u8]) -> Option<String> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    let length = u32::from_le_bytes(*length) as usize;
    let text = String::from_utf8(rest.get(..length)?.to_vec()).ok()?;
    *bytes = &rest[length..];
    Some(text)
}

fn body(bytes: &[u8]) -> Result<&[u8], OpenError> {
    match bytes.strip_prefix(MAGIC) {
        Some(body) => Ok(body),
        None if bytes.is_empty() => Err(OpenError::Truncated),
        None => Err(OpenError::Foreign),
    }
}

impl Builder {
    /// Takes up a document.
    pub fn add(&mut self, document: &Document) {
        self.index.push(document.kind as u8);
        for text in [document.id, document.level, document.difficulty]
            .into_iter()
            .chain(document.texts())
        {
            put(&mut self.index, text);
        }
        put(
            &mut self.texts,
            &[
                document.summary,
                "\n",
                document.key_points,
                "\n",
                document.answer,
            ]
            .concat(),
        );
    }

    /// Writes the index.
    #[must_use]
    pub fn finish(self) -> Built {
        Built {
            index: [MAGIC, &self.index[..]].concat(),
            texts: [MAGIC, &self.texts[..]].concat(),
        }
    }
}

impl Texts {
    /// Checks the bytes that a build made beside the index.
    ///
    /// # Errors
    /// If they are not such bytes, or not of this version, or not whole.
    pub fn open(bytes: Box<[u8]>) -> Result<Self, OpenError> {
        let mut rest = body(&bytes)?;
        let mut texts = Vec::new();
        while !rest.is_empty() {
            texts.push(take(&mut rest).ok_or(OpenError::Truncated)?);
        }
        Ok(Self(texts))
    }

    /// The text of a document: short answer, key points and answer, a line each.
    #[must_use]
    pub fn of(&self, document: usize) -> Option<&str> {
        self.0.get(document).map(String::as_str)
    }
}

impl Index {
    /// Checks the bytes of an index and keeps them as they are.
    ///
    /// # Errors
    /// If they are not such bytes, or not of this version, or not whole.
    pub fn open(bytes: Box<[u8]>) -> Result<Self, OpenError> {
        let mut rest = body(&bytes)?;
        let mut kept = Vec::new();
        let mut documents = Vec::new();
        while let Some((kind, after)) = rest.split_first() {
            rest = after;
            let mut texts: [String; 10] = Default::default();
            for text in &mut texts {
                *text = take(&mut rest).ok_or(OpenError::Truncated)?;
            }
            kept.push(Kept {
                kind: *Kind::ALL
                    .get(usize::from(*kind))
                    .ok_or(OpenError::Damaged)?,
                texts: [0, 1, 2, 5, 3, 4].map(|place: usize| texts[place].clone()),
            });
            documents.push(texts);
        }
        let mut index = Self::build(documents.iter().map(|texts| Document {
            title: &texts[3],
            tags: &texts[4],
            category: &texts[5],
            summary: &texts[6],
            key_points: &texts[7],
            answer: &texts[8],
            code: &texts[9],
            ..Document::default()
        }));
        index.kept = kept;
        Ok(index)
    }

    /// What is known of a document for showing it.
    #[must_use]
    pub fn shown(&self, document: usize) -> Option<Shown<'_>> {
        let kept = self.kept.get(document)?;
        let [id, level, difficulty, category, title, tags] = &kept.texts;
        Some(Shown {
            kind: kept.kind,
            id,
            level,
            difficulty,
            category,
            title,
            tags,
        })
    }
}
