//! The questionnaire for users: whoever came at least once in the past year.

use super::shared::{PROFILE, REMARKS, USAGE, WISHES};
use super::{Questionnaire, Row, lists, profile_lists};

const USER: &str = "${usage_12_mois} = 'oui'";

const VISITS: [Row; 4] = [
    Row::new(
        "select_one frequence",
        "frequence",
        [
            "À quelle fréquence la fréquentez-vous\u{202f}?",
            "How often do you go there?",
        ],
    ),
    Row::new(
        "select_multiple activites",
        "activites",
        [
            "Qu’y faites-vous d’ordinaire\u{202f}?",
            "What do you usually do there?",
        ],
    )
    .hint([
        "Plusieurs réponses sont possibles.",
        "Several answers are possible.",
    ]),
    Row::new(
        "select_multiple moments",
        "moments_venue",
        [
            "À quels moments y allez-vous d’ordinaire\u{202f}?",
            "At which moments do you usually go there?",
        ],
    )
    .hint([
        "Plusieurs réponses sont possibles.",
        "Several answers are possible.",
    ]),
    Row::new(
        "select_one transports",
        "transport",
        [
            "Comment y allez-vous le plus souvent\u{202f}?",
            "How do you most often get there?",
        ],
    ),
];

const HOURS: [Row; 2] = [
    Row::new(
        "select_one accord",
        "horaires_conviennent",
        [
            "Les horaires d’ouverture actuels vous conviennent-ils\u{202f}?",
            "Do the present opening hours suit you?",
        ],
    )
    .required(),
    Row::new(
        "select_one nombre_de_fois",
        "porte_fermee",
        [
            "Au cours des douze derniers mois, avez-vous renoncé à y aller parce qu’elle était fermée\u{202f}?",
            "In the last twelve months, did you give up going because it was closed?",
        ],
    ),
];

const SATISFACTION: Row = Row::new(
    "integer",
    "satisfaction",
    [
        "De 0 à 10, quelle note donnez-vous à cette bibliothèque dans l’ensemble\u{202f}?",
        "From 0 to 10, how do you rate this library on the whole?",
    ],
)
.hint([
    "0\u{a0}: très mauvaise\u{202f}; 10\u{a0}: excellente.",
    "0: very bad; 10: excellent.",
])
.constraint(
    ". >= 0 and . <= 10",
    ["La note va de 0 à 10.", "The rating goes from 0 to 10."],
);

pub fn questionnaire() -> Questionnaire {
    let mut rows = vec![USAGE];
    rows.push(
        Row::new(
            "note",
            "orientation",
            [
                "Ce questionnaire s’adresse aux usagers de l’année\u{a0}: le questionnaire des non-usagers convient mieux.",
                "This questionnaire is for the users of the year: the one for non-users suits better.",
            ],
        )
        .relevant("${usage_12_mois} = 'non'"),
    );
    rows.push(Row::new("begin_group", "visites", ["Vos visites", "Your visits"]).relevant(USER));
    rows.extend(VISITS);
    rows.push(Row::end());
    rows.push(
        Row::new(
            "begin_group",
            "horaires",
            ["Les horaires", "The opening hours"],
        )
        .relevant(USER),
    );
    rows.extend(HOURS);
    rows.extend(WISHES);
    rows.extend([SATISFACTION, Row::end()]);
    rows.push(Row::new("begin_group", "profil", ["Vous", "You"]).relevant(USER));
    rows.extend(PROFILE);
    rows.extend([REMARKS, Row::end()]);
    Questionnaire {
        file: "usagers.xlsx",
        id: "usagers",
        title: "Horaires de la bibliothèque\u{a0}: usagers",
        rows,
        lists: vec![
            &lists::OUI_NON,
            &lists::FREQUENCE,
            &lists::ACTIVITES,
            &lists::MOMENTS,
            &lists::TRANSPORTS,
            &lists::ACCORD,
            &lists::NOMBRE_DE_FOIS,
            &lists::MOMENTS_SOUHAITES,
            &lists::JOURS,
            &profile_lists::SEXE,
            &profile_lists::AGE,
            &profile_lists::PROFESSION,
            &profile_lists::SITUATIONS,
        ],
    }
}
