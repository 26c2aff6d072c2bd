/* A catalogue with one of each thing that a repair mends, and all that a repair asks of it, in the process of the test. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { namesInCopies } from '../../electron/catalogue/backing-up/named.ts';
import { mendDerived } from '../../electron/catalogue/checking/derived.ts';
import { leftovers } from '../../electron/catalogue/checking/leftovers.ts';
import { mendCatalogue } from '../../electron/catalogue/checking/mend.ts';
import { makeSelfContained } from '../../electron/catalogue/database/database.ts';
import { unheard } from '../../electron/catalogue/checking/onward.ts';
import type { Catalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { fillSearchAgain } from '../../electron/catalogue/opening/search-index.ts';

export async function mendEverything(catalogue: Catalogue): Promise<void> {
  const { read, write, places } = catalogue;
  const model = 'model-00000000-0000-4000-8000-000000000001';
  const folders = [join(places.models, model), join(places.runs, 'run-77'), join(places.weights, 'ef'.repeat(32))];
  for (const folder of folders) mkdirSync(folder, { recursive: true });
  for await (const found of leftovers(read, places, unheard)) void found;
  write.run(`UPDATE main.specimen SET by_name = 'Aaa' WHERE id = (SELECT min(id) FROM specimen)`);
  await mendDerived(write, unheard);
  fillSearchAgain(write);
  const keeper = { make: () => Promise.resolve({ name: '' } as never) };
  await mendCatalogue(catalogue, { contents: false, onward: unheard, keeper, onMended: () => {} });

  const copied = join(places.folder, 'copied');
  mkdirSync(copied);
  const copy = join(copied, 'catalogue.sqlite');
  writeFileSync(copy, '');
  await write.copyInSteps(copy, () => true);
  makeSelfContained(copy);
  const kinds = ['thumbnail', 'model', 'run', 'weights'] as const;
  namesInCopies(
    [copy],
    kinds.map((kind) => ({ kind, name: 'ab' })),
  );
  rmSync(copied, { recursive: true });
}
