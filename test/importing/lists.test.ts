/*
 * Checklists in the forms that people have: after the Darwin Core text guide (http://rs.tdwg.org/dwc/text/, 2023-09-18, with GBIF's
 * vernacular extension, http://rs.gbif.org/terms/1.0/VernacularName) and after ColDP 1.1
 * (https://github.com/CatalogueOfLife/coldp, with the headings and spellings of its own examples).
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { namesPage } from '../../electron/catalogue/browsing/names.ts';
import { checkCatalogue } from '../../electron/catalogue/checking/check.ts';
import { redo, undo } from '../../electron/catalogue/naming/actions.ts';
import { addTaxon } from '../../electron/catalogue/naming/taxa.ts';
import { decide } from '../../electron/catalogue/naming/decisions.ts';
import type { Catalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { TAKEN_CHANGES, type TakenChange } from '../../electron/contract/lists.ts';
import { pathOf } from '../../electron/files/path-text.ts';
import { addList } from '../../electron/importing/lists/add-list.ts';
import { planList } from '../../electron/importing/lists/plan-list.ts';
import {
  context,
  decision,
  genusAndSpecies,
  newCatalogue,
  newSpecimen,
  temporaryFolder,
  UTC,
} from '../helpers/a-catalogue.ts';
import { zipped } from '../helpers/stored-zip.ts';

type Files = Readonly<Record<string, string>>;

function folderOf(files: Files): string {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

async function zipOf(name: string, files: Files): Promise<string> {
  const path = join(temporaryFolder(), name);
  const parts = Object.entries(files).map(([part, text]) => [part, Buffer.from(text)] as const);
  writeFileSync(path, await zipped(new Map(parts), true));
  return path;
}

const plan = (catalogue: Catalogue, path: string) => planList(catalogue.read, pathOf(path));
async function add(catalogue: Catalogue, path: string, take: readonly TakenChange[] = TAKEN_CHANGES) {
  const written: number[] = [];
  const result = await addList(catalogue.write, { path, take, by: 'Edith Moser' }, context(), {
    utc: UTC,
    onWritten: (specimens) => written.push(...specimens),
  });
  catalogue.listing.refresh(written, 'everything');
  return { ...result, written };
}

/** The tree, a line each: "  Poa annua L. (= …)". */
async function tree(catalogue: Catalogue, under: number | null = null, depth = 0): Promise<string[]> {
  const lines: string[] = [];
  const { rows } = await namesPage(catalogue, { under, limit: 500 });
  for (const row of rows) {
    const { scientificName, scientificNameAuthorship: author, acceptedName, vernacularNames } = row;
    const words = vernacularNames.map(({ name, language }) => ` “${name}” ${language}`).join('');
    const synonym = acceptedName === null ? '' : ` = ${acceptedName}`;
    lines.push(`${'  '.repeat(depth)}${scientificName}${author === null ? '' : ` ${author}`}${synonym}${words}`);
    lines.push(...(await tree(catalogue, row.id, depth + 1)));
  }
  return lines;
}

const META = `<?xml version="1.0" encoding="UTF-8"?>
<archive xmlns="http://rs.tdwg.org/dwc/text/" metadata="eml.xml">
  <core encoding="UTF-8" fieldsTerminatedBy="\\t" linesTerminatedBy="\\n" fieldsEnclosedBy="" ignoreHeaderLines="1" rowType="http://rs.tdwg.org/dwc/terms/Taxon">
    <files><location>taxon.txt</location></files>
    <id index="0"/>
    <field index="1" term="http://rs.tdwg.org/dwc/terms/parentNameUsageID"/>
    <field index="2" term="http://rs.tdwg.org/dwc/terms/acceptedNameUsageID"/>
    <field index="3" term="http://rs.tdwg.org/dwc/terms/scientificName"/>
    <field index="4" term="http://rs.tdwg.org/dwc/terms/scientificNameAuthorship"/>
    <field index="5" term="http://rs.tdwg.org/dwc/terms/taxonRank"/>
    <field index="6" term="http://rs.tdwg.org/dwc/terms/taxonomicStatus"/>
  </core>
  <extension encoding="UTF-8" fieldsTerminatedBy="\\t" linesTerminatedBy="\\n" fieldsEnclosedBy="" ignoreHeaderLines="1" rowType="http://rs.gbif.org/terms/1.0/VernacularName">
    <files><location>vernacularname.txt</location></files>
    <coreid index="0"/>
    <field index="1" term="http://rs.tdwg.org/dwc/terms/vernacularName"/>
    <field index="2" term="http://purl.org/dc/terms/language"/>
  </extension>
</archive>`;

const eml = (date: string) =>
  `<?xml version="1.0"?><eml:eml xmlns:eml="https://eml.ecoinformatics.org/eml-2.2.0" packageId="x/v1"><dataset><title>Ground beetles of the Alps</title><creator><title>Dr</title></creator><pubDate>${date}</pubDate></dataset></eml:eml>`;

const TAXA = [
  'id\tparent\taccepted\tname\tauthor\trank\tstatus',
  '1\t\t\tCarabidae\tLatreille, 1802\tfamily\taccepted',
  '2\t1\t\tCarabinae\tLatreille, 1802\tsubfamily\taccepted',
  '3\t2\t\tCarabus\tLinnaeus, 1758\tgenus\taccepted',
  '4\t3\t\tCarabus (Chrysocarabus)\tThomson, 1875\tsubgenus\taccepted',
  '5\t4\t\tCarabus auronitens Fabricius, 1792\tFabricius, 1792\tspecies\taccepted',
  '6\t3\t\tCarabus violaceus\tLinnaeus, 1758\tspecies\taccepted',
  '7\t3\t6\tCarabus "purpureus"\tNobody, 1900\tspecies\tsynonym',
  '8\t\t6\tMegodontus violaceus\t(Linnaeus, 1758)\tspecies\tsynonym',
  '',
].join('\n');
const VERNACULAR = 'id\tname\tlang\n6\tViolet ground beetle\ten\n6\tGoldleiste\tde\n99\tNobody’s beetle\ten\n';
const archive = (date = '2024-05-01', taxa = TAXA): Files => ({
  'meta.xml': META,
  'eml.xml': eml(date),
  'taxon.txt': taxa,
  'vernacularname.txt': VERNACULAR,
});

const BEETLES = [
  'Carabidae Latreille, 1802',
  '  Carabus Linnaeus, 1758',
  '    Carabus auronitens Fabricius, 1792',
  '    Carabus violaceus Linnaeus, 1758 “Violet ground beetle” en “Goldleiste” de',
  '      Megodontus violaceus (Linnaeus, 1758) = Carabus violaceus',
];

test('a Darwin Core Archive of taxa: its tree through ranks that are not kept, synonyms, vernacular names; undone as one', async () => {
  const catalogue = newCatalogue();
  const path = await zipOf('beetles.zip', archive());
  const seen = await plan(catalogue, path);
  expect(seen).toMatchObject({ title: 'Ground beetles of the Alps', version: '2024-05-01', before: null, same: 0 });
  expect(seen.changes.new.count).toBe(5);
  expect(catalogue.read.value('SELECT count(*) FROM taxon')).toBe(0);
  expect(Object.fromEntries(seen.told.map(({ trouble, count }) => [trouble, count]))).toEqual({
    'rank-not-kept': 2,
    'not-understood': 1,
    'vernacular-of-nothing': 1,
  });
  const result = await add(catalogue, path);
  expect(result).toMatchObject({ added: 5, changed: 0, gone: 0 });
  expect(await tree(catalogue)).toEqual(BEETLES);
  undo(catalogue.write, UTC);
  expect(await tree(catalogue)).toEqual([]);
  redo(catalogue.write, UTC);
  expect(await tree(catalogue)).toEqual(BEETLES);
});

test('the same archive lies open in a folder, and is read by its meta.xml', async () => {
  const catalogue = newCatalogue();
  await add(catalogue, join(folderOf(archive()), 'meta.xml'));
  expect(await tree(catalogue)).toEqual(BEETLES);
  const again = await plan(catalogue, await zipOf('beetles.zip', archive()));
  expect(again).toMatchObject({ same: 5, before: { version: '2024-05-01' } });
  expect(Object.values(again.changes).map(({ count }) => count)).toEqual([0, 0, 0, 0, 0, 0]);
  expect((await add(catalogue, await zipOf('beetles.zip', archive()))).actionId).toBeNull();
});

test('a newer version is told as what differs, written as one act, and taken back', async () => {
  const catalogue = newCatalogue();
  await add(catalogue, await zipOf('beetles.zip', archive()));
  const { id } = newSpecimen(catalogue);
  const auronitens = catalogue.read.value<number>(`SELECT id FROM taxon WHERE scientific_name = 'Carabus auronitens'`);
  decide(catalogue.write, decision([id], { taxonId: auronitens }), UTC);
  const newer = await zipOf(
    'beetles-2025.zip',
    archive(
      '2025-05-01',
      [
        'id\tparent\taccepted\tname\tauthor\trank\tstatus',
        'a\t\t\tColeoptera\tLinnaeus, 1758\torder\taccepted',
        'b\ta\t\tCarabidae\tLatreille, 1802\tfamily\taccepted',
        'c\tb\t\tCarabus\tLinné, 1758\tgenus\taccepted',
        '6\tc\t\tCarabus violaceus\tLinnaeus, 1758\tspecies\taccepted',
        'e\tc\t6\tCarabus auronitens\tFabricius, 1792\tspecies\tsynonym',
        'f\tc\t\tCarabus nitens\tLinnaeus, 1758\tspecies\taccepted',
        '',
      ].join('\n'),
    ),
  );
  const before = await tree(catalogue);
  const { changes, before: version } = await plan(catalogue, newer);
  const first = (kind: keyof typeof changes) =>
    changes[kind].first.map(({ scientificName, from, to }) => [scientificName, from, to]);
  expect(version).toMatchObject({ version: '2024-05-01' });
  expect(first('new')).toEqual([
    ['Carabus nitens', null, null],
    ['Coleoptera', null, null],
  ]);
  expect(first('authorship')).toEqual([['Carabus', 'Linnaeus, 1758', 'Linné, 1758']]);
  expect(first('parent')).toEqual([['Carabidae', null, 'Coleoptera']]);
  expect(first('status')).toEqual([['Carabus auronitens', null, 'Carabus violaceus']]);
  expect(first('gone')).toEqual([['Megodontus violaceus', null, null]]);

  const result = await add(catalogue, newer);
  expect(result).toMatchObject({ added: 2, changed: 3, gone: 1, written: [id] });
  expect(await tree(catalogue)).toEqual([
    'Coleoptera Linnaeus, 1758',
    '  Carabidae Latreille, 1802',
    '    Carabus Linné, 1758',
    '      Carabus nitens Linnaeus, 1758',
    '      Carabus violaceus Linnaeus, 1758 “Violet ground beetle” en “Goldleiste” de',
    '        Carabus auronitens Fabricius, 1792 = Carabus violaceus',
    '        Megodontus violaceus (Linnaeus, 1758) = Carabus violaceus',
  ]);
  const shown = () =>
    catalogue.read.value('SELECT scientific_name FROM specimen JOIN taxon ON taxon.id = shown_taxon_id');
  expect(shown()).toBe('Carabus violaceus');
  expect((await checkCatalogue(catalogue)).filter(({ verdict }) => verdict === 'bad')).toEqual([]);
  catalogue.listing.refresh(undo(catalogue.write, UTC).specimenIds, 'everything');
  expect(await tree(catalogue)).toEqual(before);
  expect(shown()).toBe('Carabus auronitens');
  // The version before counts again.
  expect((await plan(catalogue, newer)).changes.new.count).toBe(2);
});

test('only the kinds of change that a person takes are written', async () => {
  const catalogue = newCatalogue();
  const [species = 0] = genusAndSpecies(catalogue, 'Carabus violaceus');
  await add(catalogue, await zipOf('beetles.zip', archive()), ['authorship']);
  expect(await tree(catalogue)).toEqual(['Carabus Linnaeus, 1758', '  Carabus violaceus Linnaeus, 1758']);
  expect(catalogue.read.value('SELECT count(*) FROM vernacular_name WHERE taxon_id = ?', [species])).toBe(0);
});

test('a name stays where it is when what the list puts it below is not taken, or is one of several taxa', async () => {
  const catalogue = newCatalogue();
  const list = (...rows: string[]) =>
    join(
      folderOf({
        'l.csv': ['taxonID,parentNameUsageID,acceptedNameUsageID,scientificName,taxonRank', ...rows].join('\n'),
      }),
      'l.csv',
    );
  await add(catalogue, list('1,,,Carabidae,family', '2,1,,Carabus,genus', '3,2,,Carabus nitens,species'));
  const before = await tree(catalogue);
  const moved = list(
    '1,,,Coleoptera,order',
    '2,1,,Carabini,family',
    '3,2,,Carabus,genus',
    '4,3,5,Carabus nitens,species',
    '5,3,,Carabus novus,species',
  );
  await add(catalogue, moved, ['parent', 'status']);
  expect(await tree(catalogue)).toEqual(before);
  for (const authorship of ['Smith, 1900', 'Miller, 1950'])
    addTaxon(catalogue.write, {
      scientificName: 'Carabus duplex',
      authorship,
      rank: 'species',
      parentId: null,
      acceptedId: null,
    });
  const synonym = list('1,,,Carabus duplex,species', '2,,1,Carabus simplex,species');
  const { told } = await plan(catalogue, synonym);
  expect(told.map(({ trouble }) => trouble).toSorted()).toEqual(['no-accepted', 'several-taxa']);
  expect((await add(catalogue, synonym)).added).toBe(0);
  expect((await tree(catalogue)).join()).not.toContain('simplex');
});

const COLDP: Files = {
  'metadata.yaml': '# a comment\ntitle: Grasses\nissued: 2023-11-11\nversion: "0.1"\ncontact:\n  title: no\n',
  'name.tsv': [
    'ID\tscientificName\tauthorship\trank\tuninomial\tgenus\tspecificEpithet\tinfraspecificEpithet',
    'n0\tAngiosperms\t\t\tAngiosperms\t\t\t',
    'n1\tPoales\tSmall\torder\tPoales\t\t\t',
    'n2\tPoaceae\tBarnhart\tfamily\tPoaceae\t\t\t',
    'n3\tPooideae\tBenth.\tsubfamily\tPooideae\t\t\t',
    'n4\tPoa\tL.\tgenus\tPoa\t\t\t',
    'n5\tPoa annua\tL.\tspecies\t\tPoa\tannua\t',
    'n6\tPoa crassinervis\tHonda\tspecies\t\tPoa\tcrassinervis\t',
    'n7\t\tHonda\tvariety\t\tPoa\tannua\treptans',
    '',
  ].join('\n'),
  'taxon.tsv':
    'ID\tparentID\tnameID\nt0\t\tn0\nt1\tt0\tn1\nt2\tt1\tn2\nt3\tt2\tn3\nt4\tt3\tn4\nt5\tt4\tn5\nt7\tt5\tn7\n',
  'synonym.tsv': 'taxonID\tnameID\tstatus\nt5\tn6\tsynonym\nt5\tn4\tmisapplied\n',
  'vernacular-name.tsv': 'taxonID\tname\tlanguage\nt5\tannual meadow grass\teng\n',
};
const GRASSES = [
  'Poales Small',
  '  Poaceae Barnhart',
  '    Poa L.',
  '      Poa annua L. “annual meadow grass” eng',
  '        Poa annua var. reptans Honda',
  '        Poa crassinervis Honda = Poa annua',
];

test('a ColDP package of Name, Taxon and Synonym, in a zip with a folder around it and lying open', async () => {
  const wrapped = Object.fromEntries(Object.entries(COLDP).map(([name, text]) => [`grasses/${name}`, text]));
  for (const path of [
    await zipOf('grasses.zip', wrapped),
    join(folderOf(COLDP), 'metadata.yaml'),
    join(folderOf(COLDP), 'name.tsv'),
  ]) {
    const catalogue = newCatalogue();
    expect(await plan(catalogue, path)).toMatchObject({ title: 'Grasses', version: '0.1' });
    await add(catalogue, path);
    expect(await tree(catalogue)).toEqual(GRASSES);
  }
});

test('a ColDP package of one NameUsage file, as CSV with prefixed headings', async () => {
  const rows = [
    'col:ID,col:parentID,col:status,col:scientificName,col:authorship,col:rank',
    '1,,accepted,Poales,Small,order',
    '2,1,accepted,Poaceae,Barnhart,family',
    '3,2,accepted,Poa,L.,genus',
    '4,3,provisionally accepted,Poa annua,L.,species',
    '5,4,synonym,Poa crassinervis,Honda,species',
    '6,4,misapplied,Poa supina,auct.,species',
    '7,4,accepted,Poa annua var. reptans,Honda,variety',
  ];
  const catalogue = newCatalogue();
  const vernacular = 'col:taxonID,col:name,col:language\n4,annual meadow grass,eng\n';
  await add(
    catalogue,
    await zipOf('grasses.zip', { 'NameUsage.csv': rows.join('\n'), 'VernacularName.csv': vernacular }),
  );
  expect(await tree(catalogue)).toEqual(GRASSES);
});

test('circles, orphans and doubled identifiers are told, and no such link is written', async () => {
  const catalogue = newCatalogue();
  const rows = [
    'taxonID,parentNameUsageID,acceptedNameUsageID,scientificName,taxonRank',
    '1,2,,Carabidae,family',
    '2,1,,Coleoptera,order',
    '3,77,,Cetoniidae,family',
    '4,,5,Carabus unus,species',
    '5,,4,Carabus duo,species',
    '6,,88,Carabus tria,species',
    '6,,,Carabus quattuor,species',
    '7,7,,Carabus,genus',
  ];
  const path = join(folderOf({ 'bad.csv': rows.join('\n') }), 'bad.csv');
  const { told, changes } = await plan(catalogue, path);
  const counts = Object.fromEntries(told.map(({ trouble, count, first }) => [trouble, [count, first[0]]]));
  expect(counts).toEqual({
    'doubled-id': [1, 'Carabus quattuor (6)'],
    circle: [4, expect.any(String)],
    'no-parent': [1, 'Cetoniidae'],
    'no-accepted': [1, 'Carabus tria'],
  });
  expect(changes.new.first.map(({ scientificName }) => scientificName)).toEqual([
    'Carabidae',
    'Carabus',
    'Cetoniidae',
    'Coleoptera',
  ]);
  await add(catalogue, path);
  expect(catalogue.read.value('SELECT count(*) FROM taxon WHERE accepted_id IS NOT NULL')).toBe(0);
  const bad = (await checkCatalogue(catalogue)).filter(({ verdict }) => verdict === 'bad');
  expect(bad).toEqual([]);
});

test('homonyms of the catalogue are told apart by their family, and where nothing tells them apart, none is taken', async () => {
  const catalogue = newCatalogue();
  const list = (rows: string) =>
    join(folderOf({ 'l.csv': `scientificName,scientificNameAuthorship,taxonRank,family\n${rows}` }), 'l.csv');
  await add(catalogue, list('Oenanthe,,genus,Muscicapidae\nOenanthe,L.,genus,Apiaceae\n'));
  expect((await tree(catalogue)).filter((line) => line.includes('Oenanthe'))).toHaveLength(2);
  const told = await plan(catalogue, list('Oenanthe,,genus,\n'));
  expect(told.told).toEqual([{ trouble: 'several-taxa', count: 1, first: ['Oenanthe'] }]);
  const { changes } = await plan(catalogue, list('Oenanthe,"Vieillot, 1816",genus,Muscicapidae\n'));
  expect(changes.authorship.first).toMatchObject([{ from: null, to: 'Vieillot, 1816' }]);
});

test('what is no checklist is refused in words, with nothing written', async () => {
  const catalogue = newCatalogue();
  const occurrences = { ...archive(), 'meta.xml': META.replace('dwc/terms/Taxon', 'dwc/terms/Occurrence') };
  await expect(plan(catalogue, await zipOf('o.zip', occurrences))).rejects.toThrow('not one of taxa');
  await expect(plan(catalogue, await zipOf('m.zip', { 'meta.xml': META }))).rejects.toThrow('taxon.txt is missing');
  await expect(plan(catalogue, await zipOf('t.zip', { 'Taxon.tsv': COLDP['taxon.tsv'] ?? '' }))).rejects.toThrow(
    'NameUsage is missing',
  );
  await expect(plan(catalogue, join(folderOf({ 'x.csv': 'a,b\n1,2\n' }), 'x.csv'))).rejects.toThrow('cannot be read');
});
