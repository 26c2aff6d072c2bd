/* Evaluations with their photos, temperatures, leakage. Never edited once shipped: a change is a new migration. */
export const evaluation = `
-- 1: as written before there were ranks and calibration; kept, but not shown.
ALTER TABLE evaluation ADD COLUMN form INTEGER NOT NULL DEFAULT 1;

-- What an evaluation's network answered, photo by photo, in the order drawn. Names are places among the model's classes.
CREATE TABLE measured_photo (
  evaluation_id INTEGER NOT NULL REFERENCES evaluation (id),
  position INTEGER NOT NULL,
  photo_id INTEGER NOT NULL REFERENCES photo (id),
  label INTEGER NOT NULL,
  predicted INTEGER NOT NULL,
  -- [[label, probability], …], best first, at most five.
  top TEXT NOT NULL CHECK (json_valid(top)),
  PRIMARY KEY (evaluation_id, position)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX measured_photo_by_photo ON measured_photo (evaluation_id, photo_id, label, predicted);

-- Of the certainties that a model shows; without a row, as the network gives them.
CREATE TABLE model_temperature (
  model_id INTEGER PRIMARY KEY REFERENCES model (id),
  temperature REAL NOT NULL CHECK (temperature > 0)
) STRICT;

-- Perceptual hash of a content's thumbnail, 64 bits as two numbers of 32.
CREATE TABLE content_hash (
  sha256 BLOB PRIMARY KEY CHECK (length(sha256) = 32),
  high INTEGER NOT NULL,
  low INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE leakage (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  model_id INTEGER NOT NULL REFERENCES model (id),
  -- The whole LeakageReport of the contract.
  report TEXT NOT NULL CHECK (json_valid(report))
) STRICT;
CREATE INDEX leakage_by_model ON leakage (model_id, id);
`;
