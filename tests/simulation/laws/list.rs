//! The list of what is checked at the end, in its order: what only looks comes before what does harm.

use crate::world::{Check, World};

use super::{after, erased, kept, keys, notes, photos, rest};

/// One invariant as it is checked when all is quiet.
pub struct Law {
    pub name: &'static str,
    pub says: &'static str,
    /// It costs many syncs: one seed in so many looks at it.
    pub one_in: u32,
    pub check: fn(&mut World) -> Check,
}

/// An invariant under what is done to the folder: one seed in three.
const fn harm(name: &'static str, says: &'static str, check: fn(&mut World) -> Check) -> Law {
    Law {
        one_in: 3,
        ..law(name, says, check)
    }
}

const fn law(name: &'static str, says: &'static str, check: fn(&mut World) -> Check) -> Law {
    Law {
        name,
        says,
        one_in: 1,
        check,
    }
}

pub const LAWS: &[Law] = &[
    law(
        "I2",
        "no acknowledged write is lost",
        kept::i2_no_acknowledged_write_is_lost,
    ),
    law(
        "I9",
        "everybody has what anybody has",
        rest::i9_everybody_has_everything,
    ),
    law(
        "I1",
        "equal vectors, equal digest",
        rest::i1_equal_vectors_equal_digest,
    ),
    law(
        "I2",
        "what was written shows, or is asked about",
        kept::i2_what_was_written_shows,
    ),
    law("I2", "no word of a note is lost", notes::i2_no_word_is_lost),
    law(
        "I9",
        "photos reach everybody",
        photos::i9_photos_reach_everybody,
    ),
    law(
        "I9",
        "everybody has the keys",
        keys::i9_everybody_has_the_keys,
    ),
    law(
        "I11",
        "what was chosen last opens, what was replaced does not",
        keys::i11_what_was_replaced_opens_nothing,
    ),
    law(
        "I8",
        "two contents for one sequence are both kept",
        kept::i8_both_are_kept,
    ),
    law(
        "I10",
        "what was erased is nowhere",
        erased::i10_erased_for_ever,
    ),
    harm(
        "I12",
        "no temporary files, few heads, and no growth",
        rest::i12_bounded,
    ),
    law(
        "I13",
        "what a later version wrote is kept byte for byte",
        kept::i13_later_versions_are_kept,
    ),
    law(
        "I14",
        "a causal overwrite wins, whatever the clocks say",
        kept::i14_causality_wins,
    ),
    law(
        "I3",
        "the journal rebuilds the same state",
        after::i3_rebuild_changes_nothing,
    ),
    harm(
        "I3",
        "everything twice changes nothing",
        after::i3_twice_changes_nothing,
    ),
    harm(
        "I4",
        "flipped bits change nothing",
        after::i4_flipped_bits_change_nothing,
    ),
    harm(
        "I5",
        "lost files remove nothing",
        after::i5_lost_files_remove_nothing,
    ),
    harm(
        "I9",
        "a newcomer gets everything from the folder",
        after::i9_a_newcomer_gets_everything,
    ),
    harm(
        "I15",
        "one bad device holds up nobody",
        after::i15_one_bad_device_holds_up_nobody,
    ),
    harm(
        "I11",
        "whoever left reads nothing new",
        keys::i11_who_left_reads_nothing_new,
    ),
    law(
        "I9",
        "photos are everybody's, whatever was done since",
        photos::i9_photos_reach_everybody,
    ),
    law(
        "I10",
        "what was erased is nowhere, whatever came since",
        erased::i10_erased_for_ever,
    ),
];

/// All of them.
///
/// # Errors
/// The first that does not hold.
pub fn check_all(world: &mut World) -> Check {
    for law in LAWS {
        if law.one_in > 1 && !world.once_in(law.one_in) && !world.thorough {
            continue;
        }
        world.tell(&format!("{}: {}", law.name, law.says));
        (law.check)(world)?;
    }
    Ok(())
}
