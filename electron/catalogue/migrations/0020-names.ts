/*
 * The tree of names as it is shown, and names that can be taken back. Never edited once shipped: a change is a new migration.
 */
export const names = `
-- The act whose undoing took the name out of the tree, 0 while it is in it. It keeps its row: something may point to it.
ALTER TABLE taxon ADD COLUMN taken_out INTEGER NOT NULL DEFAULT 0;

-- Below a name: its synonyms and its narrower taxa, by name.
CREATE INDEX taxon_in_tree ON taxon (ifnull(accepted_id, parent_id), scientific_name, id)
  WHERE taken_out = 0 AND rank <> 'label';

CREATE TRIGGER vernacular_name_gone AFTER DELETE ON vernacular_name
BEGIN
  INSERT OR REPLACE INTO taxon_search (rowid, name, vernacular)
    SELECT taxon.id, scientific_name, group_concat(vernacular_name.name, ' ')
    FROM taxon LEFT JOIN vernacular_name ON taxon_id = taxon.id WHERE taxon.id = old.taxon_id GROUP BY taxon.id;
END;

-- Names at hand while reviewing, by their keys.
CREATE TABLE pinned_name (
  place INTEGER PRIMARY KEY CHECK (place BETWEEN 1 AND 9),
  taxon_id INTEGER NOT NULL UNIQUE REFERENCES taxon (id)
) STRICT;

-- A checklist as it was brought in by an act, so that a newer version of it is told as what differs.
CREATE TABLE checklist (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  action_id INTEGER NOT NULL REFERENCES action (id),
  -- By which its versions are known to be of one list: as its metadata says it, else the file's name.
  title TEXT NOT NULL,
  version TEXT,
  file_name TEXT NOT NULL
) STRICT;
CREATE INDEX checklist_by_title ON checklist (title, id);
CREATE TABLE checklist_name (
  checklist_id INTEGER NOT NULL REFERENCES checklist (id),
  taxon_id INTEGER NOT NULL REFERENCES taxon (id),
  PRIMARY KEY (checklist_id, taxon_id)
) STRICT, WITHOUT ROWID;

-- Which models know a name.
CREATE INDEX model_class_by_taxon ON model_class (taxon_id);

-- Where a name that becomes a synonym was struck out.
CREATE INDEX determination_rejecting ON determination (taxon_id) WHERE verdict = 'rejected';
CREATE INDEX struck_name_by_taxon ON struck_name (taxon_id);

-- What specimens show is derived through synonyms from now on.
WITH RECURSIVE chain (id, at, step) AS (
  SELECT id, accepted_id, 1 FROM taxon WHERE accepted_id IS NOT NULL
  UNION ALL
  SELECT chain.id, taxon.accepted_id, step + 1 FROM chain JOIN taxon ON taxon.id = chain.at
  WHERE taxon.accepted_id IS NOT NULL AND step < 10
)
UPDATE specimen SET shown_taxon_id = ended.at, by_name = (SELECT scientific_name FROM taxon WHERE taxon.id = ended.at)
FROM (SELECT id, at, max(step) FROM chain GROUP BY id) AS ended WHERE shown_taxon_id = ended.id;
`;
