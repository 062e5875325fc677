//! The communes of the metropolis, from a bundled table (Licence Ouverte 2.0, see assets/seed/README.md).

use serde::{Deserialize, Serialize};

/// A commune, by its INSEE code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commune {
    pub insee: String,
    pub name: String,
    /// Municipal population of the table's year.
    pub population: u32,
    pub postal_codes: Vec<String>,
}

/// Reads the bundled table: columns `code_insee`, `nom`, `population`, `codes_postaux` (`|` between codes).
/// Lines that lack one of them are left out; the tests hold the count.
pub fn read_table(csv: &str) -> Vec<Commune> {
    let mut lines = csv.lines();
    let header: Vec<&str> = lines.next().unwrap_or_default().split(',').collect();
    let at = |name: &str| header.iter().position(|h| *h == name);
    let (Some(insee), Some(name), Some(population), Some(codes)) = (
        at("code_insee"),
        at("nom"),
        at("population"),
        at("codes_postaux"),
    ) else {
        return Vec::new();
    };
    lines
        .filter_map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            Some(Commune {
                insee: (*cells.get(insee)?).to_owned(),
                name: (*cells.get(name)?).to_owned(),
                population: cells.get(population)?.parse().ok()?,
                postal_codes: cells.get(codes)?.split('|').map(str::to_owned).collect(),
            })
        })
        .collect()
}
