/* Who says a name that waits for a decision, and which import told it. Never edited once shipped: a change is a new migration. */
export const whoSays = `
-- Where rows of tables say one of the two names: as the row has it, with who says it and when, as JSON.
ALTER TABLE contradiction ADD COLUMN said TEXT CHECK (json_valid(said));
-- The import that told it last.
ALTER TABLE contradiction ADD COLUMN import_id INTEGER REFERENCES import (id);
`;
