//! Letters and their case, as far as the bank's texts have them.
//!
//! Owns which characters make up words and how capitals fold. Exact for Latin, Greek and Cyrillic; in other scripts
//! whatever is not punctuation or a symbol is a letter without case. The standard library knows all of Unicode, in
//! tables that would be a third of the compressed search.

use core::slice::SliceIndex;

/// The part of a text at a place; nothing where there is none, or where it would begin or end within a character. Indexing
/// would stop the program there, and the words that it would say then are a twentieth of the compressed search.
pub(crate) fn cut(text: &str, at: impl SliceIndex<str, Output = str>) -> &str {
    text.get(at).unwrap_or_default()
}

/// The small form of a letter; accents stay, and a letter without a single small form is left as it is.
pub(crate) fn fold(character: char) -> char {
    if character.is_ascii() {
        return character.to_ascii_lowercase();
    }
    let code = u32::from(character);
    let folded = match character {
        'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ρ' | 'Σ'..='Ϋ' | 'А'..='Я' => code + 32,
        'Ѐ'..='Џ' => code + 80,
        'Ÿ' => u32::from('ÿ'),
        'Ā'..='į' | 'Ĳ'..='ķ' | 'Ŋ'..='ŷ' if code.is_multiple_of(2) => code + 1,
        'Ĺ'..='ň' | 'Ź'..='ž' if !code.is_multiple_of(2) => code + 1,
        _ => code,
    };
    char::from_u32(folded).unwrap_or(character)
}

/// What is punctuation, symbol or space beyond ASCII, by first and last character.
const NO_LETTERS: [(char, char); 12] = [
    ('\u{80}', '\u{a9}'),
    ('\u{ab}', '\u{b4}'),
    ('\u{b6}', '\u{b9}'),
    ('\u{bb}', '\u{bf}'),
    // Punctuation, arrows, mathematics, boxes, pictures.
    ('\u{2000}', '\u{2bff}'),
    ('\u{2e00}', '\u{2e7f}'),
    ('\u{3000}', '\u{3004}'),
    ('\u{3008}', '\u{3020}'),
    // Private use, variants and forms, then everything beyond the scripts in use.
    ('\u{e000}', '\u{f8ff}'),
    ('\u{fe00}', '\u{fe6f}'),
    ('\u{feff}', '\u{ff0f}'),
    ('\u{fff0}', '\u{1fbff}'),
];

/// Whether a character is a letter, a digit, or an accent that is written as a character of its own.
#[must_use]
pub fn is_alphanumeric(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_alphanumeric();
    }
    let symbol = NO_LETTERS
        .iter()
        .any(|(first, last)| (*first..=*last).contains(&character));
    !symbol && !matches!(character, '×' | '÷')
}

#[cfg(test)]
mod tests {
    use std::vec::Vec;

    use super::*;

    #[test]
    fn european_capitals_fold_as_unicode_says() {
        for character in ('\0'..='\u{17f}')
            .chain('\u{391}'..='\u{3ab}')
            .chain('\u{400}'..='\u{45f}')
        {
            let lower: Vec<char> = character.to_lowercase().collect();
            // A capital with its dot, the only one of them that becomes two characters.
            let expected = if character == 'İ' { 'İ' } else { lower[0] };
            assert_eq!(fold(character), expected, "{character}");
        }
    }

    #[test]
    fn european_letters_are_those_of_unicode() {
        for character in ('\0'..='\u{24f}')
            .chain('\u{388}'..='\u{3ff}')
            .chain('\u{400}'..='\u{481}')
        {
            // Fractions and raised digits count as numbers there; here they end a word.
            let raised = matches!(character, '²' | '³' | '¹' | '¼' | '½' | '¾');
            let unassigned = matches!(character, '\u{38b}' | '\u{38d}' | '\u{3a2}');
            let symbol = character == '϶';
            let expected = (character.is_alphanumeric() && !raised) || unassigned || symbol;
            assert_eq!(
                is_alphanumeric(character),
                expected,
                "{character} {:x}",
                u32::from(character)
            );
        }
    }

    #[test]
    fn punctuation_and_pictures_are_no_letters() {
        for character in "–—‘’“”…•→⇒≤∞▲✓、。「〈\u{200b}\u{feff}\u{fffd}🐍😀".chars()
        {
            assert!(!is_alphanumeric(character), "{character}");
        }
        for character in "漢かカ한אبไ\u{301}".chars() {
            assert!(is_alphanumeric(character), "{character}");
        }
    }
}
