/*
 * What whoever helps a person needs to know, as text: versions, system, device, what the catalogue holds and a check of it, and
 * which problems were told last. Of problems and findings only codes and figures are taken, since their sentences name persons,
 * photos and folders. Runs in main and on the command line.
 */
import { readFileSync } from 'node:fs';
import { arch, cpus, freemem, homedir, hostname, platform, release, totalmem, userInfo } from 'node:os';
import { join } from 'node:path';
import type { CatalogueFinding, CatalogueSummary } from '../contract/collection.ts';
import type { DeviceInfo } from '../contract/device.ts';
import { DIAGNOSTICS, PROBLEMS } from '../domain/language/language.ts';
import { toProblem } from '../domain/problems.ts';
import { driveOf } from '../files/drive.ts';
import { CATALOGUE_FILE } from '../files/place-to-write.ts';
import { programFolder } from '../files/program-folder.ts';
import { freeBytes, sizeOf } from '../files/room.ts';
import { electronHere } from './electron-age.ts';
import type { Engine } from './engine.ts';

const MOST_PROBLEMS = 30;

/** Of the open catalogue, where one is. Long where it is large: it is looked over. */
export async function diagnostics(engine: Engine, profile: string | null): Promise<string> {
  const parts = DIAGNOSTICS.parts;
  const sections: (readonly [title: string, lines: readonly string[]])[] = [
    [parts.program, [electronHere(), `Node ${process.versions.node}`]],
    [parts.computer, computer()],
    [parts.device, await part(() => engine.device().then(deviceLines))],
    ...(await catalogueSections(engine)),
    [parts.problems, profile === null ? [] : problemsIn(profile)],
  ];
  const text = sections.map(([title, lines]) => {
    return [title, ...(lines.length === 0 ? [DIAGNOSTICS.none] : lines).map((line) => `  ${line}`)].join('\n');
  });
  const head = [DIAGNOSTICS.title(programVersion()), DIAGNOSTICS.made(new Date().toISOString()), DIAGNOSTICS.about];
  return withoutPlaces(`${[head.join('\n'), ...text].join('\n\n')}\n`);
}

function programVersion(): string {
  return (JSON.parse(readFileSync(join(programFolder, 'package.json'), 'utf8')) as { version: string }).version;
}

/** What cannot be said is said by its code alone. */
async function part(lines: () => Promise<string[]> | string[]): Promise<string[]> {
  try {
    return await lines();
  } catch (error) {
    return [DIAGNOSTICS.notOpened(toProblem(error).code)];
  }
}

function computer(): string[] {
  const processors = cpus();
  return [
    DIAGNOSTICS.system(platform(), release(), arch()),
    DIAGNOSTICS.processors(processors.length, processors[0]?.model.trim() ?? ''),
    DIAGNOSTICS.memory(totalmem(), freemem()),
  ];
}

function deviceLines({ title, tensorflow, precision, why }: DeviceInfo): string[] {
  return [
    title,
    ...(tensorflow === null ? [] : [`TensorFlow ${tensorflow}`]),
    ...(precision === null ? [] : [DIAGNOSTICS.precision(precision)]),
    ...(why === null ? [] : [why]),
  ];
}

async function catalogueSections(engine: Engine): Promise<(readonly [string, readonly string[]])[]> {
  const { catalogue, backups, findings } = DIAGNOSTICS.parts;
  const folder = engine.folder;
  if (folder === null) return [[catalogue, [DIAGNOSTICS.noCatalogue]]];
  return [
    [catalogue, await part(async () => about(await engine.catalogue.call('catalogue.summary', null)))],
    [
      backups,
      await part(async () => {
        const { backups: copies } = await engine.catalogue.call('backups.list', { folder });
        return [DIAGNOSTICS.backups(copies.length, copies.find(({ verified }) => verified)?.madeUtc ?? null)];
      }),
    ],
    [findings, await part(async () => (await engine.runJob('check', { contents: false })).map(findingLine))],
  ];
}

function about(summary: CatalogueSummary): string[] {
  const { folder, statuses, readOnly, farPlace, leftBy } = summary;
  return [
    DIAGNOSTICS.lies[driveOf(folder)],
    ...(farPlace?.service ? [DIAGNOSTICS.service(farPlace.service)] : []),
    DIAGNOSTICS.file(sizeOf(join(folder, CATALOGUE_FILE)), freeBytes(folder)),
    DIAGNOSTICS.holds(summary),
    DIAGNOSTICS.statuses(statuses),
    ...(readOnly === null ? [] : [DIAGNOSTICS.onlyLook]),
    ...(leftBy === undefined ? [] : [DIAGNOSTICS.notClosed]),
  ];
}

/** "warn thumbnails-missing photos=3". */
export function findingLine({ verdict, about: { code, values } }: CatalogueFinding): string {
  const figures = Object.entries(values).filter(([, value]) => typeof value === 'number');
  return [verdict, code, ...figures.map(([name, value]) => `${name}=${value as number}`)].join(' ');
}

/** The first line of an entry of the log: when, where, and a code of the closed list; its words are left out. */
const ENTRY = /^(\S+Z) ([\w .-]{1,60}): ([a-z-]+): /;

function problemsIn(profile: string): string[] {
  const entries = ['vasculum.1.log', 'vasculum.log'].flatMap((name) => linesOf(join(profile, name)));
  const known = entries.flatMap((line) => {
    const [, utc, where, code = ''] = ENTRY.exec(line) ?? [];
    return Object.hasOwn(PROBLEMS, code) ? [`${utc} ${where}: ${code}`] : [];
  });
  return known.slice(-MOST_PROBLEMS);
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}

/** A library's words may name a folder all the same. */
function withoutPlaces(text: string): string {
  const names = [homedir(), hostname(), accountName()].filter((name) => name.length > 2 && name !== 'root');
  return names.reduce((words, name) => words.replaceAll(name, '…'), text);
}

function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}
