//! Putting a kiosk out and taking it in: the PIN, and the wait after wrong ones, which a restart does not shorten.

use domain::id::InterviewId;
use store::Tx;
use store::kiosk::Kiosk;

use super::types::KioskStart;
use crate::survey::{self, form_of};
use crate::{App, Error, Result};

const PIN_DIGITS: usize = 6;
/// So many wrong PINs in a row cost nothing.
const FREE_TRIES: u32 = 3;
/// After the last of them; then twice as long each time.
const FIRST_WAIT_MS: i64 = 30_000;
const LONGEST_WAIT_MS: i64 = 15 * 60_000;

/// Whether a kiosk is out. A database that is locked does not say.
pub fn is_out(app: &App) -> bool {
    app.read(|db| Ok(db.kiosk()?.is_some())).unwrap_or(false)
}

pub(super) fn running(app: &App) -> Result<Kiosk> {
    app.read(|db| Ok(db.kiosk()?))?
        .ok_or_else(|| Error::new("kiosk_off"))
}

/// Puts a kiosk out for a survey: from now on only its window answers.
///
/// # Errors
/// `kiosk_pin_shape`, `kiosk_out`, `language_unknown`, `entity_unknown`, `form_newer`.
pub fn start(app: &App, args: KioskStart) -> Result<()> {
    if args.pin.len() != PIN_DIGITS || !args.pin.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Error::new("kiosk_pin_shape"));
    }
    let survey = app.read(|db| Ok(db.survey(args.survey)?))?;
    let language = survey::language_of(&form_of(&survey)?, &args.language)?;
    let pin = sync::pin::lock_code(&mut app.dice(), &args.pin)?;
    app.settle(|tx| {
        if tx.kiosk()?.is_some() {
            return Err(Error::new("kiosk_out"));
        }
        tx.set_kiosk(&Kiosk {
            survey: args.survey,
            language,
            pin,
            keep: args.keep,
            interview: None,
            wrong: 0,
            wait_until: 0,
        })?;
        tx.touch("kiosk");
        tx.touch("session");
        Ok(())
    })
}

/// Takes the kiosk in, with the PIN, or with the passphrase for who forgot it. Who was in front of it is dealt with as decided.
///
/// # Errors
/// `kiosk_pin_wrong` with how many tries are left before a wait, `kiosk_wait` with its seconds, `kiosk_off`.
pub fn leave(app: &App, code: String) -> Result<()> {
    let kiosk = app.settle(|tx| counted(tx, app.now().0))??;
    let passphrase = app.opened()?.passphrase;
    // Both are tried always: how long it takes says nothing.
    let by_pin = sync::pin::opens(&kiosk.pin, &code);
    let by_passphrase = sync::pin::same_text(&passphrase, &code);
    if !by_pin && !by_passphrase {
        return Err(refused(&kiosk, app.now().0));
    }
    super::respond::put_aside(app, &kiosk)?;
    app.settle(|tx| {
        tx.end_kiosk()?;
        for topic in ["kiosk", "session", "interviews"] {
            tx.touch(topic);
        }
        Ok(())
    })
}

/// A try counts before it is made: a process that is killed meanwhile gains nothing. Inside: what refuses it before it counts.
fn counted(tx: &mut Tx<'_>, now: i64) -> Result<Result<Kiosk>> {
    let kiosk = tx.kiosk()?.ok_or_else(|| Error::new("kiosk_off"))?;
    let left = wait_left(&kiosk, now);
    if left > 0 {
        // A clock that was put back must not shut the kiosk for as long: the wait begins again from what it says now.
        let wait_until = kiosk.wait_until.min(now + left);
        let error = refused(&kiosk, now);
        tx.set_kiosk(&Kiosk {
            wait_until,
            ..kiosk
        })?;
        return Ok(Err(error));
    }
    let wrong = kiosk.wrong.saturating_add(1);
    let counted = Kiosk {
        wrong,
        wait_until: now + wait_after(wrong),
        ..kiosk
    };
    tx.set_kiosk(&counted)?;
    Ok(Ok(counted))
}

fn refused(kiosk: &Kiosk, now: i64) -> Error {
    match wait_left(kiosk, now) {
        0 => Error::new("kiosk_pin_wrong").arg("left", FREE_TRIES.saturating_sub(kiosk.wrong)),
        left => Error::new("kiosk_wait").arg("seconds", (left + 999) / 1000),
    }
}

fn wait_after(wrong: u32) -> i64 {
    match wrong.checked_sub(FREE_TRIES) {
        None => 0,
        Some(more) => (FIRST_WAIT_MS << more.min(10)).min(LONGEST_WAIT_MS),
    }
}

fn wait_left(kiosk: &Kiosk, now: i64) -> i64 {
    (kiosk.wait_until - now).clamp(0, wait_after(kiosk.wrong))
}

/// Says who is in front of the kiosk.
pub(super) fn set_interview(app: &App, interview: Option<InterviewId>) -> Result<()> {
    app.settle(|tx| {
        let kiosk = tx.kiosk()?.ok_or_else(|| Error::new("kiosk_off"))?;
        Ok(tx.set_kiosk(&Kiosk { interview, ..kiosk })?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_third_wrong_pin_costs_a_wait_that_doubles_to_a_quarter_of_an_hour() {
        let waits: Vec<i64> = (0..12).map(|wrong| wait_after(wrong) / 1000).collect();
        assert_eq!(waits, [0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900, 900]);
        assert_eq!(wait_after(u32::MAX), LONGEST_WAIT_MS);
    }
}
