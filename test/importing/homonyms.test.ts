/* One name of several taxa: the author in the folder decides, and without one nothing is written. */
import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addTaxon } from '../../electron/catalogue/naming/taxa.ts';
import type { Catalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { previewImport } from '../../electron/importing/preview.ts';
import { newCatalogue, temporaryFolder } from '../helpers/a-catalogue.ts';
import { imported, putPictures, request } from '../helpers/a-folder.ts';

const TWO = `scientificName,scientificNameAuthorship,taxonRank
Carabus auratus,"Linnaeus, 1761",species
Carabus auratus,"Dejean, 1826",species
`;

const named = ({ read }: Catalogue) =>
  read.all<{ name: string; author: string | null; photo: string }>(
    `SELECT scientific_name AS name, authorship AS author, file_name AS photo FROM photo
     JOIN specimen ON specimen.id = specimen_id JOIN taxon ON taxon.id = shown_taxon_id ORDER BY file_name`,
  );

function withTaxon(authorship: string): Catalogue {
  const catalogue = newCatalogue();
  const taxon = { scientificName: 'Carabus auratus', rank: 'species', parentId: null, acceptedId: null } as const;
  addTaxon(catalogue.write, { ...taxon, authorship });
  return catalogue;
}

test('of two taxa in a checklist, a folder without an author takes none, and the plan says so', async () => {
  const folder = temporaryFolder();
  await putPictures(folder, ['Carabus auratus/a.jpg', 'Carabus auratus/b.jpg', 'Carabus auratus L/c.jpg']);
  writeFileSync(join(folder, 'names.csv'), TWO);
  const catalogue = newCatalogue();
  const plan = {
    homonyms: [
      { name: 'Carabus auratus', taxa: ['Carabus auratus Linnaeus, 1761', 'Carabus auratus Dejean, 1826'], photos: 2 },
    ],
    unlabelled: 2,
  };
  expect(await previewImport(catalogue, request(folder))).toMatchObject(plan);
  expect(await imported(catalogue, request(folder))).toMatchObject({
    labelled: 1,
    unlabelled: 2,
    unnamedFolders: [{ folder: 'Carabus auratus', photos: 2 }],
  });
  expect(named(catalogue)).toEqual([{ name: 'Carabus auratus', author: 'Linnaeus, 1761', photo: 'c.jpg' }]);
  expect(await previewImport(catalogue, request(folder))).toMatchObject(plan);
});

test('a list that fills up the taxon of the catalogue makes no second one of it', async () => {
  const folder = temporaryFolder();
  await putPictures(folder, ['Carabus auratus/a.jpg']);
  writeFileSync(join(folder, 'names.csv'), TWO.split('\n').slice(0, 2).join('\n'));
  const catalogue = withTaxon('Linnaeus, 1761');
  expect(await previewImport(catalogue, request(folder))).toMatchObject({ homonyms: [], unlabelled: 0 });
  expect(await imported(catalogue, request(folder))).toMatchObject({ labelled: 1 });
});

test('another author than that of the only known taxon is another taxon', async () => {
  const folder = temporaryFolder();
  await putPictures(folder, ['Carabus auratus Dejean, 1826/a.jpg', 'Carabus auratus (Linné)/b.jpg']);
  const catalogue = withTaxon('Linnaeus, 1761');
  const { names } = await previewImport(catalogue, request(folder));
  expect(names.map(({ folder: own, isNew }) => [own, isNew])).toEqual([
    ['Carabus auratus (Linné)', false],
    ['Carabus auratus Dejean, 1826', true],
  ]);
  await imported(catalogue, request(folder));
  expect(named(catalogue)).toEqual([
    { name: 'Carabus auratus', author: 'Dejean, 1826', photo: 'a.jpg' },
    { name: 'Carabus auratus', author: 'Linnaeus, 1761', photo: 'b.jpg' },
  ]);
});

test('a specimen in folders of two authors gets neither name, and says which two', async () => {
  const folder = temporaryFolder();
  await putPictures(folder, ['Carabus auratus Dejean, 1826/VC_00001_d.jpg', 'Carabus auratus L/VC_00001_v.jpg']);
  const catalogue = newCatalogue();
  expect((await imported(catalogue, request(folder))).contradictions).toMatchObject([
    { kind: 'two-names', stands: 'Carabus auratus Dejean, 1826', says: 'Carabus auratus L' },
  ]);
  expect(named(catalogue)).toEqual([]);
});

test('a row of the records with an author says which taxon is meant, and without one none', async () => {
  const folder = temporaryFolder();
  await putPictures(folder, ['a.jpg', 'b.jpg']);
  writeFileSync(join(folder, 'names.csv'), TWO);
  writeFileSync(
    join(folder, 'catalogue.csv'),
    `fileName,scientificName,scientificNameAuthorship\na.jpg,Carabus auratus,"Dejean, 1826"\nb.jpg,Carabus auratus,\n`,
  );
  const catalogue = newCatalogue();
  expect(await previewImport(catalogue, request(folder))).toMatchObject({
    homonyms: [{ name: 'Carabus auratus', photos: 1 }],
  });
  expect(await imported(catalogue, request(folder))).toMatchObject({ namedByTable: 1, unlabelled: 1 });
  expect(named(catalogue)).toEqual([{ name: 'Carabus auratus', author: 'Dejean, 1826', photo: 'a.jpg' }]);
});

test('a wider taxon that a checklist has twice is not taken where nothing says which, in whatever order', async () => {
  const rows = [
    'Prunella vulgaris,species,,',
    'Prunella,genus,Lamiaceae,Plantae',
    'Prunella modularis,species,Prunellidae,Animalia',
  ];
  for (const order of [rows, rows.toReversed()]) {
    const folder = temporaryFolder();
    await putPictures(folder, ['a.jpg']);
    writeFileSync(join(folder, 'names.csv'), ['scientificName,taxonRank,family,kingdom', ...order].join('\n'));
    const catalogue = newCatalogue();
    const [homonym] = (await previewImport(catalogue, request(folder))).homonyms;
    expect(homonym).toMatchObject({ name: 'Prunella', photos: 0 });
    expect(homonym?.taxa.toSorted()).toEqual(['Prunella (Lamiaceae)', 'Prunella (Prunellidae)']);
    const { homonymsListed } = await imported(catalogue, request(folder));
    expect(homonymsListed.map(({ name }) => name)).toEqual(['Prunella']);
    const genusOf = (species: string) =>
      catalogue.read.value<string | null>(
        `SELECT (SELECT scientific_name FROM taxon AS family WHERE family.id = genus.parent_id)
         FROM taxon LEFT JOIN taxon AS genus ON genus.id = taxon.parent_id WHERE taxon.scientific_name = ?`,
        [species],
      );
    expect([genusOf('Prunella vulgaris'), genusOf('Prunella modularis')]).toEqual([null, 'Prunellidae']);
  }
});

test('two homonymous genera of one kingdom are told apart by their families', async () => {
  const folder = temporaryFolder();
  await putPictures(folder, ['a.jpg']);
  writeFileSync(
    join(folder, 'names.csv'),
    'scientificName,family,kingdom\nAus bus,Aidae,Animalia\nAus cus,Bidae,Animalia\n',
  );
  const catalogue = newCatalogue();
  expect(await imported(catalogue, request(folder))).toMatchObject({ homonymsListed: [] });
  expect(catalogue.read.value(`SELECT count(DISTINCT parent_id) FROM taxon WHERE scientific_name = 'Aus'`)).toBe(2);
});

test('an accepted name that two taxa have is not taken without its author', async () => {
  const folder = temporaryFolder();
  await putPictures(folder, ['a.jpg']);
  writeFileSync(
    join(folder, 'names.csv'),
    `scientificName,acceptedNameUsage
"Carabus auratus Linnaeus, 1761",
"Carabus auratus Dejean, 1826",
Carabus aurifer,Carabus auratus
Carabus aureus,"Carabus auratus Dejean, 1826"
`,
  );
  const catalogue = newCatalogue();
  const { homonymsListed } = await imported(catalogue, request(folder));
  expect(homonymsListed).toEqual([
    { name: 'Carabus auratus', taxa: ['Carabus auratus Linnaeus, 1761', 'Carabus auratus Dejean, 1826'] },
  ]);
  expect(
    catalogue.read.all(
      `SELECT taxon.scientific_name AS name, accepted.authorship AS author FROM taxon
       LEFT JOIN taxon AS accepted ON accepted.id = taxon.accepted_id WHERE taxon.scientific_name LIKE 'Carabus aur%e%'`,
    ),
  ).toEqual([
    { name: 'Carabus aurifer', author: null },
    { name: 'Carabus aureus', author: 'Dejean, 1826' },
  ]);
});

test('a list that was changed is read again, whatever its length and date say', async () => {
  const folder = temporaryFolder();
  await putPictures(folder, ['Carabus auratus/a.jpg']);
  const list = join(folder, 'names.csv');
  const catalogue = newCatalogue();
  const date = new Date('2026-03-01T12:00:00Z');
  const planBeside = async (text: string) => {
    writeFileSync(list, text);
    utimesSync(list, date, date);
    return (await previewImport(catalogue, request(folder))).homonyms.length;
  };
  const one = TWO.replace('Carabus auratus,"Dejean', 'Carabus aurates,"Dejean');
  expect([await planBeside(TWO), await planBeside(TWO), await planBeside(one), await planBeside(TWO)]).toEqual([
    1, 1, 0, 1,
  ]);
});
