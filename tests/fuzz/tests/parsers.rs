//! Every parser of data that others wrote: whatever comes, it answers, and what it took up it can say again.

use std::cell::Cell;

use evalloop::page::Page;
use search::{Filter, Options};
use study::{Document, MemoryStore, Progress, Settings, Store};

/// The reader's clock, in milliseconds since 1970.
const NOW: u64 = 1_700_000_000_000;

/// Puts the text where a record is kept, opens it, changes nothing, and looks whether it is still there.
fn open<R: study::Record>(key: &str, text: &str) {
    let store = MemoryStore::default();
    store.set(key, text).expect("a store in memory");
    let (mut document, _) = Document::<R>::open(&store, NOW);
    let _ = document.sync(&store, NOW + 1);
    let kept = store.keys().expect("keys").into_iter().any(|name| {
        let value = store.get(&name).expect("a store in memory");
        value.as_deref() == Some(text)
    });
    let is_understood = store.get(key).expect("a store in memory").is_some();
    assert!(kept || is_understood, "the record is gone: {text:?}");
}

#[test]
fn stored_progress_and_settings_are_read_or_set_aside() {
    let quarantined = Cell::new(0);
    fuzz::run("progress", |text| {
        open::<Progress>("evalloop:progress", text);
        open::<Settings>("evalloop:settings", text);
        quarantined.set(quarantined.get() + 1);
    });
    assert!(quarantined.get() > 100);
}

#[test]
fn an_imported_file_is_merged_or_refused_and_again_changes_nothing() {
    fuzz::run("progress", |text| {
        let store = MemoryStore::default();
        let (mut document, _) = Document::<Progress>::open(&store, NOW);
        if study::import(&mut document, text).is_ok() {
            let once = document.value().clone();
            study::import(&mut document, text).expect("what could be read once");
            assert_eq!(
                document.value(),
                &once,
                "importing twice is not importing once"
            );
        }
    });
}

#[test]
fn an_address_gives_a_filter_that_has_one_form() {
    let options = Options::new(["Basics", "Object model", "Concurrency"]);
    fuzz::run("address", |text| {
        let filter = Filter::parse(text, &options).filter;
        let address = filter.to_address();
        let again = Filter::parse(&address, &options);
        assert_eq!(again.filter, filter, "{address:?}");
        assert!(again.ignored.is_empty(), "{:?}", again.ignored);
    });
}

#[test]
fn a_path_is_a_page_of_this_site_or_none() {
    fuzz::run("path", |text| {
        if let Some(page) = Page::parse(text) {
            let path = page.path();
            assert_eq!(Page::parse(&path), Some(page));
            assert!(!path.contains("..") && !path.starts_with('/'), "{path:?}");
        }
    });
}

#[test]
fn a_catalogue_is_a_bank_or_a_list_of_problems() {
    let folder = tempfile::tempdir().expect("a folder");
    fuzz::run("catalogue", |text| {
        std::fs::write(folder.path().join("questions.json"), text).expect("a catalogue");
        // A catalogue without its answers has problems at the least.
        let problems = bank::load(folder.path()).expect_err("there are no answers");
        assert!(
            problems
                .iter()
                .all(|problem| !problem.to_string().is_empty())
        );
    });
}

#[test]
fn a_diagram_is_drawn_or_refused() {
    fuzz::run("diagram", |text| {
        if let Ok(read) = diagram::parse(text) {
            let picture = diagram::svg(&read, "x-");
            assert!(
                !picture.contains("<script"),
                "its words became elements: {picture}"
            );
        }
    });
}

#[test]
fn a_workload_is_read_or_refused() {
    fuzz::run("workload", |text| {
        let _ = gil::json::parse_workload(text);
    });
}
