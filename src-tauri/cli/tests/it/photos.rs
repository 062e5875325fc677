//! `rythme photo …`: the shapes of docs/cli.md, and what is refused.

use std::fs;

use serde_json::json;

use super::support::{Desk, keys, text};

const SAMPLE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../tests/data/photos/facade.jpg"
);

fn visit(desk: &Desk) -> String {
    let library = desk.library("Canal");
    let add = [
        "visit",
        "add",
        "--library",
        &library,
        "--date",
        "2026-09-15",
    ];
    text(&desk.json(&add)["id"])
}

#[test]
fn a_photo_is_added_listed_saved_and_removed() {
    let desk = Desk::new("Portable de Claire");
    let visit = visit(&desk);
    let add = [
        "photo",
        "add",
        "--visit",
        &visit,
        SAMPLE,
        "--caption",
        "L’entrée",
    ];
    let added = desk.json(&add);
    keys(&added, &["id", "name", "position"]);
    assert_eq!(
        (&added["name"], &added["position"]),
        (&json!("facade.jpg"), &json!("removed"))
    );
    let kept = desk.json(&[&add[..], &["--keep-position"]].concat());
    assert_eq!(kept["position"], "kept");

    let list = desk.json(&["photo", "list", "--visit", &visit]);
    assert_eq!(list, desk.json(&["photo", "list"]));
    assert_eq!(list.as_array().unwrap().len(), 2);
    let row = &list[0];
    keys(
        row,
        &[
            "id",
            "visit",
            "name",
            "caption",
            "mime",
            "length",
            "width",
            "height",
            "taken_at",
            "position_kept",
            "parts",
            "here",
            "state",
        ],
    );
    assert_eq!(
        (&row["id"], &row["caption"]),
        (&added["id"], &json!("L’entrée"))
    );
    assert_eq!(
        (&row["mime"], &row["width"], &row["height"]),
        (&json!("image/jpeg"), &json!(320), &json!(480))
    );
    assert_eq!(
        (&row["parts"], &row["here"], &row["state"]),
        (&json!(1), &json!(1), &json!("to_share"))
    );
    assert_eq!(
        (&row["position_kept"], &list[1]["position_kept"]),
        (&json!(false), &json!(true))
    );

    let id = text(&added["id"]);
    let copy = desk.path("copie.jpg").display().to_string();
    let save = ["photo", "save", "--photo", &id, &copy];
    keys(&desk.json(&save), &["id", "file"]);
    assert_eq!(
        fs::metadata(&copy).unwrap().len(),
        row["length"].as_u64().unwrap()
    );
    assert_eq!(desk.error(&save), "file_exists");
    let original = desk.path("tel quel.jpg").display().to_string();
    desk.json(&["photo", "save", "--photo", &text(&kept["id"]), &original]);
    assert_eq!(fs::read(&original).unwrap(), fs::read(SAMPLE).unwrap());

    assert_eq!(
        desk.json(&["photo", "remove", "--photo", &id]),
        json!({ "id": id })
    );
    assert_eq!(desk.json(&["photo", "list"]).as_array().unwrap().len(), 1);
    desk.json(&["undo"]);
    assert_eq!(desk.json(&["photo", "list"]), list);
}

#[test]
fn what_cannot_be_attached_is_refused_in_a_sentence() {
    let desk = Desk::new("Portable de Claire");
    let visit = visit(&desk);
    let film = desk.path("film.mp4");
    fs::File::create(&film)
        .unwrap()
        .set_len(50_000_001)
        .unwrap();
    let sample = fs::read(SAMPLE).unwrap();
    let cut = desk.file("coupée.jpg", &sample[..900]);
    let empty = desk.file("vide.txt", "");
    let film = film.display().to_string();
    for (file, code) in [
        (film.as_str(), "photo_too_large"),
        (&cut, "photo_damaged"),
        (&empty, "photo_empty"),
        ("absente.jpg", "file_unreadable"),
    ] {
        assert_eq!(
            desk.error(&["photo", "add", "--visit", &visit, file]),
            code,
            "{file}"
        );
    }
    let ran = desk.run(&["photo", "add", "--visit", &visit, &film]);
    assert_eq!(
        ran.sentence(),
        "« film.mp4 » pèse 51 Mo, et Rythme garde des fichiers de 50 Mo au plus. Réduisez-le ou coupez-le, puis ajoutez-le."
            .replace("« ", "«\u{a0}")
            .replace(" »", "\u{a0}»")
            .replace(" Mo", "\u{a0}Mo")
    );
    let nobody = "01910000-0000-7000-8000-000000000001";
    assert_eq!(
        desk.error(&["photo", "add", "--visit", nobody, SAMPLE]),
        "entity_unknown"
    );
    assert_eq!(
        desk.error(&["photo", "remove", "--photo", nobody]),
        "entity_unknown"
    );
    assert_eq!(desk.json(&["photo", "list"]), json!([]));
}
