// Rows `start` and `idle`: the real program with a catalogue of `--grid-photos` beside an Electron window that shows one
// line of text. `start`: seconds from starting the program until its first photos are on screen. `idle`: memory of all its
// processes once nothing has been asked for more than a minute, what several of them share counted once (Linux only).
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { withDisplay } from '../../native/display.mjs';
import { findElectron } from '../../native/electron.mjs';
import { makeCatalogue, makeThumbnails } from './fill-catalogue.mjs';
import { measured, say, takeTurns } from './figures.mjs';
import { launch } from './launch.mjs';

const EMPTY = fileURLToPath(new URL('empty-window', import.meta.url));
/** Longer than anything that the program keeps for a while. */
const IDLE_MS = 75_000;

/** What is looked at once the first photos are there, and how it is told. */
const WORKS = {
  start: {
    what: 'From the start of the program to its first photos on screen',
    measure: { measure: 'seconds', unit: 's', goal: { ratioAtMost: 1.4 } },
  },
  idle: {
    what: 'Memory of the program when idle',
    measure: { measure: 'bytes', unit: 'MB', scale: 1e-6, goal: { ratioAtMost: 1.3 } },
  },
};

/** @param {keyof typeof WORKS} work */
export function startRow(work) {
  const { what: title, measure } = WORKS[work];
  return {
    name: work,
    async run({ options, rounds, folder }) {
      const photos = Number(options['grid-photos']);
      const what = `${title}, ${photos} photos in the catalogue`;
      if (!findElectron()) return { what, skipped: 'Electron is not here; npm run setup' };
      if (work === 'idle' && process.platform !== 'linux') return { what, skipped: 'Linux alone tells it' };
      const catalogue = path.join(folder, `${work}-catalogue`);
      say(`${work}: making up ${photos} photos and their thumbnails`);
      await makeCatalogue(catalogue, { photos, photosPerSpecimen: 2, taxa: 800 });
      await makeThumbnails(catalogue, photos);
      const profiles = path.join(folder, `${work}-profiles`);
      const turns = await withDisplay((environment) => {
        const turn = async (side) => {
          const figures = await launched(side, { environment, catalogue, profiles, idle: work === 'idle' });
          say(`${work}: ${side} ${figures[measure.measure].toFixed(2)}`);
          return figures;
        };
        return takeTurns(rounds, ['vasculum', 'empty'], async (side, round) => {
          // The first start of each fills the system's and Chromium's caches.
          if (round === 0) await turn(side);
          return turn(side);
        });
      });
      rmSync(catalogue, { recursive: true, force: true });
      const titles = ['Vasculum', 'empty window', 'ratio'];
      return {
        what,
        compared: [{ peer: 'empty', titles, measures: [measured(turns, ['vasculum', 'empty'], measure)] }],
      };
    },
  };
}

async function launched(side, { environment, catalogue, profiles, idle }) {
  const profile = path.join(profiles, side);
  mkdirSync(profile, { recursive: true });
  const [args, app] =
    side === 'empty' ? [[`--user-data-dir=${profile}`], { app: EMPTY }] : [['--catalogue', catalogue], {}];
  const env = { ...environment, VASCULUM_PROFILE: profile };
  const started = Date.now();
  const program = await launch(args, { ...app, env });
  const page = await program.firstWindow();
  const shown = await page.waitForFunction(side === 'empty' ? textIsPainted : photosAreShown, null, { polling: 'raf' });
  const seconds = ((await shown.jsonValue()) - started) / 1000;
  let bytes = 0;
  if (idle) {
    await setTimeout(IDLE_MS);
    bytes = memoryOf(program.process().pid ?? 0);
  }
  await program.close();
  return { seconds, bytes };
}

/** In the page; the moment, ms since 1970. */
function textIsPainted() {
  const [paint] = performance.getEntriesByName('first-contentful-paint');
  return paint && performance.timeOrigin + paint.startTime;
}

/** In the page: the pictures of all places on screen are there. */
function photosAreShown() {
  const pictures = [...document.querySelectorAll('[role="option"] img')];
  const there = pictures.length > 0 && pictures.every((img) => img.complete && img.naturalWidth > 0);
  return there && performance.timeOrigin + performance.now();
}

/** Of a process and all that it started: proportional set sizes, bytes. */
function memoryOf(pid) {
  const kilobytes = /^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
  const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
  );
  return children.reduce((sum, child) => sum + memoryOf(Number(child)), Number(kilobytes) * 1024);
}
