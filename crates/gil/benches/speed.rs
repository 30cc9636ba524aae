//! How many events a second the simulator plays, over programs of several shapes.
//!
//! It owns the programs and the clock around them. A line a program: its name, events, and millions of them a second of
//! the processor's time, so that a busy machine does not change the figure much.

use std::fs;
use std::time::{Duration, Instant};

use gil::{Costs, IoKind, Model, Segment, ThreadSpec, Workload, simulate};

/// Long enough to even out the noise of a busy machine.
const LASTS: Duration = Duration::from_millis(1_500);

fn thread(count: u32, repeat: u32, segments: Vec<Segment>) -> ThreadSpec {
    ThreadSpec {
        name: "t".to_owned(),
        count,
        repeat,
        segments,
        ..ThreadSpec::default()
    }
}

fn program(model: Model, threads: Vec<ThreadSpec>) -> Workload {
    Workload {
        model,
        cores: 4,
        threads,
        ..Workload::default()
    }
}

fn main() {
    let cpu = |ns| Segment::Cpu { ns };
    let io = |ns| Segment::Io {
        ns,
        via: IoKind::Sleep,
    };
    let mixed = || vec![thread(32, 300, vec![cpu(100_000), io(1_000_000)])];
    let free = Model::ALL[1];
    let programs = [
        (
            "4 threads compute",
            program(Model::Gil, vec![thread(4, 1, vec![cpu(20_000_000_000)])]),
        ),
        (
            "32 threads, computing and I/O",
            program(Model::Gil, mixed()),
        ),
        ("32 threads, free-threaded", program(free, mixed())),
        ("32 tasks of asyncio", program(Model::Asyncio, mixed())),
        (
            "short calls",
            program(
                Model::Gil,
                vec![thread(
                    2,
                    20_000,
                    vec![Segment::Io {
                        ns: 0,
                        via: IoKind::ReadyRead,
                    }],
                )],
            ),
        ),
    ];
    for (name, workload) in programs {
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
