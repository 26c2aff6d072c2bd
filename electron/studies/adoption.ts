/*
 * What would change in the catalogue if another model's names were proposed, and how sure the proposals are that wait.
 * Only what the models have answered already; nothing is written. Runs where the catalogue is open.
 */
import type { AdoptionPage, AdoptionRequest, WaitingProposals } from '../domain/evaluation.ts';
import { personsView, standingDeterminations } from '../catalogue/naming/current-name.ts';
import type { ReadHandle } from '../catalogue/database/database.ts';
import { modelRow } from '../catalogue/learning/models.ts';
import { type PooledAnswer, pooledAnswers } from '../catalogue/naming/predictions.ts';
import { acceptedTaxa, taxon } from '../catalogue/naming/taxa.ts';
import { walkRows } from '../catalogue/database/walk-rows.ts';

const SPECIMENS_A_CHUNK = 500;
const MOST_EXAMPLES = 5;

interface Change {
  readonly now: number | null;
  readonly instead: number | null;
  specimens: number;
  readonly examples: number[];
}

interface Adoption {
  readonly key: string;
  readonly specimens: number;
  readonly changed: number;
  readonly unanswered: number;
  readonly changes: readonly Change[];
}

/** The last one asked for: its pages come one after another. */
const adoptions = new WeakMap<ReadHandle, Adoption>();

export async function adoption(db: ReadHandle, request: AdoptionRequest): Promise<AdoptionPage> {
  const { modelId, againstModelId, from, limit } = request;
  const { specimens, changed, unanswered, changes } = await workedOut(db, modelId, againstModelId);
  const nameOf = (id: number | null) => (id === null ? null : taxon(db, id).scientificName);
  const photoOf = (specimenId: number) =>
    db.value<number>('SELECT min(id) FROM photo WHERE specimen_id = ?', [specimenId]);
  return {
    specimens,
    changed,
    unanswered,
    total: changes.length,
    rows: changes.slice(from, from + Math.min(limit, 500)).map((change) => ({
      now: nameOf(change.now),
      instead: nameOf(change.instead),
      specimens: change.specimens,
      examples: change.examples.map((specimenId) => ({ specimenId, photoId: photoOf(specimenId) })),
    })),
  };
}

async function workedOut(db: ReadHandle, modelId: number, againstModelId: number): Promise<Adoption> {
  const key = [modelRow(db, modelId).id, modelRow(db, againstModelId).id, ...stateOf(db)].join(' ');
  const known = adoptions.get(db);
  if (known?.key === key) return known;
  // A model from elsewhere may give a taxon by its synonym, which would change nothing.
  const acceptedOf = acceptedTaxa(db);
  const accepted = (id: number | null) => (id === null ? null : acceptedOf(id));
  const changes = new Map<string, Change>();
  const count = { specimens: 0, changed: 0, unanswered: 0 };
  const sql = `SELECT id FROM specimen WHERE id > :after AND shown_determination_id IS NULL ORDER BY id LIMIT :page`;
  for await (const rows of walkRows<{ id: number }>(db, sql, ({ id }) => id, { page: SPECIMENS_A_CHUNK })) {
    const ids = rows.map(({ id }) => id);
    const answersNow = pooledAnswers(db, ids, againstModelId);
    const answersInstead = pooledAnswers(db, ids, modelId);
    for (const id of ids) {
      const now = answersNow.get(id);
      const instead = answersInstead.get(id);
      if (!now) continue;
      if (!instead) {
        count.unanswered += 1;
        continue;
      }
      count.specimens += 1;
      const struck = personsView(standingDeterminations(db, id)).struck;
      const names = { now: accepted(proposal(now, struck)), instead: accepted(proposal(instead, struck)) };
      if (names.now === names.instead) continue;
      count.changed += 1;
      const kind = `${names.now} ${names.instead}`;
      const change = changes.get(kind) ?? { ...names, specimens: 0, examples: [] };
      change.specimens += 1;
      if (change.examples.length < MOST_EXAMPLES) change.examples.push(id);
      changes.set(kind, change);
    }
  }
  const sorted = [...changes.values()].sort(
    (a, b) => b.specimens - a.specimens || (a.now ?? 0) - (b.now ?? 0) || (a.instead ?? 0) - (b.instead ?? 0),
  );
  const found = { key, ...count, changes: sorted };
  adoptions.set(db, found);
  return found;
}

/** The surest name that nobody struck out, as current-name.ts proposes it. */
function proposal(answer: PooledAnswer, struck: ReadonlySet<number>): number | null {
  return answer.top.find(({ taxonId }) => !struck.has(taxonId))?.taxonId ?? null;
}

/** Changes whenever a person decides, a photo comes or a model answers. */
function stateOf(db: ReadHandle): number[] {
  return [
    db.value<number>('SELECT ifnull(max(id), 0) FROM action'),
    db.value<number>('SELECT ifnull(max(id), 0) FROM specimen'),
    db.value<number>('SELECT count(*) FROM answered_photo'),
  ];
}

export function waitingProposals(db: ReadHandle, modelId: number): WaitingProposals {
  const byPercent = Array.from({ length: 100 }, () => 0);
  const rows = db.all<{ percent: number; specimens: number }>(
    // A certainty of 0.29 is a hair below; the hair is added before cutting.
    `SELECT min(99, CAST(shown_certainty * 100 + 1e-9 AS INTEGER)) AS percent, count(*) AS specimens
     FROM specimen WHERE shown_status = 'proposed' AND shown_model_id = ? GROUP BY 1`,
    [modelId],
  );
  for (const { percent, specimens } of rows) byPercent[percent] = specimens;
  return { specimens: byPercent.reduce((a, b) => a + b, 0), byPercent };
}
