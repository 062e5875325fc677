//! A lock for a short code: what is kept does not tell the code, and trying one costs real work.

use crate::digest::hex;
use crate::{NoRandom, Random, random};

/// 2^15 blocks of 8: a tenth of a second, 32 MB.
const LOG_N: u8 = 15;
const SCHEME: &str = "scrypt15";

/// Makes the lock that `code` opens.
///
/// # Errors
/// Where the system gives no randomness.
pub fn lock_code(random: &mut dyn Random, code: &str) -> Result<String, NoRandom> {
    let salt = hex(&random::bytes::<16>(random)?);
    let key = derived(&salt, code).ok_or(NoRandom)?;
    Ok(format!("{SCHEME}${salt}${key}"))
}

/// Whether `code` opens the lock. What is no lock is opened by nothing.
pub fn opens(lock: &str, code: &str) -> bool {
    let mut parts = lock.split('$');
    let (Some(SCHEME), Some(salt), Some(key), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return false;
    };
    derived(salt, code).is_some_and(|tried| same_text(&tried, key))
}

/// Whether two texts are the same, in a time that does not say how far they agree.
pub fn same_text(one: &str, other: &str) -> bool {
    // Hashes of BLAKE3 compare in constant time.
    blake3::hash(one.as_bytes()) == blake3::hash(other.as_bytes())
}

fn derived(salt: &str, code: &str) -> Option<String> {
    let mut key = [0; 32];
    let params = scrypt::Params::new(LOG_N, 8, 1, key.len()).ok()?;
    scrypt::scrypt(code.as_bytes(), salt.as_bytes(), &params, &mut key).ok()?;
    Some(hex(&key))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::OsRandom;

    #[test]
    fn only_the_code_opens_and_two_locks_differ() {
        let lock = lock_code(&mut OsRandom, "204711").unwrap();
        assert!(opens(&lock, "204711"));
        for wrong in ["204712", "20471", "", "2047110"] {
            assert!(!opens(&lock, wrong), "{wrong}");
        }
        assert!(!lock.contains("204711"));
        assert_ne!(lock, lock_code(&mut OsRandom, "204711").unwrap());
    }

    #[test]
    fn what_is_no_lock_is_opened_by_nothing() {
        let lock = lock_code(&mut OsRandom, "1").unwrap();
        for broken in [
            "",
            "$$",
            "scrypt15$$",
            &lock.replace("scrypt15", "plain"),
            &format!("{lock}$"),
        ] {
            assert!(!opens(broken, "1") && !opens(broken, ""), "{broken}");
        }
    }
}
