//! The randomness of `random`, `uuid` and `randomize`: drawn from a seed that the caller gives, so that this crate stays
//! pure; and the generator that ODK shuffles choices with, so that the same seed gives the same order.

use std::cell::Cell;

/// Draws numbers from a seed (SplitMix64).
#[derive(Debug, Clone)]
pub struct Dice(Cell<u64>);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(Cell::new(seed))
    }

    fn next(&self) -> u64 {
        let state = self.0.get().wrapping_add(0x9e37_79b9_7f4a_7c15);
        self.0.set(state);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// At least 0, less than 1.
    pub fn number(&self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// A version 4 UUID.
    pub fn uuid(&self) -> String {
        let high = (self.next() & 0xffff_ffff_ffff_0fff) | 0x4000;
        let low = (self.next() & 0x3fff_ffff_ffff_ffff) | 0x8000_0000_0000_0000;
        format!(
            "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
            high >> 32,
            (high >> 16) & 0xffff,
            high & 0xffff,
            low >> 48,
            low & 0xffff_ffff_ffff
        )
    }
}

const MODULUS: i64 = 2_147_483_647;

/// The order in which `randomize` puts that many things: the place of each in the original. With a seed it is ODK's
/// (a Park–Miller generator and the same shuffle).
pub fn shuffled(count: usize, seed: Option<f64>, dice: &Dice) -> Vec<usize> {
    let mut state = seed.map(first_state);
    let mut order: Vec<usize> = Vec::with_capacity(count);
    for at in 0..count {
        let drawn = match &mut state {
            Some(state) => {
                *state = (*state * 16_807) % MODULUS;
                (*state - 1) as f64 / (MODULUS - 1) as f64
            }
            None => dice.number(),
        };
        let other = ((drawn * (at + 1) as f64).floor() as usize).min(at);
        order.push(at);
        if other != at {
            order[at] = order[other];
        }
        order[other] = at;
    }
    order
}

fn first_state(seed: f64) -> i64 {
    // A float becomes the nearest whole number that fits, and no number becomes 0, as in Java.
    let whole = seed.trunc() as i64;
    let state = whole % MODULUS;
    if state <= 0 {
        state + MODULUS - 1
    } else {
        state
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_one_order_and_every_place_once() {
        let dice = Dice::new(1);
        let order = shuffled(8, Some(42.0), &dice);
        assert_eq!(order, shuffled(8, Some(42.0), &Dice::new(2)));
        assert_ne!(order, shuffled(8, Some(43.0), &dice));
        for seed in [None, Some(f64::NAN), Some(-3.5), Some(f64::INFINITY)] {
            let mut order = shuffled(50, seed, &dice);
            order.sort_unstable();
            assert_eq!(order, (0..50).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_uuid_has_its_form_and_is_never_the_same() {
        let dice = Dice::new(7);
        let (one, two) = (dice.uuid(), dice.uuid());
        assert_ne!(one, two);
        assert_eq!((one.len(), one.as_bytes()[14]), (36, b'4'));
        assert!((0.0..1.0).contains(&dice.number()));
    }
}
