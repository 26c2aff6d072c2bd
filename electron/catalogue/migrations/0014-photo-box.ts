/*
 * The box in a photo that networks look at in place of the whole photo. Embeddings of a box are kept under the SHA-256 of
 * content and box (see inputKey). Never edited once shipped: a change is a new migration.
 */
export const photoBox = `
CREATE TABLE photo_box (
  photo_id INTEGER PRIMARY KEY REFERENCES photo (id),
  -- Fractions of the upright photo: left and upper edge, width and height.
  x REAL NOT NULL CHECK (x BETWEEN 0 AND 1),
  y REAL NOT NULL CHECK (y BETWEEN 0 AND 1),
  width REAL NOT NULL CHECK (width > 0 AND width <= 1),
  height REAL NOT NULL CHECK (height > 0 AND height <= 1)
) STRICT;
`;
