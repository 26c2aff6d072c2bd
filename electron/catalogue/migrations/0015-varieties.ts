/*
 * Varieties and forms beside subspecies ("Rosa canina var. lutetiana"). Never edited once shipped: a change is a new migration.
 */
export const varieties = `
-- Names it in its body, and would keep the new table from taking the old one's name.
DROP TRIGGER vernacular_name_searchable;

CREATE TABLE taxon_with_varieties (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  scientific_name TEXT NOT NULL,
  authorship TEXT,
  -- label: a class that somebody named and that is no scientific name.
  rank TEXT NOT NULL
    CHECK (rank IN (
      'kingdom', 'phylum', 'class', 'order', 'family', 'genus', 'species', 'subspecies', 'variety', 'form', 'label'
    )),
  parent_id INTEGER REFERENCES taxon (id),
  -- Set on a synonym.
  accepted_id INTEGER REFERENCES taxon (id) CHECK (accepted_id IS NULL OR accepted_id <> id),
  CHECK (rank <> 'label' OR (authorship IS NULL AND parent_id IS NULL AND accepted_id IS NULL))
) STRICT;
INSERT INTO taxon_with_varieties (id, scientific_name, authorship, rank, parent_id, accepted_id)
  SELECT id, scientific_name, authorship, rank, parent_id, accepted_id FROM taxon;
-- The numbers that were given go on where they were.
UPDATE sqlite_sequence SET seq = (SELECT seq FROM sqlite_sequence WHERE name = 'taxon') WHERE name = 'taxon_with_varieties';
DROP TABLE taxon;
ALTER TABLE taxon_with_varieties RENAME TO taxon;

CREATE INDEX taxon_by_name ON taxon (scientific_name, rank);
CREATE INDEX taxon_by_parent ON taxon (parent_id);
CREATE INDEX taxon_by_accepted ON taxon (accepted_id) WHERE accepted_id IS NOT NULL;
CREATE UNIQUE INDEX taxon_label ON taxon (scientific_name) WHERE rank = 'label';

CREATE TRIGGER taxon_added AFTER INSERT ON taxon
BEGIN UPDATE taxa_changed SET changes = changes + 1; END;
CREATE TRIGGER taxon_changed AFTER UPDATE ON taxon
BEGIN UPDATE taxa_changed SET changes = changes + 1; END;
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
