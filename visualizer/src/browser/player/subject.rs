//! What runs: a scenario, a program of the reader's own, a recording; and what is said of it.
//!
//! It must not know how a moment of it is shown.

use super::{
    Change, Draft, Experiment, Link, Plan, Player, Refusal, Run, Scenario, Side, Subject,
    WORKBENCH, Window, clock, dom, editor, embed, float, list, markup, program, run, scenario,
    share, whole,
};

/// The runs of an experiment, with their names where there are two.
fn play(asked: &Experiment) -> Result<(Vec<Run>, Vec<String>), Refusal> {
    asked.check()?;
    run::of_program(&asked.workload, asked.seed, asked.beside).map_err(Refusal::Workload)
}

impl Player {
    /// Shows another scenario from its start. A program that cannot simulate it goes to its page.
    pub(in crate::browser) fn load(&self, id: &str) {
        if !WORKBENCH {
            embed::go_to(self, id);
            return;
        }
        let Some(scenario) = scenario::find(id) else {
            return;
        };
        // The tests rule out that a scenario cannot be simulated.
        let _ = self.open(scenario, Experiment::of(scenario));
    }

    /// Shows a scenario's program from its start, with nothing to undo.
    fn open(&self, scenario: &'static Scenario, asked: Experiment) -> Result<(), Refusal> {
        let played = play(&asked)?;
        let mut state = self.state.borrow_mut();
        scenario.id.clone_into(&mut state.id);
        state.scenario = Some(scenario);
        state.draft = Draft::of(asked);
        state.followed = 0;
        drop(state);
        self.take(played);
        self.own();
        Ok(())
    }

    /// Puts another model beside the program's own, by its word; nothing takes it away.
    pub(super) fn compare(&self, word: &str) {
        let change = Change::Model(Side::Beside, word.to_owned());
        if let Err(refusal) = self.change(change) {
            self.show_subject();
            self.explain(&refusal.words());
        }
    }

    /// Makes a change.
    ///
    /// # Errors
    /// Why the change is refused, and then everything is as it was.
    pub(in crate::browser) fn change(&self, change: Change) -> Result<(), Refusal> {
        let next = self.with_draft(|draft| draft.changed(change))?;
        self.bring(next)
    }

    /// Takes another experiment in its place, as one change.
    ///
    /// # Errors
    /// Why it is refused, and then everything is as it was.
    pub(in crate::browser) fn bring(&self, next: Experiment) -> Result<(), Refusal> {
        let played = play(&next)?;
        self.state.borrow_mut().draft.take(next);
        self.take(played);
        self.own();
        Ok(())
    }

    /// Shows what a link tells. What of it cannot be shown is said.
    pub(in crate::browser) fn show_link(&self, link: &Link) -> Option<String> {
        let Some((asked, scenario)) = Experiment::of_link(link) else {
            return Some("There is no scenario of this name.".to_owned());
        };
        let shown = match scenario {
            Some(scenario) => self.open(scenario, asked),
            None => self.bring(asked),
        };
        if let Err(refusal) = shown {
            return Some(refusal.words());
        }
        if let Some((from, to)) = link.range_ns {
            let mut state = self.state.borrow_mut();
            let span = float(to.saturating_sub(from).max(1));
            let middle = float(from) + span / 2.0;
            state.window = Window::whole(state.end_ns());
            state.window = state
                .window
                .zoomed(state.window.span / span, middle, state.end_ns());
            let by = float(from) - state.window.start;
            state.window = state.window.panned(by, state.end_ns());
            state.stale = true;
        }
        if let Some(at) = link.at_ns {
            self.seek(at);
        }
        None
    }

    /// Takes the last change back, or does it again.
    pub(in crate::browser) fn undo(&self, back: bool) {
        let mut state = self.state.borrow_mut();
        if back {
            state.draft.undo();
        } else {
            state.draft.redo();
        }
        drop(state);
        // It was played before.
        if let Ok(played) = self.with_draft(|draft| play(draft.now())) {
            self.take(played);
        }
        self.own();
    }

    /// Whether the program is still the scenario's, told to whoever looks.
    pub(super) fn own(&self) {
        let mut state = self.state.borrow_mut();
        let scenario = state.scenario.map(Scenario::workload);
        let is_scenario = scenario.as_ref() == Some(state.draft.workload());
        state.subject = if is_scenario {
            Subject::Scenario
        } else {
            Subject::Own
        };
        drop(state);
        self.show_subject();
    }

    /// Reads the program as it is being changed.
    pub(in crate::browser) fn with_draft<T>(&self, read: impl FnOnce(&Draft) -> T) -> T {
        read(&self.state.borrow().draft)
    }

    /// Shows what was recorded on a real interpreter.
    pub(in crate::browser) fn show_recording(&self, run: Run) {
        let mut state = self.state.borrow_mut();
        state.subject = Subject::Recording;
        state.followed = 0;
        drop(state);
        self.take((vec![run], Vec::new()));
        self.show_subject();
    }

    /// Takes other runs over, and stands at their start.
    pub(in crate::browser) fn take(&self, (runs, names): (Vec<Run>, Vec<String>)) {
        let mut state = self.state.borrow_mut();
        state.followed = state.followed.min(runs.len().saturating_sub(1));
        state.runs = runs;
        state.names = names;
        state.row = 0;
        let plan = Plan::of(&state.parts());
        state.plan = plan;
        state.window = Window::whole(state.end_ns());
        state.told = None;
        state.stale = true;
        let names = markup::names(&state.parts(), &state.plan);
        if let Some(list) = dom::part(&self.root, "names") {
            trusted::set_html(&list, &names);
            dom::set(&list, "data-rows", state.plan.size_name());
        }
        if let Some(choice) = dom::part(&self.root, "follow") {
            trusted::set_html(&choice, &markup::choice_of_run(&state.names));
            dom::set_flag(&choice, "hidden", state.names.is_empty());
        }
        let end = state.end_ns();
        dom::set(&self.slider, "max", &whole(end / gil::MICROSECOND));
        self.write("end", &clock(end));
        drop(state);
        self.show_followed();
        self.explain("");
        self.seek(0);
        list::refresh(self);
        if WORKBENCH {
            editor::refresh(self);
        }
        embed::resized(self);
    }

    /// Writes what is said of the program that runs.
    pub(super) fn show_subject(&self) {
        let (scenario, subject, beside, recorded) = {
            let state = self.state.borrow();
            let recorded = state
                .runs
                .first()
                .map_or_else(String::new, Run::recorded_on);
            let beside = state.draft.now().beside;
            let beside = beside.filter(|_| state.subject != Subject::Recording);
            (state.scenario, state.subject, beside, recorded)
        };
        let (id, title, lead, look) = match (subject, scenario) {
            (Subject::Scenario, Some(scenario)) => (
                scenario.id,
                scenario.title,
                scenario.lead,
                scenario.look_for,
            ),
            (Subject::Recording, _) => (
                "recording",
                "A recording",
                recorded.as_str(),
                "What a real interpreter did, as far as its events were recorded.",
            ),
            _ => (
                "own",
                "Your own program",
                "As you changed or brought it.",
                "Compare it with what you expected, and open the events in words where the two differ.",
            ),
        };
        dom::set(&self.root, "data-scenario", id);
        for (part, words) in [("title", title), ("lead", lead), ("look", look)] {
            self.write(part, words);
        }
        for chip in dom::all(&self.root, ".pick [data-act]") {
            let chosen = dom::data(&chip, "id") == id;
            dom::set(&chip, "aria-pressed", if chosen { "true" } else { "false" });
        }
        self.choose("beside", beside.map_or("", |model| model.word()));
        if WORKBENCH {
            program::refresh(self);
            share::refresh(self);
        }
    }
}
