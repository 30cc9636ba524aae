//! The page "Another bank": what a file must be to be opened here, and the parts of which `web/shelf/` makes the list.

use evalloop::page::Page;
use evalloop::views::SearchBox;
use leptos::prelude::*;

use crate::chrome::around;
use crate::shell::Document;
use crate::site::{Context, html};

pub(crate) fn document(context: &Context<'_>, program: &str) -> Document {
    let here = Page::Bank;
    let root = here.to_root();
    let body = html(|| {
        let main = view! {
            <div class="shelf" data-shelf=format!("{root}{program}")>
                <h1>"Another bank"</h1>
                <p class="lede" data-part="lede">
                    "Questions of your own, or a colleague\u{2019}s, can be searched and read here as this site\u{2019}s are. The file stays on your device: nothing is sent anywhere."
                </p>
                <noscript>
                    <p class="missing">"Opening a file takes JavaScript, which this browser does not run."</p>
                </noscript>
                <p class="missing" data-part="broken" hidden>
                    "What opens banks could not be fetched. Are you online? Then load this page once more."
                </p>
                <div class="missing" data-part="trouble" role="alert" hidden>
                    <p data-part="why"></p>
                    <ul data-part="slips"></ul>
                </div>
                <div data-part="coming" hidden>
                    <p id="shelf-told" data-part="told" role="status"></p>
                    <progress class="bar" data-part="bar" aria-labelledby="shelf-told shelf-figures"></progress>
                    <p class="figures" id="shelf-figures" data-part="figures"></p>
                    <button type="button" class="button" data-part="stop">"Stop"</button>
                </div>
                <div class="choose" data-part="choose">
                    <label class="button">
                        "Choose a file"
                        <input type="file" accept=".json,application/json" data-part="file"/>
                    </label>
                    <span>"or drop it on this page."</span>
                </div>
                <div class="prose" data-part="about">
                    <h2>"What a bank is"</h2>
                    <p>
                        "One JSON file in which every question has its answer, of the form that "
                        <a href=format!("{root}data/bank.schema.json")>"the schema of banks"</a>
                        " describes; "
                        <a href=format!("{root}data/bank.json")>"this site\u{2019}s own bank"</a>
                        " is one. Where a file is not of that form, you are told what is wrong and where."
                    </p>
                    <h2>"A file beside this site"</h2>
                    <p>
                        "An address can name a file on the same server, and then also keeps what you search for: "
                        <a href="?bank=data/bank.json"><code>"?bank=data/bank.json"</code></a>
                        " opens this site\u{2019}s own. Files of other servers are refused; download them and choose them here."
                    </p>
                    <h2>"What is not kept"</h2>
                    <p>
                        "What you know, what you are learning and your bookmarks are kept for this site\u{2019}s questions only. A file from your device has to be chosen again after a reload."
                    </p>
                </div>
                {opened()}
            </div>
        };
        around(context, &here, main)
    });
    Document {
        page: Some(here),
        title: "Another bank · Evalloop".to_owned(),
        description: "Open a bank of Python interview questions of your own, from a file, and search it in this browser: nothing is sent anywhere."
            .to_owned(),
        structured: None,
        body,
    }
}

/// What stands under the choice of a file once one is open; a template, so that there is no search box before.
fn opened() -> impl IntoView {
    view! {
        <template data-part="opened">
            <section aria-label="The bank" data-part="open">
                <p class="whose">
                    <b data-part="name"></b>
                    <span>"Your marks are not kept for it. "</span>
                    <span data-part="passing">"After a reload it has to be chosen again."</span>
                </p>
                <div class="tools">
                    <SearchBox/>
                </div>
                // A bank has more categories than a level: on a screen's top they would leave little of the list.
                <div class="chips"></div>
                <div class="count">
                    <p role="status"><span data-testid="result-count"></span></p>
                    <button class="clear" type="button" data-act="clear" hidden="">"Clear all"</button>
                </div>
                <p class="ignored" data-part="ignored" role="status" hidden=""></p>
                <h2 class="visually-hidden">"Questions"</h2>
                <div class="results" data-grouped="false"></div>
                <div class="empty" data-part="empty" hidden="">
                    <h2 data-part="nothing"></h2>
                    <p data-part="advice"></p>
                    <button type="button" class="button" data-act="clear">"Show all questions"</button>
                </div>
                <template data-part="group">
                    <div role="group">
                        <button type="button" class="chip" aria-pressed="false" data-act="choose"><b></b></button>
                    </div>
                </template>
                <template data-part="row">
                    <article class="question">
                        <h3><button type="button" data-act="open" aria-expanded="false"></button></h3>
                        <p class="meta">
                            <span data-category=""></span>
                            <span data-level=""></span>
                            <span data-difficulty=""></span>
                        </p>
                        <div class="answer" hidden="until-found">
                            <div>
                                <p class="short"></p>
                                <div class="prose" data-part="whole"></div>
                            </div>
                        </div>
                    </article>
                </template>
            </section>
        </template>
    }
}
