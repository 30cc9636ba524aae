//! The page "Reading offline": what is kept on this device, and ways to keep more or less. The service worker also shows it
//! where a page is neither kept nor to be had. `web/offline/page.ts` fills it in.

use evalloop::page::Page;
use leptos::prelude::*;

use crate::chrome::around;
use crate::shell::Document;
use crate::site::{Context, html};

pub(crate) fn document(context: &Context<'_>) -> Document {
    let here = Page::Offline;
    let body = html(|| {
        let main = view! {
            <div class="reading prose" data-offline="">
                // The worker takes `hidden` away, by these very letters, where this page stands for another.
                <div class="missing" data-part="missing" hidden>
                    <p>
                        <strong>"The page that you asked for is not kept on this device, and the network is out of reach."</strong>
                        " It may come by itself once you are online: "<a href="">"try again"</a>"."
                    </p>
                </div>
                <h1>"Reading offline"</h1>
                <p class="lede">
                    "One visit is enough to study all of it: while you read, the rest of the site is fetched and kept in this browser. After that it needs no network."
                </p>
                <h2>"New editions"</h2>
                <p>
                    "A new edition is fetched whole, beside the one that you read, and takes its place when you say so or when you next come back. What you type is never lost to it."
                </p>
                <h2>"On this device"</h2>
                <div data-part="none">
                    <p>
                        "Nothing is kept in this browser yet. It takes JavaScript, a browser that allows it (some do not in private windows), and an address that begins with https. Where your system asks for saving data, nothing is fetched until you ask for it here."
                    </p>
                </div>
                <div data-part="some" hidden>
                    <p>"The app with its lists takes "<span data-part="shell"></span>". It is kept as long as the browser has room."</p>
                    <ul class="packs" data-part="packs"></ul>
                    <h2>"When something is wrong"</h2>
                    <p>
                        "This takes away everything that is kept for reading offline, and loads the site anew. What you know, what you are learning and your bookmarks are not touched."
                    </p>
                    <p><button type="button" class="button" data-act="forget">"Start anew"</button></p>
                </div>
                <template data-part="pack">
                    <li>
                        <h2 data-part="title">"Every question and diagram"</h2>
                        <p data-part="told" role="status"></p>
                        <p class="acts">
                            <button type="button" class="button" data-act="keep" hidden>"Keep all now"</button>
                            <button type="button" class="button" data-act="free" hidden>"Free the room"</button>
                        </p>
                    </li>
                </template>
            </div>
        };
        around(context, &here, main)
    });
    Document {
        page: Some(here),
        title: "Reading offline · Evalloop".to_owned(),
        description:
            "What of Evalloop is kept on this device to read without a network, and how to free it."
                .to_owned(),
        structured: None,
        body,
    }
}
