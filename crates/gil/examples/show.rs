fn main() {
    for s in gil::scenario::all() {
        let w = s.workload();
        let t = gil::simulate(&w, &gil::Costs::default(), s.seed).unwrap();
        println!(
            "== {} {} ms, {} events, {} steps, {:?}",
            s.id,
            t.end_ns / 1000,
            t.events.len(),
            t.steps.len(),
            t.outcome
        );
        if std::env::args().nth(1).as_deref() == Some(s.id) {
            for (i, e) in t.events.iter().enumerate() {
                println!(
                    "{:>8} {} {:?} {}",
                    e.at_ns / 1000,
                    if e.step { "*" } else { " " },
                    s.line_at(&t, e.thread, e.at_ns),
                    gil::narrate(&t, i)
                );
            }
            for l in &t.lanes {
                println!(
                    "{}: {:?}",
                    l.name,
                    l.spans
                        .iter()
                        .map(|s| (s.start_ns / 1000, s.state))
                        .collect::<Vec<_>>()
                );
            }
        }
    }
}
