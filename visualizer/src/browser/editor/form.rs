//! The editor's form as HTML.
//!
//! It must not know what becomes of what is entered.

use gil::{MAX_CORES, MAX_INTERVAL_US, Model, Segment, Workload};

use crate::edit::{self, Draft, Experiment, KINDS, Setting, Side, Value};
use crate::number::whole;
use line::escaped;

/// The form in pieces.
struct Form(String);

impl Form {
    fn push(&mut self, parts: &[&str]) {
        for part in parts {
            self.0.push_str(part);
        }
    }

    /// Where a control belongs: its key, by which the keyboard finds it again, and its thread and segment.
    fn place(&mut self, what: &str, thread: Option<usize>, segment: Option<usize>) {
        let number =
            |index: Option<usize>| index.map_or_else(String::new, |index| whole(index as u64));
        let (thread_text, segment_text) = (number(thread), number(segment));
        self.push(&[
            " data-key=\"",
            what,
            "-",
            &thread_text,
            "-",
            &segment_text,
            "\"",
        ]);
        if thread.is_some() {
            self.push(&[" data-thread=\"", &thread_text, "\""]);
        }
        if segment.is_some() {
            self.push(&[" data-segment=\"", &segment_text, "\""]);
        }
    }

    fn input(&mut self, label: &str, name: &str, value: &str, thread: Option<usize>) {
        self.field(label, "", name, value, thread);
    }

    /// A field that says what may stand in it.
    fn field(&mut self, label: &str, hint: &str, name: &str, value: &str, thread: Option<usize>) {
        self.push(&["<label>", label]);
        self.hint(hint);
        self.push(&[
            " <input type=\"text\" autocomplete=\"off\" data-field=\"",
            name,
            "\"",
        ]);
        self.place(name, thread, None);
        let mode = if matches!(name, "name" | "locks" | "signals") {
            "text"
        } else {
            "decimal"
        };
        self.push(&[
            " inputmode=\"",
            mode,
            "\" value=\"",
            &escaped(value),
            "\"></label>",
        ]);
    }

    fn hint(&mut self, hint: &str) {
        if !hint.is_empty() {
            self.push(&[" <span class=\"hint\">", hint, "</span>"]);
        }
    }

    /// What a model's settings are, each as a field of its own.
    fn settings(&mut self, side: Side, model: Model) {
        let side = match side {
            Side::Own => "own",
            Side::Beside => "beside",
        };
        for setting in edit::settings(model) {
            let Setting {
                word, label, hint, ..
            } = setting;
            self.push(&["<label>", label]);
            self.hint(&hint);
            let place = [
                " autocomplete=\"off\" data-field=\"setting\" data-setting=\"",
                word,
                "\" data-side=\"",
                side,
                "\" data-key=\"",
                word,
                "-",
                side,
                "\"",
            ]
            .concat();
            match setting.value {
                Value::Number(number) => self.push(&[
                    " <input type=\"text\" inputmode=\"decimal\"",
                    &place,
                    " value=\"",
                    &number,
                    "\">",
                ]),
                Value::Choice(choices, chosen) => {
                    self.push(&[" <select", &place, ">"]);
                    for (word, name) in choices {
                        self.option(word, &name, word == chosen);
                    }
                    self.push(&["</select>"]);
                }
            }
            self.push(&["</label>"]);
        }
    }

    fn check(&mut self, label: &str, name: &str, is_on: bool, thread: usize) {
        self.push(&[
            "<label class=\"check\"><input type=\"checkbox\" autocomplete=\"off\" data-field=\"",
            name,
            "\"",
        ]);
        self.place(name, Some(thread), None);
        self.push(&[if is_on { " checked" } else { "" }, "> ", label, "</label>"]);
    }

    fn button(
        &mut self,
        act: &str,
        words: &str,
        name: &str,
        thread: Option<usize>,
        segment: Option<usize>,
    ) {
        self.push(&[
            "<button type=\"button\" class=\"button small\" data-act=\"",
            act,
            "\"",
        ]);
        self.place(act, thread, segment);
        if name != words {
            self.push(&[" aria-label=\"", &escaped(name), "\""]);
        }
        self.push(&[">", words, "</button>"]);
    }

    fn option(&mut self, value: &str, words: &str, is_chosen: bool) {
        let chosen = if is_chosen { "\" selected>" } else { "\">" };
        self.push(&[
            "<option value=\"",
            value,
            chosen,
            &escaped(words),
            "</option>",
        ]);
    }
}

pub(super) fn html(draft: &Draft) -> String {
    let Experiment {
        workload,
        beside,
        seed,
    } = draft.now();
    let mut form = Form(String::with_capacity(8 * 1024));
    form.push(&["<div class=\"edit-acts\">"]);
    for (act, words, can) in [
        ("undo", "Undo", draft.can_undo()),
        ("redo", "Redo", draft.can_redo()),
    ] {
        form.push(&[
            "<button type=\"button\" class=\"button small\" data-act=\"",
            act,
            "\" data-key=\"",
            act,
            "\"",
        ]);
        form.push(&[if can { ">" } else { " disabled>" }, words, "</button>"]);
    }
    form.push(&[
        "<button type=\"button\" class=\"button small\" data-act=\"export\" data-key=\"export\">Save as JSON</button>\
         <label class=\"button small\">Open a file<input class=\"visually-hidden\" type=\"file\" accept=\".json,application/json\" data-part=\"file\"></label></div>\
         <p class=\"problem\" id=\"edit-problem\" role=\"alert\" data-part=\"problem\"></p><div class=\"settings\"><label>Runs under <select autocomplete=\"off\" data-field=\"model\" data-side=\"own\" data-key=\"model\">",
    ]);
    for model in Model::ALL {
        form.option(
            model.word(),
            model.name(),
            model.word() == workload.model.word(),
        );
    }
    form.push(&["</select></label>"]);
    form.settings(Side::Own, workload.model);
    form.push(&["</div><div class=\"settings\"><label>Compared with <select autocomplete=\"off\" data-field=\"model\" data-side=\"beside\" data-key=\"model-beside\">"]);
    form.option("", "nothing", beside.is_none());
    for model in Model::ALL {
        let is_chosen = beside.is_some_and(|beside| beside.word() == model.word());
        form.option(model.word(), model.name(), is_chosen);
    }
    form.push(&["</select></label>"]);
    if let Some(model) = beside {
        form.settings(Side::Beside, *model);
    }
    form.push(&["</div><div class=\"settings\">"]);
    let interval = u64::from(workload.switch_interval_us) * gil::MICROSECOND;
    let limits = [
        "0.001 to ",
        &edit::ms(u64::from(MAX_INTERVAL_US) * gil::MICROSECOND),
    ]
    .concat();
    form.field(
        "Switch interval, ms",
        &limits,
        "interval",
        &edit::ms(interval),
        None,
    );
    let limits = ["1 to ", &whole(u64::from(MAX_CORES))].concat();
    form.field(
        "Cores",
        &limits,
        "cores",
        &whole(u64::from(workload.cores)),
        None,
    );
    let window = workload.window_ns.map_or_else(String::new, edit::ms);
    form.field("Stop after, ms", "empty for never", "window", &window, None);
    form.field(
        "Seed",
        "of the system's choices",
        "seed",
        &whole(*seed),
        None,
    );
    let locks = workload.locks.join(", ");
    form.field("Locks", "names, with commas", "locks", &locks, None);
    let signals = edit::signals_text(&workload.signals);
    form.field(
        "Signals, ms",
        "at/handler; at/handler",
        "signals",
        &signals,
        None,
    );
    form.push(&["</div>"]);
    for thread in 0..workload.threads.len() {
        push_thread(&mut form, workload, thread);
    }
    form.button("add-thread", "Add a thread", "Add a thread", None, None);
    form.0
}

fn push_thread(form: &mut Form, workload: &Workload, thread: usize) {
    let spec = &workload.threads[thread];
    let name = spec.name.as_str();
    let at = Some(thread);
    form.push(&[
        "<fieldset class=\"thread\"><legend>",
        &escaped(name),
        "</legend><div class=\"settings\">",
    ]);
    form.input("Name", "name", name, at);
    form.input("How many", "count", &whole(u64::from(spec.count)), at);
    form.input("Times over", "repeat", &whole(u64::from(spec.repeat)), at);
    form.check(
        "until the others are done",
        "background",
        spec.background,
        thread,
    );
    form.check("as a pool", "pool", spec.pool, thread);
    form.push(&["</div><ol class=\"segments\">"]);
    for segment in 0..spec.segments.len() {
        push_segment(form, workload, thread, segment);
    }
    form.push(&["</ol><div class=\"edit-acts\">"]);
    form.button(
        "add-segment",
        "Add a step",
        &["Add a step to ", name].concat(),
        at,
        None,
    );
    if thread + 1 < workload.threads.len() {
        form.button(
            "swap-thread",
            "Move down",
            &["Move down: ", name].concat(),
            at,
            None,
        );
    }
    if workload.threads.len() > 1 {
        form.button(
            "remove-thread",
            "Remove",
            &["Remove ", name].concat(),
            at,
            None,
        );
    }
    form.push(&["</div></fieldset>"]);
}

fn push_segment(form: &mut Form, workload: &Workload, thread: usize, segment: usize) {
    let spec = &workload.threads[thread];
    let this = &spec.segments[segment];
    let name = [spec.name.as_str(), ", step ", &whole(segment as u64 + 1)].concat();
    let (at, place) = (Some(thread), Some(segment));
    form.push(&[
        "<li><select autocomplete=\"off\" data-field=\"kind\" aria-label=\"",
        &escaped(&name),
        "\"",
    ]);
    form.place("kind", at, place);
    form.push(&[">"]);
    for (kind, words) in KINDS {
        form.option(kind, words, kind == edit::kind_of(this));
    }
    form.push(&["</select>"]);
    if let Some(index) = edit::index_of(this) {
        form.push(&[
            "<select autocomplete=\"off\" data-field=\"value\" aria-label=\"",
            &escaped(&name),
            ", which\"",
        ]);
        form.place("value", at, place);
        form.push(&[">"]);
        let is_lock = matches!(this, Segment::Lock { .. } | Segment::Unlock { .. });
        let names: Vec<&str> = if is_lock {
            workload.locks.iter().map(String::as_str).collect()
        } else {
            workload
                .threads
                .iter()
                .map(|spec| spec.name.as_str())
                .collect()
        };
        for (other, words) in names.into_iter().enumerate() {
            form.option(&whole(other as u64), words, other == index);
        }
        form.push(&["</select>"]);
    } else {
        form.push(&["<input type=\"text\" inputmode=\"decimal\" autocomplete=\"off\" data-field=\"value\" aria-label=\"", &escaped(&name), ", milliseconds\""]);
        form.place("value", at, place);
        form.push(&[
            " value=\"",
            &edit::ms(this.ns()),
            "\"><span class=\"unit\">ms</span>",
        ]);
    }
    if segment + 1 < spec.segments.len() {
        form.button(
            "swap-segment",
            "↓",
            &[name.as_str(), ": move down"].concat(),
            at,
            place,
        );
    }
    if spec.segments.len() > 1 {
        form.button(
            "remove-segment",
            "×",
            &[name.as_str(), ": remove"].concat(),
            at,
            place,
        );
    }
    form.push(&["</li>"]);
}
