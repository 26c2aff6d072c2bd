// Rows `train`, `train-bfloat16`, `infer` and `photo`: how fast and how large Vasculum's engine is beside others on the same
// machine and the same work: a ResNet50 (stride in the first 1x1), random pictures, all cores, in float32 or, where the
// processor multiplies it, in bfloat16 (each by its own mixed precision); and one photo from file to answer.
// Installs the Python peers by itself, pinned, into the user's cache folder.
import path from 'node:path';
import { processorPrecision } from '../../dist/electron/files/processor.js';
import { drawPhoto } from './draw-photos.mjs';
import { ENGINES, commandOf } from './engines.mjs';
import { figuresOf, measured, say, takeTurns } from './figures.mjs';

const environment = { ...process.env, TF_ENABLE_ONEDNN_OPTS: '1', TF_CPP_MIN_LOG_LEVEL: '2', CUDA_VISIBLE_DEVICES: '' };

/** What is measured beside whom, with the ratio to reach, the steps before the clock starts and those that it counts. */
const WORKS = {
  train: { title: 'training', warmup: 2, steps: 4, peers: { keras: 1.3, pytorch: 1.1, tfjs: 3 } },
  'train-bfloat16': { title: 'training in bfloat16', warmup: 2, steps: 6, peers: { keras: 1.3, pytorch: 1.1 } },
  infer: { title: 'inference', warmup: 3, steps: 10, peers: { keras: undefined, openvino: 1.1, onnxruntime: 1.2 } },
  photo: { title: 'one photo, file to answer', warmup: 5, steps: 40, batch: '1', peers: { onnxruntime: 1 } },
};

/** What is compared, and in what unit it is printed. */
const MEASURES = [
  { measure: 'imagesPerSecond', unit: 'images/s' },
  // Other programs on the machine take time from the clock, but far less from this.
  { measure: 'imagesPerCpuSecond', unit: 'images a second of one core' },
  // For use, most of it is what making the model took, which is not the work.
  { measure: 'peakBytes', unit: 'GB of memory at most', scale: 1e-9, only: /^train/ },
];

/** @param {keyof typeof WORKS} work */
export function engineRow(work) {
  const { title, warmup, steps, batch, peers } = /** @type {{batch?: string} & (typeof WORKS)['train']} */ (
    WORKS[work]
  );
  return {
    name: work,
    peers: Object.keys(peers),
    async run({ options, rounds, folder, peers: wanted }) {
      const photo = work === 'photo' ? await drawPhoto(path.join(folder, 'photo.jpg')) : '';
      const engines = ['vasculum', ...wanted];
      const commands = {};
      for (const engine of engines) commands[engine] = await commandOf(engine);
      const [kind, precision = 'float32'] = work.split('-');
      const what = `ResNet50 ${title}, ${options.size} px, batch ${batch ?? options.batch}`;
      if (precision === 'bfloat16' && processorPrecision() !== precision) {
        return { what, skipped: 'this processor does not multiply bfloat16' };
      }
      const figures = [batch ?? options.batch, options.size, String(warmup), String(steps), photo, precision];
      const turns = await takeTurns(rounds, engines, async (engine, round) => {
        const [program, ...start] = commands[engine];
        const turn = await figuresOf(program, [...start, kind, ...figures], environment);
        const speed = turn.imagesPerSecond.toFixed(2);
        say(`${title}, round ${round + 1} of ${rounds}: ${ENGINES[engine].title} ${speed} images/s`);
        return turn;
      });
      return {
        what,
        compared: wanted.map((peer) => ({
          peer,
          titles: ['Vasculum', ENGINES[peer].title, 'ratio'],
          measures: MEASURES.filter(({ only }) => only?.test(work) ?? true).map((measure) =>
            measured(turns, ['vasculum', peer], { ...measure, ...goalOf(measure.measure, peer, peers[peer]) }),
          ),
        })),
      };
    },
  };
}

function goalOf(measure, peer, ratioAtLeast) {
  if (measure === 'imagesPerSecond' && ratioAtLeast !== undefined) return { goal: { ratioAtLeast } };
  return measure === 'peakBytes' && peer === 'tfjs' ? { goal: { ratioAtMost: 0.25 } } : {};
}
