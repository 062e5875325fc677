//! The shared state as lines, in one order on every laptop: equal lines, equal state.

use domain::entity::EntityRef;
use rusqlite::Row;

use crate::Result;
use crate::db::Db;
use crate::registers::Registers;

impl Db<'_> {
    /// Tells the shared state line by line. A line says what is kept of a field, and not which laptop wrote it when: two laptops
    /// that came to the same by different ways (a copied laptop, a snapshot) hold the same.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn state_lines(&self, mut line: impl FnMut(&str)) -> Result<()> {
        self.register_lines(&mut line)?;
        let queries = [
            "SELECT 'slot ' || id || ' ' || draft || ' ' || day || ' ' || start_minute || ' ' || end_minute || ' ' || period || ' ' || kind
             FROM slots ORDER BY id",
            "SELECT 'note ' || visit || ' ' || markdown FROM notes ORDER BY visit",
            "SELECT DISTINCT 'erased ' || entity_kind || ' ' || entity FROM erased ORDER BY entity_kind, entity",
        ];
        for query in queries {
            let mut statement = self.sql.prepare_cached(query)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                line(row.get_ref(0)?.as_str().unwrap_or_default());
            }
        }
        Ok(())
    }

    fn register_lines(&self, line: &mut impl FnMut(&str)) -> Result<()> {
        let mut statement = self.sql.prepare_cached(
            "SELECT entity_kind, entity, device, seq, hlc_ms, hlc_count, deps, fields, count(*) OVER (PARTITION BY entity_kind, entity)
             FROM registers ORDER BY entity_kind, entity, device, seq",
        )?;
        let mut rows = statement.query([])?;
        let mut last: Option<(String, String)> = None;
        while let Some(row) = rows.next()? {
            let key: (String, String) = (row.get(0)?, row.get(1)?);
            if row.get::<_, i64>(8)? == 1 {
                line(&format!("{} {} {}", key.0, key.1, text(row, 7)?));
                continue;
            }
            if last.as_ref() == Some(&key) {
                continue;
            }
            let entity = EntityRef {
                kind: key.0.clone(),
                id: key.1.parse()?,
            };
            line(&format!(
                "{} {} {}",
                key.0,
                key.1,
                kept(&Registers::load(self, &entity)?)
            ));
            last = Some(key);
        }
        Ok(())
    }
}

fn text<'r>(row: &'r Row<'_>, at: usize) -> Result<&'r str> {
    Ok(row.get_ref(at)?.as_str().unwrap_or_default())
}

/// As one register row would say it; a field with several values lists each once, the one that shows first.
fn kept(registers: &Registers) -> String {
    let fields: Vec<String> = registers
        .0
        .iter()
        .map(|(field, writes)| {
            let mut values: Vec<String> = Vec::new();
            for write in writes {
                let value = crate::registers::sorted(&write.value).to_string();
                if !values.contains(&value) {
                    values.push(value);
                }
            }
            format!(
                "{}:{}",
                serde_json::Value::from(field.as_str()),
                values.join("|")
            )
        })
        .collect();
    format!("{{{}}}", fields.join(","))
}
