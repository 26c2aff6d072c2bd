/* Checklists as people have them, and the folders beside them: each name becomes one taxon, in its place. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Catalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { pathOfPlain } from '../../electron/files/path-text.ts';
import { readChecklist } from '../../electron/importing/checklist.ts';
import { readFolders } from '../../electron/importing/folder-label.ts';
import { taxonSaid } from '../../electron/importing/label-taxon.ts';
import { newCatalogue, temporaryFolder } from '../helpers/a-catalogue.ts';

/** A catalogue of a checklist, and the taxon of the folders of each path. */
async function named(list: string | null, folders: readonly string[]) {
  const catalogue = newCatalogue();
  let isGenus = (_name: string) => false;
  if (list !== null) {
    const file = join(temporaryFolder(), 'names.csv');
    writeFileSync(file, list);
    const checklist = await readChecklist(pathOfPlain(file));
    await checklist.apply(catalogue.write);
    isGenus = (name) => checklist.isGenus(name);
  }
  const ids = folders.map((folder) => {
    const { label } = readFolders(`${folder}/a.jpg`, isGenus);
    return label && catalogue.write.transaction(() => taxonSaid(catalogue.write, { kind: 'taxon', ...label }));
  });
  return { catalogue, ids, taxa: taxaOf(catalogue) };
}

/** "rank name authors < parent", in the order they were added. */
function taxaOf({ read }: Catalogue): string[] {
  return read
    .all<{ rank: string; name: string; authorship: string | null; parent: string | null }>(
      `SELECT taxon.rank, taxon.scientific_name AS name, taxon.authorship, parent.scientific_name AS parent
       FROM taxon LEFT JOIN taxon AS parent ON parent.id = taxon.parent_id ORDER BY taxon.id`,
    )
    .map(
      ({ rank, name, authorship, parent }) =>
        `${rank} ${name}${authorship === null ? '' : ` ${authorship}`}${parent === null ? '' : ` < ${parent}`}`,
    );
}

test('a hybrid is a species below its genus, whatever sign it is written with', async () => {
  const { ids, taxa } = await named(
    'scientificName\nQuercus × rosacea\nQuercus x rosacea Bechst.\n×Agropogon littoralis\n',
    ['Quercus × rosacea', 'Quercus x rosacea', 'Quercus/Quercus ×rosacea', '×Agropogon littoralis'],
  );
  expect(taxa).toEqual([
    'genus Quercus',
    'species Quercus × rosacea Bechst. < Quercus',
    'genus × Agropogon',
    'species × Agropogon littoralis < × Agropogon',
  ]);
  expect(ids).toEqual([2, 2, 2, 4]);
});

test('authors and doubts in a list are no part of a name, and an author is no subspecies', async () => {
  const { taxa } = await named(
    `scientificName
Carabus auratus von Muller 1800
Carabus auratus de Geer
"Carabus auratus Linnaeus, 1761"
"Carabus (Autocarabus) auratus Linnaeus, 1761"
Carabus sp.
Carabus cf. auratus
Carabus auratus f. nigra
Abies alba Mill.
Aster x frikartii
Rosa canina L. var. lutetiana
Hieracium murorum agg.
Ophrys fuchsii subsp. fuchsii
Felis silvestris Schreber
Carabus sp. 1
Carabus sp. 2
Carabinae
`,
    [],
  );
  expect(taxa).toEqual([
    'genus Carabus',
    'species Carabus auratus von Muller, 1800 < Carabus',
    'species Carabus auratus de Geer < Carabus',
    'species Carabus auratus Linnaeus, 1761 < Carabus',
    // Three species have its name, and it does not say which one's it is.
    'form Carabus auratus f. nigra < Carabus',
    'genus Abies',
    'species Abies alba Mill. < Abies',
    'genus Aster',
    'species Aster × frikartii < Aster',
    'genus Rosa',
    'species Rosa canina < Rosa',
    'variety Rosa canina var. lutetiana < Rosa canina',
    'genus Hieracium',
    'species Hieracium murorum agg. < Hieracium',
    'genus Ophrys',
    'species Ophrys fuchsii < Ophrys',
    'subspecies Ophrys fuchsii fuchsii < Ophrys fuchsii',
    'genus Felis',
    'species Felis silvestris Schreber < Felis',
    'species Carabus sp. 1 < Carabus',
    'species Carabus sp. 2 < Carabus',
  ]);
});

test('a list with a column for each part of the name', async () => {
  const { taxa } = await named(
    `family,genus,specificEpithet,infraspecificEpithet,scientificNameAuthorship,taxonRank
Carabidae,Carabus,auratus,,"Linnaeus, 1761",
Carabidae,Carabus,auratus,honnorati,"Dejean, 1826",
Carabidae,Carabus,auratus,picipes,,variety
Carabidae,Carabus,,,,
`,
    [],
  );
  expect(taxa).toEqual([
    'family Carabidae',
    'genus Carabus < Carabidae',
    'species Carabus auratus Linnaeus, 1761 < Carabus',
    'subspecies Carabus auratus honnorati Dejean, 1826 < Carabus auratus',
    'variety Carabus auratus var. picipes < Carabus auratus',
  ]);
});

test('one name in two forms of letters is one taxon', async () => {
  const { ids, taxa } = await named(
    'scientificName,taxonRank,family\nIsoe\u0308tes lacustris,species,Isoetaceae\nIsoe\u0308tes,genus,Isoetaceae\n',
    ['Isoe\u0308tes lacustris', 'Iso\u00ebtes'],
  );
  expect(taxa).toEqual([
    'family Isoetaceae',
    'genus Iso\u00ebtes < Isoetaceae',
    'species Iso\u00ebtes lacustris < Iso\u00ebtes',
  ]);
  expect(ids).toEqual([3, 2]);
});

test('of two genera with one name, the folders around say which is meant', async () => {
  const { catalogue, ids } = await named(
    `scientificName,taxonRank,family,kingdom
Prunella,genus,Lamiaceae,Plantae
Prunella,genus,Prunellidae,Animalia
Prunella vulgaris,species,Lamiaceae,Plantae
Prunella modularis,species,Prunellidae,Animalia
`,
    [
      'Aves/Prunellidae/Prunella/Prunella modularis',
      'Plantae/Lamiaceae/Prunella/Prunella vulgaris',
      'Aves/Prunellidae/Prunella sp',
      'Plantae/Lamiaceae/Prunella sp',
      'Prunellidae/Prunella collaris',
      'Lamiaceae/Prunella grandiflora',
    ],
  );
  const genus = (id: number | null | undefined) =>
    catalogue.read.get<{ name: string; above: string }>(
      `SELECT taxon.scientific_name AS name, wider.scientific_name || ' ' || ifnull(widest.scientific_name, '') AS above
       FROM taxon JOIN taxon AS wider ON wider.id = taxon.parent_id LEFT JOIN taxon AS widest ON widest.id = wider.parent_id
       WHERE taxon.id = ?`,
      [id ?? 0],
    );
  expect(ids.map(genus)).toEqual([
    { name: 'Prunella modularis', above: 'Prunella Prunellidae' },
    { name: 'Prunella vulgaris', above: 'Prunella Lamiaceae' },
    { name: 'Prunella', above: 'Prunellidae Animalia' },
    { name: 'Prunella', above: 'Lamiaceae Plantae' },
    { name: 'Prunella collaris', above: 'Prunella Prunellidae' },
    { name: 'Prunella grandiflora', above: 'Prunella Lamiaceae' },
  ]);
  expect(taxaOf(catalogue).filter((taxon) => taxon.startsWith('genus'))).toHaveLength(2);
});

test('blanks, cases and a synonym with two blanks', async () => {
  const { catalogue, ids, taxa } = await named(
    `scientificName,taxonRank,acceptedNameUsage,taxonID,acceptedNameUsageID
 Aglais io ,Species,,1,1
Papilio io,SPECIES,Aglais  io,2,
Carabus auratus,sp.,,3,
`,
    ['Papilio io', 'carabus auratus', 'CARABUS AURATUS'],
  );
  expect(taxa.filter((taxon) => taxon.startsWith('species'))).toEqual([
    'species Aglais io < Aglais',
    'species Papilio io < Papilio',
    'species Carabus auratus < Carabus',
  ]);
  const [papilio, ...carabus] = ids;
  expect(catalogue.read.get('SELECT accepted_id AS id FROM taxon WHERE id = ?', [papilio ?? 0])).toEqual({
    id: catalogue.read.get<{ id: number }>("SELECT id FROM taxon WHERE scientific_name = 'Aglais io'")?.id,
  });
  expect(new Set(carabus).size).toBe(1);
});

test('what a list says counts above genus, what a name shows below', async () => {
  const { taxa } = await named(
    `scientificName,taxonRank
"Carabidae Latreille, 1802",family
Odontales,genus
Carabus auratus honnorati,species
Carabini,tribe
`,
    [],
  );
  expect(taxa).toEqual([
    'family Carabidae Latreille, 1802',
    'genus Odontales',
    'genus Carabus',
    'species Carabus auratus < Carabus',
    'subspecies Carabus auratus honnorati < Carabus auratus',
  ]);
});

test('unnamed species and formulas without a list have their genus, and stay apart', async () => {
  const { ids, taxa } = await named(null, [
    'Carabus sp. 1',
    'Carabus_sp_2',
    'Carabus spec. 1',
    'Quercus robur × petraea',
    'Festuca pratensis × Lolium perenne',
    'Mentha × piperita nothosubsp. citrata',
  ]);
  expect(taxa).toEqual([
    'genus Carabus',
    'species Carabus sp. 1 < Carabus',
    'species Carabus sp. 2 < Carabus',
    'genus Quercus',
    'species Quercus robur × petraea < Quercus',
    'species Festuca pratensis × Lolium perenne',
    'genus Mentha',
    'species Mentha × piperita < Mentha',
    'subspecies Mentha × piperita citrata < Mentha × piperita',
  ]);
  expect(ids).toEqual([2, 3, 2, 5, 6, 9]);
});
