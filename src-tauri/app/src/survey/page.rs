//! The page that an interview shows: the privacy notice, one question, or the end.

use domain::finding::Finding;
use forms::{AnswerValue, Item, Kind, Page, Session};
use serde_json::Value;

use super::list::languages;
use super::open::Open;
use super::types::{ChoiceView, InterviewPage, InterviewState, QuestionView, RangeView, RowView};

pub(super) fn state(open: &Open, findings: Vec<Finding>) -> InterviewState {
    let session = open.session();
    let place = place(open, &session);
    InterviewState {
        id: open.interview.id,
        survey: open.interview.survey,
        title: open.title.clone(),
        library_name: open.library_name.clone(),
        keep_until: open.keep_until.clone(),
        language: open.interview.language.clone(),
        languages: languages(&open.form),
        position: count(place.position),
        total: count(place.total),
        at_most: place.at_most,
        page: page(open, &session),
        findings,
    }
}

/// Where the page stands. Of what comes after it all is counted that may still come, because an answer may make it relevant.
struct Place {
    position: usize,
    total: usize,
    at_most: bool,
}

fn place(open: &Open, session: &Session<'_>) -> Place {
    let (total, relevant, position) = session.extent(open.interview.at_question.as_deref());
    Place {
        position: if open.interview.accepted { position } else { 0 },
        total,
        at_most: relevant < total,
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn page(open: &Open, session: &Session<'_>) -> InterviewPage {
    if !open.interview.accepted {
        return InterviewPage::Privacy;
    }
    let key = open.interview.at_question.as_deref();
    match key.and_then(|key| session.page_of(key)) {
        Some(page) => InterviewPage::Question {
            question: question(open, session, &page),
        },
        None => end(session),
    }
}

fn question(open: &Open, session: &Session<'_>, page: &Page<'_>) -> QuestionView {
    let language = &open.interview.language;
    let given = session.given(&page.key);
    let offered = session.offered(&page.key).into_iter();
    QuestionView {
        name: page.key.clone(),
        kind: page.item.kind.as_str().to_owned(),
        appearance: page.item.appearance.clone().unwrap_or_default(),
        range: range(page.item),
        row: row(session, page, language),
        read_only: session.is_read_only(&page.key),
        label: session.page_label(page, language),
        hint: session.page_text(page, &page.item.hint, language),
        guidance: session.page_text(page, &page.item.guidance_hint, language),
        required: session.required(&page.key),
        choices: offered
            .map(|choice| ChoiceView {
                name: choice.name.clone(),
                label: session.choice_label(choice, language),
            })
            .collect(),
        refused: given == Some(AnswerValue::Refused),
        value: match given {
            None | Some(AnswerValue::Refused) => Value::Null,
            Some(answer) => answer.to_json(),
        },
    }
}

/// The innermost row around a page, or the rows that the page of a repeat is about.
fn row(session: &Session<'_>, page: &Page<'_>, language: &str) -> Option<RowView> {
    let whole = page.item.kind == Kind::Repeat;
    let (repeat, number) = if whole {
        (page.key.clone(), 0)
    } else {
        let (row, _) = page.key.rsplit_once("]/")?;
        let (repeat, number) = row.rsplit_once('[')?;
        (repeat.to_owned(), number.parse().ok()?)
    };
    let of = session.page_of(&repeat);
    Some(RowView {
        label: of
            .map(|of| session.page_label(&of, language))
            .unwrap_or_default(),
        number,
        count: count(session.row_count(&repeat)),
        remove: (!whole && session.can_add(&repeat)).then(|| format!("{repeat}[{number}]")),
    })
}

/// The ends of a range are 1 and 10 and its step 1 unless the form says otherwise.
fn range(item: &Item) -> Option<RangeView> {
    let number = |name: &str, without: f64| {
        let written = item.parameters.get(name);
        written
            .and_then(|text| text.parse().ok())
            .unwrap_or(without)
    };
    (item.kind == Kind::Range).then(|| RangeView {
        start: number("start", 1.0),
        end: number("end", 10.0),
        step: number("step", 1.0),
    })
}

fn end(session: &Session<'_>) -> InterviewPage {
    let questions = || {
        session
            .visible()
            .into_iter()
            .filter(|item| item.kind.is_question())
    };
    let refused = questions()
        .filter(|page| session.is_refused(&page.key))
        .count();
    let given = questions()
        .filter(|page| {
            session
                .given(&page.key)
                .is_some_and(|answer| !answer.is_blank())
        })
        .count();
    InterviewPage::End {
        answered: count(given - refused),
        refused: count(refused),
        findings: session.validate_all(),
    }
}
