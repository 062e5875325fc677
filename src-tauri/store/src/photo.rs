//! Photos and other attachments of visits: their rows, the bytes that are here, and their parts that were seen in the folder.

use domain::id::{PhotoId, VisitId};
use rusqlite::OptionalExtension;

use crate::db::{Db, Tx, rows};
use crate::journal::{signed, unsigned};
use crate::{Error, Result};

/// A photo without its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Photo {
    pub id: PhotoId,
    /// Absent when a record of a later version says otherwise.
    pub visit: Option<VisitId>,
    pub name: String,
    pub caption: String,
    pub mime: String,
    /// Upright, in pixels; 0 where it is not known.
    pub width: u32,
    pub height: u32,
    pub length: u64,
    pub parts: u32,
    /// BLAKE3 of all bytes, in hexadecimal.
    pub hash: String,
    /// JPEG in base64; empty where there is none.
    pub thumbnail: String,
    pub taken_at: Option<i64>,
    pub position_kept: bool,
    pub demo: bool,
    /// Out of sight.
    pub removed: bool,
    /// How many of its parts are here, and how many of these the folder has.
    pub here: u32,
    pub published: u32,
}

/// A part whose bytes are here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldPart {
    pub photo: PhotoId,
    pub part: u32,
    /// Where it lies in the folder, or is about to.
    pub path: Option<String>,
    pub published: bool,
}

/// What is known of what a file of the folder holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Checked {
    /// Only its header was read.
    No,
    Good,
    /// It is not what its header says: left aside until it changes.
    Bad,
}

/// A part of a photo that was seen in the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhotoFile {
    pub path: String,
    pub length: u64,
    pub modified: i64,
    pub epoch: u32,
    pub tag: Vec<u8>,
    pub part: u32,
    pub parts: u32,
    pub checked: Checked,
}

const SELECT: &str = "SELECT p.id, p.visit, coalesce(p.name, ''), coalesce(p.caption, ''), coalesce(p.mime, ''), coalesce(p.width, 0),
    coalesce(p.height, 0), coalesce(p.length, 0), coalesce(p.parts, 0), coalesce(p.hash, ''), coalesce(p.thumbnail, ''), p.taken_at,
    coalesce(p.position_kept, 0), coalesce(p.demo, 0), coalesce(p.deleted, 0),
    (SELECT count(*) FROM photo_parts WHERE photo = p.id),
    (SELECT count(published_at) FROM photo_parts WHERE photo = p.id) FROM photos p";

type Raw = (String, Option<String>, Photo);

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Raw> {
    // Another laptop may have written any number: what does not fit is as good as nothing.
    let count = |at| row.get::<_, i64>(at).map(|n| u32::try_from(n).unwrap_or(0));
    let photo = Photo {
        id: PhotoId(uuid::Uuid::nil()),
        visit: None,
        name: row.get(2)?,
        caption: row.get(3)?,
        mime: row.get(4)?,
        width: count(5)?,
        height: count(6)?,
        length: unsigned(row.get(7)?),
        parts: count(8)?,
        hash: row.get(9)?,
        thumbnail: row.get(10)?,
        taken_at: row.get(11)?,
        position_kept: row.get(12)?,
        demo: row.get(13)?,
        removed: row.get(14)?,
        here: count(15)?,
        published: count(16)?,
    };
    Ok((row.get(0)?, row.get(1)?, photo))
}

fn named((id, visit, photo): Raw) -> Result<Photo> {
    Ok(Photo {
        id: id.parse()?,
        visit: visit.and_then(|id| id.parse().ok()),
        ..photo
    })
}

impl Db<'_> {
    /// The photos in sight of one visit, or of all, in the order in which they were added.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn photos(&self, visit: Option<VisitId>) -> Result<Vec<Photo>> {
        let query = format!(
            "{SELECT} WHERE coalesce(p.deleted, 0) = 0 AND (?1 IS NULL OR p.visit = ?1) ORDER BY p.id"
        );
        let visit = visit.map(|visit| visit.to_string());
        rows(self.sql, &query, [visit], read)?
            .into_iter()
            .map(named)
            .collect()
    }

    /// Every photo, those out of sight included.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn all_photos(&self) -> Result<Vec<Photo>> {
        let query = format!("{SELECT} ORDER BY p.id");
        rows(self.sql, &query, [], read)?
            .into_iter()
            .map(named)
            .collect()
    }

    /// One photo.
    ///
    /// # Errors
    /// `Unknown` when there is none in sight.
    pub fn photo(&self, id: PhotoId) -> Result<Photo> {
        let query = format!("{SELECT} WHERE p.id = ?1 AND coalesce(p.deleted, 0) = 0");
        let found = self
            .sql
            .query_row(&query, [id.to_string()], read)
            .optional()?;
        named(found.ok_or_else(|| Error::Unknown {
            kind: "photo",
            id: id.to_string(),
        })?)
    }

    /// The parts whose bytes are here.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn held_parts(&self) -> Result<Vec<HeldPart>> {
        let read = |row: &rusqlite::Row<'_>| {
            Ok((
                row.get::<_, String>(0)?,
                row.get(1)?,
                row.get(2)?,
                row.get(3)?,
            ))
        };
        let query = "SELECT photo, part, path, published_at IS NOT NULL FROM photo_parts ORDER BY photo, part";
        rows(self.sql, query, [], read)?
            .into_iter()
            .map(|(photo, part, path, published)| {
                Ok(HeldPart {
                    photo: photo.parse()?,
                    part,
                    path,
                    published,
                })
            })
            .collect()
    }

    /// The bytes of one part, if they are here.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn photo_part(&self, photo: PhotoId, part: u32) -> Result<Option<Vec<u8>>> {
        let query = "SELECT bytes FROM photo_parts WHERE photo = ?1 AND part = ?2";
        let key = (photo.to_string(), part);
        Ok(self
            .sql
            .query_row(query, key, |row| row.get(0))
            .optional()?)
    }

    /// The parts of photos that were seen in the folder.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn photo_files(&self) -> Result<Vec<PhotoFile>> {
        let read = |row: &rusqlite::Row<'_>| {
            Ok(PhotoFile {
                path: row.get(0)?,
                length: unsigned(row.get(1)?),
                modified: row.get(2)?,
                epoch: row.get(3)?,
                tag: row.get(4)?,
                part: row.get(5)?,
                parts: row.get(6)?,
                checked: match row.get::<_, i64>(7)? {
                    0 => Checked::No,
                    1 => Checked::Good,
                    _ => Checked::Bad,
                },
            })
        };
        let query = "SELECT path, length, modified, epoch, tag, part, parts, checked FROM photo_files ORDER BY path";
        rows(self.sql, query, [], read)
    }
}

impl Tx<'_> {
    /// Keeps the bytes of one part. `path`: where it lies in the folder, if it came from there.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn add_photo_part(
        &mut self,
        photo: PhotoId,
        part: u32,
        bytes: &[u8],
        path: Option<&str>,
    ) -> Result<()> {
        let published = path.map(|_| self.now.0);
        self.db.sql.execute(
            "INSERT OR REPLACE INTO photo_parts (photo, part, bytes, path, published_at) VALUES (?1, ?2, ?3, ?4, ?5)",
            (photo.to_string(), part, bytes, path, published),
        )?;
        self.touch("photos");
        Ok(())
    }

    /// Notes where a part is about to be published: taken up again there after a crash.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn place_photo_part(&mut self, photo: PhotoId, part: u32, path: &str) -> Result<()> {
        self.set_photo_part(photo, part, Some(path), None)
    }

    /// Notes that the folder has a part.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn photo_part_published(&mut self, photo: PhotoId, part: u32, path: &str) -> Result<()> {
        let now = self.now.0;
        self.set_photo_part(photo, part, Some(path), Some(now))
    }

    fn set_photo_part(
        &mut self,
        photo: PhotoId,
        part: u32,
        path: Option<&str>,
        published: Option<i64>,
    ) -> Result<()> {
        self.db.sql.execute(
            "UPDATE photo_parts SET path = ?3, published_at = ?4 WHERE photo = ?1 AND part = ?2",
            (photo.to_string(), part, path, published),
        )?;
        self.touch("photos");
        Ok(())
    }

    /// Lets go of the bytes of a photo: they are not what its record says.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn drop_photo_parts(&mut self, photo: PhotoId) -> Result<()> {
        self.db.sql.execute(
            "DELETE FROM photo_parts WHERE photo = ?1",
            [photo.to_string()],
        )?;
        self.touch("photos");
        Ok(())
    }

    /// Remembers a part of a photo that is in the folder.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn add_photo_file(&mut self, file: &PhotoFile) -> Result<()> {
        self.db
            .sql
            .prepare_cached(
                "INSERT OR REPLACE INTO photo_files (path, length, modified, epoch, tag, part, parts, checked)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute((
                &file.path,
                signed(file.length),
                file.modified,
                file.epoch,
                &file.tag,
                file.part,
                file.parts,
                number(file.checked),
            ))?;
        Ok(())
    }

    /// Notes what a part in the folder turned out to be.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn check_photo_file(&mut self, path: &str, checked: Checked) -> Result<()> {
        self.db.sql.execute(
            "UPDATE photo_files SET checked = ?2 WHERE path = ?1",
            (path, number(checked)),
        )?;
        Ok(())
    }
}

fn number(checked: Checked) -> i64 {
    match checked {
        Checked::No => 0,
        Checked::Good => 1,
        Checked::Bad => 2,
    }
}
