//! The visualizer's own page: the picture, how to read it, and what it leaves out.

use evalloop::page::Page;
use evalloop::views::Visualizer;
use leptos::prelude::*;

use crate::chrome::around;
use crate::shell::Document;
use crate::site::{Context, html};

pub(crate) fn document(context: &Context<'_>) -> anyhow::Result<Document> {
    let here = Page::Visualizer;
    let costs = gil::Costs::default();
    let scenarios = gil::scenario::all();
    let sources: Vec<String> = scenarios
        .iter()
        .map(|scenario| context.python_html(scenario.program()))
        .collect::<Result<_, _>>()?;
    let body = html(|| {
        let programs = scenarios
            .iter()
            .zip(sources)
            .map(|(scenario, source)| {
                view! {
                    <section>
                        <h2>{scenario.title}</h2>
                        <p>{scenario.look_for}</p>
                        <pre class="program" tabindex="0" role="region" aria-label=format!("Program: {}", scenario.title)>
                            <code inner_html=source></code>
                        </pre>
                    </section>
                }
            })
            .collect_view();
        let main = view! {
            <h1>"The lock, at work"</h1>
            <p class="lede">
                "One thread at a time runs Python bytecode in an interpreter. Step through who holds the lock, who waits for it, who asks, and who gets it."
            </p>
            <Visualizer scenario="two-cpu"/>
            <article class="reading">
                <section>
                    <h2>"The four stages"</h2>
                    <ol class="plain">
                        <li><b>"Thread. "</b>"A thread has Python code to run. It needs the lock first; if the lock is free, it takes it at once, whoever else was waiting."</li>
                        <li><b>"Lock. "</b>"Otherwise it waits, for one switch interval at a time (5 ms unless changed). The interval is the waiter's patience, not the holder's time slice: a thread that nobody waits for is never interrupted."</li>
                        <li><b>"Bytecode. "</b>"If a whole interval passed and the lock never changed hands, the waiter asks the holder to let go. The holder looks for that request only at certain places: at the end of a loop's turn, on entering a function, after a call into C."</li>
                        <li><b>"Release and yield. "</b>"The holder lets go, and on such a request sleeps until another thread has taken the lock. Before anything that blocks, it lets go without being asked. Which waiter gets the lock is the operating system's choice."</li>
                    </ol>
                </section>
                {programs}
                <section>
                    <h2>"What is modelled, and what is not"</h2>
                    <p>
                        {format!(
                            "The simulator follows the protocol in CPython's Python/ceval_gil.c, the same from 3.2 to 3.15, with hand-over costs measured on CPython 3.11 on two cores: a timed wait fires {} µs late, the holder notices a request after {} µs, another thread has the lock {} µs after it was dropped.",
                            costs.timed_wait_lateness.median_ns / gil::MICROSECOND, costs.request_to_drop.median_ns / gil::MICROSECOND, costs.handoff.median_ns / gil::MICROSECOND,
                        )}
                    </p>
                    <p>
                        "Simplified: the operating system's scheduler is reduced to cores and wake-up times, and its choice among waiters to a seeded policy. Not shown here: builds without the lock, several interpreters, processes, asyncio."
                    </p>
                </section>
            </article>
        };
        around(context, &here, main)
    });
    Ok(Document {
        page: Some(here),
        title: "The GIL visualizer · Evalloop".to_owned(),
        description: "Watch CPython's global interpreter lock pass between threads: a steppable simulation that follows the real protocol, with measured costs.".to_owned(),
        structured: None,
        body,
    })
}
