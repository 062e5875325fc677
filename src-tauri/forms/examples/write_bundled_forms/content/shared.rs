//! The questions that both questionnaires ask, under the same names and with the same choices.

use super::Row;

pub const USAGE: Row = Row::new(
    "select_one oui_non",
    "usage_12_mois",
    [
        "Au cours des douze derniers mois, avez-vous fréquenté cette bibliothèque au moins une fois\u{202f}?",
        "In the last twelve months, have you been to this library at least once?",
    ],
)
.required();

const ONE_OF_THEM: [&str; 2] = [
    "«\u{202f}Aucun de ces moments\u{202f}» ne va pas avec un autre choix.",
    "“None of these moments” does not go with another choice.",
];

pub const WISHES: [Row; 3] = [
    Row::new(
        "select_multiple moments_souhaites",
        "moments_souhaites",
        [
            "À quels moments souhaiteriez-vous que la bibliothèque soit ouverte\u{202f}?",
            "At which moments would you like the library to be open?",
        ],
    )
    .hint([
        "Tous les moments qui vous conviendraient, qu’elle soit déjà ouverte ou non.",
        "Every moment that would suit you, whether it is open then or not.",
    ])
    .required()
    .constraint("not(selected(., 'aucun') and count-selected(.) > 1)", ONE_OF_THEM),
    Row::new(
        "select_multiple jours",
        "jours_souhaites",
        ["Quels jours de la semaine vous conviendraient\u{202f}?", "Which weekdays would suit you?"],
    )
    .relevant(
        "selected(${moments_souhaites}, 'semaine_matin') or selected(${moments_souhaites}, 'semaine_midi') \
         or selected(${moments_souhaites}, 'semaine_apres_midi') or selected(${moments_souhaites}, 'semaine_soir')",
    )
    .constraint(
        "not(selected(., 'indifferent') and count-selected(.) > 1)",
        [
            "«\u{202f}Peu importe le jour\u{202f}» ne va pas avec un autre choix.",
            "“Any day” does not go with another choice.",
        ],
    ),
    Row::new(
        "select_one moments_souhaites",
        "moment_prefere",
        ["Si un seul de ces moments était possible, lequel choisiriez-vous\u{202f}?", "If only one of these moments were possible, which would you choose?"],
    )
    .relevant("count-selected(${moments_souhaites}) > 1")
    .constraint(
        "selected(${moments_souhaites}, .)",
        ["Choisissez l’un des moments souhaités à la question précédente.", "Choose one of the moments wished for before."],
    ),
];

pub const PROFILE: [Row; 6] = [
    Row::new("select_one sexe", "sexe", ["Vous êtes", "You are"]),
    Row::new(
        "select_one age",
        "age",
        ["Quel âge avez-vous\u{202f}?", "How old are you?"],
    )
    .required(),
    Row::new(
        "select_one profession",
        "profession",
        [
            "Quelle est votre profession, ou votre situation\u{202f}?",
            "What is your occupation, or your situation?",
        ],
    ),
    Row::new(
        "select_multiple situations",
        "situation",
        [
            "Dans lesquelles de ces situations êtes-vous\u{202f}?",
            "Which of these situations are you in?",
        ],
    )
    .hint([
        "Plusieurs réponses sont possibles.",
        "Several answers are possible.",
    ])
    .constraint(
        "not(selected(., 'aucune') and count-selected(.) > 1)",
        [
            "«\u{202f}Aucune de ces situations\u{202f}» ne va pas avec un autre choix.",
            "“None of these situations” does not go with another choice.",
        ],
    ),
    Row::new(
        "text",
        "commune",
        [
            "Dans quelle commune habitez-vous\u{202f}?",
            "In which town do you live?",
        ],
    ),
    Row::new(
        "text",
        "quartier",
        ["Et dans quel quartier\u{202f}?", "And in which district?"],
    )
    .hint([
        "Le nom du quartier suffit, sans adresse.",
        "The name of the district is enough, no address.",
    ])
    .relevant("${commune} != ''"),
];

pub const REMARKS: Row = Row::new(
    "text",
    "remarques",
    [
        "Que souhaitez-vous ajouter sur les horaires de la bibliothèque\u{202f}?",
        "What would you like to add about the library’s opening hours?",
    ],
)
.hint([
    "Merci de ne citer aucun nom ni aucune coordonnée.",
    "Please give no name and no contact details.",
]);
