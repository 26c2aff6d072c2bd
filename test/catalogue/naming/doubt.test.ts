/* What the further orders of the review queue go by: worked out by hand, by the migration, and beside synonyms. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkCatalogue } from '../../../electron/catalogue/checking/check.ts';
import { openForWriting } from '../../../electron/catalogue/database/database.ts';
import { migrations } from '../../../electron/catalogue/migrations/all.ts';
import { migrate } from '../../../electron/catalogue/migrations/migrate.ts';
import { undo } from '../../../electron/catalogue/naming/actions.ts';
import { decide } from '../../../electron/catalogue/naming/decisions.ts';
import { refreshNamesOfTaxa } from '../../../electron/catalogue/naming/current-name.ts';
import type { Catalogue } from '../../../electron/catalogue/opening/catalogue.ts';
import {
  decision,
  genusAndSpecies,
  newCatalogue,
  newModel,
  newSpecimen,
  predict,
  temporaryFolder,
  UTC,
} from '../../helpers/a-catalogue.ts';

const SQL = 'SELECT id, by_margin, by_entropy, by_contradiction FROM specimen ORDER BY id';

function kept(catalogue: Catalogue): Map<number, readonly [unknown, unknown, unknown]> {
  const rows = catalogue.read.raw<[number, string | number, string | number, string | number]>(SQL);
  return new Map(rows.map(([id, ...values]) => [id, values]));
}

/** Answers over two photos, of an older and the newest model, and everything that persons can say to them. */
function stories(folder: string) {
  const catalogue = newCatalogue(folder);
  const [a = 0, b = 0, c = 0, d = 0] = genusAndSpecies(catalogue, 'Aus unus', 'Aus duo', 'Bus tres', 'Bus quattuor');
  const old = newModel(catalogue, 'old');
  const model = newModel(catalogue, 'new');
  const answered = (...answers: [number, number][][]) => {
    const { id, photos } = newSpecimen(catalogue, { views: ['dorsal', 'ventral'] });
    predict(catalogue, old, photos[0] ?? 0, [d, 0.99]);
    for (const [at, answer] of answers.entries()) predict(catalogue, model, photos[at] ?? 0, ...answer);
    return id;
  };
  const say = (id: number, request: Parameters<typeof decision>[1]) =>
    decide(catalogue.write, decision([id], { modelId: model, ...request }), UTC);
  const proposed = answered(
    [
      [a, 0.5],
      [b, 0.3],
    ],
    [
      [a, 0.3],
      [c, 0.5],
    ],
  );
  const named = answered([
    [a, 0.7],
    [b, 0.2],
  ]);
  say(named, { taxonId: b });
  const agreed = answered([[a, 0.7]]);
  say(agreed, { taxonId: a });
  const struck = answered([
    [a, 0.7],
    [b, 0.2],
  ]);
  say(struck, { verdict: 'none-of-these' });
  say(struck, { taxonId: c });
  const takenBack = answered([
    [a, 0.7],
    [b, 0.2],
  ]);
  say(takenBack, { verdict: 'rejected', taxonId: a });
  say(takenBack, { taxonId: a });
  say(takenBack, { taxonId: b });
  const rejected = answered([
    [a, 0.7],
    [b, 0.2],
  ]);
  say(rejected, { verdict: 'rejected', taxonId: a });
  const withdrawn = answered([
    [a, 0.7],
    [b, 0.2],
  ]);
  say(withdrawn, { taxonId: b });
  undo(catalogue.write, UTC);
  const unseen = newSpecimen(catalogue).id;
  return { catalogue, a, b, c, proposed, named, agreed, struck, takenBack, rejected, withdrawn, unseen };
}

const NONE = ['', '', ''];

test('margin and entropy are of a prediction, a contradiction of a person’s name alone', () => {
  const { catalogue, ...story } = stories(join(temporaryFolder(), 'catalogue'));
  const found = kept(catalogue);
  // Pooled: a 0.4, c 0.25, b 0.15, and 0.2 of others.
  const entropy = -[0.4, 0.25, 0.15, 0.2].reduce((sum, share) => sum + share * Math.log(share), 0);
  expect(found.get(story.proposed)).toEqual([150_000, -Math.round(entropy * 1e6), '']);
  expect(found.get(story.named)).toEqual(['', '', -700_000]);
  expect(found.get(story.agreed)).toEqual(NONE);
  expect(found.get(story.struck)).toEqual(NONE);
  expect(found.get(story.takenBack)).toEqual(['', '', -700_000]);
  expect(found.get(story.rejected)?.[0]).toBe(500_000);
  expect(found.get(story.withdrawn)?.[0]).toBe(500_000);
  expect(found.get(story.unseen)).toEqual(NONE);
});

test('a synonym does not contradict its accepted name', () => {
  const { catalogue, a, b, named, takenBack } = stories(join(temporaryFolder(), 'catalogue'));
  catalogue.write.run('UPDATE taxon SET accepted_id = ? WHERE id = ?', [b, a]);
  refreshNamesOfTaxa(catalogue.write, [a, b]);
  expect(kept(catalogue).get(named)).toEqual(NONE);
  expect(kept(catalogue).get(takenBack)).toEqual(NONE);
});

test.each([false, true])(
  'a catalogue of the version before is filled as it would be today (a synonym: %s)',
  async (synonym) => {
    const folder = join(temporaryFolder(), 'catalogue');
    const { catalogue, a, b } = stories(folder);
    if (synonym) {
      catalogue.write.run('UPDATE taxon SET accepted_id = ? WHERE id = ?', [b, a]);
      refreshNamesOfTaxa(catalogue.write, [a, b]);
    }
    const due = kept(catalogue);
    catalogue.close();
    const before = migrations.findIndex(({ name }) => name === '0025-doubt');
    const db = openForWriting(join(folder, 'catalogue.sqlite'));
    for (const column of ['by_margin', 'by_entropy', 'by_contradiction'])
      db.script(`DROP INDEX specimen_${column}; ALTER TABLE specimen DROP COLUMN ${column}`);
    db.script(`PRAGMA user_version = ${before}`);
    migrate(db, null, migrations.slice(0, before + 1));
    db.close();
    const again = newCatalogue(folder);
    expect(kept(again)).toEqual(due);
    expect((await checkCatalogue(again)).map(({ verdict }) => verdict)).not.toContain('bad');
  },
);
