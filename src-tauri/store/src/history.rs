//! History, read along the journal's indexes: its lines latest first from any place on, who wrote, what a thing is called.
//! Lines carry no content; what a record says is read from the record.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use domain::clock::Hlc;
use domain::entity::EntityRef;
use domain::journal::{KIND_SET, Record, Stamp};
use domain::merge::{self, Write};
use rusqlite::{OptionalExtension, ToSql};

use crate::db::{Db, rows};
use crate::journal::{signed, unsigned};
use crate::{Registers, Result};

/// A place in the order of history: the writer's clock first, so that it reads as time went by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub hlc: Hlc,
    pub stamp: Stamp,
}

impl Place {
    pub fn of(record: &Record) -> Self {
        Self {
            hlc: record.hlc,
            stamp: record.stamp(),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Hlc(ms, count) = self.hlc;
        write!(f, "{ms}.{count}.{}.{}", self.stamp.device, self.stamp.seq)
    }
}

/// The text is no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoPlace;

impl FromStr for Place {
    type Err = NoPlace;

    /// Reads what `Display` writes.
    fn from_str(text: &str) -> std::result::Result<Self, NoPlace> {
        let mut parts = text.split('.');
        let mut next = || parts.next().ok_or(NoPlace);
        let (ms, count, device, seq) = (next()?, next()?, next()?, next()?);
        Ok(Self {
            hlc: Hlc(
                ms.parse().map_err(|_| NoPlace)?,
                count.parse().map_err(|_| NoPlace)?,
            ),
            stamp: Stamp {
                device: device.parse().map_err(|_| NoPlace)?,
                seq: seq.parse().map_err(|_| NoPlace)?,
            },
        })
    }
}

/// One record without its content.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub place: Place,
    pub entity: EntityRef,
    /// Empty for what was erased.
    pub by: String,
    /// The act, as it was written.
    pub op: Option<String>,
}

/// Which lines: of one object, by one person, of one kind; everything where nothing is named.
#[derive(Debug, Clone, Default)]
pub struct Which {
    pub entity: Option<EntityRef>,
    pub author: Option<String>,
    pub kind: Option<String>,
}

impl Which {
    /// The index that gives these in order, the conditions and their values.
    fn query(&self, before: Option<&Place>) -> (String, Vec<Box<dyn ToSql>>) {
        let mut values: Vec<Box<dyn ToSql>> = Vec::new();
        let mut conditions: Vec<String> = Vec::new();
        let mut named = |column: &str, value: String, values: &mut Vec<Box<dyn ToSql>>| {
            values.push(Box::new(value));
            conditions.push(format!("{column} = ?{}", values.len()));
        };
        let mut index = "journal_by_clock";
        if let Some(author) = &self.author {
            named("author", author.clone(), &mut values);
            index = "journal_by_author";
        }
        if let Some(entity) = &self.entity {
            named("entity_kind", entity.kind.clone(), &mut values);
            named("entity", entity.id.to_string(), &mut values);
            index = "journal_by_entity";
        } else if let Some(kind) = &self.kind {
            named("entity_kind", kind.clone(), &mut values);
        }
        if let Some(place) = before {
            let first = values.len() + 1;
            let Hlc(ms, count) = place.hlc;
            values.push(Box::new(ms));
            values.push(Box::new(count));
            values.push(Box::new(place.stamp.device.to_string()));
            values.push(Box::new(signed(place.stamp.seq)));
            conditions.push(format!(
                "(hlc_ms, hlc_count, device, seq) < (?{first}, ?{}, ?{}, ?{})",
                first + 1,
                first + 2,
                first + 3
            ));
        }
        let conditions = if conditions.is_empty() {
            "1".to_owned()
        } else {
            conditions.join(" AND ")
        };
        let query = format!(
            "SELECT hlc_ms, hlc_count, device, seq, entity_kind, entity, author, op FROM journal INDEXED BY {index}
             WHERE {conditions} ORDER BY hlc_ms DESC, hlc_count DESC, device DESC, seq DESC"
        );
        (query, values)
    }
}

type Raw = (Hlc, String, i64, String, String, String, Option<String>);

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Raw> {
    Ok((
        Hlc(row.get(0)?, row.get(1)?),
        row.get(2)?,
        row.get(3)?,
        row.get(4)?,
        row.get(5)?,
        row.get(6)?,
        row.get(7)?,
    ))
}

fn line((hlc, device, seq, kind, entity, by, op): Raw) -> Result<Line> {
    let stamp = Stamp {
        device: device.parse()?,
        seq: unsigned(seq),
    };
    Ok(Line {
        place: Place { hlc, stamp },
        entity: EntityRef {
            kind,
            id: entity.parse()?,
        },
        by,
        op,
    })
}

/// What a thing is called, in sight or not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Named {
    pub title: String,
    /// The date of a visit.
    pub date: Option<String>,
    pub removed: bool,
    /// Where it shows, if not by itself: the survey of a response, the visit of a photo, what a version is of.
    pub home: Option<EntityRef>,
}

impl Db<'_> {
    /// Tells lines before a place, latest first, until `each` says that it has enough.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn lines(
        &self,
        which: &Which,
        before: Option<&Place>,
        mut each: impl FnMut(Line) -> bool,
    ) -> Result<()> {
        let (query, values) = which.query(before);
        let mut statement = self.sql.prepare_cached(&query)?;
        let mut rows = statement.query(rusqlite::params_from_iter(values))?;
        while let Some(row) = rows.next()? {
            if !each(line(read(row)?)?) {
                break;
            }
        }
        Ok(())
    }

    /// How many records there are of an entity.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn record_count(&self, entity: &EntityRef) -> Result<u32> {
        let query = "SELECT count(*) FROM journal WHERE entity_kind = ?1 AND entity = ?2";
        let key = (&entity.kind, entity.id.to_string());
        Ok(self
            .sql
            .prepare_cached(query)?
            .query_row(key, |row| row.get(0))?)
    }

    /// Everybody who wrote something that is still there, by name. Jumps from name to name along the index.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn authors(&self) -> Result<Vec<String>> {
        let query = "WITH RECURSIVE each (name) AS (
               SELECT min(author) FROM journal WHERE author > ''
               UNION ALL SELECT (SELECT min(author) FROM journal WHERE author > each.name) FROM each WHERE each.name IS NOT NULL)
             SELECT name FROM each WHERE name IS NOT NULL";
        rows(self.sql, query, [], |row| row.get(0))
    }

    /// Who wrote in an entity, with the moment of their last write, latest first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn authors_of(&self, entity: &EntityRef) -> Result<Vec<(String, i64)>> {
        let query = "SELECT author, max(hlc_ms) FROM journal WHERE entity_kind = ?1 AND entity = ?2
                     GROUP BY author ORDER BY 2 DESC, author";
        let key = (&entity.kind, entity.id.to_string());
        rows(self.sql, query, key, |row| Ok((row.get(0)?, row.get(1)?)))
    }

    /// Whether an entity is fictive data.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn is_demo(&self, entity: &EntityRef) -> Result<bool> {
        let demo = Registers::load(self, entity)?;
        Ok(demo.shown("demo").and_then(serde_json::Value::as_bool) == Some(true))
    }

    /// What a thing is called; nothing for one of a later version, or erased.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn called(&self, entity: &EntityRef) -> Result<Option<Named>> {
        let query = match entity.kind.as_str() {
            "library" => "SELECT name, NULL, deleted, NULL, NULL FROM libraries WHERE id = ?1",
            "visit" => {
                "SELECT l.name, v.date, v.deleted, NULL, NULL
                 FROM visits v LEFT JOIN libraries l ON l.id = v.library WHERE v.id = ?1"
            }
            "survey" => "SELECT title, NULL, deleted, NULL, NULL FROM surveys WHERE id = ?1",
            "draft" => "SELECT title, NULL, deleted, NULL, NULL FROM drafts WHERE id = ?1",
            "response" => {
                "SELECT s.title, NULL, r.deleted, 'survey', r.survey
                 FROM responses r LEFT JOIN surveys s ON s.id = r.survey WHERE r.id = ?1"
            }
            "photo" => "SELECT name, NULL, deleted, 'visit', visit FROM photos WHERE id = ?1",
            "version" => {
                "SELECT name, NULL, deleted, of_kind, of_entity FROM versions WHERE id = ?1"
            }
            "questionnaire" => {
                "SELECT title, NULL, deleted, NULL, NULL FROM questionnaires WHERE id = ?1"
            }
            "form_row" => {
                "SELECT q.title, NULL, r.deleted, 'questionnaire', r.questionnaire
                 FROM form_rows r LEFT JOIN questionnaires q ON q.id = r.questionnaire WHERE r.id = ?1"
            }
            "published_form" => {
                "SELECT title, NULL, deleted, 'questionnaire', questionnaire FROM published_forms WHERE id = ?1"
            }
            "laptop" => "SELECT label, NULL, deleted, NULL, NULL FROM laptops WHERE id = ?1",
            _ => return Ok(None),
        };
        let read = |row: &rusqlite::Row<'_>| {
            let named = Named {
                title: row.get::<_, Option<String>>(0)?.unwrap_or_default(),
                date: row.get(1)?,
                removed: row.get::<_, Option<bool>>(2)?.unwrap_or_default(),
                home: None,
            };
            Ok((
                named,
                row.get::<_, Option<String>>(3)?,
                row.get::<_, Option<String>>(4)?,
            ))
        };
        let found = self
            .sql
            .prepare_cached(query)?
            .query_row([entity.id.to_string()], read)
            .optional()?;
        Ok(found.map(|(named, kind, id)| {
            let id = id.and_then(|id| id.parse().ok());
            let home = kind.zip(id).map(|(kind, id)| EntityRef { kind, id });
            Named { home, ..named }
        }))
    }
}

impl Registers {
    /// Adds a record as a laptop does that receives it, without the database: for the state of a thing at another moment.
    pub fn hear(&mut self, record: &Record) {
        if record.kind != KIND_SET {
            return;
        }
        for (field, value) in &record.fields {
            let write = Write {
                stamp: record.stamp(),
                hlc: record.hlc,
                deps: record.deps.clone(),
                value: value.clone(),
            };
            merge::add(self.0.entry(field.clone()).or_default(), write);
        }
    }

    /// What shows of each field.
    pub fn all_shown(&self) -> BTreeMap<&str, &serde_json::Value> {
        let shown = self.0.iter();
        shown
            .filter_map(|(field, writes)| Some((field.as_str(), &writes.first()?.value)))
            .collect()
    }
}
