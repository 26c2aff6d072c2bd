import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  best,
  commonestShare,
  confusionMatrix,
  drawSample,
  lossOf,
  softmax,
  taxonScores,
  wilson,
} from '../../../electron/domain/statistics/metrics.ts';

interface Reference {
  labels: number[];
  probabilities: number[][];
  confusion: number[][];
  precision: (number | null)[];
  recall: (number | null)[];
  f1: (number | null)[];
  support: number[];
  right: number;
  top5: number;
  meanLoss: number;
  wilson: { right: number; n: number; low: number; high: number }[];
}
/** Made by metrics-reference.py with scikit-learn and statsmodels. */
const reference = JSON.parse(readFileSync(new URL('metrics-reference.json', import.meta.url), 'utf8')) as Reference;
const answers = reference.probabilities.map((row, i) => {
  const probabilities = Float32Array.from(row);
  return { label: reference.labels[i] ?? -1, probabilities, predicted: best(probabilities, 1)[0] ?? -1 };
});

describe('against scikit-learn and statsmodels', () => {
  it('counts the same confusions', () => {
    expect(confusionMatrix(answers, 7)).toEqual(reference.confusion);
  });

  it('gives the same precision, recall and F1, and null where they have no meaning', () => {
    const scores = taxonScores(
      confusionMatrix(answers, 7),
      reference.support.map((_, i) => ({
        taxonId: i,
        scientificName: `taxon ${i}`,
        taxonRank: 'species' as const,
        wider: [],
      })),
    );
    const same = (found: number | null | undefined, expected: number | null | undefined) => {
      if (typeof expected === 'number') expect(found).toBeCloseTo(expected, 12);
      else expect(found).toBeNull();
    };
    scores.forEach((score, i) => {
      expect(score.support).toBe(reference.support[i]);
      same(score.precision, reference.precision[i]);
      same(score.recall, reference.recall[i]);
      same(score.f1, reference.f1[i]);
    });
    // The classes that are never predicted and never labelled are in the reference, so null is put to the test.
    expect(reference.precision).toContain(null);
    expect(reference.recall).toContain(null);
  });

  it('finds the same top 1, top 5 and mean loss', () => {
    expect(answers.filter((answer) => answer.predicted === answer.label)).toHaveLength(reference.right);
    expect(answers.filter((answer) => best(answer.probabilities, 5).includes(answer.label))).toHaveLength(
      reference.top5,
    );
    const loss = answers.reduce((sum, answer) => sum + lossOf(answer.probabilities, answer.label), 0) / answers.length;
    expect(loss).toBeCloseTo(reference.meanLoss, 5);
  });

  it('gives the same Wilson interval where the population is endless', () => {
    for (const { right, n, low, high } of reference.wilson) {
      const found = wilson(right, n, 1e15);
      expect(found.low).toBeCloseTo(low, 10);
      expect(found.high).toBeCloseTo(high, 10);
    }
  });
});

describe('wilson', () => {
  it('narrows to the exact share as the sample becomes the population', () => {
    const widths = [1e9, 1000, 200, 110, 101, 100].map((population) => {
      const { low, high } = wilson(70, 100, population);
      return high - low;
    });
    for (let i = 1; i < widths.length; i++) expect(widths[i]!).toBeLessThan(widths[i - 1]!);
    expect(wilson(70, 100, 100)).toEqual({ right: 70, n: 100, value: 0.7, low: 0.7, high: 0.7 });
  });

  it('holds the true share about 95 times in 100, drawn without replacement', () => {
    const frame = Array.from({ length: 400 }, (_, i) => ({ id: i, right: i < 330 }));
    let held = 0;
    for (let seed = 0; seed < 2000; seed++) {
      const right = drawSample(frame, 120, (item) => item.id, seed).filter((item) => item.right).length;
      const { low, high } = wilson(right, 120, 400);
      if (low <= 330 / 400 && 330 / 400 <= high) held += 1;
    }
    expect(held / 2000).toBeGreaterThan(0.93);
    expect(held / 2000).toBeLessThan(0.975);
  });

  it('refuses an empty sample and one larger than its population', () => {
    expect(() => wilson(0, 0, 5)).toThrow(RangeError);
    expect(() => wilson(3, 6, 5)).toThrow(RangeError);
  });
});

describe('drawSample', () => {
  it('draws every subset equally often', () => {
    const frame = [10, 20, 30, 40, 50];
    const seen = new Map<string, number>();
    const draws = 10_000;
    for (let seed = 0; seed < draws; seed++) {
      const subset = drawSample(frame, 2, (item) => item, seed)
        .sort((a, b) => a - b)
        .join();
      seen.set(subset, (seen.get(subset) ?? 0) + 1);
    }
    expect(seen.size).toBe(10);
    const chiSquare = [...seen.values()].reduce((sum, count) => sum + (count - draws / 10) ** 2 / (draws / 10), 0);
    // 9 degrees of freedom: 27.9 is passed once in a thousand.
    expect(chiSquare).toBeLessThan(27.9);
  });

  it('takes everything when asked for all or more, and the same for the same seed', () => {
    const frame = [3, 1, 2];
    expect(drawSample(frame, null, (item) => item, 1)).toHaveLength(3);
    expect(drawSample(frame, 9, (item) => item, 1)).toHaveLength(3);
    expect(drawSample(frame, 2, (item) => item, 5)).toEqual(drawSample([1, 2, 3], 2, (item) => item, 5));
  });
});

describe('small parts', () => {
  it('puts equal scores in the order of their index', () => {
    expect(best(Float32Array.of(0.2, 0.4, 0.2, 0.4), 3)).toEqual([1, 3, 0]);
    expect(best(Float32Array.of(0.5), 5)).toEqual([0]);
  });

  it('keeps softmax and loss finite at the ends', () => {
    const sure = softmax(Float32Array.of(500, -500, 0));
    expect([...sure]).toEqual([1, 0, 0]);
    expect(lossOf(sure, 1)).toBeCloseTo(87.34, 2);
    expect(lossOf(sure, 0)).toBeCloseTo(0);
  });

  it('refuses a class that is not there', () => {
    expect(() => confusionMatrix([{ label: 0, predicted: 3 }], 3)).toThrow(RangeError);
  });

  it('knows how far always saying the commonest gets', () => {
    expect(commonestShare([1, 1, 2, 0])).toBe(0.5);
    expect(commonestShare([])).toBe(0);
  });
});
