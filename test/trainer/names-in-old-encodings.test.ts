/*
 * Photos whose names are no UTF-8, as on old CDs: the real command line and the real trainer do with them what they do with
 * any others. Needs the build. Only where file names are bytes.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import AdmZip from 'adm-zip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CatalogueFinding } from '../../electron/contract/collection.ts';
import type { Evaluation } from '../../electron/domain/evaluation.ts';
import type { ImportResult } from '../../electron/contract/import.ts';
import { photoUrl } from '../../electron/contract/requests.ts';
import { programFolder } from '../../electron/files/program-folder.ts';
import { photoResponder } from '../../electron/main/photo-protocol.ts';
import { pathOnDisk } from '../../electron/files/path-text.ts';
import { readerHere } from '../../electron/reader/of-thread.ts';
import { Explainer } from '../../electron/trainer/answering/explain.ts';
import { type Bench, newBench } from '../helpers/a-model.ts';
import { drawPhotos } from '../helpers/drawn-photos.ts';

const PROGRAM = join(programFolder, 'dist', 'program', 'command-line', 'main.js');
const NAMES = ['Carabus auratus', 'Cetonia aurata'];
const LONG_MS = 300_000;
const KAEFER = Buffer.from('K\xe4fer', 'latin1');

let folder: string;
let catalogue: string;
const bytes = (...parts: (string | Buffer)[]) => Buffer.concat(parts.map((part) => Buffer.from(part)));

/** `argument` may be bytes: a shell hands them on as they are. */
async function vasculum<T>(...words: (string | Buffer)[]): Promise<T> {
  const quoted = words.map((word) => bytes("'", word, "'"));
  const script = join(folder, 'command.sh');
  writeFileSync(script, bytes('exec "$NODE" "$PROGRAM" ', ...quoted.flatMap((word) => [word, ' ']), '--json\n'));
  const env = { ...process.env, NODE: process.execPath, PROGRAM, VASCULUM_PROFILE: join(folder, 'profile') };
  const { stdout } = await promisify(execFile)('sh', [script], { env, maxBuffer: 2 ** 26 });
  const last = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as { type: string; result: T };
  expect(last.type).toBe('result');
  return last.result;
}

describe.runIf(process.platform === 'linux')(
  'photos under names in old encodings (Linux)',
  { timeout: LONG_MS },
  () => {
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'vasculum-test-'));
      catalogue = join(folder, 'catalogue');
      const drawn = join(folder, 'drawn');
      const photos = bytes(folder, '/', KAEFER);
      mkdirSync(photos);
      for (const { path, label, photoId } of await drawPhotos(drawn, { taxa: 2, specimens: 12 })) {
        const species = bytes(photos, '/', NAMES[label] ?? '', '/', Buffer.from('Lade f\xfcnf', 'latin1'));
        mkdirSync(species, { recursive: true });
        renameSync(pathOnDisk(path), bytes(species, '/', KAEFER, `_${photoId}.jpg`));
      }
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it('are imported from a folder that is named so, and found where they are', async () => {
      const { added, labelled, problems } = await vasculum<ImportResult>(
        'import',
        bytes(folder, '/', KAEFER),
        '--catalogue',
        catalogue,
        ...'--labels folders --identified-by T'.split(' '),
      );
      expect({ added, labelled, problems }).toEqual({ added: 24, labelled: 24, problems: [] });
      const { findings } = await vasculum<{ findings: CatalogueFinding[] }>('check', '--catalogue', catalogue);
      expect(findings.filter(({ verdict }) => verdict !== 'ok')).toEqual([]);
      expect(findings.map(({ sentence }) => sentence)).toContain('All 24 photos are where they were.');
    });

    it('are learnt, recognised and measured, all of them', async () => {
      const tiny = '--depth 18 --size 32 --epochs 1 --batch 4 --warmup 0 --schedule cosine'.split(' ');
      await vasculum('train', '--catalogue', catalogue, '--name', 'small', ...tiny);
      const said = await vasculum<{ photos: number; unreadable: number }>('predict', '--catalogue', catalogue);
      expect(said).toMatchObject({ photos: 24, unreadable: 0 });
      const measured = await vasculum<Evaluation>('evaluate', '--catalogue', catalogue);
      expect(measured.frame).toBeGreaterThan(1);
      expect(measured).toMatchObject({ sample: measured.frame, unreadable: 0 });
    });

    it('go into a model file as its self-test, which passes where it is read', async () => {
      const file = join(folder, 'small.vasculum-model');
      await vasculum('export', 'model', '--catalogue', catalogue, '--out', file, '--pictures', 'held-out');
      // Drawn ones, which are taken where there are too few of these, are six.
      const { frame } = await vasculum<Evaluation>('evaluate', '--catalogue', catalogue);
      expect([4, 5]).toContain(frame);
      const pictures = new AdmZip(file).getEntries().filter(({ entryName }) => entryName.endsWith('.png'));
      expect(pictures).toHaveLength(frame);
      await vasculum('models', 'add', file, '--catalogue', catalogue);
    });

    it('stand in a table as in web addresses', async () => {
      const file = join(folder, 'photos.csv');
      const columns = '--rows photo --columns fileName,sourceFolder'.split(' ');
      await vasculum('export', 'csv', '--catalogue', catalogue, ...columns, '--out', file);
      const [header, first] = readFileSync(file, 'utf8').split('\r\n');
      expect(header).toBe('fileName,sourceFolder');
      expect(first).toMatch(new RegExp(`^K%E4fer_\\d+\\.jpg,${folder}/K%E4fer$`));
    });

    describe('in the window', () => {
      let bench: Bench;
      beforeAll(async () => {
        bench = await newBench();
        await bench.catalogue.call('catalogue.open', { folder: catalogue, create: false });
        await bench.catalogue.call('sources.agree-to-folders', { folders: [folder] });
      });
      afterAll(() => bench.close());

      it('are explained', async () => {
        const explainer = new Explainer();
        const { classes, modelId } = await bench.store.call('models.files', { modelId: null });
        const request = { photoId: 1, modelId, taxonId: classes[0]?.id ?? 0 };
        const { values } = await explainer.explain(bench.store, request);
        explainer.close();
        expect(values).toHaveLength(64);
        expect(values.every((value) => value >= 0 && value <= 1)).toBe(true);
      });

      it('are shown in full, byte for byte', async () => {
        const respond = photoResponder((input) => bench.catalogue.call('photo.file', input), readerHere);
        const response = await respond(new Request(photoUrl(1, 'full', 1)));
        const place = bytes(folder, '/', KAEFER, '/', NAMES[0] ?? '', '/', Buffer.from('Lade f\xfcnf', 'latin1'));
        const sent = Buffer.from(await response.arrayBuffer());
        const [first = Buffer.alloc(0)] = (await readdir(place, { encoding: 'buffer' })).toSorted(Buffer.compare);
        expect(sent.equals(readFileSync(bytes(place, '/', first)))).toBe(true);
        const small = await respond(new Request(photoUrl(1, 'thumbnail', 1)));
        expect(small.status).toBe(200);
      });
    });

    it('are looked for under the name that was told, and no other, where two would fit', async () => {
      const two = mkdtempSync(join(folder, 'two-'));
      for (const name of ['K\xe4fer', 'K\xf6fer']) mkdirSync(bytes(two, '/', Buffer.from(name, 'latin1')));
      expect(readdirSync(two)).toHaveLength(2);
      const wanted = ['import', bytes(two, '/', KAEFER), '--catalogue', join(folder, 'none')];
      await expect(vasculum(...wanted)).rejects.toMatchObject({
        stdout: expect.stringContaining('folder-missing') as string,
      });
    });
  },
);
