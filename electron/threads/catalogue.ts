/* Entry of the catalogue thread: answers main, and the trainer through the port that main hands over. */
import { parentPort } from 'node:worker_threads';
import type { CatalogueThread, CatalogueThreadEvents, TrainerStore } from '../contract/threads.ts';
import { receivePort, serve } from '../calls/call.ts';
import type { Catalogue } from '../catalogue/opening/catalogue.ts';
import { catalogueSummary } from '../catalogue/browsing/collection.ts';
import { handlersOf } from './catalogue-handlers.ts';
import { holdCatalogue } from './handlers/held.ts';
import { followLanguage } from './language.ts';
import { trainerStore } from './handlers/trainer-store.ts';

/** At most so often is the window told that lists changed, ms. */
const TELL_MS = 300;
/** Nothing asked for so long: memory that only makes answers quicker is given back, ms. */
const REST_MS = 10_000;

if (!parentPort) throw new Error('the catalogue runs in a worker thread');
const port = parentPort;
await followLanguage();

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

const held = holdCatalogue(tellChanged, (problem) => emit('problem', problem));
const { emit } = serve<CatalogueThread, CatalogueThreadEvents>(port, handlersOf(held));

const rest = setTimeout(() => {
  const catalogue = held.current();
  catalogue?.read.rest();
  catalogue?.write.rest();
}, REST_MS);
port.on('message', () => rest.refresh());

// A trainer that died is started anew by main, with a new port.
for (;;) serve<TrainerStore>(await receivePort(port, 'trainer'), trainerStore(held));
