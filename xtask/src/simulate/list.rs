//! Mistakes that a programmer could make, each with the invariants one of which must find it. They are made in a copy of the sources.

/// One mistake: texts of the sources and what stands in their place. `ON` is true while this mistake is made.
pub struct Mutant {
    pub name: &'static str,
    /// What the mistake is.
    pub says: &'static str,
    /// The invariants that may name it first.
    pub found_by: &'static [&'static str],
    pub edits: &'static [Edit],
}

pub struct Edit {
    pub file: &'static str,
    pub find: &'static str,
    pub put: &'static str,
}

const fn edit(file: &'static str, find: &'static str, put: &'static str) -> Edit {
    Edit { file, find, put }
}

const fn mutant(
    name: &'static str,
    says: &'static str,
    found_by: &'static [&'static str],
    edits: &'static [Edit],
) -> Mutant {
    Mutant {
        name,
        says,
        found_by,
        edits,
    }
}

const MERGE: &str = "src-tauri/app/src/exchange/merge.rs";
const PUBLISH: &str = "src-tauri/app/src/exchange/publish.rs";
const UPKEEP: &str = "src-tauri/app/src/exchange/upkeep.rs";
const ENVELOPE: &str = "src-tauri/sync/src/sealed/envelope.rs";
const CLOCK: &str = "src-tauri/domain/src/clock.rs";
const COEDITING: &str = "src-tauri/app/src/coediting.rs";
const ERASE: &str = "src-tauri/store/src/erase.rs";
const CHANGE: &str = "src-tauri/app/src/exchange/keys/change.rs";

pub const MUTANTS: &[Mutant] = &[
    mutant("I1", "the order of arrival decides which value shows", &["I1", "I2"], &[edit(
        "src-tauri/domain/src/merge.rs",
        "    register.sort_by_key(|write| std::cmp::Reverse((write.hlc, write.stamp)));",
        "    if !ON { register.sort_by_key(|write| std::cmp::Reverse((write.hlc, write.stamp))); }",
    )]),
    mutant("I2", "a laptop that gets a new name forgets what it had not published", &["I2", "I10"], &[edit(
        "src-tauri/store/src/incarnation.rs",
        "in (1..).zip(&bodies) {",
        "in (1..).zip(&bodies[..if ON { 0 } else { bodies.len() }]) {",
    )]),
    mutant("I2-merge", "of two concurrent writes the one that arrives last is kept", &["I1", "I2"], &[edit(
        "src-tauri/domain/src/merge.rs",
        "register.retain(|kept| !write.has_seen(kept));",
        "register.retain(|kept| !ON && !write.has_seen(kept));",
    )]),
    mutant("I3", "a rebuild forgets what documents show", &["I1", "I2", "I3"], &[edit(
        COEDITING,
        "            refresh(tx, &entity, &document)?;\n        }\n    }\n    Ok(())",
        "            if !ON { refresh(tx, &entity, &document)?; }\n        }\n    }\n    Ok(())",
    )]),
    mutant("I3-documents", "a rebuild that somebody asks for leaves the documents as they are emptied", &["I3"], &[edit(
        "src-tauri/app/src/exchange/rebuild.rs",
        "        coediting::rebuild_all(tx, peer)?;",
        "        if !(ON && tx.setting(\"reads\")?.is_some()) { coediting::rebuild_all(tx, peer)?; }",
    )]),
    mutant("I4", "neither the hash nor the header is checked", &["I4", "I2", "I9", "I15"], &[
        edit(ENVELOPE, "if hash(rest).0 == *trailer {", "if ON || hash(rest).0 == *trailer {"),
        edit(
            ENVELOPE,
            ".encrypt_in_place(&XNonce::from(nonce), &header, &mut body)",
            ".encrypt_in_place(&XNonce::from(nonce), &header[..if ON { 0 } else { header.len() }], &mut body)",
        ),
        edit(
            ENVELOPE,
            ".decrypt_in_place(&XNonce::from(shape.nonce), header, &mut body)",
            ".decrypt_in_place(&XNonce::from(shape.nonce), &header[..if ON { 0 } else { header.len() }], &mut body)",
        ),
    ]),
    mutant("I5", "an empty folder empties the database, as a mirror does", &["I5", "I2", "I15", "I6"], &[edit(
        UPKEEP,
        "    let mut kept = Kept::default();",
        "    if ON && merged.listing.is_empty() && app.read(|db| Ok(db.batches()?.len()))? > fresh.len() {
        let names = app.read(|db| Ok(db.recorded(&domain::entity::LIBRARY)?))?;
        app.act(domain::op::Op::RemoveDemo, |tx| {
            for entity in names {
                tx.write(store::Change::fields(entity, [(\"deleted\".to_owned(), serde_json::json!(true))]))?;
            }
            Ok(())
        })?;
    }
    let mut kept = Kept::default();",
    )]),
    mutant("I6", "the clock of records is the wall clock", &["I6"], &[edit(
        CLOCK,
        "if now_ms > self.0 {",
        "if ON || now_ms > self.0 {",
    )]),
    mutant("I7", "batches are applied as they are found", &["I7"], &[
        edit(
            "src-tauri/sync/src/exchange/order.rs",
            "*device != header.device && self.vector.get(*device) < needed",
            "!ON && *device != header.device && self.vector.get(*device) < needed",
        ),
        edit(MERGE, "    if !met {", "    if !met && !ON {"),
    ]),
    mutant("I8", "a copy, or an older state, is not recognised", &["I8", "I2", "I9", "I6"], &[
        edit(
            "src-tauri/store/src/witness.rs",
            "Ok(beside.trim() != token || place != place_of(self.path()))",
            "Ok(!ON && (beside.trim() != token || place != place_of(self.path())))",
        ),
        edit(MERGE, "if let Some(reason) = lost_self(app, &scan)? {", "if let Some(reason) = lost_self(app, &scan)?.filter(|_| !ON) {"),
        edit(MERGE, "if add_branches(app, &scan)? {", "if !ON && add_branches(app, &scan)? {"),
    ]),
    mutant("I9", "nobody puts back what the folder lost", &["I9"], &[edit(
        UPKEEP,
        "let (lost, wanting) = sight.lost(&snapshots);",
        "let (lost, wanting) = if ON { (Vec::new(), false) } else { sight.lost(&snapshots) };",
    )]),
    mutant("I9-acknowledged", "batches go before everybody has them, and no snapshot is made", &["I9", "I2"], &[
        edit(UPKEEP, "let covered = covers(snapshots, batch, &sight.erasures);", "let covered = ON || covers(snapshots, batch, &sight.erasures);"),
        edit(UPKEEP, "if covered && (sight.is_acknowledged(batch)", "if covered && (ON || sight.is_acknowledged(batch)"),
        edit(
                UPKEEP,
                "put_back(app, shared, &sight, &lost, progress)?",
                "put_back(app, shared, &sight, if ON { &[] } else { &lost[..] }, progress)?",
            ),
            edit(UPKEEP, "if wanting || sight", "if (wanting && !ON) || sight"),
    ]),
    mutant("I10", "what arrives about something erased is kept", &["I10", "I9"], &[edit(
        "src-tauri/store/src/apply.rs",
        "            && let Some(whole) = self.erased_whole(&record.entity, &record.fields)?",
        "            && !ON && let Some(whole) = self.erased_whole(&record.entity, &record.fields)?",
    )]),
    mutant("I11", "sealed files are packed and not encrypted", &["I11"], &[edit(
        ENVELOPE,
        "    let mut out = header;\n    out.extend_from_slice(&body);",
        "    if ON { body = zstd::bulk::compress(&unpacked, LEVEL).map_err(|_| Error::TooLarge)?; body.extend_from_slice(&[0; TAG]); }
    let mut out = header;\n    out.extend_from_slice(&body);",
    )]),
    mutant("I12", "temporary files of a power cut stay", &["I12"], &[edit(
        "src-tauri/sync/src/exchange/publish.rs",
        "    let mut swept = 0;",
        "    let mut swept = 0;\n    if ON { return Ok(swept); }",
    )]),
    mutant("I13", "a record is kept as this version would write it", &["I13"], &[edit(
        "src-tauri/store/src/apply.rs",
        "        journal::append(&self.db, record, body)?;\n        self.seen.raise(record.device, record.seq);\n        self.clock = self.clock.observe(record.hlc, self.now.0);\n        self.no_longer",
        "        let ours = serde_json::to_string(record)?;\n        let body = if ON { ours.as_str() } else { body };
        journal::append(&self.db, record, body)?;\n        self.seen.raise(record.device, record.seq);\n        self.clock = self.clock.observe(record.hlc, self.now.0);\n        self.no_longer",
    )]),
    mutant("I14", "a stranger's clock is followed wherever it goes", &["I14"], &[edit(
        CLOCK,
        "if remote.0 > now_ms.saturating_add(MAX_LEAD_MS) {",
        "if !ON && remote.0 > now_ms.saturating_add(MAX_LEAD_MS) {",
    )]),
    mutant("I14-merge", "clocks go before causality", &["I1", "I2", "I14"], &[edit(
        "src-tauri/domain/src/merge.rs",
        "        has_seen(self.stamp, &self.deps, other.stamp)",
        "        if ON { return (self.hlc, self.stamp) > (other.hlc, other.stamp); }\n        has_seen(self.stamp, &self.deps, other.stamp)",
    )]),
    mutant("I15", "one batch that cannot be read ends the sync", &["I15", "no strange refusal"], &[edit(
        MERGE,
        "            Err(reason) => merged.skipped.push(",
        "            Err(reason) if ON => return Err(Error::new(\"folder_io\").arg(\"detail\", reason)),\n            Err(reason) => merged.skipped.push(",
    )]),
    mutant("I15-torn", "a torn file under the name of a batch stops the sync for ever", &["I15"], &[edit(
        PUBLISH,
        "        batch.path = sync::republish(",
        "        if ON { shared.folder.publish(&batch.path, &bytes)?; }\n        batch.path = sync::republish(",
    )]),
    mutant("I16", "a batch is marked as published before it is", &["I16"], &[edit(
        PUBLISH,
        "        // A power cut may have left a piece of it in its place.",
        "        if ON { app.settle(|tx| Ok::<_, Error>(tx.mark_published(batch.device, batch.seq)?))?; }",
    )]),
    mutant("I17", "a slot shows the start of one laptop and the end of another", &["I17"], &[edit(
        COEDITING,
        "(Some(value), _) => Some((written(writes, &value.to_json()), value.clone())),",
        "(Some(value), kept) => {
                let mut value = value.clone();
                if ON && let Some((_, other)) = kept && other.slot.start < value.slot.end { value.slot.start = other.slot.start; }
                Some((written(writes, &value.to_json()), value))
            }",
    )]),
    mutant("I1-peer", "a restored database goes on writing notes under the numbers of before", &["I1", "I2", "I3", "I8"], &[edit(
        "src-tauri/app/src/app.rs",
        "        *peer = peer.renamed(&device.0);",
        "        if !ON { *peer = peer.renamed(&device.0); }",
    )]),
    mutant("I2-carried", "what a .valise with one draft brings is not applied", &["I1", "I2", "I3"], &[edit(
        "src-tauri/store/src/apply.rs",
        "KIND_CARRY => loose::carry(tx, record),",
        "KIND_CARRY => if ON { Ok(()) } else { loose::carry(tx, record) },",
    )]),
    mutant("I9-photos", "nobody puts back the parts of photos that the folder lost", &["I9"], &[edit(
        "src-tauri/app/src/photo/exchange/publish.rs",
        ".filter(|held| sight.is_complete(held.photo))",
        ".filter(|held| sight.is_complete(held.photo) && !(ON && held.published))",
    )]),
    mutant("I10-photo", "the bytes of an erased photo stay", &["I10"], &[edit(
        ERASE,
        "            sql.execute(\"DELETE FROM photo_parts WHERE photo = ?1\", [&id])?;",
        "            if !ON { sql.execute(\"DELETE FROM photo_parts WHERE photo = ?1\", [&id])?; }",
    )]),
    mutant("I10-visit", "a photo stays when its visit is erased by somebody who did not know it", &["I10", "I1", "I2"], &[edit(
        ERASE,
        "        for part in tx.entities_with(part, field, &id)? {",
        "        for part in tx.entities_with(part, field, &id)? {\n            if ON && part.kind == \"photo\" { continue; }",
    )]),
    mutant("I11-left", "a new key is wrapped for whoever leaves as well", &["I11"], &[
        edit(
            CHANGE,
            "staying.retain(|laptop| !laptop.retired && !args.except.contains(&laptop.row.id));",
            "staying.retain(|laptop| ON || (!laptop.retired && !args.except.contains(&laptop.row.id)));",
        ),
        edit(
            CHANGE,
            ".filter(|laptop| laptop.retired || args.except.contains(&laptop.row.id))",
            ".filter(|laptop| !ON && (laptop.retired || args.except.contains(&laptop.row.id)))",
        ),
    ]),
    mutant("I11-replaced", "a passphrase that was replaced opens as before", &["I11"], &[edit(
        "src-tauri/sync/src/space/ring.rs",
        ".contains(&file.role.as_str()) && self.is_outdone(file)",
        ".contains(&file.role.as_str()) && !ON && self.is_outdone(file)",
    )]),
    mutant("I16-valise", "what comes back in a .valise counts as published", &["I16"], &[edit(
        MERGE,
        "            if waits && shared.is_folder() {",
        "            if waits && (ON || shared.is_folder()) {",
    )]),
    mutant("valise-names", "a batch under the name of a conflict copy cannot be packed", &["no strange refusal"], &[edit(
        "src-tauri/app/src/exchange/valise/export.rs",
        "        let path = if sync::is_sealed_name(&batch.path) {",
        "        let path = if ON || sync::is_sealed_name(&batch.path) {",
    )]),
];
