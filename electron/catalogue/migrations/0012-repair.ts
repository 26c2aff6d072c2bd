/*
 * What people put right: which photos are of one specimen, numbers, views, names, and what is not in the collection any
 * more. Never edited once shipped: a change is a new migration.
 *
 * A photo or specimen that was taken out keeps its row and all that was said of it, and is hidden from every question
 * (in-the-collection.ts). Its place and its number are free for another row meanwhile.
 */
export const repair = `
CREATE TABLE new_specimen (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  occurrence_id TEXT NOT NULL,
  -- Text, with its leading zeros.
  catalog_number TEXT,
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

  -- What lists are ordered by; derived too, see 0001-collection.ts.
  by_number ANY NOT NULL DEFAULT (x''),
  by_name ANY NOT NULL DEFAULT (x''),
  by_certainty ANY NOT NULL DEFAULT (''),
  by_date ANY NOT NULL DEFAULT (x''),

  -- The act that took it out of the collection; 0 while it is in it.
  taken_out INTEGER NOT NULL DEFAULT 0,
  UNIQUE (occurrence_id, taken_out),
  UNIQUE (catalog_number, taken_out)
) STRICT;
INSERT INTO new_specimen SELECT *, 0 FROM specimen;
DROP TABLE specimen;
ALTER TABLE new_specimen RENAME TO specimen;
CREATE INDEX specimen_by_number ON specimen (by_number, id, taken_out);
CREATE INDEX specimen_by_loose_number ON specimen (loose_number) WHERE loose_number IS NOT NULL;
CREATE INDEX specimen_by_name ON specimen (by_name, by_number, id, taken_out);
CREATE INDEX specimen_by_certainty ON specimen (by_certainty, id, taken_out);
CREATE INDEX specimen_by_date ON specimen (by_date, id, taken_out);
CREATE INDEX specimen_by_taxon ON specimen (shown_taxon_id, shown_status);

CREATE TABLE new_photo (
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
  -- Where a photo came in a folder for training, validation or test.
  given_part TEXT CHECK (given_part IN ('learn', 'validation', 'test')),

  -- The import that brought it.
  import_id INTEGER REFERENCES import (id),
  -- The act that took it out of the collection; 0 while it is in it.
  taken_out INTEGER NOT NULL DEFAULT 0,
  UNIQUE (source_id, relative_path, taken_out)
) STRICT;
-- Imports of one folder came one after another: a photo was brought by the last that had begun.
INSERT INTO new_photo SELECT *, (
    SELECT max(id) FROM import WHERE import.source_id = photo.source_id AND started_utc <= photo.added_utc
  ), 0 FROM photo;
DROP TABLE photo;
ALTER TABLE new_photo RENAME TO photo;
-- Holds all that the lists in memory are made of, so that they are read without the wide rows.
CREATE INDEX photo_by_specimen ON photo (specimen_id, id, source_id, view, taken_out);
CREATE INDEX photo_by_content ON photo (sha256) WHERE sha256 IS NOT NULL;
CREATE INDEX photo_by_import ON photo (import_id, taken_out, specimen_id);
CREATE INDEX photo_taken_out ON photo (taken_out) WHERE taken_out > 0;
CREATE INDEX import_by_source ON import (source_id);

CREATE TRIGGER specimen_searchable AFTER INSERT ON specimen
BEGIN
  INSERT INTO specimen_search (rowid, number, place)
    VALUES (new.id, concat_ws(' ', new.catalog_number, ltrim(new.catalog_number, '0'), new.occurrence_id),
      concat_ws(' ', new.country, new.state_province, new.locality, new.recorded_by));
END;
CREATE TRIGGER specimen_searchable_still
AFTER UPDATE OF catalog_number, country, state_province, locality, recorded_by ON specimen
BEGIN
  INSERT OR REPLACE INTO specimen_search (rowid, number, place)
    VALUES (new.id, concat_ws(' ', new.catalog_number, ltrim(new.catalog_number, '0'), new.occurrence_id),
      concat_ws(' ', new.country, new.state_province, new.locality, new.recorded_by));
END;
CREATE TRIGGER photo_searchable AFTER INSERT ON photo
BEGIN
  INSERT INTO photo_search (rowid, file_name) VALUES (new.id, new.file_name);
END;
CREATE TRIGGER photo_searchable_still AFTER UPDATE OF file_name ON photo
BEGIN
  INSERT OR REPLACE INTO photo_search (rowid, file_name) VALUES (new.id, new.file_name);
END;

CREATE TABLE new_action (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('decision', 'repair', 'import', 'undo', 'redo')),
  -- For undo and redo: the action that they act on.
  target_id INTEGER REFERENCES action (id),
  description TEXT NOT NULL,
  made_utc TEXT NOT NULL,
  -- The undo in force, null while the action stands.
  undone_by INTEGER REFERENCES action (id)
) STRICT;
INSERT INTO new_action SELECT * FROM action;
DROP TABLE action;
ALTER TABLE new_action RENAME TO action;
CREATE INDEX action_by_person ON action (id) WHERE kind IN ('decision', 'repair');
CREATE INDEX action_standing ON action (id) WHERE kind IN ('decision', 'repair') AND undone_by IS NULL;
CREATE INDEX action_import ON action (made_utc) WHERE kind = 'import';
CREATE INDEX action_undone ON action (undone_by) WHERE undone_by IS NOT NULL;

-- What an act put right: one row for each value, as it was and as it is since. Undo and redo go back and forth by it.
CREATE TABLE change (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  action_id INTEGER NOT NULL REFERENCES action (id),
  -- Of which table, and the row's own number in it.
  kind TEXT NOT NULL CHECK (kind IN ('photo', 'specimen', 'taxon')),
  row_id INTEGER NOT NULL,
  field TEXT NOT NULL,
  before ANY,
  after ANY
) STRICT;
CREATE INDEX change_by_action ON change (action_id, kind, field);

-- The specimens that an act put right, for their history.
CREATE TABLE repaired_specimen (
  specimen_id INTEGER NOT NULL REFERENCES specimen (id),
  action_id INTEGER NOT NULL REFERENCES action (id),
  PRIMARY KEY (specimen_id, action_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX repaired_by_action ON repaired_specimen (action_id);

CREATE INDEX withdrawal_by_action ON withdrawal (action_id);

CREATE TRIGGER change_is_kept BEFORE DELETE ON change
BEGIN SELECT RAISE (ABORT, 'changes are never deleted'); END;
CREATE TRIGGER change_is_never_changed BEFORE UPDATE ON change
BEGIN SELECT RAISE (ABORT, 'changes are never changed'); END;
CREATE TRIGGER change_is_never_replaced BEFORE INSERT ON change
WHEN EXISTS (SELECT 1 FROM change WHERE id = new.id)
BEGIN SELECT RAISE (ABORT, 'changes are never changed'); END;
`;
