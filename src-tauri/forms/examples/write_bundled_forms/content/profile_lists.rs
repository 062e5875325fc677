//! The lists of the questions about the respondent.

use super::List;

pub static SEXE: List = List(
    "sexe",
    &[
        ("femme", ["Femme", "Woman"]),
        ("homme", ["Homme", "Man"]),
        ("autre", ["Autre réponse", "Another answer"]),
    ],
);

/// The bands of INSEE's IRIS tables, so that answers can be weighted on them.
pub static AGE: List = List(
    "age",
    &[
        ("moins_de_15", ["Moins de 15 ans", "Under 15"]),
        ("de_15_a_29", ["De 15 à 29 ans", "15 to 29"]),
        ("de_30_a_44", ["De 30 à 44 ans", "30 to 44"]),
        ("de_45_a_59", ["De 45 à 59 ans", "45 to 59"]),
        ("de_60_a_74", ["De 60 à 74 ans", "60 to 74"]),
        ("de_75_et_plus", ["75 ans et plus", "75 and over"]),
    ],
);

/// The eight groups of INSEE.
pub static PROFESSION: List = List(
    "profession",
    &[
        ("agriculteur", ["Agriculture, exploitation", "Farming"]),
        (
            "artisan",
            [
                "Artisanat, commerce, direction d’entreprise",
                "Craft, trade, business owner",
            ],
        ),
        (
            "cadre",
            [
                "Cadre, profession intellectuelle supérieure",
                "Manager, higher professional",
            ],
        ),
        (
            "intermediaire",
            [
                "Profession intermédiaire (technique, santé, enseignement…)",
                "Intermediate (technical, health, teaching…)",
            ],
        ),
        (
            "employe",
            [
                "Emploi de bureau, de vente, de service",
                "Clerical, sales or service job",
            ],
        ),
        ("ouvrier", ["Emploi d’ouvrier ou d’ouvrière", "Manual job"]),
        ("retraite", ["À la retraite", "Retired"]),
        (
            "sans_activite",
            [
                "Études, recherche d’un premier emploi, sans profession",
                "Studying, seeking a first job, no occupation",
            ],
        ),
    ],
);

pub static SITUATIONS: List = List(
    "situations",
    &[
        (
            "horaires_decales",
            [
                "Travail tôt le matin, le soir, la nuit ou en équipes",
                "Early, evening, night or shift work",
            ],
        ),
        (
            "week_end",
            [
                "Travail le samedi ou le dimanche",
                "Work on Saturday or Sunday",
            ],
        ),
        (
            "enfants",
            [
                "Au moins un enfant de moins de 12 ans à la maison",
                "At least one child under 12 at home",
            ],
        ),
        (
            "proche_aide",
            [
                "Aide régulière à un proche âgé, malade ou handicapé",
                "Regular care of an old, ill or disabled relative",
            ],
        ),
        ("etudes", ["Études ou formation", "Studies or training"]),
        (
            "aucune",
            ["Aucune de ces situations", "None of these situations"],
        ),
    ],
);
