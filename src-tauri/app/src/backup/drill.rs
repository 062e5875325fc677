//! The drill: a temporary copy of a backup is opened, every page and tree of it checked, and what it holds compared with what it said.

use std::path::Path;

use store::Store;
use store::backup::{Backup, Watch};

use super::held::Held;
use super::list::chosen;
use super::place;
use super::swap::Trial;
use super::types::Drill;
use crate::{App, Error, Result};

/// What a drill found, with the copy while it is still wanted.
pub(super) struct Proof {
    pub findings: Vec<String>,
    pub held: Option<Held>,
    /// The backup's line of itself.
    pub line: Option<Backup>,
    /// The temporary copy, open, if it could be opened.
    pub copy: Option<(Trial, Store)>,
}

/// Opens and compares a backup: one that was named, or the newest. What it finds is no error.
///
/// # Errors
/// `backup_none`, `backup_unknown`, `backup_stopped`, and what keeps a temporary copy from being made.
pub fn drill(app: &App, file: Option<String>) -> Result<Drill> {
    watched(app, file.as_deref(), &Watch::default())
}

pub(super) fn watched(app: &App, file: Option<&str>, watch: &Watch) -> Result<Drill> {
    let passphrase = app.opened()?.passphrase;
    let path = chosen(app, file)?;
    let proof = prove(app, &path, &passphrase, watch)?;
    let at = app.now().0;
    remember(app, &path, &proof, at)?;
    Ok(Drill {
        file: path.display().to_string(),
        ok: proof.findings.is_empty(),
        at,
        counts: proof.held.as_ref().map(|held| held.counts.clone()),
        digest: proof.held.map(|held| held.digest),
        findings: proof.findings,
    })
}

/// Proves a file in a temporary copy.
pub(super) fn prove(app: &App, file: &Path, passphrase: &str, watch: &Watch) -> Result<Proof> {
    let mut proof = Proof {
        findings: Vec::new(),
        held: None,
        line: None,
        copy: None,
    };
    watch.go_on()?;
    let trial = Trial::of(app, file)?;
    let store = match Store::open(trial.path(), passphrase) {
        Ok(store) => store,
        Err(
            error @ (store::Error::Full | store::Error::ReadOnly | store::Error::Mirrored { .. }),
        ) => {
            return Err(error.into());
        }
        Err(store::Error::NewerSchema { found, known }) => {
            return Err(store::Error::NewerSchema { found, known }.into());
        }
        Err(store::Error::WrongPassphrase(_)) => {
            proof.findings.push("not_opened".to_owned());
            return Ok(proof);
        }
        Err(_) => {
            proof.findings.push("damaged".to_owned());
            return Ok(proof);
        }
    };
    match store.check(watch) {
        Ok(problems) if problems.is_empty() => {}
        Err(store::Error::Stopped) => return Err(Error::new("backup_stopped")),
        Ok(_) | Err(_) => proof.findings.push("damaged".to_owned()),
    }
    if proof.findings.is_empty() {
        compare(&store, &mut proof);
    }
    proof.copy = Some((trial, store));
    Ok(proof)
}

fn compare(store: &Store, proof: &mut Proof) {
    let read = store.read(|db| Ok::<_, Error>((Held::of(db)?, db.own_backup()?)));
    let Ok((held, line)) = read else {
        proof.findings.push("damaged".to_owned());
        return;
    };
    // A database that was set aside says nothing of itself: it is sound, and that is all there is to know.
    if let Some(said) = line.as_ref().and_then(|line| Held::read(&line.held).ok()) {
        if said.rows != held.rows || said.counts != held.counts || said.applied != held.applied {
            proof.findings.push("counts_differ".to_owned());
        }
        if said.reads == held.reads && said.digest != held.digest {
            proof.findings.push("digest_differs".to_owned());
        }
    }
    proof.held = Some(held);
    proof.line = line;
}

/// Keeps the result beside what is remembered of the backup. A file elsewhere is the officer's own.
fn remember(app: &App, path: &Path, proof: &Proof, at: i64) -> Result<()> {
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let Some((named_at, reason)) =
        place::parse(&name).filter(|_| path.parent() == Some(&place::folder(app.path())))
    else {
        return Ok(());
    };
    let known = app
        .read(|db| Ok(db.backups()?))?
        .into_iter()
        .find(|line| line.name == name);
    let line = known.or_else(|| {
        proof.line.clone().map(|line| Backup {
            name: name.clone(),
            ..line
        })
    });
    let line = match (line, &proof.held) {
        (Some(line), _) => line,
        (None, held) => Backup {
            name,
            at: named_at,
            reason: reason.word().to_owned(),
            held: held
                .as_ref()
                .map_or_else(|| Ok(String::new()), Held::written)?,
            drilled: None,
        },
    };
    let findings = serde_json::to_string(&proof.findings).unwrap_or_default();
    app.store()?.remember_backup(&Backup {
        drilled: Some((at, findings)),
        ..line
    })?;
    app.tell(["backups"]);
    Ok(())
}
