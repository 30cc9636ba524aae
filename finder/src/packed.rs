//! An offer as one text, for the way from one program of the page to the other.
//!
//! Records end with one control character and their fields with another; a text that is packed has neither, since both
//! become spaces. It must not know what is offered.

use crate::offer::{Act, Choice, Group, Offer, Token};

const RECORD: char = '\u{1e}';
const FIELD: char = '\u{1f}';

// What a record is, by its first field.
const STATUS: &str = "s";
const NOTHING: &str = "n";
const BEST_FIRST: &str = "b";
const UNDERSTOOD: &str = "u";
const GROUP: &str = "g";
const GO: &str = "o";
const FILL: &str = "f";

impl Offer {
    /// The offer as text, for [`unpack`](Self::unpack).
    #[must_use]
    pub fn pack(&self) -> String {
        let mut text = String::new();
        push(&mut text, &[STATUS, &self.status]);
        push(&mut text, &[NOTHING, &self.nothing]);
        if self.best_first {
            push(&mut text, &[BEST_FIRST]);
        }
        for Token { label, rest } in &self.understood {
            push(&mut text, &[UNDERSTOOD, label, rest]);
        }
        for group in &self.groups {
            push(&mut text, &[GROUP, &group.label]);
            for choice in &group.choices {
                let (act, to) = match &choice.act {
                    Act::Go(path) => (GO, path),
                    Act::Fill(text) => (FILL, text),
                };
                let Choice {
                    title,
                    meta,
                    passage,
                    ..
                } = choice;
                push(&mut text, &[act, to, title, meta, passage]);
            }
        }
        text
    }

    /// Reads what [`pack`](Self::pack) wrote. A record that it would not write is passed over.
    #[must_use]
    pub fn unpack(text: &str) -> Self {
        let mut offer = Self::default();
        for record in text.split(RECORD) {
            let mut fields = record.split(FIELD);
            let what = fields.next().unwrap_or_default();
            let mut next = || fields.next().unwrap_or_default().to_owned();
            match what {
                STATUS => offer.status = next(),
                NOTHING => offer.nothing = next(),
                BEST_FIRST => offer.best_first = true,
                UNDERSTOOD => offer.understood.push(Token {
                    label: next(),
                    rest: next(),
                }),
                GROUP => offer.groups.push(Group {
                    label: next(),
                    choices: Vec::new(),
                }),
                GO | FILL => {
                    let to = next();
                    let choice = Choice {
                        act: if what == GO {
                            Act::Go(to)
                        } else {
                            Act::Fill(to)
                        },
                        title: next(),
                        meta: next(),
                        passage: next(),
                    };
                    if let Some(group) = offer.groups.last_mut() {
                        group.choices.push(choice);
                    }
                }
                _ => {}
            }
        }
        offer
    }
}

fn push(text: &mut String, fields: &[&str]) {
    for (place, field) in fields.iter().enumerate() {
        if place > 0 {
            text.push(FIELD);
        }
        text.extend(field.chars().map(|character| match character {
            RECORD | FIELD => ' ',
            other => other,
        }));
    }
    text.push(RECORD);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn choices() -> impl Strategy<Value = Choice> {
        let text = || "[ -~éλ🐍\n]{0,12}";
        (text(), text(), text(), text(), any::<bool>()).prop_map(
            |(title, meta, passage, to, goes)| Choice {
                title,
                meta,
                passage,
                act: if goes { Act::Go(to) } else { Act::Fill(to) },
            },
        )
    }

    proptest! {
        #[test]
        fn an_offer_survives_being_packed(
            groups in prop::collection::vec(("[A-Za-z ]{1,8}", prop::collection::vec(choices(), 1..4)), 0..4),
            understood in prop::collection::vec(("[a-z: ]{1,8}", "[a-z ]{0,8}"), 0..3),
            status in "[a-z0-9 …]{0,12}",
            nothing in "[a-z0-9 :]{0,12}",
            best_first in any::<bool>(),
        ) {
            let groups = groups.into_iter().map(|(label, choices)| Group { label, choices }).collect();
            let understood = understood.into_iter().map(|(label, rest)| Token { label, rest }).collect();
            let offer = Offer { groups, best_first, understood, status, nothing };
            prop_assert_eq!(Offer::unpack(&offer.pack()), offer);
        }

        #[test]
        fn no_text_is_refused(text in "[sngofub\u{1e}\u{1f} x]{0,40}") {
            let _ = Offer::unpack(&text);
        }
    }

    #[test]
    fn the_marks_of_the_packing_cannot_be_typed_into_it() {
        let offer = Offer {
            status: "a\u{1e}g\u{1f}b".to_owned(),
            ..Offer::default()
        };
        let unpacked = Offer::unpack(&offer.pack());
        assert_eq!(unpacked.status, "a g b");
        assert!(unpacked.groups.is_empty());
    }
}
