/*
 * Folders of real photos, a catalogue that was made of them by the built command line, and that command line: run to its end,
 * or killed after some milliseconds. What persons entered is told as text, so that a loss shows.
 */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkCatalogue } from '../../electron/catalogue/checking/check.ts';
import { type Catalogue, openCatalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { programFolder } from '../../electron/files/program-folder.ts';
import { openKnownHere } from '../../electron/profile/known-here.ts';
import { put, putPictures } from '../helpers/a-folder.ts';

const COMMAND_LINE = join(programFolder, 'native', 'command-line.cjs');

export interface Ended {
  /** null: killed. */
  readonly code: number | null;
  /** The code of the problem that it told; null: none. */
  readonly problem: string | null;
  readonly complaints: string;
  readonly ms: number;
}

export interface Workplace {
  readonly folder: string;
  /** With photos of twelve specimens, named by their folders. */
  readonly catalogue: string;
  /** Photos that are not imported yet. */
  readonly more: string;
  /** A checklist of 300 names. */
  readonly list: string;
  readonly profile: string;
  /** `killMs`: from the start of the process. */
  vasculum(words: readonly string[], killMs?: number): Promise<Ended>;
  /** A fresh copy of the catalogue as it was made; `into`: elsewhere. */
  renew(into?: string): string;
  remove(): void;
}

export async function newWorkplace(): Promise<Workplace> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'vasculum-faults-')));
  const [catalogue, kept, photos, more, profile] = ['catalogue', 'kept', 'photos', 'more', 'profile'].map((name) =>
    join(folder, name),
  ) as [string, string, string, string, string];
  const taxa = ['Carabus auratus', 'Carabus nitens', 'Cetonia aurata'];
  const paths = (from: number) =>
    taxa.flatMap((taxon, at) => [1, 2, 3, 4].map((number) => `${taxon}/VC_${from + at * 10 + number}.jpg`));
  await putPictures(photos, paths(100));
  await putPictures(more, paths(200));
  const rows = Array.from({ length: 300 }, (_, at) => `Amara ${wordOf(at)},species,Carabidae`);
  const list = put(folder, 'list.csv', `scientificName,taxonRank,family\n${rows.join('\n')}\n`);
  const vasculum = (words: readonly string[], killMs?: number) => run(profile, words, killMs);
  const made = await vasculum(['import', photos, '--catalogue', kept, ...NAMED]);
  if (made.code !== 0) throw new Error(`the import failed: ${made.complaints}`);
  const renew = (into = catalogue) => {
    rmSync(into, { recursive: true, force: true });
    cpSync(kept, into, { recursive: true, preserveTimestamps: true });
    openKnownHere(profile).catalogue(into, { created: true, sources: [photos] });
    return into;
  };
  return { folder, catalogue, more, list, profile, vasculum, renew, remove: () => remove(folder) };
}

/** How an import names what lies in folders of taxa. */
export const NAMED = ['--labels', 'folders', '--identified-by', 'E. Moser'];

const remove = (folder: string) => rmSync(folder, { recursive: true, force: true });

/** Letters alone: "aaab". */
function wordOf(number: number): string {
  return [...String(number).padStart(4, '0')].map((digit) => 'abcdefghij'[Number(digit)]).join('');
}

function run(profile: string, words: readonly string[], killMs?: number): Promise<Ended> {
  const begun = performance.now();
  const env = { ...process.env, VASCULUM_PROFILE: profile };
  const child = spawn(process.execPath, [COMMAND_LINE, ...words, '--json'], { stdio: ['ignore', 'pipe', 'pipe'], env });
  let [said, complaints] = ['', ''];
  child.stdout.on('data', (text: Buffer) => (said += text.toString()));
  child.stderr.on('data', (text: Buffer) => (complaints += text.toString()));
  const timer = killMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killMs);
  return new Promise((resolve) =>
    child.on('close', (code) => {
      clearTimeout(timer);
      const problem = /"code":"([a-z-]+)"/.exec(complaints + lastProblem(said))?.[1] ?? null;
      resolve({ code, problem, complaints, ms: performance.now() - begun });
    }),
  );
}

function lastProblem(said: string): string {
  return said.split('\n').findLast((line) => line.includes('"type":"problem"')) ?? '';
}

/** Opened as the next person opens it, looked over, and closed; gives what `look` finds. */
export async function opened<T>(folder: string, look: (catalogue: Catalogue) => T): Promise<T> {
  const catalogue = openCatalogue(folder, { create: false });
  try {
    const bad = (await checkCatalogue(catalogue)).filter(({ verdict }) => verdict === 'bad');
    if (bad.length > 0) throw new Error(`not clean: ${bad.map(({ sentence }) => sentence).join(' ')}`);
    return look(catalogue);
  } finally {
    catalogue.close();
  }
}

/** All that persons said, row by row; numbers, fields and names as they stand. */
export function entered({ read }: Catalogue): string[] {
  return [
    ...read.all(
      `SELECT specimen_id, verdict, scientific_name, determination.qualifier, identified_by FROM determination
       JOIN taxon ON taxon.id = taxon_id ORDER BY determination.id`,
    ),
    ...read.all('SELECT id, catalog_number, country, recorded_by FROM main.specimen ORDER BY id'),
  ].map((row) => JSON.stringify(row));
}

/** Of `before` what is not in `after`. */
export function lost(before: readonly string[], after: readonly string[]): string[] {
  const kept = new Set(after);
  return before.filter((row) => !kept.has(row));
}

export const isThere = (folder: string) => existsSync(join(folder, 'catalogue.sqlite'));
