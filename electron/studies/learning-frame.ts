/*
 * What a network may learn from: photos of specimens whose name a person gave, each content (or box in it) once. The frame and the
 * check page's findings come from the same pass, so they cannot disagree. Runs in the catalogue thread.
 */
import type { ClassTaxon, LabelledPhoto, LearningFrame } from '../contract/threads.ts';
import { type GivenPart, isGivenHeldOut, stricterPart } from '../domain/given-part.ts';
import type { Qualifier } from '../domain/taxonomy.ts';
import type { ReadHandle } from '../catalogue/database/database.ts';
import type { MissingPhotos } from '../domain/language/language.ts';
import type { PresentPhotos } from '../reader/present-photos.ts';
import { inputOf } from '../catalogue/specimens/photo-boxes.ts';
import { readablePath } from '../catalogue/specimens/readable-photos.ts';
import { taxon, widerTaxa, acceptedTaxa } from '../catalogue/naming/taxa.ts';
import { type PhotoFileRow, PHOTO_FILE_COLUMNS, photoFile } from '../catalogue/specimens/photo-rows.ts';
import { walkRows } from '../catalogue/database/walk-rows.ts';

interface NamedRow extends PhotoFileRow {
  readonly taxonId: number;
  readonly qualifier: Qualifier | null;
  readonly given: GivenPart | null;
}

export interface LeftOut {
  /** Photos whose content is there already under the same name. */
  copies: number;
  /** Photos whose content stands under two names. */
  contradicting: number;
  /** Photos whose name is open (cf., aff., ?, nr.). */
  qualified: number;
  /** Photos named to a taxon whose narrower taxa are learnt as well. */
  tooWide: number;
  unreadable: number;
  /** Photos of a label: they show writing, not the specimen. */
  labels: number;
  /** Photos whose specimen or picture is held out, since others of it came for that. */
  acrossParts: number;
  /** Photos that are not there as they were imported, where that was asked for. */
  readonly missing: readonly MissingPhotos[];
  /** Taxa that would be learnt if those were there. */
  readonly lost: readonly ClassTaxon[];
  /** Taxa with fewer specimens than asked for, or with none that may be learnt, since all came for validation or test. */
  readonly tooFew: readonly ClassLeftOut[];
}

interface ClassLeftOut {
  readonly taxon: ClassTaxon;
  /** Those that came for the test are not among them. */
  readonly specimens: number;
  readonly photos: number;
  readonly onlyHeldOut: boolean;
}

/** One chunk of the named photos by id; for tests of its plan as well. */
export const NAMED_SQL = `
  SELECT ${PHOTO_FILE_COLUMNS}, shown_taxon_id AS taxonId, shown_qualifier AS qualifier, given_part AS given,
    trouble IS NULL AND sha256 IS NOT NULL AS readable, view IS 'label' AS showsLabel
  FROM photo JOIN specimen ON specimen.id = specimen_id JOIN source ON source.id = source_id
  WHERE photo.id > :after AND shown_status = 'verified' ORDER BY photo.id LIMIT :page`;

/** A photo that shows a specimen whose name a person is sure of; the taxon is the accepted one. */
export interface NamedPhoto {
  readonly row: PhotoFileRow;
  readonly taxonId: number;
  /** The part that it came with. */
  readonly given: GivenPart | null;
}

type Counts = Omit<LeftOut, 'tooFew' | 'missing' | 'lost'>;

/** All of them, by id; counts those that are left out. */
export async function namedPhotos(
  db: ReadHandle,
  leftOut: Pick<Counts, 'unreadable' | 'labels' | 'qualified'>,
): Promise<NamedPhoto[]> {
  const acceptedOf = acceptedTaxa(db);
  const named: NamedPhoto[] = [];
  type Row = NamedRow & { readable: number; showsLabel: number };
  for await (const rows of walkRows<Row>(db, NAMED_SQL, ({ photoId }) => photoId)) {
    for (const { readable, showsLabel, given, ...row } of rows) {
      if (readable === 0) leftOut.unreadable += 1;
      else if (showsLabel === 1) leftOut.labels += 1;
      else if (row.qualifier !== null && row.qualifier !== 'sp.') leftOut.qualified += 1;
      else named.push({ row, taxonId: acceptedOf(row.taxonId), given });
    }
  }
  return named;
}

/**
 * A specimen is in one part: where its photos came with several, in the strictest of them, and those that came with
 * another are left out, so that what came for the test is tested, no more and no less. Counts those that are left out.
 */
export function withinParts(named: readonly NamedPhoto[], leftOut: Pick<Counts, 'acrossParts'>): NamedPhoto[] {
  const parts = new Map<number, GivenPart | null>();
  for (const { row, given } of named) {
    parts.set(row.specimenId, stricterPart(parts.get(row.specimenId) ?? null, given));
  }
  const kept = named.filter(({ row, given }) => {
    const part = parts.get(row.specimenId) ?? null;
    return given === part || (given === null && part === 'learn');
  });
  leftOut.acrossParts += named.length - kept.length;
  return kept;
}

/**
 * Each content once, in the strictest part that it came with; of a content under two names none. Two boxes of one photo are
 * two contents. Counts those that are left out.
 */
export function oncePerContent(
  named: readonly NamedPhoto[],
  leftOut: Pick<Counts, 'copies' | 'contradicting' | 'acrossParts'>,
): NamedPhoto[] {
  const byContent = new Map<string, NamedPhoto | 'contradicting'>();
  for (const photo of named) {
    const input = inputOf(photo.row);
    const same = byContent.get(input);
    if (same === undefined) byContent.set(input, photo);
    else if (same === 'contradicting') leftOut.contradicting += 1;
    else if (same.taxonId === photo.taxonId) {
      if (same.given === photo.given) leftOut.copies += 1;
      else leftOut.acrossParts += 1;
      if (stricterPart(same.given, photo.given) !== same.given) byContent.set(input, photo);
    } else {
      byContent.set(input, 'contradicting');
      leftOut.contradicting += 2;
    }
  }
  return [...byContent.values()].filter((photo) => photo !== 'contradicting');
}

/** `present`: what is not there as it was imported is left out. Throws ProblemError 'photos-unasked'. */
export async function learningFrame(
  db: ReadHandle,
  minimumSpecimens: number,
  present: PresentPhotos | null = null,
): Promise<{ readonly frame: LearningFrame; readonly leftOut: LeftOut }> {
  const { classes, rows, leftOut } = await learningRows(db, minimumSpecimens, present);
  const photos = rows.map(({ label, given, ...row }): LabelledPhoto => {
    return { ...photoFile(db, row), label, ...(given ? { given } : {}) };
  });
  const lost = leftOut.lost.map(({ scientificName }) => scientificName);
  return { frame: { classes, photos, missing: leftOut.missing, ...(lost.length > 0 ? { lost } : {}) }, leftOut };
}

export interface LearningRows {
  readonly classes: readonly ClassTaxon[];
  readonly rows: readonly (PhotoFileRow & Pick<LabelledPhoto, 'label' | 'given'>)[];
  readonly leftOut: LeftOut;
}

/** The same without the photos' paths: for counting. */
export async function learningRows(
  db: ReadHandle,
  minimumSpecimens: number,
  present: PresentPhotos | null = null,
): Promise<LearningRows> {
  const counts = { qualified: 0, unreadable: 0, labels: 0 };
  const all = await namedPhotos(db, counts);
  const named = present ? await thoseThere(db, all, present) : all;
  const { classes, distinct, tooFew, leftOut } = classesOf(db, named, minimumSpecimens);
  const kept = new Set(classes.map(({ id }) => id));
  // Without those that are missing there may be none of a taxon.
  const whole = named.length < all.length ? classesOf(db, all, minimumSpecimens).classes : classes;
  const labels = new Map(classes.map(({ id }, label) => [id, label]));
  const rows = distinct.flatMap(({ row, taxonId, given }) => {
    const label = labels.get(taxonId);
    return label === undefined ? [] : [{ ...row, label, given }];
  });
  const lost = whole.filter(({ id }) => !kept.has(id));
  return { classes, rows, leftOut: { ...counts, ...leftOut, missing: present?.missing ?? [], lost, tooFew } };
}

interface Classes {
  /** By name. */
  readonly classes: readonly ClassTaxon[];
  /** Each content once. */
  readonly distinct: readonly NamedPhoto[];
  readonly tooFew: readonly ClassLeftOut[];
  readonly leftOut: Pick<Counts, 'copies' | 'contradicting' | 'acrossParts' | 'tooWide'>;
}

/**
 * The taxa that have enough specimens. "Carabus" beside a "Carabus auratus" that is learnt cannot be a class of its own: each
 * photo of the species would be wrong in one. Beside one that has too few specimens it can.
 */
function classesOf(db: ReadHandle, named: readonly NamedPhoto[], minimumSpecimens: number): Classes {
  const taxa = new Set(named.map(({ taxonId }) => taxonId));
  const widerOf = new Map([...taxa].map((id) => [id, widerTaxa(db, id).map((wider) => wider.id)]));
  const above = (ids: Iterable<number>) => new Set([...ids].flatMap((id) => widerOf.get(id) ?? []));
  const wide = new Set([...above(taxa)].filter((id) => taxa.has(id)));
  for (;;) {
    const found = classesWithout(db, named, wide, minimumSpecimens);
    const aboveClasses = above(found.classes.map(({ id }) => id));
    const free = [...wide].filter((id) => !aboveClasses.has(id));
    if (free.length === 0) return found;
    // The narrowest first: a genus may still be above a subgenus that is learnt.
    const aboveFree = above(free);
    const narrowest = free.filter((id) => !aboveFree.has(id));
    // In a catalogue that was changed, taxa may be above each other.
    for (const id of narrowest.length > 0 ? narrowest : free) wide.delete(id);
  }
}

function classesWithout(
  db: ReadHandle,
  named: readonly NamedPhoto[],
  wide: ReadonlySet<number>,
  minimumSpecimens: number,
): Classes {
  const leftOut = { copies: 0, contradicting: 0, acrossParts: 0, tooWide: 0 };
  const narrow = named.filter(({ taxonId }) => !wide.has(taxonId));
  leftOut.tooWide = named.length - narrow.length;
  const distinct = oncePerContent(withinParts(narrow, leftOut), leftOut);
  const found = foundClasses(db, distinct).sort((a, b) => byName(a.taxon, b.taxon));
  const isClass = (one: ClassLeftOut) => one.specimens >= minimumSpecimens && !one.onlyHeldOut;
  const classes = found.filter(isClass).map((one) => one.taxon);
  return { classes, distinct, tooFew: found.filter((one) => !isClass(one)), leftOut };
}

function foundClasses(db: ReadHandle, distinct: readonly NamedPhoto[]): ClassLeftOut[] {
  const found = new Map<number, { specimens: Set<number>; learnable: boolean; photos: number }>();
  for (const { row, taxonId, given } of distinct) {
    const own = found.get(taxonId) ?? { specimens: new Set(), learnable: false, photos: 0 };
    found.set(taxonId, own);
    own.photos += 1;
    if (given !== 'test') own.specimens.add(row.specimenId);
    if (!isGivenHeldOut(given)) own.learnable = true;
  }
  return [...found].map(([id, { specimens, learnable, photos }]) => {
    return { taxon: classTaxon(db, id), specimens: specimens.size, photos, onlyHeldOut: !learnable };
  });
}

/** What may not be looked at is asked about elsewhere, and stays. */
async function thoseThere(
  db: ReadHandle,
  named: readonly NamedPhoto[],
  present: PresentPhotos,
): Promise<readonly NamedPhoto[]> {
  const unasked = new Set<NamedPhoto>();
  const lookedAt = named.flatMap((photo) => {
    const { folder: source, relativePath, sha256, bytes, modifiedMs } = photo.row;
    const path = readablePath(db, source, relativePath);
    if (path !== null) return [{ path, source, imported: { sha256, bytes, modifiedMs }, photo }];
    unasked.add(photo);
    return [];
  });
  const there = new Set((await present.among(lookedAt)).map(({ photo }) => photo));
  return named.filter((photo) => there.has(photo) || unasked.has(photo));
}

function byName(a: ClassTaxon, b: ClassTaxon): number {
  return a.scientificName < b.scientificName ? -1 : a.scientificName > b.scientificName ? 1 : a.id - b.id;
}

function classTaxon(db: ReadHandle, id: number): ClassTaxon {
  const { scientificName, scientificNameAuthorship, taxonRank } = taxon(db, id);
  return { id, scientificName, scientificNameAuthorship, taxonRank };
}
