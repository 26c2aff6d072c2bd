/*
 * Embeddings by content instead of by model and photo: models that share a backbone share them, and a photo whose content
 * changes has none. Those kept so far do not say which backbone they are of; they are made again when they are needed.
 * Never edited once shipped.
 */
export const embeddings = `
DROP TABLE embedding;

-- A network without its last layer, at one picture size: SHA-256 of all that its embeddings hang on (backbone.ts).
CREATE TABLE backbone (
  id INTEGER PRIMARY KEY,
  identity BLOB NOT NULL UNIQUE CHECK (length(identity) = 32),
  features INTEGER NOT NULL CHECK (features > 0)
) STRICT;

-- float32, little-endian, 8 KB for a ResNet-50.
CREATE TABLE embedding (
  backbone_id INTEGER NOT NULL REFERENCES backbone (id),
  -- Of the photo's content.
  sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
  vector BLOB NOT NULL,
  PRIMARY KEY (backbone_id, sha256)
) STRICT;
`;
