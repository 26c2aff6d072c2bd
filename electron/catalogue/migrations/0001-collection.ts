/*
 * Photos, specimens, names and decisions. Never edited once shipped: a change is a new migration.
 *
 * Columns named shown_* and by_* on specimen are derived (current-name.ts) from determination, withdrawal, struck_name and
 * prediction, written in the same transaction as these, and can be worked out again at any time (check.ts does).
 */
export const collection = `
CREATE TABLE source (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- Absolute folder; bytes that are no UTF-8 as path-text.ts writes them.
  folder TEXT NOT NULL UNIQUE,
  added_utc TEXT NOT NULL
) STRICT;

CREATE TABLE taxon (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  scientific_name TEXT NOT NULL,
  authorship TEXT,
  rank TEXT NOT NULL
    CHECK (rank IN ('kingdom', 'phylum', 'class', 'order', 'family', 'genus', 'species', 'subspecies')),
  parent_id INTEGER REFERENCES taxon (id),
  -- Set on a synonym.
  accepted_id INTEGER REFERENCES taxon (id) CHECK (accepted_id IS NULL OR accepted_id <> id)
) STRICT;
CREATE INDEX taxon_by_name ON taxon (scientific_name, rank);
CREATE INDEX taxon_by_parent ON taxon (parent_id);
CREATE INDEX taxon_by_accepted ON taxon (accepted_id) WHERE accepted_id IS NOT NULL;

-- Counts what happens to taxa, so that the tree in memory knows when it is out of date.
CREATE TABLE taxa_changed (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  changes INTEGER NOT NULL
) STRICT;
INSERT INTO taxa_changed (one, changes) VALUES (1, 0);
CREATE TRIGGER taxon_added AFTER INSERT ON taxon
BEGIN UPDATE taxa_changed SET changes = changes + 1; END;
CREATE TRIGGER taxon_changed AFTER UPDATE ON taxon
BEGIN UPDATE taxa_changed SET changes = changes + 1; END;

CREATE TABLE vernacular_name (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  taxon_id INTEGER NOT NULL REFERENCES taxon (id),
  name TEXT NOT NULL,
  language TEXT,
  UNIQUE (taxon_id, name)
) STRICT;

CREATE TABLE specimen (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  occurrence_id TEXT NOT NULL UNIQUE,
  -- Text, with its leading zeros.
  catalog_number TEXT UNIQUE,
  -- Letters and digits alone, so that VC_104233 and VC 104233 meet. Derived from it (number-key.ts).
  loose_number TEXT,
  type_status TEXT,
  basis_of_record TEXT NOT NULL,
  country TEXT,
  state_province TEXT,
  locality TEXT,
  decimal_latitude REAL,
  decimal_longitude REAL,
  coordinate_uncertainty_m REAL CHECK (coordinate_uncertainty_m > 0),
  event_date TEXT,
  recorded_by TEXT,
  -- Columns of a records table that have no place above, as a JSON object of text.
  other_terms TEXT CHECK (other_terms IS NULL OR json_valid(other_terms)),
  added_utc TEXT NOT NULL,

  shown_status TEXT NOT NULL DEFAULT 'unnamed'
    CHECK (shown_status IN ('verified', 'proposed', 'doubtful', 'unnamed')),
  shown_taxon_id INTEGER REFERENCES taxon (id),
  shown_qualifier TEXT,
  -- The determination that the name stands on; null where it is a machine's.
  shown_determination_id INTEGER REFERENCES determination (id),
  shown_determiner TEXT,
  -- 0..1, only where the name is a machine's.
  shown_certainty REAL,
  shown_model_id INTEGER,

  -- What lists are ordered by; derived too: the number as people order it (VC 9 before VC 10; number-key.ts), the shown
  -- taxon's name, the certainty, the date. Never null, so that pages can go on from any of them: a blob sorts after all
  -- text, a text after all numbers, and so "none" comes last. Not generated columns, which SQLite never reads from an
  -- index alone.
  by_number ANY NOT NULL DEFAULT (x''),
  by_name ANY NOT NULL DEFAULT (x''),
  by_certainty ANY NOT NULL DEFAULT (''),
  by_date ANY NOT NULL DEFAULT (x'')
) STRICT;
CREATE INDEX specimen_by_number ON specimen (by_number, id);
CREATE INDEX specimen_by_loose_number ON specimen (loose_number) WHERE loose_number IS NOT NULL;
CREATE INDEX specimen_by_name ON specimen (by_name, by_number, id);
CREATE INDEX specimen_by_certainty ON specimen (by_certainty, id);
CREATE INDEX specimen_by_date ON specimen (by_date, id);
CREATE INDEX specimen_by_taxon ON specimen (shown_taxon_id, shown_status);

CREATE TABLE photo (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  specimen_id INTEGER NOT NULL REFERENCES specimen (id),
  source_id INTEGER NOT NULL REFERENCES source (id),
  -- Below the source's folder, with / between folders; bytes that are no UTF-8 as path-text.ts writes them.
  relative_path TEXT NOT NULL,
  file_name TEXT NOT NULL,
  -- Of the content; null where it could not be read.
  sha256 BLOB CHECK (length(sha256) = 32),
  bytes INTEGER NOT NULL,
  modified_ms REAL NOT NULL,
  format TEXT,
  -- Upright, px.
  width INTEGER,
  height INTEGER,
  -- EXIF, 1..8.
  orientation INTEGER NOT NULL DEFAULT 1 CHECK (orientation BETWEEN 1 AND 8),
  view TEXT,
  -- When the photo was taken, by the camera's clock: not when the specimen was collected.
  taken_local TEXT,
  -- Where the photo was taken, by the camera: often the museum, so never copied to the specimen.
  latitude REAL,
  longitude REAL,
  trouble TEXT CHECK (trouble IN ('empty', 'truncated', 'not-a-photo', 'too-large', 'not-allowed', 'vanished',
    'unreadable')),
  trouble_message TEXT,
  added_utc TEXT NOT NULL,
  UNIQUE (source_id, relative_path)
) STRICT;
-- Holds all that the lists in memory are made of, so that they are read without the wide rows.
CREATE INDEX photo_by_specimen ON photo (specimen_id, id, source_id, view);
CREATE INDEX photo_by_content ON photo (sha256) WHERE sha256 IS NOT NULL;

-- One act of a person (or an import), done and undone as one.
CREATE TABLE action (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('decision', 'import', 'undo', 'redo')),
  -- For undo and redo: the action that they act on.
  target_id INTEGER REFERENCES action (id),
  description TEXT NOT NULL,
  made_utc TEXT NOT NULL,
  -- The undo in force, null while the action stands.
  undone_by INTEGER REFERENCES action (id)
) STRICT;
CREATE INDEX action_decision ON action (id) WHERE kind = 'decision';
CREATE INDEX action_standing ON action (id) WHERE kind = 'decision' AND undone_by IS NULL;
CREATE INDEX action_undone ON action (undone_by) WHERE undone_by IS NOT NULL;

CREATE TABLE determination (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  specimen_id INTEGER NOT NULL REFERENCES specimen (id),
  action_id INTEGER NOT NULL REFERENCES action (id),
  verdict TEXT NOT NULL CHECK (verdict IN ('identified', 'doubtful', 'none-of-these', 'cleared', 'rejected')),
  taxon_id INTEGER REFERENCES taxon (id),
  qualifier TEXT CHECK (qualifier IN ('cf.', 'aff.', '?', 'nr.', 'sp.')),
  -- Name of the person, or of the model where by_model_id is set.
  identified_by TEXT NOT NULL CHECK (identified_by <> ''),
  by_model_id INTEGER,
  identified_utc TEXT NOT NULL,
  remarks TEXT,
  -- The model whose suggestion was on screen.
  suggested_by_model_id INTEGER,
  -- The determination that this one confirms.
  verifies_id INTEGER REFERENCES determination (id),
  CHECK ((verdict IN ('identified', 'rejected')) = (taxon_id IS NOT NULL))
) STRICT;
CREATE INDEX determination_by_specimen ON determination (specimen_id);
CREATE INDEX determination_by_action ON determination (action_id);

-- Names that 'none of these' struck out: those proposed at that moment.
CREATE TABLE struck_name (
  determination_id INTEGER NOT NULL REFERENCES determination (id),
  taxon_id INTEGER NOT NULL REFERENCES taxon (id),
  PRIMARY KEY (determination_id, taxon_id)
) STRICT, WITHOUT ROWID;

-- Undo and redo: the newest row of a determination says whether it stands.
CREATE TABLE withdrawal (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  determination_id INTEGER NOT NULL REFERENCES determination (id),
  action_id INTEGER NOT NULL REFERENCES action (id),
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1))
) STRICT;
CREATE INDEX withdrawal_by_determination ON withdrawal (determination_id, id);

CREATE TRIGGER determination_is_kept BEFORE DELETE ON determination
BEGIN SELECT RAISE (ABORT, 'determinations are never deleted'); END;
CREATE TRIGGER determination_is_never_changed BEFORE UPDATE ON determination
BEGIN SELECT RAISE (ABORT, 'determinations are never changed'); END;
CREATE TRIGGER withdrawal_is_kept BEFORE DELETE ON withdrawal
BEGIN SELECT RAISE (ABORT, 'withdrawals are never deleted'); END;
CREATE TRIGGER withdrawal_is_never_changed BEFORE UPDATE ON withdrawal
BEGIN SELECT RAISE (ABORT, 'withdrawals are never changed'); END;
CREATE TRIGGER struck_name_is_kept BEFORE DELETE ON struck_name
BEGIN SELECT RAISE (ABORT, 'struck names are never deleted'); END;
CREATE TRIGGER struck_name_is_never_changed BEFORE UPDATE ON struck_name
BEGIN SELECT RAISE (ABORT, 'struck names are never changed'); END;

-- REPLACE deletes without asking the triggers above.
CREATE TRIGGER determination_is_never_replaced BEFORE INSERT ON determination
WHEN EXISTS (SELECT 1 FROM determination WHERE id = new.id)
BEGIN SELECT RAISE (ABORT, 'determinations are never changed'); END;
CREATE TRIGGER withdrawal_is_never_replaced BEFORE INSERT ON withdrawal
WHEN EXISTS (SELECT 1 FROM withdrawal WHERE id = new.id)
BEGIN SELECT RAISE (ABORT, 'withdrawals are never changed'); END;
CREATE TRIGGER struck_name_is_never_replaced BEFORE INSERT ON struck_name
WHEN EXISTS (SELECT 1 FROM struck_name WHERE determination_id = new.determination_id AND taxon_id = new.taxon_id)
BEGIN SELECT RAISE (ABORT, 'struck names are never changed'); END;

-- One reading of a folder.
CREATE TABLE import (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  source_id INTEGER NOT NULL REFERENCES source (id),
  request TEXT NOT NULL CHECK (json_valid(request)),
  started_utc TEXT NOT NULL,
  -- Null while it runs, and after a kill.
  ended_utc TEXT
) STRICT;

CREATE TABLE import_problem (
  import_id INTEGER NOT NULL REFERENCES import (id),
  position INTEGER NOT NULL,
  path TEXT NOT NULL,
  trouble TEXT NOT NULL,
  message TEXT NOT NULL,
  PRIMARY KEY (import_id, position)
) STRICT, WITHOUT ROWID;
`;
