/* Further orders of the review queue. Never edited once shipped: a change is a new migration. */
export const doubt = `
-- Derived as the other by_* are (0001-collection.ts, doubt.ts), in millionths; '' stands for none and comes last. Margin and
-- entropy of the answer that a proposed name comes from, entropy below 0 so that the most comes first; and how sure the
-- newest model is, below 0 too, of another name than the one that a person gave.
ALTER TABLE specimen ADD COLUMN by_margin ANY NOT NULL DEFAULT '';
ALTER TABLE specimen ADD COLUMN by_entropy ANY NOT NULL DEFAULT '';
ALTER TABLE specimen ADD COLUMN by_contradiction ANY NOT NULL DEFAULT '';

-- The newest model's answer to each specimen: means over its photos, the five surest.
CREATE TABLE answer_by_place AS
WITH newest AS MATERIALIZED (
  SELECT specimen_id, max(model_id) AS model_id FROM photo JOIN prediction ON photo_id = photo.id
  WHERE taken_out = 0 GROUP BY specimen_id
), answered AS MATERIALIZED (
  SELECT newest.specimen_id, newest.model_id, count(DISTINCT photo.id) AS photos
  FROM newest JOIN photo ON photo.specimen_id = newest.specimen_id AND taken_out = 0
    JOIN prediction ON photo_id = photo.id AND prediction.model_id = newest.model_id
  GROUP BY newest.specimen_id
), pooled AS (
  SELECT answered.specimen_id, taxon_id, sum(probability) / photos AS probability
  FROM answered JOIN photo ON photo.specimen_id = answered.specimen_id AND taken_out = 0
    JOIN prediction ON photo_id = photo.id AND prediction.model_id = answered.model_id
  GROUP BY answered.specimen_id, taxon_id
), placed AS (
  SELECT *, row_number() OVER (PARTITION BY specimen_id ORDER BY probability DESC, taxon_id) AS place FROM pooled
) SELECT specimen_id, place, taxon_id, probability FROM placed WHERE place <= 5;
CREATE UNIQUE INDEX answer_by_specimen ON answer_by_place (specimen_id, place);

UPDATE specimen SET by_margin = round(1000000 * margin), by_entropy = -round(1000000 * entropy)
FROM (
  SELECT specimen_id,
    max(iif(place = 1, probability, 0)) - max(iif(place = 2, probability, 0)) AS margin,
    -sum(iif(probability > 0, probability * ln(probability), 0))
      - iif(sum(probability) < 1, (1 - sum(probability)) * ln(1 - sum(probability)), 0) AS entropy
  FROM answer_by_place GROUP BY specimen_id
) AS answer WHERE answer.specimen_id = specimen.id AND shown_certainty IS NOT NULL;

-- Each taxon with the one that it counts as; persons' determinations that stand; and what they struck out and did not take back.
CREATE TABLE counts_as (id INTEGER PRIMARY KEY, accepted_id INTEGER NOT NULL) STRICT;
WITH RECURSIVE counted (id, accepted_id, step) AS (
  SELECT id, id, 0 FROM taxon
  UNION ALL
  SELECT counted.id, taxon.accepted_id, step + 1 FROM counted JOIN taxon ON taxon.id = counted.accepted_id
  WHERE taxon.accepted_id IS NOT NULL AND step < 10
) INSERT INTO counts_as SELECT id, accepted_id FROM (SELECT id, accepted_id, max(step) FROM counted GROUP BY id);
CREATE TABLE standing AS
SELECT id, specimen_id, verdict, taxon_id FROM determination WHERE by_model_id IS NULL AND ifnull((
  SELECT withdrawn FROM withdrawal WHERE determination_id = determination.id ORDER BY id DESC LIMIT 1
), 0) = 0;
CREATE INDEX standing_by_specimen ON standing (specimen_id, id);
CREATE TABLE ruled_out (
  specimen_id INTEGER NOT NULL, taxon_id INTEGER NOT NULL, PRIMARY KEY (specimen_id, taxon_id)
) STRICT, WITHOUT ROWID;
WITH struck AS (
  SELECT id, specimen_id, taxon_id FROM standing WHERE verdict = 'rejected'
  UNION ALL
  SELECT standing.id, specimen_id, struck_name.taxon_id FROM standing JOIN struck_name ON determination_id = standing.id
  WHERE verdict IN ('cleared', 'none-of-these')
) INSERT OR IGNORE INTO ruled_out
SELECT specimen_id, counts_as.accepted_id FROM struck JOIN counts_as ON counts_as.id = struck.taxon_id
WHERE NOT EXISTS (
  SELECT 1 FROM standing AS later JOIN counts_as AS same ON same.id = later.taxon_id
  WHERE later.specimen_id = struck.specimen_id AND later.id > struck.id AND later.verdict = 'identified'
    AND same.accepted_id = counts_as.accepted_id
);

WITH surest AS (
  SELECT answer_by_place.specimen_id, counts_as.accepted_id AS taxon_id, probability, min(place)
  FROM answer_by_place JOIN counts_as ON counts_as.id = answer_by_place.taxon_id
  WHERE NOT EXISTS (
    SELECT 1 FROM ruled_out
    WHERE ruled_out.specimen_id = answer_by_place.specimen_id AND ruled_out.taxon_id = counts_as.accepted_id
  ) GROUP BY answer_by_place.specimen_id
)
UPDATE specimen SET by_contradiction = -round(1000000 * probability) FROM surest
WHERE surest.specimen_id = specimen.id AND shown_determination_id IS NOT NULL AND surest.taxon_id <> shown_taxon_id;

DROP TABLE ruled_out;
DROP TABLE standing;
DROP TABLE counts_as;
DROP TABLE answer_by_place;

CREATE INDEX specimen_by_margin ON specimen (by_margin, id, taken_out);
CREATE INDEX specimen_by_entropy ON specimen (by_entropy, id, taken_out);
CREATE INDEX specimen_by_contradiction ON specimen (by_contradiction, id, taken_out);
`;
