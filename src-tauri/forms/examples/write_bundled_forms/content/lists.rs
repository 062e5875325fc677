//! The lists of choices. "Ne souhaite pas répondre" is no choice: a refusal is an answer of its own in Rythme.

use super::List;

pub static OUI_NON: List = List(
    "oui_non",
    &[("oui", ["Oui", "Yes"]), ("non", ["Non", "No"])],
);

pub static FREQUENCE: List = List(
    "frequence",
    &[
        (
            "chaque_semaine",
            ["Au moins une fois par semaine", "At least once a week"],
        ),
        (
            "chaque_mois",
            ["Une à trois fois par mois", "One to three times a month"],
        ),
        (
            "quelques_fois",
            ["Quelques fois dans l’année", "A few times a year"],
        ),
        (
            "une_fois",
            ["Une seule fois dans l’année", "Only once in the year"],
        ),
    ],
);

pub static ACTIVITES: List = List(
    "activites",
    &[
        (
            "emprunter",
            [
                "Emprunter ou rendre des documents",
                "Borrowing or returning items",
            ],
        ),
        (
            "lire_sur_place",
            [
                "Lire, écouter ou jouer sur place",
                "Reading, listening or playing there",
            ],
        ),
        (
            "travailler",
            ["Étudier ou travailler", "Studying or working"],
        ),
        (
            "numerique",
            [
                "Utiliser un ordinateur, internet ou une imprimante",
                "Using a computer, the internet or a printer",
            ],
        ),
        (
            "animations",
            [
                "Suivre un atelier, un spectacle ou une rencontre",
                "Attending a workshop, a show or a talk",
            ],
        ),
        (
            "accompagner",
            [
                "Accompagner un enfant ou un proche",
                "Coming with a child or a relative",
            ],
        ),
        ("autre", ["Autre chose", "Something else"]),
    ],
);

/// The moments at which people come; the wished ones have `aucun` besides.
pub static MOMENTS: List = List(
    "moments",
    &[
        (
            "semaine_matin",
            ["En semaine, le matin", "On weekdays, in the morning"],
        ),
        (
            "semaine_midi",
            [
                "En semaine, entre 12\u{a0}h et 14\u{a0}h",
                "On weekdays, between 12 and 2 pm",
            ],
        ),
        (
            "semaine_apres_midi",
            [
                "En semaine, entre 14\u{a0}h et 18\u{a0}h",
                "On weekdays, between 2 and 6 pm",
            ],
        ),
        (
            "semaine_soir",
            ["En semaine, après 18\u{a0}h", "On weekdays, after 6 pm"],
        ),
        ("samedi_matin", ["Le samedi matin", "On Saturday morning"]),
        (
            "samedi_midi",
            [
                "Le samedi, entre 12\u{a0}h et 14\u{a0}h",
                "On Saturday, between 12 and 2 pm",
            ],
        ),
        (
            "samedi_apres_midi",
            ["Le samedi après-midi", "On Saturday afternoon"],
        ),
        ("dimanche_matin", ["Le dimanche matin", "On Sunday morning"]),
        (
            "dimanche_apres_midi",
            ["Le dimanche après-midi", "On Sunday afternoon"],
        ),
    ],
);

pub static MOMENTS_SOUHAITES: List = List(
    "moments_souhaites",
    &[
        (
            "semaine_matin",
            ["En semaine, le matin", "On weekdays, in the morning"],
        ),
        (
            "semaine_midi",
            [
                "En semaine, entre 12\u{a0}h et 14\u{a0}h",
                "On weekdays, between 12 and 2 pm",
            ],
        ),
        (
            "semaine_apres_midi",
            [
                "En semaine, entre 14\u{a0}h et 18\u{a0}h",
                "On weekdays, between 2 and 6 pm",
            ],
        ),
        (
            "semaine_soir",
            ["En semaine, après 18\u{a0}h", "On weekdays, after 6 pm"],
        ),
        ("samedi_matin", ["Le samedi matin", "On Saturday morning"]),
        (
            "samedi_midi",
            [
                "Le samedi, entre 12\u{a0}h et 14\u{a0}h",
                "On Saturday, between 12 and 2 pm",
            ],
        ),
        (
            "samedi_apres_midi",
            ["Le samedi après-midi", "On Saturday afternoon"],
        ),
        ("dimanche_matin", ["Le dimanche matin", "On Sunday morning"]),
        (
            "dimanche_apres_midi",
            ["Le dimanche après-midi", "On Sunday afternoon"],
        ),
        ("aucun", ["Aucun de ces moments", "None of these moments"]),
    ],
);

pub static JOURS: List = List(
    "jours",
    &[
        ("lundi", ["Lundi", "Monday"]),
        ("mardi", ["Mardi", "Tuesday"]),
        ("mercredi", ["Mercredi", "Wednesday"]),
        ("jeudi", ["Jeudi", "Thursday"]),
        ("vendredi", ["Vendredi", "Friday"]),
        ("indifferent", ["Peu importe le jour", "Any day"]),
    ],
);

pub static TRANSPORTS: List = List(
    "transports",
    &[
        ("a_pied", ["À pied", "On foot"]),
        (
            "velo",
            ["À vélo ou en trottinette", "By bicycle or scooter"],
        ),
        (
            "transports_en_commun",
            [
                "En bus, métro, tramway ou train",
                "By bus, metro, tram or train",
            ],
        ),
        ("voiture", ["En voiture ou à moto", "By car or motorbike"]),
        ("autre", ["Autrement", "Another way"]),
    ],
);

pub static ACCORD: List = List(
    "accord",
    &[
        ("tout_a_fait", ["Tout à fait", "Entirely"]),
        ("plutot_oui", ["Plutôt oui", "Rather yes"]),
        ("plutot_non", ["Plutôt non", "Rather no"]),
        ("pas_du_tout", ["Pas du tout", "Not at all"]),
    ],
);

pub static NOMBRE_DE_FOIS: List = List(
    "nombre_de_fois",
    &[
        ("jamais", ["Non, jamais", "No, never"]),
        ("une_fois", ["Oui, une fois", "Yes, once"]),
        (
            "plusieurs_fois",
            ["Oui, plusieurs fois", "Yes, several times"],
        ),
    ],
);

pub static EXPERIENCE: List = List(
    "experience",
    &[
        (
            "celle_ci",
            [
                "Oui, celle-ci, il y a plus d’un an",
                "Yes, this one, more than a year ago",
            ],
        ),
        (
            "une_autre",
            ["Oui, une autre bibliothèque", "Yes, another library"],
        ),
        ("jamais", ["Non, jamais", "No, never"]),
    ],
);

pub static CONNAISSANCE: List = List(
    "connaissance",
    &[
        (
            "lieu_et_horaires",
            [
                "Oui, et à peu près quand elle est ouverte",
                "Yes, and roughly when it is open",
            ],
        ),
        (
            "lieu",
            [
                "Oui, mais pas quand elle est ouverte",
                "Yes, but not when it is open",
            ],
        ),
        ("non", ["Non", "No"]),
    ],
);

pub static RAISONS: List = List(
    "raisons",
    &[
        ("manque_de_temps", ["Le manque de temps", "Lack of time"]),
        (
            "horaires",
            [
                "Les jours ou les heures d’ouverture",
                "The opening days or hours",
            ],
        ),
        (
            "distance",
            ["La distance ou le trajet", "The distance or the journey"],
        ),
        (
            "interet",
            [
                "Le peu d’intérêt pour ce qu’elle propose",
                "Little interest in what it offers",
            ],
        ),
        (
            "autres_acces",
            [
                "D’autres moyens de lire, d’écouter ou de se former",
                "Other ways to read, listen or learn",
            ],
        ),
        (
            "meconnaissance",
            [
                "La méconnaissance de ce que l’on peut y faire",
                "Not knowing what can be done there",
            ],
        ),
        (
            "ambiance",
            ["Le lieu ou son ambiance", "The place or its atmosphere"],
        ),
        (
            "accessibilite",
            [
                "Une difficulté de santé, de lecture ou d’accès",
                "A difficulty with health, reading or access",
            ],
        ),
        ("autre", ["Une autre raison", "Another reason"]),
        (
            "aucune",
            ["Aucune raison particulière", "No particular reason"],
        ),
    ],
);

pub static INTENTION: List = List(
    "intention",
    &[
        ("certainement", ["Oui, certainement", "Yes, certainly"]),
        ("peut_etre", ["Oui, peut-être", "Yes, perhaps"]),
        (
            "probablement_pas",
            ["Non, probablement pas", "No, probably not"],
        ),
        ("non", ["Non", "No"]),
    ],
);
