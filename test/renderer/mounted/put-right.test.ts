// @vitest-environment happy-dom
/* What is put right in the window: chosen by key or button, shown as it will be, and only then done. */
import { describe, expect, test } from 'vitest';
import type { FoundSpecimen, RepairPlan } from '../../../electron/contract/repair.ts';
import { ProblemError } from '../../../electron/domain/problems.ts';
import PutRight from '../../../renderer/components/PutRight.svelte';
import ImportHistory from '../../../renderer/screens/import/ImportHistory.svelte';
import History from '../../../renderer/screens/review/History.svelte';
import { bridge } from '../../helpers/window/bridge.ts';
import { mounted, settled } from '../../helpers/window/mounted.ts';
import { all, click, one, type, wordsOf } from '../../helpers/window/person.ts';

const FOUND: FoundSpecimen = {
  specimenId: 5,
  catalogNumber: 'VC 5',
  scientificName: 'Carabus nitens',
  photos: [{ photoId: 50, fileName: 'a.jpg', view: null }],
  photoId: null,
};

async function shown(about = { photoIds: [11, 12], specimenIds: [1] }, plan: Partial<RepairPlan> = {}) {
  const asked = bridge({
    'specimens.find': ({ wanted }) => (wanted === 'VC 5' ? FOUND : null),
    'repair.plan': ({ repair }) => {
      if (repair.act === 'renumber' && repair.catalogNumber === 'VC 5') {
        throw new ProblemError('number-taken', { number: 'VC 5' });
      }
      return { description: `would ${repair.act}`, photos: 2, specimens: 1, told: ['What else comes of it.'], ...plan };
    },
    'repair.do': ({ repair }) => ({
      actionId: 1,
      description: `did ${repair.act}`,
      specimenIds: [1],
      undo: `did ${repair.act}`,
      redo: null,
      told: [],
    }),
  });
  let ended = 0;
  const given = await mounted(PutRight, { about, ondone: () => (ended += 1) });
  given.session.preferences = { ...given.session.preferences, determiner: 'Edith Example' };
  return { ...given, asked, ended: () => ended };
}

/** A moment after typing, when what was typed counts. */
const typedIn = async (text: string) => {
  await type(one('textbox'), text);
  await new Promise((resolve) => setTimeout(resolve, 200));
  await settled();
};

describe('putting right', () => {
  test('shows what will be done before it is done, and says it once it is', async () => {
    const { asked, session, ended } = await shown();
    await click(one('button', /^Put right/));
    await click(one('button', /^Split off/));
    expect(wordsOf(one('region').textContent)).toContain('would split What else comes of it.');
    expect(asked.inputs('repair.do')).toEqual([]);
    await click(one('button', /^Do it/));
    expect(asked.inputs('repair.do')).toEqual([
      { repair: { act: 'split', photoIds: [11, 12], each: false }, by: 'Edith Example' },
    ]);
    expect(session.done).toBe('did split');
    expect(ended()).toBe(1);
    expect(all('region')).toEqual([]);
  });

  test('photos become one new specimen, or one each', async () => {
    const { asked } = await shown();
    await click(one('button', /^Put right/));
    await click(one('button', /^Split off/));
    await click(one('radio', /new one for each photo/));
    expect(asked.inputs('repair.plan').at(-1)?.repair).toEqual({ act: 'split', photoIds: [11, 12], each: true });
  });

  test('a specimen is joined into the one whose number is typed, once that is found', async () => {
    const { asked } = await shown();
    await click(one('button', /^Put right/));
    await click(one('button', /^Join/));
    await typedIn('VC 6');
    expect(wordsOf(one('region').textContent)).toContain('called VC 6');
    expect(all('button', /^Do it/)).toEqual([]);
    await typedIn('VC 5');
    expect(wordsOf(one('region').textContent)).toContain('VC 5, Carabus nitens, 1 photo');
    await click(one('button', /^Do it/));
    expect(asked.inputs('repair.do').at(-1)?.repair).toEqual({ act: 'join', specimenIds: [1], intoId: 5 });
  });

  test('a number that is taken is refused in words, and joining is offered instead', async () => {
    const { asked } = await shown();
    await click(one('button', /^Put right/));
    await click(one('button', /^Renumber/));
    await typedIn('VC 5');
    expect(all('button', /^Do it/)).toEqual([]);
    await click(one('button', 'Join with VC 5 instead'));
    await new Promise((resolve) => setTimeout(resolve, 200));
    await settled();
    expect(asked.inputs('repair.plan').at(-1)?.repair).toEqual({ act: 'join', specimenIds: [1], intoId: 5 });
  });

  test('what concerns many says how many on its button, and a number is of one alone', async () => {
    const { asked } = await shown({ photoIds: [11, 12], specimenIds: [1, 2, 3] }, { specimens: 3 });
    await click(one('button', /^Put right/));
    expect(all('button', /^Renumber/)).toEqual([]);
    await click(one('button', /^Take out/));
    await click(one('radio', /^Whole 3 specimens/));
    await click(one('button', /^Do it to 3 specimens/));
    expect(asked.inputs('repair.do').at(-1)?.repair).toEqual({ act: 'take-specimens-out', specimenIds: [1, 2, 3] });
  });

  test('every act is in the list of keys while something is chosen', async () => {
    const { keys } = await shown();
    const labels = keys.list.map(({ label }) => label);
    for (const act of ['Split off', 'Join', 'Renumber…', 'Move to…', 'View…', 'Take out…', 'Correct a name…']) {
      expect(labels).toContain(act);
    }
    keys.list.find(({ label }) => label === 'View…')?.act(new KeyboardEvent('keydown'));
    await settled();
    expect(one('heading').textContent).toBe('View…');
    expect(document.activeElement).toBe(one('textbox'));
  });
});

test('an import is taken out after its plan was seen', async () => {
  const asked = bridge({
    'imports.unended': () => [
      { id: 2, folder: '/photos/wrong', startedUtc: '2026-11-28T10:00:00.000Z', watched: false },
    ],
    'imports.list': () => [
      {
        id: 2,
        folder: '/photos/wrong',
        startedUtc: '2026-11-28T10:00:00.000Z',
        unended: false,
        photos: 7,
        specimens: 5,
        takenOut: 0,
        onlyNames: false,
      },
      {
        id: 1,
        folder: '/photos/right',
        startedUtc: '2026-11-27T10:00:00.000Z',
        unended: false,
        photos: 0,
        specimens: 0,
        takenOut: 3,
        onlyNames: false,
      },
    ],
    'repair.plan': () => ({ description: 'Import taken out: 7 photos', photos: 7, specimens: 5, told: [] }),
    'repair.do': () => ({ actionId: 1, description: 'x', specimenIds: [], undo: 'x', redo: null, told: [] }),
  });
  const { router } = await mounted(ImportHistory, {});
  await click(one('button', 'Go on'));
  expect(router.place).toEqual({ screen: 'import', folder: '/photos/wrong' });
  const [first, second] = all('button', /^Take this import out/);
  expect((second as HTMLButtonElement).disabled).toBe(true);
  await click(first!);
  expect(wordsOf(document.body.textContent)).toContain('Import taken out: 7 photos');
  expect(asked.inputs('repair.do')).toEqual([]);
  await click(one('button', /^Do it to 5 specimens/));
  expect(asked.inputs('repair.do').map(({ repair }) => repair)).toEqual([{ act: 'take-import-out', importId: 2 }]);
});

test('the history of a specimen names what was put right, and what of it was undone', async () => {
  const madeUtc = '2026-11-28T10:00:00.000Z';
  await mounted(History, {
    history: [],
    repairs: [
      { actionId: 2, description: '13 joined into 12', madeUtc, undone: false },
      { actionId: 1, description: '12 renumbered 21', madeUtc, undone: true },
    ],
  });
  const [joined, renumbered] = all('listitem').map((line) => wordsOf(line.textContent));
  expect(joined).toMatch(/^13 joined into 12/);
  expect(renumbered).toMatch(/^12 renumbered 21, taken back/);
});
