/* Runs, models, predictions, evaluations. Never edited once shipped: a change is a new migration. */
export const learning = `
CREATE TABLE run (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('running', 'paused', 'interrupted', 'done', 'cancelled', 'failed')),
  settings TEXT NOT NULL CHECK (json_valid(settings)),
  seed INTEGER NOT NULL,
  steps_per_epoch INTEGER NOT NULL,
  -- Below runs/.
  folder TEXT NOT NULL,
  started_utc TEXT NOT NULL,
  ended_utc TEXT
) STRICT;

-- The class list, frozen as the run began.
CREATE TABLE run_class (
  run_id INTEGER NOT NULL REFERENCES run (id),
  label INTEGER NOT NULL,
  taxon_id INTEGER NOT NULL REFERENCES taxon (id),
  scientific_name TEXT NOT NULL,
  authorship TEXT,
  rank TEXT NOT NULL,
  PRIMARY KEY (run_id, label)
) STRICT, WITHOUT ROWID;

-- The split, with labels as they were then.
CREATE TABLE run_photo (
  run_id INTEGER NOT NULL REFERENCES run (id),
  photo_id INTEGER NOT NULL REFERENCES photo (id),
  label INTEGER NOT NULL,
  part TEXT NOT NULL CHECK (part IN ('learn', 'held-out')),
  PRIMARY KEY (run_id, photo_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE run_step (
  run_id INTEGER NOT NULL REFERENCES run (id),
  step INTEGER NOT NULL,
  loss REAL NOT NULL,
  accuracy REAL NOT NULL,
  learning_rate REAL NOT NULL,
  PRIMARY KEY (run_id, step)
) STRICT, WITHOUT ROWID;

CREATE TABLE run_epoch (
  run_id INTEGER NOT NULL REFERENCES run (id),
  epoch INTEGER NOT NULL,
  loss REAL NOT NULL,
  accuracy REAL NOT NULL,
  held_out_loss REAL NOT NULL,
  held_out_accuracy REAL NOT NULL,
  learning_rate REAL NOT NULL,
  kept TEXT CHECK (kept IN ('best', 'cycle-end', 'best-and-cycle-end')),
  PRIMARY KEY (run_id, epoch)
) STRICT, WITHOUT ROWID;

CREATE TABLE run_log (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  run_id INTEGER NOT NULL REFERENCES run (id),
  time_utc TEXT NOT NULL,
  sentence TEXT NOT NULL,
  strong INTEGER NOT NULL CHECK (strong IN (0, 1))
) STRICT;
CREATE INDEX run_log_by_run ON run_log (run_id, id);

CREATE TABLE model (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  -- Null for a model that was brought in from elsewhere.
  run_id INTEGER REFERENCES run (id),
  -- Below models/.
  folder TEXT NOT NULL,
  depth INTEGER NOT NULL,
  size INTEGER NOT NULL,
  created_utc TEXT NOT NULL,
  held_out_accuracy REAL,
  held_out_loss REAL
) STRICT;
CREATE INDEX model_by_run ON model (run_id);

CREATE TABLE model_class (
  model_id INTEGER NOT NULL REFERENCES model (id),
  label INTEGER NOT NULL,
  taxon_id INTEGER NOT NULL REFERENCES taxon (id),
  scientific_name TEXT NOT NULL,
  authorship TEXT,
  rank TEXT NOT NULL,
  PRIMARY KEY (model_id, label)
) STRICT, WITHOUT ROWID;

-- A machine's answer for one photo: at most five taxa, place 1 the surest.
CREATE TABLE prediction (
  photo_id INTEGER NOT NULL REFERENCES photo (id),
  model_id INTEGER NOT NULL REFERENCES model (id),
  place INTEGER NOT NULL CHECK (place BETWEEN 1 AND 5),
  taxon_id INTEGER NOT NULL REFERENCES taxon (id),
  probability REAL NOT NULL CHECK (probability BETWEEN 0 AND 1),
  PRIMARY KEY (photo_id, model_id, place)
) STRICT, WITHOUT ROWID;

-- Which photos a model has answered, and how the network saw them.
CREATE TABLE answered_photo (
  model_id INTEGER NOT NULL REFERENCES model (id),
  photo_id INTEGER NOT NULL REFERENCES photo (id),
  answered_utc TEXT NOT NULL,
  PRIMARY KEY (model_id, photo_id)
) STRICT, WITHOUT ROWID;

-- float32, little-endian. A table of its own: 8 KB a photo, and few questions need it.
CREATE TABLE embedding (
  model_id INTEGER NOT NULL REFERENCES model (id),
  photo_id INTEGER NOT NULL REFERENCES photo (id),
  vector BLOB NOT NULL,
  PRIMARY KEY (model_id, photo_id)
) STRICT;

CREATE TABLE evaluation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  model_id INTEGER NOT NULL REFERENCES model (id),
  made_utc TEXT NOT NULL,
  -- The whole Evaluation of the contract.
  result TEXT NOT NULL CHECK (json_valid(result))
) STRICT;
CREATE INDEX evaluation_by_model ON evaluation (model_id, id);
`;
