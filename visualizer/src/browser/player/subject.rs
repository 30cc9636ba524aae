//! What runs: a scenario, a program of the reader's own, a recording; and what is said of it.
//!
//! It must not know how a moment of it is shown.

use super::*;

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
        let mut state = self.state.borrow_mut();
        scenario.id.clone_into(&mut state.id);
        state.scenario = Some(scenario);
        state.subject = Subject::Scenario;
        state.draft = Draft::of(scenario.workload());
        state.seed = scenario.seed;
        state.beside = scenario.beside;
        drop(state);
        // The tests rule out that a scenario cannot be simulated.
        let _ = self.simulate();
        self.show_subject();
    }

    /// Shows the program as it is now, under its own model and the one beside, from the start.
    pub(super) fn simulate(&self) -> Result<(), WorkloadError> {
        let (runs, names) = {
            let state = self.state.borrow();
            run::of_program(state.draft.workload(), state.seed, state.beside)?
        };
        self.take(runs, names);
        Ok(())
    }

    /// Puts another model beside the program's own, by its word; nothing takes it away.
    pub(super) fn compare(&self, word: &str) {
        let before = {
            let mut state = self.state.borrow_mut();
            let model = Model::ALL.into_iter().find(|model| model.word() == word);
            std::mem::replace(&mut state.beside, model)
        };
        if let Err(error) = self.simulate() {
            self.state.borrow_mut().beside = before;
            self.explain(&Refusal::Workload(error).words());
        }
        self.show_subject();
    }

    /// Changes the program.
    ///
    /// # Errors
    /// Why the change is refused, and then the program is as it was.
    pub(in crate::browser) fn change(&self, change: Change) -> Result<(), Refusal> {
        self.edit(|draft| draft.change(change))
    }

    /// Takes a program of the reader's own in its place.
    ///
    /// # Errors
    /// Why it is refused, and then the program is as it was.
    pub(in crate::browser) fn bring(&self, workload: gil::Workload) -> Result<(), Refusal> {
        self.edit(|draft| draft.replace(workload))
    }

    pub(super) fn edit(
        &self,
        change: impl FnOnce(&mut Draft) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        change(&mut self.state.borrow_mut().draft)?;
        if let Err(error) = self.simulate() {
            self.state.borrow_mut().draft.undo();
            return Err(Refusal::Workload(error));
        }
        self.own();
        Ok(())
    }

    /// Shows what a link tells. What of it cannot be shown is said.
    pub(in crate::browser) fn show_link(&self, link: Link) -> Option<String> {
        let mut problem = None;
        match link.program {
            Program::Scenario(id) => {
                if scenario::find(&id).is_none() {
                    return Some(["There is no scenario ", &id, "."].concat());
                }
                self.load(&id);
            }
            Program::Workload(workload) => {
                self.state.borrow_mut().beside = None;
                problem = self.bring(workload).err().map(|refusal| refusal.words());
            }
        }
        let is_other = {
            let mut state = self.state.borrow_mut();
            let seed = link.seed.unwrap_or(state.seed);
            // A link that names no other model means the scenario as it is, which may have one.
            let beside = link.beside.or(state.beside);
            let is_other = (seed, beside) != (state.seed, state.beside);
            (state.seed, state.beside) = (seed, beside);
            is_other
        };
        if is_other {
            if let Err(error) = self.simulate() {
                problem = Some(Refusal::Workload(error).words());
            }
            self.show_subject();
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
        problem
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
        // It was simulated before.
        let _ = self.simulate();
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
        state.beside = None;
        drop(state);
        self.take(vec![run], Vec::new());
        self.show_subject();
    }

    /// Takes other runs over, and stands at their start.
    pub(in crate::browser) fn take(&self, runs: Vec<Run>, names: Vec<String>) {
        let mut state = self.state.borrow_mut();
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
        let end = state.end_ns();
        dom::set(&self.slider, "max", &whole(end / gil::MICROSECOND));
        self.write("end", &clock(end));
        drop(state);
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
            (state.scenario, state.subject, state.beside, recorded)
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
