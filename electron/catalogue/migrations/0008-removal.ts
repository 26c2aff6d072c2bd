/* What was removed to free room, and which backbones embeddings may be of. Never edited once shipped. */
export const removal = `
-- Files that are no longer there, at a person's wish. The rows that they belong to stay as they are.
CREATE TABLE removal (
  kind TEXT NOT NULL CHECK (kind IN ('model', 'weights', 'run')),
  id INTEGER NOT NULL,
  removed_utc TEXT NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

-- The backbone of a model, or of starting weights, at one picture size: worked out once, since all weights must be read.
CREATE TABLE backbone_of (
  kind TEXT NOT NULL CHECK (kind IN ('model', 'weights')),
  id INTEGER NOT NULL,
  size INTEGER NOT NULL,
  identity BLOB NOT NULL CHECK (length(identity) = 32),
  PRIMARY KEY (kind, id, size)
) STRICT, WITHOUT ROWID;
`;
