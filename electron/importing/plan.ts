/*
 * The plan of an import: which photos are of one specimen, what their folders say, what contradicts, before anything is
 * written. The same plan is shown and carried out. Catalogue thread.
 */
import { basename } from 'node:path';
import type { Catalogue } from '../catalogue/opening/catalogue.ts';
import type { Contradiction, ImportRequest, SaidName } from '../contract/import.ts';
import { qualified } from '../domain/names/qualifier.ts';
import { type PathText, shownPath } from '../domain/path-text.ts';
import { because, ProblemError } from '../domain/problems.ts';
import { takeTurns } from '../calls/turns.ts';
import { type Checklist, readChecklist } from './checklist.ts';
import { type FolderMeaning, folderMeanings } from './folder-meaning.ts';
import { type NameRule, parseNameRule } from './name-rule.ts';
import { pathBelow, pathOf } from '../files/path-text.ts';
import { readRecords, type SpecimenRecord, type SpecimenRecords } from './tables/records.ts';
import type { Reader } from '../reader/calls.ts';
import type { FoundPhoto } from '../photos/scan.ts';
import { type Apart, tellApart } from './tell-apart.ts';

export interface Intake {
  /** Those that are to be imported, in the order of their paths. */
  readonly photos: readonly FoundPhoto[];
  readonly apart: Apart;
  readonly meaning: (relativePath: string) => FolderMeaning;
  /** By Told.group: groups whose photos' folders give two names. */
  readonly twoNames: ReadonlyMap<string, Contradiction>;
  readonly checklist: Checklist | null;
  readonly records: SpecimenRecords | null;
  /** The row of the records table that is meant by a number in a file name. */
  readonly findRecord: (number: string) => SpecimenRecord | undefined;
  /** Whether folders are asked for names at all. */
  readonly isNaming: boolean;
  readonly tables: Tables;
}

export interface Tables {
  readonly checklist: PathText | null;
  readonly records: PathText | null;
}

/** The tables that were named, else those that lie in the folder under their usual names. */
async function findTables(reader: Reader, folder: PathText, { checklist, records }: ImportRequest): Promise<Tables> {
  const usual = ['names.csv', 'catalogue.csv'].map((name) => pathBelow(folder, name));
  const found = await reader.call('files.find', { paths: usual });
  // Nobody named them, so a link to a file elsewhere is not followed.
  const [names, rows] = usual.map((path, index) => (found[index]?.real === path ? path : null));
  const named = (path: string | null) => (path === null ? null : pathOf(path));
  return { checklist: named(checklist) ?? names ?? null, records: named(records) ?? rows ?? null };
}

/** Throws ProblemError: wrong-setting for a rule that cannot be read, csv-unreadable. */
export function ruleOf({ nameRule }: ImportRequest): NameRule | null {
  const rule = nameRule === null ? null : parseNameRule(nameRule);
  if (rule && 'trouble' in rule)
    throw new ProblemError('wrong-setting', { setting: because('file-name-rule'), reason: rule.trouble });
  return rule;
}

/** Throws ProblemError 'csv-unreadable'. */
export async function planIntake(
  { read: db, reader }: Catalogue,
  folder: PathText,
  request: ImportRequest,
  found: readonly FoundPhoto[],
  rule: NameRule | null,
): Promise<Intake> {
  const tables = await findTables(reader, folder, request);
  const checklist = tables.checklist === null ? null : await readChecklist(tables.checklist, reader);
  const records = tables.records === null ? null : await readRecords(tables.records, reader);
  const { labels, choices } = request;
  const paths = found.map(({ relativePath }) => relativePath);
  const meaning = folderMeanings(paths, { db, folder, labels, checklist, choices: choices?.folders ?? {} });
  const photos = found.filter(({ relativePath }) => !meaning(relativePath).out);
  const findRecord = recordFinder(records, rule, photos);
  const apart = tellApart(
    photos.map(({ relativePath }) => relativePath),
    {
      rule,
      isRecorded: (number) => findRecord(number) !== undefined,
      decided: choices?.patterns ?? {},
    },
  );
  const twoNames = await twoNamesOf(apart, meaning);
  const isNaming = labels !== 'none';
  return { photos, apart, meaning, twoNames, checklist, records, findRecord, isNaming, tables };
}

/**
 * A record is meant by its number, with what the rule leaves before it, or by its digits where all file names put the same letters before theirs: a table of a
 * collection often leaves its code out ("104233" for VC_104233).
 */
function recordFinder(
  records: SpecimenRecords | null,
  rule: NameRule | null,
  photos: readonly FoundPhoto[],
): Intake['findRecord'] {
  if (!records) return () => undefined;
  const prefixes = new Set(photos.map(({ relativePath }) => prefixOf(basename(relativePath))));
  prefixes.delete('');
  const [only = ''] = prefixes;
  const code = prefixes.size === 1 ? only : '';
  return (number) =>
    records.find(number, rule?.prefix ?? '') ??
    (code !== '' && number.startsWith(code) ? records.find(number.slice(code.length), '') : undefined);
}

function prefixOf(fileName: string): string {
  return /^[\p{L}][\p{L} _.-]*(?=\p{N})/u.exec(fileName.normalize('NFC'))?.[0] ?? '';
}

async function twoNamesOf(apart: Apart, meaning: Intake['meaning']): Promise<Map<string, Contradiction>> {
  const found = new Map<string, Contradiction>();
  const turn = takeTurns();
  for (const [group, paths] of apart.groups) {
    await turn();
    const [first, other] = differingNames(paths, meaning);
    if (!first || !other) continue;
    const specimen = apart.told(first.path).catalogNumber ?? shownPath(basename(first.path));
    const path = shownPath(other.path);
    found.set(group, { kind: 'two-names', specimen, stands: nameText(first.said), says: nameText(other.said), path });
  }
  return found;
}

interface SaidAt {
  readonly path: string;
  readonly said: SaidName;
}

/** The first name, and the first that differs from it. */
function differingNames(paths: readonly string[], meaning: Intake['meaning']): SaidAt[] {
  const named = paths.flatMap((path): SaidAt[] => {
    const { said } = meaning(path);
    return said ? [{ path, said }] : [];
  });
  const [first] = named;
  const other = named.find(({ said }) => first && nameText(said) !== nameText(first.said));
  return first && other ? [first, other] : [];
}

/** As it is shown: "Carabus cf. auronitens". */
export function nameText(said: SaidName): string {
  return said.kind === 'label' ? said.text : qualified(said.scientificName, said.qualifier);
}
