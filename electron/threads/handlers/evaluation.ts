/* How good models are. Leakage looks at pictures, and is loaded when it is first asked for. Runs in the catalogue thread. */
import type { CatalogueThread } from '../../contract/threads.ts';
import type { Handlers } from '../../calls/call.ts';
import { adoption, waitingProposals } from '../../studies/adoption.ts';
import { compareEvaluations, discordantPhotos } from '../../studies/comparison.ts';
import {
  evaluationOf,
  evaluationRows,
  listEvaluations,
  sampleOfEvaluation,
} from '../../catalogue/learning/evaluations.ts';
import type { Held } from './held.ts';

export function evaluationHandlers({ open, now }: Held) {
  return {
    'evaluations.list': ({ modelId }) => listEvaluations(open().read, modelId),
    'evaluations.one': ({ evaluationId }) => evaluationOf(open().read, evaluationId),
    'evaluations.rows': (request) => evaluationRows(open().read, request),
    'evaluations.sample': ({ evaluationId, n, seed }) => sampleOfEvaluation(open().read, evaluationId, n, seed),
    'evaluations.compare': ({ evaluationId, againstId }) => compareEvaluations(open().read, evaluationId, againstId),
    'evaluations.discordant': (request) => discordantPhotos(open().read, request),
    'evaluations.adoption': (request) => adoption(open().read, request),
    'evaluations.waiting': ({ modelId }) => waitingProposals(open().read, modelId),
    'evaluations.leakage': async ({ modelId }) =>
      (await import('../../studies/leakage.ts')).newestLeakage(open().read, modelId),
    'job.leakage': async ({ modelId }, context) =>
      (await import('../../studies/leakage.ts')).findLeakage(open(), modelId, context, now()),
  } satisfies Partial<Handlers<CatalogueThread>>;
}
