//! Wrong clocks: what saw another wins, whatever its hour, and nobody else's clock is dragged along.

use serde_json::json;

use super::support::{Bench, NOON, library, record};

const TEN_YEARS: i64 = 10 * 365 * 86_400_000;

fn last_hour(bench: &Bench) -> i64 {
    bench.count("SELECT hlc_ms FROM journal WHERE rowid = (SELECT max(rowid) FROM journal)")
}

#[test]
fn a_clock_ten_years_ahead_wins_only_what_it_had_seen() {
    let bench = Bench::new();
    let of = library(1);
    bench.receive(&record(
        2,
        1,
        NOON + TEN_YEARS,
        &[],
        &of,
        json!({ "name": "future" }),
    ));
    assert_eq!(bench.names(), ["future"]);
    // We had seen it: our write replaces it for good, ten years earlier as it is.
    bench.write(&of, json!({ "name": "now" }), NOON);
    assert_eq!(bench.names(), ["now"]);
    assert_eq!(last_hour(&bench), NOON);
    assert_eq!(bench.questions(), []);
    // The one with the wrong clock had not seen ours: both are kept.
    bench.receive(&record(
        2,
        2,
        NOON + TEN_YEARS + 1,
        &[],
        &of,
        json!({ "name": "again" }),
    ));
    assert_eq!(bench.names(), ["again"]);
    assert_eq!(bench.questions().len(), 1);
}

#[test]
fn a_clock_ten_years_behind_loses_nothing() {
    let bench = Bench::new();
    let of = library(1);
    bench.write(&of, json!({ "name": "now" }), NOON);
    // It had seen ours: it replaces, though its hour is ten years before.
    bench.receive(&record(
        2,
        1,
        NOON - TEN_YEARS,
        &[(1, 1)],
        &of,
        json!({ "name": "seen" }),
    ));
    assert_eq!(
        (bench.names(), bench.questions().len()),
        (vec!["seen".to_owned()], 0)
    );
    // Another had seen nothing: kept, and asked about.
    bench.receive(&record(
        3,
        1,
        NOON - TEN_YEARS,
        &[],
        &of,
        json!({ "name": "lost?" }),
    ));
    assert_eq!(bench.questions().len(), 1);
}

#[test]
fn our_own_clock_never_runs_back() {
    let bench = Bench::new();
    let of = library(1);
    bench.write(&of, json!({ "name": "a" }), NOON);
    bench.write(&of, json!({ "name": "b" }), NOON - TEN_YEARS);
    assert_eq!(bench.names(), ["b"]);
    assert_eq!(last_hour(&bench), NOON);
    let bench = bench.reopened();
    bench.write(&of, json!({ "name": "c" }), NOON - 1);
    assert_eq!(
        (bench.names(), last_hour(&bench)),
        (vec!["c".to_owned()], NOON)
    );
    let stamps = "SELECT count(DISTINCT hlc_ms || ' ' || hlc_count) FROM journal";
    assert_eq!(bench.count(stamps), 3);
}

#[test]
fn a_clock_a_little_ahead_is_followed_and_one_far_ahead_is_not() {
    let bench = Bench::new();
    let near = NOON + 9 * 60_000;
    bench.receive(&record(
        2,
        1,
        near,
        &[],
        &library(1),
        json!({ "name": "near" }),
    ));
    bench.write(&library(2), json!({ "name": "x" }), NOON);
    assert_eq!(last_hour(&bench), near);
    let far = NOON + 11 * 60_000;
    bench.receive(&record(
        2,
        2,
        far,
        &[],
        &library(1),
        json!({ "name": "far" }),
    ));
    bench.write(&library(2), json!({ "name": "y" }), NOON);
    assert_eq!(last_hour(&bench), near);
}
