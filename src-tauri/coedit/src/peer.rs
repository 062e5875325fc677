//! Who writes, as the CRDT sees it: one id for each run of the program (guard 1).

use std::hash::{DefaultHasher, Hash, Hasher};

use loro::{LoroDoc, PeerID};

/// The id under which one process writes.
///
/// The CRDT names an operation by its writer and a running number. Two writers with one id give two operations one name, and each
/// keeps its own for ever. A stored id would do just that on a cloned or restored laptop, so this type can be neither read nor
/// serialised: draw it once when the process starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Peer(u64);

impl Peer {
    /// A peer drawn from the system's randomness.
    pub fn random() -> Self {
        Self(LoroDoc::new().peer_id())
    }

    /// The peer of a simulated process, so that a seed replays. Every simulated start needs its own seed.
    pub fn simulated(seed: u64) -> Self {
        Self::hashed(&("simulated", seed))
    }

    /// The peer of a side branch of this process's document.
    ///
    /// A branch starts in the past and so must not write under the id of the main line. It is derived instead of drawn to keep
    /// simulations replayable: `branch` names everything that decides the branch's operations, hence the same branch made twice
    /// makes the same operations, and any other branch gets another id.
    pub(crate) fn branch(self, branch: &impl Hash) -> Self {
        Self::hashed(&("branch", self.0, branch))
    }

    /// The peer of the same process on an older state of its documents: what it wrote since has these numbers already. `name` is new
    /// each time.
    #[must_use]
    pub fn renamed(self, name: &impl Hash) -> Self {
        Self::hashed(&("renamed", self.0, name))
    }

    pub(crate) fn id(self) -> PeerID {
        self.0
    }

    fn hashed(source: &impl Hash) -> Self {
        let mut hasher = DefaultHasher::new();
        source.hash(&mut hasher);
        // Loro keeps the largest number for itself.
        Self(hasher.finish().min(PeerID::MAX - 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_draw_is_another_peer() {
        let drawn: std::collections::HashSet<Peer> = (0..1000).map(|_| Peer::random()).collect();
        assert_eq!(drawn.len(), 1000);
    }

    #[test]
    fn a_branch_differs_from_its_process_and_from_other_branches() {
        let process = Peer::simulated(1);
        let branch = process.branch(&("edit", 1));
        assert_ne!(branch, process);
        assert_ne!(branch, process.branch(&("edit", 2)));
        assert_ne!(branch, Peer::simulated(2).branch(&("edit", 1)));
        assert_eq!(branch, process.branch(&("edit", 1)));
    }
}
