/* Every request that the catalogue thread answers, by name: the sum of its areas. Runs in the catalogue thread. */
import type { Handlers } from '../calls/call.ts';
import type { Catalogue } from '../catalogue/opening/catalogue.ts';
import type { CatalogueThread } from '../contract/threads.ts';
import type { Problem } from '../domain/problems.ts';
import { collectionHandlers } from './handlers/collection.ts';
import { evaluationHandlers } from './handlers/evaluation.ts';
import { exportingHandlers } from './handlers/exporting.ts';
import { type Held, holdCatalogue } from './handlers/held.ts';
import { historyHandlers } from './handlers/history.ts';
import { importingHandlers } from './handlers/importing.ts';
import { learningHandlers } from './handlers/learning.ts';
import { namesHandlers } from './handlers/names.ts';
import { openingHandlers } from './handlers/opening.ts';
import { repairingHandlers } from './handlers/repairing.ts';
import { reviewHandlers } from './handlers/review.ts';
import { watchingHandlers } from './handlers/watching.ts';
import { trainerStore } from './handlers/trainer-store.ts';

export function catalogueHandlers(
  onChanged: (catalogue: Catalogue) => void,
  onProblem: (problem: Problem) => void = () => {},
) {
  return handlersOf(holdCatalogue(onChanged, onProblem));
}

export function handlersOf(held: Held) {
  return {
    ...openingHandlers(held),
    ...collectionHandlers(held),
    ...namesHandlers(held),
    ...importingHandlers(held),
    ...reviewHandlers(held),
    ...repairingHandlers(held),
    ...historyHandlers(held),
    ...learningHandlers(held),
    ...evaluationHandlers(held),
    ...exportingHandlers(held),
    ...watchingHandlers(held),
    ...trainerStore(held),
  } satisfies Handlers<CatalogueThread>;
}
