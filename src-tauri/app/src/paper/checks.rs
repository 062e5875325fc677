//! The second key-in of drawn sheets: drawing them, setting both readings side by side, deciding, and how often the first was wrong.

use chrono::NaiveDate;
use domain::entity::{EntityRef, PAPER_CHECK, RESPONSE};
use domain::op::Op;
use forms::{Form, Kind};
use serde_json::{Map, Value, json};
use store::Change;
use store::paper::{Keyed, PaperCheck};

use super::asked::{Asked, asked};
use super::reading::{Answers, Reading, keyed, said};
use super::types::{PaperDecide, PaperDifference, PaperDraw, PaperDrawn};
use crate::survey::form_of;
use crate::{App, Error, Result};

/// Draws sheets for a second key-in: the same seed draws the same ones among the same numbers, whatever the order of their key-in.
///
/// # Errors
/// `entity_unknown`, `paper_percent`.
pub fn draw(app: &App, args: PaperDraw) -> Result<PaperDrawn> {
    if args.percent > 100 {
        return Err(Error::new("paper_percent"));
    }
    let (title, sheets, checks) = app.read(|db| {
        let title = db.survey(args.survey)?.title;
        Ok((
            title,
            db.keyed_sheets(args.survey)?,
            db.paper_checks(args.survey)?,
        ))
    })?;
    let mut numbers: Vec<u32> = sheets.iter().map(|sheet| sheet.sheet).collect();
    numbers.dedup();
    let base = numbers.len();
    let wanted = (base * args.percent as usize).div_ceil(100);
    let wanted = wanted.max(args.at_least as usize).min(base);
    let is_drawn = |number: &u32| checks.iter().any(|check| check.sheet == *number);
    let already = numbers.iter().filter(|number| is_drawn(number)).count();
    numbers.retain(|number| !is_drawn(number));
    numbers.sort_by_key(|number| rank(args.seed, *number));
    numbers.truncate(wanted.saturating_sub(already));
    numbers.sort_unstable();
    if !numbers.is_empty() {
        let count = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
        let ids = numbers.iter().map(|_| app.new_id());
        let ids = ids.collect::<Result<Vec<_>>>()?;
        app.act(Op::DrawSheets { count, title }, |tx| {
            for (id, number) in ids.into_iter().zip(&numbers) {
                let fields = [("survey", json!(args.survey)), ("number", json!(number))];
                let fields = fields.map(|(field, value)| (field.to_owned(), value));
                tx.write(Change::fields(EntityRef::new(&PAPER_CHECK, id), fields))?;
            }
            Ok(())
        })?;
    }
    Ok(PaperDrawn {
        total: super::board::count(already + numbers.len()),
        base: super::board::count(base),
        numbers,
    })
}

fn rank(seed: u32, number: u32) -> u64 {
    fastrand::Rng::with_seed(u64::from(seed) << 32 | u64::from(number)).u64(..)
}

/// The second reading as the key-in page has it; none while it is not keyed in.
pub(super) fn second(check: &PaperCheck) -> Option<Answers> {
    let read: Value = serde_json::from_str(check.answers.as_deref()?).ok()?;
    Some(keyed(
        &read["answers"].to_string(),
        &read["marks"].to_string(),
    ))
}

/// What was decided: question → `first` or `second`.
pub(super) fn outcome(check: &PaperCheck) -> Map<String, Value> {
    serde_json::from_str(&check.outcome).unwrap_or_default()
}

/// Where two readings of a sheet differ. Choices are compared without their order.
pub(super) fn differences(
    form: &Form,
    today: NaiveDate,
    first: &Keyed,
    second: &Answers,
) -> Vec<PaperDifference> {
    let one = keyed(&first.answers, &first.marks);
    let (first_read, second_read) = (
        Reading::new(form, today, &one),
        Reading::new(form, today, second),
    );
    let language = &form.default_language;
    let value = |answers: &Answers, key: &str| answers.get(key).cloned().unwrap_or(Value::Null);
    let differs = |question: &Asked<'_>| {
        let (one, two) = (value(&one, &question.key), value(second, &question.key));
        match question.item.kind {
            Kind::SelectMultiple => sorted(&one) != sorted(&two),
            _ => plain(&one) != plain(&two),
        }
    };
    let mark = |reading: &Reading, key: &str| reading.marks.get(key).cloned().unwrap_or_default();
    let questions = asked(form).into_iter();
    questions
        .filter(differs)
        .map(|question| PaperDifference {
            label: form.text(&question.item.label, language).to_owned(),
            first: said(form, &question, language, &value(&one, &question.key)),
            first_mark: mark(&first_read, &question.key),
            second: said(form, &question, language, &value(second, &question.key)),
            second_mark: mark(&second_read, &question.key),
            keep: String::new(),
            question: question.key,
            number: question.number,
        })
        .collect()
}

/// Choices without their order.
fn sorted(value: &Value) -> Value {
    let Value::Array(names) = value else {
        return value.clone();
    };
    let mut names: Vec<String> = names.iter().map(Value::to_string).collect();
    names.sort();
    json!(names)
}

/// A number that came as 3.0 is 3.
fn plain(value: &Value) -> Value {
    value
        .as_f64()
        .map_or_else(|| value.clone(), |number| json!(number))
}

/// The differences of a check with what was decided: a decided one stays listed, although the response has taken it over.
pub(super) fn listed(
    form: &Form,
    today: NaiveDate,
    check: &PaperCheck,
    first: &Keyed,
) -> Vec<PaperDifference> {
    let Some(second) = second(check) else {
        return Vec::new();
    };
    let decided = outcome(check);
    let mut before = first.clone();
    restore(&mut before, &decided);
    let mut listed = differences(form, today, &before, &second);
    for each in &mut listed {
        let keep = decided
            .get(&each.question)
            .and_then(|each| each["keep"].as_str());
        each.keep = keep.unwrap_or_default().to_owned();
    }
    listed
}

/// The first reading as it was before decisions changed the response.
fn restore(first: &mut Keyed, decided: &Map<String, Value>) {
    let mut answers: Map<String, Value> = serde_json::from_str(&first.answers).unwrap_or_default();
    let mut marks: Map<String, Value> = serde_json::from_str(&first.marks).unwrap_or_default();
    for (question, each) in decided {
        put(&mut answers, question, &each["first"]);
        put(&mut marks, question, &each["first_mark"]);
    }
    first.answers = Value::Object(answers).to_string();
    first.marks = Value::Object(marks).to_string();
}

fn put(map: &mut Map<String, Value>, key: &str, value: &Value) {
    if value.is_null() {
        map.remove(key);
    } else {
        map.insert(key.to_owned(), value.clone());
    }
}

/// Keyed in a second time, and every difference decided.
pub(super) fn is_decided(
    form: &Form,
    today: NaiveDate,
    check: &PaperCheck,
    keyed: &[Keyed],
) -> bool {
    let first = keyed.iter().find(|sheet| sheet.sheet == check.sheet);
    check.answers.is_some()
        && first.is_some_and(|first| {
            let open = listed(form, today, check, first);
            open.iter().all(|difference| !difference.keep.is_empty())
        })
}

/// Decides a difference. Where the second reading is right, the response takes it: one act, which undo takes back with both.
///
/// # Errors
/// `entity_unknown`, `paper_no_difference`, `paper_keep`.
pub fn decide(app: &App, args: PaperDecide) -> Result<()> {
    if !["first", "second"].contains(&args.keep.as_str()) {
        return Err(Error::new("paper_keep"));
    }
    let today = app.today();
    let none = || Error::new("paper_no_difference");
    let (check, title, form, first) = app.read(|db| {
        let check = db.paper_check(args.check)?;
        let survey = db.survey(check.survey)?;
        let keyed = db.keyed_sheets(check.survey)?;
        let first = keyed.into_iter().find(|sheet| sheet.sheet == check.sheet);
        Ok((
            check,
            survey.title.clone(),
            form_of(&survey)?,
            first.ok_or_else(none)?,
        ))
    })?;
    let read = second(&check).ok_or_else(none)?;
    let listed = listed(&form, today, &check, &first);
    if !listed.iter().any(|each| each.question == args.question) {
        return Err(none());
    }
    let (outcome, response) = decided(&form, today, &check, &first, &read, &args);
    let number = check.sheet;
    app.act(Op::DecideSheet { number, title }, |tx| {
        let fields = [("outcome".to_owned(), outcome)];
        tx.write(Change::fields(
            EntityRef::new(&PAPER_CHECK, check.id.0),
            fields,
        ))?;
        if let Some(fields) = response {
            tx.write(Change::fields(
                EntityRef::new(&RESPONSE, first.response.0),
                fields,
            ))?;
        }
        Ok(())
    })
}

type Fields = Vec<(String, Value)>;

/// The outcome, and the fields of the response when it changes.
fn decided(
    form: &Form,
    today: NaiveDate,
    check: &PaperCheck,
    first: &Keyed,
    second: &Answers,
    args: &PaperDecide,
) -> (Value, Option<Fields>) {
    let mut outcome = outcome(check);
    let mut before = first.clone();
    restore(&mut before, &outcome);
    let object = |text: &str| serde_json::from_str::<Map<String, Value>>(text).unwrap_or_default();
    let question = &args.question;
    outcome.insert(
        question.clone(),
        json!({
            "keep": args.keep,
            "first": object(&before.answers).get(question),
            "first_mark": object(&before.marks).get(question),
        }),
    );
    let one = keyed(&before.answers, &before.marks);
    let mut all = keyed(&first.answers, &first.marks);
    let chosen = if args.keep == "second" { second } else { &one };
    match chosen.get(question) {
        Some(value) => all.insert(question.clone(), value.clone()),
        None => all.remove(question),
    };
    let reading = Reading::new(form, today, &all);
    let (answers, marks) = (reading.submission(), reading.kept_marks(&all));
    let changed = answers != object(&first.answers) || marks != Value::Object(object(&first.marks));
    let fields = vec![
        ("answers".to_owned(), Value::Object(answers)),
        ("marks".to_owned(), marks),
        ("valid".to_owned(), json!(reading.is_valid())),
    ];
    (Value::Object(outcome), changed.then_some(fields))
}
