/*
 * Who did what, and who these people are; what the history of the whole catalogue is read by. Never edited once shipped: a
 * change is a new migration.
 */
export const people = `
-- Persons whose ORCID is known. Determinations name theirs in words; the two are joined by the name, letter by letter.
CREATE TABLE person (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  -- Four groups of four, the last sign a check digit: 0000-0002-1825-0097.
  orcid TEXT NOT NULL CHECK (length(orcid) = 19),
  -- The newest act when it was told.
  after_action_id INTEGER NOT NULL
) STRICT;

-- Who sat at the desk; null where it was not told.
ALTER TABLE action ADD COLUMN made_by TEXT;
UPDATE action SET made_by = (
  SELECT identified_by FROM determination WHERE action_id = action.id ORDER BY determination.id LIMIT 1
) WHERE kind = 'decision';

CREATE INDEX action_in_time ON action (kind, made_utc, id);
CREATE INDEX action_of_person ON action (made_by, kind, made_utc, id) WHERE made_by IS NOT NULL;
CREATE INDEX action_turning ON action (target_id) WHERE target_id IS NOT NULL;
DROP INDEX determination_by_action;
CREATE INDEX determination_by_action ON determination (action_id, specimen_id);
CREATE INDEX change_of_row ON change (kind, row_id, action_id);
`;
