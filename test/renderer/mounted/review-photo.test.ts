// @vitest-environment happy-dom
/* The photo in Review: where a network looks at a box alone, the box is drawn in it and read aloud with it. */
import { expect, test } from 'vitest';
import type { ReviewPhoto } from '../../../electron/contract/review.ts';
import Bench from '../../../renderer/screens/review/Bench.svelte';
import Stage from '../../../renderer/screens/review/Stage.svelte';
import { bridge } from '../../helpers/window/bridge.ts';
import { mounted } from '../../helpers/window/mounted.ts';
import { all, nameOf } from '../../helpers/window/person.ts';

const PHOTO: ReviewPhoto = {
  photoId: 7,
  fileName: 'a.jpg',
  view: null,
  width: 400,
  height: 300,
  trouble: null,
  codes: [],
};
const BOX = { x: 0.1, y: 0.25, width: 0.5, height: 0.7 };
const shelf = { take: () => ({ state: 'coming' }), thumbnail: () => '' };

async function shown(photo: ReviewPhoto) {
  bridge({});
  await mounted(Stage, { shelf, photoId: 7, photo, label: 'VC 1, dorsal', zoomed: false });
  const [paper] = all('img');
  const box = paper!.querySelector<HTMLElement>('.seen');
  return [nameOf(paper!), box && [box.style.left, box.style.top, box.style.width, box.style.height]];
}

test('of a photo with a box, the box', async () => {
  expect(await shown({ ...PHOTO, box: BOX })).toEqual([
    'VC 1, dorsal, with the box that networks look at',
    ['10%', '25%', '50%', '70%'],
  ]);
});

test('of any other, the photo alone', async () => {
  expect(await shown(PHOTO)).toEqual(['VC 1, dorsal', null]);
});

test('while the next photo comes, no box of the one before', async () => {
  expect(await shown({ ...PHOTO, photoId: 6, box: BOX })).toEqual(['VC 1, dorsal', null]);
});

test('of a photo whose file is there more than once, the others and their specimens', async () => {
  const copies = [
    { path: 'rat/a.jpg', catalogNumber: 'VC 2' },
    { path: 'b.jpg', catalogNumber: null },
  ];
  const review = {
    shelf,
    specimen: { photos: [{ ...PHOTO, copies }], modelId: null },
    viewAt: 0,
    current: null,
    heat: {},
  };
  bridge({});
  await mounted(Bench, { review });
  expect(document.body.textContent).toContain('The same file as rat/a.jpg (VC 2); b.jpg');
});
