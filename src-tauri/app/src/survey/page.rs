//! The page that an interview shows: the privacy notice, one question, or the end.

use domain::finding::Finding;
use forms::{AnswerValue, Item, Session};
use serde_json::Value;

use super::list::{choices, languages};
use super::notice;
use super::open::Open;
use super::types::{InterviewPage, InterviewState, QuestionView};

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

/// Where the page stands among those before it that are relevant and those after it that may become so.
struct Place {
    position: usize,
    total: usize,
    at_most: bool,
}

fn place(open: &Open, session: &Session<'_>) -> Place {
    let shown: Vec<&Item> = open
        .form
        .items
        .iter()
        .filter(|item| item.kind.is_shown())
        .collect();
    let at = open
        .interview
        .at_question
        .as_ref()
        .and_then(|name| shown.iter().position(|item| item.name == *name));
    let here = match (open.interview.accepted, at) {
        (false, _) => 0,
        (true, Some(at)) => at + 1,
        (true, None) => shown.len(),
    };
    let relevant = |items: &[&Item]| {
        items
            .iter()
            .filter(|item| session.is_relevant(&item.name))
            .count()
    };
    let (before, after) = shown.split_at(here);
    let position = relevant(before);
    Place {
        position,
        total: position + after.len(),
        at_most: relevant(after) < after.len(),
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn page(open: &Open, session: &Session<'_>) -> InterviewPage {
    if !open.interview.accepted {
        return InterviewPage::Privacy {
            notice: notice::of(open),
        };
    }
    let item = open
        .interview
        .at_question
        .as_ref()
        .and_then(|name| open.form.item(name));
    match item {
        Some(item) => InterviewPage::Question {
            question: question(open, session, item),
        },
        None => end(session),
    }
}

fn question(open: &Open, session: &Session<'_>, item: &Item) -> QuestionView {
    let language = &open.interview.language;
    let given = session.given(&item.name);
    QuestionView {
        name: item.name.clone(),
        kind: item.kind.as_str().to_owned(),
        label: session.label(item, language),
        hint: session.hint(item, language),
        required: session.required(&item.name),
        choices: choices(&open.form, session, item, language),
        refused: given == Some(&AnswerValue::Refused) && !open.is_unknown(&item.name),
        unknown: given == Some(&AnswerValue::Refused) && open.is_unknown(&item.name),
        note: open.note(&item.name).to_owned(),
        value: match given {
            None | Some(AnswerValue::Refused) => Value::Null,
            Some(answer) => answer.to_json(),
        },
    }
}

fn end(session: &Session<'_>) -> InterviewPage {
    let questions = || {
        session
            .visible()
            .into_iter()
            .filter(|item| item.kind.is_question())
    };
    let refused = questions()
        .filter(|item| session.is_refused(&item.name))
        .count();
    let given = questions()
        .filter(|item| {
            session
                .given(&item.name)
                .is_some_and(|answer| !answer.is_blank())
        })
        .count();
    InterviewPage::End {
        answered: count(given - refused),
        refused: count(refused),
        findings: session.validate_all(),
    }
}
