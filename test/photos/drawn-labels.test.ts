/* A few of the labels that `npm run bench -- --only codes` draws: turned, blurred, dimmed and small on a specimen photo. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pathOf } from '../../electron/files/path-text.ts';
import { readPhoto } from '../../electron/photos/read-photo.ts';
import { drawGround, drawLabelled } from '../bench/draw-labels.mjs';
import { temporaryFolder } from '../helpers/a-catalogue.ts';

const LABELS = 24;
const FEWEST_READ = 20;

test(`of ${LABELS} drawn labels at least ${FEWEST_READ} are read, and none wrongly`, async () => {
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  const ground = await drawGround(4000, 3000, 3);
  const wrong: string[] = [];
  let read = 0;
  for (let number = 0; number < LABELS; number++) {
    const { file, text } = await drawLabelled(join(folder, `${number}.jpg`), number, ground);
    const asked = { path: pathOf(file), bytes: 1, modifiedMs: 1, follow: false, thumbnails: folder, codes: true };
    const said = ((await readPhoto(asked)).content.codes ?? []).map((code) => code.text);
    if (said.includes(text)) read += 1;
    wrong.push(...said.filter((one) => one !== text));
  }
  expect(wrong).toEqual([]);
  expect(read).toBeGreaterThanOrEqual(FEWEST_READ);
});
