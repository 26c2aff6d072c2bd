/* Entry of the catalogue thread: answers main, and the trainer through the port that main hands over. */
import { parentPort } from 'node:worker_threads';
import type { CatalogueThread, CatalogueThreadEvents, TrainerStore } from '../contract/threads.ts';
import { type Handlers, receivePort, serve } from '../calls/call.ts';
import type { Catalogue } from '../catalogue/opening/catalogue.ts';
import { catalogueSummary } from '../catalogue/browsing/collection.ts';
import { catalogueHandlers } from './catalogue-handlers.ts';

/** At most so often is the window told that lists changed, ms. */
const TELL_MS = 300;

if (!parentPort) throw new Error('the catalogue runs in a worker thread');
const port = parentPort;

let telling: NodeJS.Timeout | null = null;

function tellChanged(catalogue: Catalogue): void {
  telling ??= setTimeout(() => {
    telling = null;
    // Closed meanwhile: nobody looks at its lists any more.
    catalogueSummary(catalogue).then(
      (summary) => emit('catalogue.changed', summary),
      () => {},
    );
  }, TELL_MS);
}

const handlers = catalogueHandlers(tellChanged, (problem) => emit('problem', problem));
const { emit } = serve<CatalogueThread, CatalogueThreadEvents>(port, handlers);

const trainerStore = {
  'learning.frame': handlers['learning.frame'],
  'runs.room': handlers['runs.room'],
  'runs.begin': handlers['runs.begin'],
  'runs.reopen': handlers['runs.reopen'],
  'runs.steps': handlers['runs.steps'],
  'runs.epoch': handlers['runs.epoch'],
  'runs.log': handlers['runs.log'],
  'runs.state': handlers['runs.state'],
  'models.folder': handlers['models.folder'],
  'models.add': handlers['models.add'],
  'models.files': handlers['models.files'],
  'models.passport': handlers['models.passport'],
  'models.taxa': handlers['models.taxa'],
  'photos.file': handlers['photos.file'],
  'weights.known': handlers['weights.known'],
  'weights.folder': handlers['weights.folder'],
  'weights.add': handlers['weights.add'],
  'weights.files': handlers['weights.files'],
  'predictions.todo': handlers['predictions.todo'],
  'predictions.add': handlers['predictions.add'],
  'embeddings.find': handlers['embeddings.find'],
  'embeddings.add': handlers['embeddings.add'],
  'evaluation.frame': handlers['evaluation.frame'],
  'evaluation.drift': handlers['evaluation.drift'],
  'evaluation.calibrate': handlers['evaluation.calibrate'],
  'evaluation.add': handlers['evaluation.add'],
} satisfies Handlers<TrainerStore>;

// A trainer that died is started anew by main, with a new port.
for (;;) serve<TrainerStore>(await receivePort(port, 'trainer'), trainerStore);
