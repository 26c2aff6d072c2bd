/* How good photos are as pictures, and which to take again. Never edited once shipped: a change is a new migration. */
export const photoQuality = `
-- Of photos that were measured when they were read.
CREATE TABLE photo_quality (
  photo_id INTEGER PRIMARY KEY REFERENCES photo (id),
  -- 0..1; null: the picture has no edges.
  sharpness REAL,
  -- 0..255.
  brightness REAL,
  -- 0..1.
  burnt REAL,
  -- 0..1; null: the ground is not plain.
  cut REAL,
  -- What speaks for a new photo, the gravest first: ["blurred","cut-off"].
  flaws TEXT NOT NULL CHECK (json_valid(flaws)),
  -- Why it need not be taken again, where that is so.
  settled TEXT CHECK (settled IN ('retaken', 'kept'))
) STRICT;

CREATE INDEX photo_to_retake ON photo_quality (photo_id) WHERE flaws <> '[]' AND settled IS NULL;
`;
