// @vitest-environment happy-dom
/* Looking a folder over: what the plan begins with, how often it is asked for, what may not be read yet. */
import { describe, expect, test } from 'vitest';
import type { ImportPlan, ImportRequest, NameRow } from '../../../electron/contract/import.ts';
import LookOver from '../../../renderer/screens/import/LookOver.svelte';
import { bridge } from '../../helpers/window/bridge.ts';
import { mounted, settled, shared } from '../../helpers/window/mounted.ts';
import { all, click, nameOf, one, type } from '../../helpers/window/person.ts';

const RAT: NameRow = {
  folder: 'rat',
  said: null,
  photos: 4,
  specimens: 4,
  isNew: false,
  chosen: false,
  out: false,
  examples: [],
};
const PLAN: ImportPlan = {
  photos: 4,
  otherFiles: 0,
  linksOut: { count: 0, examples: [], followed: false },
  guessedRules: [],
  rule: '',
  ruleTrouble: null,
  matching: 0,
  specimens: 4,
  examples: [],
  apart: [],
  names: [RAT],
  moreNames: 0,
  notUnderstood: [],
  homonyms: [],
  spellings: [],
  unlabelled: 4,
  namesInFiles: { photos: 0, names: [] },
  proposed: 'folders',
  contradictions: [],
  contradictionCount: 0,
  parts: null,
  termsChanged: { fields: 0, specimens: 0, first: [] },
  changes: { added: 4, known: 0, changed: 0, numbered: 0, takenOut: 0, vanished: 0, vanishedExamples: [] },
  checklist: null,
  records: null,
  table: null,
  boxes: null,
  pages: null,
  before: null,
};

/** As the catalogue thread: a class says its folder's name, and a choice comes before it. */
function answer({ labels, choices }: ImportRequest): NameRow {
  const choice = choices?.folders['rat'];
  if (choice?.as === 'out') return { ...RAT, chosen: true, out: true };
  return labels === 'classes' ? { ...RAT, said: { kind: 'label', text: 'rat' } } : RAT;
}

async function lookedOver(first: Partial<ImportPlan>) {
  const asked = bridge({
    'import.preview': (request) => ({ ...PLAN, ...first, names: [answer(request)] }),
    'jobs.start': () => ({ id: 'job' }),
    'app.preferences': () => ({ theme: 'system', language: 'system', textSize: 1, determiner: 'E. Moser', people: [] }),
  });
  const given = shared();
  given.importing.lookOver('/photos');
  await mounted(LookOver, { folder: '/photos' }, { given, width: 900, height: 600 });
  await asTimePasses();
  return { desk: given.importing, previews: () => asked.inputs('import.preview'), asked };
}

/** Longer than what is typed or chosen is waited for. */
async function asTimePasses() {
  await new Promise((resolve) => setTimeout(resolve, 300));
  await settled();
}

const meaning = () => all('radio').find((radio) => radio.getAttribute('aria-checked') === 'true');
const readButton = () => one('button', /^Read/) as HTMLButtonElement;

describe('a folder looked over', () => {
  test('is asked for once where what is proposed was asked for', async () => {
    const { previews } = await lookedOver({});
    expect(previews().map(({ labels }) => labels)).toEqual(['folders']);
    expect(nameOf(meaning()!)).toBe('Folders named like a taxon');
    // No name is taken from it, so nobody needs to vouch for any.
    expect(readButton().disabled).toBe(false);
  });

  test('begins with what is proposed, and is read once somebody vouches for its names', async () => {
    const { previews, asked } = await lookedOver({ proposed: 'classes' });
    expect(previews().map(({ labels }) => labels)).toEqual(['folders', 'classes']);
    expect(nameOf(meaning()!)).toBe('Each folder is a class');
    expect(readButton().disabled).toBe(true);
    await type(one('textbox', 'Who vouches for these names'), ' E. Moser ');
    expect(readButton().disabled).toBe(false);
    await click(readButton());
    expect(asked.inputs('jobs.start')).toEqual([
      {
        kind: 'import',
        input: {
          folder: '/photos',
          labels: 'classes',
          identifiedBy: 'E. Moser',
          nameRule: null,
          checklist: null,
          records: null,
          followLinks: false,
          again: false,
          codes: false,
          contents: false,
        },
      },
    ]);
  });

  test('begins with what was chosen for it last, until it is begun anew', async () => {
    const choices = { folders: { rat: { as: 'out' } }, patterns: {} } as const;
    const { desk, previews } = await lookedOver({
      before: { labels: 'classes', nameRule: '{number}.{ext}', records: '/d/birds.csv', choices },
    });
    expect(previews()).toHaveLength(2);
    expect(previews()[1]).toMatchObject({
      labels: 'classes',
      nameRule: '{number}.{ext}',
      records: '/d/birds.csv',
      choices,
    });
    expect(document.body.textContent).toContain(
      'last time, the rule {number}.{ext}, the table birds.csv, 1 choice in the plan.',
    );
    expect(document.body.textContent).toContain('Every photo is left out.');
    expect(readButton().disabled).toBe(true);
    await click(one('button', 'Begin anew'));
    await asTimePasses();
    expect(previews()).toHaveLength(3);
    expect(previews()[2]).toMatchObject({ labels: 'folders', nameRule: null, records: null });
    expect(previews()[2]).not.toHaveProperty('choices');
    expect(desk.fromBefore).toBe(false);
  });

  test('counts what was taken out before as read only where it is taken in again', async () => {
    const changes = { added: 0, known: 1, changed: 0, numbered: 0, takenOut: 3, vanished: 0, vanishedExamples: [] };
    const { desk } = await lookedOver({ changes });
    expect(readButton().textContent).toContain('Read 1 photo');
    desk.again = true;
    await settled();
    expect(readButton().textContent).toContain('Read 4 photos');
  });

  test('offers to compare contents where photos are known', async () => {
    const changes = { added: 0, known: 4, changed: 0, numbered: 0, takenOut: 0, vanished: 0, vanishedExamples: [] };
    const { desk } = await lookedOver({ changes });
    await click(one('checkbox', /^Compare contents/));
    expect(desk.asked).toMatchObject({ contents: true });
  });

  test('still tells which links lead out, and where, once they are followed', async () => {
    const examples = [{ path: 'tray', target: '/elsewhere' }];
    await lookedOver({ linksOut: { count: 1, examples, followed: true } });
    expect(document.body.textContent).toContain('1 link leads out of this folder and is followed:');
    expect(all('listitem', 'tray leads to /elsewhere')).toHaveLength(1);
  });

  test('asks again a moment after a choice, and cannot be read before the answer', async () => {
    const { desk, previews } = await lookedOver({});
    desk.chooseFolders(['rat'], { as: 'none' });
    desk.choosePattern('#', 'alone');
    await settled();
    expect(previews()).toHaveLength(1);
    expect(readButton().disabled).toBe(true);
    await asTimePasses();
    expect(previews()).toHaveLength(2);
    expect(previews()[1]?.choices).toEqual({ folders: { rat: { as: 'none' } }, patterns: { '#': 'alone' } });
    expect(readButton().disabled).toBe(false);
  });

  test('asks what networks look at where another program marked boxes, and says so to the import', async () => {
    const note = { code: 'note-several-boxes', of: { count: 1, first: ['rat/1.jpg'] } };
    const boxes = { photos: 3, notes: [note] };
    const { previews, asked } = await lookedOver({ boxes });
    expect(document.body.textContent).toContain('3 photos with a box that another program marked');
    expect(document.body.textContent).toContain('of equally sure ones, the largest: rat/1.jpg');
    expect(previews()[0]).not.toHaveProperty('learnFrom');
    await click(one('radio', 'The boxes alone'));
    await asTimePasses();
    expect(previews().at(-1)).toMatchObject({ learnFrom: 'box' });
    await click(readButton());
    expect(asked.inputs('jobs.start')).toMatchObject([{ input: { learnFrom: 'box' } }]);
  });

  test('asks which pages are read where files have several, and says so to the import', async () => {
    const { previews, asked } = await lookedOver({ pages: { files: 2, pages: 7 } });
    expect(document.body.textContent).toContain('2 TIFF files of several pages, 7 pages in all');
    expect(previews()[0]).not.toHaveProperty('pages');
    await click(one('radio', 'All pages'));
    await asTimePasses();
    expect(previews().at(-1)).toMatchObject({ pages: 'all' });
    await click(readButton());
    expect(asked.inputs('jobs.start')).toMatchObject([{ input: { pages: 'all' } }]);
  });

  test('begins with the pages that were read last, and asks nothing where no file has several', async () => {
    const before = { labels: 'folders', nameRule: null, records: null, pages: 'all' } as const;
    const { previews } = await lookedOver({ before });
    expect(previews().at(-1)).toMatchObject({ pages: 'all' });
    expect(all('radio', 'All pages')).toEqual([]);
  });

  test('begins with what networks were said to look at, and asks nothing where no box is marked', async () => {
    const before = { labels: 'folders', nameRule: null, records: null, learnFrom: 'box' } as const;
    const { previews } = await lookedOver({ before });
    expect(previews().at(-1)).toMatchObject({ learnFrom: 'box' });
    expect(all('radio', 'The boxes alone')).toEqual([]);
  });
});
