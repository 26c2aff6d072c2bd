// Row `csv`: the export job with its usual columns beside `sqlite3 -csv` with one statement that gives the same rows of the
// same catalogue. What the two wrote is read again and compared, cell by cell, after the clock has stopped.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { findProgram } from '../../native/run.mjs';
import { makeCatalogue } from './fill-catalogue.mjs';
import { figuresOf, measured, say, takeTurns } from './figures.mjs';

const turnFile = fileURLToPath(new URL('csv-vasculum.mjs', import.meta.url));

export const csvRow = {
  name: 'csv',
  async run({ options, rounds, folder }) {
    const count = Number(options.specimens);
    const what = `CSV of ${count} specimens, the usual columns`;
    const sqlite = findProgram('sqlite3');
    if (!sqlite) return { what, skipped: 'sqlite3 was not found; on Debian: apt-get install sqlite3' };
    const catalogue = path.join(folder, 'csv-catalogue');
    say(`csv: making up ${count} specimens`);
    await makeCatalogue(catalogue, { photos: 2 * count, photosPerSpecimen: 2, taxa: 800 });
    const tables = { vasculum: path.join(folder, 'vasculum.csv'), sqlite3: path.join(folder, 'sqlite3.csv') };
    const turns = await takeTurns(rounds, ['vasculum', 'sqlite3'], async (side, round) => {
      rmSync(tables[side], { force: true });
      const turn =
        side === 'vasculum'
          ? await figuresOf(process.execPath, [turnFile, catalogue, tables.vasculum])
          : bySqlite(sqlite, path.join(catalogue, 'catalogue.sqlite'), tables.sqlite3, count);
      say(`csv, round ${round + 1} of ${rounds}: ${side} ${Math.round(turn.rowsPerSecond)} rows/s`);
      return turn;
    });
    compareTables(tables, count);
    const measure = { measure: 'rowsPerSecond', unit: 'rows/s', goal: { ratioAtLeast: 0.5 } };
    const titles = ['Vasculum', 'sqlite3 -csv', 'ratio'];
    return {
      what,
      compared: [{ peer: 'sqlite3', titles, measures: [measured(turns, ['vasculum', 'sqlite3'], measure)] }],
    };
  },
};

function bySqlite(sqlite, database, table, rows) {
  const start = performance.now();
  execFileSync(sqlite, ['-csv', '-header', database, '-cmd', `.once '${table}'`, SQL]);
  return { rowsPerSecond: rows / ((performance.now() - start) / 1000) };
}

function compareTables({ vasculum, sqlite3 }, count) {
  const [ours, theirs] = [vasculum, sqlite3].map((file) => parse(readFileSync(file)));
  if (ours.length !== count + 1) throw new Error(`${ours.length - 1} rows were written instead of ${count}`);
  const at = ours.findIndex((row, index) => row.join('\0') !== theirs[index]?.join('\0'));
  if (at >= 0) throw new Error(`row ${at} differs:\n${ours[at].join(', ')}\n${theirs[at]?.join(', ')}`);
}

/** The usual columns of contract/exports.ts. The certainty is the mean over the photos, as in catalogue/naming/predictions.ts. */
const SQL = `
WITH answer AS (
  SELECT specimen_id, model_id, taxon_id, max(total) AS total
  FROM (
    SELECT specimen_id, model_id, taxon_id, sum(probability) AS total
    FROM photo JOIN prediction ON photo_id = photo.id GROUP BY specimen_id, model_id, taxon_id
  ) GROUP BY specimen_id
)
SELECT occurrence_id AS occurrenceID, catalog_number AS catalogNumber, taxon.scientific_name AS scientificName,
  taxon.authorship AS scientificNameAuthorship, taxon.rank AS taxonRank, qualifier AS identificationQualifier,
  NULL AS verbatimIdentification,
  identified_by AS identifiedBy, substr(identified_utc, 1, 10) AS dateIdentified,
  CASE shown_status WHEN 'verified' THEN 'ValidatedByHuman' WHEN 'proposed' THEN 'PredictedByMachine'
    WHEN 'doubtful' THEN 'Doubtful' END AS identificationVerificationStatus,
  shown_status AS status, proposed.scientific_name AS predictedName,
  iif(answer.total IS NULL, NULL, printf('%.4f', answer.total / (SELECT count(*) FROM photo JOIN prediction ON photo_id = photo.id AND place = 1
    WHERE photo.specimen_id = specimen.id))) AS predictedCertainty,
  model.name AS modelName,
  (SELECT group_concat(file_name, ' | ') FROM photo WHERE photo.specimen_id = specimen.id) AS fileNames
FROM specimen
  LEFT JOIN determination ON determination.id = shown_determination_id AND by_model_id IS NULL
  LEFT JOIN taxon ON taxon.id = determination.taxon_id
  LEFT JOIN answer ON answer.specimen_id = specimen.id
  LEFT JOIN taxon AS proposed ON proposed.id = answer.taxon_id
  LEFT JOIN model ON model.id = answer.model_id
ORDER BY by_number, specimen.id`;
