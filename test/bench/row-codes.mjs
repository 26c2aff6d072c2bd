// Row `codes`: of drawn labels (Code 39, Code 128, ITF, Data Matrix, QR, PDF417; turned, blurred, dimmed, small on a photo of 12
// million pixels) the share whose code is read, and how many are read wrongly; and how long reading a photo takes beside
// SHA-256 and thumbnail alone, in turns, for several sizes, with a label and without.
import { mkdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { pathOf } from '../../dist/electron/files/path-text.js';
import { readPhoto } from '../../dist/electron/photos/read-photo.js';
import { drawGround, drawLabelled } from './draw-labels.mjs';
import { measured, say, takeTurns } from './figures.mjs';

const SIZES = [
  [1600, 1200],
  [4000, 3000],
  [6000, 4000],
];
const GROUNDS = 4;
/** A folder of thumbnails that is not there: every photo is decoded. */
const NONE = path.join(import.meta.dirname, 'no thumbnails');

export const codesRow = {
  name: 'codes',
  async run({ options, rounds, folder }) {
    const count = Number(options.labels);
    const into = path.join(folder, 'labels');
    mkdirSync(into);
    const { share, wrong } = await readLabels(count, into);
    const compared = [
      {
        peer: 'drawn labels',
        titles: ['Vasculum'],
        measures: [
          measured([{ vasculum: { share } }], ['vasculum'], { measure: 'share', unit: 'of the codes read' }),
          measured([{ vasculum: { wrong } }], ['vasculum'], {
            measure: 'wrong',
            unit: 'read wrongly',
            goal: { atMost: 0 },
          }),
        ],
      },
    ];
    for (const [width, height] of SIZES) compared.push(...(await timesOf(width, height, rounds, into)));
    rmSync(into, { recursive: true, force: true });
    return { what: `Codes on ${count} drawn labels, and the time of reading a photo`, compared };
  },
};

async function readLabels(count, into) {
  const grounds = await Promise.all(Array.from({ length: GROUNDS }, (_, number) => drawGround(4000, 3000, number * 3)));
  let [right, wrong] = [0, 0];
  for (let number = 0; number < count; number++) {
    const { file, text } = await drawLabelled(path.join(into, 'label.jpg'), number, grounds[number % GROUNDS]);
    const codes = await codesIn(file);
    if (codes.some((code) => code.text === text)) right += 1;
    wrong += codes.filter((code) => code.text !== text).length;
    if ((number + 1) % 50 === 0) say(`codes: ${right} of ${number + 1} read, ${wrong} wrongly`);
  }
  return { share: right / count, wrong };
}

async function timesOf(width, height, rounds, into) {
  const ground = await drawGround(width, height, 3);
  const without = path.join(into, 'without.jpg');
  await sharp(ground.pixels, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 90 })
    .toFile(without);
  const { file: labelled } = await drawLabelled(path.join(into, 'labelled.jpg'), 3, ground);
  const compared = [];
  for (const [what, file] of Object.entries({ 'without a label': without, labelled })) {
    const sides = { vasculum: () => codesIn(file), alone: () => hashAndThumbnail(file) };
    await Promise.all(Object.values(sides).map((side) => side()));
    const turns = await takeTurns(rounds, Object.keys(sides), async (side) => {
      const [start, before] = [performance.now(), process.cpuUsage()];
      await sides[side]();
      const ms = performance.now() - start;
      const { user, system } = process.cpuUsage(before);
      return { ms, processorMs: (user + system) / 1000 };
    });
    compared.push({
      peer: `${width} x ${height}, ${what}`,
      titles: [`${width} x ${height}, ${what}`, 'hash and thumbnail', 'ratio'],
      measures: [
        measured(turns, ['vasculum', 'alone'], { measure: 'ms', unit: 'ms', goal: { ratioAtMost: 1.3 } }),
        measured(turns, ['vasculum', 'alone'], { measure: 'processorMs', unit: 'ms of all cores' }),
      ],
    });
  }
  return compared;
}

async function codesIn(file) {
  const { content } = await readPhoto({
    path: pathOf(file),
    bytes: 1,
    modifiedMs: 1,
    follow: false,
    thumbnails: NONE,
    codes: true,
  });
  if (content.trouble !== null) throw new Error(content.troubleMessage ?? content.trouble);
  return content.codes;
}

async function hashAndThumbnail(file) {
  const content = await readFile(file);
  await crypto.subtle.digest('SHA-256', content);
  await sharp(content, { failOn: 'warning' })
    .autoOrient()
    .resize({ width: 320, height: 320, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 82, chromaSubsampling: '4:2:0' })
    .toBuffer();
}
