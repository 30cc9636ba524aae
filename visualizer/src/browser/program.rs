//! The program beside the picture: the lines at work, marked as time passes.
//!
//! The programs stand in the page, written by the pre-renderer. It must not know which line belongs to what.

use super::dom;
use super::player::{Player, Subject};
use crate::number::whole;

/// Shows the program of the scenario that runs; none for a program of the reader's own.
pub(super) fn refresh(player: &Player) {
    let Some(figure) = dom::part(&player.root, "program") else {
        return;
    };
    let (id, is_scenario) = {
        let state = player.state.borrow();
        (state.id.clone(), state.subject == Subject::Scenario)
    };
    let source = dom::root()
        .filter(|_| is_scenario)
        .and_then(|root| dom::first(&root, &["[data-program=", &id, "]"].concat()));
    dom::set_flag(&figure, "hidden", source.is_none());
    if let (Some(source), Some(code)) = (source, dom::part(&figure, "code")) {
        trusted::set_html(&code, &source.inner_html());
    }
    follow(player);
}

/// Marks the lines that are at work at the moment that is shown.
pub(super) fn follow(player: &Player) {
    let Some(code) = dom::part(&player.root, "code") else {
        return;
    };
    let lines: Vec<String> = {
        let state = player.state.borrow();
        let now = state.now_ns();
        let run = state
            .run()
            .filter(|run| state.subject == Subject::Scenario && now > 0 && now < run.trace.end_ns);
        run.map_or_else(Vec::new, |run| {
            let threads = 0..run.trace.lanes.len();
            let scenario = state.scenario;
            let lines = threads.filter_map(|thread| scenario?.line_at(&run.trace, thread, now));
            let mut lines: Vec<usize> = lines.collect();
            lines.sort_unstable();
            lines.dedup();
            lines.into_iter().map(|line| whole(line as u64)).collect()
        })
    };
    for old in dom::all(&code, ".at-work") {
        if !lines.contains(&dom::data(&old, "line")) {
            let _ = old.class_list().remove_1("at-work");
        }
    }
    for line in lines {
        if let Some(line) = dom::first(&code, &["[data-line=\"", &line, "\"]"].concat()) {
            let _ = line.class_list().add_1("at-work");
        }
    }
}
