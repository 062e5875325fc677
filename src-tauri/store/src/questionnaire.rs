//! Questionnaires that are being written: their rows, whose cells are registers of their own, and their published versions.

use std::collections::BTreeMap;

use domain::entity::{CELL_PREFIX, EntityRef, LANGUAGE_PREFIX, QUESTIONNAIRE, SETTING_PREFIX};
use domain::id::{FormRowId, PublishedId, QuestionnaireId};
use rusqlite::OptionalExtension;
use serde_json::Value;

use crate::db::{Db, rows};
use crate::registers::Registers;
use crate::{Error, Result};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Questionnaire {
    pub id: QuestionnaireId,
    pub title: String,
    /// `users`, `non_users` or `other`.
    pub audience: String,
    /// In their order.
    pub languages: Vec<String>,
    pub settings: BTreeMap<String, String>,
    pub changed_at: i64,
    pub demo: bool,
}

/// A question, a group, a note, or a choice of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FormRow {
    pub id: Option<FormRowId>,
    /// `survey` or `choices`.
    pub sheet: String,
    /// The group that holds it, by id.
    pub parent: Option<FormRowId>,
    /// The list that a choice belongs to, or that a question takes its choices from.
    pub list: Option<String>,
    /// Sorts it among its siblings.
    pub place: String,
    /// By the name of the column; blank ones are absent.
    pub cells: BTreeMap<String, String>,
    /// The fields that somebody has to decide on.
    pub disputed: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedForm {
    pub id: PublishedId,
    pub questionnaire: QuestionnaireId,
    pub number: u32,
    pub title: String,
    pub audience: String,
    /// JSON of the form.
    pub form: String,
    pub form_hash: String,
    /// JSON of the sheets that it was made of.
    pub workbook: String,
    pub published_at: i64,
}

const ROWS: &str = "SELECT id, questionnaire, coalesce(sheet, 'survey'), parent, list, coalesce(place, '') FROM form_rows WHERE coalesce(deleted, 0) = 0";
const PUBLISHED: &str = "SELECT id, questionnaire, coalesce(number, 0), coalesce(title, ''), coalesce(audience, ''), coalesce(form, ''), coalesce(form_hash, ''), coalesce(workbook, '{}'), coalesce(published_at, 0)
    FROM published_forms WHERE coalesce(deleted, 0) = 0";

impl Db<'_> {
    /// Every questionnaire in sight, latest change first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn questionnaires(&self) -> Result<Vec<Questionnaire>> {
        let query = "SELECT id FROM questionnaires WHERE coalesce(deleted, 0) = 0 ORDER BY changed_at DESC, id";
        rows(self.sql, query, [], |row| row.get::<_, String>(0))?
            .into_iter()
            .map(|id| self.questionnaire(id.parse()?))
            .collect()
    }

    /// One questionnaire.
    ///
    /// # Errors
    /// `Unknown` when there is none in sight.
    pub fn questionnaire(&self, id: QuestionnaireId) -> Result<Questionnaire> {
        let query = "SELECT coalesce(title, ''), coalesce(audience, ''), coalesce(demo, 0),
            max(q.changed_at, coalesce((SELECT max(r.changed_at) FROM form_rows r WHERE r.questionnaire = q.id), 0))
            FROM questionnaires q WHERE id = ?1 AND coalesce(deleted, 0) = 0";
        let read = |row: &rusqlite::Row<'_>| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, String>(1)?,
                row.get::<_, bool>(2)?,
                row.get::<_, i64>(3)?,
            ))
        };
        let (title, audience, demo, changed_at) = self
            .sql
            .query_row(query, [id.to_string()], read)
            .optional()?
            .ok_or_else(|| unknown("questionnaire", id))?;
        let registers = Registers::load(self, &EntityRef::new(&QUESTIONNAIRE, id.0))?;
        let mut languages: Vec<(String, String)> = under(&registers, LANGUAGE_PREFIX)
            .map(|(name, place)| (place, name))
            .collect();
        languages.sort();
        Ok(Questionnaire {
            id,
            title,
            audience,
            languages: languages.into_iter().map(|(_, name)| name).collect(),
            settings: under(&registers, SETTING_PREFIX).collect(),
            changed_at,
            demo,
        })
    }

    /// The rows of a questionnaire in sight, in no order.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn form_rows(&self, questionnaire: QuestionnaireId) -> Result<Vec<FormRow>> {
        let query = format!("{ROWS} AND questionnaire = ?1");
        let read = rows(self.sql, &query, [questionnaire.to_string()], read_row)?;
        let query = "SELECT g.entity, g.device, g.seq, g.hlc_ms, g.hlc_count, g.deps, g.fields
            FROM form_rows r JOIN registers g ON g.entity_kind = 'form_row' AND g.entity = r.id
            WHERE r.questionnaire = ?1 AND coalesce(r.deleted, 0) = 0";
        let mut registers = Registers::load_each(self, query, [questionnaire.to_string()])?;
        read.into_iter()
            .map(|raw| {
                let registers = registers.remove(&raw.0).unwrap_or_default();
                Ok(form_row(raw, &registers)?.1)
            })
            .collect()
    }

    /// One row, with the questionnaire that it is of.
    ///
    /// # Errors
    /// `Unknown` when there is none in sight.
    pub fn form_row(&self, id: FormRowId) -> Result<(QuestionnaireId, FormRow)> {
        let query = format!("{ROWS} AND id = ?1");
        let raw = self
            .sql
            .query_row(&query, [id.to_string()], read_row)
            .optional()?
            .ok_or_else(|| unknown("form_row", id))?;
        let entity = EntityRef::new(&domain::entity::FORM_ROW, id.0);
        form_row(raw, &Registers::load(self, &entity)?)
    }

    /// The published versions of a questionnaire, latest first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn published_forms(&self, questionnaire: QuestionnaireId) -> Result<Vec<PublishedForm>> {
        let query = format!("{PUBLISHED} AND questionnaire = ?1 ORDER BY published_at DESC, id");
        rows(
            self.sql,
            &query,
            [questionnaire.to_string()],
            read_published,
        )?
        .into_iter()
        .map(published)
        .collect()
    }

    /// One published version.
    ///
    /// # Errors
    /// `Unknown` when there is none in sight.
    pub fn published_form(&self, id: PublishedId) -> Result<PublishedForm> {
        let query = format!("{PUBLISHED} AND id = ?1");
        let found = self
            .sql
            .query_row(&query, [id.to_string()], read_published)
            .optional()?;
        published(found.ok_or_else(|| unknown("published_form", id))?)
    }

    /// How many surveys in sight put the form of that hash.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn surveys_of_form(&self, hash: &str) -> Result<u32> {
        let query =
            "SELECT count(*) FROM surveys WHERE form_hash = ?1 AND coalesce(deleted, 0) = 0";
        Ok(self.sql.query_row(query, [hash], |row| row.get(0))?)
    }
}

fn unknown(kind: &'static str, id: impl ToString) -> Error {
    Error::Unknown {
        kind,
        id: id.to_string(),
    }
}

/// The texts that the fields under a prefix show.
fn under<'r>(
    registers: &'r Registers,
    prefix: &'r str,
) -> impl Iterator<Item = (String, String)> + 'r {
    registers.0.keys().filter_map(move |field| {
        let name = field.strip_prefix(prefix)?;
        let text = registers.shown(field).and_then(Value::as_str)?;
        (!text.is_empty()).then(|| (name.to_owned(), text.to_owned()))
    })
}

type RawRow = (
    String,
    String,
    String,
    Option<String>,
    Option<String>,
    String,
);

fn read_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<RawRow> {
    Ok((
        row.get(0)?,
        row.get(1)?,
        row.get(2)?,
        row.get(3)?,
        row.get(4)?,
        row.get(5)?,
    ))
}

fn form_row(raw: RawRow, registers: &Registers) -> Result<(QuestionnaireId, FormRow)> {
    let (id, questionnaire, sheet, parent, list, place) = raw;
    let row = FormRow {
        id: Some(id.parse()?),
        sheet,
        // What a later version may put there is no group of this one: the row stands at the root.
        parent: parent.and_then(|parent| parent.parse().ok()),
        list: list.filter(|list| !list.is_empty()),
        place,
        cells: under(registers, CELL_PREFIX).collect(),
        disputed: registers
            .questions()
            .into_iter()
            .map(str::to_owned)
            .collect(),
    };
    Ok((questionnaire.parse()?, row))
}

type RawPublished = (
    String,
    String,
    u32,
    String,
    String,
    String,
    String,
    String,
    i64,
);

fn read_published(row: &rusqlite::Row<'_>) -> rusqlite::Result<RawPublished> {
    Ok((
        row.get(0)?,
        row.get(1)?,
        row.get(2)?,
        row.get(3)?,
        row.get(4)?,
        row.get(5)?,
        row.get(6)?,
        row.get(7)?,
        row.get(8)?,
    ))
}

fn published(raw: RawPublished) -> Result<PublishedForm> {
    let (id, questionnaire, number, title, audience, form, form_hash, workbook, published_at) = raw;
    Ok(PublishedForm {
        id: id.parse()?,
        questionnaire: questionnaire.parse()?,
        number,
        title,
        audience,
        form,
        form_hash,
        workbook,
        published_at,
    })
}
