//! The visualizer's HTML, as the pre-renderer writes it: a still picture, and the controls that will move it.
//!
//! Native only in effect: the program in the page finds these elements and never writes them again. It must not know
//! the page around it.

mod legend;

use gil::MICROSECOND;
use gil::link::{Link, Program};
use gil::scenario::{self, Scenario};

use legend::{push_figures, push_key};

use crate::captions::{STAGES, captions};
use crate::number::clock;
use crate::packed;
use crate::run::{self, AT_REST};
use crate::scene::{Part, Plan};
use crate::speed;
use crate::still;
use line::{escape_into, escaped};

/// How much of the visualizer stands in a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// One scenario with its controls, and the way to the whole visualizer.
    Hero,
    /// Everything: all scenarios, comparing, the program, the editor, sharing.
    Full,
    /// What fits into another site's page.
    Embed,
}

impl Extent {
    /// The name in `data-gil-visualizer`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Hero => "hero",
            Self::Full => "full",
            Self::Embed => "embed",
        }
    }
}

/// The visualizer, showing `scenario` at rest. `root` leads from the page to the site's root: `./`, `../` and so on.
/// `program` is the scenario's, as HTML; each of the `recordings` has a file's name and a title.
///
/// # Errors
/// What is wrong with the scenario's workload; the tests rule it out for every one there is.
pub fn html(
    extent: Extent,
    scenario: &Scenario,
    root: &str,
    program: &str,
    recordings: &[(&str, &str)],
) -> Result<String, gil::WorkloadError> {
    let (runs, names) = run::of_scenario(scenario)?;
    let parts = run::parts(&runs, &names);
    let end_ns = run::end_ns(&runs);
    let mut html = String::with_capacity(16 * 1024);
    let level = if extent == Extent::Embed { "h1" } else { "h2" };
    push(
        &mut html,
        &[
            "<section class=\"viz\" aria-label=\"GIL visualizer\" data-gil-visualizer=\"",
            extent.name(),
            "\" data-time-us=\"0\" data-playing=\"false\" data-scenario=\"",
            scenario.id,
            "\"><div class=\"head\"><",
            level,
            " data-part=\"title\">",
            &escaped(scenario.title),
            "</",
            level,
            "><p data-part=\"lead\">",
            &escaped(scenario.lead),
            "</p></div>",
        ],
    );
    if extent == Extent::Full {
        push_scenarios(&mut html, scenario);
        push_recordings(&mut html, recordings, root);
    }
    push_stages(&mut html, parts[0].trace);
    if extent == Extent::Full {
        html.push_str("<div class=\"beside\"><div class=\"main-side\">");
    }
    push_lanes(&mut html, &parts);
    if extent == Extent::Full || !names.is_empty() {
        push(
            &mut html,
            &[
                "<div class=\"follow\" role=\"group\" aria-label=\"Words and steps follow\" data-part=\"follow\"",
                if names.is_empty() { " hidden>" } else { ">" },
                &choice_of_run(&names),
                "</div>",
            ],
        );
    }
    html.push_str("<p class=\"say\" role=\"status\" aria-live=\"polite\" data-part=\"words\">");
    html.push_str(AT_REST);
    html.push_str("</p><div class=\"why\" data-part=\"why\" hidden></div>");
    push_controls(&mut html, end_ns, extent);
    push_figures(&mut html);
    if extent == Extent::Full {
        push(
            &mut html,
            &[
                "</div><figure class=\"beside-code\" data-part=\"program\"><figcaption>The program</figcaption>\
                 <pre tabindex=\"0\" role=\"region\" aria-label=\"The program that is modelled\"><code data-part=\"code\">",
                program,
                "</code></pre></figure></div>",
            ],
        );
    }
    push_key(&mut html);
    if extent != Extent::Embed {
        push(
            &mut html,
            &[
                "<p class=\"look\"><b>What to look for. </b><span data-part=\"look\">",
                &escaped(scenario.look_for),
                "</span></p>",
            ],
        );
    }
    push_end(&mut html, extent, scenario, root);
    if extent != Extent::Full {
        push_runs(&mut html, &runs, &names);
    }
    html.push_str("</section>");
    Ok(html)
}

fn push(html: &mut String, parts: &[&str]) {
    for part in parts {
        html.push_str(part);
    }
}

fn push_scenarios(html: &mut String, chosen: &Scenario) {
    html.push_str("<div class=\"pick\" role=\"group\" aria-label=\"Scenario\">");
    for scenario in scenario::all() {
        let pressed = if scenario.id == chosen.id {
            "true"
        } else {
            "false"
        };
        push(
            html,
            &[
                "<button type=\"button\" class=\"chip\" data-act=\"scenario\" data-id=\"",
                scenario.id,
                "\" aria-pressed=\"",
                pressed,
                "\">",
                &escaped(scenario.title),
                "</button>",
            ],
        );
    }
    html.push_str("</div>");
}

/// The recordings that lie beside the site's other data.
fn push_recordings(html: &mut String, recordings: &[(&str, &str)], root: &str) {
    if recordings.is_empty() {
        return;
    }
    html.push_str(
        "<div class=\"pick\" role=\"group\" aria-label=\"Recorded on a real interpreter\">\
         <span class=\"kind\" aria-hidden=\"true\">Recorded on CPython:</span>",
    );
    for (name, title) in recordings {
        push(
            html,
            &[
                "<button type=\"button\" class=\"chip\" data-act=\"recording\" aria-pressed=\"false\" data-file=\"",
                root,
                "data/recordings/",
                name,
                ".json\">",
                &escaped(title),
                "</button>",
            ],
        );
    }
    html.push_str("</div>");
}

fn push_stages(html: &mut String, trace: &gil::Trace) {
    let captions = captions(trace, 0);
    html.push_str("<ol class=\"stages\">");
    for ((stage, name, label), words) in STAGES.into_iter().zip(captions.words) {
        push(html, &["<li data-stage=\"", name, "\""]);
        if captions.stage == stage {
            html.push_str(" aria-current=\"step\"");
        }
        push(
            html,
            &[
                "><b>",
                label,
                "</b><span>",
                &escaped(&words),
                "</span></li>",
            ],
        );
    }
    html.push_str("</ol>");
}

fn push_lanes(html: &mut String, parts: &[Part<'_>]) {
    let plan = Plan::of(parts);
    push(
        html,
        &[
            "<div class=\"lanes\"><ul class=\"names\" aria-hidden=\"true\" data-part=\"names\" data-rows=\"",
            plan.size_name(),
            "\">",
            &names(parts, &plan),
            "</ul><div class=\"strip\" tabindex=\"0\" role=\"group\" \
             aria-label=\"Timeline: plus and minus zoom, arrows move along it and from row to row, Enter tells why\" \
             data-part=\"strip\"><div data-part=\"picture\">",
            &still::svg(parts, &plan),
            "</div><canvas aria-hidden=\"true\" data-part=\"canvas\" hidden></canvas>\
             <div class=\"later\" data-part=\"later\" hidden></div><div class=\"playhead\" data-part=\"head\" hidden></div>\
             </div></div>",
        ],
    );
}

/// The rows' names as list items.
#[must_use]
pub fn names(parts: &[Part<'_>], plan: &Plan) -> String {
    let mut html = String::new();
    let mut part = usize::MAX;
    for row in &plan.rows {
        if row.part != part {
            part = row.part;
            let named = !parts[part].name.is_empty();
            html.push_str(if named {
                "<li class=\"gap named\"></li>"
            } else {
                "<li class=\"gap\"></li>"
            });
        }
        html.push_str(if row.of.is_thin() {
            "<li class=\"thin\">"
        } else {
            "<li>"
        });
        escape_into(&mut html, &plan.name_of(row, parts));
        html.push_str("</li>");
    }
    html
}

/// Which of two runs words, stages and steps follow; nothing where there is one.
#[must_use]
pub fn choice_of_run(names: &[String]) -> String {
    let mut html = String::new();
    if names.is_empty() {
        return html;
    }
    html.push_str("<span class=\"kind\" aria-hidden=\"true\">Words and steps follow:</span>");
    for (run, name) in names.iter().enumerate() {
        push(
            &mut html,
            &[
                "<button type=\"button\" class=\"chip\" data-act=\"follow\" data-run=\"",
                if run == 0 { "0" } else { "1" },
                "\" aria-pressed=\"",
                if run == 0 { "true" } else { "false" },
                "\">",
                &escaped(name),
                "</button>",
            ],
        );
    }
    html
}

/// What happens, for a program that cannot simulate it; and which scenarios a page around may ask for.
fn push_runs(html: &mut String, runs: &[run::Run], names: &[String]) {
    let ids: Vec<&str> = scenario::all().iter().map(|scenario| scenario.id).collect();
    push(
        html,
        &[
            "<div hidden data-part=\"runs\" data-known=\"",
            &ids.join(" "),
            "\">",
        ],
    );
    for (place, run) in runs.iter().enumerate() {
        let name = names.get(place).map_or("", String::as_str);
        push(
            html,
            &[
                "<p data-name=\"",
                name,
                "\">",
                &escaped(&packed::pack(run)),
                "</p>",
            ],
        );
    }
    html.push_str("</div>");
}

/// What may stand beside the program's own model, by the models' words.
const COMPARE: &str = "<select class=\"speed\" aria-label=\"Compare with\" data-part=\"beside\" autocomplete=\"off\">\
    <option value=\"\">Compare with …</option><option value=\"gil\">threads with the GIL</option>\
    <option value=\"free-threaded\">free-threaded</option><option value=\"interpreters\">interpreters</option>\
    <option value=\"processes\">processes</option><option value=\"asyncio\">asyncio</option></select>";

fn push_controls(html: &mut String, end_ns: u64, extent: Extent) {
    let end = clock(end_ns);
    push(
        html,
        &[
            "<input class=\"scrub\" type=\"range\" aria-label=\"Time\" min=\"0\" max=\"",
            &crate::number::whole(end_ns / MICROSECOND),
            "\" step=\"1\" value=\"0\" autocomplete=\"off\" aria-valuetext=\"0.00 of ",
            &end,
            " milliseconds\"><div class=\"play\">\
             <button type=\"button\" class=\"button primary\" data-act=\"simulate\">Simulate flow</button>\
             <button type=\"button\" class=\"button\" data-act=\"pause\" disabled>Pause</button>\
             <button type=\"button\" class=\"button\" data-act=\"step\">Step</button>\
             <button type=\"button\" class=\"button\" data-act=\"reset\">Reset</button>\
             <select class=\"speed\" aria-label=\"Speed\" data-part=\"speed\" autocomplete=\"off\">",
        ],
    );
    for (hundredths, words) in speed::CHOICES {
        push(
            html,
            &["<option value=\"", &crate::number::whole(hundredths), "\""],
        );
        if hundredths == speed::NORMAL {
            html.push_str(" selected");
        }
        push(html, &[">", words, "</option>"]);
    }
    push(
        html,
        &[
            "</select>",
            if extent == Extent::Full { COMPARE } else { "" },
            "<span class=\"zoom\" role=\"group\" aria-label=\"Zoom\">\
             <button type=\"button\" class=\"button\" data-act=\"out\" aria-label=\"Zoom out\" disabled>−</button>\
             <button type=\"button\" class=\"button\" data-act=\"whole\" aria-label=\"All of the run\" disabled>All</button>\
             <button type=\"button\" class=\"button\" data-act=\"in\" aria-label=\"Zoom in\">+</button></span>\
             <span class=\"clock\"><span data-part=\"now\">0.00</span> of <span data-part=\"end\">",
            &end,
            "</span> ms</span></div>",
        ],
    );
}

fn push_end(html: &mut String, extent: Extent, scenario: &Scenario, root: &str) {
    html.push_str(
        "<details class=\"more\" data-part=\"events\"><summary>Every event in words</summary>\
         <div data-part=\"list\"></div></details>",
    );
    match extent {
        Extent::Full => html.push_str(
            "<details class=\"more\" data-part=\"edit\"><summary>Change the program</summary>\
             <div data-part=\"editor\"></div></details>\
             <details class=\"more\" data-part=\"share\"><summary>Share or embed</summary>\
             <div data-part=\"sharing\"></div></details>",
        ),
        Extent::Hero => push(
            html,
            &[
                "<p class=\"whole\"><a href=\"",
                root,
                "visualizer/\">All scenarios, and your own</a></p>",
            ],
        ),
        Extent::Embed => push(
            html,
            &[
                "<p class=\"whole\"><a href=\"",
                root,
                "visualizer/#",
                &Link::to(Program::Scenario(scenario.id.to_owned())).to_text(),
                "\" target=\"_blank\" rel=\"noopener\" data-part=\"home\">Explore it on Evalloop</a></p>",
            ],
        ),
    }
}
