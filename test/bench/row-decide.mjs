// Row `decide`: Review in the real program with a catalogue of `--grid-photos` and photos of 12 million pixels, decided by
// Enter. Of each decision the time from the key to the frame in which the next specimen's photo stands, decoded, on screen.
import { linkSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import sharp from 'sharp';
import { openCatalogue } from '../../dist/electron/catalogue/opening/catalogue.js';
import { openKnownHere } from '../../dist/electron/profile/known-here.js';
import { withDisplay } from '../../native/display.mjs';
import { findElectron } from '../../native/electron.mjs';
import { makeCatalogue, makeThumbnails } from './fill-catalogue.mjs';
import { measured, say, takeTurns } from './figures.mjs';
import { launch } from './launch.mjs';

const DECISIONS = 100;
/** Between two decisions, ms: of somebody who looks at the photo, and of somebody who knows already. */
const LOOKS = { looking: 700, hurried: 250 };

export const decideRow = {
  name: 'decide',
  async run({ options, rounds, folder }) {
    const photos = Number(options['grid-photos']);
    const what = `From a decision in Review to the next photo on screen, ${photos} photos in the catalogue`;
    if (!findElectron()) return { what, skipped: 'Electron is not here; npm run setup' };
    const [catalogue, profile] = [path.join(folder, 'decide-catalogue'), path.join(folder, 'decide-profile')];
    say(`decide: making up ${photos} photos`);
    await makeCatalogue(catalogue, { photos, photosPerSpecimen: 2, taxa: 800 });
    await makeThumbnails(catalogue, photos);
    await makePhotos(catalogue, path.join(folder, 'decide-photos'), profile);
    const turns = await withDisplay(async (environment) => {
      const env = { ...environment, VASCULUM_PROFILE: profile };
      const app = await launch(['--catalogue', catalogue], { env });
      const page = await app.firstWindow();
      await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: 'Review' }).click();
      await page.getByRole('textbox', { name: 'Your name as determiner' }).fill('K. Sharma');
      await page.keyboard.press('Enter');
      await page.waitForFunction(isShown, null, { polling: 'raf' });
      const turns = await takeTurns(rounds, Object.keys(LOOKS), async (way, round) => {
        const times = await decided(page, LOOKS[way]);
        const at = (share) => times[Math.min(times.length - 1, Math.floor(share * times.length))];
        say(`decide, round ${round + 1} of ${rounds}: ${way}, median ${at(0.5).toFixed(1)} ms`);
        return { median: at(0.5), p95: at(0.95), longest: times.at(-1) };
      });
      await app.close();
      return turns;
    });
    const measures = [
      { measure: 'median', unit: 'ms, median', goal: { atMost: 50 } },
      { measure: 'p95', unit: 'ms, of 95 %', goal: { atMost: 50 } },
      { measure: 'longest', unit: 'ms, longest' },
    ];
    return {
      what,
      compared: Object.entries(LOOKS).map(([way, ms]) => ({
        peer: way,
        titles: [`one in ${ms} ms`],
        measures: measures.map((measure) => measured(turns, [way], measure)),
      })),
    };
  },
};

/** Twelve large pictures under the names of all photos of the catalogue, which may be read in this profile. */
async function makePhotos(catalogueFolder, folder, profile) {
  const drawn = [];
  mkdirSync(folder, { recursive: true });
  for (let number = 0; number < 12; number++) {
    const noise = /** @type {const} */ ({ type: 'gaussian', mean: 100 + 8 * number, sigma: 30 });
    const file = path.join(folder, `drawn-${number}.jpg`);
    const large = sharp({ create: { width: 4000, height: 3000, channels: 3, background: '#888', noise } });
    await large.blur(2).jpeg({ quality: 90 }).toFile(file);
    drawn.push(file);
  }
  const catalogue = openCatalogue(catalogueFolder, { create: false });
  catalogue.write.run(`UPDATE source SET folder = ? || '/' || id`, [folder]);
  const rows = catalogue.read.all('SELECT id, source_id AS source, relative_path AS relativePath FROM photo');
  for (const { id, source, relativePath } of rows) {
    const file = path.join(folder, String(source), relativePath);
    mkdirSync(path.dirname(file), { recursive: true });
    linkSync(drawn[id % drawn.length], file);
  }
  const sources = catalogue.read.all('SELECT folder FROM source').map((source) => source.folder);
  catalogue.close();
  openKnownHere(profile).catalogue(catalogueFolder, { created: true, sources }).allow(sources);
}

/** Times of so many decisions, ms, shortest first. */
async function decided(page, pauseMs) {
  const times = [];
  for (let decision = 0; decision < DECISIONS; decision++) {
    await page.evaluate(watch);
    await page.keyboard.press('Enter');
    times.push(await page.evaluate(() => globalThis.benchDecided));
    await setTimeout(pauseMs);
  }
  return times.sort((a, b) => a - b);
}

/** In the page: a decoded photo stands on the stage. */
function isShown() {
  const image = document.querySelector('.paper img');
  return image?.complete && image.naturalWidth > 1000;
}

/** In the page: from the next Enter to the frame after the one in which another photo was put on the stage. */
function watch() {
  const photo = () => document.querySelector('.paper img');
  const before = photo()?.src;
  globalThis.benchDecided = new Promise((resolve) => {
    addEventListener(
      'keydown',
      ({ timeStamp }) => {
        // A frame's own time may lie before the key: the clock is read in it.
        const end = () => resolve(performance.now() - timeStamp);
        const look = () => {
          const now = photo();
          const there = now && now.src !== before && now.complete && now.naturalWidth > 1000;
          requestAnimationFrame(there ? end : look);
        };
        look();
      },
      { capture: true, once: true },
    );
  });
}
