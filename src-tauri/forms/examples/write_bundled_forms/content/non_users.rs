//! The questionnaire for non-users: whoever has not come for over a year.

use super::shared::{PROFILE, REMARKS, USAGE, WISHES};
use super::{Questionnaire, Row, lists, profile_lists};

const NON_USER: &str = "${usage_12_mois} = 'non'";

const LIBRARY: [Row; 5] = [
    Row::new(
        "select_one experience",
        "experience",
        [
            "Avez-vous déjà fréquenté une bibliothèque\u{202f}?",
            "Have you ever been to a library?",
        ],
    ),
    Row::new(
        "select_one connaissance",
        "connaissance",
        [
            "Savez-vous où se trouve cette bibliothèque\u{202f}?",
            "Do you know where this library is?",
        ],
    ),
    Row::new(
        "select_multiple raisons",
        "raisons",
        [
            "Qu’est-ce qui explique que vous ne l’ayez pas fréquentée depuis un an\u{202f}?",
            "What explains that you have not been there for a year?",
        ],
    )
    .hint([
        "Plusieurs réponses sont possibles.",
        "Several answers are possible.",
    ])
    .required()
    .constraint(
        "not(selected(., 'aucune') and count-selected(.) > 1)",
        [
            "«\u{202f}Aucune raison particulière\u{202f}» ne va pas avec un autre choix.",
            "“No particular reason” does not go with another choice.",
        ],
    ),
    Row::new(
        "text",
        "raison_autre",
        [
            "Quelle est cette autre raison\u{202f}?",
            "What is this other reason?",
        ],
    )
    .relevant("selected(${raisons}, 'autre')"),
    Row::new(
        "select_one raisons",
        "raison_principale",
        ["Et la raison principale\u{202f}?", "And the main reason?"],
    )
    .relevant("count-selected(${raisons}) > 1")
    .constraint(
        "selected(${raisons}, .)",
        [
            "Choisissez l’une des raisons données à la question précédente.",
            "Choose one of the reasons given before.",
        ],
    ),
];

const INTENTION: Row = Row::new(
    "select_one intention",
    "venir_si_horaires",
    [
        "Si la bibliothèque ouvrait aux moments qui vous conviennent, iriez-vous\u{202f}?",
        "If the library were open at the moments that suit you, would you go?",
    ],
)
.required();

const TRANSPORT: Row = Row::new(
    "select_one transports",
    "transport",
    [
        "Comment iriez-vous le plus facilement\u{202f}?",
        "How would you most easily get there?",
    ],
);

pub fn questionnaire() -> Questionnaire {
    let mut rows = vec![USAGE];
    rows.push(
        Row::new(
            "note",
            "orientation",
            [
                "Ce questionnaire s’adresse aux non-usagers\u{a0}: le questionnaire des usagers convient mieux.",
                "This questionnaire is for non-users: the one for users suits better.",
            ],
        )
        .relevant("${usage_12_mois} = 'oui'"),
    );
    rows.push(
        Row::new(
            "begin_group",
            "bibliotheque",
            ["Vous et la bibliothèque", "You and the library"],
        )
        .relevant(NON_USER),
    );
    rows.extend(LIBRARY);
    rows.push(Row::end());
    rows.push(
        Row::new(
            "begin_group",
            "horaires",
            ["Les horaires", "The opening hours"],
        )
        .relevant(NON_USER),
    );
    rows.push(INTENTION);
    rows.push(
        Row::new("begin_group", "souhaits", ["Vos souhaits", "Your wishes"])
            .relevant("${venir_si_horaires} != 'non'"),
    );
    rows.extend(WISHES);
    rows.extend([TRANSPORT, Row::end(), Row::end()]);
    rows.push(Row::new("begin_group", "profil", ["Vous", "You"]).relevant(NON_USER));
    rows.extend(PROFILE);
    rows.extend([REMARKS, Row::end()]);
    Questionnaire {
        file: "non-usagers.xlsx",
        id: "non_usagers",
        title: "Horaires de la bibliothèque\u{a0}: non-usagers",
        rows,
        lists: vec![
            &lists::OUI_NON,
            &lists::EXPERIENCE,
            &lists::CONNAISSANCE,
            &lists::RAISONS,
            &lists::INTENTION,
            &lists::MOMENTS_SOUHAITES,
            &lists::JOURS,
            &lists::TRANSPORTS,
            &profile_lists::SEXE,
            &profile_lists::AGE,
            &profile_lists::PROFESSION,
            &profile_lists::SITUATIONS,
        ],
    }
}
