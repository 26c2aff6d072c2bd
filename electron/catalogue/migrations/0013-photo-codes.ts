/* Barcodes and two-dimensional codes read from photos. Never edited once shipped: a change is a new migration. */
export const photoCodes = `
CREATE TABLE photo_code (
  photo_id INTEGER NOT NULL REFERENCES photo (id),
  -- As they were found, from 0.
  position INTEGER NOT NULL,
  format TEXT NOT NULL CHECK (format IN ('Code 39', 'Code 128', 'ITF', 'Data Matrix', 'QR Code', 'PDF417')),
  text TEXT NOT NULL,
  -- Four pairs [x, y] in px of the upright photo, round the code from its own upper left corner on.
  corners TEXT NOT NULL CHECK (json_valid(corners)),
  PRIMARY KEY (photo_id, position)
) STRICT, WITHOUT ROWID;
`;
