// @vitest-environment happy-dom
/* The settings of a run as a person types and chooses them: what is wrong is said where it is, and what is right is taken. */
import { describe, expect, test } from 'vitest';
import type { TrainingCheck } from '../../../electron/domain/training.ts';
import SettingsForm from '../../../renderer/screens/train/SettingsForm.svelte';
import { SetUp } from '../../../renderer/screens/train/set-up.svelte.ts';
import { MODEL } from '../../helpers/window/a-model-summary.ts';
import { type Answers, bridge } from '../../helpers/window/bridge.ts';
import { mounted, settled } from '../../helpers/window/mounted.ts';
import { all, click, one, press, type } from '../../helpers/window/person.ts';

const CHECK: TrainingCheck = {
  photos: 1234,
  specimens: 600,
  learnPhotos: 1000,
  heldOutPhotos: 234,
  heldOutSpecimens: 120,
  validation: null,
  stepsPerEpoch: 10,
  fittingBatch: null,
  unasked: false,
  photosMissing: false,
  stop: null,
  findings: [],
  taxa: [],
};

async function shown(check: Partial<TrainingCheck> = {}, answers: Answers = {}): Promise<SetUp> {
  bridge({ 'weights.list': () => [], 'models.list': () => [], 'weights.offered': () => [], ...answers });
  let setUp!: SetUp;
  await mounted(SettingsForm, () => {
    setUp = new SetUp();
    return { setUp, check: { ...CHECK, ...check } };
  });
  return setUp;
}

const field = (name: RegExp) => one('textbox', name) as HTMLInputElement;
const EPOCHS = /^Epochs/i;

describe('the settings of a run', () => {
  test('a figure that is typed is taken, a comma for the point too', async () => {
    const setUp = await shown();
    await type(field(EPOCHS), '17');
    await type(field(/highest/i), '0,02');
    expect(setUp.settings).toMatchObject({ epochs: 17, learningRate: 0.02 });
  });

  test('a figure that is wrong is said below its line and read aloud with its field, until it is right', async () => {
    const setUp = await shown();
    expect(all('alert')).toEqual([]);
    for (const wrong of ['', '0', 'ten', '2.5', '-3', '99999999']) {
      await type(field(EPOCHS), wrong);
      expect(setUp.settings, wrong).toBeNull();
      expect(field(EPOCHS).getAttribute('aria-invalid')).toBe('true');
      expect(document.getElementById(field(EPOCHS).getAttribute('aria-describedby')!)).toBe(one('alert'));
    }
    await type(field(EPOCHS), '12');
    expect(all('alert')).toEqual([]);
    expect(field(EPOCHS).hasAttribute('aria-invalid')).toBe(false);
    expect(setUp.settings?.epochs).toBe(12);
  });

  test('two rates that contradict each other are said as well, and not those that the schedule has no use for', async () => {
    const setUp = await shown();
    await type(field(/lowest/i), '5');
    await type(field(/highest/i), '0.01');
    expect(setUp.settings).toBeNull();
    expect(all('alert')).toHaveLength(1);
    await click(one('button', /^Schedule/));
    await click(one('menuitemradio', /constant/i));
    expect(all('textbox', /lowest/i)).toEqual([]);
    expect(all('alert')).toEqual([]);
    expect(setUp.settings).toMatchObject({ schedule: 'constant', learningRate: 0.01 });
  });

  test('the depth is one of a row, moved by arrow keys round and round', async () => {
    const setUp = await shown();
    const depths = all('radio', undefined, one('radiogroup', /depth/i));
    expect(depths.map(({ textContent }) => Number(textContent))).toEqual([18, 34, 50, 101, 152]);
    await click(depths[4]!);
    depths[4]!.focus();
    await press('ArrowRight');
    expect(setUp.depth).toBe(18);
    expect(document.activeElement).toBe(depths[0]);
    await press('ArrowLeft');
    expect(setUp.settings?.depth).toBe(152);
    expect(depths.map((one) => one.getAttribute('aria-checked'))).toEqual(['false', 'false', 'false', 'false', 'true']);
    expect(depths.map(({ tabIndex }) => tabIndex)).toEqual([-1, -1, -1, -1, 0]);
  });

  test('quick training begins from the newest model, with its depth and photo size, and varies no photo', async () => {
    const setUp = await shown({}, { 'models.list': () => [MODEL, { ...MODEL, id: 3 }] });
    expect(all('checkbox', /mirror/i)).toHaveLength(1);
    await click(one('radio', /quick/i));
    expect(setUp.settings).toMatchObject({ mode: 'quick', startFrom: { kind: 'model', id: 7 }, depth: 50, size: 160 });
    expect(all('radiogroup', /depth/i)).toEqual([]);
    expect(all('checkbox', /mirror/i)).toEqual([]);
    await click(one('radio', /full/i));
    expect(all('checkbox', /mirror/i)).toHaveLength(1);
  });

  test('a model that was removed is not offered to begin from', async () => {
    const models = [
      { ...MODEL, removedUtc: '2026-03-02T12:00:00.000Z' },
      { ...MODEL, id: 3, name: 'Older' },
    ];
    const setUp = await shown({}, { 'models.list': () => models });
    await click(one('button', /^Start from/));
    const offered = all('menuitemradio').map(({ textContent }) => textContent);
    expect(offered.some((words) => words.includes('Older'))).toBe(true);
    expect(offered.some((words) => words.includes('Beetles'))).toBe(false);
    await click(one('menuitemradio', /Older/));
    expect(setUp.startFrom).toEqual({ kind: 'model', id: 3 });
  });

  test('a batch that does not fit into memory is offered smaller, and taken by one click', async () => {
    const setUp = await shown({ fittingBatch: 8 });
    await click(one('button', /\b8\b/));
    expect(setUp.settings?.batchSize).toBe(8);
    expect(field(/^batch,/i).value).toBe('8');
  });

  test('an empty name stands for the proposed one, which is seen in its field', async () => {
    const setUp = await shown();
    setUp.proposedName = 'Run 12';
    await settled();
    const name = field(/name/i);
    expect(name.placeholder).toBe('Run 12');
    expect(setUp.settings?.name).toBe('Run 12');
    await type(name, '  Ground beetles ');
    expect(setUp.settings?.name).toBe('Ground beetles');
  });

  test('choices by tick and by list reach the run', async () => {
    const setUp = await shown();
    const tick = async (box: HTMLElement) => {
      (box as HTMLInputElement).checked = !(box as HTMLInputElement).checked;
      box.dispatchEvent(new Event('change', { bubbles: true }));
      await settled();
    };
    const { flip } = setUp;
    await tick(one('checkbox', /mirror/i));
    await tick(one('checkbox', /equally/i));
    await click(one('button', /^Layers that learn/));
    await click(one('menuitemradio', /conv4_x/));
    expect(setUp.settings).toMatchObject({ augmentation: { flip: !flip }, balanced: true, trainFrom: 'conv4_x' });
  });
});

describe('the advanced settings', () => {
  const details = () => document.querySelector('details')!;

  test('are closed until asked for, and open by themselves where one of them is wrong', async () => {
    const setUp = await shown();
    expect(details().open).toBe(false);
    await type(field(/patience/i), 'long');
    expect(details().open).toBe(true);
    expect(details().contains(one('alert'))).toBe(true);
    await type(field(/patience/i), '3');
    expect(setUp.settings?.patience).toBe(3);
  });

  test('of a quick run are those alone that a last layer has a use for', async () => {
    await shown({}, { 'models.list': () => [MODEL] });
    const figures = () => all('textbox', undefined, details()).map((one) => one.getAttribute('aria-label')!);
    const full = figures();
    await click(one('radio', /quick/i));
    expect(figures().length).toBeLessThan(full.length);
    expect(figures().every((name) => full.includes(name))).toBe(true);
    expect(figures().some((name) => /patience/i.test(name))).toBe(true);
    expect(figures().some((name) => /mix/i.test(name))).toBe(false);
  });
});
