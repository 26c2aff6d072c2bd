/*
 * The current name of a specimen: the one rule, and the columns of `specimen` that keep its outcome for lists. Runs
 * where the catalogue is written.
 *
 * The rule, over the determinations that stand (not withdrawn), oldest first, persons' only:
 * - identified: this is the name, nothing is in doubt; an earlier rejection of the taxon is taken back.
 * - doubtful: the name so far, if any, is in doubt.
 * - cleared: no name. none-of-these: no name, and the names proposed then are struck out.
 * - rejected: the taxon is struck out; if it was the name, there is none now.
 * A name that an import contradicted (contradictions.ts) is in doubt until a newer determination.
 * A name in doubt makes the specimen doubtful, a name verified. Without a person's name the surest taxon of the newest
 * model that looked and that nobody struck out is proposed. A machine's answer never counts as a determination.
 */
import type { Status } from '../../contract/collection.ts';
import type { DeterminationVerdict } from '../../contract/review.ts';
import { qualified } from '../../domain/names/qualifier.ts';
import { LABEL, type Qualifier } from '../../domain/taxonomy.ts';
import { addTo } from '../../domain/lists.ts';
import { because, ProblemError } from '../../domain/problems.ts';
import type { ReadHandle, WriteHandle } from '../database/database.ts';
import { contradictedAfter } from './contradictions.ts';
import { type Doubt, doubtOf } from './doubt.ts';
import { acceptedAnswer, newestAnswers, type PooledAnswer } from './predictions.ts';
import { acceptedTaxa, taxon } from './taxa.ts';

export interface StandingDetermination {
  readonly id: number;
  readonly verdict: DeterminationVerdict;
  readonly taxonId: number | null;
  readonly qualifier: Qualifier | null;
  readonly identifiedBy: string;
  readonly byMachine: boolean;
  /** Taxa that 'none-of-these' struck out. */
  readonly struck: readonly number[];
}

export interface CurrentName {
  readonly status: Status;
  readonly taxonId: number | null;
  readonly qualifier: Qualifier | null;
  readonly determinationId: number | null;
  readonly determiner: string | null;
  readonly certainty: number | null;
  readonly modelId: number | null;
}

/**
 * `determinations`: those that stand, oldest first. `contradicted`: the newest determination before which the name was
 * contradicted; null or left out: it never was.
 */
export function currentName(
  determinations: readonly StandingDetermination[],
  answer: PooledAnswer | null,
  contradicted: number | null = null,
): CurrentName {
  const { name, doubtful, struck } = personsView(determinations);
  if (name) {
    const isContradicted = contradicted !== null && (determinations.findLast(isPersons)?.id ?? 0) <= contradicted;
    return {
      status: doubtful || isContradicted ? 'doubtful' : 'verified',
      taxonId: name.taxonId,
      qualifier: name.qualifier,
      determinationId: name.id,
      determiner: name.identifiedBy,
      certainty: null,
      modelId: null,
    };
  }
  const proposal = answer?.top.find(({ taxonId }) => !struck.has(taxonId));
  return {
    status: doubtful ? 'doubtful' : proposal ? 'proposed' : 'unnamed',
    taxonId: proposal?.taxonId ?? null,
    qualifier: null,
    determinationId: null,
    determiner: null,
    certainty: proposal?.probability ?? null,
    modelId: proposal ? (answer?.modelId ?? null) : null,
  };
}

function isPersons({ byMachine }: StandingDetermination): boolean {
  return !byMachine;
}

/** What persons have said so far: the name that stands, whether it is in doubt, and the taxa that are struck out. */
export function personsView(determinations: readonly StandingDetermination[]): {
  readonly name: StandingDetermination | null;
  readonly doubtful: boolean;
  readonly struck: ReadonlySet<number>;
} {
  let name: StandingDetermination | null = null;
  let doubtful = false;
  const struck = new Set<number>();
  for (const determination of determinations) {
    const { verdict, taxonId } = determination;
    if (determination.byMachine) continue;
    switch (verdict) {
      case 'identified':
        name = determination;
        doubtful = false;
        if (taxonId !== null) struck.delete(taxonId);
        break;
      case 'doubtful':
        doubtful = true;
        break;
      case 'cleared':
      case 'none-of-these':
        name = null;
        doubtful = false;
        for (const taxon of determination.struck) struck.add(taxon);
        break;
      case 'rejected':
        if (taxonId !== null) struck.add(taxonId);
        if (name?.taxonId === taxonId) name = null;
        break;
      default:
        refuseVerdict(verdict);
    }
  }
  return { name, doubtful, struck };
}

/** The table refuses it; another program may have gone round its rules. */
function refuseVerdict(verdict: never): never {
  throw new ProblemError('catalogue-damaged', { reason: because('verdict-unknown', { verdict: String(verdict) }) });
}

type DeterminationRow = Omit<StandingDetermination, 'byMachine' | 'struck'> & {
  readonly specimenId: number;
  readonly byMachine: number;
  readonly struck: string | null;
};

const STANDING = `
  SELECT specimen_id AS specimenId, determination.id, verdict, taxon_id AS taxonId, qualifier, identified_by AS identifiedBy,
    by_model_id IS NOT NULL AS byMachine,
    (SELECT json_group_array(taxon_id) FROM struck_name WHERE determination_id = determination.id) AS struck
  FROM json_each(?) AS wanted JOIN determination ON specimen_id = wanted.value
  WHERE ifnull((
    SELECT withdrawn FROM withdrawal WHERE determination_id = determination.id ORDER BY id DESC LIMIT 1
  ), 0) = 0`;

/** By specimen, oldest first; those of which nothing was said are left out. */
function allStanding(db: ReadHandle, specimenIds: readonly number[]): Map<number, StandingDetermination[]> {
  const rows = db.all<DeterminationRow>(STANDING, [JSON.stringify(specimenIds)]);
  const standing = new Map<number, StandingDetermination[]>();
  for (const { specimenId, byMachine, struck, ...row } of rows.sort((a, b) => a.id - b.id)) {
    addTo(standing, specimenId, {
      ...row,
      byMachine: byMachine === 1,
      struck: struck === null ? [] : (JSON.parse(struck) as number[]),
    });
  }
  return standing;
}

export function standingDeterminations(db: ReadHandle, specimenId: number): StandingDetermination[] {
  return allStanding(db, [specimenId]).get(specimenId) ?? [];
}

/** What a specimen shows, and what lists go by beside it. */
export type ShownName = CurrentName & Doubt;

export function workOutName(db: ReadHandle, specimenId: number): ShownName {
  return workOutNames(db, [specimenId])(specimenId);
}

function workOutNames(db: ReadHandle, specimenIds: readonly number[]): (specimenId: number) => ShownName {
  const standing = allStanding(db, specimenIds);
  const answers = newestAnswers(db, specimenIds);
  const contradicted = contradictedAfter(db, specimenIds);
  const acceptedOf = acceptedTaxa(db);
  return (id) => {
    const said = (standing.get(id) ?? []).map((one) => ofAccepted(one, acceptedOf));
    const answer = answers.get(id) ?? null;
    const accepted = acceptedAnswer(answer, acceptedOf);
    const name = currentName(said, accepted, contradicted.get(id) ?? null);
    return { ...name, ...doubtOf(name, answer, accepted, personsView(said).struck) };
  };
}

/** As names count today: a synonym is its accepted name. The determination itself stays what it was. */
export function ofAccepted(one: StandingDetermination, acceptedOf: (id: number) => number): StandingDetermination {
  const { taxonId, struck } = one;
  return { ...one, taxonId: taxonId === null ? null : acceptedOf(taxonId), struck: struck.map(acceptedOf) };
}

/** Specimens that show one of these taxa, or for which one was struck out: what they show rests on its synonyms. */
export function restingOnTaxa(db: ReadHandle, taxonIds: readonly number[]): number[] {
  const taxa = [JSON.stringify(taxonIds)];
  const of = (sql: string) => [...db.ids(sql, taxa)];
  return [
    ...new Set([
      ...of('SELECT id FROM specimen WHERE shown_taxon_id IN (SELECT value FROM json_each(?))'),
      ...of(
        `SELECT specimen_id FROM determination WHERE verdict = 'rejected' AND taxon_id IN (SELECT value FROM json_each(?))`,
      ),
      ...of(
        `SELECT specimen_id FROM struck_name JOIN determination ON determination.id = determination_id
         WHERE struck_name.taxon_id IN (SELECT value FROM json_each(?))`,
      ),
    ]),
  ];
}

/** To be called once synonyms of these taxa changed. Gives the specimens that show another name since. */
export function refreshNamesOfTaxa(db: WriteHandle, taxonIds: readonly number[]): number[] {
  const resting = restingOnTaxa(db, taxonIds);
  const shown = () =>
    new Map(
      db.raw<[number, number | null]>(
        'SELECT id, shown_taxon_id FROM specimen WHERE id IN (SELECT value FROM json_each(?))',
        [JSON.stringify(resting)],
      ),
    );
  const before = shown();
  refreshNames(db, before.keys());
  const after = shown();
  return [...before].flatMap(([id, taxonId]) => (after.get(id) === taxonId ? [] : [id]));
}

export interface PersonsName {
  readonly name: string;
  readonly isLabel: boolean;
  /** The action that gave it, and the determination's remarks. */
  readonly actionId: number;
  readonly remarks: string | null;
}

/** The name that a person gives the specimen now. */
export function personsName(db: ReadHandle, specimenId: number): PersonsName | null {
  const { name } = personsView(standingDeterminations(db, specimenId));
  if (!name || name.taxonId === null) return null;
  const said = db.get<Pick<PersonsName, 'actionId' | 'remarks'>>(
    'SELECT action_id AS actionId, remarks FROM determination WHERE id = ?',
    [name.id],
  );
  const { scientificName, taxonRank } = taxon(db, name.taxonId);
  return said ? { ...said, name: qualified(scientificName, name.qualifier), isLabel: taxonRank === LABEL } : null;
}

/** Asked for together, each costs a fifth. */
const SPECIMENS_A_CHUNK = 1_000;

/** Works out the names of these specimens again; to be called in the transaction that changed what they rest on. */
export function refreshNames(db: WriteHandle, specimenIds: Iterable<number>): void {
  const all = [...specimenIds];
  for (let from = 0; from < all.length; from += SPECIMENS_A_CHUNK) {
    const some = all.slice(from, from + SPECIMENS_A_CHUNK);
    const nameOf = workOutNames(db, some);
    for (const specimenId of some) {
      db.run(
        `UPDATE main.specimen SET shown_status = :status, shown_taxon_id = :taxonId, shown_qualifier = :qualifier,
           shown_determination_id = :determinationId, shown_determiner = :determiner, shown_certainty = :certainty,
           shown_model_id = :modelId, by_certainty = ifnull(:certainty, ''),
           by_margin = ifnull(:margin, ''), by_entropy = ifnull(:entropy, ''), by_contradiction = ifnull(:contradiction, ''),
           by_name = ifnull((SELECT scientific_name FROM taxon WHERE taxon.id = :taxonId), x'')
         WHERE id = :specimenId AND NOT (shown_status IS :status AND shown_taxon_id IS :taxonId
           AND shown_qualifier IS :qualifier AND shown_determination_id IS :determinationId
           AND shown_determiner IS :determiner AND shown_certainty IS :certainty AND shown_model_id IS :modelId
           AND by_margin IS ifnull(:margin, '') AND by_entropy IS ifnull(:entropy, '')
           AND by_contradiction IS ifnull(:contradiction, ''))`,
        { ...nameOf(specimenId), specimenId },
      );
    }
  }
}

/** Of these specimens those that are in the collection; what the others showed stays for when they are put back. */
export function stillThere(db: ReadHandle, specimenIds: readonly number[]): Uint32Array {
  return db.ids('SELECT id FROM specimen WHERE id IN (SELECT value FROM json_each(?))', [JSON.stringify(specimenIds)]);
}
