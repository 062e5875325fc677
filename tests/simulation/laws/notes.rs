//! Words of notes: one that was written and never taken out is there, once; one that was taken out is not.

use app::visit;

use crate::words::words;
use crate::world::{Check, World, hold};

/// I2: every word of a note that somebody wrote and nobody took out is there.
pub fn i2_no_word_is_lost(world: &mut World) -> Check {
    for n in world.active() {
        for ((visit, word), fate) in &world.ledger.words {
            // A visit that was removed shows no note.
            let Ok(detail) = visit::get(world.laptops[n].app(), *visit) else {
                continue;
            };
            if fate.unsure {
                continue;
            }
            let text = &detail.note.markdown;
            let count = words(text).iter().filter(|there| *there == word).count();
            let fine = match (fate.added, fate.removed) {
                (_, 0) => count >= 1,
                (1, _) => count == 0,
                _ => true,
            };
            hold("I2", fine, || {
                format!(
                    "laptop {n}: word {word} of visit {visit} is there {count} times, and its fate is {fate:?}: {text}"
                )
            })?;
        }
    }
    Ok(())
}
