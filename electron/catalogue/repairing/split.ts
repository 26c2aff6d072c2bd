/* Photos become specimens of their own, or another's. Runs where the catalogue is written. */
import { REPAIR } from '../../domain/language/language.ts';
import { ProblemError } from '../../domain/problems.ts';
import type { Repair } from '../../contract/repair.ts';
import type { WriteHandle } from '../database/database.ts';
import { specimenWords } from '../naming/specimen-words.ts';
import { addSpecimen, setSpecimenTerms } from '../specimens/specimens.ts';
import { change, recordNew } from '../naming/changes.ts';
import type { Act } from './act.ts';
import { bySpecimen, knownSpecimens, refuseTypes, takeOutEmptied } from './photos.ts';
import { copyDeterminations, saidByPersons } from './said.ts';

type Of<A extends Repair['act']> = Extract<Repair, { act: A }>;

/** What becomes a new specimen: photos of one. Where each photo of a specimen was chosen, its first stays with it. */
function parts(db: WriteHandle, { photoIds, each }: Of<'split'>): { from: number; photoIds: number[] }[] {
  const chosen = bySpecimen(db, photoIds);
  if (!each && chosen.size > 1) throw new ProblemError('bad-request', {}, { detail: 'photos of several specimens' });
  return [...chosen].flatMap(([from, own]) => {
    const all = db.value<number>('SELECT count(*) FROM photo WHERE specimen_id = ?', [from]) === own.length;
    if (!each && all) throw new ProblemError('emptied-by-split', { specimen: specimenWords(db, [from]) });
    const leaving = all ? own.slice(1) : own;
    return each ? leaving.map((id) => ({ from, photoIds: [id] })) : [{ from, photoIds: leaving }];
  });
}

/** A new specimen has no number, and what people said of the photos goes along; what is recorded for a number does not. */
export function split(db: WriteHandle, repair: Of<'split'>, utc: string): Act {
  const made = parts(db, repair);
  const from = [...new Set(made.map((part) => part.from))];
  if (made.length === 0) throw new ProblemError('nothing-to-put-right');
  refuseTypes(db, from);
  const photos = made.reduce((sum, part) => sum + part.photoIds.length, 0);
  return {
    description: REPAIR.split(specimenWords(db, from), photos, made.length),
    photos,
    carryOut: (actionId) => {
      const concerned = [...from];
      let said = false;
      for (const part of made) {
        const specimenId = addSpecimen(db, null, utc);
        concerned.push(specimenId);
        const basis = db.value<string>('SELECT basis_of_record FROM specimen WHERE id = ?', [part.from]);
        setSpecimenTerms(db, specimenId, { basis_of_record: basis });
        recordNew(db, actionId, [specimenId]);
        change(db, actionId, 'photo', 'specimen_id', part.photoIds, specimenId);
        const determinations = saidByPersons(db, part.from);
        const remark = REPAIR.splitFrom(specimenWords(db, [part.from]));
        copyDeterminations(db, determinations, { specimenId, actionId, remark });
        said ||= determinations.length > 0;
      }
      const told = [...(said ? [REPAIR.namesGoAlong(made.length)] : []), REPAIR.termsStay];
      return { concerned, told };
    },
  };
}

/** What people said stays with the specimens that they said it of. */
export function move(db: WriteHandle, { photoIds, toId }: Of<'move'>): Act {
  knownSpecimens(db, [toId]);
  const chosen = bySpecimen(db, photoIds);
  chosen.delete(toId);
  if (chosen.size === 0) throw new ProblemError('nothing-to-put-right');
  const from = [...chosen.keys()];
  refuseTypes(db, from);
  const moving = [...chosen.values()].flat();
  return {
    description: REPAIR.moved(moving.length, specimenWords(db, from), specimenWords(db, [toId])),
    photos: moving.length,
    carryOut: (actionId) => {
      change(db, actionId, 'photo', 'specimen_id', moving, toId);
      return { concerned: [...from, toId], told: takeOutEmptied(db, actionId, from) };
    },
  };
}
