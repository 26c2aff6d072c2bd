/* What an import found against the catalogue is settled by a person: as on disk, or as it is, in one act that is undone as one. */
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { Catalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { listOpen } from '../../electron/catalogue/repairing/open-contradictions.ts';
import type { SettleRequest } from '../../electron/contract/repair.ts';
import { settle } from '../../electron/importing/settle.ts';
import { newCatalogue, temporaryFolder, UTC } from '../helpers/a-catalogue.ts';
import { imported, put, putPictures, request } from '../helpers/a-folder.ts';
import { BY, faults, putRight, turned } from '../helpers/repairs.ts';

let folder: string;
let catalogue: Catalogue;
beforeEach(() => {
  folder = temporaryFolder();
  catalogue = newCatalogue();
});

const open = () => listOpen(catalogue.read).first.map(({ kind, stands, says }) => [kind, stands, says].join(' '));
const photos = () =>
  catalogue.read
    .all<{ line: string }>(
      `SELECT concat_ws(' ', file_name, catalog_number, ifnull(view, '-'), scientific_name, shown_status, shown_determiner) AS line
       FROM photo JOIN specimen ON specimen.id = specimen_id LEFT JOIN taxon ON taxon.id = shown_taxon_id ORDER BY file_name`,
    )
    .map(({ line }) => line);
const rename = (from: string, to: string) => renameSync(join(folder, from), join(folder, to));

function settled(which: SettleRequest['which'], take: SettleRequest['take'], by = BY) {
  const result = settle(catalogue.write, { which, take, by }, UTC);
  catalogue.listing.refresh(result.specimenIds, 'everything');
  return result;
}

async function readTwice(paths: readonly string[], between: () => void) {
  await putPictures(folder, paths);
  await imported(catalogue, request(folder));
  between();
  await imported(catalogue, request(folder));
}

test('numbers are taken over: a whole specimen is renumbered, a photo goes to the specimen it names or becomes a new one', async () => {
  await readTwice(
    ['VC_00101_d.jpg', 'VC_00102_d.jpg', 'VC_00102_v.jpg', 'VC_00103_d.jpg', 'VC_00104_d.jpg', 'VC_00104_v.jpg'],
    () => {
      rename('VC_00101_d.jpg', 'VC_00201_d.jpg');
      rename('VC_00102_v.jpg', 'VC_00103_v.jpg');
      rename('VC_00104_v.jpg', 'VC_00204_v.jpg');
    },
  );
  const before = photos();
  const told = ['number VC_00101 VC_00201', 'number VC_00102 VC_00103', 'number VC_00104 VC_00204'];
  expect(open().toSorted()).toEqual(told);
  expect(settled({ kind: 'number' }, 'disk').description).toBe('3 contradictions: as on disk');
  const after = [
    'VC_00102_d.jpg VC_00102 dorsal unnamed',
    'VC_00103_d.jpg VC_00103 dorsal unnamed',
    'VC_00103_v.jpg VC_00103 ventral unnamed',
    'VC_00104_d.jpg VC_00104 dorsal unnamed',
    'VC_00201_d.jpg VC_00201 dorsal unnamed',
    'VC_00204_v.jpg VC_00204 ventral unnamed',
  ];
  expect(photos()).toEqual(after);
  expect(open()).toEqual([]);
  expect(await imported(catalogue, request(folder))).toMatchObject({ contradictionCount: 0, specimensAdded: 0 });
  turned(catalogue, 'undo');
  expect(photos()).toEqual(before);
  expect(open().toSorted()).toEqual(told);
  turned(catalogue, 'redo');
  expect(photos()).toEqual(after);
  expect(await faults(catalogue)).toEqual([]);
});

test('a number that is about to change itself waits for a second act', async () => {
  await readTwice(['VC_00101_d.jpg', 'VC_00102_d.jpg'], () => {
    rename('VC_00102_d.jpg', 'VC_00103_d.jpg');
    rename('VC_00101_d.jpg', 'VC_00102_v.jpg');
  });
  expect(settled({ kind: 'number' }, 'disk').told).toEqual([expect.stringContaining('VC_00102_v.jpg is left')]);
  expect(photos()).toEqual(['VC_00102_v.jpg VC_00101 dorsal unnamed', 'VC_00103_d.jpg VC_00103 dorsal unnamed']);
  settled({ kind: 'number' }, 'disk');
  const after = ['VC_00102_v.jpg VC_00102 dorsal unnamed', 'VC_00103_d.jpg VC_00103 dorsal unnamed'];
  expect(photos()).toEqual(after);
  for (const way of ['undo', 'undo', 'redo', 'redo'] as const) expect(turned(catalogue, way).told).toEqual([]);
  expect(photos()).toEqual(after);
});

test('views are taken over or kept; what was kept is told again only once the file is renamed', async () => {
  await readTwice(['VC_00101_d.jpg', 'VC_00102_d.jpg'], () => {
    rename('VC_00101_d.jpg', 'VC_00101_v.jpg');
    rename('VC_00102_d.jpg', 'VC_00102_v.jpg');
  });
  const [first, second] = listOpen(catalogue.read, { kind: 'view' }).first;
  expect(settled({ ids: [first?.id ?? 0] }, 'disk').description).toBe('VC_00101, dorsal or ventral: as on disk');
  settled({ ids: [second?.id ?? 0] }, 'catalogue');
  expect(photos()).toEqual(['VC_00101_v.jpg VC_00101 ventral unnamed', 'VC_00102_v.jpg VC_00102 dorsal unnamed']);
  expect(open()).toEqual([]);
  expect(() => settled({ kind: 'view' }, 'disk')).toThrow(expect.objectContaining({ code: 'nothing-to-put-right' }));
  expect(await imported(catalogue, request(folder))).toMatchObject({ contradictionCount: 0 });
  turned(catalogue, 'undo');
  expect(open()).toEqual(['view dorsal ventral']);
  turned(catalogue, 'redo');
  rename('VC_00102_v.jpg', 'VC_00102_l.jpg');
  expect(await imported(catalogue, request(folder))).toMatchObject({ contradictionCount: 1 });
  expect(open()).toEqual(['view dorsal label']);
});

test("a folder's name is a new determination by the person who decides, and so is the catalogue's that is kept", async () => {
  await readTwice(
    ['Aglais io/VC_00101_d.jpg', 'Aglais io/VC_00102_d.jpg', 'Carabus cf. auratus/VC_00103_d.jpg'],
    () => {
      rename('Aglais io/VC_00101_d.jpg', 'Carabus cf. auratus/VC_00101_d.jpg');
      rename('Aglais io/VC_00102_d.jpg', 'Carabus cf. auratus/VC_00102_d.jpg');
    },
  );
  const [first, second] = listOpen(catalogue.read, { kind: 'against-catalogue' }).first;
  const ofOne = { ids: [first?.id ?? 0] };
  expect(() => settled(ofOne, 'disk', ' ')).toThrow(expect.objectContaining({ code: 'wrong-setting' }));
  settled(ofOne, 'disk', 'Ann');
  settled({ ids: [second?.id ?? 0] }, 'catalogue', 'Ann');
  const after = [
    'VC_00101_d.jpg VC_00101 dorsal Carabus auratus verified Ann',
    'VC_00102_d.jpg VC_00102 dorsal Aglais io verified Ann',
    'VC_00103_d.jpg VC_00103 dorsal Carabus auratus verified Edith Example',
  ];
  expect(photos()).toEqual(after);
  expect(
    catalogue.read.all('SELECT qualifier, remarks FROM determination WHERE specimen_id < 3 ORDER BY id DESC LIMIT 2'),
  ).toEqual([
    {
      qualifier: null,
      remarks: 'kept against Carabus cf. auratus, which the folder of Carabus cf. auratus/VC_00102_d.jpg says',
    },
    { qualifier: 'cf.', remarks: 'taken over from the folder of Carabus cf. auratus/VC_00101_d.jpg' },
  ]);
  expect(catalogue.read.value('SELECT count(*) FROM determination')).toBe(5);
  expect(open()).toEqual([]);
  turned(catalogue, 'undo');
  expect(open()).toEqual(['against-catalogue Aglais io Carabus cf. auratus']);
  expect(photos()[1]).toBe('VC_00102_d.jpg VC_00102 dorsal Aglais io doubtful Edith Example');
  turned(catalogue, 'redo');
  expect(photos()).toEqual(after);
  expect(await faults(catalogue)).toEqual([]);
});

test('what was taken out or put right otherwise is not open', async () => {
  await readTwice(['VC_00101_d.jpg', 'VC_00102_d.jpg', 'VC_00103_d.jpg'], () => {
    for (const number of [1, 2, 3]) rename(`VC_0010${number}_d.jpg`, `VC_0020${number}_d.jpg`);
  });
  const [one, two] = listOpen(catalogue.read, { kind: 'number' }).first;
  putRight(catalogue, { act: 'take-specimens-out', specimenIds: [one?.specimenId ?? 0] });
  putRight(catalogue, { act: 'renumber', specimenId: two?.specimenId ?? 0, catalogNumber: 'VC_00902' });
  expect(listOpen(catalogue.read, { kind: 'number' })).toMatchObject({
    count: 1,
    first: [{ stands: 'VC_00103', says: 'VC_00203' }],
  });
});

test('what a table says against folders, file names or the catalogue is taken over or refused', async () => {
  const table = (rows: string) => put(folder, 'catalogue.csv', `File,catalogNumber,Species,Determiner\n${rows}`);
  await putPictures(folder, ['Aglais io/VC_00101.jpg', 'Aglais io/VC_00102.jpg', 'VC_00103.jpg', 'VC_00109.jpg']);
  table('VC_00101,,Aglais urticae,A. Winkler\nVC_00103,,Vanessa,A. Winkler\nVC_00109,VC_00110,Vanessa,A. Winkler\n');
  await imported(catalogue, request(folder));
  table('VC_00102,,Aglais cf. ichnusa,A. Winkler\nVC_00103,,Pieris,A. Winkler\nVC_00101,,Aglais urticae,B. Horn\n');
  await imported(catalogue, request(folder));
  expect(open().toSorted()).toEqual([
    'table Aglais io Aglais cf. ichnusa',
    'table Aglais io Aglais urticae',
    'table VC_00109 VC_00110',
    'table Vanessa Pieris',
  ]);
  const idOf = (says: string) =>
    listOpen(catalogue.read, { kind: 'table' }).first.find((one) => one.says === says)?.id ?? 0;
  const names = ['Aglais urticae', 'Aglais cf. ichnusa', 'Pieris'].map(idOf) as [number, number, number];
  const [first, second, third] = names;
  expect(() => settled({ kind: 'table' }, 'disk', ' ')).toThrow(expect.objectContaining({ code: 'wrong-setting' }));
  // Neither was written: the folder's stands once a person says so.
  settled({ ids: [first] }, 'catalogue');
  settled({ ids: [second] }, 'disk');
  settled({ ids: [third] }, 'disk');
  // For a number, nobody has to be named.
  settled({ ids: [idOf('VC_00110')] }, 'disk', '');
  expect(open()).toEqual([]);
  expect(photos()).toEqual([
    `VC_00101.jpg VC_00101 - Aglais io verified ${BY}`,
    'VC_00102.jpg VC_00102 - Aglais ichnusa verified A. Winkler',
    'VC_00103.jpg VC_00103 - Pieris verified A. Winkler',
    'VC_00109.jpg VC_00110 - unnamed',
  ]);
  const remarks = catalogue.read.all<{ remarks: string }>('SELECT remarks FROM determination ORDER BY id DESC LIMIT 3');
  expect(remarks[2]).toEqual({
    remarks: 'kept against Aglais urticae, which the table of Aglais io/VC_00101.jpg says',
  });
  expect(await imported(catalogue, request(folder))).toMatchObject({ contradictionCount: 0, labelled: 0 });
  turned(catalogue, 'undo');
  expect(open()).toEqual(['table VC_00109 VC_00110']);
  settled({ kind: 'table' }, 'catalogue', '');
  expect(photos()[3]).toBe('VC_00109.jpg VC_00109 - unnamed');
  expect(await imported(catalogue, request(folder))).toMatchObject({ contradictionCount: 0, labelled: 0 });
  for (const _ of ['the number', 'Pieris']) turned(catalogue, 'undo');
  expect(open().toSorted()).toEqual(['table VC_00109 VC_00110', 'table Vanessa Pieris']);
});
