/*
 * Catalogues changed in more than a hundred ways: what is not as the program writes it is refused in words, the rest does no
 * harm, and whatever is done with them nothing outside is touched. All of it in `npm test` too: it takes seconds.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forgetWhole, wholeCatalogue } from './a-whole-catalogue.ts';
import { CHANGES } from './catalogue-changes.ts';
import { tell } from './scale.ts';
import { watch } from './watched.ts';

interface Outcome {
  readonly outcome: 'opened' | 'refused' | 'none';
  readonly faults: readonly string[];
}

const folder = mkdtempSync(join(tmpdir(), 'vasculum-hostile-'));
const outcomes = new Map<number, Outcome>();

beforeAll(async () => {
  const whole = await wholeCatalogue();
  const script = join(import.meta.dirname, 'catalogue-child.mjs');
  let left = CHANGES.map((_, number) => number);
  while (left.length > 0) {
    let at = left[0] ?? 0;
    const { end, complaints } = await watch([script, whole, join(folder, 'work'), ...left.map(String)], (line) => {
      const { number, ...said } = line as { number: number } & Partial<Outcome>;
      at = number;
      if (said.outcome) outcomes.set(number, said as Outcome);
    });
    if (!outcomes.has(at)) outcomes.set(at, { outcome: 'none', faults: [`it ended so: ${end}\n${complaints}`] });
    left = left.filter((number) => !outcomes.has(number));
  }
}, 600_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await forgetWhole();
  const counted = [...outcomes.values()];
  const refused = counted.filter(({ outcome }) => outcome === 'refused').length;
  const faults = counted.filter(({ faults }) => faults.length > 0).length;
  tell(
    `catalogues changed: ${counted.length}, ${refused} refused, ${counted.length - refused} opened without harm, ${faults} with a fault`,
  );
});

test('there are more than a hundred ways', () => {
  expect(new Set(CHANGES.map(({ name }) => name)).size).toBe(CHANGES.length);
  expect(CHANGES.length).toBeGreaterThan(100);
});

test.each(CHANGES.map((change, number) => [change.name, change.expected, number] as const))(
  '%s: %s',
  (_, expected, number) => {
    const { outcome, faults } = outcomes.get(number) ?? { outcome: 'none', faults: ['it was never tried'] };
    expect(faults).toEqual([]);
    expect(expected === 'refused' ? ['refused'] : ['opened', 'refused']).toContain(outcome);
  },
);
