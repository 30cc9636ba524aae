//! The visualizer's own page: the picture, how to read it, and what it leaves out.

use evalloop::page::Page;
use gil::facts::{MEASURED, SIMPLIFIED};
use leptos::prelude::*;
use visualizer::markup::Extent;

use crate::chrome::around;
use crate::program;
use crate::shell::Document;
use crate::site::{Context, html};

pub(crate) fn document(context: &Context<'_>) -> anyhow::Result<Document> {
    let here = Page::Visualizer;
    let shown = program::visualizer(context, Extent::Full, "two-cpu", &here.to_root())?;
    let simplified = SIMPLIFIED
        .map(|words| view! { <li>{words}</li> })
        .collect_view();
    let measured = MEASURED
        .map(|row| view! { <tr><td>{row.what}</td><td>{row.figure}</td><td>{row.on}</td></tr> })
        .collect_view();
    let scenarios = gil::scenario::all();
    let sources: Vec<String> = scenarios
        .iter()
        .map(|scenario| program::lines_of(context, scenario))
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
                            <code data-program=scenario.id inner_html=source></code>
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
            <div class="rest">
                <div inner_html=shown></div>
                <article class="reading noted">
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
                            "The simulator follows the protocol in CPython's Python/ceval_gil.c, the same from 3.2 to 3.15, with hand-over costs that were measured on real interpreters. Which waiter gets the lock is the operating system's choice, here a seeded policy. Simplified:"
                        </p>
                        <ul>{simplified}</ul>
                        <div class="measured" tabindex="0" role="region" aria-label="What was measured">
                            <table>
                                <thead><tr><th scope="col">"Measured"</th><th scope="col">"Figure"</th><th scope="col">"On"</th></tr></thead>
                                <tbody>{measured}</tbody>
                            </table>
                        </div>
                    </section>
                    <section>
                        <h2>"Record your own machine"</h2>
                        <p>
                            "A short Python script in the repository, tools/record_gil.py, writes down what the lock does on your machine. Open its file under \u{201c}Change the program\u{201d}, and it plays in the same view."
                        </p>
                    </section>
                </article>
            </div>
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
