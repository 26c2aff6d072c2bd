/* The history of the whole catalogue: pages, filters, what each act did to each specimen, and the same as a table. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { historyAct } from '../../../electron/catalogue/history/act.ts';
import { historyPage, historyPeople } from '../../../electron/catalogue/history/acts.ts';
import { redo, undo } from '../../../electron/catalogue/naming/actions.ts';
import { decide } from '../../../electron/catalogue/naming/decisions.ts';
import { repair } from '../../../electron/catalogue/repairing/repair.ts';
import type { Catalogue } from '../../../electron/catalogue/opening/catalogue.ts';
import { ALL_HISTORY, type HistoryEntry, type HistoryFilter } from '../../../electron/contract/history.ts';
import { HISTORY_COLUMNS, exportHistory } from '../../../electron/exporting/csv/history-csv.ts';
import {
  context,
  decision,
  genusAndSpecies,
  newCatalogue,
  newSpecimen,
  reopened,
  temporaryFolder,
} from '../../helpers/a-catalogue.ts';

const at = (day: number) => `2026-03-${String(day).padStart(2, '0')}T12:00:00.000Z`;
const list = ({ read }: Catalogue, filter: Partial<HistoryFilter> = {}) =>
  historyPage(read, { filter: { ...ALL_HISTORY, ...filter }, limit: 100 }).acts;
const said = (catalogue: Catalogue, filter: Partial<HistoryFilter> = {}) =>
  list(catalogue, filter).map(({ kind, by, description }) => `${kind} ${by ?? '-'}: ${description}`);
const act = ({ read }: Catalogue, actionId: number) =>
  historyAct(read, { actionId, limit: 100, number: null, specimenId: null });

const nameOf = ({ name, doubtful }: { name: { scientificName: string } | null; doubtful: boolean }) =>
  `${name?.scientificName ?? 'no name'}${doubtful ? ' ?' : ''}`;
const words = ({ specimen, names, fields }: HistoryEntry) =>
  [
    specimen.catalogNumber ?? specimen.photoName,
    ...(names ? [`${nameOf(names.before)} > ${nameOf(names.after)}`] : []),
    ...fields.map(({ field, before, after }) => `${field} ${before} > ${after}`),
  ].join(' | ');

/** Two people, four specimens; the third and fourth have no number. */
function collection() {
  const catalogue = newCatalogue();
  const { write } = catalogue;
  const [auratus = 0, nitens = 0] = genusAndSpecies(catalogue, 'Carabus auratus', 'Carabus nitens');
  const [one = 0, two = 0, three = 0, four = 0] = ['VC 104233', 'VC 104234', null, null].map(
    (number) => newSpecimen(catalogue, { number, views: ['dorsal', 'ventral'] }).id,
  );
  const name = (ids: readonly number[], taxonId: number, day: number, identifiedBy: string) =>
    decide(write, decision(ids, { taxonId, identifiedBy }), at(day)).actionId;
  return { catalogue, write, auratus, nitens, one, two, three, four, name };
}

test('acts come newest first with who did them, and undo and redo are acts of their own', () => {
  const { catalogue, write, auratus, nitens, one, two, name } = collection();
  const first = name([one, two], auratus, 1, 'Edith');
  const second = name([one], nitens, 2, 'Otto');
  undo(write, at(3), 'Edith');
  expect(said(catalogue)).toEqual([
    'undo Edith: VC 104233: Carabus nitens',
    'decision Otto: VC 104233: Carabus nitens',
    'decision Edith: 2 specimens: Carabus auratus',
  ]);
  const acts = list(catalogue);
  expect(
    acts.map(({ specimens, specimen, undone, turn }) => [specimens, specimen?.catalogNumber, undone, turn]),
  ).toEqual([
    [1, 'VC 104233', false, 'turn'],
    [1, 'VC 104233', true, 'redo'],
    [2, undefined, false, 'undo'],
  ]);
  const undoId = acts[0]!.actionId;
  expect(act(catalogue, second).entries.map(words)).toEqual(['VC 104233 | Carabus auratus > Carabus nitens']);
  expect(act(catalogue, undoId).entries.map(words)).toEqual(['VC 104233 | Carabus nitens > Carabus auratus']);
  expect(act(catalogue, first).entries.map(words)).toEqual([
    'VC 104233 | no name > Carabus auratus',
    'VC 104234 | no name > Carabus auratus',
  ]);
  redo(write, at(4));
  expect(said(catalogue)[0]).toBe('redo -: VC 104233: Carabus nitens');
  expect(act(catalogue, list(catalogue)[0]!.actionId).entries.map(words)).toEqual([
    'VC 104233 | Carabus auratus > Carabus nitens',
  ]);
  // What it was then does not depend on what was said since.
  expect(act(catalogue, first).entries.map(words)[0]).toBe('VC 104233 | no name > Carabus auratus');
});

test('a doubt and a rejection show what they left of the name, with the remarks', () => {
  const { catalogue, write, auratus, one, name } = collection();
  name([one], auratus, 1, 'Edith');
  const asked = { ...decision([one], { verdict: 'doubtful', taxonId: null }), remarks: 'wings differ' };
  const doubt = decide(write, asked, at(2)).actionId;
  const rejected = decide(write, decision([one], { verdict: 'rejected', taxonId: auratus }), at(3)).actionId;
  expect(act(catalogue, doubt).entries.map(words)).toEqual(['VC 104233 | Carabus auratus > Carabus auratus ?']);
  expect(act(catalogue, doubt).entries[0]?.said).toMatchObject([{ verdict: 'doubtful', remarks: 'wings differ' }]);
  expect(act(catalogue, rejected).entries.map(words)).toEqual(['VC 104233 | Carabus auratus ? > no name ?']);
});

test('what was put right shows each value before and after, and its undo the way back', () => {
  const { catalogue, write, one, two } = collection();
  const by = 'Edith';
  const right = (asked: Parameters<typeof repair>[1]['repair'], day: number) =>
    repair(write, { repair: asked, by }, at(day)).actionId;
  const renumbered = right({ act: 'renumber', specimenId: one, catalogNumber: 'VC 9' }, 1);
  expect(act(catalogue, renumbered).entries.map(words)).toEqual(['VC 9 | catalogNumber VC 104233 > VC 9']);
  undo(write, at(2), by);
  expect(act(catalogue, list(catalogue)[0]!.actionId).entries.map(words)).toEqual([
    'VC 104233 | catalogNumber VC 9 > VC 104233',
  ]);
  const joined = right({ act: 'join', specimenIds: [one, two], intoId: one }, 3);
  const entries = act(catalogue, joined).entries;
  expect(entries.map(words)).toEqual([
    'VC 104233 | ofSpecimen VC 104234 > VC 104233 | ofSpecimen VC 104234 > VC 104233',
    'VC 104234 | ofSpecimen VC 104234 > VC 104233 | ofSpecimen VC 104234 > VC 104233 | inCollection yes > no',
  ]);
  expect(entries.map(({ specimen }) => specimen.there)).toEqual([true, false]);
  const taxonId = genusAndSpecies(catalogue, 'Carabus auratus')[0] ?? 0;
  const renamed = right({ act: 'rename', taxonId, scientificName: 'Carabus aureus' }, 4);
  expect(act(catalogue, renamed).taxa).toEqual([
    { field: 'scientificName', photoName: null, before: 'Carabus auratus', after: 'Carabus aureus' },
  ]);
});

test('the list is narrowed by person, kind, time and number, also of a specimen that was taken out', () => {
  const { catalogue, write, auratus, nitens, one, two, three, name } = collection();
  name([one], auratus, 1, 'Edith');
  name([one, two], nitens, 2, 'Otto');
  undo(write, at(3), 'Edith');
  name([three], auratus, 4, 'Edith');
  repair(write, { repair: { act: 'take-specimens-out', specimenIds: [two] }, by: 'Otto' }, at(5));
  const days = (filter: Partial<HistoryFilter>) =>
    list(catalogue, filter).map(({ madeUtc }) => Number(madeUtc.slice(8, 10)));
  expect(days({})).toEqual([5, 4, 3, 2, 1]);
  expect(days({ by: 'Edith' })).toEqual([4, 3, 1]);
  expect(days({ by: 'Ed' })).toEqual([]);
  expect(days({ kinds: ['undo', 'repair'] })).toEqual([5, 3]);
  expect(days({ by: 'Otto', kinds: ['repair'] })).toEqual([5]);
  expect(days({ fromUtc: at(2), untilUtc: at(4) })).toEqual([3, 2]);
  expect(days({ number: 'vc-104233' })).toEqual([3, 2, 1]);
  expect(days({ number: 'VC 104234' })).toEqual([5, 3, 2]);
  expect(days({ number: 'VC 104234', by: 'Otto' })).toEqual([5, 2]);
  expect(days({ number: 'VC 104234', kinds: ['undo'] })).toEqual([3]);
  expect(days({ specimenId: three })).toEqual([4]);
  expect(days({ number: 'none such' })).toEqual([]);
  expect(historyPeople(catalogue.read)).toEqual(['Edith', 'Otto']);
});

test('pages go on where the last one ended, through acts of one moment and of all kinds', () => {
  const { catalogue, write, auratus, nitens, one, name } = collection();
  for (let round = 0; round < 20; round++) {
    name([one], round % 2 === 0 ? auratus : nitens, 1 + Math.floor(round / 10), 'Edith');
    if (round % 3 === 0) undo(write, at(1 + Math.floor(round / 10)), 'Edith');
  }
  const whole = list(catalogue).map(({ actionId }) => actionId);
  expect(whole).toHaveLength(27);
  for (const filter of [ALL_HISTORY, { ...ALL_HISTORY, by: 'Edith' }, { ...ALL_HISTORY, specimenId: one }]) {
    const met: number[] = [];
    for (let after: string | null | undefined; after !== null;) {
      const page = historyPage(catalogue.read, { filter, limit: 4, ...(after && { after }) });
      met.push(...page.acts.map(({ actionId }) => actionId));
      after = page.next;
    }
    expect(met).toEqual(whole);
  }
});

test('acts of nobody do not cut a page of somebody’s short', () => {
  const { catalogue, write, auratus, nitens, one, name } = collection();
  name([one], auratus, 1, 'Edith');
  name([one], nitens, 2, 'Edith');
  for (const [day, number] of ['VC 1', 'VC 2', 'VC 3'].entries())
    repair(write, { repair: { act: 'renumber', specimenId: one, catalogNumber: number }, by: '' }, at(3 + day));
  const filter = { ...ALL_HISTORY, by: 'Edith', specimenId: one };
  const page = historyPage(catalogue.read, { filter, limit: 2 });
  expect(page.acts.map(({ description }) => description)).toHaveLength(2);
  expect(page.next).toBeNull();
  expect(historyPage(catalogue.read, { filter, limit: 1 }).next).not.toBeNull();
});

test('a large act is opened in pages, and only for the specimens asked for', () => {
  const { catalogue, auratus, one, two, three, four, name } = collection();
  const actionId = name([one, two, three, four], auratus, 1, 'Edith');
  const page = (after: number) =>
    historyAct(catalogue.read, { actionId, limit: 3, after, number: null, specimenId: null });
  const first = page(0);
  expect(first.entries.map(({ specimen }) => specimen.specimenId)).toEqual([one, two, three]);
  expect(page(first.next ?? 0)).toMatchObject({ entries: [{ specimen: { specimenId: four } }], next: null });
  const only = historyAct(catalogue.read, { actionId, limit: 3, number: 'vc104234', specimenId: null });
  expect(only.entries.map(({ specimen }) => specimen.specimenId)).toEqual([two]);
});

test('the table has every value of what is shown, guarded against formulas', async () => {
  const { catalogue, write, auratus, one, two, name } = collection();
  name([one, two], auratus, 1, '=Edith');
  repair(write, { repair: { act: 'renumber', specimenId: one, catalogNumber: 'VC 9' }, by: 'Otto' }, at(2));
  undo(write, at(3), 'Otto');
  const path = join(temporaryFolder(), 'history.csv');
  const result = await exportHistory(catalogue, { filter: ALL_HISTORY, path, replace: false }, context());
  expect(result).toMatchObject({ acts: 3, rows: 4 });
  const rows = parse(readFileSync(path), { bom: true }) as string[][];
  expect(rows[0]).toEqual([...HISTORY_COLUMNS]);
  expect(rows.slice(1).map((row) => [row[2], row[3], row[6], ...row.slice(8, 11)])).toEqual([
    ['undo', 'Otto', 'VC 104233', 'catalogNumber', 'VC 9', 'VC 104233'],
    ['repair', 'Otto', 'VC 104233', 'catalogNumber', 'VC 104233', 'VC 9'],
    ['decision', "'=Edith", 'VC 104233', 'scientificName', '', 'Carabus auratus'],
    ['decision', "'=Edith", 'VC 104234', 'scientificName', '', 'Carabus auratus'],
  ]);
  const none = { filter: { ...ALL_HISTORY, by: 'Nobody' }, path, replace: true };
  await expect(exportHistory(catalogue, none, context())).rejects.toThrow(
    expect.objectContaining({ code: 'nothing-to-export' }),
  );
});

test('a page costs no more in a history of hundreds of thousands of acts', () => {
  const { catalogue, write, auratus, one, name } = collection();
  name([one], auratus, 1, 'Edith');
  write.transaction(() => {
    write.run(
      `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000)
       INSERT INTO action (kind, description, made_utc, made_by)
       SELECT 'decision', 'act ' || i, strftime('%Y-%m-%dT%H:%M:%fZ', '2026-03-02', '+' || i || ' seconds'), 'Person ' || (i % 40) FROM n`,
    );
    write.run(
      `INSERT INTO determination (specimen_id, action_id, verdict, taxon_id, identified_by, identified_utc)
       SELECT ?, id, 'identified', ?, made_by, made_utc FROM action WHERE id > 1`,
      [newSpecimen(catalogue).id, auratus],
    );
  });
  const again = reopened(catalogue);
  const filters: Partial<HistoryFilter>[] = [
    {},
    { by: 'Person 7' },
    { by: 'Person 7', kinds: ['import'] },
    { kinds: ['undo'] },
    { fromUtc: '2026-03-03T00:00:00.000Z', untilUtc: '2026-03-03T01:00:00.000Z' },
    { number: 'VC 104233' },
  ];
  for (const filter of filters) {
    // The quickest of several: other work on this computer only ever makes one slower.
    const times = Array.from({ length: 9 }, () => {
      const started = performance.now();
      list(again, filter);
      return performance.now() - started;
    });
    // Sorting all acts took 228 ms here.
    expect(Math.min(...times), JSON.stringify(filter)).toBeLessThan(40);
  }
  expect(historyPeople(again.read)).toHaveLength(41);
});
