//! The embeds: ten of them in somebody else's page, under a strict policy and without storage; what they are asked and
//! what they tell; nothing else of the site is loaded for them.

use journeys::{Browser, Engine, Site, fail};
use serde_json::{Value, json};
use static_server::{Options, Server};

/// The page around: `%site%` is where the site stands.
const AROUND: &str = include_str!("../pages/ten-embeds.html");
const FIRST: &str = "document.querySelector('iframe').contentWindow";

/// Somebody else's page with ten embeds, each ready. What they tell is kept in `window.told`.
fn ten_embeds(browser: &Browser) -> (Site, Server) {
    let site = Site::open();
    // A frame without an origin of its own fetches even its own scripts as a stranger.
    site.server.add_header("access-control-allow-origin", "*");
    let folder = tempfile::tempdir().unwrap_or_else(|error| fail(&error.to_string()));
    let page = AROUND.replace("%site%", &site.url(""));
    if let Err(error) = std::fs::write(folder.path().join("index.html"), page) {
        fail(&error.to_string());
    }
    let around = Server::start(folder.path(), "/", Options::default())
        .unwrap_or_else(|error| fail(&error.to_string()));
    browser.load(&around.url());
    browser.run(
        "const [script, keepsOrigin] = arguments;
        window.told = [];
        addEventListener('message', ({ data, source }) => {
            const frames = [...document.querySelectorAll('iframe')].map((frame) => frame.contentWindow);
            window.told.push({ ...data, frame: frames.indexOf(source) });
        });
        for (const frame of document.querySelectorAll('iframe')) {
            if (keepsOrigin) frame.sandbox = 'allow-scripts allow-same-origin';
            frame.src = frame.dataset.src;
        }
        const element = document.createElement('script');
        element.type = 'module';
        element.src = script;
        document.head.append(element);
        document.querySelector('gil-visualizer').addEventListener('ready', () => { window.elementReady = true; });",
        // WebKit's 'self' in a policy is nobody where a frame has no origin.
        &[
            json!(site.url("gil-visualizer.js")),
            json!(browser.engine == Engine::WebKit),
        ],
    );
    browser.run(
        "document.querySelector('gil-visualizer').scrollIntoView();",
        &[],
    );
    browser.until("the element is ready", "window.elementReady === true");
    browser.run("scrollTo(0, 0);", &[]);
    browser.until(
        "nine frames are ready",
        "new Set(window.told.filter(({ type, frame }) => type === 'ready' && frame >= 0).map(({ frame }) => frame)).size === 9",
    );
    (site, around)
}

/// What the first frame told last of this type.
fn last(kind: &str) -> String {
    format!("window.told.findLast(({{ type, frame }}) => type === '{kind}' && frame === 0)")
}

#[test]
fn ten_of_them_live_in_a_strict_page_of_another_origin_without_storage() {
    let browser = Browser::open();
    let (site, _around) = ten_embeds(&browser);
    let heights = browser
        .ask("window.told.filter(({ type }) => type === 'resize').map(({ height }) => height)");
    let heights = heights.as_array().expect("a list");
    assert!(
        heights.len() >= 10 && heights.iter().all(|height| height.as_f64() > Some(300.0)),
        "{heights:?}"
    );
    let app = site.app_files();
    for file in [app.start, app.glue, app.wasm] {
        assert_eq!(site.server.count(&file), 0, "an embed loads {file}");
    }
    assert_eq!(
        browser.ask("document.querySelector('gil-visualizer').shadowRoot.firstChild.style.blockSize === '560px'"),
        json!(false),
        "the element's frame has the height that it needs"
    );
}

#[test]
fn they_do_what_is_asked_and_tell_what_they_do() {
    let browser = Browser::open();
    let (_site, _around) = ten_embeds(&browser);
    let ask = |message: Value| {
        browser.run(
            &format!("{FIRST}.postMessage(arguments[0], '*');"),
            &[message],
        );
    };
    ask(json!({ "evalloop": 1, "type": "seek", "us": 5_000 }));
    browser.until(
        "it shows that moment",
        &format!("{}?.us === 5000", last("state")),
    );
    ask(json!({ "evalloop": 1, "type": "step" }));
    browser.until("it went on", &format!("{}.us > 5000", last("state")));
    ask(json!({ "evalloop": 1, "type": "play" }));
    browser.until("it plays", &format!("{}.playing === true", last("state")));
    ask(json!({ "evalloop": 1, "type": "pause" }));
    browser.until("it stands", &format!("{}.playing === false", last("state")));
    let stood = browser.ask(&format!("{}.us", last("state")));
    for nonsense in [
        json!("hello"),
        json!({}),
        json!({ "evalloop": 2, "type": "play" }),
        json!({ "evalloop": 1 }),
        json!({ "evalloop": 1, "type": "explode" }),
        json!({ "evalloop": 1, "type": "seek" }),
        json!({ "evalloop": 1, "type": "seek", "us": -1 }),
        json!({ "evalloop": 1, "type": "seek", "us": "soon" }),
        json!({ "evalloop": 1, "type": "load", "scenario": "../../mid" }),
    ] {
        browser.run(
            "window.told = window.told.filter(({ type }) => type !== 'error');",
            &[],
        );
        ask(nonsense.clone());
        browser.until(
            &format!("{nonsense} is refused"),
            &format!("{}?.message.length > 10", last("error")),
        );
    }
    assert_eq!(
        browser.ask(&format!("{}.us", last("state"))),
        stood,
        "nonsense changed something"
    );
    ask(json!({ "evalloop": 1, "type": "load", "scenario": "deadlock" }));
    browser.until(
        "it shows another scenario",
        &format!("{}?.scenario === 'deadlock'", last("ready")),
    );
}

#[test]
fn out_of_sight_nothing_moves() {
    let browser = Browser::open();
    let (_site, _around) = ten_embeds(&browser);
    let frame = "document.querySelectorAll('iframe')[8]";
    let state = "window.told.findLast(({ type, frame }) => type === 'state' && frame === 8)";
    browser.run(
        &format!("{frame}.contentWindow.postMessage({{ evalloop: 1, type: 'play' }}, '*');"),
        &[],
    );
    browser.until("it would play", &format!("{state}?.playing === true"));
    browser.run_async("const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done(true)));", &[]);
    assert_eq!(
        browser.ask(&format!("{state}.us")),
        json!(0),
        "time passes where nobody looks"
    );
    browser.run(&format!("{frame}.scrollIntoView();"), &[]);
    browser.until("it moves when it is seen", &format!("{state}.us > 0"));
}

#[test]
fn the_address_says_how_an_embed_begins() {
    let site = Site::open();
    let browser = Browser::open();
    browser.load(&site.url("embed/convoy/?theme=dark&speed=0.5&t=7000"));
    browser.until(
        "it is awake at that moment",
        "document.querySelector('[data-gil-visualizer][data-awake]')?.dataset.timeUs === '7000'",
    );
    assert_eq!(
        browser.ask_text("document.documentElement.dataset.theme"),
        "dark"
    );
    assert_eq!(
        browser.ask_text("document.querySelector('[data-part=speed]').value"),
        "50"
    );
    browser.load(&site.url("embed/convoy/?autoplay=1"));
    browser.until(
        "it plays by itself",
        "Number(document.querySelector('[data-gil-visualizer]').dataset.timeUs) > 0",
    );
    assert_eq!(
        browser.ask("document.documentElement.scrollWidth <= innerWidth"),
        json!(true)
    );
}

#[test]
fn an_embed_fits_into_280_pixels() {
    let site = Site::open();
    let browser = Browser::open();
    site.show_in_frame(&browser, &site.url("embed/thread-pool/"), 280, None);
    browser.look_into_frame();
    browser.until(
        "it is awake",
        "document.querySelector('[data-gil-visualizer][data-awake]') !== null",
    );
    assert_eq!(browser.ask("innerWidth"), json!(280));
    // A scroll bar takes of the width where the frame is not as high as the embed asks for.
    assert_eq!(
        browser.ask("document.documentElement.scrollWidth <= document.documentElement.clientWidth"),
        json!(true),
        "it is wider than its frame"
    );
}
