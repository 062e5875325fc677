//! The table of acts, and the dice over it.

use crate::world::{Check, World};

use super::{
    backups, copies, desk, drafts, folder, keys, libraries, machines, photos, surveys, valises,
    visits,
};

/// Something that may happen at a laptop.
pub struct Act {
    pub name: &'static str,
    /// How often, beside the others.
    pub weight: u32,
    pub run: fn(&mut World, usize) -> Check,
}

const fn act(name: &'static str, weight: u32, run: fn(&mut World, usize) -> Check) -> Act {
    Act { name, weight, run }
}

pub const ACTS: &[Act] = &[
    act("add a library", 12, libraries::add),
    act("change a library", 24, libraries::change),
    act("remove a library", 3, libraries::remove),
    act("add a visit", 10, visits::add),
    act("change a visit", 10, visits::change),
    act("remove a visit", 3, visits::remove),
    act("write in a note", 30, visits::write),
    act("leave a note open", 5, visits::leave_open),
    act("add a photo", 12, photos::add),
    act("say what a photo shows", 2, photos::name),
    act("remove a photo", 1, photos::remove),
    act("start a draft", 8, drafts::start),
    act("rename a draft", 6, drafts::rename),
    act("remove a draft", 2, drafts::remove),
    act("add a slot", 14, drafts::add_slot),
    act("move a slot", 24, drafts::move_slot),
    act("remove a slot", 8, drafts::remove_slot),
    act("add a survey", 2, surveys::add),
    act("remove a survey", 1, surveys::remove),
    act("add a response", 8, surveys::respond),
    act("hold an interview", 4, surveys::interview),
    act("undo", 12, desk::undo),
    act("redo", 6, desk::redo),
    act("decide a question", 10, desk::decide),
    act("erase for ever", 4, desk::erase),
    act("sync", 60, machines::sync),
    act("the mirrors carry", 70, folder::carry),
    act("restart", 6, machines::restart),
    act("lose power", 4, machines::lose_power),
    act("other weather", 8, folder::weather),
    act("the clock jumps", 3, machines::jump),
    act("files are damaged", 5, folder::damage_some),
    act("files are lost", 4, folder::lose_some),
    act("somebody else's files", 2, folder::junk),
    act("a backup is made", 4, copies::back_up),
    act("a backup is put back", 2, copies::restore_any),
    act("a backup is made by the application", 3, backups::make),
    act(
        "a backup is restored by the application",
        2,
        backups::restore,
    ),
    act("the laptop is copied", 1, copies::copy_any),
    act("the laptop is gone", 1, machines::vanish),
    act("another passphrase", 2, keys::passphrase),
    act("another recovery key", 1, keys::recovery),
    act("a laptop is taken out", 2, keys::take_out_any),
    act("a valise is packed", 5, valises::pack_any),
    act("a valise is unpacked", 8, valises::unpack_any),
    act("a later version publishes", 3, machines::later_version),
];

/// Rolls the dice for one act of one laptop.
///
/// # Errors
/// The invariant that no longer holds.
pub fn step(world: &mut World) -> Check {
    let active = world.active();
    let n = active[world.rng.usize(..active.len())];
    let total: u32 = ACTS.iter().map(|act| act.weight).sum();
    let mut roll = world.rng.u32(..total);
    for act in ACTS {
        if roll < act.weight {
            return (act.run)(world, n);
        }
        roll -= act.weight;
    }
    Ok(())
}
