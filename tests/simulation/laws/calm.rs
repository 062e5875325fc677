//! The end of a storm: mirrors agree, machines are on, and everybody syncs until nobody has anything left to say.

use crate::world::{Check, DAY, Violation, World, hold};

use super::{always, keys};

/// More rounds than this are a quarrel.
const ROUNDS: usize = 14;

/// Ends the storm and waits for rest.
///
/// # Errors
/// I15 when a sync fails in good weather, I9 when there is no rest.
pub fn rest(world: &mut World) -> Check {
    world.tell("the storm is over");
    world.setting.cuts = 0;
    world.setting.trouble = 0;
    world.cloud.lock().unwrap().heal();
    for stranger in &world.strangers {
        stranger.heal(world);
    }
    // Long enough for everybody to read every file again.
    world.pass(30 * DAY);
    for n in world.active() {
        world.restart(n, false)?;
    }
    until_calm(world)?;
    keys::settle_dispute(world)
}

/// Everybody syncs, in turns, until a round changes nothing.
///
/// # Errors
/// As `rest`.
pub fn until_calm(world: &mut World) -> Check {
    for _ in 0..ROUNDS {
        let mut quiet = true;
        for n in world.active() {
            quiet &= sync(world, n)?;
        }
        if quiet {
            return Ok(());
        }
    }
    hold("I9", false, || {
        format!("the laptops do not come to rest in {ROUNDS} rounds")
    })
}

/// One sync in good weather; true when nothing came of it.
///
/// # Errors
/// As `rest`.
pub fn sync(world: &mut World, n: usize) -> Result<bool, Violation> {
    let done = match world.sync(n) {
        Ok(Some(done)) => done,
        Ok(None) => {
            let last = last_words(world);
            return Err(Violation {
                law: "I15",
                says: format!("laptop {n} cannot sync in good weather ({last})"),
            });
        }
        Err(violation) => return Err(violation),
    };
    let moved = world.cloud.lock().unwrap().flush();
    always::i11_nothing_readable(world)?;
    Ok(done.sent == 0 && done.received == 0 && !moved)
}

fn last_words(world: &World) -> String {
    let told = world
        .told
        .as_ref()
        .map(|told| told[told.len().saturating_sub(3)..].join("; "));
    told.unwrap_or_default()
}
