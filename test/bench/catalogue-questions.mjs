// One turn of the row `catalogue`: opens the catalogue and asks its thread what the window asks, question after question,
// none twice. Prints by kind of question how many there were and their p50, p99 and longest time, and p99 and longest time of
// the processor, all in ms. Input: catalogue.
import { EVERYTHING, STATUSES } from '../../dist/electron/contract/collection.js';
import { Engine } from '../../dist/electron/engine/engine.js';

const ORDERS = ['catalogue-number', 'name', 'certainty', 'date-collected', 'newest'];
const REVIEW_ORDERS = ['doubt', 'margin', 'entropy', 'contradiction', 'teaching', 'taxon', 'catalogue-number'];
/** The grid's page. */
const PAGE = 200;
const JUMPS = 30;
const FILTERS = 60;

const engine = new Engine();
const { photos, specimens } = await engine.open(process.argv[2] ?? '', false);
const ask = (name, input) => engine.catalogue.call(name, input);
/** @type {Record<string, {wall: number, cpu: number}[]>} */
const times = {};

/** Asks and keeps the times under this kind. */
async function timed(kind, name, input) {
  const start = performance.now();
  const before = process.cpuUsage();
  const answer = await ask(name, input);
  const { user, system } = process.cpuUsage(before);
  (times[kind] ??= []).push({ wall: performance.now() - start, cpu: (user + system) / 1000 });
  return answer;
}

const page = (rest) => ({ filter: EVERYTHING, order: 'catalogue-number', limit: PAGE, ...rest });
for (const order of ORDERS)
  await timed('first page of an order, just opened', 'collection.page', page({ order, index: 0 }));
for (const order of REVIEW_ORDERS)
  await timed('first page of an order, just opened', 'review.queue', {
    order,
    modelId: null,
    statuses: [],
    limit: 100,
  });

for (let jump = 0; jump < JUMPS; jump++) {
  for (const order of ORDERS) {
    const index = Math.floor((photos * (jump + 0.5)) / JUMPS);
    const here = await timed('list, by place', 'collection.page', page({ order, index }));
    if (here.next) await timed('list, page after page', 'collection.page', page({ order, after: here.next }));
  }
}

const { taxa, sources, views, determiners } = await ask('collection.facets', EVERYTHING);
const pick = (list, number) => list[number % list.length].value;
/** Filters as people click them together; each differs from all others. */
const filters = Array.from({ length: 2 * FILTERS }, (_, number) => ({
  ...EVERYTHING,
  taxonIds: [pick(taxa, number * 17 + 1)],
  statuses:
    number % 2 === 0
      ? [
          pick(
            STATUSES.map((value) => ({ value })),
            number / 2,
          ),
        ]
      : [],
  views: number % 3 === 0 ? [pick(views, number / 3)] : [],
  sourceIds: number % 5 === 0 ? [pick(sources, number / 5)] : [],
  determiners: number % 7 === 0 ? [pick(determiners, number / 7)] : [],
}));
for (const [number, filter] of filters.slice(0, FILTERS).entries()) {
  const order = ORDERS[number % ORDERS.length];
  const { total } = await timed('filtered list', 'collection.page', page({ filter, order, index: 0 }));
  await timed('filtered list', 'collection.page', page({ filter, order, index: Math.floor(total / 2) }));
}
for (const filter of filters.slice(FILTERS)) await timed('facets', 'collection.facets', filter);

const texts = [
  'f',
  'fo',
  'forest',
  'forest 12',
  'austria',
  'ger',
  'austria forest',
  'vc',
  'jpg',
  'holotype',
  '1',
  '12',
];
for (let number = 0; number < FILTERS; number++) {
  texts.push(`${1000 + number * 577}`, `forest ${number * 71}`, `collector ${number * 5}`);
  texts.push(`genus${'abcdefghij'[number % 10]} spec`, `austria collector ${number}`);
}
for (const text of texts) await timed('search', 'collection.page', page({ filter: { ...EVERYTHING, text }, index: 0 }));
for (const text of texts) await timed('names', 'names.search', { text, limit: 20 });

for (const order of REVIEW_ORDERS) {
  let after;
  for (let number = 0; number < JUMPS; number++) {
    const request = { order, modelId: null, statuses: [], limit: 100, ...(after && { after }) };
    after = (await timed('review, page after page', 'review.queue', request)).next;
  }
}
for (let number = 0; number < 10 * JUMPS; number++) {
  const specimenId = 1 + ((number * 7919) % specimens);
  await timed('review, one specimen', 'review.specimen', { specimenId, modelId: null });
}
await engine.stop();

times['all of these together'] = Object.values(times).flat();
const kinds = Object.fromEntries(Object.entries(times).map(([kind, list]) => [kind, figures(list)]));
process.stdout.write(`${JSON.stringify({ kinds })}\n`);

/** @param {{wall: number, cpu: number}[]} list */
function figures(list) {
  const share = (key, part) => {
    const sorted = list.map((times) => times[key]).toSorted((a, b) => a - b);
    return sorted[Math.ceil(part * sorted.length) - 1] ?? NaN;
  };
  const of = { p50: share('wall', 0.5), p99: share('wall', 0.99), longest: share('wall', 1) };
  return { questions: list.length, ...of, cpu99: share('cpu', 0.99), cpuLongest: share('cpu', 1) };
}
