//! The words of an index: sorted, written as what each adds to the one before, in blocks that can be reached at once.
//!
//! ```text
//! blocks    for every 32 words: where their terms begin, where their postings begin (two numbers of four bytes)
//! terms     for each word: bytes shared with the one before << 4 | bytes of its own (15: a byte more says how many
//!           above 15), its own bytes, how many documents hold it (short), the length of its postings (short), and
//!           the postings themselves where only one document holds it
//! postings  for each word: for each document 2 × the documents passed over + 1 if a pattern follows (short), and
//!           that pattern; without one it is the first
//! ```
//!
//! Owns reading these, and finding words exactly, by their beginning and with typing errors. It must not know what a match
//! is worth.

use crate::distance::Comparison;
use crate::format::{number, take_short};
use crate::prelude::*;

/// How many words a block has.
pub(crate) const BLOCK: usize = 32;

/// The sections of an index that hold its words.
#[derive(Clone, Copy)]
pub(crate) struct Vocabulary<'a> {
    pub(crate) blocks: &'a [u8],
    pub(crate) terms: &'a [u8],
    pub(crate) postings: &'a [u8],
}

/// A word of the index.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Term<'a> {
    /// How many documents hold it, as it says itself.
    pub(crate) holding: usize,
    postings: &'a [u8],
}

/// How a word with typing errors was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Near {
    /// At least 1.
    pub(crate) edits: u8,
    /// Whether only a beginning of the word is that near.
    pub(crate) beginning: bool,
}

impl Term<'_> {
    /// How much there is to read.
    pub(crate) fn size(&self) -> usize {
        self.postings.len()
    }

    /// Hands over the documents that hold the word, with the number of its pattern there.
    #[inline]
    pub(crate) fn each(&self, mut posting: impl FnMut(usize, u8)) {
        let mut at = 0;
        let mut document = 0;
        while let Some(read) = take_short(self.postings, &mut at) {
            document += (read >> 1) as usize;
            let mut pattern = 0;
            if read & 1 > 0 {
                let Some(named) = self.postings.get(at) else {
                    return;
                };
                pattern = *named;
                at += 1;
            }
            posting(document, pattern);
            document += 1;
        }
    }
}

/// A place in the vocabulary, and the word that stands there.
struct Cursor<'a> {
    vocabulary: Vocabulary<'a>,
    /// The block of the word, and how many of the block's words were read.
    block: usize,
    read: usize,
    at: usize,
    posting: usize,
    form: Vec<u8>,
    /// How many bytes the word shares with the one before.
    shared: usize,
}

impl<'a> Cursor<'a> {
    fn at_block(vocabulary: Vocabulary<'a>, block: usize) -> Self {
        let mut cursor = Self {
            vocabulary,
            block,
            read: 0,
            at: 0,
            posting: 0,
            form: Vec::new(),
            shared: 0,
        };
        cursor.enter(block);
        cursor
    }

    fn enter(&mut self, block: usize) {
        self.block = block;
        self.read = 0;
        // Beyond the last block there is nothing to read at these places.
        self.at = number(self.vocabulary.blocks, 8 * block).unwrap_or(usize::MAX);
        self.posting = number(self.vocabulary.blocks, 8 * block + 4).unwrap_or(usize::MAX);
    }

    /// Reads the next word; nothing at the end, or where the bytes make no sense.
    fn next(&mut self) -> Option<Term<'a>> {
        if self.read == BLOCK {
            self.enter(self.block + 1);
        }
        let terms = self.vocabulary.terms;
        let mut at = self.at;
        let lengths = *terms.get(at)?;
        at += 1;
        let mut length = |nibble: u8| {
            let mut length = usize::from(nibble);
            if length == 15 {
                length += usize::from(*terms.get(at)?);
                at += 1;
            }
            Some(length)
        };
        let shared = length(lengths >> 4)?;
        let own = length(lengths & 15)?;
        self.shared = if self.read == 0 {
            0
        } else {
            shared.min(self.form.len())
        };
        self.form.truncate(self.shared);
        self.form.extend_from_slice(terms.get(at..)?.get(..own)?);
        at += own;
        let holding = take_short(terms, &mut at)? as usize;
        let size = take_short(terms, &mut at)? as usize;
        let postings = if holding == 1 {
            let inline = terms.get(at..)?.get(..size)?;
            at += size;
            inline
        } else {
            let list = self.vocabulary.postings.get(self.posting..)?.get(..size)?;
            self.posting += size;
            list
        };
        self.at = at;
        self.read += 1;
        Some(Term { holding, postings })
    }
}

impl<'a> Vocabulary<'a> {
    fn block_count(&self) -> usize {
        self.blocks.len() / 8
    }

    /// The first word of a block.
    fn head(&self, block: usize) -> &'a [u8] {
        let head = || {
            let mut at = number(self.blocks, 8 * block)?;
            let lengths = self.terms.get(at)?;
            at += 1;
            let mut own = usize::from(lengths & 15);
            if own == 15 {
                own += usize::from(*self.terms.get(at)?);
                at += 1;
            }
            self.terms.get(at..)?.get(..own)
        };
        head().unwrap_or_default()
    }

    /// The last block that begins with a word before `form`, or the first.
    fn block_of(&self, form: &[u8]) -> usize {
        let (mut low, mut high) = (0, self.block_count());
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.head(middle) <= form {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low.saturating_sub(1)
    }

    /// The very word.
    pub(crate) fn find(&self, form: &str) -> Option<Term<'a>> {
        let mut cursor = Cursor::at_block(*self, self.block_of(form.as_bytes()));
        for _ in 0..BLOCK {
            let term = cursor.next()?;
            if cursor.form.as_slice() >= form.as_bytes() {
                return (cursor.form == form.as_bytes()).then_some(term);
            }
        }
        None
    }

    /// Hands over the words that begin with `beginning`, in order, until one is refused.
    pub(crate) fn beginning_with(
        &self,
        beginning: &str,
        word: &mut dyn FnMut(&str, Term<'a>) -> bool,
    ) {
        let beginning = beginning.as_bytes();
        let mut cursor = Cursor::at_block(*self, self.block_of(beginning));
        while let Some(term) = cursor.next() {
            if cursor.form.as_slice() < beginning {
                continue;
            }
            if !cursor.form.starts_with(beginning) {
                return;
            }
            if let Ok(form) = core::str::from_utf8(&cursor.form)
                && !word(form, term)
            {
                return;
            }
        }
    }

    /// Hands over the words that are at most `limit` typing errors away from what was typed, but not the very one; if it
    /// is `unfinished`, also those of which a beginning is. Those first letters that are given are not in error.
    pub(crate) fn near(
        &self,
        typed: &[char],
        limit: u8,
        unfinished: bool,
        certain: &str,
        word: &mut dyn FnMut(Term<'a>, Near),
    ) {
        let certain = certain.as_bytes();
        let mut comparison = Comparison::new(typed, limit);
        let mut cursor = Cursor::at_block(*self, self.block_of(certain));
        // Where each compared letter ends, in bytes; how many bytes no match begins with, or how many all that begin with
        // match.
        let mut ends: Vec<usize> = Vec::new();
        let mut dead: Option<usize> = None;
        loop {
            if let Some(length) = dead
                && cursor.read == BLOCK
            {
                // Whole blocks that begin as what is ruled out does are passed over.
                let ruled_out = &cursor.form[..length];
                let mut block = cursor.block + 1;
                while block + 1 < self.block_count() && self.head(block + 1).starts_with(ruled_out)
                {
                    block += 1;
                }
                if block > cursor.block + 1 && self.head(block).starts_with(ruled_out) {
                    cursor.enter(block);
                    cursor.form.truncate(length);
                }
            }
            let entering = cursor.read == BLOCK || cursor.read == 0;
            let before = if entering {
                cursor.form.clone()
            } else {
                Vec::new()
            };
            let Some(term) = cursor.next() else { return };
            let shared = if entering {
                before
                    .iter()
                    .zip(&cursor.form)
                    .take_while(|(one, other)| one == other)
                    .count()
            } else {
                cursor.shared
            };
            if !cursor.form.starts_with(certain) {
                if cursor.form.as_slice() > certain {
                    return;
                }
                ends.clear();
                comparison.truncate(0);
                dead = None;
                continue;
            }
            if let Some(length) = dead {
                if shared >= length {
                    continue;
                }
                dead = None;
            }
            let kept = ends.partition_point(|end| *end <= shared);
            ends.truncate(kept);
            comparison.truncate(kept);
            let from = ends.last().copied().unwrap_or(0);
            let Ok(rest) = core::str::from_utf8(&cursor.form[from..]) else {
                continue;
            };
            let mut end = from;
            let mut alive = true;
            for letter in rest.chars() {
                end += letter.len_utf8();
                ends.push(end);
                alive = comparison.push(letter);
                if !alive {
                    break;
                }
            }
            let beginning = comparison.beginning().filter(|_| unfinished);
            if !alive && beginning.is_none() {
                dead = Some(end);
                continue;
            }
            let whole = comparison
                .whole()
                .filter(|_| alive && end == cursor.form.len());
            match (whole, beginning) {
                // What is or begins with the very letters is no typing error; it was found already.
                (Some(0), _) | (None, None | Some((0, _))) => {}
                (Some(edits), _) => word(
                    term,
                    Near {
                        edits,
                        beginning: false,
                    },
                ),
                (None, Some((edits, _))) => word(
                    term,
                    Near {
                        edits,
                        beginning: true,
                    },
                ),
            }
        }
    }
}
