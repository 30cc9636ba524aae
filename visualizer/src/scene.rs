//! A run as a picture: one row for each thread, one for the lock, the axis, and what is drawn where in them.
//!
//! It draws on anything that can paint bars, dots, lines and words, and looks the same on a still SVG and a live canvas.
//! What is narrower than a pixel is summed up, so that ten thousand events cost no more than the picture has columns.
//! It must not know colours, the page, or whether time passes.

use gil::{Span, State, Trace};

pub use crate::plan::{Part, Plan, Row, RowOf};
use crate::window::{PAD, Window, float, whole_ns};

/// Below the last row, for the axis and its numbers.
pub const AXIS: f64 = 30.0;
/// Stretches narrower than this carry no words, in pixels.
const WORDS: f64 = 40.0;

/// Whose colour something has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// A thread's, by its place.
    Thread(usize),
    /// Of the lock.
    Lock,
    /// Of what asks for the lock.
    Ask,
    /// Of waiting for anything but the lock.
    Idle,
    /// Of the axis.
    Axis,
}

/// How a stretch is drawn: shapes tell states apart where colours do not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A full bar.
    Solid,
    /// A full bar, hatched.
    Hatched,
    /// An empty frame.
    Frame,
    /// A row of dots.
    Dots,
    /// A bar that is hardly there.
    Faint,
    /// A bar with round ends.
    Pill,
}

/// Which colour words have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// On a thread's bar.
    OnThread,
    /// On the lock's.
    OnLock,
    /// On the ground.
    Soft,
}

/// Something that can be painted on. Lengths are in pixels.
pub trait Paint {
    /// A stretch from `from` to `to`, its upper edge at `top`.
    fn stretch(&mut self, tone: Tone, shape: Shape, from: f64, to: f64, top: f64, height: f64);
    /// Words that begin at `from` and must not reach past `to`; those that would are left out or cut.
    fn words(&mut self, ink: Ink, from: f64, to: f64, baseline: f64, words: &str);
    /// A line straight down.
    fn down(&mut self, tone: Tone, at: f64, from: f64, to: f64);
    /// A line across the picture.
    fn across(&mut self, tone: Tone, from: f64, to: f64, at: f64);
    /// A number of the axis: around `at`, or right of it where it is the first.
    fn number(&mut self, at: f64, baseline: f64, words: &str, is_first: bool);
}

/// Draws the runs, as far as they are in sight, `width` pixels wide.
pub fn paint(on: &mut dyn Paint, parts: &[Part<'_>], plan: &Plan, window: &Window, width: f64) {
    let mut last_part = None;
    for row in &plan.rows {
        let trace = parts[row.part].trace;
        if last_part.replace(row.part) != Some(row.part) && !parts[row.part].name.is_empty() {
            on.words(Ink::Soft, PAD, width, row.top - 9.0, parts[row.part].name);
        }
        let sight = Sight {
            window,
            width,
            end: float(trace.end_ns),
        };
        match row.of {
            RowOf::Thread(thread) => {
                let spans = &trace.lanes[thread].spans;
                paint_thread(on, &sight, thread, spans, row.top, row.height);
            }
            RowOf::Lock => {
                paint_requests(on, &sight, trace, row.part, plan, row.top);
                let (from, to) = sight.moments();
                let holds = trace.holds_between(from, to).iter();
                let holds = holds.map(|hold| (hold.start_ns, hold.end_ns, hold.thread));
                paint_holds(on, &sight, trace, holds, row, |_| (Tone::Lock, Shape::Pill));
            }
            RowOf::OwnLock(lock) => {
                let (from, to) = sight.moments();
                let first = trace.lock_holds.partition_point(|hold| hold.end_ns <= from);
                let holds = trace.lock_holds[first..].iter();
                let holds = holds
                    .filter(|hold| hold.lock == lock && hold.start_ns < to)
                    .map(|hold| (hold.start_ns, hold.end_ns, hold.thread));
                paint_holds(on, &sight, trace, holds, row, |thread| {
                    (Tone::Thread(thread), Shape::Pill)
                });
            }
            RowOf::Core(core) => {
                let (from, to) = sight.moments();
                let spans = trace.core_between(core, from, to).iter();
                let spans = spans.map(|span| (span.start_ns, span.end_ns, span.thread));
                paint_holds(on, &sight, trace, spans, row, |thread| {
                    (Tone::Thread(thread), Shape::Solid)
                });
            }
        }
    }
    let end = parts
        .iter()
        .map(|part| part.trace.end_ns)
        .max()
        .unwrap_or(0);
    let sight = Sight {
        window,
        width,
        end: float(end),
    };
    let (from, to) = sight.edges();
    let base = plan.height - AXIS;
    on.across(Tone::Axis, from, to, base);
    for (place, (at, words)) in window.ticks(width, end).into_iter().enumerate() {
        let x = sight.x(at);
        on.down(Tone::Axis, x, base, base + 5.0);
        on.number(x, base + 20.0, &words, place == 0);
    }
}

/// What can be seen of one run.
struct Sight<'a> {
    window: &'a Window,
    width: f64,
    end: f64,
}

impl Sight<'_> {
    fn x(&self, ns: u64) -> f64 {
        self.window.x(float(ns), self.width)
    }

    /// The picture's edges, or the run's where it ends before them.
    fn edges(&self) -> (f64, f64) {
        let left = self.window.x(self.window.start.max(0.0), self.width);
        let right = self.window.x(self.window.end().min(self.end), self.width);
        (left, right)
    }

    /// The first and the last moment that can be seen.
    fn moments(&self) -> (u64, u64) {
        (
            whole_ns(self.window.start),
            whole_ns(self.window.end()).saturating_add(1),
        )
    }
}

/// Stretches narrower than a pixel, added up until they fill one.
struct Column {
    from: f64,
    states: [f64; 3],
}

fn paint_thread(
    on: &mut dyn Paint,
    sight: &Sight<'_>,
    thread: usize,
    spans: &[Span],
    top: f64,
    row: f64,
) {
    let (first_ns, last_ns) = sight.moments();
    let first = spans.partition_point(|span| span.end_ns <= first_ns);
    let (left, right) = sight.edges();
    let mut column: Option<Column> = None;
    for span in spans[first..]
        .iter()
        .take_while(|span| span.start_ns < last_ns)
    {
        let from = sight.x(span.start_ns).max(left);
        let to = sight.x(span.end_ns).min(right);
        if to - from >= 1.0 {
            flush(on, column.take().as_ref(), from, thread, top, row);
            paint_span(on, span.state, from, to, thread, top, row);
            continue;
        }
        let open = column.get_or_insert(Column {
            from,
            states: [0.0; 3],
        });
        open.states[density(span.state)] += to - from;
        if to - open.from >= 1.0 {
            flush(on, column.take().as_ref(), to, thread, top, row);
        }
    }
    let end = right;
    flush(on, column.as_ref(), end, thread, top, row);
}

/// Which of three looks a state has where it is too short to be seen alone: at work, waiting, elsewhere.
fn density(state: State) -> usize {
    match state {
        State::Running | State::InC => 0,
        State::Waiting => 1,
        _ => 2,
    }
}

/// Draws a column by what there was most of.
fn flush(on: &mut dyn Paint, column: Option<&Column>, to: f64, thread: usize, top: f64, row: f64) {
    let Some(&Column {
        from,
        states: [work, wait, rest],
    }) = column
    else {
        return;
    };
    let to = to.min(from + 1.5).max(from + 0.5);
    // What works is seen even where it is the smaller part: nothing that happens may vanish.
    let state = if work * 2.0 >= wait && work * 2.0 >= rest {
        State::Running
    } else if wait >= rest {
        State::Waiting
    } else {
        State::Switching
    };
    paint_span(on, state, from, to, thread, top, row);
}

fn paint_span(
    on: &mut dyn Paint,
    state: State,
    from: f64,
    to: f64,
    thread: usize,
    top: f64,
    row: f64,
) {
    let tone = Tone::Thread(thread);
    let middle = top + row / 2.0;
    let bar = row * 0.64;
    let Some(Look {
        shape,
        is_idle,
        height,
        words,
    }) = look(state)
    else {
        return;
    };
    let tone = if is_idle { Tone::Idle } else { tone };
    let height = (bar * height).max(2.5);
    on.stretch(tone, shape, from, to, middle - height / 2.0, height);
    if words.is_empty() || to - from < WORDS {
        return;
    }
    match shape {
        Shape::Solid | Shape::Hatched if !is_idle => {
            on.words(Ink::OnThread, from + 10.0, to, middle + 4.0, words);
        }
        Shape::Frame | Shape::Faint | Shape::Hatched => {
            on.words(Ink::Soft, from + 10.0, to, middle + 4.0, words);
        }
        // Where rows are low there is no room above a line.
        _ if row > 36.0 => on.words(Ink::Soft, from + 4.0, to, middle - 8.0, words),
        _ => {}
    }
}

/// How a state is drawn.
struct Look {
    shape: Shape,
    /// Whether it has the colour of what waits elsewhere, not the thread's.
    is_idle: bool,
    /// Its height, of a full bar's.
    height: f64,
    words: &'static str,
}

fn look(state: State) -> Option<Look> {
    let look = |shape, is_idle, height, words| {
        Some(Look {
            shape,
            is_idle,
            height,
            words,
        })
    };
    match state {
        State::Running => look(Shape::Solid, false, 1.0, "runs"),
        State::InC => look(Shape::Hatched, false, 1.0, "in C, keeps the lock"),
        State::InCReleased => look(Shape::Frame, false, 0.75, "in C, without the lock"),
        State::Waiting => look(Shape::Dots, false, 0.0, "waits"),
        State::Io => look(Shape::Solid, true, 0.28, "blocked"),
        State::Switching | State::NoCore => look(Shape::Faint, false, 0.6, ""),
        State::Starting => look(Shape::Faint, false, 0.8, "starts"),
        State::LockWait => look(Shape::Dots, true, 0.0, "waits for a lock"),
        State::Joining => look(Shape::Solid, true, 0.0, "waits for others to end"),
        State::Stopped => look(Shape::Hatched, true, 0.6, "stands still"),
        State::Collecting => look(Shape::Hatched, false, 1.0, "collects"),
        State::Ready => look(Shape::Dots, false, 0.0, "ready"),
        State::NotStarted | State::Done => None,
    }
}

/// Who had something from when to when: a lock, a core.
fn paint_holds(
    on: &mut dyn Paint,
    sight: &Sight<'_>,
    trace: &Trace,
    holds: impl Iterator<Item = (u64, u64, usize)>,
    row: &Row,
    look: impl Fn(usize) -> (Tone, Shape),
) {
    let (left, right) = sight.edges();
    let height = row.height * if row.of.is_thin() { 0.66 } else { 0.5 };
    let mut last_drawn = f64::NEG_INFINITY;
    for (start_ns, end_ns, thread) in holds {
        let from = sight.x(start_ns).max(left);
        let to = sight.x(end_ns).min(right).max(from + 0.5);
        if to - from < 1.0 && from - last_drawn < 0.7 {
            continue;
        }
        last_drawn = from;
        let (tone, shape) = look(thread);
        let middle = row.top + row.height / 2.0;
        on.stretch(tone, shape, from, to, middle - height / 2.0, height);
        if to - from >= WORDS && height > 12.0 {
            let ink = if tone == Tone::Lock {
                Ink::OnLock
            } else {
                Ink::OnThread
            };
            let name = trace.lanes[thread].name.as_str();
            on.words(ink, from + 10.0, to, middle + 4.0, name);
        }
    }
}

/// The moments at which waiters ask: lines from their rows to the lock's.
fn paint_requests(
    on: &mut dyn Paint,
    sight: &Sight<'_>,
    trace: &Trace,
    part: usize,
    plan: &Plan,
    lock_top: f64,
) {
    let (first_ns, last_ns) = sight.moments();
    let mut last_drawn = f64::NEG_INFINITY;
    for request in trace.requests_between(first_ns, last_ns) {
        let at = sight.x(request.at_ns);
        if at - last_drawn < 1.0 {
            continue;
        }
        last_drawn = at;
        let asker = RowOf::Thread(request.asker);
        let rows = &mut plan.rows.iter();
        if let Some(row) = rows.find(|row| row.part == part && row.of == asker) {
            let from = row.top + row.height / 2.0;
            on.down(Tone::Ask, at, from, lock_top + plan.row / 4.0);
        }
    }
}
