//! When a sync starts by itself, and when it does not: the decision alone, with a clock of the test's.

use super::*;
use crate::Error;

const RHYTHM: Rhythm = Rhythm {
    look: 5,
    every: 1_000,
    rest: 100,
    again: (200, 700),
};

struct World {
    state: SyncState,
    now: i64,
    held: bool,
    memory: Memory,
}

impl World {
    /// A folder that can be reached, synced at 10 000, with nothing to share; the watching has seen it.
    fn calm() -> Self {
        let mut world = Self::new();
        world.memory.was_there = true;
        world
    }

    fn new() -> Self {
        Self {
            state: SyncState {
                recovery_waiting: false,
                folder: Some("/partage".to_owned()),
                reachable: Some(true),
                pending: 0,
                questions: 0,
                last_sync: Some(10_000),
                saved_at: Some(10_000),
                wrong_clock: None,
                skipped: Vec::new(),
                devices: Vec::new(),
                job: None,
                auto: true,
            },
            now: 10_050,
            held: false,
            memory: Memory::default(),
        }
    }

    fn looks(&mut self) -> bool {
        let sight = Sight {
            state: self.state.clone(),
            now: self.now,
            held: self.held,
        };
        decide(&sight, &RHYTHM, &mut self.memory)
    }

    fn looks_at(&mut self, now: i64) -> bool {
        self.now = now;
        self.looks()
    }

    fn ends(&mut self, id: u32, phase: JobPhase) {
        self.state.job = Some(JobState {
            id,
            phase,
            done: 0,
            total: 0,
            outcome: None,
            error: (phase == JobPhase::Failed).then(|| Error::new("folder_full")),
            auto: true,
            paused: false,
        });
        if phase == JobPhase::Done {
            self.state.last_sync = Some(self.now);
        }
    }
}

#[test]
fn a_folder_that_appears_is_synced_once() {
    let mut world = World::new();
    assert!(world.looks());
    assert!(!world.looks());
    world.state.reachable = Some(false);
    assert!(!world.looks());
    world.state.reachable = Some(true);
    assert!(world.looks());
}

#[test]
fn what_was_written_leaves_once_it_rests_and_the_rest_comes_now_and_then() {
    let mut world = World::calm();
    world.state.pending = 3;
    world.state.saved_at = Some(10_040);
    assert!(!world.looks_at(10_100), "still being written");
    assert!(world.looks_at(10_140));
    world.ends(1, JobPhase::Done);
    world.state.pending = 0;
    assert!(!world.looks_at(10_200));
    assert!(!world.looks_at(11_100));
    assert!(world.looks_at(11_300), "it is time to look for news");
}

#[test]
fn nothing_starts_without_leave_without_a_folder_while_one_runs_or_while_somebody_decides() {
    let due = 20_000;
    let mut world = World::calm();
    assert!(world.looks_at(due));
    world = World::calm();
    world.state.auto = false;
    assert!(!world.looks_at(due));
    world = World::calm();
    world.held = true;
    assert!(!world.looks_at(due));
    world = World::calm();
    world.state.reachable = None;
    assert!(!world.looks_at(due));
    world = World::calm();
    world.ends(1, JobPhase::Applying);
    assert!(!world.looks_at(due));
}

#[test]
fn failures_are_waited_for_longer_and_longer_and_a_new_folder_shortens_the_wait() {
    let mut world = World::calm();
    assert!(world.looks_at(20_000));
    let mut now = 20_000;
    for (id, wait) in [(1, 200), (2, 400), (3, 700), (4, 700)] {
        world.ends(id, JobPhase::Failed);
        assert!(!world.looks_at(now + 1), "failure {id} has just been seen");
        now += 1;
        assert!(!world.looks_at(now + wait - 1), "failure {id} waits {wait}");
        // Due again, since the last complete sync is long ago.
        let next = now + wait.max(RHYTHM.every);
        assert!(world.looks_at(next), "failure {id}");
        now = next;
    }
    world.ends(5, JobPhase::Failed);
    assert!(!world.looks_at(now + 1));
    world.state.reachable = Some(false);
    assert!(!world.looks_at(now + 2));
    world.state.reachable = Some(true);
    assert!(!world.looks_at(now + 200));
    assert!(world.looks_at(now + 201));
}

#[test]
fn a_cancelled_sync_does_not_come_back_at_once() {
    let mut world = World::calm();
    world.state.pending = 1;
    assert!(world.looks_at(10_200));
    world.ends(1, JobPhase::Cancelled);
    assert!(!world.looks_at(10_201));
    assert!(!world.looks_at(11_200));
    assert!(world.looks_at(11_201));
}

#[test]
fn a_clock_that_is_set_back_stops_nothing() {
    let mut world = World::calm();
    assert!(world.looks_at(5_000));
}
