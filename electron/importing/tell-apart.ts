/*
 * Which photos of an import are of one specimen, and on what evidence: a catalogue number with its letters and separators,
 * a folder that is called by one, views of one number beside each other, or a rule that a person confirmed. Without evidence each photo is its own
 * specimen, which can be joined later. Pure.
 */
import type { ApartReason, ApartRow } from '../contract/import.ts';
import { viewAmong, viewName } from '../domain/intake/views.ts';
import { addTo, evenly } from '../domain/lists.ts';
import { folderOf, nameIn } from '../domain/path-text.ts';
import { FEWEST_ALONE, type FileName, readFileName } from './file-name.ts';
import type { NameRule } from './name-rule.ts';
import { holderOf, numberFolders } from './number-folders.ts';
import { numberIdentity } from '../domain/intake/number-identity.ts';
import type { OfPhoto } from './tables/records.ts';

export interface Told {
  /** As it is written; null: not known. */
  readonly catalogNumber: string | null;
  /** Photos with the same are of one specimen; null: it stands alone. */
  readonly group: string | null;
  readonly view: string | null;
  readonly reason: ApartReason;
}

export interface Apart {
  /** `relativePath`: one of those that were given. */
  told(relativePath: string): Told;
  readonly specimens: number;
  /** How names are built and what was made of each kind, the most frequent first. */
  readonly rows: readonly ApartRow[];
  /** Paths of each group with more than one photo. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
}

export interface ApartOptions {
  /** A person's own rule: it alone counts for the names that fit it. */
  readonly rule: NameRule | null;
  /** Whether a records table knows this number. */
  readonly isRecorded: (number: string) => boolean;
  /** What was told of a photo by another way, which alone counts for it; its reason is 'watched'. */
  readonly given?: ((relativePath: string) => Told | undefined) | undefined;
  /** What a row of a records table says of a photo that it names by its file. */
  readonly rowOf?: (relativePath: string) => OfPhoto | undefined;
  /** Whether a folder is a class, so that photos in it are of many specimens. */
  readonly isClass?: (folder: string) => boolean;
  /** Of a path that stands for several photos, how many; left out, none does. */
  readonly photosIn?: (relativePath: string) => number;
  /** Patterns (ApartRow.pattern) that a person decided about: joined by their numbers, or each photo for itself. */
  readonly decided: Readonly<Record<string, 'number' | 'alone'>>;
}

interface Named {
  readonly path: string;
  readonly folder: string;
  readonly name: FileName;
  /** See `numberIdentity`; of the name's base. */
  readonly number: string;
}

const EXAMPLES = 3;

/** Of the numbers of one pattern this share may stand in several folders; more, and they are counted anew in each. */
const MOST_REPEATED = 0.1;

export function tellApart(relativePaths: readonly string[], options: ApartOptions): Apart {
  const { byPattern, tellings } = tellNames(relativePaths, options);
  takeFolders(byPattern, options, tellings);
  takeRows(relativePaths, options, tellings);
  const groups = new Map<string, string[]>();
  let alone = 0;
  for (const path of relativePaths) {
    const { group } = tellings.get(path) ?? ALONE;
    if (group === null) alone += 1;
    else addTo(groups, group, path);
  }
  return {
    told: (path) => tellings.get(path) ?? ALONE,
    specimens: groups.size + alone,
    rows: rowsOf(relativePaths, tellings, byPattern, options),
    groups: new Map([...groups].filter(([, paths]) => paths.length > 1)),
  };
}

interface ByNames {
  readonly byPattern: Map<string, Named[]>;
  readonly tellings: Map<string, Told>;
}

function tellNames(relativePaths: readonly string[], options: ApartOptions): ByNames {
  const byPattern = new Map<string, Named[]>();
  const tellings = new Map<string, Told>();
  const unruled: Named[] = [];
  // The photos of one folder share its text.
  let folder = '';
  for (const path of relativePaths) {
    const given = options.given?.(path);
    if (given) {
      tellings.set(path, given);
      continue;
    }
    const fileName = nameIn(path);
    const matched = options.rule?.match(fileName);
    if (matched) {
      const { number: catalogNumber, view } = matched;
      tellings.set(path, { catalogNumber, group: groupOf(numberIdentity(catalogNumber)), view, reason: 'rule' });
      continue;
    }
    const name = readFileName(fileName);
    if (folderOf(path) !== folder) folder = folderOf(path);
    unruled.push({ path, folder, name, number: numberIdentity(name.base) });
  }
  for (const named of readCounted(unruled, options.isRecorded)) addTo(byPattern, named.name.pattern, named);
  // One way of writing numbers, with and without views, is judged as a whole.
  for (const family of families(byPattern).values()) tellFamily(family, options, tellings);
  return { byPattern, tellings };
}

/**
 * "ZFMK1001_d1" is number ZFMK1001 only where other names or records speak for it: one that says that number, one that counts
 * another view of it, or the same for a number that is written alike.
 */
function readCounted(all: readonly Named[], isRecorded: ApartOptions['isRecorded']): readonly Named[] {
  if (!all.some(({ name }) => name.counted)) return all;
  const shown = new Map<string, Set<string>>();
  for (const { name } of all) {
    const { base, view } = name.counted ?? name;
    const views = shown.get(numberIdentity(base)) ?? new Set();
    shown.set(numberIdentity(base), views.add(name.counted ? viewName(view ?? '') : 'said'));
  }
  const speaks = ({ base }: FileName) => {
    const views = shown.get(numberIdentity(base)) ?? new Set();
    return views.has('said') || views.size > 1 || isRecorded(base);
  };
  const alike = new Set(all.flatMap(({ name: { counted } }) => (counted && speaks(counted) ? counted.pattern : [])));
  return all.map((named) => {
    const { counted, base } = named.name;
    return counted && alike.has(counted.pattern) && !isRecorded(base)
      ? { ...named, name: counted, number: numberIdentity(counted.base) }
      : named;
  });
}

/** Photos of folders that are called by a number, as a file would be: they are in a row of their own. */
function takeFolders(byPattern: Map<string, Named[]>, options: ApartOptions, tellings: Map<string, Told>): void {
  const all = [...byPattern.values()].flat().filter(({ path }) => tellings.get(path)?.reason !== 'decided');
  const around = new Set(all.map(({ folder }) => folder));
  const folders = [...new Set([...around].map((folder) => holderOf(`${folder}/`)))];
  const asFiles = new Map(
    folders.filter((folder) => folder !== '' && options.isClass?.(folder) !== true).map((one) => [`${one}.jpg`, one]),
  );
  const ofFolders = tellNames([...asFiles.keys()], { ...options, rule: null, decided: {} }).tellings;
  const numbers = new Map<string, string>();
  for (const [file, folder] of asFiles) {
    const { catalogNumber = null, view = null } = ofFolders.get(file) ?? {};
    if (catalogNumber !== null && view === null) numbers.set(folder, catalogNumber);
  }
  if (numbers.size === 0) return;
  const photos = all.map(({ path, name }) => ({
    path,
    name,
    catalogNumber: tellings.get(path)?.catalogNumber ?? null,
  }));
  const inFolders = numberFolders(photos, numbers);
  if (inFolders.size === 0) return;
  for (const [pattern, named] of byPattern) {
    const left = named.filter(({ path }) => !inFolders.has(path));
    if (left.length === 0) byPattern.delete(pattern);
    else byPattern.set(pattern, left);
  }
  for (const named of all) {
    const { folder, view } = inFolders.get(named.path) ?? {};
    if (folder === undefined || view === undefined) continue;
    const catalogNumber = numbers.get(folder) ?? '';
    const pattern = `${catalogNumber.replace(/\d+/g, '#')}/…`;
    addTo(byPattern, pattern, named);
    if (options.decided[pattern] === 'alone')
      tellings.set(named.path, { catalogNumber: null, group: null, view, reason: 'decided' });
    else
      tellings.set(named.path, {
        catalogNumber,
        group: groupOf(numberIdentity(catalogNumber)),
        view,
        reason: 'folder',
      });
  }
}

/** Numbers and views that a table gives to files. A number in a file's own name that is another one stays as it is. */
function takeRows(paths: readonly string[], { rowOf }: ApartOptions, tellings: Map<string, Told>): void {
  if (!rowOf) return;
  const ofGroup = new Map<string, string | null>();
  for (const path of paths) {
    const row = rowOf(path);
    const told = tellings.get(path);
    if (!row || !told) continue;
    const { catalogNumber } = row;
    const view = row.view ?? told.view;
    if (catalogNumber === null || told.catalogNumber !== null) tellings.set(path, { ...told, view });
    else {
      tellings.set(path, { catalogNumber, group: groupOf(numberIdentity(catalogNumber)), view, reason: 'recorded' });
      if (told.group === null) continue;
      const known = ofGroup.get(told.group) ?? catalogNumber;
      ofGroup.set(told.group, numberIdentity(known) === numberIdentity(catalogNumber) ? known : null);
    }
  }
  if (ofGroup.size === 0) return;
  for (const path of paths) {
    const told = tellings.get(path);
    const catalogNumber = told?.group ? ofGroup.get(told.group) : undefined;
    if (!told || !catalogNumber) continue;
    tellings.set(path, { ...told, catalogNumber, group: groupOf(numberIdentity(catalogNumber)), reason: 'recorded' });
  }
}

/** `number`: see `numberIdentity`; however it was found. */
export function groupOf(number: string): string {
  return `number ${number}`;
}

const ALONE: Told = { catalogNumber: null, group: null, view: null, reason: 'words' };

function families(byPattern: ReadonlyMap<string, readonly Named[]>): Map<string, Named[]> {
  const found = new Map<string, Named[]>();
  for (const [pattern, named] of byPattern) {
    const written = pattern.replace(/_\{(?:view|n)\}/g, '');
    found.set(written, [...(found.get(written) ?? []), ...named]);
  }
  return found;
}

function tellFamily(family: readonly Named[], options: ApartOptions, tellings: Map<string, Told>): void {
  const written = new Set(family.map(({ name }) => name.view));
  const views = new Set([...written].flatMap((view) => view?.toLowerCase() ?? []));
  const meant = new Map([...written].map((view) => [view, view === null ? null : viewAmong(view, views)]));
  const restarts = startsAnew(family);
  const running = isRunning(family);
  const isFoldersOwn = foldersOwn();
  const tell = ({ folder, name, number }: Named): Told => {
    const view = meant.get(name.view) ?? null;
    const decided = options.decided[name.pattern];
    const { base } = name;
    const asNumber = (reason: ApartReason) => ({ catalogNumber: base, group: groupOf(number), view, reason });
    const alone = (reason: ApartReason) => ({ catalogNumber: null, group: null, view, reason });
    if (decided === 'alone') return alone('decided');
    if (decided === 'number') return asNumber('decided');
    const recorded = options.isRecorded(base);
    const kind = name.kind !== 'words' && isFoldersOwn(folder, base) ? 'words' : name.kind;
    if (kind === 'counter' || kind === 'date' || kind === 'words')
      return recorded && !restarts ? asNumber('recorded') : alone(kind);
    if (restarts) return alone('counted-anew');
    if (recorded) return asNumber('recorded');
    const isNumber = kind === 'number' || (/^\d+$/.test(base) && base.length >= FEWEST_ALONE && !running);
    if (isNumber) return asNumber('number');
    // Few digits: "12_d" beside "12_v" is one thing here; it is no number to know it by elsewhere.
    if (view !== null) return { catalogNumber: null, group: `here ${folder}/${base}`, view, reason: 'views' };
    return alone('few-digits');
  };
  for (const named of family) tellings.set(named.path, tell(named));
}

/**
 * Whether the numbers are counted anew in each folder: too many stand in several folders for the same view. Folders that
 * are called after a view hold views of one thing and count as one.
 */
function startsAnew(family: readonly Named[]): boolean {
  const numbers = new Set<string>();
  const repeated = new Set<string>();
  /** By view and place among photos of one thing: the folder that has each number first. */
  const shots = new Map<string, Map<string, string>>();
  for (const { folder, name, number } of family) {
    numbers.add(number);
    const shot = `${name.view === null ? viewFolder(folder) : viewName(name.view)} ${name.ordinal ?? ''}`;
    const folders = shots.get(shot) ?? new Map<string, string>();
    shots.set(shot, folders);
    const first = folders.get(number);
    if (first === undefined) folders.set(number, folder);
    else if (first !== folder) repeated.add(number);
  }
  return repeated.size > numbers.size * MOST_REPEATED;
}

/** Tells "rat_0001" in a folder "Rat": the folder's name and a running number. */
function foldersOwn(): (folder: string, base: string) => boolean {
  const lettersOf = (text: string) => text.toLowerCase().replace(/[^\p{L}]+/gu, '');
  const known = new Map<string, ReadonlySet<string>>();
  return (folder, base) => {
    const names = known.get(folder) ?? new Set(folder.split('/').map(lettersOf));
    known.set(folder, names);
    const own = lettersOf(base);
    return own !== '' && names.has(own);
  };
}

function viewFolder(folder: string): string {
  const last = nameIn(folder);
  return /^(?:dorsal|ventral|lateral|labels?|frontal|left|right|habitus|head)$/i.test(last) ? last.toLowerCase() : '';
}

/** Digits alone that begin at nought or one are a row; numbers of a collection begin anywhere. */
function isRunning(family: readonly Named[]): boolean {
  return family.length > 1 && family.some(({ name }) => /^0*[01]$/.test(name.base));
}

function rowsOf(
  paths: readonly string[],
  tellings: ReadonlyMap<string, Told>,
  byPattern: ReadonlyMap<string, readonly Named[]>,
  { rule, photosIn = () => 1 }: ApartOptions,
): ApartRow[] {
  const rows = [...byPattern].map(([pattern, named]) =>
    rowOf(
      pattern,
      named.map(({ path }) => path),
      tellings,
      photosIn,
    ),
  );
  const byRule = paths.filter((path) => tellings.get(path)?.reason === 'rule');
  if (rule && byRule.length > 0) rows.push(rowOf(rule.text, byRule, tellings, photosIn));
  return rows.toSorted((a, b) => b.photos - a.photos || (a.pattern < b.pattern ? -1 : 1));
}

function rowOf(
  pattern: string,
  paths: readonly string[],
  tellings: ReadonlyMap<string, Told>,
  photosIn: (path: string) => number,
): ApartRow {
  const counts = new Map<ApartReason, number>();
  const groups = new Set<string>();
  let photos = 0;
  let alone = 0;
  for (const path of paths) {
    const { reason: one, group } = tellings.get(path) ?? ALONE;
    counts.set(one, (counts.get(one) ?? 0) + 1);
    photos += photosIn(path);
    if (group === null) alone += 1;
    else groups.add(group);
  }
  const [reason = 'words'] = [...counts].toSorted((a, b) => b[1] - a[1]).map(([key]) => key);
  return {
    pattern,
    photos,
    specimens: groups.size + alone,
    reason,
    examples: evenly(paths, EXAMPLES).map((path) => {
      const { catalogNumber, group, view } = tellings.get(path) ?? ALONE;
      return { path, catalogNumber, joined: group !== null, view };
    }),
  };
}
