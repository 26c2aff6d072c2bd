/* Figure 2 and Table 1 of photos that a person chose, read by Python's parsers. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { decide } from '../../electron/catalogue/naming/decisions.ts';
import { addPredictions } from '../../electron/catalogue/naming/predictions.ts';
import { EVERYTHING } from '../../electron/contract/collection.ts';
import type { FiguresRequest } from '../../electron/contract/exports.ts';
import { exportFigures } from '../../electron/exporting/figures/job.ts';
import { context, temporaryFolder, UTC } from '../helpers/a-catalogue.ts';
import { study } from '../helpers/a-study.ts';
import { readDrawing, readTable } from '../helpers/read-figures.ts';

const NAMES = ['Carabus auratus', 'Carabus nitens', 'Cetonia aurata'];
const NOTHING_SAID = {
  taxonId: null,
  qualifier: null,
  identifiedBy: 'K. Sharma',
  remarks: null,
  modelId: null,
} as const;

test('of photos that were chosen, Figure 2 and Table 1 of a sample, right or wrong only where a person gave a name', async () => {
  const made = await study(NAMES, 6);
  const { catalogue, classes, photos, modelId } = made;
  const exported = (request: Pick<FiguresRequest, 'among' | 'sample'>) => {
    const folder = join(temporaryFolder(), 'figures');
    return exportFigures(catalogue, { modelId, folder, seed: 3, ...request }, context());
  };
  const id = (label: number) => classes[label % 3]!.id;
  // The first four are answered wrongly; of the others one loses its name, and one was never answered.
  const rows = photos.slice(1).map(({ photoId, label }, place) => ({
    photoId,
    input: '',
    top: [{ taxonId: id(label + (place < 4 ? 1 : 0)), probability: 0.75 }],
  }));
  addPredictions(catalogue.write, modelId, rows, UTC);
  const { specimenId } = photos[8]!;
  decide(catalogue.write, { ...NOTHING_SAID, specimenIds: [specimenId], verdict: 'cleared' }, UTC);
  catalogue.listing.refresh([specimenId], 'names');
  const { folder, files, missing } = await exported({ among: EVERYTHING, sample: 50 });
  expect([missing, files]).toEqual([
    [],
    ['captions.txt', ...['csv', 'png', 'svg'].map((ending) => `figure-2-predictions.${ending}`), 'table-1.csv'],
  ]);
  const { texts, title } = readDrawing(join(folder, 'figure-2-predictions.svg'));
  const said = (words: RegExp) => texts.filter((text) => words.test(text)).length;
  expect([said(/^wrong, /), said(/^right, /), said(/^75\s?%$/), said(/^–$/)]).toEqual([4, photos.length - 6, 1, 1]);
  const learned = photos.slice(1).filter(({ part }) => part === 'learn').length;
  expect(title).toContain(
    `a person has named ${photos.length - 2}, ${photos.length - 6} of them alike. The model learned`,
  );
  expect(title).toContain(`learned from ${learned} of them`);
  const table = readTable(join(folder, 'table-1.csv'));
  expect(table).toHaveLength(photos.length - 1);
  expect(table.filter(({ Label }) => Label === '')).toHaveLength(1);

  const few = await exported({ among: { ...EVERYTHING, statuses: ['verified'] }, sample: 5 });
  expect(readTable(join(few.folder, 'table-1.csv')).filter(({ Label }) => Label !== '')).toHaveLength(5);
  const none = await exported({ among: { ...EVERYTHING, text: 'nowhere' }, sample: 5 });
  expect([none.files, none.missing]).toEqual([[], [expect.stringContaining('has answered none of these photos')]]);
});
