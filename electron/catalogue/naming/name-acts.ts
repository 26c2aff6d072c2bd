/*
 * A curator adds a name or corrects one: one act, undone as one. Determinations stay what they are; what specimens show
 * follows from the names. A plan is the act itself, carried out and taken back. Runs where the catalogue is written.
 */
import type { NameAct, NameActResult } from '../../contract/names.ts';
import type { RepairPlan } from '../../contract/repair.ts';
import { NAME_ACTS } from '../../domain/language/language.ts';
import { parseName } from '../../domain/names/parse-name.ts';
import { genusOf, speciesOf } from '../../domain/names/wider-names.ts';
import { assertNever, because, ProblemError } from '../../domain/problems.ts';
import { isBelowSpecies, isItalicRank, LABEL, type Rank, RANKS, type Taxon } from '../../domain/taxonomy.ts';
import type { ReadHandle, WriteHandle } from '../database/database.ts';
import { actionResult, addAction } from './actions.ts';
import { change, concern } from './changes.ts';
import { refreshNamesOfTaxa } from './current-name.ts';
import { changeVernacularNames, recordNewNames } from './name-changes.ts';
import { acceptedTaxonId, addTaxon, taxaNamed, taxon } from './taxa.ts';

type Of<A extends NameAct['act']> = Extract<NameAct, { act: A }>;

interface Prepared {
  readonly description: string;
  readonly carryOut: (actionId: number) => Done;
}

interface Done {
  readonly taxonId: number;
  /** Specimens that show another name since. */
  readonly concerned?: readonly number[];
  readonly told: readonly string[];
}

/** Throws ProblemError: wrong-setting, name-not-there, name-there, name-unknown, nothing-to-put-right. Nothing is written then. */
export function doNameAct(db: WriteHandle, act: NameAct, utc: string, by = ''): NameActResult {
  return db.transaction(() => {
    const { description, carryOut } = prepare(db, act);
    const actionId = addAction(db, 'repair', description, utc, by);
    const { taxonId, concerned = [], told } = carryOut(actionId);
    concern(db, actionId, concerned);
    return { ...actionResult(db, actionId, description, concerned), told, repaired: true, taxonId };
  });
}

/** Throws as `doNameAct` does. */
export function planNameAct(db: WriteHandle, act: NameAct, utc: string): RepairPlan {
  const taken: { plan?: RepairPlan } = {};
  try {
    db.transaction(() => {
      const { description, told = [], specimenIds } = doNameAct(db, act, utc);
      taken.plan = { description, told, photos: 0, specimens: specimenIds.length };
      throw TAKEN_BACK;
    });
  } catch (error) {
    if (error !== TAKEN_BACK || !taken.plan) throw error;
  }
  return taken.plan!;
}

const TAKEN_BACK = new Error('a plan is taken back');

function prepare(db: ReadHandle & WriteHandle, act: NameAct): Prepared {
  switch (act.act) {
    case 'add':
      return add(db, act);
    case 'correct':
      return correct(db, act);
    case 'vernacular':
      return vernacular(db, act);
    case 'synonym':
      return act.acceptedId === null ? acceptAgain(db, act.taxonId) : makeSynonym(db, act.taxonId, act.acceptedId);
    default:
      return assertNever(act);
  }
}

/** A taxon that is no label. Throws ProblemError 'name-unknown', 'name-not-there'. */
function scientific(db: ReadHandle, id: number): Taxon & { taxonRank: Rank } {
  const found = taxon(db, id);
  if (found.taxonRank === LABEL)
    throw new ProblemError('name-not-there', { name: found.scientificName, reason: because('stands-for-label') });
  return { ...found, taxonRank: found.taxonRank };
}

function add(db: WriteHandle, { name, rank, parentId }: Of<'add'>): Prepared {
  const parsed = parseName(name, { isName: true });
  if ('why' in parsed || parsed.qualifier !== null || !/^[×\p{Lu}]/u.test(parsed.scientificName))
    throw new ProblemError('wrong-setting', { setting: name, reason: because('no-scientific-name') });
  const { scientificName, authorship } = parsed;
  refuseRankOfName(scientificName, rank, parsed.rank);
  const taken = taxaNamed(db, scientificName, rank).some(
    (one) =>
      authorship === null || one.scientificNameAuthorship === null || one.scientificNameAuthorship === authorship,
  );
  if (taken) throw new ProblemError('name-there', { name: scientificName, rank });
  if (parentId !== null) refuseParent(db, scientificName, rank, parentId);
  const full = authorship === null ? scientificName : `${scientificName} ${authorship}`;
  return {
    description: NAME_ACTS.added(full),
    carryOut: (actionId) => {
      const made: { readonly id: number; readonly name: string }[] = [];
      const below = parentId ?? ownParent(db, scientificName, rank, made);
      const taxonId = addTaxon(db, { scientificName, authorship, rank, parentId: below, acceptedId: null });
      recordNewNames(db, actionId, [taxonId, ...made.map(({ id }) => id)]);
      const parent = below === null ? null : taxon(db, below).scientificName;
      return { taxonId, told: [NAME_ACTS.below(parent), ...made.map((one) => NAME_ACTS.genusToo(one.name))] };
    },
  };
}

/** What the words of a name show counts from genus to form. */
function refuseRankOfName(name: string, rank: Rank, shown: Rank): void {
  const agree = isItalicRank(rank)
    ? rank === shown || (isBelowSpecies(rank) && isBelowSpecies(shown))
    : !name.includes(' ');
  if (!agree) throw new ProblemError('name-not-there', { name, reason: because('rank-of-name', { rank: shown }) });
}

/** The genus of a species, the species of what is below it; made where there is none. null: several have its name. */
function ownParent(db: WriteHandle, name: string, rank: Rank, made: { id: number; name: string }[]): number | null {
  const wider = isBelowSpecies(rank) ? speciesOf(name) : genusOf(name);
  if (wider === null || !isItalicRank(rank)) return null;
  const widerRank = isBelowSpecies(rank) ? 'species' : 'genus';
  const known = taxaNamed(db, wider, widerRank);
  if (known.length > 0) return known.length === 1 ? (known[0]?.id ?? null) : null;
  const parentId = ownParent(db, wider, widerRank, made);
  const id = addTaxon(db, { scientificName: wider, authorship: null, rank: widerRank, parentId, acceptedId: null });
  made.push({ id, name: wider });
  return id;
}

/** A wider rank above, narrower ones below: so no name comes to stand below itself. */
function refuseParent(db: ReadHandle, name: string, rank: Rank, parentId: number): void {
  const parent = scientific(db, parentId);
  if (RANKS.indexOf(parent.taxonRank) < RANKS.indexOf(rank)) return;
  const reason = because('rank-not-wider', { parent: parent.scientificName, rank: parent.taxonRank });
  throw new ProblemError('name-not-there', { name, reason });
}

function correct(db: WriteHandle, { taxonId, authorship: given, rank, parentId }: Of<'correct'>): Prepared {
  const was = scientific(db, taxonId);
  const name = was.scientificName;
  const authorship = given?.trim().replace(/\s+/gu, ' ') || null;
  const [newAuthor, newRank, newParent] = [
    authorship !== was.scientificNameAuthorship,
    rank !== was.taxonRank,
    parentId !== was.parentId,
  ];
  if (!newAuthor && !newRank && !newParent) throw new ProblemError('nothing-to-put-right');
  if (newRank) {
    const parsed = parseName(name, { isName: true });
    if (!('why' in parsed)) refuseRankOfName(name, rank, parsed.rank);
    refuseNarrower(db, taxonId, name, rank);
  }
  if (parentId !== null) refuseParent(db, name, rank, parentId);
  const same = taxaNamed(db, name, rank).some(
    (one) => one.id !== taxonId && one.scientificNameAuthorship === authorship,
  );
  if ((newAuthor || newRank) && same) throw new ProblemError('name-there', { name, rank });
  return {
    description: NAME_ACTS.corrected(name),
    carryOut: (actionId) => {
      change(db, actionId, 'taxon', 'authorship', [taxonId], authorship);
      change(db, actionId, 'taxon', 'rank', [taxonId], rank);
      change(db, actionId, 'taxon', 'parent_id', [taxonId], parentId);
      const told = [
        ...(newAuthor ? [NAME_ACTS.authorship(authorship)] : []),
        ...(newRank ? [NAME_ACTS.rank(rank)] : []),
        ...(newParent ? [NAME_ACTS.below(parentId === null ? null : taxon(db, parentId).scientificName)] : []),
      ];
      return { taxonId, told };
    },
  };
}

function refuseNarrower(db: ReadHandle, taxonId: number, name: string, rank: Rank): void {
  const narrower = db.all<{ name: string; rank: Rank }>(
    'SELECT scientific_name AS name, rank FROM taxon WHERE parent_id = ? AND taken_out = 0',
    [taxonId],
  );
  const other = narrower.find((one) => RANKS.indexOf(one.rank) <= RANKS.indexOf(rank));
  if (other) throw new ProblemError('name-not-there', { name, reason: because('rank-not-narrower', { ...other }) });
}

function vernacular(db: WriteHandle, { taxonId, names: given }: Of<'vernacular'>): Prepared {
  const { scientificName } = scientific(db, taxonId);
  const names = given.map(({ name, language }) => ({
    name: name.trim().replace(/\s+/gu, ' ').normalize('NFC'),
    language: language?.trim() || null,
  }));
  if (names.some(({ name }) => name === ''))
    throw new ProblemError('wrong-setting', { setting: because('the-name'), reason: because('empty') });
  const once = [...new Map(names.toReversed().map((one) => [one.name, one])).values()].toReversed();
  return {
    description: NAME_ACTS.vernacular(scientificName),
    carryOut: (actionId) => {
      changeVernacularNames(db, actionId, taxonId, once);
      return { taxonId, told: [NAME_ACTS.vernacularOf(once.map(({ name }) => name))] };
    },
  };
}

function makeSynonym(db: WriteHandle, taxonId: number, wantedId: number): Prepared {
  const old = scientific(db, taxonId);
  scientific(db, wantedId);
  const acceptedId = acceptedTaxonId(db, wantedId);
  const accepted = taxon(db, acceptedId);
  if (acceptedId === taxonId || wantedId === taxonId)
    throw new ProblemError('name-not-there', { name: old.scientificName, reason: because('synonym-of-itself') });
  if (old.acceptedId === acceptedId) throw new ProblemError('nothing-to-put-right');
  const own = [...db.ids('SELECT id FROM taxon WHERE accepted_id = ?', [taxonId])];
  const before = old.acceptedId === null ? [] : [acceptedTaxonId(db, old.acceptedId)];
  return {
    description: NAME_ACTS.synonym(old.scientificName, accepted.scientificName),
    carryOut: (actionId) => {
      change(db, actionId, 'taxon', 'accepted_id', [taxonId, ...own], acceptedId);
      const concerned = refreshNamesOfTaxa(db, [taxonId, ...own, ...before]);
      const narrower = db.value<number>('SELECT count(*) FROM taxon WHERE parent_id = ? AND taken_out = 0', [taxonId]);
      const models = modelsThatLearned(db, [taxonId]);
      const told = [
        ...(concerned.length > 0 ? [NAME_ACTS.showAccepted(concerned.length, accepted.scientificName)] : []),
        ...(own.length > 0 ? [NAME_ACTS.synonymsGoAlong(own.length, accepted.scientificName)] : []),
        ...(narrower > 0 ? [NAME_ACTS.narrowerStay(narrower)] : []),
        ...(models.length > 0 ? [NAME_ACTS.modelsKnowOld(models, old.scientificName, accepted.scientificName)] : []),
      ];
      return { taxonId, concerned, told };
    },
  };
}

function acceptAgain(db: WriteHandle, taxonId: number): Prepared {
  const { scientificName, acceptedId } = scientific(db, taxonId);
  if (acceptedId === null) throw new ProblemError('nothing-to-put-right');
  const accepted = acceptedTaxonId(db, acceptedId);
  return {
    description: NAME_ACTS.acceptedAgain(scientificName),
    carryOut: (actionId) => {
      change(db, actionId, 'taxon', 'accepted_id', [taxonId], null);
      const concerned = refreshNamesOfTaxa(db, [taxonId, accepted]);
      const told = concerned.length > 0 ? [NAME_ACTS.showOwn(concerned.length, scientificName)] : [];
      return { taxonId, concerned, told };
    },
  };
}

function modelsThatLearned(db: ReadHandle, taxonIds: readonly number[]): string[] {
  return db
    .all<{ name: string }>(
      `SELECT DISTINCT model.name FROM model_class JOIN model ON model.id = model_id
       WHERE taxon_id IN (SELECT value FROM json_each(?))`,
      [JSON.stringify(taxonIds)],
    )
    .map(({ name }) => name);
}
