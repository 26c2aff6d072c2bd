// Row `recognise`: `--photos` photos of 12 million pixels that were never seen, from their folder to names in the catalogue (import and
// recognition by a ResNet50, 224 px, float32), beside the same network in ONNX Runtime and OpenVINO fed by Pillow.
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { threadPoolSize } from '../../native/thread-pool.cjs';
import { pythonWith } from '../python.mjs';
import { drawPhotos } from './draw-photos.mjs';
import { figuresOf, measured, say, takeTurns } from './figures.mjs';

const file = (name) => fileURLToPath(new URL(name, import.meta.url));
const BATCH = '16';
const SIZE = '224';
const PEERS = { onnxruntime: 'ONNX Runtime + Pillow', openvino: 'OpenVINO + Pillow' };

export const recogniseRow = {
  name: 'recognise',
  peers: Object.keys(PEERS),
  async run({ options, rounds, folder, peers }) {
    const count = Number(options.photos);
    const python = await pythonWith('onnx', file('requirements-onnx.txt'));
    say(`recognise: drawing ${count} photos, and training a network for a moment`);
    const photos = await drawPhotos(path.join(folder, 'to-recognise'), count);
    const model = await modelFile(path.join(folder, 'recognise'));
    const turns = await takeTurns(rounds, ['vasculum', ...peers], async (side, round) => {
      const into = mkdtempSync(path.join(folder, `${side}-`));
      const turn = side === 'vasculum' ? await own(photos, model, into) : await peer(python, side, photos, into);
      rmSync(into, { recursive: true, force: true });
      say(`recognise, round ${round + 1} of ${rounds}: ${side} ${turn.photosPerSecond.toFixed(2)} photos/s`);
      return turn;
    });
    rmSync(photos, { recursive: true, force: true });
    const measures = [
      { measure: 'photosPerSecond', unit: 'photos/s', goal: { ratioAtLeast: 1.5 } },
      { measure: 'photosPerCpuSecond', unit: 'photos a second of one core' },
    ];
    return {
      what: `${count} photos of 12 million pixels, folder to predictions, ResNet50, ${SIZE} px`,
      compared: peers.map((side) => ({
        peer: side,
        titles: ['Vasculum', PEERS[side], 'ratio'],
        measures: measures.map((measure) => measured(turns, ['vasculum', side], measure)),
      })),
    };
  },
};

function own(photos, model, into) {
  const environment = { ...process.env, UV_THREADPOOL_SIZE: threadPoolSize() };
  return figuresOf(process.execPath, [file('recognise-vasculum.mjs'), photos, model, into], environment);
}

function peer(python, side, photos, into) {
  return figuresOf(python, [file('engine_recognise.py'), side, BATCH, SIZE, photos, path.join(into, 'table.sqlite')]);
}

/** What it learns in one epoch is worth nothing; how long it takes to answer is that of any ResNet50. */
async function modelFile(folder) {
  const { makeTrainingCatalogue, trainingSettings } = await import('./training-catalogue.mjs');
  const { Engine } = await import('../../dist/electron/engine/engine.js');
  const catalogue = await makeTrainingCatalogue(folder, Number(BATCH));
  const engine = new Engine(undefined, path.join(folder, 'profile'));
  await engine.open(catalogue, false);
  const settings = { ...trainingSettings({ batch: BATCH, size: SIZE, precision: 'float32' }), depth: 50, epochs: 1 };
  const { modelId } = await engine.runJob('train', { settings, resumeRunId: null });
  const model = path.join(folder, 'bench.vasculum-model');
  await engine.runJob('export-model', {
    modelId,
    path: model,
    replace: false,
    licence: 'CC0-1.0',
    credit: '',
    pictures: 'drawn',
  });
  await engine.stop();
  return model;
}
