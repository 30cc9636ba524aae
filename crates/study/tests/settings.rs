//! Settings are kept by the same contract as progress.

mod common;

use common::FaultyStore;
use study::{Document, Notice, Record, SaveError, Settings, Store, Theme};

const NOW: u64 = 1_800_000_000_000;

#[test]
fn settings_follow_the_same_contract() {
    let key = Settings::KEY;
    let store = FaultyStore::default();
    let (mut settings, _) = Document::<Settings>::open(&store, NOW);
    assert_eq!(settings.value().theme, None);
    settings.edit().theme = Some(Theme::Dark);
    assert_eq!(settings.sync(&store, NOW), Ok(None));
    assert_eq!(
        store.text(key).as_deref(),
        Some(r#"{"version":1,"theme":"dark"}"#)
    );

    // The other tab's choice arrives, and giving up one's own goes back to the system's.
    store
        .inside
        .set(key, r#"{"version":1,"theme":"light","font":"large"}"#)
        .expect("memory has room");
    assert_eq!(settings.sync(&store, NOW), Ok(None));
    assert_eq!(settings.value().theme, Some(Theme::Light));
    settings.edit().theme = None;
    assert_eq!(settings.sync(&store, NOW), Ok(None));
    assert_eq!(
        store.text(key).as_deref(),
        Some(r#"{"version":1,"font":"large"}"#)
    );

    let store = FaultyStore::with(key, r#"{"version":1,"theme":"sepia"}"#);
    let (settings, opened) = Document::<Settings>::open(&store, NOW);
    assert!(matches!(
        opened,
        Ok(Some(Notice::Repaired { entries: 1, .. }))
    ));
    assert_eq!(settings.value(), &Settings::default());
    assert_eq!(store.quarantined().len(), 1, "the original was set aside");
}

#[test]
fn a_choice_that_could_not_be_stored_stays_in_force() {
    let store = FaultyStore::with(Settings::KEY, r#"{"version":1,"theme":"light"}"#);
    let (mut settings, _) = Document::<Settings>::open(&store, NOW);
    store.room.set(Some(0));
    settings.edit().theme = Some(Theme::Dark);
    assert_eq!(settings.sync(&store, NOW), Err(SaveError::Full));
    assert_eq!(settings.sync(&store, NOW), Err(SaveError::Full));
    assert_eq!(settings.value().theme, Some(Theme::Dark));
}
