//! What happens to a laptop as a machine: syncs, restarts, power cuts, wrong clocks, theft; and laptops of a later version.

use std::sync::atomic::Ordering;

use crate::stranger::Stranger;
use crate::world::{Check, DAY, World};

use super::copies;

pub fn sync(world: &mut World, n: usize) -> Check {
    let some = world.rng.usize(..6);
    let view = world.laptops[n].made.view;
    world.cloud.lock().unwrap().carry(view, some);
    world.sync(n)?;
    Ok(())
}

pub fn restart(world: &mut World, n: usize) -> Check {
    world.restart(n, false)
}

pub fn lose_power(world: &mut World, n: usize) -> Check {
    world.restart(n, true)
}

/// The clock is set, or the battery of the clock is empty.
pub fn jump(world: &mut World, n: usize) -> Check {
    world.tell(&format!("{n} clock jumps"));
    if world.setting.skewed {
        let skew = world.any_skew();
        world.laptops[n]
            .made
            .time
            .skew
            .store(skew, Ordering::SeqCst);
    }
    let days = world.rng.i64(0..12);
    world.pass(days * DAY);
    Ok(())
}

/// Stolen, or put in a drawer for ever. Two remain.
pub fn vanish(world: &mut World, n: usize) -> Check {
    let others = world.active().into_iter().filter(|other| *other != n);
    // Somebody must be left who has the key of the space.
    if world.active().len() <= 2 || !others.into_iter().any(|other| world.laptops[other].joined) {
        return Ok(());
    }
    world.tell(&format!("{n} is gone"));
    copies::doubt(world, n, i64::MIN);
    world.laptops[n].gone = true;
    world.laptops[n].stop();
    copies::give_up(world);
    Ok(())
}

pub fn later_version(world: &mut World, n: usize) -> Check {
    if world.strangers.is_empty() {
        let seed = world.rng.u64(..);
        let Some(stranger) = Stranger::join(world, n, seed) else {
            return Ok(());
        };
        world.strangers.push(stranger);
    }
    let mut stranger = world.strangers.swap_remove(0);
    stranger.publish(world);
    world.strangers.push(stranger);
    Ok(())
}
