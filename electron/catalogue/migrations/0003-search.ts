/*
 * Full-text search: numbers and places of specimens, file names of photos, names of taxa. Kept by triggers, so that no
 * writer can forget it; filled here from the rows that are there already. Never edited once shipped.
 *
 * Numbers are indexed twice, with and without their leading zeros. detail=none: words only, a third of the size.
 */
const tokenizer = `tokenize = "unicode61 remove_diacritics 2", detail = none, content = '', contentless_delete = 1`;

export const search = `
CREATE VIRTUAL TABLE specimen_search USING fts5 (number, place, prefix = '1 2 3', ${tokenizer});
CREATE VIRTUAL TABLE photo_search USING fts5 (file_name, prefix = '1 2 3', ${tokenizer});
CREATE VIRTUAL TABLE taxon_search USING fts5 (name, vernacular, prefix = '1 2 3', ${tokenizer});

INSERT INTO specimen_search (rowid, number, place)
  SELECT id, concat_ws(' ', catalog_number, ltrim(catalog_number, '0'), occurrence_id),
    concat_ws(' ', country, state_province, locality, recorded_by) FROM specimen;
INSERT INTO photo_search (rowid, file_name) SELECT id, file_name FROM photo;
INSERT INTO taxon_search (rowid, name, vernacular)
  SELECT taxon.id, scientific_name, group_concat(vernacular_name.name, ' ')
  FROM taxon LEFT JOIN vernacular_name ON taxon_id = taxon.id GROUP BY taxon.id;

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
CREATE TRIGGER taxon_searchable AFTER INSERT ON taxon
BEGIN
  INSERT INTO taxon_search (rowid, name, vernacular) VALUES (new.id, new.scientific_name, NULL);
END;
CREATE TRIGGER taxon_searchable_still AFTER UPDATE OF scientific_name ON taxon
BEGIN
  INSERT OR REPLACE INTO taxon_search (rowid, name, vernacular)
    SELECT new.id, new.scientific_name, group_concat(name, ' ') FROM vernacular_name WHERE taxon_id = new.id;
END;
CREATE TRIGGER vernacular_name_searchable AFTER INSERT ON vernacular_name
BEGIN
  INSERT OR REPLACE INTO taxon_search (rowid, name, vernacular)
    SELECT taxon.id, scientific_name, group_concat(vernacular_name.name, ' ')
    FROM taxon JOIN vernacular_name ON taxon_id = taxon.id WHERE taxon.id = new.taxon_id GROUP BY taxon.id;
END;
`;
