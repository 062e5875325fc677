//! `rythme keys`: the recovery key, the folder's passphrase, a new key when a laptop leaves.

use app::exchange::keys::{self, types::KeysRenew, types::Secret};
use app::{App, Error, Result};
use serde_json::json;

use crate::args::Keys;
use crate::key;
use crate::output::{Reply, columns};

pub fn run(app: &App, command: &Keys) -> Result<Reply> {
    match command {
        Keys::Show => show(app),
        Keys::Recovery => recovery(app),
        Keys::Passphrase {
            new_passphrase_file,
        } => {
            let changed = keys::change_passphrase(app, &key::from_file(new_passphrase_file)?)?;
            let value = json!(changed);
            let line = columns(&value, &["published"]);
            Ok(Reply::new(value, vec![line]))
        }
        Keys::Renew {
            except,
            new_passphrase_file,
            new_recovery,
        } => {
            let except: Result<Vec<_>> = except
                .iter()
                .map(|text| keys::find_laptop(app, text))
                .collect();
            let passphrase = Secret::new(key::from_file(new_passphrase_file)?);
            renew(
                app,
                KeysRenew {
                    except: except?,
                    passphrase,
                    new_recovery: *new_recovery,
                },
            )
        }
    }
}

fn show(app: &App) -> Result<Reply> {
    let state = keys::state(app)?.ok_or_else(|| Error::new("folder_missing"))?;
    let value = json!(state);
    let line = columns(&value, &["epoch", "recovery", "disputed"]);
    let laptops = state.laptops.iter().map(|laptop| {
        let laptop = json!(laptop);
        columns(&laptop, &["id", "label", "person", "reached"])
    });
    let lines = std::iter::once(line).chain(laptops).collect();
    Ok(Reply::new(value, lines))
}

/// Printed is shown: whoever reads it keeps it.
fn recovery(app: &App) -> Result<Reply> {
    let made = keys::recovery(app)?;
    keys::recovery_noted(app)?;
    let line = made.recovery_key.reveal().to_owned();
    Ok(Reply::new(json!(made), vec![line]))
}

fn renew(app: &App, args: KeysRenew) -> Result<Reply> {
    let renewed = keys::renew_with(app, args)?;
    if renewed.recovery_key.is_some() {
        keys::recovery_noted(app)?;
    }
    let value = json!(renewed);
    let names = ["epoch", "reached", "unreached", "recovery_key", "published"];
    let line = columns(&value, &names);
    Ok(Reply::new(value, vec![line]))
}
