/* A table that calls a specimen otherwise than its folder: what else its row says is written, who names it and when is kept. */
import { expect, test } from 'vitest';
import type { Catalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { previewImport } from '../../electron/importing/preview.ts';
import { imported, put, request, withTable } from '../helpers/a-folder.ts';

const HEADING = 'Inventarnr.;Art;det.;Bestimmungsdatum;Fundort;Datum;Sammler;Bemerkung\n';
const FIRST = 'Z-000001;Carabus auratus;Strauß;1987;Graz;01.05.1990;Huber;in coll.\n';
const PHOTOS = ['Carabus auratus/Z-000001.jpg', 'Carabus auratus/Z-000002.jpg'];

const aFolder = (...rows: readonly string[]) => withTable(PHOTOS, `${HEADING}${FIRST}${rows.join('\n')}\n`);

/** Whatever is recorded of a specimen, without its name. */
const recorded = ({ read }: Catalogue, number: string) =>
  read.all('SELECT locality, event_date, recorded_by, other_terms FROM specimen WHERE catalog_number = ?', [number]);

test('what a row says beside its name does not wait for its name', async () => {
  const { folder, catalogue } = await aFolder('Z-000002;Carabus auronitens;Strauß;1987;Wien;02.05.1990;Huber;defekt');
  expect(await imported(catalogue, request(folder))).toMatchObject({
    contradictionCount: 1,
    table: { rows: 2, matched: 2 },
  });
  expect(recorded(catalogue, 'Z-000002')).toEqual([
    { locality: 'Wien', event_date: '1990-05-02', recorded_by: 'Huber', other_terms: '{"Bemerkung":"defekt"}' },
  ]);
  // A correction of name and place at once.
  put(folder, 'catalogue.csv', `${HEADING}Z-000001;Carabus nitens;Strauß;1987;Linz;01.05.1990;Huber;in coll.\n`);
  const changed = { fields: 1, specimens: 1, first: [{ field: 'locality', before: 'Graz', after: 'Linz' }] };
  expect((await previewImport(catalogue, request(folder))).termsChanged).toMatchObject(changed);
  expect(await imported(catalogue, request(folder))).toMatchObject({ contradictionCount: 1, termsChanged: changed });
  expect(recorded(catalogue, 'Z-000001')).toMatchObject([{ locality: 'Linz' }]);
});
