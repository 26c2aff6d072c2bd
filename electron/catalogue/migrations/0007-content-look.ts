/* A small grey picture beside each perceptual hash. Never edited once shipped: a change is a new migration. */
export const contentLook = `
-- Hashes alone took specimens of one pose for copies; nothing is lost, they are made anew when they are needed.
DROP TABLE content_hash;

-- Of a content's thumbnail: perceptual hash, 64 bits as two numbers of 32, and 16 x 16 grey bytes.
CREATE TABLE content_look (
  sha256 BLOB PRIMARY KEY CHECK (length(sha256) = 32),
  high INTEGER NOT NULL,
  low INTEGER NOT NULL,
  grey BLOB NOT NULL CHECK (length(grey) = 256)
) STRICT;
`;
