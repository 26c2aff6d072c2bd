/* Names added and corrected: one act, undone as one; determinations stay, what specimens show follows from the names. */
import { expect, test } from 'vitest';
import { nameDetail, namesPage } from '../../../electron/catalogue/browsing/names.ts';
import { reviewSpecimen } from '../../../electron/catalogue/browsing/review.ts';
import { checkCatalogue } from '../../../electron/catalogue/checking/check.ts';
import { redo, undo } from '../../../electron/catalogue/naming/actions.ts';
import { decide } from '../../../electron/catalogue/naming/decisions.ts';
import { doNameAct, planNameAct } from '../../../electron/catalogue/naming/name-acts.ts';
import { searchNames } from '../../../electron/catalogue/naming/taxa.ts';
import type { NameAct } from '../../../electron/contract/names.ts';
import type { Catalogue } from '../../../electron/catalogue/opening/catalogue.ts';
import {
  decision,
  genusAndSpecies,
  namedTaxon,
  newCatalogue,
  newModel,
  newSpecimen,
  predict,
  UTC,
} from '../../helpers/a-catalogue.ts';

const names = async (catalogue: Catalogue, under: number | null) =>
  (await namesPage(catalogue, { under, limit: 100 })).rows.map(({ scientificName }) => scientificName);

const act = (catalogue: Catalogue, what: NameAct) => {
  const result = doNameAct(catalogue.write, what, UTC);
  catalogue.listing.refresh(result.specimenIds, 'everything');
  return result;
};
const turn = (catalogue: Catalogue, way: typeof undo) => {
  const result = way(catalogue.write, UTC);
  catalogue.listing.refresh(result.specimenIds, 'everything');
  return result;
};
const shown = ({ read }: Catalogue, id: number) =>
  read.value<number | null>('SELECT shown_taxon_id FROM specimen WHERE id = ?', [id]);
const rows = ({ read }: Catalogue, table: string) => read.all(`SELECT * FROM ${table} ORDER BY 1`);

test('a species is added below its genus, which is made with it; undo takes both away, redo brings them back', async () => {
  const catalogue = newCatalogue();
  const result = act(catalogue, {
    act: 'add',
    name: 'Rosalia alpina (Linnaeus, 1758)',
    rank: 'species',
    parentId: null,
  });
  expect(result.description).toBe('Rosalia alpina (Linnaeus, 1758) added as a name');
  expect(result.told).toEqual(['It stands below Rosalia.', 'Rosalia is added with it.']);
  const [{ id: genus = 0 } = {}] = (await namesPage(catalogue, { under: null, limit: 5 })).rows;
  expect(await names(catalogue, genus)).toEqual(['Rosalia alpina']);
  turn(catalogue, undo);
  expect(await names(catalogue, null)).toEqual([]);
  await expect(nameDetail(catalogue, result.taxonId)).rejects.toThrow('Rosalia alpina');
  expect(searchNames(catalogue.read, 'rosalia', 5)).toEqual([]);
  turn(catalogue, redo);
  expect(await names(catalogue, null)).toEqual(['Rosalia']);
  expect(searchNames(catalogue.read, 'ros alp', 5).map(({ id }) => id)).toEqual([result.taxonId]);
});

test('what is no name, is there already, or cannot stand where it is put is refused in words', () => {
  const catalogue = newCatalogue();
  const [species = 0] = genusAndSpecies(catalogue, 'Carabus auratus');
  const genus = namedTaxon(catalogue, 'Carabus', 'genus');
  const refused = (what: NameAct) => {
    try {
      doNameAct(catalogue.write, what, UTC);
    } catch (error) {
      return (error as Error).message;
    }
    return 'done';
  };
  const add = { act: 'add', rank: 'species', parentId: null } as const;
  expect(refused({ ...add, name: '12 beetles' })).toContain('not understood as a scientific name');
  expect(refused({ ...add, name: 'Carabus auratus' })).toContain('There is a species named Carabus auratus already');
  expect(refused({ ...add, name: 'Carabus nitens', rank: 'genus' })).toBe(
    'Carabus nitens cannot stand so: it is written as the name of a species.',
  );
  expect(refused({ ...add, name: 'Carabus nitens', parentId: species })).toBe(
    'Carabus nitens cannot stand so: Carabus auratus is a species, which is not wider.',
  );
  const correct = { act: 'correct', taxonId: genus, authorship: null, rank: 'genus', parentId: null } as const;
  expect(refused(correct)).toContain('Nothing');
  expect(refused({ ...correct, parentId: genus })).toContain('which is not wider');
  expect(refused({ act: 'synonym', taxonId: species, acceptedId: species })).toContain('a synonym of itself');
  expect(rows(catalogue, 'action')).toEqual([]);
});

test('authorship, rank and parent are corrected in one act', async () => {
  const catalogue = newCatalogue();
  const [species = 0] = genusAndSpecies(catalogue, 'Carabus auratus');
  const before = rows(catalogue, 'taxon');
  const family = namedTaxon(catalogue, 'Carabidae', 'family');
  const genus = namedTaxon(catalogue, 'Carabus', 'genus');
  act(catalogue, { act: 'correct', taxonId: genus, authorship: 'Linnaeus, 1758', rank: 'genus', parentId: family });
  expect((await nameDetail(catalogue, species)).wider.map((one) => one.scientificName)).toEqual([
    'Carabidae',
    'Carabus',
  ]);
  expect((await nameDetail(catalogue, genus)).name.scientificNameAuthorship).toBe('Linnaeus, 1758');
  turn(catalogue, undo);
  expect(rows(catalogue, 'taxon').slice(0, before.length)).toEqual(before);
});

test('vernacular names are kept in their languages, found by search, and put back by undo', async () => {
  const catalogue = newCatalogue();
  const [species = 0] = genusAndSpecies(catalogue, 'Coccinella septempunctata');
  const given = [
    { name: 'Seven-spot ladybird', language: 'en' },
    { name: 'Siebenpunkt-Marienkäfer', language: 'de' },
  ];
  act(catalogue, { act: 'vernacular', taxonId: species, names: given });
  expect((await nameDetail(catalogue, species)).name.vernacularNames).toEqual(given);
  expect(searchNames(catalogue.read, 'marienkafer', 5).map(({ id }) => id)).toEqual([species]);
  expect(searchNames(catalogue.read, 'siebenpunkt marienkäf', 5).map(({ id }) => id)).toEqual([species]);
  act(catalogue, { act: 'vernacular', taxonId: species, names: given.slice(1) });
  expect(searchNames(catalogue.read, 'ladybird', 5)).toEqual([]);
  turn(catalogue, undo);
  expect((await nameDetail(catalogue, species)).name.vernacularNames).toEqual(given);
  turn(catalogue, undo);
  expect((await nameDetail(catalogue, species)).name.vernacularNames).toEqual([]);
  expect(searchNames(catalogue.read, 'siebenpunkt', 5)).toEqual([]);
});

test('a synonym shows its accepted name; determinations and predictions are what they were; undo shows the old again', async () => {
  const catalogue = newCatalogue();
  const [old = 0, accepted = 0, other = 0] = genusAndSpecies(
    catalogue,
    'Megodontus violaceus',
    'Carabus violaceus',
    'Carabus nitens',
  );
  const person = newSpecimen(catalogue, { number: '1' });
  const machine = newSpecimen(catalogue, { number: '2' });
  const rejecting = newSpecimen(catalogue, { number: '3' });
  decide(catalogue.write, decision([person.id], { taxonId: old }), UTC);
  const model = newModel(catalogue, 'Ground beetles');
  catalogue.write.run(
    `INSERT INTO model_class (model_id, label, taxon_id, scientific_name, rank) VALUES (?, 0, ?, 'Megodontus violaceus', 'species')`,
    [model, old],
  );
  predict(catalogue, model, machine.photos[0] ?? 0, [old, 0.5], [accepted, 0.25], [other, 0.25]);
  decide(catalogue.write, decision([rejecting.id], { verdict: 'rejected', taxonId: old }), UTC);
  predict(catalogue, model, rejecting.photos[0] ?? 0, [accepted, 0.75], [other, 0.25]);
  await catalogue.listing.ready();
  catalogue.listing.refresh([1, 2, 3], 'everything');
  expect([1, 2, 3].map((id) => shown(catalogue, id))).toEqual([old, old, accepted]);
  const kept = ['determination', 'prediction'].map((table) => rows(catalogue, table));

  const plan = planNameAct(catalogue.write, { act: 'synonym', taxonId: old, acceptedId: accepted }, UTC);
  expect(shown(catalogue, person.id)).toBe(old);
  const result = act(catalogue, { act: 'synonym', taxonId: old, acceptedId: accepted });
  expect(plan.told).toEqual(result.told);
  expect(result.told).toContain(
    'Ground beetles learned Megodontus violaceus: what it says counts for Carabus violaceus.',
  );
  // What was rejected under the old name is not proposed under the accepted one.
  expect([1, 2, 3].map((id) => shown(catalogue, id))).toEqual([accepted, accepted, other]);
  expect(catalogue.read.value('SELECT shown_certainty FROM specimen WHERE id = 2')).toBe(0.5);
  expect(['determination', 'prediction'].map((table) => rows(catalogue, table))).toEqual(kept);
  const seen = reviewSpecimen(catalogue.read, person.id, null);
  expect(seen.current?.taxon?.scientificName).toBe('Megodontus violaceus');
  expect(seen.repairs.map(({ description }) => description)).toEqual([result.description]);
  const detail = await nameDetail(catalogue, accepted);
  expect(detail.name).toMatchObject({ verified: 1, proposed: 1 });
  expect(detail.synonyms.map(({ id }) => id)).toEqual([old]);
  expect(detail.models).toEqual([
    { id: model, name: 'Ground beetles', learnedAs: 'Megodontus violaceus', isOldName: true },
  ]);
  expect(await names(catalogue, accepted)).toEqual(['Megodontus violaceus']);
  const findings = await checkCatalogue(catalogue);
  expect(findings.filter(({ about }) => about.code === 'names-wrong')).toEqual([]);

  turn(catalogue, undo);
  expect([1, 2, 3].map((id) => shown(catalogue, id))).toEqual([old, old, accepted]);
  turn(catalogue, redo);
  expect([1, 2, 3].map((id) => shown(catalogue, id))).toEqual([accepted, accepted, other]);
  act(catalogue, { act: 'synonym', taxonId: old, acceptedId: null });
  expect([1, 2, 3].map((id) => shown(catalogue, id))).toEqual([old, old, accepted]);
});

test('synonyms of a name that becomes a synonym go along; a circle is refused', async () => {
  const catalogue = newCatalogue();
  const [one = 0, two = 0, three = 0] = genusAndSpecies(catalogue, 'Carabus una', 'Carabus duo', 'Carabus tria');
  act(catalogue, { act: 'synonym', taxonId: one, acceptedId: two });
  expect(() => act(catalogue, { act: 'synonym', taxonId: two, acceptedId: one })).toThrow('a synonym of itself');
  const { told } = act(catalogue, { act: 'synonym', taxonId: two, acceptedId: three });
  expect(told).toEqual(['Its 1 name that was a synonym of it goes to Carabus tria.']);
  expect(await names(catalogue, three)).toEqual(['Carabus duo', 'Carabus una']);
});

test('a name that something rests on by now stays when its act is undone', async () => {
  const catalogue = newCatalogue();
  const { taxonId } = act(catalogue, { act: 'add', name: 'Carabus nitens', rank: 'species', parentId: null });
  const { id, photos } = newSpecimen(catalogue);
  predict(catalogue, newModel(catalogue, 'm'), photos[0] ?? 0, [taxonId, 0.9]);
  expect(shown(catalogue, id)).toBe(taxonId);
  const { told } = turn(catalogue, undo);
  expect(told).toEqual(['2 names are used by now, and stay.']);
  expect(await names(catalogue, null)).toEqual(['Carabus']);
});

test('pages go on from any name, whatever was added before it, and are read from an index', async () => {
  const catalogue = newCatalogue();
  const genus = namedTaxon(catalogue, 'Carabus', 'genus');
  const epithets = ['auratus', 'nitens', 'auronitens', 'violaceus', 'irregularis'];
  for (const epithet of epithets) namedTaxon(catalogue, `Carabus ${epithet}`, 'species', genus);
  const found: string[] = [];
  for (let after: string | null | undefined; after !== null;) {
    const page = await namesPage(catalogue, { under: genus, limit: 2, ...(after === undefined ? {} : { after }) });
    found.push(...page.rows.map(({ scientificName }) => scientificName));
    after = page.next;
  }
  expect(found).toEqual(epithets.toSorted().map((epithet) => `Carabus ${epithet}`));
  await expect(namesPage(catalogue, { under: genus, limit: 2, after: '[1]' })).rejects.toThrow();
});
