//! The texts that the simulation writes: each holds the canary, each is written once, and no two begin or end alike.

/// What must never be readable in a folder.
pub const CANARY: &str = "canariserin";

/// The `n`th text.
pub fn word(n: u32) -> String {
    let edge = edge(n);
    format!("{edge}{CANARY}{n}{edge}")
}

/// The first and last character of a text: two texts that meet in a note are told apart by a comparison of characters.
fn edge(n: u32) -> char {
    char::from_u32(0x4e00 + n % 20_000).unwrap_or('一')
}

/// The numbers of the texts that a longer one holds.
pub fn words(text: &str) -> Vec<u32> {
    text.match_indices(CANARY)
        .filter_map(|(at, _)| {
            let rest = &text[at + CANARY.len()..];
            let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
            let n = digits.parse().ok()?;
            let whole = text[..at].ends_with(edge(n)) && rest[digits.len()..].starts_with(edge(n));
            whole.then_some(n)
        })
        .collect()
}

/// True when bytes hold the canary.
pub fn sings(bytes: &[u8]) -> bool {
    let canary = CANARY.as_bytes();
    bytes
        .windows(canary.len())
        .any(|window| window[0] == canary[0] && window == canary)
}
