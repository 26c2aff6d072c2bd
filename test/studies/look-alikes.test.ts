/* What looks alike, over real rows: evidence, groups, the best of a name, and all the ways in which there is nothing to say. */
import { expect, test } from 'vitest';
import { decide } from '../../electron/catalogue/naming/decisions.ts';
import type { Catalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { reviewCards, reviewQueue } from '../../electron/catalogue/browsing/review.ts';
import { forgetEmbeddings } from '../../electron/catalogue/specimens/embeddings.ts';
import { lookAlikeGroups, specimensByLooks } from '../../electron/studies/look-alike-groups.ts';
import { bestOf, lookAlikes } from '../../electron/studies/look-alikes.ts';
import {
  decision,
  genusAndSpecies,
  newCatalogue,
  newModel,
  newSpecimen,
  predict,
  type TestSpecimen,
  UTC,
} from '../helpers/a-catalogue.ts';

const FEATURES = 64;

/** An embedding of this look, none of them alike to the last bit. */
function looking(look: number, nth: number): Float32Array {
  return Float32Array.from({ length: FEATURES }, (_, at) => {
    const noise = ((nth * 37 + at * 11) % 17) / 40;
    return (at % 4 === look ? 3 : 0.5) + noise;
  });
}

function keep({ write, read }: Catalogue, photoId: number, vector: Float32Array, identity = 'ab'.repeat(32)): void {
  write.run('INSERT OR IGNORE INTO backbone (identity, features) VALUES (unhex(?), ?)', [identity, FEATURES]);
  const backbone = read.value<number>('SELECT id FROM backbone WHERE identity = unhex(?)', [identity]);
  write.run(
    `INSERT OR REPLACE INTO embedding (backbone_id, sha256, vector)
     SELECT ?, sha256, ? FROM main.photo WHERE id = ?`,
    [backbone, new Uint8Array(vector.buffer), photoId],
  );
}

let count = 0;

function looked(catalogue: Catalogue, look: number, specimen: TestSpecimen = {}) {
  const made = newSpecimen(catalogue, { number: `N ${(count += 1)}`, ...specimen });
  for (const photo of made.photos) keep(catalogue, photo, looking(look, made.id));
  return made;
}

function named(catalogue: Catalogue, specimenId: number, taxonId: number, identifiedBy = 'Edith Example'): number {
  decide(catalogue.write, decision([specimenId], { taxonId, identifiedBy }), UTC);
  catalogue.listing.refresh([specimenId], 'everything');
  return specimenId;
}

/** Two looks with a name each, five specimens each of them named, and their taxa. */
function twoLooks() {
  const catalogue = newCatalogue();
  const taxa = genusAndSpecies(catalogue, 'Carabus auratus', 'Cetonia aurata');
  const of = taxa.map((taxonId, look) =>
    Array.from({ length: 5 }, () => named(catalogue, looked(catalogue, look).id, taxonId)),
  );
  return { catalogue, taxa, of };
}

test('the nearest that people named are told with their name, who gave it and when', async () => {
  const { catalogue, taxa, of } = twoLooks();
  const own = looked(catalogue, 1, { number: 'own' });
  catalogue.listing.refresh([own.id], 'everything');
  const answer = await lookAlikes(catalogue, { specimenId: own.id, limit: 4 });
  if (!('found' in answer)) throw new Error(JSON.stringify(answer));
  expect(answer.found).toHaveLength(4);
  for (const one of answer.found) {
    expect(of[1]).toContain(one.specimenId);
    expect(one).toMatchObject({ identifiedBy: 'Edith Example', dateIdentifiedUtc: UTC });
    expect(one.taxon).toMatchObject({ id: taxa[1], scientificName: 'Cetonia aurata' });
  }
});

test('neither the specimen itself, nor a copy of its photo, nor one that no person named is evidence', async () => {
  const { catalogue, taxa } = twoLooks();
  const own = looked(catalogue, 0, { sha256: 'cc'.repeat(32), views: ['dorsal', 'label'] });
  const copy = looked(catalogue, 0, { sha256: 'cc'.repeat(32) });
  named(catalogue, own.id, taxa[0]!);
  named(catalogue, copy.id, taxa[0]!);
  const waiting = looked(catalogue, 0);
  catalogue.listing.refresh([waiting.id], 'everything');
  const answer = await lookAlikes(catalogue, { specimenId: own.id, limit: 24 });
  const ids = 'found' in answer ? answer.found.map(({ specimenId }) => specimenId) : [];
  expect(ids).toHaveLength(10);
  for (const id of [own.id, copy.id, waiting.id]) expect(ids).not.toContain(id);
});

test('it is said why nothing looks alike', async () => {
  const catalogue = newCatalogue();
  const plain = newSpecimen(catalogue);
  const ask = (specimenId: number) => lookAlikes(catalogue, { specimenId, limit: 4 });
  expect(await ask(plain.id)).toEqual({ nothing: 'no-embeddings' });
  expect(await lookAlikeGroups(catalogue, { statuses: [] })).toEqual({ groups: [], left: 1, compared: false });
  const seen = looked(catalogue, 0);
  catalogue.listing.refresh([seen.id], 'everything');
  expect(await ask(plain.id)).toEqual({ nothing: 'not-looked' });
  expect(await ask(seen.id)).toEqual({ nothing: 'nothing-named' });
  expect(await ask(9_999)).toEqual({ nothing: 'not-looked' });
});

test('what a model keeps later, and what of a photo is forgotten, counts from then on', async () => {
  const { catalogue } = twoLooks();
  const late = newSpecimen(catalogue);
  catalogue.listing.refresh([late.id], 'everything');
  const ask = () => lookAlikes(catalogue, { specimenId: late.id, limit: 1 });
  expect(await ask()).toEqual({ nothing: 'not-looked' });
  keep(catalogue, late.photos[0]!, looking(0, 99));
  catalogue.listing.sketches.added();
  await expect.poll(ask).toHaveProperty('found');
  catalogue.write.transaction(() => forgetEmbeddings(catalogue.write, late.photos[0]!));
  catalogue.listing.refresh([late.id], 'everything');
  await expect.poll(ask).toEqual({ nothing: 'not-looked' });
});

test('the newest backbone that has seen nearly all photos is asked, not one that saw a few', async () => {
  const { catalogue, of } = twoLooks();
  const own = looked(catalogue, 1);
  catalogue.listing.refresh([own.id], 'everything');
  // By another network this one is of the other look; it has seen only this.
  keep(catalogue, own.photos[0]!, looking(0, 7), 'ef'.repeat(32));
  const answer = await lookAlikes(catalogue, { specimenId: own.id, limit: 1 });
  expect('found' in answer && of[1]?.includes(answer.found[0]!.specimenId)).toBe(true);
});

test('groups are of one look, the most doubtful first, and say how many show the name of most', async () => {
  const { catalogue, taxa, of } = twoLooks();
  const model = newModel(catalogue, 'm');
  const waiting = [0, 1].map((look) =>
    Array.from({ length: 8 }, (_, nth) => {
      const { id, photos } = looked(catalogue, look);
      // The second look is doubted more; one of its eight is said to be the other taxon.
      const said = look === 1 && nth === 0 ? taxa[0]! : taxa[look]!;
      predict(catalogue, model, photos[0]!, [said, look === 0 ? 0.9 : 0.5]);
      return id;
    }),
  );
  const unseen = newSpecimen(catalogue);
  catalogue.listing.refresh([...waiting.flat(), unseen.id], 'everything');
  const answer = await lookAlikeGroups(catalogue, { statuses: ['proposed', 'unnamed'] });
  if (!('groups' in answer)) throw new Error('not done');
  expect(answer.left).toBe(1);
  expect(answer.groups.map(({ specimenIds }) => specimenIds.toSorted((a, b) => a - b))).toEqual([
    waiting[1],
    waiting[0],
  ]);
  expect(answer.groups.map(({ name, agree }) => [name, agree])).toEqual([
    [{ scientificName: 'Cetonia aurata', italic: true }, 7],
    [{ scientificName: 'Carabus auratus', italic: true }, 8],
  ]);
  const cards = reviewCards(catalogue.read, [...waiting[1]!, 9_999], null);
  expect(cards.map(({ taxonId, certainty }) => [taxonId, certainty])).toEqual([
    [taxa[0], 0.5],
    ...Array.from({ length: 7 }, () => [taxa[1], 0.5]),
  ]);

  // The queue in this order: one look after the other, page by page, those that were not looked at last.
  const seen: number[] = [];
  const base = { order: 'look-alike', modelId: null, statuses: ['proposed', 'unnamed'], limit: 3 } as const;
  for (let after: string | undefined; ;) {
    const request = { ...base, ...(after === undefined ? {} : { after }) };
    const page = await reviewQueue(catalogue, request, await specimensByLooks(catalogue, request));
    seen.push(...page.items.map(({ specimenId }) => specimenId));
    expect(page.total).toBe(17);
    if (page.next === null) break;
    after = page.next;
  }
  expect(seen).toHaveLength(17);
  expect(seen.at(-1)).toBe(unseen.id);
  const looks = seen.slice(0, 16).map((id) => waiting[0]!.includes(id));
  expect(looks.filter((look, at) => at > 0 && look !== looks[at - 1])).toHaveLength(1);
  expect(of.flat().some((id) => seen.includes(id))).toBe(false);
});

test('the best of a name are named by people, nearest to its middle first, and of a genus those of its species', async () => {
  const { catalogue, taxa, of } = twoLooks();
  // Called Cetonia, and looks like the other: the last to stand for the name.
  const odd = named(catalogue, looked(catalogue, 0).id, taxa[1]!);
  const best = await bestOf(catalogue, { taxonId: taxa[1]!, besides: of[1]![0]!, limit: 9 });
  expect(best.map(({ specimenId }) => specimenId)).toHaveLength(5);
  expect(best.at(-1)?.specimenId).toBe(odd);
  expect(best.map(({ specimenId }) => specimenId)).not.toContain(of[1]![0]);
  const genus = catalogue.read.value<number>(`SELECT id FROM taxon WHERE scientific_name = 'Cetonia'`);
  expect(await bestOf(catalogue, { taxonId: genus, besides: 9_999, limit: 24 })).toHaveLength(6);
  expect(await bestOf(catalogue, { taxonId: 9_999, besides: 9_999, limit: 24 })).toEqual([]);
});
