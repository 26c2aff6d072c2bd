// Row `gpu`: training in bfloat16 on an NVIDIA GPU beside PyTorch's automatic mixed precision on the same card (channels
// last, compiled). Left out where there is no such card. Untried: written where there was none.
import { fileURLToPath } from 'node:url';
import { chooseTensorflow } from '../../native/tensorflow.mjs';
import { commandOf } from './engines.mjs';
import { figuresOf, measured, say, takeTurns } from './figures.mjs';

const WARMUP = 10;
const STEPS = 50;
const amp = fileURLToPath(new URL('engine_pytorch_amp.py', import.meta.url));

export const gpuRow = {
  name: 'gpu',
  async run({ options, rounds }) {
    const what = `ResNet50 training on the GPU in bfloat16, ${options.size} px, batch ${options.batch}`;
    const skipped = await whyNot();
    if (skipped) return { what, skipped };
    const [python = ''] = await commandOf('pytorch');
    const input = ['train', options.batch, options.size, String(WARMUP), String(STEPS), ''];
    const turns = await takeTurns(rounds, ['vasculum', 'pytorch'], async (side, round) => {
      const [program = '', ...start] = side === 'vasculum' ? await commandOf('vasculum') : [python, amp];
      const turn = await figuresOf(program, [...start, ...input, 'bfloat16']);
      say(`gpu, round ${round + 1} of ${rounds}: ${side} ${turn.imagesPerSecond.toFixed(1)} images/s`);
      return turn;
    });
    const measure = { measure: 'imagesPerSecond', unit: 'images/s', goal: { ratioAtLeast: 0.9 } };
    const measures = [measured(turns, ['vasculum', 'pytorch'], measure)];
    return { what, compared: [{ peer: 'pytorch', titles: ['Vasculum', 'PyTorch AMP', 'ratio'], measures }] };
  },
};

/** Why no GPU can be used here, in words. */
async function whyNot() {
  if ((await chooseTensorflow(undefined)) !== 'cuda') return 'there is no NVIDIA GPU: nvidia-smi names none';
  const { deviceInfo } = await import('../../dist/electron/trainer/device/device.js');
  const { kind, why } = await deviceInfo();
  return kind === 'gpu' ? null : why;
}
