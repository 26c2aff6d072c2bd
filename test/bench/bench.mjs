// `npm run bench`: how fast Vasculum is beside other programs on the same machine and the same work, row by row; a file
// for each row says what it measures and beside what. The sides of a row take turns, median and range are printed.
// Options: --rounds N --only train,import,keras,... --json, and of some rows:
//   train, train-bfloat16, infer, photo, memory, gpu, app, stall: --batch N --size N (px); memory, app, stall: --precision bfloat16
//   learn: --set drawn, drawn-200 or photos; each round has a seed of its own
//   import, recognise: --photos N, codes: --labels N, catalogue: --catalogue-photos N, csv: --specimens N, scroll, decide, start, idle, alike: --grid-photos N
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { table } from './figures.mjs';
import { alikeRow } from './row-alike.mjs';
import { appRow } from './row-app.mjs';
import { codesRow } from './row-codes.mjs';
import { catalogueRow } from './row-catalogue.mjs';
import { csvRow } from './row-csv.mjs';
import { decideRow } from './row-decide.mjs';
import { engineRow } from './row-engines.mjs';
import { gpuRow } from './row-gpu.mjs';
import { importRow } from './row-import.mjs';
import { learnRow } from './row-learn.mjs';
import { memoryRow } from './row-memory.mjs';
import { qualityRow } from './row-quality.mjs';
import { recogniseRow } from './row-recognise.mjs';
import { scrollRow } from './row-scroll.mjs';
import { startRow } from './row-start.mjs';
import { stallRow } from './row-stall.mjs';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    only: { type: 'string', default: '' },
    json: { type: 'boolean', default: false },
    batch: { type: 'string', default: '16' },
    size: { type: 'string', default: '224' },
    precision: { type: 'string', default: 'float32' },
    set: { type: 'string', default: 'drawn' },
    labels: { type: 'string', default: '400' },
    photos: { type: 'string', default: '1000' },
    'catalogue-photos': { type: 'string', default: '1000000' },
    specimens: { type: 'string', default: '100000' },
    'grid-photos': { type: 'string', default: '100000' },
  },
});

/** Rows with the peers that can be left out of them. */
const ROWS = [
  engineRow('train'),
  engineRow('train-bfloat16'),
  engineRow('infer'),
  engineRow('photo'),
  recogniseRow,
  learnRow,
  memoryRow,
  gpuRow,
  appRow,
  stallRow,
  importRow,
  codesRow,
  qualityRow,
  catalogueRow,
  alikeRow,
  csvRow,
  scrollRow,
  decideRow,
  startRow('start'),
  startRow('idle'),
];

const rounds = Number(options.rounds);
const folder = mkdtempSync(path.join(tmpdir(), 'vasculum-bench-'));
const results = [];
try {
  for (const { row, peers } of chosen(options.only)) {
    results.push({ row: row.name, ...(await row.run({ options, rounds, folder, peers })) });
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.stdout.write(options.json ? `${JSON.stringify({ rounds, results })}\n` : table(rounds, results));

/**
 * The rows and peers that `--only` names; all rows, or all peers, where it names none of them.
 * @param {string} only
 */
function chosen(only) {
  const words = only.split(',').filter((word) => word !== '');
  const rowNames = ROWS.map(({ name }) => name);
  const peerNames = ROWS.flatMap(({ peers = [] }) => peers);
  const known = [...new Set([...rowNames, ...peerNames])];
  const strange = words.filter((word) => !known.includes(word));
  if (strange.length > 0) throw new Error(`--only knows ${known.join(', ')}; not ${strange.join(', ')}`);
  const namesRow = words.some((word) => rowNames.includes(word));
  const namesPeer = words.some((word) => peerNames.includes(word));
  return ROWS.filter(({ name }) => !namesRow || words.includes(name))
    .map((row) => ({ row, peers: (row.peers ?? []).filter((peer) => !namesPeer || words.includes(peer)) }))
    .filter(({ row, peers }) => peers.length > 0 || (row.peers === undefined && (namesRow || !namesPeer)));
}
