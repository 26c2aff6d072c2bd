/*
 * Settles what imports found to contradict the catalogue, as a person says: by what the disk says, or by what the catalogue
 * has. One act, undone as one. Runs where the catalogue is written.
 */
import { addAction } from '../catalogue/naming/actions.ts';
import { change } from '../catalogue/naming/changes.ts';
import { personsView, standingDeterminations } from '../catalogue/naming/current-name.ts';
import { noteNames } from '../catalogue/naming/decided-names.ts';
import { addDetermination, type NewDetermination } from '../catalogue/naming/determinations.ts';
import { taxaNamed } from '../catalogue/naming/taxa.ts';
import type { ReadHandle, WriteHandle } from '../catalogue/database/database.ts';
import { openContradictions, settledTogether } from '../catalogue/repairing/open-contradictions.ts';
import { refuseTypes } from '../catalogue/repairing/photos.ts';
import { endAct } from '../catalogue/repairing/repair.ts';
import { move, split } from '../catalogue/repairing/split.ts';
import { codesOf } from '../catalogue/specimens/photo-codes.ts';
import { specimenNumbered } from '../catalogue/specimens/specimens.ts';
import type { SaidName } from '../contract/import.ts';
import type { OpenContradiction as Open, RepairResult, SettleRequest } from '../contract/repair.ts';
import { numberInCodes, numbersAgree } from '../domain/intake/code-number.ts';
import { numberIdentity } from '../domain/intake/number-identity.ts';
import { isOfTwoNames } from '../domain/intake/plan.ts';
import { addTo } from '../domain/lists.ts';
import { REPAIR } from '../domain/language/language.ts';
import { fileOf } from '../domain/path-text.ts';
import { because, ProblemError } from '../domain/problems.ts';
import { LABEL } from '../domain/taxonomy.ts';
import { typedLabel } from './folder-label.ts';
import { type KeptName, keptSaid, saidAtLast } from './kept-said.ts';
import { taxonSaid } from './label-taxon.ts';

interface Settling {
  readonly db: WriteHandle;
  readonly actionId: number;
  readonly by: string;
  readonly utc: string;
  /** The specimens that it is about. */
  readonly concerned: Set<number>;
  /** What was left as it is, in sentences. */
  readonly told: string[];
}

/** Throws ProblemError: nothing-to-put-right, type-protected, wrong-setting, bad-request. Nothing is written then. */
export function settle(db: WriteHandle, { which, take, by: typed }: SettleRequest, utc: string): RepairResult {
  const by = typed.trim();
  return db.transaction(() => {
    const asked = 'ids' in which ? new Set(which.ids) : null;
    const open = openContradictions(db, 'kind' in which ? which : {});
    const ofImport = 'kind' in which && which.importId !== undefined;
    const chosen = ofImport ? settledTogether(open, which.kind) : asked ? open.filter(({ id }) => asked.has(id)) : open;
    const named = chosen.filter(({ photoId }) => photoId === null);
    const views = chosen.filter(({ kind }) => kind === 'view');
    const numbers = chosen.filter((one) => !named.includes(one) && !views.includes(one));
    if (chosen.length === 0) throw new ProblemError('nothing-to-put-right');
    if (named.length > 0 && by === '') {
      const [setting, reason] = [because('your-name'), because('stands-with-every-determination')];
      throw new ProblemError('wrong-setting', { setting, reason });
    }
    refuseTypes(db, [...new Set(chosen.map(({ specimenId }) => specimenId))]);
    const description = REPAIR.settled[take](chosen);
    const actionId = addAction(db, 'repair', description, utc, by);
    const settling: Settling = { db, actionId, by, utc, concerned: new Set(), told: [] };
    if (take === 'disk') {
      takeNumbers(settling, numbers);
      takeViews(settling, views);
    } else {
      noteNames(
        db,
        actionId,
        'number',
        numbers.flatMap((one) => pagesWith(db, [one]).map(({ id }) => id)),
      );
      noteNames(db, actionId, 'view', views.flatMap(photoOf));
      for (const { specimenId } of [...numbers, ...views]) settling.concerned.add(specimenId);
    }
    settleNames(settling, named, take);
    const { concerned, told } = settling;
    if (concerned.size === 0) throw new ProblemError('nothing-to-put-right', {}, { detail: told.join(' ') });
    return endAct(db, { actionId, description, concerned: [...concerned], told });
  });
}

const photoOf = ({ photoId }: Open) => (photoId === null ? [] : [photoId]);

/**
 * Photos go to the specimen of that number; where there is none, their specimen is renumbered if all of its photos say so, else
 * they become a new one. What only a table or a code says joins no two specimens. A number that is itself about to change waits
 * for a second act: the first could not be undone.
 */
function takeNumbers(settling: Settling, rows: readonly Open[]): void {
  const { db, actionId, concerned, told } = settling;
  const leaving = new Set(rows.map(({ specimenId }) => specimenId));
  const groups = new Map<string, Open[]>();
  for (const row of rows) {
    const target = specimenNumbered(db, row.says);
    const isOther = (one: Open) => one.photoId === row.photoId && numberIdentity(one.says) !== numberIdentity(row.says);
    if (target !== null && leaving.has(target)) told.push(REPAIR.numberStillChanges(row.says, row.path));
    else if (rows.some(isOther)) told.push(REPAIR.severalNumbers(row.path));
    else addTo(groups, `${row.specimenId} ${numberIdentity(row.says)}`, row);
  }
  for (const group of groups.values()) {
    const [{ specimenId, specimen, says }] = group as [Open];
    const toId = specimenNumbered(db, says);
    const { photoIds, areAll } = photosMeant(db, group);
    const bySaid = group.some(({ kind }) => kind === 'number');
    if (toId === null && areAll) {
      change(db, actionId, 'specimen', 'catalog_number', [specimenId], says);
      concerned.add(specimenId);
      continue;
    }
    if (areAll && !bySaid) {
      told.push(REPAIR.numberOfAnother(specimen, says));
      continue;
    }
    const act =
      toId === null
        ? split(db, { act: 'split', photoIds, each: false }, settling.utc)
        : move(db, { act: 'move', photoIds, toId });
    if (toId !== null && !bySaid) told.push(`${act.description}.`);
    const done = act.carryOut(actionId);
    for (const id of done.concerned) concerned.add(id);
    told.push(...done.told);
    const made = done.concerned.at(-1);
    if (toId === null && made !== undefined) change(db, actionId, 'specimen', 'catalog_number', [made], says);
  }
}

/** A code on one photo, often that of the label, speaks for all photos of its specimen, unless a code on another says otherwise. */
function photosMeant(
  db: WriteHandle,
  group: readonly Open[],
): { readonly photoIds: number[]; readonly areAll: boolean } {
  const [{ specimenId, says }] = group as [Open];
  const meant = pagesWith(db, group).map(({ id }) => id);
  const all = photosIn(db, specimenId).map(({ id }) => id);
  const others = all.filter((id) => !meant.includes(id));
  const mayBeSo = (id: number) => {
    const code = numberInCodes(codesOf(db, id));
    return code === null || numbersAgree(code, says);
  };
  const areAll = others.length === 0 || (group.some(({ kind }) => kind === 'barcode') && others.every(mayBeSo));
  return { photoIds: areAll ? all : meant, areAll };
}

/** The photos that these of one specimen are about, with the other pages of their files. */
function pagesWith(db: WriteHandle, group: readonly Open[]): PhotoIn[] {
  const all = photosIn(db, group[0]?.specimenId ?? 0);
  const chosen = new Set(group.flatMap(photoOf));
  const fileIn = ({ source, path }: PhotoIn) => `${source} ${fileOf(path)}`;
  const files = new Set(all.filter(({ id }) => chosen.has(id)).map(fileIn));
  return all.filter((photo) => files.has(fileIn(photo)));
}

interface PhotoIn {
  readonly id: number;
  readonly source: number;
  readonly path: string;
}

function photosIn(db: WriteHandle, specimenId: number): PhotoIn[] {
  return db.all('SELECT id, source_id AS source, relative_path AS path FROM photo WHERE specimen_id = ? ORDER BY id', [
    specimenId,
  ]);
}

function takeViews({ db, actionId, concerned }: Settling, rows: readonly Open[]): void {
  for (const row of rows) {
    change(db, actionId, 'photo', 'view', photoOf(row), row.says);
    concerned.add(row.specimenId);
  }
}

/**
 * A name is settled by a new determination, which says the disk's name, or that of the catalogue once more. A name of a table's row
 * is said by whom the row names, when it says so.
 */
function settleNames(settling: Settling, rows: readonly Open[], take: SettleRequest['take']): void {
  const { db, actionId, by, utc, concerned, told } = settling;
  const bySpecimen = new Map<number, Open[]>();
  for (const row of rows) addTo(bySpecimen, row.specimenId, row);
  for (const [specimenId, said] of bySpecimen) {
    const names = new Set(said.map(({ says }) => says));
    const first = said.find(({ kind }) => kind === 'table') ?? (said[0] as Open);
    const { specimen, says } = first;
    if (take === 'disk' && names.size > 1) {
      told.push(REPAIR.severalNames(specimen, [...names].join(', ')));
      continue;
    }
    const { name, kept } = take === 'disk' ? onDisk(db, first, 'says') : nameToKeep(db, first);
    if (!name) {
      told.push(REPAIR.nameNotSettled(specimen, says));
      continue;
    }
    const remarks = take === 'disk' ? REPAIR.takenFromDisk(first) : REPAIR.keptAgainst(first);
    addDetermination(db, {
      specimenId,
      actionId,
      verdict: 'identified',
      ...name,
      ...(kept ? saidAtLast(kept, by, utc) : { identifiedBy: by, identifiedUtc: utc, remarks }),
      suggestedByModelId: null,
      struck: [],
    });
    concerned.add(specimenId);
  }
}

type Name = Pick<NewDetermination, 'taxonId' | 'qualifier'>;

interface NameAt {
  /** null: there is none, or several taxa have it. */
  readonly name: Name | null;
  /** As a row of a table says it. */
  readonly kept?: KeptName | undefined;
}

function nameToKeep(db: WriteHandle, { kind, ...one }: Open): NameAt {
  const name = kind === 'two-names' ? null : nameThatStands(db, one.specimenId);
  return name || !(kind === 'table' || isOfTwoNames(kind)) ? { name } : onDisk(db, { kind, ...one }, 'stands');
}

function onDisk(db: WriteHandle, one: Open, which: 'stands' | 'says'): NameAt {
  const kept = keptSaid(db, one.id)[which];
  return { name: nameSaid(db, kept?.said ?? saidOnDisk(db, one[which])), kept };
}

/** A word that is a label already is that label. */
export function saidOnDisk(db: ReadHandle, text: string): SaidName {
  const typed = taxaNamed(db, text, LABEL).length > 0 ? null : typedLabel(text);
  return typed ? { kind: 'taxon', ...typed } : { kind: 'label', text };
}

/** null: several taxa have this name. */
function nameSaid(db: WriteHandle, said: SaidName): Name | null {
  const taxonId = taxonSaid(db, said);
  return taxonId === null ? null : { taxonId, qualifier: said.kind === 'taxon' ? said.qualifier : null };
}

function nameThatStands(db: WriteHandle, specimenId: number): Name | null {
  const { name } = personsView(standingDeterminations(db, specimenId));
  return name && { taxonId: name.taxonId, qualifier: name.qualifier };
}
