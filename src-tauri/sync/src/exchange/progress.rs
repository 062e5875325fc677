//! How far a long job is, and whether the officer still wants it.

/// Told while a job runs; asked between two files.
pub trait Progress {
    fn step(&self, done: usize, total: usize);
    fn cancelled(&self) -> bool;
}

/// Nobody watches.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoProgress;

impl Progress for NoProgress {
    fn step(&self, _done: usize, _total: usize) {}

    fn cancelled(&self) -> bool {
        false
    }
}
