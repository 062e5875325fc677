//! What the PDF must be for whoever reads it with a screen reader, and for the printer: tagged, in its language, with its fonts.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, Name, Object, String as Text};

use super::content::{Block, Body, Choice, Column, Date, Paper, Question, Words};
use super::draw;
use crate::Error;

fn choices(labels: &[&str]) -> Vec<Choice> {
    let numbered = labels.iter().zip(1..);
    numbered
        .map(|(label, key)| Choice {
            key: key.to_string(),
            label: (*label).to_owned(),
        })
        .collect()
}

fn question(number: &str, body: Body) -> Block {
    Block::Question(Question {
        number: number.to_owned(),
        label: format!("Question {number}"),
        hint: "Une aide".to_owned(),
        condition: "Seulement si vous avez répondu « oui » à la question 1.".to_owned(),
        level: 3,
        body,
    })
}

fn every_body() -> Vec<Body> {
    vec![
        Body::Lines { count: 3 },
        Body::Number {
            digits: 3,
            decimal: true,
        },
        Body::Date,
        Body::Time,
        Body::DateTime,
        Body::Tick {
            label: "Oui".to_owned(),
        },
        Body::Choices {
            choices: choices(&["Oui", "Non", "Je ne sais pas", "Autre"]),
            several: false,
        },
        Body::Rank {
            choices: choices(&["Le soir", "Le samedi"]),
        },
        Body::Scale {
            steps: (0..=10).map(|step| step.to_string()).collect(),
        },
        Body::Week {
            rows: vec!["8 h – 9 h".to_owned(), "9 h – 10 h".to_owned()],
        },
        Body::Table {
            columns: vec![Column {
                number: "12a".to_owned(),
                label: "Âge".to_owned(),
                choices: vec!["1 oui".to_owned(), "2 non".to_owned()],
            }],
            rows: 4,
        },
    ]
}

fn paper(language: &str, numbers: Vec<u32>) -> Paper {
    let mut blocks = vec![Block::Section {
        label: "Vos horaires".to_owned(),
        condition: String::new(),
        level: 2,
    }];
    let questions = every_body().into_iter().zip(1..);
    blocks.extend(questions.map(|(body, number)| question(&number.to_string(), body)));
    Paper {
        title: "Enquête « horaires »".to_owned(),
        place: "Médiathèque".to_owned(),
        language: language.to_owned(),
        right_to_left: language == "ar",
        large: false,
        key: "01a20472-797d-7efb-bb1d-1361cb973b6b".to_owned(),
        numbers,
        words: Words {
            sheet: "Feuille n°".to_owned(),
            page: "page".to_owned(),
            notice: "Avant de commencer".to_owned(),
            code: "Code de la feuille".to_owned(),
            days: ["lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."]
                .map(str::to_owned)
                .to_vec(),
            date: Date {
                day: "J".to_owned(),
                month: "M".to_owned(),
                year: "A".to_owned(),
                hour: "h".to_owned(),
            },
            ..Words::default()
        },
        notice: vec!["Vous êtes libre.".to_owned()],
        blocks,
    }
}

fn with_pdf(bytes: Vec<u8>, look: impl FnOnce(&Pdf, Dict<'_>)) {
    let pdf = Pdf::new(bytes).expect("what was drawn is a PDF");
    let root: Dict<'_> = pdf.xref().get(pdf.xref().root_id()).unwrap();
    look(&pdf, root);
}

#[test]
fn the_pdf_is_tagged_and_says_its_language_and_title() {
    for language in ["fr", "ar"] {
        with_pdf(draw(&paper(language, vec![401])).unwrap(), |pdf, root| {
            let marked: Dict<'_> = root.get("MarkInfo").unwrap();
            assert_eq!(marked.get::<bool>("Marked"), Some(true));
            assert!(root.get::<Dict<'_>>("StructTreeRoot").is_some());
            let said: Text<'_> = root.get("Lang").unwrap();
            assert_eq!(said.as_bytes(), language.as_bytes());
            let shown: Dict<'_> = root.get("ViewerPreferences").unwrap();
            assert_eq!(shown.get::<bool>("DisplayDocTitle"), Some(true));
            assert!(pdf.metadata().title.is_some());
        });
    }
}

#[test]
fn it_claims_to_be_pdf_ua() {
    let bytes = draw(&paper("fr", vec![])).unwrap();
    with_pdf(bytes, |_, root| {
        let about: hayro_syntax::object::Stream<'_> = root.get("Metadata").unwrap();
        let xmp = String::from_utf8_lossy(&about.decoded().unwrap()).into_owned();
        assert!(xmp.contains("pdfuaid"), "{xmp}");
    });
}

#[test]
fn every_font_is_in_the_file() {
    let mut mixed = paper("fr", vec![1]);
    mixed.blocks.push(Block::Note {
        label: "أوقات الفتح".to_owned(),
        condition: String::new(),
    });
    with_pdf(draw(&mixed).unwrap(), |pdf, _| {
        let mut names = Vec::new();
        for object in pdf.objects() {
            let Object::Dict(dict) = object else { continue };
            if let Some(name) = dict.get::<Name<'_>>("FontName") {
                let name = String::from_utf8_lossy(&name).into_owned();
                let inside = ["FontFile", "FontFile2", "FontFile3"];
                assert!(inside.iter().any(|key| dict.contains_key(key)), "{name}");
                names.push(name);
            }
        }
        let has = |family: &str| names.iter().any(|name| name.contains(family));
        assert!(has("Atkinson") && has("NotoSansArabic"), "{names:?}");
    });
}

#[test]
fn there_is_a_copy_for_each_number_and_large_print_takes_more_room() {
    let pages = |paper: &Paper| {
        let mut count = 0;
        with_pdf(draw(paper).unwrap(), |pdf, _| count = pdf.pages().len());
        count
    };
    let one = pages(&paper("fr", vec![401]));
    assert_eq!(pages(&paper("fr", vec![401, 402, 403])), 3 * one);
    let large = Paper {
        large: true,
        ..paper("fr", vec![401])
    };
    assert!(pages(&large) > one);
}

#[test]
fn a_sheet_has_a_code_only_when_it_has_a_number() {
    let with = draw(&paper("fr", vec![401])).unwrap();
    let other = draw(&paper("fr", vec![402])).unwrap();
    let without = draw(&paper("fr", vec![])).unwrap();
    assert!(with != other && with.len() > without.len());
}

#[test]
fn texts_are_never_read_as_markup() {
    let mut odd = paper("fr", vec![]);
    odd.title = "#panic(\"non\") $x$ *gras* \\ \"citation\"".to_owned();
    odd.blocks = vec![Block::Note {
        label: "#import \"/etc/passwd\" [ ] { } <label> @ref".to_owned(),
        condition: String::new(),
    }];
    draw(&odd).unwrap();
}

#[test]
fn more_sheets_than_one_file_takes_are_refused() {
    let many = paper("fr", (1..=1_001).collect());
    assert_eq!(draw(&many), Err(Error::TooManySheets));
}

#[test]
fn a_code_is_drawn_and_too_long_a_text_is_not() {
    let svg = super::qr::svg("01a20472-797d-7efb-bb1d-1361cb973b6b 401").unwrap();
    assert!(svg.starts_with("<svg") && svg.matches("h1v1h-1z").count() > 200);
    assert!(super::qr::svg(&"x".repeat(5_000)).is_none());
}
