//! Counting steps, and dying at one of them.

use std::sync::atomic::{AtomicU64, Ordering};

/// Steps taken so far, and the one at which to die; 0 is none.
pub struct Steps {
    taken: AtomicU64,
    fatal: u64,
    /// Whether looking is a step too. It changes nothing, and how often it happens may grow from run to run.
    reads: bool,
}

impl Steps {
    pub fn new(fatal: u64, reads: bool) -> Self {
        Self {
            taken: AtomicU64::new(0),
            fatal,
            reads,
        }
    }

    pub fn taken(&self) -> u64 {
        self.taken.load(Ordering::SeqCst)
    }

    /// True for the fatal step; its caller dies in a state of its own making.
    pub fn is_fatal(&self) -> bool {
        self.taken.fetch_add(1, Ordering::SeqCst) + 1 == self.fatal
    }

    /// A step that changes nothing, where these count.
    pub fn look(&self, what: &str, path: &str) {
        if self.reads {
            self.step(what, path);
        }
    }

    /// Takes a step, the last one if it is fatal.
    pub fn step(&self, what: &str, path: &str) {
        if self.is_fatal() {
            die(what, path);
        }
    }
}

/// SIGKILL: no destructor runs, nothing is flushed. Standard error says where.
pub fn die(what: &str, path: &str) -> ! {
    eprint!("{what} {path}");
    kill();
    std::process::abort()
}

#[cfg(unix)]
fn kill() {
    use rustix::process::{Signal, getpid, kill_process};
    // Nothing that the kernel could refuse a process about itself.
    let _ = kill_process(getpid(), Signal::KILL);
}

#[cfg(not(unix))]
fn kill() {}
