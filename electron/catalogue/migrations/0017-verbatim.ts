/* What a determination was made of, word for word. Never edited once shipped: a change is a new migration. */
export const verbatim = `
-- As a table, a folder or a label says it; null where a person chose the name here.
ALTER TABLE determination ADD COLUMN verbatim TEXT;
`;
