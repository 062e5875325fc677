//! Which column holds what: names of columns by alias, whatever their case, accents and punctuation.

/// What a column can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Code,
    Name,
    SecondName,
    Insee,
    Commune,
    Address,
    Postcode,
    Hours,
    WeeklyHours,
}

impl Field {
    const ALL: [Field; 9] = [
        Field::Code,
        Field::Name,
        Field::SecondName,
        Field::Insee,
        Field::Commune,
        Field::Address,
        Field::Postcode,
        Field::Hours,
        Field::WeeklyHours,
    ];

    /// The name that the catalogue knows.
    pub fn code(self) -> &'static str {
        match self {
            Field::Code => "code",
            Field::Name => "name",
            Field::SecondName => "second_name",
            Field::Insee => "insee",
            Field::Commune => "commune",
            Field::Address => "address",
            Field::Postcode => "postcode",
            Field::Hours => "hours",
            Field::WeeklyHours => "weekly_hours",
        }
    }

    /// A few headers that would do, to tell somebody whose file has none of them.
    pub fn examples(self) -> String {
        self.aliases()
            .iter()
            .take(3)
            .copied()
            .collect::<Vec<_>>()
            .join(", ")
    }

    /// Headers in their plain form, the surest first.
    fn aliases(self) -> &'static [&'static str] {
        match self {
            Field::Code => &[
                "code_bib",
                "codebib",
                "code_bibliotheque",
                "code_etablissement",
                "id_bib",
                "id_bibliotheque",
                "identifiant",
                "code_ministere",
                "ref_fr_ministere",
                "code",
            ],
            Field::Name => &[
                "nom_de_l_etablissement",
                "nom",
                "libelle1",
                "libelle_1",
                "nom_etablissement",
                "nom_de_la_bibliotheque",
                "nom_bibliotheque",
                "bibliotheque",
                "mediatheque",
                "etablissement",
                "nom_usuel",
                "nom_officiel",
                "name",
                "library",
                "library_name",
                "libelle",
                "denomination",
                "intitule",
            ],
            Field::SecondName => &[
                "libelle_2",
                "libelle2",
                "nom_2",
                "complement_nom",
                "alt_name",
            ],
            Field::Insee => &[
                "code_insee_commune",
                "code_insee",
                "insee",
                "insee_commune",
                "code_insee_de_la_commune",
                "insee_com",
                "code_commune",
                "code_commune_insee",
                "codgeo",
                "depcom",
                "citycode",
                "ref_insee",
                "com_insee",
                "code_com",
                "insee_code",
            ],
            Field::Commune => &[
                "ville",
                "commune",
                "nom_commune",
                "nom_de_la_commune",
                "libelle_commune",
                "localite",
                "city",
                "addr_city",
                "town",
                "municipality",
            ],
            Field::Address => &[
                "adresse",
                "voie",
                "adresse_postale",
                "adresse1",
                "adresse_1",
                "adresse_complete",
                "adresse_de_l_etablissement",
                "rue",
                "address",
                "addr_street",
                "street",
            ],
            Field::Postcode => &[
                "cp",
                "code_postal",
                "codepostal",
                "postcode",
                "postal_code",
                "addr_postcode",
                "zip",
            ],
            Field::Hours => &[
                "opening_hours",
                "horaires",
                "horaires_d_ouverture",
                "horaires_ouverture",
                "opening_hours_osm",
                "horaires_osm",
                "horaire",
                "horaire_d_ouverture",
                "hours",
                "opening_times",
            ],
            Field::WeeklyHours => &[
                "amplitude_horaire",
                "heures_semaine",
                "amplitude_horaire_hebdomadaire",
                "amplitude",
                "heures_hebdomadaires",
                "heures_d_ouverture_hebdomadaires",
                "nombre_d_heures_d_ouverture",
                "nb_heures",
                "heures_par_semaine",
                "weekly_hours",
                "hours_per_week",
            ],
        }
    }
}

/// A column that is read.
pub(super) struct Column {
    /// 0-based.
    pub at: usize,
    /// As the file spells it.
    pub header: String,
}

/// The columns of a file.
pub(super) struct Columns {
    found: Vec<(Field, Column)>,
    count: usize,
}

impl Columns {
    pub fn of(header: &[String]) -> Self {
        let plain: Vec<String> = header
            .iter()
            .map(|name| super::cells::plain(name))
            .collect();
        let find = |field: Field| {
            let at = field
                .aliases()
                .iter()
                .find_map(|alias| plain.iter().position(|name| same(name, alias)))?;
            let column = Column {
                at,
                header: header[at].trim().to_owned(),
            };
            Some((field, column))
        };
        Self {
            found: Field::ALL.into_iter().filter_map(find).collect(),
            // Excel leaves empty columns behind; a header without a name asks for nothing.
            count: plain
                .iter()
                .rposition(|name| !name.is_empty())
                .map_or(0, |last| last + 1),
        }
    }

    pub fn find(&self, field: Field) -> Option<&Column> {
        self.found
            .iter()
            .find(|(known, _)| *known == field)
            .map(|(_, column)| column)
    }

    pub fn len(&self) -> usize {
        self.count
    }
}

/// Equal but for the underscores: `CodeInsee`, `code-insee` and `code_insee` are one.
fn same(name: &str, alias: &str) -> bool {
    name.bytes()
        .filter(|byte| *byte != b'_')
        .eq(alias.bytes().filter(|byte| *byte != b'_'))
}
