/* What a run saw of each photo, so that what has another content or box now is told. Never edited once shipped: a change is a new migration. */
export const runInputs = `
-- SHA-256 of the content, or of content and box (see inputKey), as the run began; null in runs from before it was kept.
ALTER TABLE run_photo ADD COLUMN input BLOB CHECK (input IS NULL OR length(input) = 32);
`;
