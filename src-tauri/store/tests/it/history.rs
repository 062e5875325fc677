//! History along the journal's indexes: order, pages, authors, names, and what a redacted record still says.

use domain::entity::{DRAFT, EntityRef, VERSION, VISIT};
use domain::journal::Vector;
use serde_json::json;
use store::history::{Line, Place, Which};

use super::support::{Bench, NOON, entity, library, raw, record};

fn lines(bench: &Bench, which: &Which, before: Option<&Place>, most: usize) -> Vec<Line> {
    let mut found = Vec::new();
    bench
        .store
        .read::<_, store::Error>(|db| {
            db.lines(which, before, |line| {
                found.push(line);
                found.len() < most
            })
        })
        .unwrap();
    found
}

fn of(entity: &EntityRef) -> Which {
    Which {
        entity: Some(entity.clone()),
        ..Which::default()
    }
}

fn by(author: &str, kind: Option<&str>) -> Which {
    Which {
        author: Some(author.to_owned()),
        kind: kind.map(str::to_owned),
        ..Which::default()
    }
}

#[test]
fn pages_follow_one_another_without_a_gap_or_a_repetition() {
    let bench = Bench::new();
    for n in 0..25 {
        bench.write(
            &library(1),
            json!({ "name": format!("n{n}") }),
            NOON + n / 3,
        );
        bench.write(&library(2), json!({ "name": "x" }), NOON + n / 3);
    }
    let whole = lines(&bench, &of(&library(1)), None, usize::MAX);
    assert_eq!(whole.len(), 25);
    assert!(whole.is_sorted_by(|a, b| a.place > b.place));
    let mut paged = Vec::new();
    loop {
        let before = paged.last().map(|line: &Line| line.place);
        let page = lines(&bench, &of(&library(1)), before.as_ref(), 4);
        if page.is_empty() {
            break;
        }
        paged.extend(page);
    }
    assert_eq!(paged, whole);
}

#[test]
fn a_place_survives_its_text() {
    let bench = Bench::new();
    bench.write(&library(1), json!({ "name": "a" }), NOON);
    let [line] = lines(&bench, &of(&library(1)), None, 9).try_into().unwrap();
    assert_eq!(line.place.to_string().parse(), Ok(line.place));
    for text in ["", "1.2", "1.2.x.4", "a.b.c.d", "1..2.3"] {
        assert!(text.parse::<Place>().is_err(), "{text}");
    }
}

#[test]
fn lines_by_person_are_those_of_every_laptop_and_may_be_of_one_kind() {
    let bench = Bench::new();
    let visit = entity(&VISIT, 5);
    bench.receive(&record(
        2,
        1,
        NOON,
        &[],
        &library(1),
        json!({ "name": "a" }),
    ));
    bench.receive(&record(
        3,
        1,
        NOON + 1,
        &[],
        &library(1),
        json!({ "name": "b" }),
    ));
    bench.receive(&record(
        2,
        2,
        NOON + 2,
        &[],
        &visit,
        json!({ "people": "c" }),
    ));
    let whole = lines(&bench, &by("laptop 2", None), None, 9);
    assert_eq!(
        whole.iter().map(|l| &l.entity).collect::<Vec<_>>(),
        [&visit, &library(1)]
    );
    let visits = lines(&bench, &by("laptop 2", Some("visit")), None, 9);
    assert_eq!(visits.len(), 1);
    let everybody = lines(&bench, &Which::default(), None, 9);
    assert_eq!(everybody.len(), 3);
    let authors = bench.store.read::<_, store::Error>(|db| db.authors());
    assert_eq!(authors.unwrap(), ["laptop 2", "laptop 3"]);
    let of_library = bench
        .store
        .read::<_, store::Error>(|db| db.authors_of(&library(1)))
        .unwrap();
    assert_eq!(
        of_library,
        [
            ("laptop 3".to_owned(), NOON + 1),
            ("laptop 2".to_owned(), NOON)
        ]
    );
}

#[test]
fn what_was_erased_keeps_its_moment_and_no_author() {
    let bench = Bench::new();
    bench.write(&library(1), json!({ "name": "secret" }), NOON);
    let erase = store::Change::erase(library(1), []);
    bench
        .store
        .settle::<_, store::Error>(store::Now(NOON + 1), |tx| tx.write(erase))
        .unwrap();
    let kept = lines(&bench, &of(&library(1)), None, 9);
    assert_eq!(kept.len(), 2);
    assert_eq!((kept[1].by.as_str(), &kept[1].op), ("", &None));
    let named = bench
        .store
        .read::<_, store::Error>(|db| db.called(&library(1)));
    assert_eq!(named.unwrap(), None);
}

#[test]
fn a_version_is_what_its_record_says_and_one_that_cannot_be_read_hides_no_other() {
    let bench = Bench::new();
    let draft = entity(&DRAFT, 1);
    let fields = |vector: serde_json::Value, name: &str| json!({ "of_kind": "draft", "of_entity": draft.id, "name": name, "vector": vector });
    let vector = Vector([(super::support::device(2), 4)].into());
    bench.receive(&record(
        2,
        1,
        NOON,
        &[],
        &entity(&VERSION, 2),
        fields(json!(vector), "A"),
    ));
    bench.receive(&record(
        2,
        2,
        NOON,
        &[],
        &entity(&VERSION, 3),
        fields(json!("later"), "B"),
    ));
    let versions = bench
        .store
        .read::<_, store::Error>(|db| db.versions(&draft))
        .unwrap();
    assert_eq!(versions.len(), 1);
    assert_eq!(
        (versions[0].name.as_str(), &versions[0].vector),
        ("A", &vector)
    );
    assert_eq!(
        (versions[0].by.as_str(), versions[0].at),
        ("laptop 2", NOON)
    );
}

/// The plan of each query is a walk along an index, in its order: no sort, no reading of the whole journal.
#[test]
fn each_question_is_answered_along_an_index() {
    let bench = Bench::new();
    bench.write(&library(1), json!({ "name": "a" }), NOON);
    let db = raw(&bench.path());
    let order = "ORDER BY hlc_ms DESC, hlc_count DESC, device DESC, seq DESC";
    let before = "(hlc_ms, hlc_count, device, seq) < (9, 0, 'x', 1)";
    for (index, condition) in [
        (
            "journal_by_entity",
            "entity_kind = 'library' AND entity = 'x'",
        ),
        ("journal_by_author", "author = 'x'"),
        (
            "journal_by_author",
            "author = 'x' AND entity_kind = 'visit'",
        ),
        ("journal_by_clock", "1"),
    ] {
        let query = format!(
            "EXPLAIN QUERY PLAN SELECT op FROM journal INDEXED BY {index} WHERE {condition} AND {before} {order}"
        );
        let mut statement = db.prepare(&query).unwrap();
        let plan: Vec<String> = statement
            .query_map([], |row| row.get(3))
            .unwrap()
            .map(|step| step.unwrap())
            .collect();
        assert!(
            plan.len() == 1
                && plan[0].starts_with("SEARCH journal USING")
                && plan[0].contains(index),
            "{condition}: {plan:?}"
        );
    }
}
