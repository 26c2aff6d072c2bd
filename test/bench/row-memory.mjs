// Row `memory`: training that spares memory beside training that keeps all of the way forth: the most it takes, and its speed.
import { fileURLToPath } from 'node:url';
import { figuresOf, measured, say, takeTurns } from './figures.mjs';

const engine = fileURLToPath(new URL('engine-vasculum.mjs', import.meta.url));

export const memoryRow = {
  name: 'memory',
  async run({ options, rounds }) {
    const { batch, size, precision } = options;
    const turns = await takeTurns(rounds, ['spared', 'kept'], async (side, round) => {
      const words = ['train', batch, size, '2', '3', '', precision, side === 'spared' ? 'spare' : ''];
      const turn = await figuresOf(process.execPath, [engine, ...words]);
      say(`memory, round ${round + 1} of ${rounds}: ${side} ${(turn.peakBytes / 1e9).toFixed(2)} GB`);
      return turn;
    });
    const measures = [
      { measure: 'peakBytes', unit: 'GB of memory at most', scale: 1e-9, goal: { ratioAtMost: 0.6 } },
      { measure: 'imagesPerSecond', unit: 'images/s', goal: { ratioAtLeast: 0.91 } },
      { measure: 'imagesPerCpuSecond', unit: 'images a second of one core' },
    ].map((measure) => measured(turns, ['spared', 'kept'], measure));
    const what = `Training of ResNet50, ${size} px, batch ${batch}, ${precision}`;
    return { what, compared: [{ peer: 'kept', titles: ['memory spared', 'all kept', 'ratio'], measures }] };
  },
};
