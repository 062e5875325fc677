//! What was read becomes a verdict: counts, devices, and findings with their weight.

use std::collections::{BTreeMap, BTreeSet};

use domain::finding::Severity;
use domain::id::{DeviceId, SpaceId};

use super::super::order::Why;
use super::newcomer::{Newcomer, State};
use super::root::Root;
use super::{AuditFinding, AuditedDevice, AuditedSnapshot, Flaw, FolderAudit};
use crate::folder::names::is_sealed_name;
use crate::sealed::reject::Reject;

pub fn judge(space: SpaceId, root: Root, newcomer: Newcomer) -> FolderAudit {
    let mut bench = Bench {
        findings: root.findings,
        files: root.files,
        newcomer,
    };
    let devices = bench.devices();
    bench.count();
    bench.left_aside();
    bench.copies();
    bench.waiting();
    bench.gaps(&devices);
    bench.heads(&devices);
    bench.digests();
    bench.forks();
    bench.photos();
    let snapshots = bench.snapshots();
    let mut findings = bench.findings;
    findings.sort_by(|a, b| {
        (b.severity, &a.file)
            .cmp(&(a.severity, &b.file))
            .then_with(|| a.flaw.code().cmp(b.flaw.code()))
    });
    FolderAudit {
        space,
        files: bench.files,
        devices,
        snapshots,
        findings,
    }
}

struct Bench {
    newcomer: Newcomer,
    files: super::FileCounts,
    findings: Vec<AuditFinding>,
}

impl Bench {
    fn say(&mut self, severity: Severity, file: Option<&str>, flaw: Flaw) {
        self.findings.push(AuditFinding {
            severity,
            file: file.map(str::to_owned),
            flaw,
        });
    }

    fn devices(&self) -> BTreeMap<DeviceId, AuditedDevice> {
        let seen = &self.newcomer;
        let named: BTreeSet<DeviceId> = (seen.vector.0.keys())
            .chain(seen.batches.keys())
            .chain(seen.heads.latest.keys())
            .chain(seen.waiting.iter().map(|waiting| &waiting.device))
            .copied()
            .collect();
        named
            .into_iter()
            .map(|device| (device, self.device(device)))
            .collect()
    }

    fn device(&self, device: DeviceId) -> AuditedDevice {
        let seen = &self.newcomer;
        let waits = |waiting: &&super::super::scan::Waiting| waiting.device == device;
        let waiting: BTreeSet<u64> = (seen.waiting.iter().filter(waits))
            .map(|waiting| waiting.seq)
            .collect();
        let last_batch = seen.cursors.get(&device).map_or(0, |cursor| cursor.seq);
        let last_record = seen.vector.get(device);
        let head = seen.heads.latest.get(&device).cloned();
        // A device that existed twice numbers on in each of its branches.
        let forked = seen.branches.iter().any(|branch| branch.device == device);
        let announced = head.as_ref().filter(|_| !forked).map_or(0, |h| h.batch);
        let end = announced.max(waiting.last().copied().unwrap_or(0));
        let batches = seen.batches.get(&device).map_or(0, BTreeSet::len) + waiting.len();
        AuditedDevice {
            branch_of: seen
                .branches
                .iter()
                .find(|branch| branch.derived() == device)
                .map(|branch| branch.device),
            batches: u32::try_from(batches).unwrap_or(u32::MAX),
            last_batch,
            last_record,
            acknowledged_by: (seen.heads.latest.iter())
                .filter(|(id, head)| **id != device && head.applied.get(device) >= last_record)
                .map(|(id, _)| *id)
                .collect(),
            missing: (last_batch + 1..=end)
                .filter(|seq| !forked && !waiting.contains(seq))
                .collect(),
            head,
        }
    }

    fn count(&mut self) {
        let (files, seen) = (&mut self.files, &self.newcomer);
        let number = |set: &BTreeSet<String>| u32::try_from(set.len()).unwrap_or(u32::MAX);
        files.total += u32::try_from(seen.listing.len()).unwrap_or(u32::MAX);
        files.batches =
            number(&seen.batch_files) + u32::try_from(seen.waiting.len()).unwrap_or(u32::MAX);
        files.heads = number(&seen.head_files);
        files.snapshots = number(&seen.part_files);
        files.photos = number(&seen.photo_files);
        // Of a batch that waits, a scan names one copy; a second one is named by nothing.
        let named: BTreeSet<&str> = (seen.batch_files.iter())
            .chain(&seen.head_files)
            .chain(&seen.part_files)
            .chain(&seen.photo_files)
            .chain(seen.broken_photos.iter().map(|broken| &broken.file))
            .chain(seen.waiting.iter().map(|waiting| &waiting.path))
            .chain(seen.skipped.iter().map(|skipped| &skipped.file))
            .map(String::as_str)
            .collect();
        let copies: Vec<String> = (seen.listing.iter())
            .filter(|entry| !named.contains(entry.path.as_str()))
            .map(|entry| entry.path.clone())
            .collect();
        for copy in copies {
            self.files.batches += 1;
            self.say(Severity::Warning, Some(&copy), Flaw::Duplicate);
        }
    }

    /// A file that cannot be used under a name of ours is a loss; under another name it is what a mirror or a person made of it, and
    /// what it held is missed by its number if it is missed at all.
    fn left_aside(&mut self) {
        let listed: BTreeSet<String> = (self.newcomer.listing.iter())
            .map(|entry| entry.path.clone())
            .collect();
        let mut aside = std::mem::take(&mut self.newcomer.skipped);
        aside.append(&mut self.newcomer.broken_photos);
        for skipped in aside {
            let file = skipped.file.as_str();
            let lost = if is_sealed_name(file) {
                Severity::Error
            } else {
                Severity::Warning
            };
            let (severity, slot) = match &skipped.reason {
                Reject::Temp => (Severity::Warning, &mut self.files.temps),
                Reject::Fork { .. } => (Severity::Warning, &mut self.files.batches),
                Reject::NotOurs if !is_sealed_name(file) => {
                    (Severity::Warning, &mut self.files.foreign)
                }
                Reject::CloudOnly | Reject::NewerFormat { .. } => {
                    (Severity::Warning, &mut self.files.unusable)
                }
                _ => (lost, &mut self.files.unusable),
            };
            // A directory that cannot be looked into is no file.
            *slot += u32::from(listed.contains(file));
            let foreign = matches!(skipped.reason, Reject::NotOurs) && !is_sealed_name(file);
            let flaw = if foreign {
                Flaw::Foreign
            } else {
                Flaw::Rejected(skipped.reason.clone())
            };
            self.say(severity, Some(file), flaw);
        }
        for file in std::mem::take(&mut self.newcomer.unreadable) {
            self.say(Severity::Error, Some(&file), Flaw::Unreadable);
        }
    }

    fn copies(&mut self) {
        for mut files in std::mem::take(&mut self.newcomer.copies).into_values() {
            files.sort_by_key(|file| (!is_sealed_name(file), file.clone()));
            files.dedup();
            for (nth, file) in files.iter().enumerate() {
                if nth > 0 {
                    self.say(Severity::Warning, Some(file), Flaw::Duplicate);
                } else if !is_sealed_name(file) {
                    self.say(Severity::Warning, Some(file), Flaw::Renamed);
                }
            }
        }
        for file in std::mem::take(&mut self.newcomer.head_files) {
            if !is_sealed_name(&file) {
                self.say(Severity::Warning, Some(&file), Flaw::Renamed);
            }
        }
    }

    /// Batches that could never be applied, but for those that only lack what is missing: that is told by itself.
    fn waiting(&mut self) {
        for waiting in std::mem::take(&mut self.newcomer.waiting) {
            let flaw = match waiting.why {
                Why::Gap { .. } => continue,
                Why::Dependency { device, seq } => Flaw::Unmet { device, seq },
                Why::Chain => Flaw::Chain,
            };
            self.say(Severity::Error, Some(&waiting.path), flaw);
        }
    }

    fn gaps(&mut self, devices: &BTreeMap<DeviceId, AuditedDevice>) {
        for (device, audited) in devices {
            let mut seqs = audited.missing.iter().copied().peekable();
            while let Some(first) = seqs.next() {
                let mut last = first;
                while let Some(next) = seqs.next_if_eq(&(last + 1)) {
                    last = next;
                }
                let flaw = Flaw::Missing {
                    device: *device,
                    first,
                    last,
                };
                self.say(Severity::Error, None, flaw);
            }
        }
    }

    /// What a laptop has applied of others was in the folder once. Its own records are judged by its batches: it may have written
    /// some since.
    fn heads(&mut self, devices: &BTreeMap<DeviceId, AuditedDevice>) {
        let mut beyond = BTreeMap::new();
        for (laptop, head) in &self.newcomer.heads.latest {
            for (device, seq) in &head.applied.0 {
                let capped = self.newcomer.capped.get(device);
                let needed = capped.map_or(*seq, |cap| *seq.min(cap));
                let told = devices.get(device).is_some_and(|d| !d.missing.is_empty());
                if device != laptop && !told && self.newcomer.vector.get(*device) < needed {
                    beyond
                        .entry(*device)
                        .and_modify(|(_, most)| *most = needed.max(*most))
                        .or_insert((*laptop, needed));
                }
            }
        }
        for (device, (laptop, seq)) in beyond {
            let flaw = Flaw::Ahead {
                laptop,
                device,
                seq,
            };
            self.say(Severity::Error, None, flaw);
        }
    }

    /// Equal vectors, equal digests: unless two versions of the program count differently.
    fn digests(&mut self) {
        let heads: Vec<_> = self.newcomer.heads.latest.iter().collect();
        let mut differ = Vec::new();
        for (nth, (one, a)) in heads.iter().enumerate() {
            let other = heads[..nth]
                .iter()
                .find(|(_, b)| a.applied == b.applied && a.app == b.app && a.digest != b.digest);
            differ.extend(other.map(|(other, _)| Flaw::DigestsDiffer {
                one: **one,
                other: **other,
            }));
        }
        for flaw in differ {
            self.say(Severity::Error, None, flaw);
        }
    }

    fn forks(&mut self) {
        let forks: BTreeSet<(DeviceId, u64)> = (self.newcomer.branches.iter())
            .map(|branch| (branch.device, branch.seq))
            .collect();
        for (device, seq) in forks {
            self.say(Severity::Warning, None, Flaw::Fork { device, seq });
        }
    }

    /// Photos come last and in parts: one that is not whole yet is on its way, or its laptop was switched off.
    fn photos(&mut self) {
        for ((_, _, parts), there) in std::mem::take(&mut self.newcomer.photos) {
            let whole = (1..=parts).all(|part| there.contains_key(&part));
            if let (false, Some(file)) = (whole, there.values().next()) {
                self.say(Severity::Warning, Some(file), Flaw::PartialPhoto);
            }
        }
    }

    fn snapshots(&mut self) -> Vec<AuditedSnapshot> {
        let mut audited = Vec::new();
        for ((device, number), snapshot) in std::mem::take(&mut self.newcomer.snapshots) {
            let Some(first) = snapshot.parts.values().next() else {
                continue;
            };
            let file = first.entry.path.clone();
            match snapshot.state {
                State::Complete => {}
                State::Incomplete => self.say(Severity::Warning, Some(&file), Flaw::Incomplete),
                State::Hollow => self.say(Severity::Error, Some(&file), Flaw::Hollow),
            }
            audited.push(AuditedSnapshot {
                device,
                number,
                parts: first.header.parts,
                complete: snapshot.state == State::Complete,
                covers: first.header.vector.clone(),
            });
        }
        audited
    }
}
