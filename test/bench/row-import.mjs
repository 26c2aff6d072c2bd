// Row `import`: the import job (hash, EXIF, thumbnail, rows of the catalogue) beside sharp's thumbnails and SHA-256 alone
// of the same photos of 12 million pixels, both with the same number of threads and of photos under way.
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { threadPoolSize } from '../../native/thread-pool.cjs';
import { drawPhotos } from './draw-photos.mjs';
import { figuresOf, measured, say, takeTurns } from './figures.mjs';

const TURN = { vasculum: 'import-vasculum.mjs', sharp: 'import-sharp.mjs' };
const environment = { ...process.env, UV_THREADPOOL_SIZE: threadPoolSize() };

export const importRow = {
  name: 'import',
  async run({ options, rounds, folder }) {
    const count = Number(options.photos);
    say(`import: drawing ${count} photos`);
    const photos = await drawPhotos(path.join(folder, 'photos'), count);
    const turns = await takeTurns(rounds, ['vasculum', 'sharp'], async (side, round) => {
      const into = mkdtempSync(path.join(folder, `${side}-`));
      const file = fileURLToPath(new URL(TURN[side], import.meta.url));
      const turn = await figuresOf(process.execPath, [file, photos, into], environment);
      rmSync(into, { recursive: true, force: true });
      say(`import, round ${round + 1} of ${rounds}: ${side} ${turn.photosPerSecond.toFixed(2)} photos/s`);
      return turn;
    });
    rmSync(photos, { recursive: true, force: true });
    const measures = [
      { measure: 'photosPerSecond', unit: 'photos/s', goal: { ratioAtLeast: 0.8 } },
      { measure: 'photosPerCpuSecond', unit: 'photos a second of one core' },
    ];
    return {
      what: `Import of ${count} photos of 12 million pixels`,
      compared: [
        {
          peer: 'sharp',
          titles: ['Vasculum', 'sharp + SHA-256', 'ratio'],
          measures: measures.map((measure) => measured(turns, ['vasculum', 'sharp'], measure)),
        },
      ],
    };
  },
};
