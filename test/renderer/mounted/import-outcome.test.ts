// @vitest-environment happy-dom
/* What an import found against the catalogue is settled where it is told, one by one or all of a kind. */
import { expect, test } from 'vitest';
import type { Contradiction, ImportResult } from '../../../electron/contract/import.ts';
import ImportOutcome from '../../../renderer/screens/import/ImportOutcome.svelte';
import { bridge } from '../../helpers/window/bridge.ts';
import { mounted, settled } from '../../helpers/window/mounted.ts';
import { all, click } from '../../helpers/window/person.ts';

const view = (name: string): Contradiction => ({
  kind: 'view',
  specimen: name,
  stands: 'dorsal',
  says: 'ventral',
  path: `${name}_v.jpg`,
});
const TWO_NAMES: Contradiction = { kind: 'two-names', specimen: 'VC_3', stands: 'a', says: 'b', path: 'b/VC_3.jpg' };

const RESULT: ImportResult = {
  importId: 4,
  found: 3,
  added: 0,
  known: 3,
  exactCopies: 0,
  moved: 0,
  copies: [],
  termsChanged: { fields: 0, specimens: 0, first: [] },
  specimensAdded: 0,
  homonymsListed: [],
  labelled: 0,
  namedByTable: 0,
  table: null,
  turned: 0,
  changed: 0,
  numbered: 0,
  takenOut: 0,
  partsChanged: 0,
  vanished: 2,
  vanishedExamples: ['gone.jpg'],
  unlabelled: 0,
  namesInFiles: { photos: 0, names: [] },
  unnamedFolders: [],
  contradictionCount: 3,
  contradictions: [view('VC_1'), view('VC_2'), TWO_NAMES],
  severalPages: 0,
  codesRead: null,
  codesAgainst: 0,
  boxed: 0,
  otherFiles: 0,
  linksLeft: 0,
  problemCount: 0,
  problems: [],
  seconds: 1,
};

const SETTLED = { actionId: 1, description: 'x', specimenIds: [], undo: 'x', redo: null, told: [] };

test('each that a word settles has its buttons, and there are buttons for all of a kind', async () => {
  const open = [view('VC_1'), view('VC_2')].map((one, index) => ({
    ...one,
    kind: 'view' as const,
    id: index + 7,
    specimenId: index + 1,
    photoId: index + 1,
    wasUndone: false,
  }));
  const ofKinds = [{ kind: 'view' as const, count: 2, areNames: false }];
  const asked = bridge({
    'contradictions.list': () => ({ count: 2, first: open, ofKinds }),
    'contradictions.settle': () => SETTLED,
  });
  await mounted(ImportOutcome, { result: RESULT, title: 'Import' });
  await settled();
  expect(document.body.textContent).toContain('gone.jpg');
  const onDisk = all('button', 'As on disk');
  expect(onDisk).toHaveLength(3);
  await click(onDisk[1]!);
  await click(all('button', 'Keep')[0]!);
  expect(asked.inputs('contradictions.settle')).toMatchObject([
    { which: { ids: [7] }, take: 'disk' },
    { which: { kind: 'view', importId: 4 }, take: 'catalogue' },
  ]);
  expect(asked.inputs('contradictions.list')[0]).toEqual({ kind: null, importId: 4 });
});

test('a person is asked for a name where a name is settled, and not where a code or a table says a number', async () => {
  const told = (kind: 'barcode' | 'table', says: string) =>
    ({ kind, specimen: 'VC_1', stands: 'a', says, path: 'VC_1.jpg' }) as const;
  const contradictions = [told('barcode', 'VC_2'), told('table', 'VC_3'), told('table', 'Aglais io')];
  const first = contradictions.map((one, index) => ({
    ...one,
    id: index,
    specimenId: 1,
    photoId: index < 2 ? 1 : null,
    wasUndone: false,
  }));
  const ofKinds = [{ kind: 'table' as const, count: 2, areNames: true }];
  const asked = bridge({
    'contradictions.list': () => ({ count: 3, first, ofKinds }),
    'contradictions.settle': () => SETTLED,
  });
  const { session } = await mounted(ImportOutcome, { result: { ...RESULT, contradictions }, title: 'Import' });
  await settled();
  await click(all('button', 'As the code says')[0]!);
  const [ofAll, number, name] = all('button', 'As in the table');
  await click(number!);
  expect(session.askingName).toBe(false);
  expect(asked.inputs('contradictions.settle')).toMatchObject([{ which: { ids: [0] } }, { which: { ids: [1] } }]);
  for (const button of [ofAll, name]) {
    await click(button!);
    expect(session.askingName).toBe(true);
    session.leaveUnasked();
  }
  expect(asked.inputs('contradictions.settle')).toHaveLength(2);
});

test('all of a kind leaves out what was taken back', async () => {
  const one = { ...TWO_NAMES, kind: 'two-names' as const, specimenId: 3, photoId: null };
  const first = [
    { ...one, id: 1, wasUndone: false },
    { ...one, id: 2, specimen: 'VC_4', wasUndone: true },
  ];
  const ofKinds = [{ kind: 'two-names' as const, count: 1, areNames: true }];
  bridge({ 'contradictions.list': () => ({ count: 2, first, ofKinds }) });
  await mounted(ImportOutcome, { result: RESULT, title: 'Import' });
  await settled();
  expect(document.body.textContent).toMatch(/To decide 2/);
  expect(document.body.textContent).not.toContain('All in folders of two names');
  expect(all('button', TWO_NAMES.stands)).toHaveLength(2);
  expect(all('button', TWO_NAMES.says)).toHaveLength(2);
});

test('what is decided stands no longer among what is to decide', async () => {
  bridge({ 'contradictions.list': () => ({ count: 0, first: [], ofKinds: [] }) });
  await mounted(ImportOutcome, { result: RESULT, title: 'Import' });
  await settled();
  expect(document.body.textContent).toMatch(/To decide 0\s*All of them are decided\./);
  expect(all('button', 'Open in Review')).toHaveLength(0);
});

const NOTHING = { ...RESULT, vanished: 0, vanishedExamples: [], contradictionCount: 0, contradictions: [] };

test.each<[Partial<ImportResult>, string]>([
  [{ added: 2, specimensAdded: 1 }, '2 photos added, 1 new specimen.'],
  [{}, '3 photos. Nothing new since the last time.'],
  [{ moved: 2 }, '3 photos, none of them new, 2 moved.'],
  [{ labelled: 1 }, '3 photos, none of them new.'],
  [{ changed: 1 }, '3 photos, none of them new.'],
  [{ numbered: 1 }, '3 photos, none of them new.'],
  [{ partsChanged: 1 }, '3 photos, none of them new.'],
  [{ vanished: 1 }, '3 photos, none of them new.'],
  [{ contradictionCount: 1 }, '3 photos, none of them new.'],
  [{ termsChanged: { fields: 1, specimens: 1, first: [] } }, '3 photos, none of them new.'],
])('what an import brought stands above it: %o', async (result, sentence) => {
  bridge({ 'contradictions.list': () => ({ count: 0, first: [], ofKinds: [] }) });
  await mounted(ImportOutcome, { result: { ...NOTHING, ...result }, title: 'Import' });
  expect(document.querySelector('h2')?.textContent).toBe(sentence);
});

test('that no code was found is told where codes were looked for', async () => {
  const told = 'With a barcode or QR code';
  bridge({ 'contradictions.list': () => ({ count: 0, first: [], ofKinds: [] }) });
  await mounted(ImportOutcome, { result: RESULT, title: 'Import' });
  expect(document.body.textContent).not.toContain(told);
  await mounted(ImportOutcome, { result: { ...RESULT, codesRead: 0 }, title: 'Import' });
  expect(document.body.textContent).toContain(`${told} 0`);
});
