//! What counts as a word in text about Python.
//!
//! Owns the split of text into words, the forms under which a word is found (`functools.wraps` also as `functools`
//! and `wraps`, `__init__` also as `init`, `TaskGroup` also as `task` and `group`) and where each stands in the text.
//! It must not know documents, queries or weights.

mod parts;
mod stretch;

use core::ops::Range;

use crate::letters::{cut, fold, is_alphanumeric};
use crate::prelude::*;
pub(crate) use stretch::{Other, Plain, Stretch, each_stretch};

/// The longest bracket that belongs to an order of growth: `O(n log n)`, and a little more.
const LONGEST_ORDER: usize = 12;

/// One form under which a word is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Term {
    /// Case-folded; hyphens, apostrophes and inner spaces are left out, accents stay.
    pub(crate) form: String,
    /// Where it stands in the text, in bytes, on character boundaries.
    pub(crate) span: Range<usize>,
}

/// A word as it is written, and what it is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// The whole of it: `@functools.wraps`.
    pub(crate) whole: Term,
    /// Parts that are made of parts themselves: `functools.wraps`.
    pub(crate) compounds: Vec<Term>,
    /// The parts that say it all when taken together: `functools`, `wraps`. Empty for a simple word.
    pub(crate) leaves: Vec<Term>,
}

impl Word {
    /// Every part, whole word excluded.
    pub(crate) fn parts(&self) -> impl Iterator<Item = &Term> {
        self.compounds.iter().chain(&self.leaves)
    }
}

impl Term {
    /// Where the first `letters` letters of the form end in the text, in bytes.
    pub(crate) fn end_of_beginning(&self, text: &str, letters: usize) -> usize {
        let mut wanted = self.form.chars().take(letters).peekable();
        for (at, letter) in cut(text, self.span.clone()).char_indices() {
            if wanted.peek().is_none() {
                return self.span.start + at;
            }
            // A character that is not next in the form is one that the form leaves out.
            wanted.next_if_eq(&fold(letter));
        }
        self.span.end
    }
}

/// The words of a text, in order.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    each_stretch(text, &mut |stretch| match stretch {
        Stretch::Plain(plain) => words.push(Word {
            whole: Term {
                form: cut(text, plain.span.clone()).to_ascii_lowercase(),
                span: plain.span,
            },
            compounds: Vec::new(),
            leaves: Vec::new(),
        }),
        Stretch::Other(other) => other.words(&mut |word| words.push(word)),
    });
    words
}

fn is_letter(character: char) -> bool {
    is_alphanumeric(character) || character == '_'
}

fn is_apostrophe(character: char) -> bool {
    character == '\'' || character == '’'
}

/// A text by characters, with the byte at which each begins.
struct Scan<'a> {
    text: &'a str,
    characters: Vec<(usize, char)>,
    /// Whether the text ends here, so that more may be typed.
    last: bool,
}

impl<'a> Scan<'a> {
    fn of(text: &'a str, last: bool) -> Self {
        // Room for all at once: this is done for every twentieth word that is indexed.
        let mut characters = Vec::with_capacity(text.len());
        characters.extend(text.char_indices());
        Self {
            text,
            characters,
            last,
        }
    }

    /// Hands over the words, as they stand `offset` bytes later.
    fn words(&self, offset: usize, word: &mut dyn FnMut(Word)) {
        let mut at = 0;
        while at < self.characters.len() {
            if !self.is(at, is_letter) {
                at += 1;
                continue;
            }
            let end = self.end_of_order(at).or_else(|| self.end_of_word(at));
            if let Some(end) = end {
                let mut found = self.word(at, end);
                for term in [&mut found.whole]
                    .into_iter()
                    .chain(&mut found.compounds)
                    .chain(&mut found.leaves)
                {
                    term.span = term.span.start + offset..term.span.end + offset;
                }
                word(found);
                // A word ends before a joiner only where a possessive was cut off; pass over that.
                at = if self.joins(end) { end + 2 } else { end };
            } else {
                // Nothing but underscores.
                while self.is(at, is_letter) {
                    at += 1;
                }
            }
        }
    }

    fn is(&self, at: usize, test: impl Fn(char) -> bool) -> bool {
        self.characters
            .get(at)
            .is_some_and(|&(_, character)| test(character))
    }

    fn byte(&self, at: usize) -> usize {
        self.characters
            .get(at)
            .map_or(self.text.len(), |&(byte, _)| byte)
    }

    /// The end of `O(1)`, `O(n log n)` or, at the end of the text, of `O(n` as it is being typed.
    fn end_of_order(&self, start: usize) -> Option<usize> {
        if !self.is(start, |letter| letter == 'O' || letter == 'o')
            || !self.is(start + 1, |next| next == '(')
        {
            return None;
        }
        let inner = start + 2;
        let length = self.characters[inner..]
            .iter()
            .take_while(|&&(_, c)| {
                c.is_ascii_alphanumeric() || matches!(c, ' ' | '_' | '^' | '*' | '+')
            })
            .count();
        let end = inner + length;
        let closed = self.is(end, |next| next == ')');
        let fits = length > 0
            && length <= LONGEST_ORDER
            && (closed || (self.last && end == self.characters.len()));
        fits.then_some(end + usize::from(closed))
    }

    /// The end of the word that begins here, unless it has nothing but underscores.
    fn end_of_word(&self, start: usize) -> Option<usize> {
        let mut end = start;
        let mut possessive = None;
        while self.is(end, is_letter) || self.joins(end) {
            if self.is(end, is_apostrophe) {
                possessive = Some(end);
            }
            end += 1;
        }
        if let Some(apostrophe) = possessive
            && apostrophe + 2 == end
            && self.is(apostrophe + 1, |letter| letter == 's' || letter == 'S')
        {
            end = apostrophe;
        }
        self.characters[start..end]
            .iter()
            .any(|&(_, c)| is_alphanumeric(c))
            .then_some(end)
    }

    /// Whether this character holds two halves of one word together: `functools.wraps`, `thread-safe`, `don't`.
    fn joins(&self, at: usize) -> bool {
        at > 0
            && self.is(at, |joiner| {
                joiner == '.' || joiner == '-' || is_apostrophe(joiner)
            })
            && self.is(at - 1, is_letter)
            && self.is(at + 1, is_letter)
    }

    fn word(&self, start: usize, end: usize) -> Word {
        let bare = self.term(start, end);
        let mut compounds = Vec::new();
        let mut leaves = Vec::new();
        if !self.is_plain(start, end) {
            self.take_apart(start, end, &bare, &mut compounds, &mut leaves);
        }
        let sigil = self.sigil(start);
        if sigil == start {
            return Word {
                whole: bare,
                compounds,
                leaves,
            };
        }
        let form = cut(self.text, self.byte(sigil)..self.byte(start)).to_owned() + &bare.form;
        let whole = Term {
            form,
            span: self.byte(sigil)..bare.span.end,
        };
        if leaves.is_empty() {
            leaves.push(bare);
        } else {
            compounds.push(bare);
        }
        Word {
            whole,
            compounds,
            leaves,
        }
    }

    /// Whether a word has no parts at first sight, as almost all of prose: small letters after any.
    fn is_plain(&self, start: usize, end: usize) -> bool {
        let small = |at| self.is(at, |c| c.is_ascii_lowercase());
        self.is(start, |c| c.is_ascii_alphabetic()) && (start + 1..end).all(small)
    }

    /// Where the stars or the at sign directly before a word begin; the word's own start if there is none, or if
    /// they are an operator between two operands.
    fn sigil(&self, start: usize) -> usize {
        let count = |sign| {
            (1..=2)
                .take_while(|&back| start >= back && self.is(start - back, |c| c == sign))
                .count()
        };
        let sigil = start - count('*').max(count('@').min(1));
        let operator = sigil > 0
            && self.is(sigil - 1, |c| {
                is_letter(c) || matches!(c, ')' | ']' | '*' | '@')
            });
        if operator { start } else { sigil }
    }

    fn term(&self, start: usize, end: usize) -> Term {
        let span = self.byte(start)..self.byte(end);
        let mut form = String::with_capacity(span.len());
        for &(_, c) in &self.characters[start..end] {
            if c != '-' && c != ' ' && !is_apostrophe(c) {
                form.push(fold(c));
            }
        }
        Term { form, span }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The forms of a text: each word, then its parts in brackets.
    fn forms(text: &str) -> String {
        let show = |word: &Word| {
            let parts: Vec<_> = word.parts().map(|part| part.form.as_str()).collect();
            if parts.is_empty() {
                word.whole.form.clone()
            } else {
                format!("{}[{}]", word.whole.form, parts.join(" "))
            }
        };
        words(text).iter().map(show).collect::<Vec<_>>().join(" ")
    }

    proptest! {
        #[test]
        fn looking_at_stretches_is_looking_at_the_whole(text in r"([a-d]|[A-C]|O\(|o\(|n| |\)|\.|,|-|_|'|\*|@|`|[0-9]|é|\n|:){0,40}") {
            let mut whole = Vec::new();
            Scan::of(&text, true).words(0, &mut |word| whole.push(word));
            prop_assert_eq!(words(&text), whole);
        }
    }

    #[test]
    fn names_of_python_stay_whole_and_are_found_by_their_parts() {
        assert_eq!(forms("`__init__`"), "__init__[init]");
        assert_eq!(
            forms("functools.wraps(f)"),
            "functools.wraps[functools wraps] f"
        );
        assert_eq!(
            forms("@functools.wraps"),
            "@functools.wraps[functools.wraps functools wraps]"
        );
        assert_eq!(forms("obj.__init__()"), "obj.__init__[__init__ obj init]");
        assert_eq!(
            forms("def f(*args, **kwargs)"),
            "def f *args[args] **kwargs[kwargs]"
        );
        assert_eq!(forms("a**b x*y 2 @ 3"), "a b x y 2 3");
        assert_eq!(
            forms("TaskGroup HTTPServer CPython PEPs"),
            "taskgroup[task group] httpserver[http server] cpython[python] peps"
        );
        assert_eq!(
            forms("snake_case _private ___"),
            "snake_case[snake case] _private[private]"
        );
        assert_eq!(forms("super().__init__"), "super __init__[init]");
    }

    #[test]
    fn orders_of_growth_are_words() {
        assert_eq!(
            forms("O(1), O(n) and O(n log n)."),
            "o(1) o(n) and o(nlogn)"
        );
        assert_eq!(forms("O(n lo"), "o(nlo");
        assert_eq!(forms("foo(1)"), "foo 1");
        assert_eq!(
            forms("O(this is no order of growth)"),
            "o this is no order of growth"
        );
    }

    #[test]
    fn versions_and_proposals_keep_their_numbers() {
        assert_eq!(forms("PEP 703, pep703."), "pep 703 pep703[pep 703]");
        assert_eq!(forms("since 3.14.2."), "since 3.14.2");
        assert_eq!(
            forms("python3.11 UTF-8 utf8"),
            "python3.11[python 3.11] utf8[utf] utf8[utf]"
        );
    }

    #[test]
    fn prose_is_folded_but_keeps_its_accents() {
        assert_eq!(
            forms("Don't — Python’s thread-safe Naïve e\u{301}t"),
            "dont python threadsafe[thread safe] naïve e\u{301}t"
        );
        assert_eq!(forms("is not"), "is not");
        assert_eq!(forms(" == … `` -- *@ 🐍 "), "");
    }

    #[test]
    fn every_span_holds_its_form() {
        let text = "İstanbul's `functools.wraps`, UTF-8 and **kwargs in O(n log n)";
        for word in words(text) {
            for term in word.parts().chain([&word.whole]) {
                let mut standing: String = text[term.span.clone()].chars().map(fold).collect();
                standing.retain(|c| c != '-' && c != ' ');
                assert_eq!(standing, term.form);
            }
        }
    }

    #[test]
    fn a_beginning_ends_where_its_letters_do() {
        let text = "see UTF-8 İx";
        let words = words(text);
        assert_eq!(words[1].whole.end_of_beginning(text, 3), 7);
        assert_eq!(words[1].whole.end_of_beginning(text, 4), 9);
        // The capital with its dot has no small form of one character, and stays.
        assert_eq!(
            &text[..words[2].whole.end_of_beginning(text, 1)],
            "see UTF-8 İ"
        );
    }
}
