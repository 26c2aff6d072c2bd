// Row `quality`: of drawn photos and of cut-out photographs, good and spoilt in known ways, the share of which each flaw is told;
// and what measuring adds to reading a photo, in turns.
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { flawsOf } from '../../dist/electron/domain/intake/quality.js';
import { pathOf } from '../../dist/electron/files/path-text.js';
import { qualityOf } from '../../dist/electron/photos/quality.js';
import { readPhoto } from '../../dist/electron/photos/read-photo.js';
import { drawSpecimen } from '../../dist/electron/sample/draw/specimen.js';
import { DEFAULT_TAXA } from '../../dist/electron/sample/draw/taxa.js';
import { drawGround } from './draw-labels.mjs';
import { measured, say, takeTurns } from './figures.mjs';
import { cutOutPhotos, drawnPhotos, saidOfSpoilt } from './spoil-photos.mjs';

/** Where Debian's tuxpaint-stamps-default puts its pictures; `QUALITY_CUT_OUTS` names another folder. */
const CUT_OUTS = process.env['QUALITY_CUT_OUTS'] ?? '/usr/share/tuxpaint/stamps';
const EDGES = [480, 1000];
const PHOTOS = 60;
const SIZES = [
  [1600, 1200],
  [4000, 3000],
  [6000, 4000],
];

export const qualityRow = {
  name: 'quality',
  async run({ rounds, folder }) {
    const into = path.join(folder, 'quality');
    mkdirSync(into);
    const sets = { drawn: drawnPhotos(drawSpecimen, DEFAULT_TAXA, PHOTOS) };
    if (existsSync(CUT_OUTS)) sets['cut out'] = await cutOutPhotos(CUT_OUTS, PHOTOS);
    const compared = [];
    for (const [set, photos] of Object.entries(sets)) {
      for (const edge of EDGES) {
        const said = await saidOfSpoilt({ qualityOf, flawsOf }, photos, edge);
        say(`quality: ${set}, ${edge} px: ${JSON.stringify(said)}`);
        compared.push({ peer: `${set}, ${edge} px`, titles: ['Vasculum'], measures: sharesOf(said) });
      }
    }
    for (const [width, height] of SIZES) compared.push(await timesOf(width, height, rounds, into));
    rmSync(into, { recursive: true, force: true });
    return { what: 'Flaws told of photos, and what measuring adds to reading a photo', compared };
  },
};

function sharesOf(said) {
  const share = (count, photos, measure) =>
    measured([{ vasculum: { share: count / photos } }], ['vasculum'], { measure: 'share', unit: measure });
  return Object.entries(said).map(([way, { photos, expected, flaws }]) =>
    expected === null
      ? share(Math.max(0, ...Object.values(flaws)), photos, `of ${photos} good ones blamed, for one flaw at most`)
      : share(flaws[expected] ?? 0, photos, `of ${photos} ${way} ones told as ${expected}`),
  );
}

async function timesOf(width, height, rounds, into) {
  const ground = await drawGround(width, height, 3);
  const file = path.join(into, 'photo.jpg');
  writeFileSync(
    file,
    await sharp(ground.pixels, { raw: { width, height, channels: 3 } })
      .jpeg({ quality: 90 })
      .toBuffer(),
  );
  const read = (quality) =>
    readPhoto({
      path: pathOf(file),
      bytes: 1,
      modifiedMs: 1,
      follow: false,
      thumbnails: path.join(into, 'none'),
      quality,
    });
  const sides = { vasculum: () => read(true), alone: () => read(false) };
  await Promise.all(Object.values(sides).map((side) => side()));
  const turns = await takeTurns(rounds, Object.keys(sides), async (side) => {
    const start = performance.now();
    for (let time = 0; time < 5; time++) await sides[side]();
    return { ms: (performance.now() - start) / 5 };
  });
  return {
    peer: `reading ${width} x ${height} without measuring`,
    titles: ['Vasculum'],
    measures: [measured(turns, Object.keys(sides), { measure: 'ms', unit: 'ms a photo' })],
  };
}
