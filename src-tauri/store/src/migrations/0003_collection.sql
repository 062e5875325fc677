-- Collection: paper, the kiosk, quotas and refusals, questionnaires under construction.

-- shared: questionnaires that an author is writing
CREATE TABLE questionnaires (
  id TEXT PRIMARY KEY,
  changed_at INTEGER NOT NULL DEFAULT 0,
  title TEXT,
  audience TEXT,
  demo INTEGER,
  deleted INTEGER
) STRICT;

-- shared: where each question, group and choice of a questionnaire stands; what it says is in the registers, a field a cell
CREATE TABLE form_rows (
  id TEXT PRIMARY KEY,
  changed_at INTEGER NOT NULL DEFAULT 0,
  questionnaire TEXT,
  sheet TEXT,
  parent TEXT,
  list TEXT,
  place TEXT,
  demo INTEGER,
  deleted INTEGER
) STRICT;
CREATE INDEX form_rows_by_questionnaire ON form_rows (questionnaire);

-- shared: published versions of a questionnaire, written once
CREATE TABLE published_forms (
  id TEXT PRIMARY KEY,
  changed_at INTEGER NOT NULL DEFAULT 0,
  questionnaire TEXT,
  number INTEGER,
  title TEXT,
  audience TEXT,
  form TEXT,
  form_hash TEXT,
  workbook TEXT,
  published_at INTEGER,
  demo INTEGER,
  deleted INTEGER
) STRICT;
CREATE INDEX published_forms_by_questionnaire ON published_forms (questionnaire);

-- shared: what was printed: numbered sheets of a survey, and what became of them
CREATE TABLE paper_batches (
  id TEXT PRIMARY KEY,
  changed_at INTEGER NOT NULL DEFAULT 0,
  survey TEXT,
  language TEXT,
  large INTEGER,
  first_number INTEGER,
  last_number INTEGER,
  place TEXT,
  printed_on TEXT,
  handed_out INTEGER,
  returned INTEGER,
  destroy_on TEXT,
  destroyed_on TEXT,
  demo INTEGER,
  deleted INTEGER
) STRICT;
CREATE INDEX paper_batches_by_survey ON paper_batches (survey);

-- shared: the second key-in of a sheet, compared with its response
CREATE TABLE paper_checks (
  id TEXT PRIMARY KEY,
  changed_at INTEGER NOT NULL DEFAULT 0,
  survey TEXT,
  number INTEGER,
  answers TEXT,
  outcome TEXT,
  demo INTEGER,
  deleted INTEGER
) STRICT;
CREATE INDEX paper_checks_by_survey ON paper_checks (survey);

-- shared: one row for each person who refused or went by, so that two laptops' counts add up
CREATE TABLE contacts (
  id TEXT PRIMARY KEY,
  changed_at INTEGER NOT NULL DEFAULT 0,
  survey TEXT,
  outcome TEXT,
  at INTEGER,
  demo INTEGER,
  deleted INTEGER
) STRICT;
CREATE INDEX contacts_by_survey ON contacts (survey);

-- shared: how many responses of whom a survey aims at
CREATE TABLE quotas (
  id TEXT PRIMARY KEY,
  changed_at INTEGER NOT NULL DEFAULT 0,
  survey TEXT,
  criteria TEXT,
  target INTEGER,
  demo INTEGER,
  deleted INTEGER
) STRICT;
CREATE INDEX quotas_by_survey ON quotas (survey);

-- the number of the paper sheet; notes of the interviewer by question; where an imported response comes from
ALTER TABLE responses ADD COLUMN sheet INTEGER;
ALTER TABLE responses ADD COLUMN notes TEXT;
ALTER TABLE responses ADD COLUMN source TEXT;
-- what the key-in of a sheet flagged, by question
ALTER TABLE responses ADD COLUMN marks TEXT;
CREATE INDEX responses_by_sheet ON responses (survey, sheet) WHERE sheet IS NOT NULL;
CREATE INDEX responses_by_source ON responses (survey, source) WHERE source IS NOT NULL;

-- interview, kiosk or paper; the sheet that is keyed in
ALTER TABLE interviews ADD COLUMN mode TEXT NOT NULL DEFAULT 'interview';
ALTER TABLE interviews ADD COLUMN sheet INTEGER;
ALTER TABLE interview_answers ADD COLUMN note TEXT;

-- what the respondent agreed to: when, in which language, and the hash of the notice that was shown
ALTER TABLE responses ADD COLUMN consent TEXT;

-- local: the kiosk of this laptop, while one is out: one row at most
CREATE TABLE kiosk (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  survey TEXT NOT NULL,
  language TEXT NOT NULL,
  pin TEXT NOT NULL,
  keep INTEGER NOT NULL,
  interview TEXT,
  wrong INTEGER NOT NULL DEFAULT 0,
  wait_until INTEGER NOT NULL DEFAULT 0
) STRICT;

-- local: the consent of an open interview
CREATE TABLE interview_consents (
  interview TEXT PRIMARY KEY REFERENCES interviews (id) ON DELETE CASCADE,
  consent TEXT NOT NULL
) STRICT;

-- local: what the interviewer adds to a question of an open interview: a note, or that the answer is not known
CREATE TABLE interview_notes (
  interview TEXT NOT NULL REFERENCES interviews (id) ON DELETE CASCADE,
  question TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  unknown INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (interview, question)
) STRICT;
