/*
 * What specimens show and are ordered by, which follows from what is kept: compared with what is due, and worked out again
 * where it is not that. Runs where a catalogue is looked over and mended.
 */
import type { CatalogueFinding } from '../../contract/collection.ts';
import { COUNTED } from '../../domain/words.ts';
import { because } from '../../domain/problems.ts';
import { takeTurns } from '../../calls/turns.ts';
import type { ReadHandle, WriteHandle } from '../database/database.ts';
import { looseNumber, numberKey } from '../database/number-key.ts';
import { walkRows } from '../database/walk-rows.ts';
import { deriveNumber } from '../naming/changes.ts';
import { refreshNames, type ShownName, workOutName } from '../naming/current-name.ts';
import { finding, some } from './finding.ts';
import type { Onward } from './onward.ts';

interface ShownRow extends ShownName {
  readonly id: number;
  readonly catalogNumber: string | null;
  /** 1 where what lists are ordered by agrees with the columns that it comes from. */
  readonly ordered: number;
  readonly byNumber: string | Uint8Array;
  readonly looseNumber: string | null;
}

const SHOWN_SQL = `SELECT specimen.id, catalog_number AS catalogNumber, by_number AS byNumber, loose_number AS looseNumber,
    by_name IS ifnull(scientific_name, x'') AND by_certainty IS ifnull(shown_certainty, '')
      AND by_date IS ifnull(event_date, x'') AS ordered,
    shown_status AS status, shown_taxon_id AS taxonId, shown_qualifier AS qualifier, shown_determination_id AS determinationId, shown_determiner AS determiner,
    shown_certainty AS certainty, shown_model_id AS modelId,
    nullif(by_margin, '') AS margin, nullif(by_entropy, '') AS entropy, nullif(by_contradiction, '') AS contradiction
  FROM specimen LEFT JOIN taxon ON taxon.id = shown_taxon_id WHERE specimen.id > :after ORDER BY specimen.id LIMIT :page`;

const SPECIMENS_A_PAGE = 500;

export async function checkDerived(db: ReadHandle, onward: Onward): Promise<CatalogueFinding> {
  const wrong: string[] = [];
  let specimens = 0;
  for await (const page of wrongOnes(db, onward)) {
    specimens += page.looked;
    wrong.push(...page.wrong.map(({ id, catalogNumber }) => catalogNumber ?? COUNTED.noNumber(id)));
  }
  return wrong.length === 0
    ? finding('ok', because('names-derived', { specimens }))
    : finding('bad', because('names-wrong', { wrong: wrong.length, specimens, which: some(wrong) }));
}

/** Gives the specimens that showed something else. What persons said is only read. */
export async function mendDerived(db: WriteHandle, onward: Onward): Promise<number[]> {
  const mended: number[] = [];
  for await (const { wrong } of wrongOnes(db, onward)) {
    const ids = wrong.map(({ id }) => id);
    if (ids.length > 0) db.transaction(() => workOutAgain(db, ids));
    mended.push(...ids);
  }
  return mended;
}

function workOutAgain(db: WriteHandle, ids: readonly number[]): void {
  refreshNames(db, ids);
  for (const id of ids) {
    deriveNumber(db, id);
    db.run(
      `UPDATE main.specimen SET by_date = ifnull(event_date, x''), by_certainty = ifnull(shown_certainty, ''),
         by_name = ifnull((SELECT scientific_name FROM taxon WHERE taxon.id = shown_taxon_id), x'') WHERE id = ?`,
      [id],
    );
  }
}

interface LookedThrough {
  readonly looked: number;
  readonly wrong: readonly ShownRow[];
}

async function* wrongOnes(db: ReadHandle, onward: Onward): AsyncGenerator<LookedThrough, void, undefined> {
  const turn = takeTurns();
  const specimens = db.value<number>('SELECT count(*) FROM specimen');
  let done = 0;
  for await (const rows of walkRows<ShownRow>(db, SHOWN_SQL, ({ id }) => id, { page: SPECIMENS_A_PAGE })) {
    const wrong: ShownRow[] = [];
    for (const row of rows) {
      if (!isTrue(db, row)) wrong.push(row);
      await turn();
    }
    yield { looked: rows.length, wrong };
    await onward('lookingAtNames', (done += rows.length), specimens);
  }
}

function isTrue(db: ReadHandle, row: ShownRow): boolean {
  const due = workOutName(db, row.id);
  const { catalogNumber } = row;
  return (
    row.ordered === 1 &&
    (Object.keys(due) as (keyof ShownName)[]).every((key) => row[key] === due[key]) &&
    (catalogNumber === null ? typeof row.byNumber !== 'string' : row.byNumber === numberKey(catalogNumber)) &&
    row.looseNumber === (catalogNumber === null ? null : looseNumber(catalogNumber))
  );
}
