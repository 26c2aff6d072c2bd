/* Readings of folders and the problems each met. Runs where the catalogue is open. */
import { z } from 'zod';
import { LABELS_FROM, planChoices } from '../../checks/plan-choices.ts';
import {
  type ChosenBefore,
  type ImportProblem,
  type ImportRequest,
  LEARN_FROM,
  PAGES_READ,
} from '../../contract/import.ts';
import type { LastWatch, WatchRequest } from '../../contract/watch.ts';
import type { ReadHandle, WriteHandle } from '../database/database.ts';
import { readKept } from '../database/kept-json.ts';

/** `watch`: how a folder is watched, where it is. */
export function beginImport(
  db: WriteHandle,
  sourceId: number,
  request: ImportRequest & { readonly watch?: Watched },
  utc: string,
): number {
  return db.runOne('INSERT INTO import (source_id, request, started_utc) VALUES (?, ?, ?)', [
    sourceId,
    JSON.stringify(request),
    utc,
  ]).id;
}

const Watched = z.object({
  views: z.array(z.string()).nullable(),
  present: z.enum(['take', 'leave']),
  codes: z.boolean(),
});
type Watched = Pick<WatchRequest, 'views' | 'present' | 'codes'>;

const WatchedSo = z.object({
  folder: z.string(),
  labels: LABELS_FROM,
  identifiedBy: z.string(),
  nameRule: z.string().nullable(),
  records: z.string().nullable(),
  watch: Watched,
});

/** How a folder was watched last; null: none was. */
export function lastWatch(db: ReadHandle): LastWatch | null {
  const row = db.get<{ request: string; unended: number }>(
    `SELECT request, ended_utc IS NULL AS unended FROM import WHERE request -> '$.watch' IS NOT NULL ORDER BY id DESC LIMIT 1`,
  );
  const kept = readKept(WatchedSo, row?.request);
  if (!row || !kept) return null;
  const { watch, ...asked } = kept;
  return { ...asked, ...watch, unended: row.unended === 1 };
}

const Chosen = z.object({
  labels: LABELS_FROM,
  nameRule: z.string().nullable(),
  records: z.string().nullable(),
  choices: planChoices.exactOptional(),
});

/** What a person chose when this folder was imported last; what networks look at and which pages are read, as it was said last. */
export function chosenBefore(db: ReadHandle, folder: string): ChosenBefore | null {
  const row = db.get<{ request: string }>(
    `SELECT request FROM import WHERE source_id = (SELECT id FROM source WHERE folder = ?) ORDER BY id DESC LIMIT 1`,
    [folder],
  );
  const kept = readKept(Chosen, row?.request);
  if (!kept) return null;
  const { labels, nameRule, records, choices } = kept;
  const saidLast = (path: '$.learnFrom' | '$.pages') =>
    db.get<{ said: unknown }>(
      `SELECT request ->> :path AS said FROM import
       WHERE source_id = (SELECT id FROM source WHERE folder = :folder) AND request ->> :path IS NOT NULL
       ORDER BY id DESC LIMIT 1`,
      { path, folder },
    )?.said;
  const learnFrom = LEARN_FROM.find((one) => one === saidLast('$.learnFrom'));
  const pages = PAGES_READ.find((one) => one === saidLast('$.pages'));
  const said = { ...(learnFrom && { learnFrom }), ...(pages && { pages }) };
  return { labels, nameRule, records, ...said, ...(choices && { choices }) };
}

export function endImport(db: WriteHandle, importId: number, utc: string): void {
  db.runOne('UPDATE import SET ended_utc = ? WHERE id = ?', [utc, importId]);
}

export function addImportProblem(db: WriteHandle, importId: number, position: number, problem: ImportProblem): void {
  db.runOne('INSERT INTO import_problem (import_id, position, path, trouble, message) VALUES (?, ?, ?, ?, ?)', [
    importId,
    position,
    problem.path,
    problem.trouble,
    problem.message,
  ]);
}

const PROBLEMS_A_PAGE = 500;

/** Problems of the newest import from this position (0 the first) on, one page. */
export function newestImportProblems(db: ReadHandle, from: number): ImportProblem[] {
  return db.all<ImportProblem>(
    `SELECT path, trouble, message FROM import_problem
     WHERE import_id = (SELECT max(id) FROM import) AND position >= ? ORDER BY position LIMIT ${PROBLEMS_A_PAGE}`,
    [from],
  );
}
