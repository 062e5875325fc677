//! Files as portals, Excel and people write them, and files that are something else.
#![allow(clippy::unwrap_used)]

use std::fmt::Write as _;
use std::time::Instant;

use proptest::prelude::*;

use super::*;

const MINISTRY: &str = "code_bib;nom_de_l_etablissement;libelle_2;adresse;cp;ville;code_insee_commune;departement;amplitude_horaire\n\
    59001;Médiathèque;L’Odyssée;1 place de la Gare;59160;Lomme;59350;Nord;32,5\n\
    59002;Bibliothèque municipale;;;59000;Lille;59350;Nord;\n";

/// The rows in short: row, name, code, hours; then the findings: row, column, code.
fn says(bytes: &[u8]) -> (Vec<String>, Vec<String>) {
    let table = read(bytes);
    let row = |row: &LibraryRow| {
        let hours = row.opening_hours.as_deref().unwrap_or("-");
        format!("{} {} {} {hours}", row.row, row.name, row.insee)
    };
    let finding = |finding: &Finding| {
        let at = finding
            .place
            .row
            .map_or("-".to_owned(), |row| row.to_string());
        let column = finding.place.column.as_deref().unwrap_or("-");
        format!(
            "{at} {column} {}{}",
            finding.code,
            if finding.is_error() { "!" } else { "" }
        )
    };
    (
        table.rows.iter().map(row).collect(),
        table.findings.iter().map(finding).collect(),
    )
}

fn check(text: &str, rows: &[&str], findings: &[&str]) {
    let (said_rows, said_findings) = says(text.as_bytes());
    assert_eq!(
        (said_rows, said_findings),
        (strings(rows), strings(findings)),
        "{text}"
    );
}

fn strings(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

#[test]
fn the_ministrys_columns() {
    let table = read(MINISTRY.as_bytes());
    assert_eq!(table.findings, []);
    let first = LibraryRow {
        row: 2,
        ministry_code: Some("59001".into()),
        name: "Médiathèque".into(),
        insee: "59350".into(),
        commune: Some("Lomme".into()),
        address: Some("1 place de la Gare".into()),
        postcode: Some("59160".into()),
        opening_hours: None,
        weekly_minutes: None,
        weekly_minutes_declared: Some(1950),
    };
    assert_eq!(table.rows[0], first);
    assert_eq!(
        (
            table.rows[1].address.as_deref(),
            table.rows[1].weekly_minutes_declared
        ),
        (None, None)
    );
}

#[test]
fn older_and_other_columns() {
    check(
        "CODE BIB,Libellé1,Voie,CP,Ville,INSEE,pop_com\nA1,\"Biblio, annexe\",rue,59000,Lille,59350,1\n",
        &["2 Biblio, annexe 59350 -"],
        &[],
    );
    check(
        "name\topening_hours\tref:INSEE\nBib\tTu 10:00-12:00\t59009\n",
        &["2 Bib 59009 Tu 10:00-12:00"],
        &[],
    );
    check(
        "nom;insee;horaires\nBib;59009;\"Ma 14h-18h30; Me 10h-12h\"\n",
        &["2 Bib 59009 Tu 14:00-18:30; We 10:00-12:00"],
        &[],
    );
    check("Nom|Code-INSEE\nBib|2a004\n", &["2 Bib 2A004 -"], &[]);
    check("sep=,\nnom,insee\nBib,59009\n", &["3 Bib 59009 -"], &[]);
}

#[test]
fn encodings_and_line_ends() {
    let (rows, _) = says(MINISTRY.as_bytes());
    let windows = encoding_rs::WINDOWS_1252.encode(MINISTRY).0.into_owned();
    let utf16: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(MINISTRY.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let with_mark = [b"\xef\xbb\xbf", MINISTRY.as_bytes()].concat();
    for bytes in [
        windows,
        utf16,
        with_mark,
        MINISTRY.replace('\n', "\r\n").into(),
        MINISTRY.replace('\n', "\r").into(),
    ] {
        assert_eq!(says(&bytes), (rows.clone(), vec![]));
    }
}

#[test]
fn rows_count_as_excel_counts() {
    check(
        "nom;insee\n\n\"Biblio\nthèque\";59009\n;;\n\nB;x\n",
        &["3 Biblio thèque 59009 -"],
        &["6 insee library_insee_invalid!"],
    );
}

#[test]
fn what_is_wrong_in_a_row() {
    check(
        "Nom;Code INSEE;Horaires\n;59009;\nSans code;;\nFaux;593;\nExcel;1004;\nDécimal;59009.0;\nHeures;59013;demain\nNuit;59017;Fr 22:00-02:00\nLong;59025;;trop\nCourt;59044\n",
        &[
            "5 Excel 01004 -",
            "6 Décimal 59009 -",
            "7 Heures 59013 -",
            "8 Nuit 59017 -",
            "9 Long 59025 -",
            "10 Court 59044 -",
        ],
        &[
            "2 Nom library_name_missing!",
            "3 Code INSEE library_insee_missing!",
            "4 Code INSEE library_insee_invalid!",
            "5 Code INSEE library_insee_repaired",
            "6 Code INSEE library_insee_repaired",
            "7 Horaires hours_unreadable!",
            "8 Horaires hours_past_midnight!",
            "9 - row_length",
            "10 - row_length",
        ],
    );
}

#[test]
fn codes_of_communes() {
    for (text, code) in [
        ("59350", Some("59350")),
        ("2B033", Some("2B033")),
        ("97105", Some("97105")),
    ] {
        assert_eq!(
            cells::insee(text),
            code.map_or(cells::Insee::Invalid, |code| cells::Insee::Valid(
                code.into()
            ))
        );
    }
    for (text, code) in [
        ("1004", "01004"),
        ("59 350", "59350"),
        ("=\"01004\"", "01004"),
        ("1004,0", "01004"),
    ] {
        assert_eq!(
            cells::insee(text),
            cells::Insee::Repaired(code.into()),
            "{text}"
        );
    }
    for text in [
        "",
        "593500",
        "123",
        "00123",
        "96001",
        "5935A",
        "2C004",
        "Lille",
        "٥٩٣٥٠",
        "é9350",
        "0123",
    ] {
        assert_eq!(cells::insee(text), cells::Insee::Invalid, "{text}");
    }
}

#[test]
fn weekly_totals() {
    for (text, minutes) in [
        ("32,5", 1950),
        ("32.5", 1950),
        ("32h30", 1950),
        ("32 h 30 min", 1950),
        ("32:30", 1950),
        ("32 heures", 1920),
        ("0", 0),
        ("168", 10_080),
    ] {
        assert_eq!(cells::weekly_minutes(text), Some(minutes), "{text}");
    }
    for text in [
        "", "h", "168,1", "-3", "1e3", "NaN", "inf", "32h75", "beaucoup", "1.2.3",
    ] {
        assert_eq!(cells::weekly_minutes(text), None, "{text}");
    }
    check(
        "nom;insee;heures_semaine\nA;59009;n.c.\n",
        &["2 A 59009 -"],
        &["2 heures_semaine weekly_hours_invalid"],
    );
}

#[test]
fn repeats_are_left_out_and_homonyms_told_apart() {
    check(
        "nom;insee\nBib É;59009\nbib  e;59009\nBib É;59350\n",
        &["2 Bib É 59009 -", "4 Bib É 59350 -"],
        &["3 - library_duplicate!"],
    );
    check(
        "code_bib;nom;libelle2;insee\n1;Bib;Nord;59009\n2;Bib;Sud;59009\n2;Autre;;59350\n3;Bib;Nord;59009\n4;Seule;Ouest;59009\n",
        &[
            "2 Bib (Nord) 59009 -",
            "3 Bib (Sud) 59009 -",
            "5 Bib (Nord) 59009 -",
            "6 Seule 59009 -",
        ],
        &["4 - library_duplicate!", "5 - library_same_name"],
    );
    assert_eq!(
        read("nom;insee\nA;59009\n\nA;59009\n".as_bytes()).findings[0].args["other"],
        "2"
    );
    check(
        "nom;libelle2;insee\n;Annexe;59009\n",
        &["2 Annexe 59009 -"],
        &[],
    );
}

#[test]
fn files_that_are_not_such_a_table() {
    check("", &[], &["- - file_empty!"]);
    check("\u{feff} \n\n", &[], &["- - file_empty!"]);
    check("nom;ville\nA;Lille\n", &[], &["1 - column_missing!"]);
    check("insee;ville\n59350;Lille\n", &[], &["1 - column_missing!"]);
    check(
        "<!DOCTYPE html><html></html>",
        &[],
        &["1 - column_missing!"],
    );
    check("nom;insee\n", &[], &[]);
    let missing = &read(b"nom;ville").findings[0];
    assert_eq!(
        (
            missing.args["field"].as_str(),
            missing.args["names"].as_str()
        ),
        ("insee", "code_insee_commune, code_insee, insee")
    );
    for bytes in [
        &b"PK\x03\x04\x14\x00\x06\x00\x08\x00"[..],
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"nom;insee\nA\0;59009",
        &[1, 2, 3, 4, 5, 6, 7, 8],
    ] {
        assert_eq!(says(bytes), (vec![], strings(&["- - file_not_csv!"])));
    }
}

#[test]
fn a_quote_that_nothing_closes_is_said() {
    check(
        "nom;insee\nA;59009\n\"B;59009\nC;59013\n",
        &["2 A 59009 -"],
        &[
            "3 - row_length",
            "3 - quote_unclosed!",
            "3 insee library_insee_missing!",
        ],
    );
    check(
        "nom;insee;horaires\nBib \"Le Phare\";59009;\n5\" ;59013;\n",
        &["2 Bib \"Le Phare\" 59009 -", "3 5\" 59013 -"],
        &[],
    );
}

#[test]
fn twenty_thousand_rows_are_quick() {
    let mut text = String::from("code_bib;nom;code_insee;horaires;amplitude_horaire\n");
    for at in 0..20_000 {
        let hours = format!("Tu 10:00-{}:00; We-Sa 14:00-18:{:02}", 11 + at % 3, at % 40);
        writeln!(
            text,
            "{at};Médiathèque {at};59{:03};\"{hours}\";{}",
            at % 700,
            at % 168
        )
        .unwrap();
    }
    let start = Instant::now();
    let table = read(text.as_bytes());
    assert_eq!((table.rows.len(), table.findings.len()), (20_000, 0));
    assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
}

proptest! {
    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        read(&bytes);
    }

    #[test]
    fn no_cells_panic(text in "nom[;,]insee[;,]horaires\n([a-zé0-9\"; ,\n\r\t:=-]{0,40}\n){0,6}") {
        let table = read(text.as_bytes());
        for row in &table.rows {
            prop_assert!(row.insee.chars().count() == 5 && !row.name.is_empty() && row.row > 1);
        }
    }
}
