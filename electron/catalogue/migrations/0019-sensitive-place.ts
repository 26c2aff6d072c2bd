/* A mark on specimens whose place is to be kept back. Never edited once shipped: a change is a new migration. */
export const sensitivePlace = `
-- Why, or just that; null: the place may be told.
ALTER TABLE specimen ADD COLUMN sensitive_place TEXT CHECK (sensitive_place <> '');
CREATE INDEX specimen_sensitive ON specimen (id) WHERE sensitive_place IS NOT NULL;
`;
