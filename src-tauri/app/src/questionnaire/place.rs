//! Keys that sort the rows of a questionnaire: there is always one between two others, and two laptops never make the same one.

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const WIDTH: usize = 4;
/// How far apart the keys of rows that are added at the end stand.
const STEP: u32 = 62 * 62;

fn value(digit: u8) -> u32 {
    DIGITS
        .iter()
        .position(|each| *each == digit)
        .and_then(|at| u32::try_from(at).ok())
        .unwrap_or(0)
}

fn digit(value: u32) -> char {
    char::from(DIGITS[(value as usize).min(61)])
}

/// A key after `after` and before `before`. `own` is of the writer alone (the end of a new id): keys made at the same moment on two
/// laptops differ by it.
pub(super) fn between(after: Option<&str>, before: Option<&str>, own: &str) -> String {
    let after = after.unwrap_or_default();
    let mut key = match before.filter(|before| *before > after) {
        Some(before) => middle(after.as_bytes(), before.as_bytes()),
        None => next(after),
    };
    key.extend(own.chars().filter(char::is_ascii_alphanumeric).take(4));
    // Nothing could stand before a key that ends with the lowest digit.
    key.push('V');
    key
}

/// The keys of `count` rows in their order.
pub(super) fn spread(count: usize) -> Vec<String> {
    let most = 62u32.pow(4) - 1;
    let step = (most / (u32::try_from(count).unwrap_or(u32::MAX).saturating_add(1))).min(STEP);
    (1..)
        .take(count)
        .map(|at| fixed(step.max(1).saturating_mul(at).min(most)) + "V")
        .collect()
}

fn fixed(mut number: u32) -> String {
    let mut digits = [0; WIDTH];
    for place in digits.iter_mut().rev() {
        *place = number % 62;
        number /= 62;
    }
    digits.into_iter().map(digit).collect()
}

/// A key well after another.
fn next(after: &str) -> String {
    let head = (0..WIDTH).fold(0u32, |number, at| {
        number * 62 + after.as_bytes().get(at).map_or(0, |each| value(*each))
    });
    match head.checked_add(STEP).filter(|next| *next < 62u32.pow(4)) {
        Some(next) => fixed(next),
        None => format!("{after}z"),
    }
}

/// Strictly between two keys, and never the beginning of the second, so that whatever is appended stays between.
fn middle(after: &[u8], before: &[u8]) -> String {
    let mut key = String::new();
    for at in 0.. {
        let low = after.get(at).map_or(0, |each| value(*each));
        let Some(high) = before.get(at).map(|each| value(*each)) else {
            break;
        };
        if low == high {
            key.push(digit(low));
            continue;
        }
        if high - low > 1 {
            key.push(digit(low.midpoint(high)));
            return key;
        }
        // Nothing between the two digits: as the lower one, and then after all that follows it.
        key.push(digit(low));
        let rest = after.get(at + 1..).unwrap_or_default();
        key.extend(rest.iter().take_while(|each| **each == b'z').map(|_| 'z'));
        let met = rest.iter().find(|each| **each != b'z');
        key.push(digit(
            (value(met.copied().unwrap_or(b'0')) + 62).div_ceil(2),
        ));
        return key;
    }
    // The two keys are one: behind both.
    key.push('V');
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_stand_between_their_neighbours_however_often_one_inserts() {
        let mut keys = spread(3);
        let mut random = fastrand::Rng::with_seed(7);
        for count in 0..600 {
            let at = random.usize(0..=keys.len());
            let after = at.checked_sub(1).map(|at| keys[at].clone());
            let before = keys.get(at).cloned();
            let own = format!("{:04x}", count * 97 % 65_536);
            let key = between(after.as_deref(), before.as_deref(), &own);
            assert!(
                after.is_none_or(|after| after < key) && before.is_none_or(|before| key < before)
            );
            keys.insert(at, key);
        }
    }

    #[test]
    fn the_same_gap_again_and_again_stays_in_order() {
        let (mut low, high) = ("0001V".to_owned(), "0002V".to_owned());
        for _ in 0..60 {
            let key = between(Some(&low), Some(&high), "ffff");
            assert!(low < key && key < high, "{low} {key} {high}");
            low = key;
        }
        let mut high = "0002V".to_owned();
        for _ in 0..60 {
            let key = between(None, Some(&high), "0000");
            assert!(key < high);
            high = key;
        }
    }

    #[test]
    fn many_rows_are_spread_in_order() {
        let keys = spread(3_000);
        assert!(keys.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn two_laptops_at_one_place_have_two_keys() {
        assert_ne!(
            between(Some("0V"), Some("1V"), "ab01"),
            between(Some("0V"), Some("1V"), "cd02")
        );
    }
}
