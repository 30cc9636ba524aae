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
use std::rc::Rc;

use player::Player;

/// What the program's policy for Trusted Types is called. Both programs may have been on one page.
const POLICY: &str = if cfg!(feature = "workbench") {
    "evalloop-workbench"
} else {
    "evalloop-visualizer"
};

thread_local! {
    /// The players of the page that is shown.
    static PLAYERS: RefCell<Vec<Rc<Player>>> = const { RefCell::new(Vec::new()) };
}

/// Wakes every visualizer of the page that is not awake yet.
pub fn wake_all() {
    let Some(root) = dom::root() else { return };
    trusted::claim(POLICY);
    for element in dom::all(&root, "[data-gil-visualizer]:not([data-awake])") {
        if let Some(player) = Player::wake(&element) {
            PLAYERS.with_borrow_mut(|players| players.push(player));
        }
    }
}

/// Lets every visualizer go: the elements stay as they are, and nothing moves or listens any longer.
pub fn sleep_all() {
    let players = PLAYERS.with_borrow_mut(std::mem::take);
    for player in players {
        player.sleep();
    }
}
