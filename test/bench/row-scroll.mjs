// Row `scroll`: the collection's grid with a hundred thousand photos in the real program, scrolled by wheel and by its
// bar. Each frame is looked at from inside the page: is a place on screen empty (no card at all), does a card still wait
// for its record or its picture (a grey place, as designed), and did the frame take longer than 50 ms?
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { withDisplay } from '../../native/display.mjs';
import { findElectron } from '../../native/electron.mjs';
import { makeCatalogue, makeThumbnails } from './fill-catalogue.mjs';
import { measured, say, takeTurns } from './figures.mjs';
import { launch } from './launch.mjs';

const SECONDS = 8;
/** Of Chromium's scroll bar: from its edge to its middle, and over the button at its end to the thumb, px. */
const BAR_MIDDLE = 5;
const BAR_BUTTON = 24;

export const scrollRow = {
  name: 'scroll',
  async run({ options, rounds, folder }) {
    const photos = Number(options['grid-photos']);
    const what = `Scrolling a grid of ${photos} photos for ${SECONDS} s`;
    if (!findElectron()) return { what, skipped: 'Electron is not here; npm run setup' };
    const catalogue = path.join(folder, 'grid-catalogue');
    say(`scroll: making up ${photos} photos and their thumbnails`);
    await makeCatalogue(catalogue, { photos, photosPerSpecimen: 2, taxa: 800 });
    await makeThumbnails(catalogue, photos);
    const turns = await withDisplay(async (environment) => {
      const env = { ...environment, VASCULUM_PROFILE: path.join(folder, 'grid-profile') };
      const app = await launch(['--catalogue', catalogue], { env });
      const page = await app.firstWindow();
      await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: 'Collection' }).click();
      const grid = page.getByRole('listbox', { name: 'Photos' });
      await grid.getByRole('option').first().waitFor();
      const turns = await takeTurns(rounds, ['wheel', 'bar'], async (way, round) => {
        const turn = await watched(page, grid, way === 'wheel' ? byWheel : byBar);
        if (turn.screens < 10) throw new Error(`the grid did not scroll by ${way}`);
        say(
          `scroll, round ${round + 1} of ${rounds}: ${way}, ${turn.empty} of ${turn.frames} frames with an empty place`,
        );
        return turn;
      });
      await app.close();
      return turns;
    });
    const measures = [
      { measure: 'empty', unit: 'frames with an empty place', goal: { atMost: 0 } },
      { measure: 'unread', unit: 'frames with a card not read yet' },
      { measure: 'unseen', unit: 'frames with a picture to come' },
      { measure: 'long', unit: 'frames longer than 50 ms' },
      { measure: 'frames', unit: 'frames' },
      { measure: 'screens', unit: 'screens passed' },
    ];
    return {
      what,
      compared: ['wheel', 'bar'].map((way) => ({
        peer: way,
        titles: [`by ${way}`],
        measures: measures.map((measure) => measured(turns, [way], measure)),
      })),
    };
  },
};

async function watched(page, grid, scroll) {
  await grid.evaluate((box) => (box.scrollTop = 0));
  await setTimeout(1000);
  await grid.evaluate((box) => {
    const seen = { frames: 0, empty: 0, unread: 0, unseen: 0, long: 0, screens: 0 };
    let before = performance.now();
    let top = box.scrollTop;
    const look = (now) => {
      seen.frames += 1;
      if (now - before > 50) seen.long += 1;
      before = now;
      seen.screens += Math.abs(box.scrollTop - top) / box.clientHeight;
      top = box.scrollTop;
      // Where the middles of the first and last rows on screen lie, and some between.
      const frame = box.getBoundingClientRect();
      const at = [0.02, 0.25, 0.5, 0.75, 0.98].map((share) => frame.top + share * frame.height);
      const cells = [...box.querySelectorAll('.place')].map((place) => ({ place, of: place.getBoundingClientRect() }));
      const shown = cells.filter(({ of }) => of.bottom > frame.top && of.top < frame.bottom);
      if (at.some((y) => !shown.some(({ of }) => of.top <= y && of.bottom >= y))) seen.empty += 1;
      if (shown.some(({ place }) => place.querySelector('.blank'))) seen.unread += 1;
      else if (shown.some(({ place }) => [...place.querySelectorAll('img')].some((img) => !img.complete)))
        seen.unseen += 1;
      globalThis.benchFrame = requestAnimationFrame(look);
    };
    globalThis.benchSeen = seen;
    globalThis.benchFrame = requestAnimationFrame(look);
  });
  await scroll(page, grid);
  return page.evaluate(() => {
    cancelAnimationFrame(globalThis.benchFrame);
    return globalThis.benchSeen;
  });
}

/** Turns of the wheel as a hurried hand makes them. */
async function byWheel(page, grid) {
  await grid.hover();
  const end = performance.now() + SECONDS * 1000;
  while (performance.now() < end) {
    await page.mouse.wheel(0, 360);
    await setTimeout(25);
  }
}

/** The bar taken and drawn from top to bottom. */
async function byBar(page, grid) {
  const { x, y, width, height } = await grid.boundingBox();
  const bar = x + width - BAR_MIDDLE;
  const [from, to] = [y + BAR_BUTTON, y + height - BAR_BUTTON];
  await page.mouse.move(bar, from);
  await page.mouse.down();
  const steps = SECONDS * 30;
  for (let step = 1; step <= steps; step++) {
    await page.mouse.move(bar, from + ((to - from) * step) / steps);
    await setTimeout(1000 / 30);
  }
  await page.mouse.up();
}
