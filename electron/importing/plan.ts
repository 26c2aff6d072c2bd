/* What an import would make of a folder, before anything is written; preview and import share it. Catalogue thread. */
import { basename } from 'node:path';
import type { Catalogue } from '../catalogue/opening/catalogue.ts';
import type { ReadHandle } from '../catalogue/database/database.ts';
import type { ImportRequest } from '../contract/import.ts';
import type { PathText } from '../domain/path-text.ts';
import { ProblemError } from '../domain/problems.ts';
import { type Checklist, readChecklist } from './checklist.ts';
import { type FolderLabel, folderLabel, labelOfPath } from './folder-label.ts';
import { guessRules } from './guess-rules.ts';
import { type NameRule, parseNameRule } from './name-rule.ts';
import { pathBelow, pathOf, textOf } from '../files/path-text.ts';
import { readRecords, type SpecimenRecords } from './tables/records.ts';
import type { Reader } from '../reader/calls.ts';
import type { FoundPhoto } from '../photos/scan.ts';
import { taxaNamed } from '../catalogue/naming/taxa.ts';

export interface ImportPlan {
  readonly rule: NameRule | null;
  readonly labelOf: ((relativePath: string) => FolderLabel | null) | null;
  readonly checklist: Checklist | null;
  readonly records: SpecimenRecords | null;
}

export interface Tables {
  readonly checklist: PathText | null;
  readonly records: PathText | null;
}

/** The tables that were named, else those that lie in the folder under their usual names. */
export async function findTables(
  reader: Reader,
  folder: PathText,
  { checklist, records }: ImportRequest,
): Promise<Tables> {
  const usual = ['names.csv', 'catalogue.csv'].map((name) => pathBelow(folder, name));
  const found = await reader.call('files.find', { paths: usual });
  // Nobody named them, so a link to a file elsewhere is not followed.
  const [names, rows] = usual.map((path, index) => (found[index]?.real === path ? path : null));
  const named = (path: string | null) => (path === null ? null : pathOf(path));
  return { checklist: named(checklist) ?? names ?? null, records: named(records) ?? rows ?? null };
}

export async function readChecklistOf(reader: Reader, { checklist }: Tables): Promise<Checklist | null> {
  return checklist === null ? null : await readChecklist(checklist, reader);
}

/** Throws ProblemError: wrong-setting for a rule that cannot be read, csv-unreadable. */
export async function planImport(
  { write: db, reader }: Catalogue,
  folder: PathText,
  request: ImportRequest,
  photos: readonly FoundPhoto[],
): Promise<ImportPlan> {
  const text = request.nameRule ?? guessRules(photos.map(({ relativePath }) => basename(relativePath)))[0] ?? null;
  const rule = text === null ? null : parseNameRule(text);
  if (rule && 'trouble' in rule)
    throw new ProblemError('wrong-setting', { setting: 'File-name rule', reason: rule.trouble });
  const tables = await findTables(reader, folder, request);
  const checklist = await readChecklistOf(reader, tables);
  return {
    rule,
    labelOf: request.labels === 'folders' ? labeller(db, folder, checklist) : null,
    checklist,
    records: tables.records === null ? null : await readRecords(tables.records, reader),
  };
}

/** Labels by folder, each folder looked at once. */
export function labeller(
  db: ReadHandle,
  folder: PathText,
  checklist: Checklist | null,
): (relativePath: string) => FolderLabel | null {
  const known = new Map<string, FolderLabel | null>();
  const isKnownGenus = (name: string) => (checklist?.isGenus(name) ?? false) || taxaNamed(db, name, 'genus').length > 0;
  const root = folderLabel(basename(textOf(folder)), isKnownGenus);
  // The folder of the import itself is most often called after a project: one word is no name there, unless known.
  const whole =
    root && (root.rank !== 'genus' || root.qualifier === 'sp.' || isKnownGenus(root.scientificName)) ? root : null;
  return (relativePath) => {
    const inside = relativePath.slice(0, relativePath.lastIndexOf('/') + 1);
    const seen = known.get(inside);
    if (seen !== undefined) return seen;
    const label = labelOfPath(relativePath, isKnownGenus) ?? whole;
    known.set(inside, label);
    return label;
  };
}
