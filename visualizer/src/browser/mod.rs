//! The visualizer in the page: finds the elements that were written, and moves them.
//!
//! One [`player::Player`] an element. Everything that touches the browser stands here; what can be told without one, in
//! the modules beside. No framework: a player knows what it shows, and shows it once a frame.

mod canvas;
pub mod dom;
mod editor;
mod embed;
mod file;
mod frames;
mod list;
mod listen;
mod player;
mod pointer;
mod program;
mod share;

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use player::Player;
use web_sys::Element;

/// What the program's policy for Trusted Types is called. Both programs may have been on one page.
const POLICY: &str = if cfg!(feature = "workbench") {
    "evalloop-workbench"
} else {
    "evalloop-visualizer"
};

thread_local! {
    /// The players of the page that is shown.
    static PLAYERS: RefCell<Vec<Rc<Player>>> = const { RefCell::new(Vec::new()) };
    /// What is on its way to being awake.
    static WAKING: RefCell<VecDeque<Waking>> = const { RefCell::new(VecDeque::new()) };
}

/// How far a visualizer is on its way to being awake. Each stage takes a task of its own, so that what the reader does in
/// between is answered.
enum Waking {
    /// Its elements are there.
    Found(Element),
    /// What it shows has been simulated.
    Built(Rc<Player>),
    /// It has what it paints on.
    Equipped(Rc<Player>),
    /// Its first moment is shown.
    Shown(Rc<Player>),
}

impl Waking {
    fn root(&self) -> &Element {
        match self {
            Self::Found(element) => element,
            Self::Built(player) | Self::Equipped(player) | Self::Shown(player) => &player.root,
        }
    }

    fn player(self) -> Option<Rc<Player>> {
        match self {
            Self::Found(_) => None,
            Self::Built(player) | Self::Equipped(player) | Self::Shown(player) => Some(player),
        }
    }
}

/// Finds every visualizer of the page that is not awake yet.
pub fn begin() {
    let Some(root) = dom::root() else { return };
    trusted::claim(POLICY);
    let asleep = dom::all(&root, "[data-gil-visualizer]:not([data-awake])");
    WAKING.with_borrow_mut(|waking| {
        for element in asleep {
            // Another press may have begun before.
            if !waking.iter().any(|other| *other.root() == element) {
                waking.push_back(Waking::Found(element));
            }
        }
    });
}

/// Goes a step towards visualizers that are awake. Says whether there are more.
pub fn step() -> bool {
    let next = match WAKING.with_borrow_mut(VecDeque::pop_front) {
        None => None,
        // What lacks a part stays as it is.
        Some(Waking::Found(element)) => Player::build(&element).map(Waking::Built),
        Some(Waking::Built(player)) => {
            player.equip();
            Some(Waking::Equipped(player))
        }
        Some(Waking::Equipped(player)) => {
            player.show_first();
            Some(Waking::Shown(player))
        }
        // All that listens begins in one task with the rest that makes it awake: what is heard finds it whole.
        Some(Waking::Shown(player)) => {
            player.wake();
            PLAYERS.with_borrow_mut(|players| players.push(player));
            None
        }
    };
    WAKING.with_borrow_mut(|waking| {
        if let Some(next) = next {
            waking.push_front(next);
        }
        !waking.is_empty()
    })
}

/// Wakes every visualizer of the page that is not awake yet.
pub fn wake_all() {
    begin();
    while step() {}
}

/// Lets every visualizer go: the elements stay as they are, and nothing moves or listens any longer.
pub fn sleep_all() {
    let waking = WAKING.take().into_iter().filter_map(Waking::player);
    for player in PLAYERS.take().into_iter().chain(waking) {
        player.sleep();
    }
}
