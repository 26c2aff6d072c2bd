/* What imports found to contradict the catalogue or itself. Never edited once shipped: a change is a new migration. */
export const contradictions = `
CREATE TABLE contradiction (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  specimen_id INTEGER NOT NULL REFERENCES specimen (id),
  kind TEXT NOT NULL CHECK (kind IN ('two-names', 'against-catalogue', 'copy', 'table', 'barcode', 'number', 'view')),
  -- What was there, and what was said against it; the path that says so, below its import's folder.
  stands TEXT NOT NULL,
  says TEXT NOT NULL,
  path TEXT NOT NULL,
  -- A determination newer than this one settles it.
  after_determination_id INTEGER NOT NULL,
  found_utc TEXT NOT NULL,
  UNIQUE (specimen_id, kind, stands, says, path)
) STRICT;
`;
