/* What `vasculum import` says of a plan and of an import: nothing that was left out goes without a word. */
import { renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sayImport, sayPlan } from '../../electron/command-line/import.ts';
import { createOutput } from '../../electron/command-line/output.ts';
import { previewImport } from '../../electron/importing/preview.ts';
import { newCatalogue, temporaryFolder } from '../helpers/a-catalogue.ts';
import { imported, picture, put, putPictures, request, tiffOf } from '../helpers/a-folder.ts';

const TABLE = 'filename,scientificName\na.jpg,Carabus auratus\nb.jpg,Aglais io\n';
const NOBODY = { labels: 'none', identifiedBy: '' } as const;
const TESTER = { labels: 'folders', identifiedBy: 'A. Tester' } as const;

async function told(
  photos: readonly string[],
  table: string | null,
  who: typeof NOBODY | typeof TESTER,
  tableName = 'catalogue.csv',
) {
  const folder = temporaryFolder();
  await putPictures(folder, photos);
  if (table !== null) put(folder, tableName, table);
  const asked = request(folder, who);
  const catalogue = newCatalogue();
  const lines: string[] = [];
  const output = { ...createOutput(true), say: (text = '') => void lines.push(text.trim()) };
  sayPlan(output, await previewImport(catalogue, asked), asked);
  const plan = lines.splice(0);
  sayImport(output, await imported(catalogue, asked), asked);
  const result = lines.splice(0);
  const planAgain = async () => {
    sayPlan(output, await previewImport(catalogue, asked), asked);
    return lines.splice(0);
  };
  return { plan, result, folder, planAgain };
}

test('photos of known folders that stand elsewhere are new or moved, which only reading them tells', async () => {
  const { plan, folder, planAgain } = await told(['a.jpg', 'b.jpg'], null, TESTER);
  expect(plan[0]).toMatch(/; 2 photos new$/);
  renameSync(join(folder, 'b.jpg'), join(folder, 'c.jpg'));
  expect((await planAgain())[0]).toMatch(/; 1 new or moved, 1 known already, 1 no longer there$/);
});

test('links out of the folder are told with where they lead, whether they are followed or not', async () => {
  const [folder, outside] = [temporaryFolder(), temporaryFolder()];
  await putPictures(folder, ['own.jpg']);
  await putPictures(outside, ['one.jpg']);
  symlinkSync(join(outside, 'one.jpg'), join(folder, 'linked.jpg'));
  const lines: string[] = [];
  const output = { ...createOutput(true), say: (text = '') => void lines.push(text.trim()) };
  for (const followLinks of [false, true]) {
    const asked = request(folder, { ...NOBODY, followLinks });
    sayPlan(output, await previewImport(newCatalogue(), asked), asked);
    const at = lines.indexOf(
      followLinks
        ? 'Links out of the folder, followed:'
        : 'Links out of the folder, left alone; --follow-links reads what they lead to:',
    );
    expect(lines[at + 1]).toBe(`linked.jpg leads to ${join(outside, 'one.jpg')}`);
    lines.length = 0;
  }
});

test('pages of TIFF files are told, and how to read all of them', async () => {
  const folder = temporaryFolder();
  put(folder, 'drawer.tif', await tiffOf([await picture('png'), await picture('png')]));
  const lines: string[] = [];
  const output = { ...createOutput(true), say: (text = '') => void lines.push(text.trim()) };
  const said = async (pages?: 'first' | 'all') => {
    const asked = request(folder, { ...NOBODY, ...(pages && { pages }) });
    const catalogue = newCatalogue();
    sayPlan(output, await previewImport(catalogue, asked), asked);
    sayImport(output, await imported(catalogue, asked), asked);
    return lines.splice(0);
  };
  const first = await said();
  expect(first).toContain(
    '1 TIFF file of several pages, 2 pages in all: the first page of each is read; --pages all reads the others too',
  );
  expect(first.join()).toContain('1 with several pages, of which the first was read');
  expect(first).toContain('--pages all reads the other pages too');
  const all = await said('all');
  expect(all[0]).toMatch(/^2 photos, 1 specimen;/);
  expect(all).toContain('1 TIFF file of several pages, 2 pages in all: each page becomes a photo of the same specimen');
  expect(all.join()).not.toContain('--pages');
  expect(all.join()).not.toContain('with several pages, of which');
});

test('a name of several taxa is told with them', async () => {
  const list = 'scientificName,scientificNameAuthorship\nCarabus auratus,L.\nCarabus auratus,Dejean\n';
  const { plan, result } = await told(['Carabus auratus/a.jpg'], list, TESTER, 'names.csv');
  expect(plan).toContain(
    'Carabus auratus, 1 photo: Carabus auratus L. or Carabus auratus Dejean? Write the author behind the name.',
  );
  expect(result).toContain('Carabus auratus: 1 photo');
});

test('names in a table that nobody vouches for are told as not taken', async () => {
  const { plan, result } = await told(['a.jpg', 'b.jpg', 'c.jpg'], TABLE, NOBODY);
  const line = '2 photos whose row names nobody who determined it: named only where you vouch';
  expect(plan).toContain(line);
  expect(plan).toContain('3 photos without a name');
  expect(result).toContain(line);
});

test('and as named where somebody does', async () => {
  const { plan, result } = await told(['a.jpg', 'b.jpg', 'c.jpg'], TABLE, TESTER);
  expect(plan).toContain('2 photos named by it');
  expect(plan).toContain('1 photo without a name');
  expect([...plan, ...result].join()).not.toContain('named only where you vouch');
});

test('how names are taken from folders is said where none are', async () => {
  const { plan, result } = await told(['Carabus auratus/a.jpg'], null, NOBODY);
  for (const lines of [plan, result]) expect(lines.filter((line) => line.includes('--labels'))).toHaveLength(1);
  expect(plan).toContain('{words}: 1 photo, its own specimen: no number in the name');
  const named = await told(['Carabus auratus/a.jpg'], null, TESTER);
  expect([...named.plan, ...named.result].join()).not.toContain('--labels');
});

test('a table of another name beside the photos is told as not read, a checklist is not', async () => {
  const { plan, result } = await told(['a.jpg'], TABLE, NOBODY, 'list.csv');
  for (const lines of [plan, result])
    expect(lines).toContain('list.csv: not read as a table. --records FILE reads one beside the photos.');
  for (const name of ['catalogue.csv', 'names.csv']) {
    const read = await told(['a.jpg'], TABLE, NOBODY, name);
    expect([...read.plan, ...read.result].join()).not.toContain('not read as a table');
  }
});

test('the folder of the import itself has a name in every list', async () => {
  const { plan, result } = await told(['a.jpg'], null, TESTER);
  for (const lines of [plan, result]) expect(lines).toContain('the folder itself: 1 photo');
});

test('names in file names are told as not taken, with examples, and none is written', async () => {
  const photos = [
    'Carabus_auratus_1_d.jpg',
    'Carabus_auratus_2.jpg',
    'Aglais io (3).jpg',
    'IMG_0001.jpg',
    'summer trip.jpg',
  ];
  const line =
    '3 file names read like a scientific name (Carabus auratus; Aglais io). Names are taken from folders or a table only.';
  const { plan, result } = await told(photos, null, TESTER);
  for (const lines of [plan, result]) expect(lines).toContain(line);
  expect(result[0]).toContain('0 named by their folders');
  const named = await told(['Carabus auratus/Carabus_auratus_1.jpg'], null, TESTER);
  expect([...named.plan, ...named.result].join()).not.toContain('read like');
});

test('what is said of one file, one item of a list and one folder is said in the singular', async () => {
  const list = {
    images: [{ id: 7, file_name: 'gone.jpg' }],
    annotations: [{ id: 1, image_id: 7, category_id: 3 }],
    categories: [{ id: 3, name: 'Carabus auratus' }],
  };
  const folder = temporaryFolder();
  await putPictures(folder, ['Carabus auratus/a.jpg']);
  put(folder, 'empty.jpg', '');
  const records = put(folder, 'annotations.json', JSON.stringify(list));
  const asked = request(folder, { ...TESTER, records });
  const lines: string[] = [];
  const output = { ...createOutput(true), say: (text = '') => void lines.push(text.trim()) };
  sayImport(output, await imported(newCatalogue(), asked), asked);
  expect(lines[0]).toMatch(/, 1 named by its folder; /);
  expect(lines[0]).not.toContain('other file');
  expect(lines).toContain('1 file could not be read; the rest is not held up by it:');
  expect(lines).toContainEqual(expect.stringContaining('gone.jpg (item 1)'));
});
