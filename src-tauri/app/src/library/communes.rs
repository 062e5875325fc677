//! The 95 communes of the metropolis, bundled (Licence Ouverte 2.0, see assets/seed/README.md), and the fictive one of the demo.

use std::sync::LazyLock;

use domain::commune::{Commune, read_table};

use super::types::CommuneRow;
use crate::{App, Result};

static BUNDLED: LazyLock<Vec<Commune>> =
    LazyLock::new(|| read_table(include_str!("../../../../assets/seed/mel_communes.csv")));

/// The code of the fictive commune of the demo data: of a form that INSEE does not give.
pub const DEMO_INSEE: &str = "59X00";
const DEMO_NAME: &str = "Rivelle-sur-Deûle (fictive)";

/// A commune's name, empty when the code is not of the metropolis.
pub(crate) fn name(insee: &str) -> &'static str {
    if insee == DEMO_INSEE {
        return DEMO_NAME;
    }
    BUNDLED
        .iter()
        .find(|commune| commune.insee == insee)
        .map_or("", |commune| commune.name.as_str())
}

/// The communes in the order of their names, each with the libraries known here.
///
/// # Errors
/// What the database says.
pub fn communes(app: &App) -> Result<Vec<CommuneRow>> {
    let libraries = app.read(|db| Ok(db.libraries()?))?;
    let known = |insee: &str| {
        u32::try_from(
            libraries
                .iter()
                .filter(|library| library.insee == insee)
                .count(),
        )
        .unwrap_or(u32::MAX)
    };
    let mut rows: Vec<CommuneRow> = BUNDLED
        .iter()
        .map(|commune| CommuneRow {
            insee: commune.insee.clone(),
            name: commune.name.clone(),
            population: commune.population,
            postal_codes: commune.postal_codes.clone(),
            libraries: known(&commune.insee),
        })
        .collect();
    if libraries.iter().any(|library| library.insee == DEMO_INSEE) {
        rows.push(CommuneRow {
            insee: DEMO_INSEE.to_owned(),
            name: DEMO_NAME.to_owned(),
            population: 12_400,
            postal_codes: vec!["59000".to_owned()],
            libraries: known(DEMO_INSEE),
        });
    }
    rows.sort_by_cached_key(|row| sort_key(&row.name));
    Ok(rows)
}

/// French readers look for « Érquinghem » under E and « La Bassée » under L.
fn sort_key(name: &str) -> String {
    name.chars()
        .map(|c| match c {
            'É' | 'È' | 'Ê' | 'é' | 'è' | 'ê' | 'ë' => 'e',
            'œ' | 'Œ' => 'o',
            'à' | 'â' => 'a',
            'û' | 'ù' => 'u',
            'î' | 'ï' => 'i',
            'ô' => 'o',
            'ç' => 'c',
            '-' | '\'' | '’' => ' ',
            other => other.to_ascii_lowercase(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_holds_the_95_communes() {
        assert_eq!(BUNDLED.len(), 95);
        assert_eq!(name("59350"), "Lille");
        assert_eq!(name("75056"), "");
        assert!(
            BUNDLED
                .iter()
                .all(|commune| !commune.postal_codes.is_empty() && commune.population > 0)
        );
    }
}
