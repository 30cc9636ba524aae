//! Every parser of data that others wrote: whatever comes, it answers, and what it took up it can say again.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use evalloop::page::Page;
use gil::link::Link;
use search::{Filter, Options};
use serde_json::Value;
use study::{Document, MemoryStore, Progress, Settings, Store};
use visualizer::edit::Experiment;
use visualizer::figures::Basis;
use visualizer::message::{self, Field, Request};
use visualizer::run::{self, Run};
use visualizer::scene::Plan;
use visualizer::speed::{FASTEST, SLOWEST};

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
fn another_bank_is_opened_or_refused_and_nothing_in_it_becomes_an_element() {
    let opened = Cell::new(0);
    fuzz::run("bank", |text| {
        match shelf::Shelf::open(text.as_bytes().to_vec(), &mut |_| {}) {
            Err(refusal) => assert!(refusal.count > 0 && !refusal.slips.is_empty()),
            Ok(shelf) => {
                opened.set(opened.get() + 1);
                let all = shelf.ask("", &shelf::Choice::default());
                assert_eq!(all.order.len(), shelf.len());
                for row in shelf.rows(&all, 0, 10) {
                    let answer = shelf.answer(&row.id).expect("it is in the list");
                    for html in [&row.title, &row.summary, &answer] {
                        for tag in ["<b>", "<i>", "<img", "<script"] {
                            assert!(!html.contains(tag), "{tag} in {html}");
                        }
                    }
                }
            }
        }
    });
    assert!(opened.get() > 10, "{}", opened.get());
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
        if let Ok(read) = gil::json::parse_program(text) {
            let written = gil::json::program_to_json(&read.workload, read.beside, read.seed);
            assert_eq!(gil::json::parse_program(&written), Ok(read), "{written}");
        }
    });
}

#[test]
fn a_message_from_the_page_around_is_a_request_within_its_limits_or_refused() {
    let outcomes = RefCell::new(BTreeSet::new());
    fuzz::run("message", |text| {
        let data: Value = serde_json::from_str(text).unwrap_or(Value::Null);
        let field = |name: &str| match data.get(name) {
            None => Field::Missing,
            Some(Value::Number(number)) => number.as_f64().map_or(Field::Other, Field::Number),
            Some(Value::String(text)) => Field::Text(text.clone()),
            Some(_) => Field::Other,
        };
        let read = message::read(&field, &|id| gil::scenario::find(id).is_some());
        let outcome = match &read {
            Ok(Request::Seek(us)) => {
                assert!(*us <= 600_000_000, "{us} µs");
                let whole = u32::try_from(*us).expect("at most ten minutes");
                assert_eq!(data["us"].as_f64(), Some(whole.into()), "another moment");
                "seek"
            }
            Ok(Request::Load(id)) => {
                assert!(gil::scenario::find(id).is_some(), "{id:?}");
                "load"
            }
            Ok(Request::Play) => "play",
            Ok(Request::Pause) => "pause",
            Ok(Request::Step) => "step",
            Err(refusal) => refusal.words(),
        };
        if read.is_ok() {
            assert_eq!(data["evalloop"].as_f64(), Some(1.0), "{text:?}");
            assert_eq!(data["type"].as_str(), Some(outcome), "{text:?}");
        }
        outcomes.borrow_mut().insert(outcome);
    });
    let outcomes = outcomes.into_inner();
    assert_eq!(outcomes.len(), 9, "not all were seen: {outcomes:?}");
}

#[test]
fn an_embeds_address_asks_for_what_can_be_shown() {
    let asked = Cell::new((0, 0, 0));
    fuzz::run("query", |text| {
        let query = visualizer::query::parse(text);
        let (plays, speeds, times) = asked.get();
        if let Some(speed) = query.speed {
            assert!((SLOWEST..=FASTEST).contains(&speed), "{speed} for {text:?}");
        }
        if let Some(us) = query.time_us {
            assert!(us.checked_mul(gil::MICROSECOND).is_some(), "{us} µs");
        }
        asked.set((
            plays + u32::from(query.autoplay),
            speeds + u32::from(query.speed.is_some()),
            times + u32::from(query.time_us.is_some()),
        ));
    });
    let (plays, speeds, times) = asked.get();
    assert!(plays.min(speeds).min(times) > 100, "{:?}", asked.get());
}

/// Whatever a link asks for, the simulator answers; only the first ones of a run are played, since each may be long.
#[test]
fn a_link_is_read_and_has_one_form_and_is_played_or_refused() {
    let played = Cell::new(0);
    fuzz::run("link", |text| {
        let Ok(link) = Link::parse(text) else { return };
        let form = link.to_text();
        assert_eq!(Link::parse(&form), Ok(link.clone()), "{form:?}");
        let Some((asked, scenario)) = Experiment::of_link(&link) else {
            return;
        };
        let again = asked.link(scenario);
        let again = Experiment::of_link(&again).expect("a link of ours").0;
        assert_eq!(again, asked, "{text:?} is shared as something else");
        if asked.check().is_ok() && played.get() < 40 {
            played.set(played.get() + 1);
            // That it is too long is an answer too.
            let _ = run::of_program(&asked.workload, asked.seed, asked.beside);
        }
    });
    assert_eq!(played.get(), 40);
}

#[test]
fn a_recording_is_refused_or_can_be_shown_and_told_at_any_moment() {
    let shown = Cell::new(0);
    fuzz::run("recording", |text| {
        let Ok(recording) = gil::recording::parse_recording(text) else {
            return;
        };
        let basis = Basis {
            cores: 2,
            serial_ns: None,
        };
        let runs = [Run::new(recording.trace, basis)];
        let plan = Plan::of(&run::parts(&runs, &[]));
        let end = runs[0].trace.end_ns;
        for part in 0..=8 {
            let at = end / 8 * part;
            let _ = runs[0].words(runs[0].event_at(at));
            let _ = visualizer::captions::captions(&runs[0].trace, at);
            let _ = runs[0].sums.at(at, &runs[0].trace);
            for row in &plan.rows {
                let _ = visualizer::why::of_row(&runs[0], row.of, at);
            }
        }
        let _ = visualizer::still::svg(&run::parts(&runs, &[]), &plan);
        shown.set(shown.get() + 1);
    });
    // Most changes break its JSON.
    assert!(shown.get() > 40, "only {} were shown", shown.get());
}
