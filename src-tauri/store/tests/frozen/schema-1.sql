-- Frozen: the schema as version 1 made it. Never edited.

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
