//! The sentences of a text, and how hard they are to read.
//!
//! It must not know whose text it is.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::markdown::markdown_options;

/// The sentences of paragraphs and lists, without headings, tables and blocks of code; code between backticks is a word.
pub(super) fn sentences(markdown: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut text = String::new();
    let mut skipping = 0_usize;
    for event in Parser::new_ext(markdown, markdown_options()) {
        match event {
            Event::Start(Tag::Heading { .. } | Tag::Table(_) | Tag::CodeBlock(_)) => {
                split(&mut text, &mut found);
                skipping += 1;
            }
            Event::End(TagEnd::Heading(_) | TagEnd::Table | TagEnd::CodeBlock) => skipping -= 1,
            Event::Start(Tag::Item) | Event::End(TagEnd::Paragraph | TagEnd::Item) => {
                split(&mut text, &mut found);
            }
            _ if skipping > 0 => {}
            Event::Text(words) => text.push_str(&words),
            // What stands in code may look like the end of a sentence.
            Event::Code(code) => text.extend(code.chars().filter(|c| !c.is_whitespace()).map(
                |character| match character {
                    '.' | '!' | '?' => '_',
                    _ => character,
                },
            )),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            _ => {}
        }
    }
    split(&mut text, &mut found);
    found
}

/// Cuts what was gathered after each mark that ends a sentence.
fn split(text: &mut String, found: &mut Vec<String>) {
    let mut sentence = String::new();
    for word in text.split_whitespace() {
        if !sentence.is_empty() {
            sentence.push(' ');
        }
        sentence.push_str(word);
        let bare = word.trim_start_matches(['(', '"', '“']);
        let bare = bare.trim_end_matches([')', '"', '’', '”', '\'']);
        if bare.ends_with(['.', '!', '?']) && !is_abbreviation(bare) {
            found.push(std::mem::take(&mut sentence));
        }
    }
    if !sentence.is_empty() {
        found.push(sentence);
    }
    text.clear();
}

fn is_abbreviation(word: &str) -> bool {
    matches!(
        word,
        "e.g." | "i.e." | "etc." | "vs." | "cf." | "Dr." | "Mr."
    )
}

/// The Flesch–Kincaid grade: about the school years that reading takes (Kincaid and others, 1975). None without a word.
pub(super) fn grade(sentences: &[String]) -> Option<f64> {
    let words: Vec<&str> = sentences
        .iter()
        .flat_map(|sentence| sentence.split(|c: char| c.is_whitespace() || c == '-'))
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .collect();
    if words.is_empty() {
        return None;
    }
    let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    let syllables: usize = words.iter().map(|word| syllables(word)).sum();
    Some(
        0.39 * count(words.len()) / count(sentences.len())
            + 11.8 * count(syllables) / count(words.len())
            - 15.59,
    )
}

/// About how many syllables an English word has: its groups of vowels, without a silent e at the end.
fn syllables(word: &str) -> usize {
    let letters: Vec<char> = word
        .chars()
        .filter(|character| character.is_alphabetic())
        .map(|character| character.to_ascii_lowercase())
        .collect();
    let is_vowel = |character: &char| matches!(character, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let groups = letters.chunk_by(|left, right| is_vowel(left) == is_vowel(right));
    let vowels = groups.filter(|group| is_vowel(&group[0])).count();
    let silent = match letters.as_slice() {
        [.., before, 'e'] => !is_vowel(before) && *before != 'l' && vowels > 1,
        [.., before, 'e', 'd'] => !matches!(before, 't' | 'd') && !is_vowel(before) && vowels > 1,
        _ => false,
    };
    vowels.saturating_sub(usize::from(silent)).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_those_of_the_prose() {
        let text = "## A heading.\n\nOne `a.b` here. Two (i.e. more)?\nThree\n\n- A point.\n\n| a |\n|---|\n| b. |\n\n```text\nno. no.\n```\n";
        assert_eq!(
            sentences(text),
            ["One a_b here.", "Two (i.e. more)?", "Three", "A point."]
        );
    }

    #[test]
    fn syllables_are_counted_about_right() {
        for (word, expected) in [
            ("lock", 1),
            ("take", 1),
            ("table", 2),
            ("python", 2),
            ("named", 1),
            ("counted", 2),
            ("memory", 3),
            ("a_b", 1),
            ("x", 1),
        ] {
            assert_eq!(syllables(word), expected, "{word}");
        }
    }

    #[test]
    fn long_words_and_long_sentences_are_harder() {
        let easy = grade(&sentences("The cat sat. The dog ran.")).unwrap();
        let hard = grade(&sentences(
            "Interpreters systematically accumulate considerable administrative information concerning evaluation.",
        ))
        .unwrap();
        assert!(easy < 3.0 && hard > 12.0, "{easy} {hard}");
        assert_eq!(grade(&[]), None);
    }
}
