/* Weights that runs may begin from. Never edited once shipped: a change is a new migration. */
export const startingWeights = `
CREATE TABLE starting_weights (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- The file's own name.
  name TEXT NOT NULL,
  -- Of the file, lower-case hex; the converted weights lie in weights/ under it.
  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
  format TEXT NOT NULL CHECK (format IN ('pytorch', 'safetensors', 'keras', 'vasculum')),
  depth INTEGER NOT NULL CHECK (depth IN (18, 34, 50, 101, 152)),
  stride TEXT NOT NULL CHECK (stride IN ('in3x3', 'in1x1')),
  -- Of the file's last layer; null where it had none.
  classes INTEGER,
  parameters INTEGER NOT NULL,
  added_utc TEXT NOT NULL
) STRICT;
`;
