/*
 * The plan of an import: which photos are of one specimen, what their folders say, what contradicts, before anything is
 * written. The same plan is shown and carried out. Catalogue thread.
 */
import { basename } from 'node:path';
import type { ReadHandle } from '../catalogue/database/database.ts';
import type { Catalogue } from '../catalogue/opening/catalogue.ts';
import { DecidedNames } from '../catalogue/naming/decided-names.ts';
import { numberAndView } from '../catalogue/specimens/photos.ts';
import { specimenNumbered } from '../catalogue/specimens/specimens.ts';
import { takeTurns } from '../calls/turns.ts';
import {
  type ImportRequest,
  MOST_ROWS,
  type NamesInFiles,
  type PlannedTable,
  type SaidName,
} from '../contract/import.ts';
import type { PeerNote } from '../contract/tables.ts';
import { nameIn, type PathText, shownPath } from '../domain/path-text.ts';
import { because, ProblemError } from '../domain/problems.ts';
import { type Checklist, readChecklist } from './checklist.ts';
import { CLASS_NAME_FILES, readClassNames } from './class-names.ts';
import { authorsInFolders } from './authors-said.ts';
import { type FolderMeaning, folderMeanings } from './folder-meaning.ts';
import { type NameRule, parseNameRule } from './name-rule.ts';
import { pathBelow, pathOf, textOf } from '../files/path-text.ts';
import { knownPlaces } from './known-places.ts';
import { peerFiles } from './layouts/peer-files.ts';
import { type GivenBoxes, type LayoutNote, readLayout, type ReadLayout } from './layouts/read-layout.ts';
import { knownTaxonSaid } from './label-taxon.ts';
import { fullText, nameAll, type Namings } from './name-all.ts';
import { isFile, photosByFile, saidOfPages } from './pages.ts';
import { namesInFiles } from './names-in-files.ts';
import { saidInRow } from './tables/given-name.ts';
import { bytesOf } from './tables/read-table.ts';
import type { MatchedRow } from './tables/match.ts';
import { type MatchedRecords, type OfPhoto, recordsOf } from './tables/records.ts';
import type { Reader } from '../reader/calls.ts';
import type { FoundPhoto, Scan } from '../photos/scan.ts';
import { type IsSynonym, synonymsOf } from './synonyms.ts';
import { homonymsOf, type SeveralTaxa } from './taxa-meant.ts';
import { type Apart, tellApart, type Told } from './tell-apart.ts';

export interface Intake extends Namings {
  /** Those that are to be imported, in the order of their paths. */
  readonly photos: readonly FoundPhoto[];
  readonly apart: Apart;
  readonly meaning: (relativePath: string) => FolderMeaning;
  readonly checklist: Checklist | null;
  /** See `synonymsOf`. */
  readonly isSynonym: IsSynonym;
  readonly records: MatchedRecords | null;
  /** Whether folders are asked for names at all. */
  readonly isNaming: boolean;
  readonly namesInFiles: NamesInFiles;
  readonly tables: Tables;
  /** Names of the checklist that several taxa have. */
  readonly homonymsListed: readonly SeveralTaxa[];
  /** What another program's file marks. */
  readonly boxes: GivenBoxes;
}

export interface Tables {
  readonly checklist: PathText | null;
  readonly records: PathText | null;
}

/** The tables that were named, else those that lie in the folder under their usual names. */
async function findTables(reader: Reader, folder: PathText, { checklist, records }: ImportRequest): Promise<Tables> {
  const usual = async (...names: readonly string[]) => {
    const paths = names.map((name) => pathBelow(folder, name));
    const found = await reader.call('files.find', { paths });
    // Nobody named them, so a link to a file elsewhere is not followed.
    return paths.find((path, index) => found[index]?.real === path) ?? null;
  };
  return {
    checklist: checklist === null ? await usual('names.csv', 'names.xlsx') : pathOf(checklist),
    records: records === null ? await usual('catalogue.csv', 'catalogue.xlsx') : pathOf(records),
  };
}

/** Throws ProblemError: wrong-setting for a rule that cannot be read, csv-unreadable. */
export function ruleOf({ nameRule }: ImportRequest): NameRule | null {
  const rule = nameRule === null ? null : parseNameRule(nameRule);
  if (rule && 'trouble' in rule)
    throw new ProblemError('wrong-setting', { setting: because('file-name-rule'), reason: rule.trouble });
  return rule;
}

/** `given`: see `ApartOptions`. Throws ProblemError 'csv-unreadable'. */
export async function planIntake(
  { read: db, reader }: Catalogue,
  folder: PathText,
  request: ImportRequest,
  { photos: found, beside }: Pick<Scan, 'photos' | 'beside'>,
  rule: NameRule | null,
  given?: (relativePath: string) => Told | undefined,
): Promise<Intake> {
  const tables = await findTables(reader, folder, request);
  const checklist = tables.checklist === null ? null : await readChecklist(tables.checklist, reader);
  const { labels, choices } = request;
  const files = found.filter(isFile).map(({ relativePath }) => relativePath);
  const around = { reader, folder, beside, photos: files };
  const layout = await readBeside(tables.records, around);
  // Beside a table of records may lie what a detector marked, which names nothing.
  const marked = layout?.peer === null ? await readBeside(null, around) : layout;
  const classNames = labels === 'classes' ? await classNamesBeside(reader, folder, beside) : new Map<string, string>();
  const differing = authorsInFolders(files);
  const homonyms = homonymsOf(db, (name) => [...(checklist?.taxaNamed(name) ?? []), ...differing(name)]);
  const homonymsListed = (await checklist?.homonyms(db)) ?? [];
  const choice = { labels, checklist, choices: choices?.folders ?? {}, classNames };
  const meaning = folderMeanings(files, { db, folder, homonyms, ...choice });
  const photos = found.filter(({ relativePath }) => !meaning(relativePath).out);
  // Pages of one file are of one specimen, and what is said of the file is said of each.
  const paths = photos.filter(isFile).map(({ relativePath }) => relativePath);
  const photosIn = photosByFile(photos);
  // Rows may be of single pages.
  const ofPages = photos.map(({ relativePath }) => relativePath);
  const table = layout && recordsOf(layout.table, ofPages, choices?.table);
  const alsoWritten = table ? otherWays(rule, paths) : () => [];
  const rowsOfPhotos = (await table?.photos()) ?? new Map<string, OfPhoto>();
  const apart = tellApart(paths, {
    rule,
    given,
    isRecorded: (number) => table !== null && [number, ...alsoWritten(number)].some((one) => table.isRecorded(one)),
    rowOf: (path) => rowsOfPhotos.get(path),
    photosIn: (path) => photosIn.get(path) ?? 1,
    isClass: (folder) => labels === 'classes' && meaning(`${folder}/`).folder === folder,
    decided: choices?.patterns ?? {},
  });
  const isNew = db.get('SELECT 1 FROM specimen LIMIT 1') === undefined;
  const inCatalogue = (number: string) => (isNew ? null : numberInCatalogue(db, number));
  const records = (await table?.match({ numbers: numbersOf(paths, apart), alsoWritten }, inCatalogue)) ?? null;
  const isSynonym = synonymsOf(db, checklist);
  const named = await nameAll({
    paths,
    apart,
    meaning,
    records,
    rowsOfPhotos,
    decidedNumber: decidedNumbers(db, textOf(folder)),
    homonyms,
    isSynonym,
  });
  const isNaming = labels !== 'none';
  const from = layout?.peer ? { peer: layout.peer, notes: notesOf(layout.notes) } : null;
  const told = records && {
    ...records,
    report: { ...records.report, from },
    reportNow: async () => ({ ...(await records.reportNow()), from }),
  };
  const used = { ...tables, records: layout?.path ?? null };
  const boxes = marked?.boxes ?? { boxes: new Map(), notes: [] };
  const said = saidOfPages({ apart, ...named }, (page) => rowsOfPhotos.get(page)?.view ?? null);
  const inFiles = await namesInFiles(paths, (path) => named.naming(path) !== null);
  const ofTables = { checklist, isSynonym, homonymsListed, records: told, tables: used, boxes };
  return { photos, meaning, ...said, isNaming, namesInFiles: inFiles, ...ofTables };
}

/** See `nameAll`. */
function decidedNumbers(db: ReadHandle, folder: string): (relativePath: string) => string | null | undefined {
  const [knownAt, decided] = [knownPlaces(db, folder), new DecidedNames(db)];
  return (relativePath) => {
    const known = knownAt(relativePath);
    const isDecided = known && decided.has('number', known.id, shownPath(nameIn(relativePath)));
    return isDecided ? numberAndView(db, known.id).number : undefined;
  };
}

/** Files of the folder that the import leaves alone: no photos, and not the tables that it reads. */
export function filesLeft(folder: string, { otherFiles }: Pick<Scan, 'otherFiles'>, { tables }: Intake): number {
  const read = new Set([tables.checklist, tables.records].flatMap((path) => (path === null ? [] : textOf(path))));
  return Math.max(0, otherFiles - [...read].filter((path) => path.startsWith(`${folder}/`)).length);
}

const NO_NAMING = { said: null, row: null } as const;

/**
 * What came of the records, with whom they name. `named`: photos that have their name already; `byCodes`: of each photo that
 * codes alone tied to a row which names it.
 */
export async function plannedTable(
  db: ReadHandle,
  { photos, records, naming }: Intake,
  { named, byCodes = [] }: { readonly named?: ReadonlySet<string>; readonly byCodes?: readonly MatchedRow[] },
): Promise<PlannedTable | null> {
  if (!records) return null;
  const turn = takeTurns();
  const counts = { named: 0, withoutDeterminer: 0 };
  const names = new Map<string, { said: SaidName; photos: number }>();
  const ofCodes = byCodes.map((row) => ({ row, said: row.content.name && saidInRow(row.content.name) }));
  const ofPhotos = photos
    .filter(({ relativePath }) => named?.has(relativePath) !== true)
    .map(({ relativePath }) => naming(relativePath) ?? NO_NAMING);
  for (const { said, row } of [...ofCodes, ...ofPhotos]) {
    await turn();
    if (!said || !row) continue;
    counts[row.content.name?.identifiedBy == null ? 'withoutDeterminer' : 'named'] += 1;
    const key = `${said.kind} ${fullText(said)}`;
    names.set(key, { said, photos: (names.get(key)?.photos ?? 0) + 1 });
  }
  const most = [...names.values()].toSorted((a, b) => b.photos - a.photos);
  return {
    ...(await records.reportNow()),
    ...counts,
    names: most.slice(0, MOST_ROWS).map((one) => ({ ...one, isNew: knownTaxonSaid(db, one.said) === 'new' })),
    moreNames: Math.max(most.length - MOST_ROWS, 0),
  };
}

/** What a list beside the photos calls classes whose folders bear identifiers. */
async function classNamesBeside(reader: Reader, folder: PathText, beside: readonly string[]) {
  const name = CLASS_NAME_FILES.find((one) => beside.includes(one));
  return name === undefined
    ? new Map<string, string>()
    : readClassNames((await bytesOf(pathBelow(folder, name), reader)).toString('utf8'));
}

interface Beside {
  readonly reader: Reader;
  readonly folder: PathText;
  readonly beside: readonly string[];
  readonly photos: readonly string[];
}

type Found = ReadLayout & { readonly path: PathText };

/**
 * The records that were named or found; else the one file of another program that lies beside the photos, or in one of the
 * folders there: of several, a person has to say which.
 */
async function readBeside(records: PathText | null, { reader, folder, beside, photos }: Beside): Promise<Found | null> {
  if (records !== null) return { ...(await readLayout(records, reader, photos)), path: records };
  for (const files of peerFiles(beside, photos)) {
    const found: Found[] = [];
    for (const file of files.slice(0, MOST_PEERS)) {
      const path = pathBelow(folder, file);
      try {
        const layout = await readLayout(path, reader, photos);
        if (layout.peer !== null) found.push({ ...layout, path });
      } catch (error) {
        // Any zip or JSON file may lie there; nobody said that it is about the photos.
        if (!(error instanceof ProblemError) || error.code !== 'csv-unreadable') throw error;
      }
    }
    if (found.length > 0) return found.length === 1 ? (found[0] ?? null) : null;
  }
  return null;
}

const MOST_PEERS = 10;

export function notesOf(notes: readonly LayoutNote[]): PeerNote[] {
  return notes.map(({ why, of }) => ({ code: why.code, of }));
}

/** What a rule leaves before its numbers, and numbers without the letters that all file names begin with. */
function otherWays(rule: NameRule | null, paths: readonly string[]): (number: string) => readonly string[] {
  const prefixes = new Set(paths.map((path) => prefixOf(basename(path))));
  prefixes.delete('');
  const [only = ''] = prefixes;
  const code = prefixes.size === 1 ? only : '';
  return (number) => [
    ...(rule && rule.prefix !== '' ? [`${rule.prefix}${number}`] : []),
    ...(code !== '' && number.startsWith(code) ? [number.slice(code.length)] : []),
  ];
}

/** Each number once, however it is written. */
function numbersOf(paths: readonly string[], apart: Apart): string[] {
  const found = new Map<string, string>();
  for (const path of paths) {
    const { catalogNumber, group } = apart.told(path);
    if (catalogNumber !== null && group !== null && !found.has(group)) found.set(group, catalogNumber);
  }
  return [...found.values()];
}

function numberInCatalogue(db: ReadHandle, number: string): string | null {
  const id = specimenNumbered(db, number);
  return id === null
    ? null
    : (db.value<string | null>('SELECT catalog_number FROM specimen WHERE id = ?', [id]) ?? null);
}

function prefixOf(fileName: string): string {
  return /^[\p{L}][\p{L} _.-]*(?=\p{N})/u.exec(fileName.normalize('NFC'))?.[0] ?? '';
}
