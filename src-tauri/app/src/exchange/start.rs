//! What everybody had seen before a field was disputed: the value that a question starts from.

use domain::entity::DELETED;
use domain::journal::{Record, Stamp, has_seen};
use domain::merge::{self, Write};
use serde_json::{Value, json};

/// The latest write of the field that every candidate had seen, with who wrote it. Nothing when there was none: then each of
/// the candidates wrote where there was nothing.
pub(super) fn start(records: &[Record], field: &str, candidates: &[Write]) -> Option<Write> {
    let common = |record: &&Record| {
        let stamp = record.stamp();
        candidates
            .iter()
            .all(|write| write.stamp != stamp && has_seen(write.stamp, &write.deps, stamp))
    };
    let written = |record: &Record, value: Value| Write {
        stamp: record.stamp(),
        hlc: record.hlc,
        deps: record.known(),
        value,
    };
    let mut register = Vec::new();
    for record in records.iter().filter(common) {
        match record.fields.get(field) {
            Some(value) => merge::add(&mut register, written(record, value.clone())),
            // That nobody had removed it is said by whatever was written of it.
            None if field == DELETED => merge::add(&mut register, written(record, json!(false))),
            None => {}
        }
    }
    register.into_iter().next()
}

/// The record with that name, among those of one entity.
pub(super) fn find(records: &[Record], stamp: Stamp) -> Option<&Record> {
    records.iter().find(|record| record.stamp() == stamp)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use domain::clock::Hlc;
    use domain::entity::EntityRef;
    use domain::id::{DeviceId, uuid_v7};
    use domain::journal::{KIND_SET, Vector};
    use serde_json::Map;

    use super::*;

    fn device(n: u8) -> DeviceId {
        DeviceId(uuid_v7(i64::from(n), [n; 10]))
    }

    fn record(n: u8, seq: u64, wall: i64, deps: &[(u8, u64)], field: &str, value: Value) -> Record {
        let mut vector = Vector::default();
        deps.iter().for_each(|(d, s)| vector.raise(device(*d), *s));
        Record {
            saw: Default::default(),
            device: device(n),
            seq,
            hlc: Hlc(wall, 0),
            deps: vector,
            kind: KIND_SET.to_owned(),
            entity: EntityRef {
                kind: "library".to_owned(),
                id: uuid_v7(1, [1; 10]),
            },
            fields: [(field.to_owned(), value)]
                .into_iter()
                .collect::<Map<_, _>>(),
            update: None,
            by: format!("laptop {n}"),
            op: None,
            rest: Map::new(),
        }
    }

    fn write(record: &Record) -> Write {
        Write {
            stamp: record.stamp(),
            hlc: record.hlc,
            deps: record.deps.clone(),
            value: record.fields.values().next().unwrap().clone(),
        }
    }

    #[test]
    fn the_start_is_the_last_value_that_all_had_seen_whatever_the_clocks_say() {
        let records = [
            record(1, 1, 9_000, &[], "name", json!("a")),
            // Claire's clock is far behind: her second write is the later one all the same.
            record(1, 2, 10, &[], "name", json!("b")),
            record(1, 3, 11, &[], "name", json!("mine")),
            record(2, 1, 5, &[(1, 2)], "name", json!("theirs")),
        ];
        let candidates = [write(&records[2]), write(&records[3])];
        let found = start(&records, "name", &candidates).unwrap();
        assert_eq!(found.value, json!("b"));
        assert_eq!(find(&records, found.stamp).unwrap().by, "laptop 1");
    }

    #[test]
    fn what_only_one_of_them_had_seen_is_no_start() {
        let records = [
            record(1, 1, 1, &[], "name", json!("seen by one")),
            record(1, 2, 2, &[], "name", json!("mine")),
            record(2, 1, 3, &[], "name", json!("theirs")),
        ];
        let candidates = [write(&records[1]), write(&records[2])];
        assert_eq!(start(&records, "name", &candidates), None);
    }

    #[test]
    fn a_disputed_removal_starts_from_something_that_was_there() {
        let records = [
            record(1, 1, 1, &[], "name", json!("a")),
            record(1, 2, 2, &[], DELETED, json!(true)),
            record(2, 1, 3, &[(1, 1)], "name", json!("b")),
        ];
        let kept = Write {
            value: json!(false),
            ..write(&records[2])
        };
        let found = start(&records, DELETED, &[write(&records[1]), kept]).unwrap();
        assert_eq!((found.value, found.stamp.seq), (json!(false), 1));
    }
}
