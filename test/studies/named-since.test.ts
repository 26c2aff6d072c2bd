/* What was named since the newest model learned, and which of it the model does not know. */
import { expect, test } from 'vitest';
import { undo } from '../../electron/catalogue/naming/actions.ts';
import { decide } from '../../electron/catalogue/naming/decisions.ts';
import { namedSince } from '../../electron/studies/named-since.ts';
import { decision, namedTaxon, newCatalogue, newSpecimen } from '../helpers/a-catalogue.ts';
import { study } from '../helpers/a-study.ts';

const LATER = '2027-01-01T00:00:00.000Z';
const NAMES = ['Carabus auratus', 'Cetonia aurata'];

test('names that stand and were given after the run began, and taxa of three specimens that it does not know', async () => {
  const { catalogue, classes, photos, modelId, runId } = await study(NAMES, 4);
  const { read, write } = catalogue;
  const since = { modelId, modelName: 'Beetles & <co>', runId };
  expect(await namedSince(read)).toEqual({ ...since, specimens: 0, newTaxa: 0 });

  const nitens = namedTaxon(catalogue, 'Carabus nitens', 'species');
  const [first, second, third] = [1, 2, 3].map((number) => newSpecimen(catalogue, { number: `new ${number}` }).id);
  decide(write, decision([first!, second!], { taxonId: nitens }), LATER);
  // Said twice, the last counts.
  decide(write, decision([photos[0]!.specimenId], { taxonId: nitens }), LATER);
  decide(write, decision([photos[0]!.specimenId], { taxonId: classes[1]!.id }), LATER);
  expect(await namedSince(read)).toEqual({ ...since, specimens: 3, newTaxa: 0 });
  decide(write, decision([third!], { taxonId: nitens }), LATER);
  expect(await namedSince(read)).toEqual({ ...since, specimens: 4, newTaxa: 1 });
  undo(write, LATER, '');
  expect(await namedSince(read)).toEqual({ ...since, specimens: 3, newTaxa: 0 });
  // A doubt is no name to learn from.
  decide(write, decision([first!], { verdict: 'doubtful', taxonId: null }), LATER);
  expect(await namedSince(read)).toEqual({ ...since, specimens: 2, newTaxa: 0 });
});

test('nothing where no model was made here, or its files were removed', async () => {
  expect(await namedSince(newCatalogue().read)).toBeNull();
  const { catalogue, modelId } = await study(NAMES, 2);
  catalogue.write.run('INSERT INTO removal (kind, id, removed_utc) VALUES (?, ?, ?)', ['model', modelId, LATER]);
  expect(await namedSince(catalogue.read)).toBeNull();
});
