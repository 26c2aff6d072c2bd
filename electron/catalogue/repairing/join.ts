/* Specimens that are one become one. Names that contradict each other are never settled in silence. Runs where the catalogue is written. */
import { REPAIR } from '../../domain/language/language.ts';
import { because, ProblemError } from '../../domain/problems.ts';
import type { Repair } from '../../contract/repair.ts';
import type { ReadHandle, Value, WriteHandle } from '../database/database.ts';
import { addDetermination } from '../naming/determinations.ts';
import { specimenWords } from '../naming/specimen-words.ts';
import { change, type FieldOf } from '../naming/changes.ts';
import type { Act } from './act.ts';
import { knownSpecimens, takeOutEmptied, typesAmong } from './photos.ts';
import { copyDeterminations, meet, nameWords, saidByPersons } from './said.ts';

/** `by`: the person who joins them, whose doubt it is where their names differ. */
export function join(
  db: WriteHandle,
  { specimenIds, intoId }: Extract<Repair, { act: 'join' }>,
  { by, utc }: { readonly by: string; readonly utc: string },
): Act {
  const others = knownSpecimens(db, [intoId, ...specimenIds]).filter((id) => id !== intoId);
  if (others.length === 0) throw new ProblemError('nothing-to-put-right');
  refuseJoin(db, others, intoId);
  const [into, which] = [specimenWords(db, [intoId]), specimenWords(db, others)];
  const photos = photosOf(db, others);
  return {
    description: REPAIR.joined(which, into),
    photos: photos.length,
    carryOut: (actionId) => {
      const told = joinSaid(db, others, { intoId, actionId, by: by.trim(), utc });
      change(db, actionId, 'photo', 'specimen_id', photos, intoId);
      const differing = joinTerms(db, actionId, intoId, others);
      if (differing.length > 0) told.push(REPAIR.termsDiffer(differing.join(', '), into));
      takeOutEmptied(db, actionId, others);
      return { concerned: [intoId, ...others], told };
    },
  };
}

/** All that people said of the others comes along; the name that leads is said again after it, and a contradiction is a doubt. */
function joinSaid(
  db: WriteHandle,
  others: readonly number[],
  to: { readonly intoId: number; readonly actionId: number; readonly by: string; readonly utc: string },
): string[] {
  const { intoId, actionId, by, utc } = to;
  const [into, which] = [specimenWords(db, [intoId]), specimenWords(db, others)];
  const { named, contradicting } = meet(db, [intoId, ...others]);
  if (contradicting && by === '') {
    throw new ProblemError('wrong-setting', {
      setting: because('your-name'),
      reason: because('stands-with-every-determination'),
    });
  }
  const came = others.map((id) => ({ words: specimenWords(db, [id]), said: saidByPersons(db, id) }));
  for (const { words, said } of came) {
    copyDeterminations(db, said, { specimenId: intoId, actionId, remark: REPAIR.joinedFrom(words) });
  }
  if (named && came.some(({ said }) => said.length > 0)) {
    copyDeterminations(db, [named.name], { specimenId: intoId, actionId, remark: REPAIR.standsAgain(which) });
  }
  if (!contradicting) return named ? [REPAIR.joinedName(nameWords(db, named.name))] : [];
  const doubt = { identifiedBy: by, identifiedUtc: utc, remarks: REPAIR.doubtRemark(which) };
  addDetermination(db, { ...DOUBT, ...doubt, specimenId: intoId, actionId });
  return [REPAIR.contradiction(into)];
}

const DOUBT = { verdict: 'doubtful', taxonId: null, qualifier: null, suggestedByModelId: null, struck: [] } as const;

function refuseJoin(db: ReadHandle, others: readonly number[], intoId: number): void {
  if (typesAmong(db, others) > 0 || (typesAmong(db, [intoId]) > 0 && others.length > 1)) {
    throw new ProblemError('type-not-joined');
  }
  const numberOf = (id: number) => db.value<string | null>('SELECT catalog_number FROM specimen WHERE id = ?', [id]);
  if (numberOf(intoId) !== null) return;
  const numbered = others.map(numberOf).find((number) => number !== null);
  if (numbered) throw new ProblemError('number-lost', { specimen: specimenWords(db, [intoId]), numbered });
}

function photosOf(db: ReadHandle, specimenIds: readonly number[]): number[] {
  return db
    .all<{ id: number }>('SELECT id FROM photo WHERE specimen_id IN (SELECT value FROM json_each(?))', [
      JSON.stringify(specimenIds),
    ])
    .map(({ id }) => id);
}

/** What is recorded, in parts that only make sense together. */
const TERMS: readonly (readonly [term: string, fields: readonly FieldOf<'specimen'>[]])[] = [
  ['country', ['country']],
  ['stateProvince', ['state_province']],
  ['locality', ['locality']],
  ['coordinates', ['decimal_latitude', 'decimal_longitude', 'coordinate_uncertainty_m']],
  ['eventDate', ['event_date']],
  ['recordedBy', ['recorded_by']],
  ['sensitivePlace', ['sensitive_place']],
];

/** What is recorded of the others alone is taken over. Gives what is recorded of both and differs. */
function joinTerms(db: WriteHandle, actionId: number, intoId: number, others: readonly number[]): string[] {
  return TERMS.flatMap(([term, fields]) => {
    const read = (id: number) =>
      db.raw<Value[]>(`SELECT ${fields.join(', ')} FROM specimen WHERE id = ?`, [id])[0] ?? [];
    const given = others.map(read).filter((values) => values.some((value) => value !== null));
    const [first] = given;
    const own = read(intoId);
    if (!first) return [];
    const isEmpty = own.every((value) => value === null);
    if (isEmpty) {
      for (const [index, field] of fields.entries()) {
        change(db, actionId, 'specimen', field, [intoId], first[index] ?? null);
      }
    }
    const stays = JSON.stringify(isEmpty ? first : own);
    return given.every((values) => JSON.stringify(values) === stays) ? [] : [term];
  });
}
