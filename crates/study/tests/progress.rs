//! What a reader's progress tells, how two of them merge, and how it is saved as a file.

mod common;

use common::FaultyStore;
use proptest::prelude::*;
use study::{
    Document, ImportError, Imported, LevelProgress, MemoryStore, Progress, Record, Scroll, Status,
    export, import,
};

const NOW: u64 = 1_800_000_000_000;

#[test]
fn a_change_returns_what_was_so_that_it_can_be_undone() {
    let mut progress = Progress::default();
    assert_eq!(
        progress.set_status("gil", Status::Learning, NOW),
        Status::New
    );
    let before = progress.set_status("gil", Status::Known, NOW + 1);
    assert_eq!(before, Status::Learning);
    progress.set_status("gil", before, NOW + 2);
    assert_eq!(progress.status("gil"), Status::Learning);
    assert!(
        !progress.set_bookmarked("gil", true, NOW) && progress.set_bookmarked("gil", false, NOW)
    );
}

#[test]
fn the_readers_last_change_counts_whatever_the_clock_says() {
    let mut other_tab = Progress::default();
    other_tab.set_status("gil", Status::Known, NOW);
    let mut progress = other_tab.clone();
    // In the same millisecond, and with a clock that went back a day.
    progress.set_status("gil", Status::New, NOW);
    progress.set_status("gil", Status::Learning, NOW - 86_400_000);
    progress.merge(&other_tab);
    assert_eq!(progress.status("gil"), Status::Learning);
}

#[test]
fn a_level_is_counted_by_its_own_questions() {
    let mut progress = Progress::default();
    progress.set_status("a", Status::Known, NOW);
    progress.set_status("b", Status::Learning, NOW);
    progress.set_status("of another level", Status::Known, NOW);
    progress.set_bookmarked("c", true, NOW);
    assert_eq!(
        progress.level(["a", "b", "c", "d"]),
        LevelProgress {
            known: 1,
            learning: 1,
            new: 2,
            total: 4
        }
    );
    assert_eq!(progress.level([]), LevelProgress::default());
    assert_eq!(Status::ALL.map(|status| progress.count(status)), [0, 1, 2]);
}

#[test]
fn reading_goes_on_with_the_question_that_was_opened_last() {
    let mut progress = Progress::default();
    assert_eq!(progress.continue_with(), None);
    progress.set_status("a", Status::Known, NOW + 9);
    assert_eq!(progress.continue_with(), None, "a mark is no reading");
    progress.mark_read("b", NOW);
    progress.mark_read("a", NOW + 1);
    progress.mark_read("b", NOW - 5);
    assert_eq!(progress.continue_with(), Some("b"), "the clock may go back");
    assert!(progress.last_read("b") > progress.last_read("a") && progress.last_read("c").is_none());
}

#[test]
fn a_place_in_an_answer_is_a_fraction() {
    let mut progress = Progress::default();
    assert!(progress.scroll("a").fraction().abs() < 1e-9);
    for (fraction, text) in [
        (0.0, "0"),
        (0.5, "0.5"),
        (0.4371, "0.437"),
        (0.05, "0.05"),
        (0.007, "0.007"),
        (0.9996, "1"),
        (7.0, "1"),
        (-1.0, "0"),
        (f64::NAN, "0"),
    ] {
        progress.set_scroll("a", Scroll::from_fraction(fraction), 3);
        let expected = format!(r#""scroll":{text},"#);
        assert!(
            progress.write().contains(&expected),
            "{fraction}: {}",
            progress.write()
        );
    }
}

#[test]
fn statuses_have_names() {
    for status in Status::ALL {
        assert_eq!(Status::from_slug(status.slug()), Some(status));
    }
    assert_eq!(Status::from_slug("bookmarked"), None);
}

#[test]
fn an_export_holds_everything_and_imports_elsewhere() {
    let store = FaultyStore::with(Progress::KEY, "{truncated \"…\n");
    let (mut progress, _) = Document::<Progress>::open(&store, NOW);
    progress.edit().set_status("gil", Status::Known, NOW);
    progress
        .edit()
        .set_scroll("gil", Scroll::from_fraction(0.25), NOW);
    progress.edit().mark_read("mro", NOW);
    progress.sync(&store, NOW).expect("memory has room");

    let file = export(&progress, &store, NOW);
    let json: serde_json::Value = serde_json::from_str(&file).expect("an export is JSON");
    assert_eq!(json["evalloop"], "progress");
    assert_eq!(json["exported"], NOW);
    assert_eq!(json["progress"]["questions"]["gil"]["status"], "known");
    assert_eq!(json["stored"][&store.quarantined()[0]], "{truncated \"…\n");

    let (mut elsewhere, _) = Document::<Progress>::open(&MemoryStore::default(), NOW);
    elsewhere.edit().set_bookmarked("gil", true, NOW);
    assert_eq!(
        import(&mut elsewhere, &file),
        Ok(Imported {
            questions: 2,
            unusable: 0
        })
    );
    assert!(elsewhere.value().is_bookmarked("gil"));
    assert_eq!(
        (
            elsewhere.value().status("gil"),
            elsewhere.value().continue_with()
        ),
        (Status::Known, Some("mro"))
    );
    let once = elsewhere.value().clone();
    assert!(import(&mut elsewhere, &file).is_ok());
    assert_eq!(elsewhere.value(), &once, "importing again changes nothing");
}

#[test]
fn what_cannot_be_stored_or_read_is_exported_too() {
    let newer = r#"{"version":2,"questions":7}"#;
    let store = FaultyStore::with(Progress::KEY, newer);
    let (mut progress, _) = Document::<Progress>::open(&store, NOW);
    progress.edit().set_status("gil", Status::Known, NOW);
    let json: serde_json::Value =
        serde_json::from_str(&export(&progress, &store, NOW)).expect("an export is JSON");
    assert_eq!(json["stored"][Progress::KEY], newer);
    assert_eq!(json["progress"]["questions"]["gil"]["status"], "known");

    store.blocked.set(true);
    let json: serde_json::Value =
        serde_json::from_str(&export(&progress, &store, NOW)).expect("an export is JSON");
    assert_eq!(json["progress"]["questions"]["gil"]["status"], "known");
}

#[test]
fn an_export_larger_than_a_record_is_imported_all_the_same() {
    let store = FaultyStore::with(Progress::KEY, &"x".repeat(4_000_000));
    let (mut progress, _) = Document::<Progress>::open(&store, NOW);
    progress.edit().set_status("gil", Status::Known, NOW);
    let file = export(&progress, &store, NOW);
    assert!(file.len() > 4_000_000);
    assert!(
        import(
            &mut Document::<Progress>::open(&MemoryStore::default(), NOW).0,
            &file
        )
        .is_ok()
    );
}

#[test]
fn a_file_of_something_else_is_refused_with_a_reason() {
    let (mut progress, _) = Document::<Progress>::open(&MemoryStore::default(), NOW);
    for (file, expected) in [
        ("", ImportError::NotJson { line: 1 }),
        ("{\n\"evalloop\":\n", ImportError::NotJson { line: 3 }),
        ("id,status\ngil,known", ImportError::NotJson { line: 1 }),
        ("[]", ImportError::NotProgress),
        ("{\"version\":1}", ImportError::NotProgress),
        ("{\"evalloop\":\"progress\"}", ImportError::NotProgress),
        (
            "{\"evalloop\":\"progress\",\"version\":1,\"progress\":7}",
            ImportError::NotProgress,
        ),
        (
            "{\"evalloop\":\"progress\",\"version\":3,\"progress\":7}",
            ImportError::Newer { version: 3 },
        ),
        (
            "{\"version\":2,\"questions\":{}}",
            ImportError::Newer { version: 2 },
        ),
        ("{\"version\":1,\"questions\":7}", ImportError::NotProgress),
        (&"[".repeat(1000), ImportError::NotProgress),
        (&" ".repeat(40_000_000), ImportError::TooLarge),
    ] {
        let error = import(&mut progress, file).expect_err("it is no export");
        assert_eq!(error, expected, "{}", &file[..file.len().min(60)]);
        assert!(error.to_string().contains("file"), "{error}");
        assert_eq!(progress.value(), &Progress::default());
    }
    assert!(!progress.is_unsaved());
}

#[test]
fn a_bare_record_is_imported_as_far_as_it_is_good() {
    let (mut progress, _) = Document::<Progress>::open(&MemoryStore::default(), NOW);
    let file =
        r#"{"version":1,"questions":{"gil":{"status":"known"},"mro":{"status":"?"},"x":null}}"#;
    assert_eq!(
        import(&mut progress, file),
        Ok(Imported {
            questions: 1,
            unusable: 2
        })
    );
    assert_eq!(progress.value().status("gil"), Status::Known);
}

/// Anything that could stand in a progress, with few ids, values and times, so that much collides.
fn any_progress() -> impl Strategy<Value = Progress> {
    let question = (
        prop::option::of((0..3_usize, 0..4_u64)),
        prop::option::of((any::<bool>(), 0..4_u64)),
        prop::option::of((0..4_u16, 0..4_u64)),
        prop::option::of(0..4_u64),
        prop::option::of(0..3_u8),
    );
    let question = question.prop_map(|(status, bookmarked, scroll, last_read, extra)| {
        let mut fields = Vec::new();
        if let Some((status, time)) = status {
            fields.push(format!(
                r#""status":"{}","status_changed":{time}"#,
                Status::ALL[status].slug()
            ));
        }
        if let Some((bookmarked, time)) = bookmarked {
            fields.push(format!(
                r#""bookmarked":{bookmarked},"bookmarked_changed":{time}"#
            ));
        }
        if let Some((scroll, time)) = scroll {
            fields.push(format!(r#""scroll":0.{scroll},"scroll_changed":{time}"#));
        }
        if let Some(time) = last_read {
            fields.push(format!(r#""last_read":{time}"#));
        }
        if let Some(extra) = extra {
            fields.push(format!(r#""extra":{extra}"#));
        }
        fields.join(",")
    });
    prop::collection::btree_map("[ab]|__proto__", question, 0..4).prop_map(|questions| {
        let questions: Vec<_> = questions
            .iter()
            .map(|(id, fields)| format!(r#""{id}":{{{fields}}}"#))
            .collect();
        let file = format!(r#"{{"version":1,"questions":{{{}}}}}"#, questions.join(","));
        let (mut document, _) = Document::<Progress>::open(&MemoryStore::default(), 0);
        let imported = import(&mut document, &file).expect("it is a record");
        assert_eq!(imported.unusable, 0, "{file}");
        document.value().clone()
    })
}

fn merged(left: &Progress, right: &Progress) -> Progress {
    let mut merged = left.clone();
    merged.merge(right);
    merged
}

proptest! {
    #[test]
    fn merging_is_the_same_in_either_order(left in any_progress(), right in any_progress()) {
        prop_assert_eq!(merged(&left, &right), merged(&right, &left));
    }

    #[test]
    fn merging_is_the_same_however_it_is_grouped(a in any_progress(), b in any_progress(), c in any_progress()) {
        prop_assert_eq!(merged(&merged(&a, &b), &c), merged(&a, &merged(&b, &c)));
    }

    #[test]
    fn merging_again_changes_nothing(left in any_progress(), right in any_progress()) {
        let once = merged(&left, &right);
        prop_assert_eq!(merged(&left, &left), left);
        prop_assert_eq!(merged(&once, &right), once);
    }

    #[test]
    fn tabs_agree_whichever_writes_first(left in any_progress(), right in any_progress(), left_first in any::<bool>()) {
        let store = MemoryStore::default();
        let open = |progress: &Progress| {
            let (mut document, _) = Document::<Progress>::open(&MemoryStore::default(), 0);
            document.edit().merge(progress);
            document
        };
        let mut tabs = [open(&left), open(&right)];
        if left_first {
            tabs.reverse();
        }
        for turn in [0, 1, 0] {
            prop_assert_eq!(tabs[turn].sync(&store, 0), Ok(None));
        }
        prop_assert_eq!(tabs[0].value(), tabs[1].value());
        for id in ["a", "b", "__proto__"] {
            prop_assert_eq!(tabs[0].value().status(id), merged(&left, &right).status(id));
        }
        let (later, _) = Document::<Progress>::open(&store, 0);
        prop_assert_eq!(later.value(), tabs[0].value());
    }

    #[test]
    fn any_text_in_the_store_is_survived(text in r#"(\{"version":1,"questions":\{)?([\[\]{}:,]|"(gil|status|known|scroll|last_read)"|-?[0-9.]{1,3}|null|\PC){0,12}(\}\})?"#) {
        let store = FaultyStore::with(Progress::KEY, &text);
        let (mut progress, _) = Document::<Progress>::open(&store, NOW);
        progress.edit().set_status("mro", Status::Known, NOW);
        let synced = progress.sync(&store, NOW);
        let untouched = store.text(Progress::KEY).as_deref() == Some(text.as_str());
        prop_assert!(synced.is_ok() || untouched);
        let copied = store.quarantined().iter().any(|key| store.text(key).as_deref() == Some(text.as_str()));
        let usable = serde_json::from_str::<serde_json::Value>(&text).is_ok();
        prop_assert!(untouched || copied || usable);
        if synced.is_ok() {
            let (later, _) = Document::<Progress>::open(&store, NOW);
            prop_assert_eq!(later.value(), progress.value());
        }
    }
}
