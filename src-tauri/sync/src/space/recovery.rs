//! The recovery key: 128 bits that open the space when nobody knows the passphrase any more. It is shown once, to be written down,
//! and typed back by a person: 30 letters and digits in six groups, whose last digits find a typing mistake.

use std::fmt;

use zeroize::Zeroizing;

use super::identity::Identity;
use crate::error::Error;
use crate::random::{self, Random};

/// No I, L, O, U: nothing that a handwritten note confuses.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 30;
const GROUP: usize = 5;
/// What the check digits and the key pair are derived for.
const CHECK: &str = "rythme 2026-11-24 check digits of a recovery key v1";
const PAIR: &str = "rythme 2026-11-24 key pair of a recovery key v1";

/// What a person keeps on paper. Nothing of it is stored but its public half.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryKey(Zeroizing<[u8; 16]>);

/// What a typed text is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Typed {
    Key(RecoveryKey),
    /// As long as a recovery key and made of its digits, but the check digits are others.
    Mistyped,
    /// A passphrase, then.
    Other,
}

impl RecoveryKey {
    /// A new one.
    pub fn new(random: &mut dyn Random) -> Result<Self, Error> {
        Ok(Self(Zeroizing::new(random::bytes(random)?)))
    }

    /// `XXXXX-XXXXX-XXXXX-XXXXX-XXXXX-XXXXX`.
    pub fn to_text(&self) -> Zeroizing<String> {
        let mut bits = Zeroizing::new([0_u8; 19]);
        bits[..16].copy_from_slice(&*self.0);
        bits[16..].copy_from_slice(&check(&self.0));
        let mut text = Zeroizing::new(String::with_capacity(LENGTH + LENGTH / GROUP));
        for at in 0..LENGTH {
            if at > 0 && at % GROUP == 0 {
                text.push('-');
            }
            text.push(char::from(DIGITS[usize::from(digit(&bits, at))]));
        }
        text
    }

    /// Reads what a person typed: spaces, hyphens, case, and O for 0 or I and L for 1 do not matter.
    pub fn read(text: &str) -> Typed {
        let mut digits = Zeroizing::new(Vec::with_capacity(LENGTH));
        let mut numbers = 0;
        for letter in text
            .chars()
            .filter(|c| !c.is_whitespace() && !is_hyphen(*c))
        {
            let Some(value) = value(letter) else {
                return Typed::Other;
            };
            numbers += usize::from(letter.is_ascii_digit());
            digits.push(value);
            if digits.len() > LENGTH {
                return Typed::Other;
            }
        }
        // Thirty letters without any number are words.
        if digits.len() < LENGTH || numbers == 0 {
            return Typed::Other;
        }
        let mut bits = Zeroizing::new([0_u8; 19]);
        for (at, value) in digits.iter().enumerate() {
            put(&mut bits, at, *value);
        }
        let mut seed = Zeroizing::new([0; 16]);
        seed.copy_from_slice(&bits[..16]);
        if bits[16..] == check(&seed) {
            Typed::Key(Self(seed))
        } else {
            Typed::Mistyped
        }
    }

    /// The key pair that it stands for.
    pub fn identity(&self) -> Identity {
        Identity::of(blake3::derive_key(PAIR, &*self.0))
    }
}

impl fmt::Debug for RecoveryKey {
    /// Never the key: this ends in logs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryKey")
    }
}

/// 22 bits, and two zeros.
fn check(seed: &[u8; 16]) -> [u8; 3] {
    let hash = blake3::derive_key(CHECK, seed);
    [hash[0], hash[1], hash[2] & 0b1111_1100]
}

fn is_hyphen(letter: char) -> bool {
    matches!(letter, '-' | '_' | '.' | '\u{2010}'..='\u{2015}')
}

fn value(letter: char) -> Option<u8> {
    let upper = match letter.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let at = DIGITS
        .iter()
        .position(|digit| char::from(*digit) == upper)?;
    u8::try_from(at).ok()
}

/// The five bits at a place, the highest first.
fn digit(bits: &[u8; 19], at: usize) -> u8 {
    (0..5).fold(0, |value, bit| {
        let place = at * 5 + bit;
        value << 1 | (bits[place / 8] >> (7 - place % 8) & 1)
    })
}

fn put(bits: &mut [u8; 19], at: usize, value: u8) {
    for bit in 0..5 {
        let place = at * 5 + bit;
        bits[place / 8] |= (value >> (4 - bit) & 1) << (7 - place % 8);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn key(byte: u8) -> RecoveryKey {
        RecoveryKey(Zeroizing::new([byte; 16]))
    }

    #[test]
    fn it_is_read_as_people_type_it() {
        let key = key(0xa7);
        let text = key.to_text();
        assert_eq!(text.len(), 35);
        let same = Typed::Key(key);
        let typed = [
            text.to_string(),
            text.to_lowercase(),
            text.replace('-', " "),
            format!("  {} ", text.replace('-', "")),
            text.replace('0', "o").replace('1', "l"),
            text.replace('-', "\u{2013}"),
        ];
        for typed in typed {
            assert_eq!(RecoveryKey::read(&typed), same, "{typed}");
        }
    }

    #[test]
    fn every_wrong_or_exchanged_digit_is_found() {
        let text = key(0x3c).to_text().replace('-', "");
        for at in 0..LENGTH {
            for digit in DIGITS {
                let mut wrong = text.clone().into_bytes();
                wrong[at] = *digit;
                let wrong = String::from_utf8(wrong).unwrap();
                let read = RecoveryKey::read(&wrong);
                assert_eq!(read == Typed::Mistyped, wrong != text, "{wrong}");
            }
        }
        let mut exchanged = text.clone().into_bytes();
        exchanged.swap(3, 4);
        let exchanged = String::from_utf8(exchanged).unwrap();
        assert_eq!(
            RecoveryKey::read(&exchanged) == Typed::Mistyped,
            exchanged != text
        );
    }

    #[test]
    fn a_passphrase_is_none() {
        for passphrase in [
            "",
            "trois bibliothèques ouvertes le dimanche",
            "sept mots de passe pour un exemple",
            "ABCDE-FGHJK-ABCDE-FGHJK-ABCDE-FGHJK",
            "ABCDE-FGHJK-ABCDE-FGHJK-ABCDE-FGHJ2-2",
        ] {
            assert_eq!(RecoveryKey::read(passphrase), Typed::Other, "{passphrase}");
        }
    }

    #[test]
    fn a_log_shows_nothing_of_it() {
        let key = key(0x11);
        assert_eq!(format!("{key:?}"), "RecoveryKey");
        assert!(!format!("{:?}", key.identity()).contains("SECRET"));
    }
}
