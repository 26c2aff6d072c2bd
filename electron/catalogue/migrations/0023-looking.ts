/*
 * How the collection is looked at: sets that people saved, photos that they turned, and a search that finds no
 * occurrenceID by its parts: four digits of a UUID stood in every specimen. Never edited once shipped.
 */
const NUMBER = (row: string) => `concat_ws(' ', ${row}catalog_number, ltrim(${row}catalog_number, '0'))`;
const PLACE = (row: string) => `concat_ws(' ', ${row}country, ${row}state_province, ${row}locality, ${row}recorded_by)`;

/** Fills the fresh index of specimens. */
export const specimenSearchFilling = `
INSERT INTO specimen_search (rowid, number, place)
  SELECT id, ${NUMBER('')}, ${PLACE('')} FROM specimen;
`;

export const looking = `
-- What the collection is narrowed down to under a name, and in which order.
CREATE TABLE saved_set (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  -- As CollectionFilter has it, as JSON.
  filter TEXT NOT NULL CHECK (json_valid(filter)),
  sort TEXT NOT NULL,
  saved_utc TEXT NOT NULL
) STRICT;

-- How a person turned it for good, clockwise, after it was made upright as its file says; the file stays as it is.
ALTER TABLE photo ADD COLUMN turned INTEGER NOT NULL DEFAULT 0 CHECK (turned IN (0, 90, 180, 270));

DROP TRIGGER specimen_searchable;
DROP TRIGGER specimen_searchable_still;
INSERT INTO specimen_search (specimen_search) VALUES ('delete-all');
${specimenSearchFilling.trim()}
CREATE TRIGGER specimen_searchable AFTER INSERT ON specimen
BEGIN
  INSERT INTO specimen_search (rowid, number, place)
    VALUES (new.id, ${NUMBER('new.')}, ${PLACE('new.')});
END;
CREATE TRIGGER specimen_searchable_still
AFTER UPDATE OF catalog_number, country, state_province, locality, recorded_by ON specimen
BEGIN
  INSERT OR REPLACE INTO specimen_search (rowid, number, place)
    VALUES (new.id, ${NUMBER('new.')}, ${PLACE('new.')});
END;
`;
