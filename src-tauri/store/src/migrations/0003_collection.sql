-- Collection: paper, the kiosk, quotas and refusals, questionnaires under construction.

-- shared: questionnaires that an author is writing; published ones are frozen in their survey
CREATE TABLE questionnaires (
  id TEXT PRIMARY KEY,
  changed_at INTEGER NOT NULL DEFAULT 0,
  title TEXT,
  content TEXT,
  demo INTEGER,
  deleted INTEGER
) STRICT;

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
