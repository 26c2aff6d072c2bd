/* The look over the whole catalogue finds what is wrong, and nothing where nothing is. */
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkCatalogue } from '../../../electron/catalogue/checking/check.ts';
import { findDamage } from '../../../electron/catalogue/checking/damaged.ts';
import { searchNames } from '../../../electron/catalogue/naming/taxa.ts';
import { decide } from '../../../electron/catalogue/naming/decisions.ts';
import { modelFolder } from '../../../electron/catalogue/learning/models.ts';
import { encodeWeights } from '../../helpers/written-weights.ts';
import { thumbnailFile } from '../../../electron/photos/write-thumbnail.ts';
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
import { pagesOf, spoilPages } from '../../helpers/spoil.ts';

function sound() {
  const folder = temporaryFolder();
  const catalogue = newCatalogue();
  const [taxonId = 0] = genusAndSpecies(catalogue, 'Carabus auratus');
  const model = newModel(catalogue, 'm');
  const modelHome = modelFolder(catalogue.read, catalogue.places, model);
  mkdirSync(modelHome, { recursive: true });
  const bias = { shape: [2], data: Float32Array.of(1, 2) };
  writeFileSync(join(modelHome, 'weights.safetensors'), encodeWeights(new Map([['fc.bias', bias]])));
  for (const number of ['1', '002', null]) {
    const { id, photos } = newSpecimen(catalogue, { number, source: folder, views: ['dorsal', 'ventral'] });
    for (const photo of photos) predict(catalogue, model, photo, [taxonId, 0.7]);
    if (number === '1') decide(catalogue.write, decision([id], { taxonId, qualifier: 'cf.' }), UTC);
  }
  const files = catalogue.read.all<{ name: string; sha256: string }>(
    'SELECT relative_path AS name, lower(hex(sha256)) AS sha256 FROM photo',
  );
  for (const { name, sha256 } of files) {
    const thumbnail = thumbnailFile(catalogue.places, sha256);
    mkdirSync(dirname(thumbnail), { recursive: true });
    writeFileSync(join(folder, name), 'x');
    writeFileSync(thumbnail, Buffer.from('ffd8ffd9', 'hex'));
    // As newSpecimen says of its photos.
    utimesSync(join(folder, name), 0.001, 0.001);
  }
  return catalogue;
}

const verdicts = async (catalogue: ReturnType<typeof sound>) =>
  (await checkCatalogue(catalogue)).map(({ verdict }) => verdict);

test('a sound catalogue is called sound', async () => {
  expect(await verdicts(sound())).toEqual(['ok', 'ok', 'ok', 'ok', 'ok']);
});

test.each([
  `UPDATE main.specimen SET shown_status = 'unnamed' WHERE id = 1`,
  `UPDATE main.specimen SET by_name = 'Carabus nitens' WHERE id = 1`,
  `UPDATE main.specimen SET by_certainty = 0.2 WHERE id = 2`,
  `UPDATE main.specimen SET by_margin = 0.2 WHERE id = 2`,
  `UPDATE main.specimen SET by_entropy = '' WHERE id = 2`,
  `UPDATE main.specimen SET by_contradiction = -1 WHERE id = 1`,
  `UPDATE main.specimen SET event_date = '1900' WHERE id = 2`,
  `UPDATE main.specimen SET shown_qualifier = NULL WHERE id = 1`,
  `UPDATE main.specimen SET shown_determiner = 'Somebody' WHERE id = 1`,
  `UPDATE main.specimen SET shown_certainty = 0.71 WHERE id = 2`,
  `UPDATE main.specimen SET by_number = '2' WHERE id = 2`,
  `UPDATE main.specimen SET by_number = '2' WHERE id = 3`,
  `UPDATE main.specimen SET catalog_number = '3' WHERE id = 2`,
  `UPDATE prediction SET probability = 0.5 WHERE photo_id = 3`,
])('what is derived and not true is found: %s', async (sql) => {
  const catalogue = sound();
  catalogue.write.run(sql);
  const findings = await checkCatalogue(catalogue);
  expect(findings.map(({ verdict }) => verdict)).toEqual(['ok', 'ok', 'bad', 'ok', 'ok']);
  expect(findings[2]?.sentence).toMatch(/^1 of 3 specimens/);
});

test('missing photos, missing thumbnails and dangling rows are told apart', async () => {
  const catalogue = sound();
  catalogue.write.run(`UPDATE main.photo SET relative_path = 'elsewhere.jpg' WHERE id = 1`);
  catalogue.write.run(`UPDATE main.photo SET sha256 = zeroblob(32) WHERE id = 2`);
  catalogue.write.script(
    'PRAGMA foreign_keys = OFF; UPDATE main.photo SET source_id = 77 WHERE id = 3; PRAGMA foreign_keys = ON;',
  );
  const findings = await checkCatalogue(catalogue);
  expect(findings.map(({ verdict }) => verdict)).toEqual(['ok', 'bad', 'ok', 'warn', 'warn', 'warn']);
  expect(findings[1]?.sentence).toContain('photo');
  expect(findings[5]?.sentence).toMatch(/^1 thumbnail .* belongs to no photo/);
  expect(findings[3]?.sentence).toContain('elsewhere.jpg');
  expect(findings[4]?.sentence).toMatch(/^1 thumbnail/);
});

test('photos with another content are told; where size and time are the same, once all are read', async () => {
  const catalogue = sound();
  const files = catalogue.read.all<{ folder: string; name: string }>(
    'SELECT folder, relative_path AS name FROM photo JOIN source ON source.id = source_id ORDER BY photo.id',
  );
  const sha256 = createHash('sha256').update('x').digest('hex');
  catalogue.write.run('UPDATE main.photo SET sha256 = unhex(?) WHERE id > 2', [sha256]);
  const [first, second, third] = files.map(({ folder, name }) => join(folder, name));
  writeFileSync(first!, 'longer');
  // Its time is new, its content is not.
  writeFileSync(third!, 'x');
  const changed = async (contents: boolean) =>
    (await checkCatalogue(catalogue, { contents }))
      .map(({ sentence }) => sentence)
      .filter((sentence) => sentence.includes('changed since they were imported'));
  expect(await changed(false)).toEqual([expect.stringMatching(/^1 of 6 photos/)]);
  const [all, ...others] = await changed(true);
  expect(others).toEqual([]);
  expect(all).toMatch(/^2 of 6 photos/);
  for (const path of [first!, second!]) expect(all).toContain(path);
});

test.each([
  ['UPDATE model SET depth = 999', /^The depth or picture size of 1 of 1 models .* m \(ResNet999/],
  ['UPDATE model SET size = -3', /^The depth or picture size of 1 of 1 models .*-3 px/],
])('figures of a model that no network has are bad: %s', async (sql, words) => {
  const catalogue = sound();
  catalogue.write.run(sql);
  const findings = await checkCatalogue(catalogue);
  expect(findings.map(({ verdict }) => verdict)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'bad']);
  expect(findings[5]?.sentence).toMatch(words);
});

test('values that the tables refuse are told by their table, and by no raw words', async () => {
  const catalogue = sound();
  catalogue.write.script(`PRAGMA ignore_check_constraints = ON;
    INSERT INTO determination (specimen_id, action_id, verdict, identified_by, identified_utc)
      SELECT 1, max(id), 'foo', 'Somebody', '${UTC}' FROM action;
    UPDATE main.photo SET orientation = 12 WHERE id = 1;
    PRAGMA ignore_check_constraints = OFF;`);
  const findings = await checkCatalogue(catalogue);
  expect(findings[0]).toMatchObject({
    verdict: 'bad',
    sentence: expect.stringMatching(/^The file holds values .* in (photo, determination|determination, photo):/),
  });
  expect(findings.map(({ sentence }) => sentence).join(' ')).toContain('a determination says foo');
  expect(findings.map(({ sentence }) => sentence).join(' ')).not.toMatch(/unexpected|CHECK|expect/);
});

test('a damaged search index is told as what it is', async () => {
  const catalogue = sound();
  catalogue.write.scriptUnguarded('DELETE FROM photo_search_data WHERE id > 10');
  const [first] = await checkCatalogue(catalogue);
  expect(first).toMatchObject({
    verdict: 'bad',
    sentence: expect.stringMatching(/^The file is sound but for its search/),
  });
});

test.each([0, 4, 40, 'all but one'] as const)('weights of which %s bytes are left are told', async (left) => {
  const catalogue = sound();
  const weights = join(modelFolder(catalogue.read, catalogue.places, 1), 'weights.safetensors');
  truncateSync(weights, left === 'all but one' ? statSync(weights).size - 1 : left);
  const findings = await checkCatalogue(catalogue);
  expect(findings.map(({ verdict }) => verdict)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'warn']);
  expect(findings[5]?.sentence).toMatch(/^The weights of 1 of 1 models are cut short/);
});

test('photos under names that lead out of their folder are told, and not looked for', async () => {
  const catalogue = sound();
  catalogue.write.run(`UPDATE main.photo SET relative_path = '../outside.jpg' WHERE id = 1`);
  const findings = await checkCatalogue(catalogue);
  expect(findings.map(({ verdict }) => verdict)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'bad']);
  expect(findings[5]?.sentence).toMatch(/^1 of 6 photos .*outside\.jpg/);
});

test('taxa that lie within themselves are found, and names are searched for still', async () => {
  const catalogue = newCatalogue();
  const names = ['Carabus auratus', 'Cicindela campestris', 'Cicindela hybrida'];
  const [species = 0, other = 0, third = 0] = genusAndSpecies(catalogue, ...names);
  const { parentId } = catalogue.read.get<{ parentId: number }>(
    'SELECT parent_id AS parentId FROM taxon WHERE id = ?',
    [species],
  )!;
  catalogue.write.run('UPDATE taxon SET parent_id = ? WHERE id = ?', [species, parentId]);
  catalogue.write.run('UPDATE taxon SET accepted_id = ? WHERE id = ?', [other, third]);
  catalogue.write.run('UPDATE taxon SET accepted_id = ? WHERE id = ?', [third, other]);
  expect(await checkCatalogue(catalogue)).toContainEqual(
    expect.objectContaining({
      verdict: 'bad',
      sentence: expect.stringContaining(': Carabus, Carabus auratus, Cicindela campestris, Cicindela hybrida;'),
    }),
  );
  expect(searchNames(catalogue.read, 'carabus aur', 3)).toMatchObject([{ scientificName: 'Carabus auratus' }]);
});

test('a value of any length is told by its beginning', async () => {
  const catalogue = newCatalogue();
  newSpecimen(catalogue, { number: 'A-1' });
  catalogue.write.run(`UPDATE main.specimen SET catalog_number = hex(zeroblob(1000000))`);
  const findings = await checkCatalogue(catalogue);
  expect(findings.map(({ verdict }) => verdict)).toContain('bad');
  expect(JSON.stringify(findings).length).toBeLessThan(5000);
});

describe('a damaged file gives findings, whatever is damaged', () => {
  /** Closed. */
  function ofMany() {
    const catalogue = newCatalogue();
    const [taxonId = 0] = genusAndSpecies(catalogue, 'Carabus auratus');
    for (let number = 1; number <= 300; number++) {
      const { id } = newSpecimen(catalogue, { number: String(number), views: ['dorsal', 'ventral'] });
      if (number % 2 === 0) decide(catalogue.write, decision([id], { taxonId }), UTC);
    }
    catalogue.close();
    return catalogue.places;
  }

  const said = (findings: readonly { readonly sentence: string }[]) =>
    findings.map(({ sentence }) => sentence).join('\n');

  test.each(['photo', 'determination', 'specimen', 'photo_by_content', 'specimen_search_data', 'taxon'])(
    'of an open one: a page of %s',
    async (name) => {
      const places = ofMany();
      spoilPages(places.file, pagesOf(places.file, name).slice(-1));
      const findings = await checkCatalogue(newCatalogue(places.folder));
      expect(findings[0]).toMatchObject({ verdict: 'bad', sentence: expect.stringMatching(/^The (catalogue )?file/) });
      expect(said(findings)).not.toContain('not expect');
      expect(said(findings)).toContain('What can be read can be saved into a new catalogue (check --save)');
      expect(said(findings)).toContain('There is no copy of it in the folder backups.');
      const short = said(findings).includes('can be read.\n');
      expect(short).toBe(!/_by_|_search_/.test(name));
    },
  );

  test('of one that does not open: which tables, how many rows, which copy, and nothing is written', async () => {
    const places = ofMany();
    writeFileSync(join(places.backups, 'catalogue-daily-2026-11-20T06-00-00Z.sqlite'), 'x');
    const pages = pagesOf(places.file, 'determination');
    spoilPages(places.file, pages.slice(0, 1));
    spoilPages(places.file, [1], { to: 100 });
    const everything = () =>
      readdirSync(places.folder, { recursive: true, encoding: 'utf8' })
        .sort()
        .map((name) => [name, statSync(join(places.folder, name)).mtimeMs]);
    const [bytes, before] = [readFileSync(places.file), everything()];
    const findings = await findDamage(places.folder);
    expect(said(findings)).toMatch(/^The first page of the file is damaged/);
    expect(said(findings)).toMatch(/Of at least 150 determinations \d\d can be read\./);
    expect(said(findings)).toContain('300 specimens, 600 photos');
    expect(said(findings)).toContain('is of 2026-11-20 06:00 UTC: catalogue-daily-2026-11-20T06-00-00Z.sqlite');
    expect(readFileSync(places.file)).toEqual(bytes);
    expect(everything()).toEqual(before);
  });

  test('of one that is cut off: that nobody knows how many rows lay in what is missing', async () => {
    const places = ofMany();
    truncateSync(places.file, statSync(places.file).size / 2);
    expect(said(await findDamage(places.folder))).toMatch(/A part of the file that held .* is missing or damaged/);
    expect(said(await findDamage(places.folder))).not.toContain('no row is known to be lost');
    for (const content of ['', '<html>Not found</html>'.repeat(300)]) {
      writeFileSync(places.file, content);
      const [finding, ...others] = await findDamage(places.folder);
      expect(finding?.sentence).toMatch(/^Nothing of a catalogue can be found in the file/);
      expect(said(others)).toBe('There is no copy of it in the folder backups.');
    }
  });

  test('of one whose file is gone, or is held by another program', async () => {
    const places = ofMany();
    const held = newCatalogue(places.folder);
    await expect(findDamage(places.folder)).rejects.toMatchObject({ code: 'catalogue-in-use' });
    held.close();
    writeFileSync(join(places.backups, 'catalogue-daily-2026-11-20T06-00-00Z.sqlite'), 'x');
    rmSync(places.file);
    expect(said(await findDamage(places.folder))).toMatch(/^The catalogue file is not there\./);
    await expect(findDamage(temporaryFolder())).rejects.toMatchObject({ code: 'catalogue-missing' });
  });
});
