/*
 * What the folders of an import mean: a name for the photos in them, a class, a given part for learning, or nothing. A
 * person's choice for a folder comes before what it says itself; a folder further in that says a name keeps it.
 * Catalogue thread.
 */
import { basename } from 'node:path';
import type { FolderChoice, ImportRequest, SaidName } from '../contract/import.ts';
import { type GivenPart, givenPartOf } from '../domain/given-part.ts';
import type { ReadHandle } from '../catalogue/database/database.ts';
import { taxonOfLabel } from '../catalogue/naming/label-ties.ts';
import { taxaNamed } from '../catalogue/naming/taxa.ts';
import { isViewFolder } from '../domain/intake/views.ts';
import { LABEL, type Taxon } from '../domain/taxonomy.ts';
import { folderOf, nameIn, type PathText } from '../domain/path-text.ts';
import { textOf } from '../files/path-text.ts';
import type { Checklist } from './checklist.ts';
import { type FolderLabel, folderLabel, generaOf, readFolders, typedLabel } from './folder-label.ts';
import { saysOccasion } from './occasion-folder.ts';
import { isPlace } from './place-folder.ts';
import type { SeveralTaxa } from './taxa-meant.ts';

export interface FolderMeaning {
  /** The folder that says it, below the import's; null where none does. */
  readonly folder: string | null;
  readonly said: SaidName | null;
  readonly chosen: boolean;
  readonly part: GivenPart | null;
  /** Not to be imported. */
  readonly out: boolean;
  /** Nothing is said where several taxa have the folder's name. */
  readonly several: SeveralTaxa | null;
  /** Folders around the photo that were taken for no name, the innermost first. */
  readonly passedOver: readonly string[];
}

export interface MeaningOptions {
  readonly db: ReadHandle;
  readonly folder: PathText;
  readonly labels: ImportRequest['labels'];
  readonly checklist: Checklist | null;
  readonly choices: Readonly<Record<string, FolderChoice>>;
  /** See `homonymsOf`. */
  readonly homonyms: (said: SaidName) => readonly string[];
  /** What classes are called whose folders bear identifiers (see `readClassNames`). */
  readonly classNames?: ReadonlyMap<string, string>;
}

/** Each folder is looked at once. `relativePaths`: all photos of the import. */
export function folderMeanings(
  relativePaths: readonly string[],
  options: MeaningOptions,
): (relativePath: string) => FolderMeaning {
  const folders = new Set(relativePaths.map(folderOf));
  const parts = partFolders(folders);
  const says = options.labels === 'classes' ? classOf(folders, parts, options) : nameOf(folders, options);
  const known = new Map<string, FolderMeaning>();
  return (relativePath) => {
    const folder = folderOf(relativePath);
    let meaning = known.get(folder);
    if (!meaning) {
      meaning = clearOf(meaningOf(folder, parts, says, options), options);
      known.set(folder, meaning);
    }
    return meaning;
  };
}

/** A name that several taxa have says nothing. */
function clearOf(meaning: Omit<FolderMeaning, 'several'>, { homonyms }: MeaningOptions): FolderMeaning {
  const { said } = meaning;
  const taxa = said ? homonyms(said) : [];
  if (said?.kind !== 'taxon' || taxa.length === 0) return { ...meaning, several: null };
  return { ...meaning, said: null, several: { name: said.scientificName, taxa } };
}

type Says = (folder: string) => Pick<FolderMeaning, 'folder' | 'said' | 'passedOver'>;

function meaningOf(
  folder: string,
  parts: ReadonlySet<string>,
  says: Says,
  options: MeaningOptions,
): Omit<FolderMeaning, 'several'> {
  const part = partOf(folder, parts);
  const choice = chosen(folder, options.choices);
  // Where no names are taken nobody vouches for one, chosen or not.
  const isNaming = options.labels !== 'none';
  const own = isNaming ? says(folder) : NOTHING;
  // A name further in is nearer to the photo than what was chosen for a folder around it.
  const isNearer = own.said !== null && (own.folder ?? '').length > (choice?.folder.length ?? -1);
  if (!choice || isNearer) return { ...own, chosen: false, part, out: false };
  const { is } = choice;
  const said = isNaming && (is.as === 'name' || is.as === 'label') ? saidBy(is, options) : null;
  return { folder: choice.folder, said, chosen: true, part, out: is.as === 'out', passedOver: [] };
}

const NOTHING = { folder: null, said: null, passedOver: [] } as const;

/** Of the folder itself or the innermost around it. */
function chosen(folder: string, choices: MeaningOptions['choices']): { folder: string; is: FolderChoice } | null {
  for (let at = folder; ; at = folderOf(at)) {
    const is = Object.hasOwn(choices, at) ? choices[at] : undefined;
    if (is) return { folder: at, is };
    if (at === '') return null;
  }
}

/** A typed name that is none stays what was typed: a label. */
function saidBy({ as, text }: { as: 'name' | 'label'; text: string }, { db }: MeaningOptions): SaidName {
  const label = as === 'name' ? typedLabel(text) : null;
  if (label) return taxonSaid(label);
  const [known] = as === 'name' ? taxaNamed(db, text.trim()) : [];
  if (known) return taxonKnown(known);
  return { kind: 'label', text: text.trim() };
}

function taxonKnown({ scientificName, taxonRank: rank, scientificNameAuthorship: authorship }: Taxon): SaidName {
  if (rank === LABEL) return { kind: 'label', text: scientificName };
  return { kind: 'taxon', scientificName, rank, authorship, qualifier: null };
}

function taxonSaid({ scientificName, rank, authorship, qualifier, above }: FolderLabel): SaidName {
  return { kind: 'taxon', scientificName, rank, authorship, qualifier, ...(above ? { above } : {}) };
}

/** A genus of the checklist, of the catalogue, or of a species folder of the same import. */
function genusTest(folders: ReadonlySet<string>, { db, checklist }: MeaningOptions): (name: string) => boolean {
  const genera = generaOf(new Set([...folders].flatMap((folder) => folder.split('/'))));
  return (name) => genera.has(name) || (checklist?.isGenus(name) ?? false) || taxaNamed(db, name, 'genus').length > 0;
}

/** Folders named like a taxon name the photos in them. */
function nameOf(folders: ReadonlySet<string>, options: MeaningOptions): Says {
  const isKnownGenus = genusTest(folders, options);
  // The folder of the import itself is most often called after a project; one word is no name there, unless known.
  const whole = folderLabel(basename(textOf(options.folder)), isKnownGenus);
  return (folder) => {
    const { label, passedOver } = readFolders(`${folder}/`, isKnownGenus);
    if (label) return { folder: folderSaying(folder, label), said: taxonSaid(label), passedOver };
    return { folder: whole && '', said: whole && taxonSaid(whole), passedOver };
  };
}

function folderSaying(folder: string, label: FolderLabel): string {
  const names = folder.split('/');
  const last = nameIn(label.folder);
  return names.slice(0, names.lastIndexOf(last) + 1).join('/');
}

/**
 * Each folder is a class: the outermost that is neither a part, nor the one that holds everything, nor a view in or around it, nor
 * a place around taxa. A place beside taxa says nothing.
 */
function classOf(folders: ReadonlySet<string>, parts: ReadonlySet<string>, options: MeaningOptions): Says {
  const wrapper = wrapperOf([...folders].map((folder) => withoutParts(folder, parts)));
  const isKnownGenus = genusTest(folders, options);
  const insides = new Map([...folders].map((folder) => [folder, withoutParts(folder, parts).slice(wrapper)]));
  const isTaxon = (name: string | undefined) => name !== undefined && folderLabel(name, isKnownGenus) !== null;
  const isPlaceOnly = placesAmong([...insides.values()], isTaxon);
  const classFolder = (folder: string) => {
    const inside = insides.get(folder) ?? [];
    const names = inside.filter((name) => !isViewFolder(name));
    const isAround = isPlaceOnly(names[0]) && isTaxon(names[1]);
    return names[isAround ? 1 : 0] ?? inside[0];
  };
  const classes = new Set([...folders].flatMap((folder) => classFolder(folder) ?? []));
  const areTaxa = [...classes].filter(isTaxon).length * 2 > classes.size;
  const texts = labelTexts(classes);
  return (folder) => {
    const own = classFolder(folder);
    if (own === undefined) return NOTHING;
    if (areTaxa && isPlaceOnly(own)) return { ...NOTHING, passedOver: [own] };
    const names = folder.split('/');
    const at = names.findIndex((name, index) => name === own && !parts.has(names.slice(0, index + 1).join('/')));
    const named = options.classNames?.get(own);
    const said = classSaid(named ?? own, named ?? texts.get(own) ?? own, options, isKnownGenus);
    return { folder: names.slice(0, at + 1).join('/'), said, passedOver: [] };
  };
}

/** Countries that are no taxa; where most folders at the outside are called so, the others around taxa are places too. */
function placesAmong(
  insides: readonly (readonly string[])[],
  isTaxon: (name: string | undefined) => boolean,
): (name: string | undefined) => boolean {
  const around = new Set(
    insides.flatMap(([outer, inner]) => (outer && !isTaxon(outer) && isTaxon(inner) ? outer : [])),
  );
  const areMost = [...around].filter(isPlace).length * 2 > around.size;
  return (name) => name !== undefined && !isTaxon(name) && (isPlace(name) || (areMost && around.has(name)));
}

/** A class that was tied to a taxon, or is called by the whole scientific name of one, is that taxon; any other is a label. */
function classSaid(
  folder: string,
  text: string,
  { db, homonyms }: MeaningOptions,
  isKnownGenus: (name: string) => boolean,
): SaidName {
  const tied = taxonOfLabel(db, text);
  if (tied) return taxonKnown(tied);
  const label = folderLabel(folder, isKnownGenus);
  const said = label && label.qualifier === null ? taxonSaid(label) : null;
  return said && homonyms(said).length === 0 ? said : { kind: 'label', text };
}

/** Words for a folder that holds the classes and is none. */
const WRAPPERS = new Set(
  `data dataset datasets image images img imgs photo photos picture pictures pics bild bilder foto fotos jpg jpeg png raw
  crops cropped resized classes species`.split(/\s+/),
);

/** How many folders at the outside hold everything and are called so: "images/rat", "images/pig". */
function wrapperOf(folders: readonly (readonly string[])[]): number {
  let depth = 0;
  for (;;) {
    const names = new Set(folders.map((parts) => parts[depth]));
    const [only] = names;
    if (names.size !== 1 || only === undefined || !WRAPPERS.has(only.toLowerCase())) return depth;
    if (!folders.some((parts) => parts[depth + 1] !== undefined)) return depth;
    depth += 1;
  }
}

/**
 * "001.Black_footed_Albatross" is read "Black footed Albatross", unless two classes would be read alike. Only a running number is
 * cut, never a part of a date.
 */
function labelTexts(names: ReadonlySet<string>): Map<string, string> {
  const read = (name: string) =>
    (saysOccasion(name) ? name : name.replace(/^\d{1,5}[._ -]+(?=\p{L})/u, ''))
      .normalize('NFC')
      .replaceAll(/[_\s]+/g, ' ')
      .trim() || name;
  const times = new Map<string, number>();
  for (const name of names) times.set(read(name), (times.get(read(name)) ?? 0) + 1);
  return new Map([...names].map((name) => [name, times.get(read(name)) === 1 ? read(name) : name.normalize('NFC')]));
}

/** Folders that part the photos: called so, beside one to learn from or with one on the other side of a class. */
function partFolders(folders: ReadonlySet<string>): ReadonlySet<string> {
  const all = new Set<string>();
  for (const folder of folders) for (let at = folder; at !== ''; at = folderOf(at)) all.add(at);
  const named = [...all].filter((folder) => givenPartOf(nameIn(folder)));
  const depths = new Map<number, Set<GivenPart>>();
  const depthOf = (folder: string) => folder.split('/').length;
  for (const folder of named) {
    const found = depths.get(depthOf(folder)) ?? new Set();
    depths.set(depthOf(folder), found.add(givenPartOf(nameIn(folder)) ?? 'learn'));
  }
  return new Set(
    named.filter((folder) => {
      const beside = depths.get(depthOf(folder));
      return beside !== undefined && beside.has('learn') && beside.size > 1;
    }),
  );
}

function partOf(folder: string, parts: ReadonlySet<string>): GivenPart | null {
  for (let at = folder; at !== ''; at = folderOf(at)) if (parts.has(at)) return givenPartOf(nameIn(at)) ?? null;
  return null;
}

function withoutParts(folder: string, parts: ReadonlySet<string>): string[] {
  const names = folder === '' ? [] : folder.split('/');
  return names.filter((_, index) => !parts.has(names.slice(0, index + 1).join('/')));
}
