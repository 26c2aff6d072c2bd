/*
 * Puts something right: one act, one undo, in one order with the decisions. A plan is the act itself, carried out and taken
 * back, so that it cannot say anything else than what would happen; or what the act holds beforehand, ready to be written. Runs where the catalogue is written.
 */
import { REPAIR } from '../../domain/language/language.ts';
import { assertNever, because, ProblemError } from '../../domain/problems.ts';
import type { Repair, RepairPlan, RepairRequest, RepairResult } from '../../contract/repair.ts';
import type { WriteHandle } from '../database/database.ts';
import { actionResult, addAction } from '../naming/actions.ts';
import { refreshNames, stillThere } from '../naming/current-name.ts';
import { specimenWords } from '../naming/specimen-words.ts';
import { taxon } from '../naming/taxa.ts';
import type { Act } from './act.ts';
import { change, concern } from '../naming/changes.ts';
import { noteNamesOfAct } from '../naming/decided-names.ts';
import { join } from './join.ts';
import { fields } from './fields.ts';
import { bySpecimen, knownSpecimens, refuseNumberOfAnother } from './photos.ts';
import { turn } from './turn.ts';
import { move, split } from './split.ts';
import { takeImportOut, takePhotosOut, takeSpecimensOut } from './take-out.ts';

type Of<A extends Repair['act']> = Extract<Repair, { act: A }>;

/**
 * Throws ProblemError: type-protected, type-not-joined, number-taken, number-lost, name-taken, emptied-by-split,
 * nothing-to-put-right, wrong-setting, bad-request, and what `fields` throws. Nothing is written then.
 */
export function repair(db: WriteHandle, request: RepairRequest, utc: string): RepairResult {
  return db.transaction(() => carryOut(db, request, utc).result);
}

/** Throws as `repair` does. */
export function planRepair(db: WriteHandle, request: RepairRequest, utc: string): RepairPlan {
  const { description, photos, foretold } = actOf(db, request, utc);
  if (foretold) return { description, photos, ...foretold };
  const taken: { plan?: RepairPlan } = {};
  try {
    db.transaction(() => {
      const { act, result } = carryOut(db, request, utc);
      const { description, told, specimenIds } = result;
      taken.plan = { description, told, photos: act.photos, specimens: specimenIds.length };
      throw TAKEN_BACK;
    });
  } catch (error) {
    if (error !== TAKEN_BACK || !taken.plan) throw error;
  }
  return taken.plan!;
}

const TAKEN_BACK = new Error('a plan is taken back');

function carryOut(db: WriteHandle, request: RepairRequest, utc: string): { act: Act; result: RepairResult } {
  const act = actOf(db, request, utc);
  const actionId = addAction(db, 'repair', act.description, utc, request.by);
  const { concerned, told } = act.carryOut(actionId);
  const namesStay = act.foretold !== undefined;
  return { act, result: endAct(db, { actionId, description: act.description, concerned, told }, namesStay) };
}

/** What follows from an act that put something right. */
export function endAct(
  db: WriteHandle,
  act: Pick<RepairResult, 'actionId' | 'description' | 'told'> & { readonly concerned: readonly number[] },
  namesStay = false,
): RepairResult {
  const { actionId, description, concerned, told } = act;
  concern(db, actionId, concerned);
  noteNamesOfAct(db, actionId);
  if (!namesStay) refreshNames(db, stillThere(db, concerned));
  return { ...actionResult(db, actionId, description, concerned), told };
}

function actOf(db: WriteHandle, { repair: asked, by }: RepairRequest, utc: string): Act {
  switch (asked.act) {
    case 'split':
      return split(db, asked, utc);
    case 'join':
      return join(db, asked, { by, utc });
    case 'move':
      return move(db, asked);
    case 'renumber':
      return renumber(db, asked);
    case 'view':
      return changeView(db, asked);
    case 'turn':
      return turn(db, asked);
    case 'take-photos-out':
      return takePhotosOut(db, asked);
    case 'take-specimens-out':
      return takeSpecimensOut(db, asked);
    case 'take-import-out':
      return takeImportOut(db, asked);
    case 'rename':
      return rename(db, asked);
    case 'fields':
      return fields(db, asked);
    default:
      return assertNever(asked);
  }
}

function renumber(db: WriteHandle, { specimenId, catalogNumber }: Of<'renumber'>): Act {
  knownSpecimens(db, [specimenId]);
  const number = catalogNumber?.trim() ?? null;
  if (number === '') throw new ProblemError('bad-request', {}, { detail: 'an empty number' });
  const was = db.value<string | null>('SELECT catalog_number FROM specimen WHERE id = ?', [specimenId]);
  if (was === number) throw new ProblemError('nothing-to-put-right');
  if (number !== null) refuseNumberOfAnother(db, specimenId, number);
  const from = specimenWords(db, [specimenId]);
  return {
    description: number === null ? REPAIR.unnumbered(from) : REPAIR.renumbered(from, number),
    photos: 0,
    carryOut: (actionId) => {
      change(db, actionId, 'specimen', 'catalog_number', [specimenId], number);
      return { concerned: [specimenId], told: [] };
    },
  };
}

function changeView(db: WriteHandle, { photoIds, view: given }: Of<'view'>): Act {
  const chosen = bySpecimen(db, photoIds);
  const view = given?.trim() || null;
  const ids = [...chosen.values()].flat();
  const changed = db.value<number>(
    'SELECT count(*) FROM photo WHERE id IN (SELECT value FROM json_each(?)) AND view IS NOT ?',
    [JSON.stringify(ids), view],
  );
  if (changed === 0) throw new ProblemError('nothing-to-put-right');
  const which =
    ids.length === 1
      ? db.value<string>('SELECT file_name FROM photo WHERE id = ?', [ids[0] ?? 0])
      : REPAIR.somePhotos(ids.length);
  return {
    description: REPAIR.view(which, view),
    photos: changed,
    carryOut: (actionId) => {
      change(db, actionId, 'photo', 'view', ids, view);
      return { concerned: [...chosen.keys()], told: [] };
    },
  };
}

/** A taxon keeps its place in the tree, its determinations and its number: only what it is called changes. */
function rename(db: WriteHandle, { taxonId, scientificName }: Of<'rename'>): Act {
  const { scientificName: was, taxonRank } = taxon(db, taxonId);
  const name = scientificName.trim().replace(/\s+/gu, ' ');
  if (name === '') throw new ProblemError('wrong-setting', { setting: because('the-name'), reason: because('empty') });
  if (name === was) throw new ProblemError('nothing-to-put-right');
  const taken = db.get('SELECT 1 FROM taxon WHERE scientific_name = ? AND rank = ? AND taken_out = 0', [
    name,
    taxonRank,
  ]);
  if (taken) throw new ProblemError('name-taken', { name, rank: taxonRank });
  const shown = db.value<number>('SELECT count(*) FROM specimen WHERE shown_taxon_id = ?', [taxonId]);
  return {
    description: REPAIR.renamed(was, name),
    photos: 0,
    carryOut: (actionId) => {
      change(db, actionId, 'taxon', 'scientific_name', [taxonId], name);
      const told = shown > 0 ? [REPAIR.renamedShown(shown)] : [];
      // What it is called is the taxon's history, not that of its specimens.
      return { concerned: [], told };
    },
  };
}
