//! Repeats: a table each, joined by what each layout writes, and put together again. The form is written as it is stored.

use std::path::Path;

use domain::entity::{EntityRef, RESPONSE, SURVEY};
use domain::id::SurveyId;
use domain::op::Op;
use serde_json::{Map, Value, json};
use store::Change;
use tables::Input;

use super::import::linked;
use super::shape::Shape;
use super::types::{Layout, ResponseExport};
use crate::{App, session};

fn form() -> Value {
    let item = |name: &str, kind: &str, path: &str| json!({"name": name, "kind": kind, "path": path, "label": {"default": name}});
    json!({
        "title": "Foyers", "id": "foyers", "version": "1", "languages": [{"name": "default"}], "default_language": "default", "lists": [],
        "items": [
            item("age", "integer", "age"),
            item("foyer", "group", "foyer"),
            item("enfant", "repeat", "foyer/enfant"),
            item("prenom", "text", "foyer/enfant/prenom"),
            item("pret", "repeat", "foyer/enfant/pret"),
            item("titre", "text", "foyer/enfant/pret/titre"),
        ],
    })
}

fn answers() -> [Value; 2] {
    [
        json!({"age": 40, "enfant": [
            {"prenom": "A", "pret": [{"titre": "un"}, {"titre": "deux"}]},
            {"prenom": "B"},
        ]}),
        json!({"age": 50, "enfant": [{"prenom": "C", "pret": [{"titre": "trois"}]}]}),
    ]
}

/// A database with a survey of that form and its two responses.
fn field(folder: &Path) -> (App, SurveyId) {
    let app = App::new(folder.join("a.db"));
    session::create_database(&app, "Claire", "Portable", "une phrase de passe").unwrap();
    let survey = SurveyId(app.new_id().unwrap());
    let fields = |pairs: Vec<(&str, Value)>| -> Map<String, Value> {
        let pairs = pairs.into_iter();
        pairs
            .map(|(field, value)| (field.to_owned(), value))
            .collect()
    };
    app.act(Op::AddDemo, |tx| {
        let made = fields(vec![("title", json!("Foyers")), ("form", form())]);
        tx.write(Change::fields(EntityRef::new(&SURVEY, survey.0), made))?;
        for (n, answers) in (0..).zip(answers()) {
            let Value::Object(answers) = answers else {
                panic!("answers are an object");
            };
            let at = 1_789_473_910_000 + n;
            let made = crate::survey::response_fields(survey, answers, "default", "file", at, at);
            tx.write(Change::fields(
                EntityRef::new(&RESPONSE, app.new_id()?),
                made,
            ))?;
        }
        Ok::<(), crate::Error>(())
    })
    .unwrap();
    (app, survey)
}

#[test]
fn a_table_for_each_repeat_goes_out_and_is_put_together_again() {
    let folder = tempfile::tempdir().unwrap();
    let (app, survey) = field(folder.path());
    let form = serde_json::from_value(form()).unwrap();
    let shape = Shape::new(&form);
    for layout in [Layout::Rythme, Layout::Kobo, Layout::Odk] {
        for ending in ["csv", "xlsx"] {
            let path = folder.path().join(format!("{layout:?}.{ending}"));
            let ask = ResponseExport {
                survey,
                layout,
                path: path.display().to_string(),
                labels: false,
                without_groups: false,
                plain: false,
                language: None,
                anonymous: None,
            };
            let exported = super::export(&app, &ask).unwrap();
            let name = |more: &str| folder.path().join(format!("{layout:?}{more}.csv"));
            let three = ["", "-enfant", "-pret"].map(|more| name(more).display().to_string());
            let wanted = if ending == "csv" {
                three.to_vec()
            } else {
                vec![ask.path.clone()]
            };
            assert_eq!(exported.files, wanted);
            let mut input = Input::open(&path).unwrap();
            let mut read = linked(&shape, &mut input, &path);
            // Numbers are texts until the form has read them.
            for row in &mut read {
                row["age"] = json!(row["age"].as_str().unwrap().parse::<i64>().unwrap());
            }
            assert_eq!(read, answers(), "{layout:?} {ending}");
        }
    }
}

#[test]
fn rows_of_repeats_are_joined_as_each_tool_joins_them() {
    let folder = tempfile::tempdir().unwrap();
    let (app, survey) = field(folder.path());
    let path = folder.path().join("o.csv");
    let ask = ResponseExport {
        survey,
        layout: Layout::Odk,
        path: path.display().to_string(),
        labels: false,
        without_groups: false,
        plain: true,
        language: None,
        anonymous: None,
    };
    super::export(&app, &ask).unwrap();
    let lines = |name: &str| -> Vec<String> {
        let text = std::fs::read_to_string(folder.path().join(name)).unwrap();
        text.lines().map(str::to_owned).collect()
    };
    assert_eq!(lines("o-enfant.csv")[0], "prenom,PARENT_KEY,KEY");
    let second = lines("o-enfant.csv")[2].clone();
    let (first, key) = second.split_once(",uuid:").unwrap();
    assert_eq!(first, "B");
    assert!(key.ends_with("/foyer/enfant[2]"), "{key}");
    let loan = lines("o-pret.csv")[2].clone();
    assert!(
        loan.contains("/foyer/enfant[1],") && loan.ends_with("/foyer/enfant[1]/pret[2]"),
        "{loan}"
    );
}
