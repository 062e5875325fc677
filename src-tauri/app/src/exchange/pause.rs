//! What the officer wishes of a running sync: to wait, to go on, to stop. The sync asks between two files or batches, when no
//! transaction is open and nothing is half written.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

#[derive(Default)]
pub(super) struct Wishes {
    wish: Mutex<Wish>,
    changed: Condvar,
}

#[derive(Default, Clone, Copy)]
struct Wish {
    cancel: bool,
    pause: bool,
}

impl Wishes {
    /// A new sync starts without the wishes of the last one.
    pub fn clear(&self) {
        self.change(|wish| *wish = Wish::default());
    }

    /// Stops also what waits.
    pub fn cancel(&self) {
        self.change(|wish| wish.cancel = true);
    }

    pub fn pause(&self) {
        self.change(|wish| wish.pause = true);
    }

    pub fn resume(&self) {
        self.change(|wish| wish.pause = false);
    }

    /// Waits as long as it is wished, and says whether to stop. `told` hears when the waiting begins and when it ends.
    pub fn obey(&self, told: impl Fn(bool)) -> bool {
        let mut wish = self.lock();
        if !wish.pause || wish.cancel {
            return wish.cancel;
        }
        drop(wish);
        told(true);
        wish = self.lock();
        while wish.pause && !wish.cancel {
            wish = self
                .changed
                .wait(wish)
                .unwrap_or_else(PoisonError::into_inner);
        }
        let stop = wish.cancel;
        drop(wish);
        told(false);
        stop
    }

    fn change(&self, change: impl FnOnce(&mut Wish)) {
        change(&mut self.lock());
        self.changed.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, Wish> {
        self.wish.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    /// Obeys in a thread of its own; gives what it is told, then its answer.
    fn obeying(wishes: &'static Wishes) -> (mpsc::Receiver<bool>, std::thread::JoinHandle<bool>) {
        let (tell, told) = mpsc::channel();
        let thread = std::thread::spawn(move || wishes.obey(|paused| tell.send(paused).unwrap()));
        (told, thread)
    }

    fn wishes() -> &'static Wishes {
        Box::leak(Box::default())
    }

    #[test]
    fn nothing_is_waited_for_unless_it_is_wished() {
        let wishes = wishes();
        assert!(!wishes.obey(|_| panic!("nobody paused")));
        wishes.pause();
        wishes.cancel();
        assert!(wishes.obey(|_| panic!("stopping comes first")));
        wishes.clear();
        assert!(!wishes.obey(|_| panic!("a new sync")));
    }

    #[test]
    fn a_paused_sync_goes_on_when_it_is_resumed() {
        let wishes = wishes();
        wishes.pause();
        let (told, thread) = obeying(wishes);
        assert!(told.recv().unwrap());
        wishes.resume();
        assert!(!told.recv().unwrap());
        assert!(!thread.join().unwrap());
    }

    #[test]
    fn a_paused_sync_can_be_cancelled() {
        let wishes = wishes();
        wishes.pause();
        let (told, thread) = obeying(wishes);
        assert!(told.recv().unwrap());
        wishes.cancel();
        assert!(thread.join().unwrap());
    }
}
