//! A seed replays exactly, and different seeds do not.

use simulation::{Outcome, run};

#[test]
fn one_seed_is_one_history() {
    let once = run(7, true);
    let again = run(7, true);
    assert_eq!(once.told, again.told);
    assert_eq!(once.trace, again.trace);
    assert_ne!(once.trace, run(8, false).trace);
    assert_eq!(once.outcome, Outcome::Held);
}
