//! Setting targets and counting people: each one act that can be undone.

use domain::entity::{CONTACT, DELETED, EntityRef, QUOTA};
use domain::id::{ContactId, QuotaId};
use domain::op::Op;
use forms::Kind;
use serde_json::{Value, json};
use store::Change;

use super::types::{ContactAdd, QuotaSave};
use crate::survey::form_of;
use crate::{App, Error, Result};

/// Sets a target.
///
/// # Errors
/// `quota_target`, `quota_question`, `entity_unknown`.
pub fn save(app: &App, args: QuotaSave) -> Result<QuotaId> {
    if args.target == 0 {
        return Err(Error::new("quota_target"));
    }
    let survey = app.read(|db| Ok(db.survey(args.survey)?))?;
    let form = form_of(&survey)?;
    for (question, value) in &args.criteria {
        let fits = form.items.iter().any(|item| {
            item.name == *question
                && item.kind == Kind::SelectOne
                && form
                    .choices(item)
                    .iter()
                    .any(|choice| choice.name == *value)
        });
        if !fits {
            return Err(Error::new("quota_question").arg("question", question));
        }
    }
    let id = match args.id {
        Some(id) => app.read(|db| Ok(db.quota(id)?))?.id,
        None => QuotaId(app.new_id()?),
    };
    let fields: [(&str, Value); 3] = [
        ("survey", json!(args.survey)),
        ("criteria", json!(args.criteria)),
        ("target", json!(args.target)),
    ];
    let fields = fields.map(|(field, value)| (field.to_owned(), value));
    let title = survey.title;
    app.act(Op::SetQuota { title }, |tx| {
        tx.write(Change::fields(EntityRef::new(&QUOTA, id.0), fields))?;
        Ok(())
    })?;
    Ok(id)
}

/// Takes a target away.
///
/// # Errors
/// `entity_unknown`.
pub fn remove(app: &App, id: QuotaId) -> Result<()> {
    let title = app.read(|db| Ok(db.survey(db.quota(id)?.survey)?.title))?;
    app.act(Op::RemoveQuota { title }, |tx| {
        tx.write(Change::fields(
            EntityRef::new(&QUOTA, id.0),
            [(DELETED.to_owned(), json!(true))],
        ))?;
        Ok(())
    })
}

/// Counts somebody who refused or went by, now.
///
/// # Errors
/// `entity_unknown`.
pub fn add_contact(app: &App, args: ContactAdd) -> Result<()> {
    let title = app.read(|db| Ok(db.survey(args.survey)?))?.title;
    let id = ContactId(app.new_id()?);
    let fields: [(&str, Value); 3] = [
        ("survey", json!(args.survey)),
        ("outcome", json!(args.outcome.as_str())),
        ("at", json!(app.now().0)),
    ];
    let fields = fields.map(|(field, value)| (field.to_owned(), value));
    app.act(Op::AddContact { title }, |tx| {
        tx.write(Change::fields(EntityRef::new(&CONTACT, id.0), fields))?;
        Ok(())
    })
}
