//! The last searches: their order, their clearing, how two tabs' lists become one, and the storage contract.

mod common;

use common::FaultyStore;
use proptest::prelude::*;
use study::{Document, Notice, Record, SaveError, Searches, Store};

const NOW: u64 = 1_800_000_000_000;

fn texts(searches: &Searches) -> Vec<&str> {
    searches.iter().collect()
}

#[test]
fn the_latest_comes_first_and_each_text_once() {
    let mut searches = Searches::default();
    for text in ["gil", "asyncio", "gil", "  ", "  typing  "] {
        searches.remember(text, NOW);
    }
    assert_eq!(texts(&searches), ["typing", "gil", "asyncio"]);
    searches.remember("yield", NOW - 86_400_000);
    assert_eq!(
        texts(&searches)[0],
        "yield",
        "whatever the clock says, the last search is the last"
    );
}

#[test]
fn only_a_few_are_kept_and_none_that_is_absurdly_long() {
    let mut searches = Searches::default();
    searches.remember(&"x".repeat(Searches::LONGEST + 1), NOW);
    assert!(searches.is_empty());
    for number in 0..20 {
        searches.remember(&format!("search {number}"), NOW);
    }
    assert_eq!(texts(&searches).len(), Searches::MOST);
    assert_eq!(texts(&searches)[0], "search 19");
}

#[test]
fn what_is_cleared_in_one_tab_does_not_come_back_from_another() {
    let store = FaultyStore::default();
    let (mut one, _) = Document::<Searches>::open(&store, NOW);
    one.edit().remember("gil", NOW);
    assert_eq!(one.sync(&store, NOW), Ok(None));
    let (mut other, _) = Document::<Searches>::open(&store, NOW);
    assert_eq!(texts(other.value()), ["gil"]);

    one.edit().clear(NOW + 1);
    assert_eq!(one.sync(&store, NOW + 1), Ok(None));
    // The other tab searches on with the old list in hand.
    other.edit().remember("asyncio", NOW + 2);
    assert_eq!(other.sync(&store, NOW + 2), Ok(None));
    assert_eq!(texts(other.value()), ["asyncio"]);
    assert_eq!(one.sync(&store, NOW + 3), Ok(None));
    assert_eq!(texts(one.value()), ["asyncio"]);
}

#[test]
fn a_search_after_clearing_counts_even_if_the_clock_went_back() {
    let mut searches = Searches::default();
    searches.clear(NOW);
    searches.remember("gil", NOW - 5);
    let store = FaultyStore::with(Searches::KEY, &searches.write());
    let (again, opened) = Document::<Searches>::open(&store, NOW);
    assert_eq!(opened, Ok(None));
    assert_eq!(texts(again.value()), ["gil"]);
}

#[test]
fn searches_follow_the_same_contract() {
    let key = Searches::KEY;
    let text = r#"{"version":1,"searches":[{"text":"gil","time":7}],"cleared":3,"pinned":["x"]}"#;
    let store = FaultyStore::with(key, text);
    let (mut searches, opened) = Document::<Searches>::open(&store, NOW);
    assert_eq!(opened, Ok(None));
    assert_eq!(texts(searches.value()), ["gil"]);
    searches.edit().remember("with \"quotes\"", 8);
    assert_eq!(searches.sync(&store, NOW), Ok(None));
    assert_eq!(
        store.text(key).as_deref(),
        Some(
            r#"{"version":1,"searches":[{"text":"with \"quotes\"","time":8},{"text":"gil","time":7}],"cleared":3,"pinned":["x"]}"#
        ),
        "unknown fields are kept"
    );

    for (damaged, entries) in [
        (r#"{"version":1,"searches":[{"text":"gil"}]}"#, 1),
        (
            r#"{"version":1,"searches":["gil",{"text":" ","time":1},{"text":"ok","time":1}]}"#,
            2,
        ),
        (r#"{"version":1,"cleared":"never"}"#, 1),
    ] {
        let store = FaultyStore::with(key, damaged);
        let (_, opened) = Document::<Searches>::open(&store, NOW);
        assert!(
            matches!(&opened, Ok(Some(Notice::Repaired { entries: found, .. })) if *found == entries),
            "{damaged}: {opened:?}"
        );
        assert_eq!(store.quarantined().len(), 1, "{damaged} was set aside");
    }
    let store = FaultyStore::with(key, r#"{"version":1,"searches":"gil"}"#);
    let (_, opened) = Document::<Searches>::open(&store, NOW);
    assert!(matches!(opened, Ok(Some(Notice::SetAside { .. }))));

    let newer = r#"{"version":2,"searches":[]}"#;
    let store = FaultyStore::with(key, newer);
    let (mut searches, opened) = Document::<Searches>::open(&store, NOW);
    assert_eq!(opened, Err(SaveError::Newer { version: 2 }));
    searches.edit().remember("gil", NOW);
    assert_eq!(
        searches.sync(&store, NOW),
        Err(SaveError::Newer { version: 2 })
    );
    assert_eq!(store.text(key).as_deref(), Some(newer), "left untouched");
    assert_eq!(texts(searches.value()), ["gil"], "and kept in memory");
}

/// What a reader may do: search for one of a few texts, or clear the list, at some time.
fn acts() -> impl Strategy<Value = Vec<(Option<u8>, u64)>> {
    proptest::collection::vec(
        (proptest::option::weighted(0.85, 0_u8..12), 0_u64..40),
        0..20,
    )
}

fn list(acts: &[(Option<u8>, u64)]) -> Searches {
    let mut searches = Searches::default();
    for (text, time) in acts {
        match text {
            Some(text) => searches.remember(&format!("search {text}"), *time),
            None => searches.clear(*time),
        }
    }
    searches
}

/// What a tab with `own` has after it took up `stored`.
fn merged(own: &Searches, stored: &Searches) -> Searches {
    let mut merged = own.clone();
    merged.adopt(stored, true);
    merged
}

proptest! {
    #[test]
    fn merging_does_not_depend_on_order_or_repetition(one in acts(), two in acts(), three in acts()) {
        let (one, two, three) = (list(&one), list(&two), list(&three));
        let both = merged(&one, &two);
        prop_assert_eq!(&both, &merged(&two, &one));
        prop_assert_eq!(&both, &merged(&both, &two));
        prop_assert_eq!(merged(&both, &three), merged(&one, &merged(&two, &three)));
    }

    #[test]
    fn what_is_written_is_read_again(acts in acts()) {
        let searches = list(&acts);
        let store = FaultyStore::default();
        store.inside.set(Searches::KEY, &searches.write()).expect("memory has room");
        let (again, opened) = Document::<Searches>::open(&store, NOW);
        prop_assert_eq!(opened, Ok(None));
        prop_assert_eq!(again.value(), &searches);
    }

    #[test]
    fn no_stored_text_is_too_much(text in ".{0,200}", inner in ".{0,60}") {
        for text in [text, format!("{{\"version\":1,\"searches\":[{inner}]}}")] {
            let store = FaultyStore::with(Searches::KEY, &text);
            let (searches, _) = Document::<Searches>::open(&store, NOW);
            prop_assert!(texts(searches.value()).len() <= Searches::MOST);
        }
    }
}
