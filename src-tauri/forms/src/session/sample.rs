//! A questionnaire for the tests of the session and of the answers from a file.

use chrono::NaiveDate;
use domain::finding::Finding;

use crate::Form;
use crate::read::workbooks::form;

pub(crate) fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 9, 15).unwrap()
}

/// A library questionnaire in two languages, with a group, a calculation, a default and every type.
pub(crate) fn library() -> Form {
    form(&[
        (
            "survey",
            &[
                &[
                    "type",
                    "name",
                    "label::fr",
                    "label::en",
                    "required",
                    "relevant",
                    "constraint",
                    "constraint_message::fr",
                    "calculation",
                    "default",
                ],
                &["today", "jour"],
                &[
                    "select_one ouinon",
                    "inscrit",
                    "Inscrit ?",
                    "Registered?",
                    "yes",
                ],
                &[
                    "select_one freq",
                    "frequence",
                    "Fréquence ?",
                    "How often?",
                    "yes",
                    "${inscrit} = 'oui'",
                ],
                &[
                    "select_multiple raison",
                    "raisons",
                    "Pourquoi ?",
                    "Why?",
                    "${inscrit} = 'non'",
                    "${inscrit} = 'non' or ${frequence} = 'jamais'",
                    "not(selected(., 'aucune') and count-selected(.) > 1)",
                    "« Aucune » exclut les autres, ${inscrit}",
                ],
                &[
                    "text",
                    "raison_autre",
                    "Précisez",
                    "Which?",
                    "",
                    "selected(${raisons}, 'autre')",
                ],
                &[
                    "begin_group",
                    "profil",
                    "Vous",
                    "You",
                    "",
                    "${inscrit} != ''",
                ],
                &[
                    "integer",
                    "age",
                    "Âge ?",
                    "Age?",
                    "",
                    "",
                    ". >= 0 and . <= 120",
                ],
                &[
                    "calculate",
                    "tranche",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "if(${age} = '', '', if(${age} < 60, '0-59', '60+'))",
                ],
                &[
                    "decimal",
                    "km",
                    "Distance ?",
                    "Distance?",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "1.5",
                ],
                &[
                    "date",
                    "venue",
                    "Dernière venue ?",
                    "Last visit?",
                    "",
                    "",
                    ". <= today()",
                ],
                &["end_group"],
                &[
                    "note",
                    "merci",
                    "Merci, ${tranche} !",
                    "Thanks, ${tranche}!",
                ],
            ],
        ),
        (
            "choices",
            &[
                &["list_name", "name", "label::fr", "label::en"],
                &["ouinon", "oui", "Oui", "Yes"],
                &["ouinon", "non", "Non", "No"],
                &["freq", "hebdo", "Chaque semaine", "Weekly"],
                &["freq", "jamais", "Jamais", "Never"],
                &["raison", "temps", "Temps", "Time"],
                &["raison", "autre", "Autre", "Other"],
                &["raison", "aucune", "Aucune", "None"],
            ],
        ),
    ])
}

pub(crate) fn codes(findings: &[Finding]) -> Vec<(&str, &str)> {
    findings
        .iter()
        .map(|finding| {
            (
                finding.code.as_str(),
                finding.place.column.as_deref().unwrap_or_default(),
            )
        })
        .collect()
}
