-- Frozen: the schema as version 2 made it. Never edited.

-- local: who this database is, and its clock (one row)
CREATE TABLE laptop (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  device TEXT NOT NULL,
  label TEXT NOT NULL DEFAULT '',
  person TEXT NOT NULL DEFAULT '',
  hlc_ms INTEGER NOT NULL DEFAULT 0,
  hlc_count INTEGER NOT NULL DEFAULT 0,
  saved_at INTEGER
) STRICT;

-- local: what the officer chose on this laptop
CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

-- shared: every record known here, ours and the others', as it was written
CREATE TABLE journal (
  device TEXT NOT NULL,
  seq INTEGER NOT NULL,
  hlc_ms INTEGER NOT NULL,
  hlc_count INTEGER NOT NULL,
  entity_kind TEXT NOT NULL,
  entity TEXT NOT NULL,
  author TEXT NOT NULL,
  op TEXT,
  body TEXT NOT NULL,
  PRIMARY KEY (device, seq)
) STRICT;
CREATE INDEX journal_by_entity ON journal (entity_kind, entity);
CREATE INDEX journal_by_clock ON journal (hlc_ms);

-- derived: the last record of each device incarnation that is applied here
CREATE TABLE applied (
  device TEXT PRIMARY KEY,
  seq INTEGER NOT NULL
) STRICT;

-- derived: of each record, the fields that no later write has replaced
CREATE TABLE registers (
  entity_kind TEXT NOT NULL,
  entity TEXT NOT NULL,
  device TEXT NOT NULL,
  seq INTEGER NOT NULL,
  hlc_ms INTEGER NOT NULL,
  hlc_count INTEGER NOT NULL,
  deps TEXT NOT NULL,
  fields TEXT NOT NULL,
  PRIMARY KEY (entity_kind, entity, device, seq)
) STRICT, WITHOUT ROWID;

-- derived: fields whose kept writes disagree
CREATE TABLE questions (
  entity_kind TEXT NOT NULL,
  entity TEXT NOT NULL,
  field TEXT NOT NULL,
  PRIMARY KEY (entity_kind, entity, field)
) STRICT, WITHOUT ROWID;

-- derived: the co-edited documents, rebuilt from the journal's updates
CREATE TABLE documents (
  entity_kind TEXT NOT NULL,
  entity TEXT NOT NULL,
  snapshot BLOB NOT NULL,
  PRIMARY KEY (entity_kind, entity)
) STRICT;

-- local: the other laptops of the space, as their heads in the folder name them
CREATE TABLE devices (
  id TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  person TEXT NOT NULL
) STRICT;

-- shared: libraries
CREATE TABLE libraries (
  id TEXT PRIMARY KEY,
  changed_at INTEGER NOT NULL DEFAULT 0,
  name TEXT,
  insee TEXT,
  address TEXT,
  opening_hours TEXT,
  ministry_code TEXT,
  demo INTEGER,
  deleted INTEGER
) STRICT;

-- shared: visits
CREATE TABLE visits (
  id TEXT PRIMARY KEY,
  changed_at INTEGER NOT NULL DEFAULT 0,
  library TEXT,
  date TEXT,
  people TEXT,
  demo INTEGER,
  deleted INTEGER
) STRICT;

-- shared: surveys, each with the form as it was when the survey was made
CREATE TABLE surveys (
  id TEXT PRIMARY KEY,
  changed_at INTEGER NOT NULL DEFAULT 0,
  library TEXT,
  title TEXT,
  audience TEXT,
  form TEXT,
  form_hash TEXT,
  demo INTEGER,
  deleted INTEGER
) STRICT;

-- shared: submitted responses, immutable
CREATE TABLE responses (
  id TEXT PRIMARY KEY,
  changed_at INTEGER NOT NULL DEFAULT 0,
  survey TEXT,
  answers TEXT,
  language TEXT,
  mode TEXT,
  started_at INTEGER,
  submitted_at INTEGER,
  valid INTEGER,
  demo INTEGER,
  deleted INTEGER
) STRICT;
CREATE INDEX responses_by_survey ON responses (survey);

-- shared: drafts of timetables
CREATE TABLE drafts (
  id TEXT PRIMARY KEY,
  changed_at INTEGER NOT NULL DEFAULT 0,
  library TEXT,
  title TEXT,
  demo INTEGER,
  deleted INTEGER
) STRICT;

-- derived: the slots of the drafts, from their documents and registers
CREATE TABLE slots (
  id TEXT PRIMARY KEY,
  draft TEXT NOT NULL,
  day INTEGER NOT NULL,
  start_minute INTEGER NOT NULL,
  end_minute INTEGER NOT NULL,
  period TEXT NOT NULL,
  kind TEXT NOT NULL,
  author TEXT NOT NULL,
  written_at INTEGER NOT NULL,
  question INTEGER NOT NULL
) STRICT;
CREATE INDEX slots_by_draft ON slots (draft);

-- derived: the text of the visits' notes, from their documents
CREATE TABLE notes (
  visit TEXT PRIMARY KEY,
  markdown TEXT NOT NULL
) STRICT;

-- derived: what search finds, accents ignored
CREATE VIRTUAL TABLE search USING fts5 (
  kind UNINDEXED, id UNINDEXED, title, body,
  tokenize = "unicode61 remove_diacritics 2"
);

-- local: interviews begun here and not yet submitted
CREATE TABLE interviews (
  id TEXT PRIMARY KEY,
  survey TEXT NOT NULL,
  language TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  accepted INTEGER NOT NULL DEFAULT 0,
  at_question TEXT
) STRICT;

-- local: their answers, one row a question, committed before the next question shows
CREATE TABLE interview_answers (
  interview TEXT NOT NULL REFERENCES interviews (id) ON DELETE CASCADE,
  question TEXT NOT NULL,
  value TEXT NOT NULL,
  answered_at INTEGER NOT NULL,
  PRIMARY KEY (interview, question)
) STRICT;

-- local: what undo and redo apply, latest last
CREATE TABLE undo_steps (
  id INTEGER PRIMARY KEY,
  op TEXT NOT NULL,
  inverses TEXT NOT NULL,
  written_at INTEGER NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0
) STRICT;

-- local: the space that this database shares, its keys and its folder (one row)
CREATE TABLE space (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  id TEXT NOT NULL,
  keys BLOB NOT NULL,
  folder TEXT NOT NULL,
  last_sync INTEGER
) STRICT;

-- local: the files of the space itself, byte for byte, so that any laptop can put them back
CREATE TABLE space_files (
  path TEXT PRIMARY KEY,
  bytes BLOB NOT NULL
) STRICT;

-- local: our sealed batches, byte for byte, so that any can be published again
CREATE TABLE outbox (
  seq INTEGER PRIMARY KEY,
  last_record INTEGER NOT NULL,
  path TEXT NOT NULL,
  hash BLOB NOT NULL,
  bytes BLOB NOT NULL,
  published_at INTEGER
) STRICT;

-- local: how far each other device's batches are applied
CREATE TABLE cursors (
  device TEXT PRIMARY KEY,
  seq INTEGER NOT NULL,
  hash BLOB NOT NULL
) STRICT;

-- local: files of the folder that are applied or ours, so that they are not read again
CREATE TABLE known_files (
  path TEXT PRIMARY KEY,
  length INTEGER NOT NULL
) STRICT;

-- local: what the last sync left aside
CREATE TABLE skipped_files (
  file TEXT PRIMARY KEY,
  reason TEXT NOT NULL
) STRICT;


-- local: sealed batches, ours and the others', byte for byte until a snapshot covers them, so that any laptop can put any back
CREATE TABLE batches (
  device TEXT NOT NULL,
  seq INTEGER NOT NULL,
  first_record INTEGER NOT NULL,
  last_record INTEGER NOT NULL,
  hash BLOB NOT NULL,
  length INTEGER NOT NULL,
  -- where it lies in the folder, as far as this laptop knows
  path TEXT NOT NULL,
  -- null once a snapshot covers it, or once it holds what was erased
  bytes BLOB,
  -- null while it waits to be published; for a batch of others, when it was applied
  published_at INTEGER,
  PRIMARY KEY (device, seq)
) STRICT;
INSERT INTO batches (device, seq, first_record, last_record, hash, length, path, bytes, published_at)
  SELECT laptop.device, outbox.seq,
    coalesce((SELECT max(before.last_record) FROM outbox AS before WHERE before.seq < outbox.seq), 0) + 1,
    outbox.last_record, outbox.hash, length(outbox.bytes), outbox.path, outbox.bytes, outbox.published_at
  FROM outbox, laptop;
DROP TABLE outbox;

-- local: what this database was called before it was copied or restored
CREATE TABLE incarnations (
  device TEXT PRIMARY KEY,
  ended_at INTEGER NOT NULL,
  reason TEXT NOT NULL
) STRICT;

-- local: two contents for one sequence: each branch goes on under a device derived of its first batch
CREATE TABLE branches (
  hash BLOB PRIMARY KEY,
  device TEXT NOT NULL,
  seq INTEGER NOT NULL,
  first_record INTEGER NOT NULL,
  derived TEXT NOT NULL,
  seen_at INTEGER NOT NULL
) STRICT;

-- local: the newest head of each laptop of the space, as it was read (JSON), and when it was first seen here
CREATE TABLE heads (
  device TEXT PRIMARY KEY,
  number INTEGER NOT NULL,
  head TEXT NOT NULL,
  seen_at INTEGER NOT NULL
) STRICT;

-- local: parts of snapshots that were seen in the folder, ours and the others'
CREATE TABLE snapshots (
  path TEXT PRIMARY KEY,
  length INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  device TEXT NOT NULL,
  number INTEGER NOT NULL,
  part INTEGER NOT NULL,
  parts INTEGER NOT NULL,
  hash BLOB NOT NULL,
  -- what the snapshot covers: device → last record (JSON)
  vector TEXT NOT NULL
) STRICT;

-- derived: what was erased for ever, and by which record
CREATE TABLE erased (
  entity_kind TEXT NOT NULL,
  entity TEXT NOT NULL,
  device TEXT NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (entity_kind, entity, device, seq)
) STRICT, WITHOUT ROWID;

-- local: records that held what was erased: the batches with them are let go, here and in the folder
CREATE TABLE tainted (
  device TEXT NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (device, seq)
) STRICT, WITHOUT ROWID;

-- derived: records that came by a .valise (`carry`) and are in the journal under their own name not yet, or never
CREATE TABLE loose_records (
  device TEXT NOT NULL,
  seq INTEGER NOT NULL,
  hlc_ms INTEGER NOT NULL,
  hlc_count INTEGER NOT NULL,
  entity_kind TEXT NOT NULL,
  entity TEXT NOT NULL,
  author TEXT NOT NULL,
  op TEXT,
  body TEXT NOT NULL,
  PRIMARY KEY (device, seq)
) STRICT;
CREATE INDEX loose_records_by_entity ON loose_records (entity_kind, entity);

-- local: how this database knows that it is not a copy: where it lies, and what the file beside it says
CREATE TABLE witness (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  place TEXT NOT NULL,
  token TEXT NOT NULL
) STRICT;

-- local: what each sync did, for the log in sentences (JSON)
CREATE TABLE sync_log (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  entry TEXT NOT NULL
) STRICT;

-- local: the backups of this database, and what each held (JSON); in a backup, the line without a name is its own
CREATE TABLE backups (
  name TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  reason TEXT NOT NULL,
  held TEXT NOT NULL,
  -- the last drill: when, and what was found (JSON, empty when all is well)
  drilled_at INTEGER,
  findings TEXT
) STRICT;

-- the batch that a known file names (null for a head or a part of a photo), and when the file was last written
ALTER TABLE known_files ADD COLUMN device TEXT;
ALTER TABLE known_files ADD COLUMN seq INTEGER;
ALTER TABLE known_files ADD COLUMN hash BLOB;
ALTER TABLE known_files ADD COLUMN modified INTEGER NOT NULL DEFAULT 0;
DELETE FROM known_files;

-- since when a file is left aside
ALTER TABLE skipped_files ADD COLUMN since INTEGER NOT NULL DEFAULT 0;

-- local: the data keys of erasure units, opaque, and where each lies in the folder; two laptops may have made one each
CREATE TABLE data_keys (
  unit TEXT NOT NULL,
  key BLOB NOT NULL,
  path TEXT,
  PRIMARY KEY (unit, key)
) STRICT, WITHOUT ROWID;

-- this laptop's own key pair, opaque: a new folder key reaches it through it
ALTER TABLE laptop ADD COLUMN identity BLOB;
-- the list of the space's key files (JSON)
ALTER TABLE space ADD COLUMN ring TEXT;

-- shared: photos and attachments of a visit; their bytes are in photo_parts
CREATE TABLE photos (
  id TEXT PRIMARY KEY,
  changed_at INTEGER NOT NULL DEFAULT 0,
  visit TEXT,
  name TEXT,
  caption TEXT,
  mime TEXT,
  width INTEGER,
  height INTEGER,
  length INTEGER,
  parts INTEGER,
  hash TEXT,
  thumbnail TEXT,
  taken_at INTEGER,
  position_kept INTEGER,
  demo INTEGER,
  deleted INTEGER
) STRICT;
CREATE INDEX photos_by_visit ON photos (visit);

-- local: the bytes of photos that are here, in parts of at most 8 MiB, and where each lies in the folder
CREATE TABLE photo_parts (
  photo TEXT NOT NULL,
  part INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  -- set before it is published, so that a crash leaves no second copy
  path TEXT,
  -- null while the folder does not have it, as far as this laptop knows
  published_at INTEGER,
  PRIMARY KEY (photo, part)
) STRICT;

-- local: parts of photos that were seen in the folder; only their headers are read, and `tag` names the photo to whoever has the key
CREATE TABLE photo_files (
  path TEXT PRIMARY KEY,
  length INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  tag BLOB NOT NULL,
  part INTEGER NOT NULL,
  parts INTEGER NOT NULL,
  -- 0: only its header was read; 1: it was read whole and is good; 2: it is not
  checked INTEGER NOT NULL
) STRICT;

-- shared: what the space says of its laptops
CREATE TABLE laptops (
  id TEXT PRIMARY KEY,
  changed_at INTEGER NOT NULL DEFAULT 0,
  retired INTEGER,
  label TEXT,
  demo INTEGER,
  deleted INTEGER
) STRICT;

-- shared: named versions of an object: what had been applied when the name was given
CREATE TABLE versions (
  id TEXT PRIMARY KEY,
  changed_at INTEGER NOT NULL DEFAULT 0,
  of_kind TEXT,
  of_entity TEXT,
  name TEXT,
  vector TEXT,
  demo INTEGER,
  deleted INTEGER
) STRICT;
CREATE INDEX versions_by_entity ON versions (of_kind, of_entity);

ALTER TABLE surveys ADD COLUMN keep_until TEXT;

-- search forgets what is removed from it, word by word
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);

-- history is read page by page along an index, latest first: of one object, of one person, of everybody
DROP INDEX journal_by_entity;
CREATE INDEX journal_by_entity ON journal (entity_kind, entity, hlc_ms, hlc_count, device, seq);
CREATE INDEX journal_by_author ON journal (author, hlc_ms, hlc_count, device, seq, entity_kind);
DROP INDEX journal_by_clock;
CREATE INDEX journal_by_clock ON journal (hlc_ms, hlc_count, device, seq, entity_kind);
