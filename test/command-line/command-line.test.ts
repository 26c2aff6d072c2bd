/* The real program as a child process, on a few drawn photos, with every command. Needs the build and the native parts. */
import type { ChildProcess } from 'node:child_process';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SavedCatalogue } from '../../electron/contract/salvage.ts';
import { putPictures } from '../helpers/a-folder.ts';
import { everyCommand } from '../helpers/every-command.ts';
import { type Ended, linesOf, resultOf, TINY, vasculum } from '../helpers/the-command-line.ts';

const LONG_MS = 180_000;

let folder: string;
let photos: string;
let catalogue: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vasculum-test-'));
  photos = join(folder, 'photos');
  catalogue = join(folder, 'catalogue');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function start(words: readonly string[], onOut?: (text: string, child: ChildProcess) => void): Promise<Ended> {
  return vasculum(folder, words, onOut ? { onOut } : {});
}

const result = <T>(...words: string[]): Promise<T> => resultOf<T>(folder, ...words);

describe('the main job', { timeout: LONG_MS }, () => {
  it('sample draws photos', async () => {
    const drawn = await result<{ photos: number; taxa: number }>('sample', photos, '--specimens', '6', '--seed', '3');
    expect(drawn.taxa).toBe(12);
    expect(drawn.photos).toBeGreaterThan(60);
    expect(existsSync(join(photos, 'names.csv'))).toBe(true);
  });

  it('import reads them, says what cannot be read, and adds nothing the second time', async () => {
    const words = ['import', photos, '--catalogue', catalogue, '--labels', 'folders', '--identified-by', 'Edith Moser'];
    const first = await start(words);
    expect(first, first.err).toMatchObject({ code: 0 });
    expect(first.out).toMatch(/could not be read; the rest is not held up/);
    expect([...first.out].every((character) => character === '\n' || character >= ' ')).toBe(true);
    const second = await result<{ added: number; known: number }>(...words);
    expect(second.added).toBe(0);
    expect(second.known).toBeGreaterThan(60);
  });

  it('train, told to stop, says how to go on; --resume goes on to a model', async () => {
    const words = ['train', '--catalogue', catalogue, '--name', 'tiny 1', ...TINY, '--epochs', '1'];
    let told = false;
    const stopped = await start([...words, '--json'], (out, child) => {
      if (told || !out.includes('"kind":"step"')) return;
      told = true;
      child.kill('SIGINT');
    });
    expect(stopped.code).toBe(1);
    expect(linesOf(stopped).at(-1)).toMatchObject({ type: 'problem', problem: { code: 'cancelled' } });
    const trained = await result<{ modelName: string; epochs: number }>('train', '--catalogue', catalogue, '--resume');
    expect(trained).toMatchObject({ modelName: 'tiny 1', epochs: 1 });
    const again = await start(['train', '--catalogue', catalogue, '--resume']);
    expect(again).toMatchObject({ code: 1, err: expect.stringContaining('run-not-resumable') });
  });

  it('predict in two shards answers every photo once', async () => {
    const words = ['predict', '--catalogue', catalogue, '--model', 'tiny 1'];
    const first = await result<{ photos: number }>(...words, '--shard', '0/2');
    const second = await result<{ photos: number }>(...words, '--shard', '1/2');
    expect(first.photos).toBeGreaterThan(0);
    expect(second.photos).toBeGreaterThan(0);
    const left = await start(words);
    expect(left).toMatchObject({ code: 1, err: expect.stringContaining('nothing-to-predict') });
  });

  it('evaluate prints Table 1 with interval and chance, the same for the same seed', async () => {
    const words = ['evaluate', '--catalogue', catalogue, '--sample', '5', '--seed', '2'];
    const shown = await start(words);
    expect(shown, shown.err).toMatchObject({ code: 0 });
    expect(shown.out).toMatch(/ID +Label +Predict/);
    expect(shown.out).toMatch(/of 5 right: .* \(95 % interval/);
    expect(shown.out).toMatch(/commonest taxon would give/);
    const { rows } = await result<{ rows: { label: string; predicted: string }[] }>(...words);
    expect(rows).toHaveLength(5);
    for (const { label, predicted } of rows) expect(shown.out).toMatch(new RegExp(`${label} +${predicted}`));
    expect(shown.out).toMatch(/species right: .* % \(/);
    expect(shown.out).toMatch(/mean over \d+ tax(on|a): precision/);
  });

  it('evaluate compares a model with another, here itself, and looks for leakage', async () => {
    const words = ['evaluate', '--catalogue', catalogue, '--against', 'tiny 1', '--leakage'];
    interface Printed {
      id: number;
      accuracy: { n: number; right: number };
      rows: unknown[];
      methods: string;
      comparison: { photos: number; bothRight: number; mcnemar: null; first: { id: number }; second: { id: number } };
      adoption: { changed: number };
      leakage: { heldOutPhotos: number; counts: { leak: string; photos: number }[] };
    }
    const { id, accuracy, rows, methods, comparison, adoption, leakage } = await result<Printed>(...words);
    expect(rows).toHaveLength(accuracy.n);
    expect(comparison).toMatchObject({ photos: accuracy.n, bothRight: accuracy.right, mcnemar: null });
    expect(comparison.second.id).toBe(id);
    expect(adoption.changed).toBe(0);
    expect(leakage.heldOutPhotos).toBe(accuracy.n);
    expect(leakage.counts[0]).toEqual({ leak: 'same-specimen', photos: 0, validation: 0 });
    expect(methods).toContain(`It named ${accuracy.right} of ${accuracy.n} photos`);
  });

  it('export csv writes the table, and replaces it only when told', async () => {
    const out = join(folder, 'out.csv');
    const words = [
      'export',
      'csv',
      '--catalogue',
      catalogue,
      '--out',
      out,
      '--columns',
      'catalogNumber,scientificName',
    ];
    const { rows } = await result<{ rows: number }>(...words, '--status', 'verified');
    const lines = readFileSync(out, 'utf8').trimEnd().split('\r\n');
    expect(lines[0]).toBe('catalogNumber,scientificName');
    expect(lines).toHaveLength(rows + 1);
    expect(await start(words)).toMatchObject({ code: 1, err: expect.stringContaining('file-exists') });
    expect((await result<{ rows: number }>(...words, '--replace')).rows).toBeGreaterThan(rows);
  });

  it('export figures draws into a new folder, and says what is missing', async () => {
    const out = join(folder, 'figures');
    const words = ['export', 'figures', '--catalogue', catalogue, '--out', out, '--sample', '3'];
    const shown = await start(words);
    expect(shown, shown.err).toMatchObject({ code: 0 });
    expect(shown.out).toMatch(/reliability is not there: too few held-out photos/);
    const table = readFileSync(join(out, 'table-1.csv'), 'utf8').trimEnd().split('\r\n');
    expect([table[0], table.length]).toEqual(['ID,Label,Predict,certainty', 4]);
    for (const name of ['figure-1-collection', 'figure-2-predictions', 'schedule', 'fitting', 'confusion', 'ranks'])
      expect(existsSync(join(out, `${name}.png`)), name).toBe(true);
    expect(await start(words)).toMatchObject({ code: 1, err: expect.stringContaining('folder-not-empty') });
  });

  it('check looks it over, and writes nothing', async () => {
    const everything = () =>
      ['.', ...readdirSync(catalogue, { recursive: true, encoding: 'utf8' })].map((name) => {
        const { mtimeNs, ctimeNs, size } = lstatSync(join(catalogue, name), { bigint: true });
        return `${name} ${mtimeNs} ${ctimeNs} ${size}`;
      });
    const before = everything();
    const shown = await start(['check', '--catalogue', catalogue]);
    expect(shown, shown.err).toMatchObject({ code: 0 });
    expect(shown.out).toMatch(/specimens, \d+ taxa of all ranks, 1 model\n/);
    expect(shown.out).not.toContain('to look only');
    expect(everything()).toEqual(before);
  });

  it('backups lists, makes and puts back, and check saves what can be read', async () => {
    const copy = await result<{ name: string; verified: boolean }>('backups', 'make', '--catalogue', catalogue);
    expect(copy.verified).toBe(true);
    const shown = await start(['backups', '--catalogue', catalogue]);
    expect(shown.out).toContain(copy.name);
    const damaged = join(folder, 'damaged');
    cpSync(catalogue, damaged, { recursive: true });
    const file = join(damaged, 'catalogue.sqlite');
    writeFileSync(file, readFileSync(file).fill(0xaa, 0, 100));
    const words = await start(['check', '--catalogue', damaged]);
    expect(words).toMatchObject({ code: 1, err: expect.stringContaining('vasculum: catalogue-damaged: ') });
    expect(words.out).toMatch(/BAD {2}The first page of the file is damaged/);
    expect(words.out).toContain(`looked through is of`);
    const into = join(folder, 'saved');
    const saved = await result<SavedCatalogue>('check', '--catalogue', damaged, '--save', into);
    expect(saved.tables.every(({ lost }) => lost === 0)).toBe(true);
    expect(await start(['check', '--catalogue', damaged, '--save', into])).toMatchObject({ code: 1 });
    expect(await start(['backups', 'restore', '--catalogue', damaged, '--from', 'mine.sqlite'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('backup-missing'),
    });
    const restored = await start(['backups', 'restore', '--catalogue', damaged]);
    expect(restored, restored.err).toMatchObject({ code: 0 });
    expect(restored.out).toMatch(/The file that was there is kept as backups\/damaged-/);
    for (const sound of [damaged, into])
      expect(await start(['check', '--catalogue', sound])).toMatchObject({ code: 0 });
  });

  it('export model writes one file, and models add opens it', async () => {
    const out = join(folder, 'one.vasculum-model');
    const written = await start(['export', 'model', '--catalogue', catalogue, '--out', out, '--licence', 'CC-BY-4.0']);
    expect(written, written.err).toMatchObject({ code: 0 });
    expect(written.out).toContain(out);
    const added = await start(['models', 'add', out, '--catalogue', catalogue]);
    expect(added, added.err).toMatchObject({ code: 0 });
    expect(added.out).toMatch(/self-test: 6 pictures answered as where it was made/);
    const listed = await start(['models', 'list', '--catalogue', catalogue]);
    expect(listed.out).toMatch(/12 .* a file +[\d.]+ [MG]B\n.*12 .* run 1 +[\d.]+ [MG]B\n/);
  });
});

describe('a problem', { timeout: LONG_MS }, () => {
  it('ends with 1: words on standard error, and the last line of --json', async () => {
    const ended = await start(['check', '--catalogue', join(folder, 'nothing-here'), '--json']);
    expect(ended.code).toBe(1);
    expect(linesOf(ended).at(-1)).toMatchObject({ type: 'problem', problem: { code: 'catalogue-missing' } });
    expect(ended.err).toMatch(/^vasculum: catalogue-missing: There is no catalogue/);
    expect(existsSync(join(folder, 'nothing-here'))).toBe(false);
  });

  it.each([
    ['folder-missing', ['import', 'no-such-folder', '--catalogue', 'new-1']],
    ['folder-empty', ['import', 'empty', '--catalogue', 'new-2']],
    ['folder-empty', ['import', 'empty', '--catalogue', 'new-4', '--dry-run']],
    ['folder-is-file', ['import', 'a-file.jpg', '--catalogue', 'new-4']],
    ['folder-in-catalogue', ['import', 'empty', '--catalogue', 'empty']],
    ['folder-in-catalogue', ['import', 'new-4/photos', '--catalogue', 'new-4']],
    ['folder-only-links', ['import', 'linked', '--catalogue', 'new-2']],
    ['nothing-to-learn', ['train', '--catalogue', 'new-3', '--name', 'x']],
    ['model-missing', ['predict', '--catalogue', 'new-3', '--model', 'nobody']],
    ['model-unreadable', ['models', 'add', 'nothing.vasculum-model', '--catalogue', 'new-3']],
    ['run-not-resumable', ['train', '--catalogue', 'new-3', '--resume']],
  ])('%s', async (code, words) => {
    mkdirSync(join(folder, 'empty'), { recursive: true });
    writeFileSync(join(folder, 'a-file.jpg'), 'x');
    if (words.includes('linked')) {
      mkdirSync(join(folder, 'linked'));
      symlinkSync(folder, join(folder, 'linked', 'out'));
    }
    if (words.includes('new-3')) {
      await putPictures(join(folder, 'one'), ['a.jpg']);
      await start(['import', 'one', '--catalogue', 'new-3']);
    }
    expect(await start(words)).toMatchObject({ code: 1, err: expect.stringContaining(`vasculum: ${code}: `) });
    // An import that found nothing leaves no catalogue behind.
    for (const none of ['new-1', 'new-2', 'new-4']) expect(existsSync(join(folder, none))).toBe(false);
  });

  it('that the disk is no folder is told, not thrown', async () => {
    writeFileSync(join(folder, 'file'), '');
    const ended = await start(['import', 'empty', '--catalogue', join(folder, 'file', 'catalogue')]);
    expect(ended.code).toBe(1);
    expect(ended.err).not.toMatch(/ at .*\.js/);
  });
});

describe('wrong use ends with 2', { timeout: 60_000 }, () => {
  it.each([
    ['nothing at all', []],
    ['an unknown command', ['fly']],
    ['an unknown option', ['check', '--catalogue', 'x', '--quickly']],
    ['no catalogue', ['train', '--name', 'x']],
    ['no name', ['train', '--catalogue', 'x']],
    ['a word for a number', ['train', '--catalogue', 'x', '--name', 'x', '--epochs', 'many']],
    ['a setting out of its bounds', ['train', '--catalogue', 'x', '--name', 'x', '--size', '100']],
    ['labels without a name', ['import', 'photos', '--catalogue', 'x', '--labels', 'folders']],
    ['a shard beyond its count', ['predict', '--catalogue', 'x', '--shard', '2/2']],
    ['an unknown licence', ['export', 'model', '--catalogue', 'x', '--out', 'y', '--licence', 'mine']],
    ['an unknown column', ['export', 'csv', '--catalogue', 'x', '--out', 'y', '--columns', 'weight']],
  ])('%s', async (_, words) => {
    const ended = await start(words);
    expect(ended.code).toBe(2);
    expect(ended.out).toBe('');
    expect(ended.err).not.toMatch(/ at .*\.js/);
    expect(existsSync(join(folder, 'x'))).toBe(false);
  });

  it.each(['', 'backups', ...everyCommand()])('--help is not, and shows an example: %s', async (words) => {
    const ended = await start([...words.split(' ').filter(Boolean), '--help']);
    expect(ended.code).toBe(0);
    expect(ended.out).toContain('Example:\n');
  });
});
