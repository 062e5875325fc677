//! `rythme verify`: the audit of a shared folder, as lines or as JSON.

use std::path::Path;

use app::exchange::verify::{Verified, VerifyStart, verify};
use app::session::types::Language;
use app::words::Catalogue;
use app::{App, Error, Result};
use serde_json::{Value, json};

use crate::key;
use crate::output::Reply;

pub fn run(
    app: &App,
    folder: &Path,
    passphrase: Option<&Path>,
    language: Language,
) -> Result<Reply> {
    let verified = verify(
        app,
        &VerifyStart {
            folder: folder.display().to_string(),
            folder_passphrase: passphrase
                .map(key::from_file)
                .transpose()?
                .unwrap_or_default(),
        },
    )?;
    let messages = messages(&verified, &Catalogue::new(language));
    let mut reply = Reply::new(value(&verified, &messages), lines(&verified, &messages));
    if !verified.ok {
        let errors = (verified.findings.iter())
            .filter(|finding| finding.severity == app::domain::finding::Severity::Error)
            .count();
        reply.refused = Some(Error::new("folder_unsound").arg("count", errors));
    }
    Ok(reply)
}

fn messages(verified: &Verified, words: &Catalogue) -> Vec<String> {
    (verified.findings.iter())
        .map(|finding| words.sentence(&finding.sentence, &finding.args))
        .collect()
}

fn value(verified: &Verified, messages: &[String]) -> Value {
    let mut value = json!(verified);
    // Not under `findings` as a reply has them: those have their place in a table, these a file.
    if let Some(findings) = value["findings"].as_array_mut() {
        for (finding, message) in findings.iter_mut().zip(messages) {
            finding["message"] = json!(message);
        }
    }
    value
}

/// Files by sort, then a line a laptop, then the findings.
fn lines(verified: &Verified, messages: &[String]) -> Vec<String> {
    let files = (verified.files.iter())
        .filter(|(_, count)| **count > 0)
        .map(|(sort, count)| format!("{sort} {count}"))
        .collect::<Vec<_>>();
    let devices = verified.devices.iter().map(|device| {
        let name = if device.label.is_empty() {
            &device.device
        } else {
            &device.label
        };
        format!(
            "{name}\t{}\t{}\t{}/{}",
            device.last_batch,
            device.last_record,
            device.acknowledged_by.len(),
            (verified.devices.iter())
                .filter(|other| other.head.is_some() && other.device != device.device)
                .count(),
        )
    });
    let findings = (verified.findings.iter().zip(messages)).map(|(finding, message)| {
        format!(
            "{}\t{}\t{message}",
            json!(finding.severity).as_str().unwrap_or_default(),
            finding.code
        )
    });
    std::iter::once(format!("{}\t{}", verified.space, files.join(", ")))
        .chain(devices)
        .chain(findings)
        .collect()
}
