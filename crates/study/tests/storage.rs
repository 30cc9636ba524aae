//! The storage contract: whatever stands in the store, the reader has a working page and loses nothing.

mod common;

use common::FaultyStore;
use study::{Document, Notice, Progress, Record, SaveError, Status, Store};

const KEY: &str = Progress::KEY;
const NOW: u64 = 1_800_000_000_000;
const KNOWN: &str = r#"{"version":1,"questions":{"gil":{"status":"known","status_changed":5}}}"#;

fn open(store: &FaultyStore) -> (Document<Progress>, Result<Option<Notice>, SaveError>) {
    Document::open(store, NOW)
}

#[test]
fn a_fresh_store_is_left_alone_until_something_changes() {
    let store = FaultyStore::default();
    let (mut progress, opened) = open(&store);
    assert_eq!((opened, store.writes.get()), (Ok(None), 0));
    progress.edit().set_status("gil", Status::Known, 5);
    assert_eq!(progress.sync(&store, NOW), Ok(None));
    assert_eq!(store.text(KEY).as_deref(), Some(KNOWN));
    assert!(!progress.is_unsaved());
}

#[test]
fn what_was_stored_is_there_again_and_not_written_again() {
    // White space and the order of fields are the business of whoever wrote them.
    let store = FaultyStore::with(
        KEY,
        "{\n \"questions\": {\"gil\": {\"status_changed\": 5, \"status\": \"known\"}}, \"version\": 1}",
    );
    let (progress, opened) = open(&store);
    assert_eq!((opened, store.writes.get()), (Ok(None), 0));
    assert_eq!(progress.value().status("gil"), Status::Known);
}

#[test]
fn what_cannot_be_read_is_set_aside_verbatim_and_replaced() {
    let nested = "[".repeat(200_000);
    let huge = format!(
        "{{\"version\":1,\"questions\":{{}},\"x\":\"{}\"}}",
        "x".repeat(3_000_000)
    );
    for text in [
        "",
        "known",
        "{\"version\":1,\"questions\":{\"gil\":{\"status\":\"kno",
        "null",
        "[1]",
        "{}",
        "{\"theme\":\"dark\"}",
        "{\"version\":\"1\",\"questions\":{}}",
        "{\"version\":0,\"questions\":{}}",
        "{\"version\":-1,\"questions\":{}}",
        "{\"version\":1.5,\"questions\":{}}",
        "{\"version\":1,\"questions\":[]}",
        "{\"version\":1,\"questions\":{\"gil\":{\"last_read\":NaN}}}",
        &nested,
        &huge,
    ] {
        let shown = &text[..text.len().min(60)];
        let store = FaultyStore::with(KEY, text);
        let (mut progress, opened) = open(&store);
        let key = format!("evalloop:quarantine:{KEY}:{NOW}");
        assert_eq!(
            opened,
            Ok(Some(Notice::SetAside { key: key.clone() })),
            "{shown}"
        );
        assert_eq!(store.text(&key).as_deref(), Some(text), "{shown}");
        assert_eq!(
            store.text(KEY).as_deref(),
            Some("{\"version\":1,\"questions\":{}}"),
            "{shown}"
        );
        progress.edit().set_status("gil", Status::Known, 5);
        assert_eq!(progress.sync(&store, NOW), Ok(None), "{shown}");
        assert_eq!(open(&store).1, Ok(None), "{shown}");
        assert_eq!(store.quarantined(), [key], "{shown}");
    }
}

#[test]
fn of_a_damaged_record_the_good_entries_stay() {
    for (entries, bad) in [
        (1, r#"{"status":"mastered","status_changed":5}"#),
        (1, r#"{"status":"known","status_changed":-5}"#),
        (1, r#"{"status":"known","status_changed":"5"}"#),
        (
            1,
            r#"{"status":"known","status_changed":99999999999999999999}"#,
        ),
        (1, r#"{"status":3,"status_changed":5}"#),
        (1, r#"{"status_changed":5}"#),
        (2, r#"{"bookmarked":"yes","scroll":1.5}"#),
        (1, r#"{"scroll":-0.5,"scroll_changed":1}"#),
        (1, r#"{"last_read":1.5}"#),
        (1, r#"{"last_read":null}"#),
        (1, "7"),
        (1, "null"),
        (1, "[]"),
    ] {
        let good = r#""scopes":{"bookmarked":true,"bookmarked_changed":7}"#;
        let text = format!(r#"{{"version":1,"questions":{{"gil":{bad},{good}}},"x":1}}"#);
        let store = FaultyStore::with(KEY, &text);
        let (progress, opened) = open(&store);
        let key = format!("evalloop:quarantine:{KEY}:{NOW}");
        assert_eq!(
            opened,
            Ok(Some(Notice::Repaired {
                key: key.clone(),
                entries
            })),
            "{bad}"
        );
        assert_eq!(store.text(&key), Some(text), "{bad}");
        assert!(progress.value().is_bookmarked("scopes"), "{bad}");
        assert_eq!(progress.value().status("gil"), Status::New, "{bad}");
        assert_eq!(
            store.text(KEY),
            Some(format!(r#"{{"version":1,"questions":{{{good}}},"x":1}}"#)),
            "{bad}"
        );
    }
}

#[test]
fn good_facts_of_a_damaged_question_stay() {
    let bad = r#"{"version":1,"questions":{"gil":{"status":"?","status_changed":5,"bookmarked":true,"bookmarked_changed":6}}}"#;
    let (progress, opened) = open(&FaultyStore::with(KEY, bad));
    assert!(matches!(
        opened,
        Ok(Some(Notice::Repaired { entries: 1, .. }))
    ));
    assert!(progress.value().is_bookmarked("gil"));
}

#[test]
fn a_newer_version_is_left_untouched_and_the_page_works() {
    for version in ["2", "99999999999999999999999999"] {
        let newer = format!(r#"{{"version":{version},"questions":"elsewhere"}}"#);
        let store = FaultyStore::with(KEY, &newer);
        let (mut progress, opened) = open(&store);
        assert!(matches!(opened, Err(SaveError::Newer { .. })), "{opened:?}");
        progress.edit().set_status("gil", Status::Learning, 5);
        assert!(matches!(
            progress.sync(&store, NOW),
            Err(SaveError::Newer { .. })
        ));
        assert_eq!(progress.value().status("gil"), Status::Learning);
        assert_eq!((store.text(KEY), store.writes.get()), (Some(newer), 0));
    }
}

#[test]
fn what_cannot_be_set_aside_stays_where_it_is() {
    let damaged = KNOWN.replace("}}}", r#"},"scopes":7}}"#);
    for text in ["{truncated", &damaged] {
        let store = FaultyStore::with(KEY, text);
        store.room.set(Some(0));
        let (mut progress, opened) = open(&store);
        assert_eq!(opened, Err(SaveError::NotSetAside));
        progress.edit().set_bookmarked("mro", true, 6);
        assert_eq!(progress.sync(&store, NOW), Err(SaveError::NotSetAside));
        assert_eq!(store.text(KEY).as_deref(), Some(text));
        assert_eq!(store.quarantined(), Vec::<String>::new());
        // What could be read is shown all the same.
        let known = text == damaged;
        assert_eq!(progress.value().status("gil") == Status::Known, known);

        store.room.set(None);
        assert!(matches!(progress.sync(&store, NOW), Ok(Some(_))));
        assert_eq!(store.text(&store.quarantined()[0]).as_deref(), Some(text));
        let (again, _) = open(&store);
        assert!(again.value().is_bookmarked("mro"));
        assert_eq!(again.value().status("gil") == Status::Known, known);
    }
}

#[test]
fn a_copy_that_is_not_kept_is_no_copy() {
    let store = FaultyStore::with(KEY, "{truncated");
    store.forgetful.set(true);
    assert_eq!(open(&store).1, Err(SaveError::NotSetAside));
    assert_eq!(store.text(KEY).as_deref(), Some("{truncated"));
}

#[test]
fn two_texts_set_aside_in_one_millisecond_both_stay() {
    let store = FaultyStore::with(KEY, "first");
    assert!(open(&store).1.is_ok());
    for text in ["second", "first", "second"] {
        store.inside.set(KEY, text).expect("memory has room");
        assert!(matches!(open(&store).1, Ok(Some(Notice::SetAside { .. }))));
    }
    let texts: Vec<_> = store
        .quarantined()
        .iter()
        .filter_map(|key| store.text(key))
        .collect();
    assert_eq!(texts, ["first", "second"], "each once");
}

/// Whatever write finds the store full, no text is lost, the page has every mark, and all is stored once there is room.
#[test]
fn a_full_store_loses_nothing_at_any_write() {
    let damaged = KNOWN.replace("}}}", r#"},"scopes":7}}"#);
    for before in [
        None,
        Some(KNOWN),
        Some("{truncated"),
        Some(damaged.as_str()),
    ] {
        for room in 0..5 {
            let store =
                before.map_or_else(FaultyStore::default, |text| FaultyStore::with(KEY, text));
            store.room.set(Some(room));
            let (mut progress, opened) = open(&store);
            let mut outcomes = vec![opened.is_ok()];
            for id in ["mro", "copy"] {
                progress.edit().set_status(id, Status::Learning, 9);
                let synced = progress.sync(&store, NOW);
                assert!(!matches!(
                    synced,
                    Err(SaveError::Blocked | SaveError::NotConfirmed | SaveError::Newer { .. })
                ));
                assert_eq!(progress.is_unsaved(), synced.is_err());
                outcomes.push(synced.is_ok());
                assert_eq!(progress.value().status(id), Status::Learning);
            }
            let needed = 2 + if before.is_some_and(|text| text != KNOWN) {
                2
            } else {
                0
            };
            assert_eq!(
                outcomes.iter().all(|ok| *ok),
                room >= needed,
                "{before:?} with room for {room}"
            );
            let sound = before.is_none_or(|text| text == KNOWN);
            let kept = before.is_none_or(|text| {
                store.text(KEY).as_deref() == Some(text)
                    || store
                        .quarantined()
                        .iter()
                        .any(|key| store.text(key).as_deref() == Some(text))
            });
            assert!(sound || kept, "{before:?} with room for {room}");

            store.room.set(None);
            assert!(progress.sync(&store, NOW).is_ok());
            let (again, opened) = open(&store);
            assert_eq!(opened, Ok(None));
            assert_eq!(
                again.value(),
                progress.value(),
                "{before:?} with room for {room}"
            );
            assert_eq!(again.value().status("copy"), Status::Learning);
            let had_gil = before.is_some_and(|text| text.contains("known"));
            assert_eq!(
                again.value().status("gil") == Status::Known,
                had_gil,
                "{before:?} with room for {room}"
            );
        }
    }
}

#[test]
fn a_blocked_store_is_told_and_the_page_works() {
    let store = FaultyStore::with(KEY, KNOWN);
    store.blocked.set(true);
    let (mut progress, opened) = open(&store);
    assert_eq!(opened, Err(SaveError::Blocked));
    progress.edit().set_status("mro", Status::Known, 9);
    assert_eq!(progress.sync(&store, NOW), Err(SaveError::Blocked));
    assert_eq!(progress.value().status("mro"), Status::Known);

    store.blocked.set(false);
    assert_eq!(progress.sync(&store, NOW), Ok(None));
    assert_eq!(open(&store).0.value().level(["gil", "mro"]).known, 2);
}

#[test]
fn a_store_that_forgets_is_found_out() {
    let store = FaultyStore::default();
    store.forgetful.set(true);
    let (mut progress, _) = open(&store);
    progress.edit().set_status("gil", Status::Known, 5);
    assert_eq!(progress.sync(&store, NOW), Err(SaveError::NotConfirmed));
    assert!(progress.is_unsaved());
}

#[test]
fn two_tabs_keep_each_others_marks() {
    let store = FaultyStore::default();
    let (mut one, _) = open(&store);
    let (mut other, _) = open(&store);
    one.edit().set_status("gil", Status::Known, 5);
    assert_eq!(one.sync(&store, NOW), Ok(None));
    other.edit().set_status("mro", Status::Learning, 6);
    other.edit().set_bookmarked("gil", true, 7);
    assert_eq!(other.sync(&store, NOW), Ok(None));
    assert_eq!(one.sync(&store, NOW), Ok(None));
    assert_eq!(one.value(), other.value());
    assert_eq!(one.value().level(["gil", "mro"]).known, 1);
    let writes = store.writes.get();
    assert_eq!(
        (one.sync(&store, NOW), other.sync(&store, NOW)),
        (Ok(None), Ok(None))
    );
    assert_eq!(store.writes.get(), writes, "tabs that agree do not write");
}

#[test]
fn a_tab_that_writes_between_write_and_confirmation_is_merged() {
    let store = FaultyStore::default();
    let theirs = r#"{"version":1,"questions":{"mro":{"status":"known","status_changed":8}}}"#;
    store.meddlers.borrow_mut().push(Box::new(move |inside| {
        inside.set(KEY, theirs).expect("memory has room");
    }));
    let (mut progress, _) = open(&store);
    progress.edit().set_status("gil", Status::Known, 5);
    assert_eq!(progress.sync(&store, NOW), Ok(None));
    assert_eq!(progress.value().level(["gil", "mro"]).known, 2);
    assert_eq!(open(&store).0.value(), progress.value());
}

#[test]
fn fields_of_a_later_release_of_this_version_are_kept() {
    let text = r#"{"version":1,"questions":{"gil":{"status":"known","status_changed":5,"ease":2.50},"new":{"x":[1,{"y":null}]}},"streak":12345678901234567890}"#;
    let store = FaultyStore::with(KEY, text);
    let (mut progress, opened) = open(&store);
    assert_eq!(opened, Ok(None));
    progress.edit().set_status("gil", Status::Learning, 9);
    assert_eq!(progress.sync(&store, NOW), Ok(None));
    let expected = text.replace(
        "\"known\",\"status_changed\":5",
        "\"learning\",\"status_changed\":9",
    );
    assert_eq!(store.text(KEY), Some(expected.clone()));

    // The later release goes on writing them; an open tab of this one must not bring back what it read before.
    let later = expected.replace("2.50", "1.25");
    store.inside.set(KEY, &later).expect("memory has room");
    progress.edit().set_status("mro", Status::Known, 10);
    assert_eq!(progress.sync(&store, NOW), Ok(None));
    assert!(
        store
            .text(KEY)
            .is_some_and(|text| text.contains("\"ease\":1.25"))
    );
}

#[test]
fn ids_that_mean_something_to_javascript_are_ids() {
    let store = FaultyStore::default();
    let (mut progress, _) = open(&store);
    for id in [
        "__proto__",
        "constructor",
        "toString",
        "",
        "a\"b\\c\u{0}é🐍",
    ] {
        progress.edit().set_status(id, Status::Known, 5);
    }
    assert_eq!(progress.sync(&store, NOW), Ok(None));
    let (again, opened) = open(&store);
    assert_eq!(opened, Ok(None));
    assert_eq!(again.value(), progress.value());
    assert_eq!(again.value().status("hasOwnProperty"), Status::New);
}

#[test]
fn a_record_beyond_what_is_read_again_is_not_written() {
    let store = FaultyStore::with(KEY, KNOWN);
    let (mut progress, _) = open(&store);
    progress
        .edit()
        .set_status(&"x".repeat(3_000_000), Status::Known, 5);
    assert_eq!(progress.sync(&store, NOW), Err(SaveError::Full));
    assert_eq!(store.text(KEY).as_deref(), Some(KNOWN));
}

#[test]
fn every_notice_tells_what_to_do() {
    let key = "evalloop:quarantine:evalloop:progress:1".to_owned();
    for words in [
        Notice::SetAside { key: key.clone() }.to_string(),
        Notice::Repaired { key, entries: 3 }.to_string(),
    ] {
        assert!(
            words.contains("Nothing is lost") && words.contains("export"),
            "{words}"
        );
    }
    let errors = [
        SaveError::Full,
        SaveError::Blocked,
        SaveError::NotConfirmed,
        SaveError::NotSetAside,
    ];
    for words in errors.map(|error| error.to_string()) {
        assert!(
            words.to_lowercase().contains("export your progress"),
            "{words}"
        );
    }
    assert!(
        SaveError::Newer { version: 2 }
            .to_string()
            .contains("Reload")
    );
}
