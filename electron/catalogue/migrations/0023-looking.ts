/*
 * How the collection is looked at: sets that people saved, photos that they turned, and a search that finds no
 * occurrenceID by its parts: four digits of a UUID stood in every specimen. Never edited once shipped.
 */
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
INSERT INTO specimen_search (rowid, number, place)
  SELECT id, concat_ws(' ', catalog_number, ltrim(catalog_number, '0')), concat_ws(' ', country, state_province, locality, recorded_by) FROM specimen;
CREATE TRIGGER specimen_searchable AFTER INSERT ON specimen
BEGIN
  INSERT INTO specimen_search (rowid, number, place)
    VALUES (new.id, concat_ws(' ', new.catalog_number, ltrim(new.catalog_number, '0')), concat_ws(' ', new.country, new.state_province, new.locality, new.recorded_by));
END;
CREATE TRIGGER specimen_searchable_still
AFTER UPDATE OF catalog_number, country, state_province, locality, recorded_by ON specimen
BEGIN
  INSERT OR REPLACE INTO specimen_search (rowid, number, place)
    VALUES (new.id, concat_ws(' ', new.catalog_number, ltrim(new.catalog_number, '0')), concat_ws(' ', new.country, new.state_province, new.locality, new.recorded_by));
END;
`;
