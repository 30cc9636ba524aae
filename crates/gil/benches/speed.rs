//! How many events a second the simulator plays, over programs of several shapes.
//!
//! It owns the clock; the programs are those of `programs.tsv`. A line a program: its name, events, and millions of them
//! a second of the processor's time, so that a busy machine does not change the figure much.

use std::fs;
use std::time::{Duration, Instant};

use gil::link::{Link, Program};
use gil::{Costs, simulate};

/// Long enough to even out the noise of a busy machine.
const LASTS: Duration = Duration::from_millis(1_500);

/// A line a program: its name, and the link that holds it.
const PROGRAMS: &str = include_str!("programs.tsv");

fn main() {
    for line in PROGRAMS.lines() {
        let (name, link) = line.split_once('\t').unwrap_or((line, ""));
        let Ok(Program::Workload(workload)) = Link::parse(link).map(|link| link.program) else {
            println!("{name}\tno program");
            continue;
        };
        let start = Instant::now();
        let used_before = processor_time();
        let mut events = 0_u64;
        let mut seed = 0;
        let mut once = 0;
        while start.elapsed() < LASTS {
            seed += 1;
            match simulate(&workload, &Costs::default(), seed) {
                Ok(trace) => {
                    once = trace.events.len();
                    events += once as u64;
                }
                Err(error) => {
                    println!("{name}\t{error}");
                    break;
                }
            }
        }
        let used = used_before.and_then(|before| processor_time()?.checked_sub(before));
        let micros = used.unwrap_or_else(|| start.elapsed()).as_micros().max(1);
        let rate = u128::from(events) * 100 / micros;
        println!("{name}\t{once}\t{}.{:02}", rate / 100, rate % 100);
    }
}

/// What this process has used of the processor, where the operating system tells it as Linux does: in hundredths of a
/// second, the 14th and 15th field.
fn processor_time() -> Option<Duration> {
    let text = fs::read_to_string("/proc/self/stat").ok()?;
    let behind_name = text.rsplit_once(')')?.1;
    let mut fields = behind_name.split_whitespace().skip(11);
    let user: u64 = fields.next()?.parse().ok()?;
    let system: u64 = fields.next()?.parse().ok()?;
    Some(Duration::from_millis((user + system) * 10))
}
