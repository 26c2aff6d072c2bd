/* Every measure against what numpy, scipy, scikit-learn and statsmodels make of the same numbers, and at its ends. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { workAt, workForError } from '../../../electron/domain/statistics/work-curve.ts';
import {
  calibrationFigures,
  fitTemperature,
  isForFitting,
  probabilitiesAt,
} from '../../../electron/domain/statistics/calibration.ts';
import { distances } from '../../../electron/domain/statistics/distances.ts';
import { directionsFor, frechetDistance, projected } from '../../../electron/domain/statistics/drift.ts';
import { rowProducts, symmetricEigen } from '../../../electron/domain/statistics/matrix.ts';
import { complementaryError, mcnemar } from '../../../electron/domain/statistics/mcnemar.ts';
import { type ClassLine, macroWithInterval, rankGroups, rankScore } from '../../../electron/domain/statistics/ranks.ts';
import { atRank, workCurve } from '../../../electron/domain/statistics/work.ts';

interface Reference {
  labels: number[];
  genusOf: number[];
  logits: number[][];
  temperature: number;
  figures: {
    temperature: number;
    ece: number;
    meanLoss: number;
    bins: { photos: number; certainty: number | null; right: number | null }[];
  }[];
  ranks: { accuracy: number; precision: number; recall: number; f1: number }[];
  work: { threshold: number; lookAt: number; errors: number; low: number; high: number }[][];
  taxa: number[];
  embeddings: number[][];
  separation: Record<'manhattan' | 'cosine', { within: number; between: number; silhouette: number }> & {
    perTaxon: number[];
  };
  learned: number[][];
  fresh: number[][];
  frechet: number;
  frechetPlain: number;
  symmetric: number[][];
  eigenvalues: number[];
  mcnemar: { first: number; second: number; p: number }[];
  erfc: { z: number; value: number }[];
}
/** Made by measures-reference.py. */
const reference = JSON.parse(readFileSync(new URL('measures-reference.json', import.meta.url), 'utf8')) as Reference;
const logits = reference.logits.map((row) => Float32Array.from(row));
const answers = { logits, labels: reference.labels };
const rows64 = (rows: readonly number[][]) => rows.map((row) => Float64Array.from(row));
const rows32 = (rows: readonly number[][]) => rows.map((row) => Float32Array.from(row));
const nearly = (found: number, expected: number, most = 1e-9) =>
  expect(Math.abs(found - expected), `${found}, not ${expected}`).toBeLessThanOrEqual(most);

/** Six species of three genera of one family. */
const classes: ClassLine[] = reference.genusOf.map((genus, taxonId) => ({
  taxonId,
  taxonRank: 'species',
  wider: [
    { taxonId: 10 + genus, taxonRank: 'genus' },
    { taxonId: 20, taxonRank: 'family' },
  ],
}));

describe('calibration', () => {
  it('has the ECE, bins and loss of the definition at every temperature', () => {
    for (const { temperature, ece, meanLoss, bins } of reference.figures) {
      const found = calibrationFigures(answers, temperature);
      nearly(found.ece, ece);
      nearly(found.meanLoss, meanLoss);
      found.bins.forEach((bin, i) => {
        expect(bin.photos).toBe(bins[i]!.photos);
        if (bins[i]!.certainty === null) expect(bin).toMatchObject({ certainty: null, right: null, low: null });
        else {
          nearly(bin.certainty!, bins[i]!.certainty);
          nearly(bin.right!, bins[i]!.right!);
          expect(bin.low! < bin.right! || bin.right === 0).toBe(true);
        }
      });
    }
    // Empty bins are in the reference, so null is put to the test.
    expect(reference.figures.some(({ bins }) => bins.some(({ photos }) => photos === 0))).toBe(true);
  });

  it('finds the temperature that scipy finds', () => {
    nearly(fitTemperature(answers), reference.temperature, 1e-6);
    const { ece } = calibrationFigures(answers, reference.temperature);
    expect(ece).toBeLessThan(calibrationFigures(answers, 1).ece);
  });

  it('stays within its bounds where every answer is right, or none', () => {
    const sure = [Float32Array.of(9, 0), Float32Array.of(0, 9)];
    expect(fitTemperature({ logits: sure, labels: [0, 1] })).toBeCloseTo(0.05, 12);
    expect(fitTemperature({ logits: sure, labels: [1, 0] })).toBeCloseTo(20, 12);
    expect([...probabilitiesAt(Float32Array.of(5000, -5000), 0.05)]).toEqual([1, 0]);
  });

  it('sets the same third of the specimens aside every time', () => {
    const aside = Array.from({ length: 3000 }, (_, id) => isForFitting(id + 1, 7));
    const share = aside.filter(Boolean).length / 3000;
    expect(share).toBeGreaterThan(0.3);
    expect(share).toBeLessThan(0.37);
    expect(aside).not.toEqual(Array.from({ length: 3000 }, (_, id) => isForFitting(id + 1, 8)));
  });
});

describe('ranks', () => {
  const named = logits.map((row, i) => ({
    label: reference.labels[i]!,
    predicted: row.indexOf(Math.max(...row)),
    specimenId: i % 80,
  }));

  it('has the accuracy and means of scikit-learn at each rank, and leaves out a rank with one taxon', () => {
    const groups = rankGroups(classes);
    expect(groups.map(({ rank }) => rank)).toEqual(['species', 'genus']);
    groups.forEach((group, i) => {
      const { accuracy, macro } = rankScore(group, named)!;
      const expected = reference.ranks[i]!;
      nearly(accuracy.value, expected.accuracy);
      nearly(macro.precision, expected.precision);
      nearly(macro.recall, expected.recall);
      nearly(macro.f1, expected.f1);
    });
  });

  it('does not count photos whose name is wider than the rank, but counts such an answer as wrong', () => {
    const mixed: ClassLine[] = [
      ...classes,
      { taxonId: 12, taxonRank: 'genus', wider: [{ taxonId: 20, taxonRank: 'family' }] },
    ];
    const [species, genus] = rankGroups(mixed);
    const two = [
      { label: 6, predicted: 5, specimenId: 1 },
      { label: 5, predicted: 6, specimenId: 2 },
    ];
    expect(rankScore(species!, two)).toMatchObject({ accuracy: { right: 0, n: 1 }, macro: { taxa: 1, recall: 0 } });
    expect(rankScore(genus!, two)).toMatchObject({ accuracy: { right: 2, n: 2 }, macro: { taxa: 1, f1: 1 } });
    expect(rankScore(species!, [{ label: 6, predicted: 6, specimenId: 1 }])).toBeNull();
  });

  it('counts a label as a class of its own at every rank, and has one row where there is nothing but labels', () => {
    const label = (taxonId: number): ClassLine => ({ taxonId, taxonRank: 'label', wider: [] });
    const mixed = [...classes, label(90), label(91)];
    const groups = rankGroups(mixed);
    expect(groups.map(({ rank }) => rank)).toEqual(['species', 'genus', 'family']);
    for (const { groupOf, groups: count } of groups) {
      expect(groupOf.every((group) => group >= 0)).toBe(true);
      expect(groupOf.filter((group) => group === groupOf.at(-1))).toHaveLength(1);
      expect(new Set(groupOf).size).toBe(count);
    }
    const [rat, pig] = [classes.length, classes.length + 1];
    const answers = [
      { label: rat, predicted: rat, specimenId: 1 },
      { label: rat, predicted: 0, specimenId: 2 },
      { label: 0, predicted: pig, specimenId: 3 },
    ];
    for (const group of groups) expect(rankScore(group, answers)).toMatchObject({ accuracy: { right: 1, n: 3 } });
    expect(rankGroups([label(90), label(91)])).toEqual([{ rank: 'label', groupOf: [0, 1], groups: 2 }]);
  });

  it('resamples whole specimens: the same photos under fewer specimens are less certain', async () => {
    const wide = await macroWithInterval(named, 6, 1);
    // As it was in evaluations that are kept: the same answers must not get other figures.
    nearly(wide.f1Low, 0.43575721758016156, 1e-15);
    nearly(wide.f1High, 0.5526734671423772, 1e-15);
    const alone = await macroWithInterval(
      named.map((answer, i) => ({ ...answer, specimenId: i })),
      6,
      1,
    );
    expect(alone).toEqual(
      await macroWithInterval(
        named.map((answer, i) => ({ ...answer, specimenId: i })),
        6,
        1,
      ),
    );
    for (const found of [wide, alone]) {
      expect(found.f1Low).toBeLessThan(found.f1);
      expect(found.f1High).toBeGreaterThan(found.f1);
    }
    const copies = [...named, ...named, ...named];
    const counted = await macroWithInterval(
      copies.map((answer, i) => ({ ...answer, specimenId: i })),
      6,
      1,
    );
    const together = await macroWithInterval(
      copies.map((answer, i) => ({ ...answer, specimenId: i % named.length })),
      6,
      1,
    );
    expect(counted.f1High - counted.f1Low).toBeLessThan(0.75 * (together.f1High - together.f1Low));
  });
});

describe('work', () => {
  const [, genera] = rankGroups(classes);
  const shown = logits.map((row, i) => ({ label: reference.labels[i]!, probabilities: probabilitiesAt(row, 1) }));
  const names = shown.map(({ label, probabilities }) => {
    const certainty = Math.max(...probabilities);
    return { certainty, right: probabilities.indexOf(certainty) === label };
  });
  const curves = [
    workCurve(null, names)!,
    workCurve(
      'genus',
      shown.map(({ label, probabilities }) => atRank(probabilities, label, genera!)!),
    )!,
  ];

  it('has the shares, errors and Wilson intervals of the definition, of names and of genera', () => {
    curves.forEach((curve, i) => {
      for (const expected of reference.work[i]!) {
        const found = workAt(curve, expected.threshold);
        expect(found.threshold).toBe(expected.threshold);
        nearly(found.lookAt, expected.lookAt);
        nearly(found.errors, expected.errors);
        nearly(found.errorsLow, expected.low);
        nearly(found.errorsHigh, expected.high);
      }
    });
  });

  it('finds the least work for a wished error, and none where no threshold reaches it', () => {
    const [curve] = curves;
    const most = workAt(curve!, 0.8).errors;
    const point = workForError(curve!, most, 'measured')!;
    expect(point.errors).toBeLessThanOrEqual(most);
    expect(point.threshold).toBeLessThanOrEqual(0.8);
    const before = workAt(curve!, point.threshold - 0.01);
    expect(before.errors).toBeGreaterThan(most);
    const careful = workForError(curve!, most, 'upper-end');
    expect(careful === null || careful.lookAt > point.lookAt).toBe(true);
    const hopeless = workCurve(null, [
      { certainty: 0.4, right: true },
      { certainty: 1, right: false },
    ])!;
    expect(workForError(hopeless, 0.1, 'measured')).toBeNull();
    expect(workForError(hopeless, 0.5, 'measured')).toMatchObject({ threshold: 0, lookAt: 0, errors: 0.5 });
    expect(workCurve(null, [])).toBeNull();
  });

  it('leaves nothing over above the surest answer', () => {
    const curve = workCurve(null, [{ certainty: 0.4, right: false }])!;
    expect(workAt(curve, 1)).toMatchObject({ lookAt: 1, errors: 0, errorsLow: 0, errorsHigh: 1 });
  });
});

describe('distances', () => {
  const taxa = Array.from({ length: 4 }, (_, taxonId) => ({ taxonId, scientificName: `taxon ${taxonId}` }));
  const photos = rows32(reference.embeddings).map((embedding, i) => ({ label: reference.taxa[i]!, embedding }));

  it('agrees with scikit-learn, leaving out a taxon with one photo', async () => {
    const found = (await distances(photos, taxa))!;
    expect(found).toMatchObject({ photos: 28, taxa: 3 });
    for (const metric of ['manhattan', 'cosine'] as const) {
      nearly(found[metric].within, reference.separation[metric].within);
      nearly(found[metric].between, reference.separation[metric].between);
      nearly(found[metric].silhouette, reference.separation[metric].silhouette);
    }
    for (const { taxonId, silhouette } of found.perTaxon) nearly(silhouette, reference.separation.perTaxon[taxonId]!);
    const sorted = found.perTaxon.map(({ silhouette }) => silhouette);
    expect(sorted).toEqual(sorted.toSorted((a, b) => a - b));
    for (const { scientificName, nearest } of found.perTaxon) expect(nearest).not.toBe(scientificName);
  });

  it('says nothing of fewer than two taxa, and is finite for photos that are all alike', async () => {
    expect(await distances(photos.slice(0, 9), taxa)).toBeNull();
    const alike = [0, 0, 1, 1].map((label) => ({ label, embedding: new Float32Array(3) }));
    expect((await distances(alike, taxa))!.manhattan).toEqual({ within: 0, between: 0, silhouette: 0 });
  });
});

describe('drift', () => {
  it('finds the eigenvalues of a symmetric matrix, and vectors that belong to them', () => {
    const matrix = rows64(reference.symmetric);
    const { values, vectors } = symmetricEigen(matrix);
    values.forEach((value, i) => nearly(value, reference.eigenvalues[i]!));
    const turned = rowProducts(vectors, matrix);
    turned.forEach((row, i) => row.forEach((x, j) => nearly(x, values[i]! * vectors[i]![j]!)));
    const products = rowProducts(vectors, vectors);
    products.forEach((row, i) => row.forEach((x, j) => nearly(x, i === j ? 1 : 0)));
  });

  it('has the Fréchet distance of scipy, as it is and in the principal directions of scikit-learn', () => {
    const plain = (rows: readonly number[][]) => rows64(rows.map((row) => row.slice(0, 6)));
    nearly(frechetDistance(plain(reference.learned), plain(reference.fresh)), reference.frechetPlain);
    const [learned, fresh] = [rows32(reference.learned), rows32(reference.fresh)];
    expect(directionsFor(40)).toBe(10);
    const [one, two] = projected(learned, 10, [learned, fresh]);
    expect(one![0]).toHaveLength(10);
    nearly(frechetDistance(one!, two!), reference.frechet, 1e-9 * reference.frechet);
  });

  it('is nothing between a set and itself, and drops directions in which nothing varies', () => {
    const learned = rows32(reference.learned).map((row) => row.map((x, i) => (i < 3 ? x : 1)));
    const [one, same] = projected(learned, 10, [learned, learned]);
    expect(one![0]).toHaveLength(3);
    nearly(frechetDistance(one!, same!), 0, 1e-6);
  });
});

describe("McNemar's test", () => {
  it('has the p of statsmodels, exact for few photos and corrected for many', () => {
    for (const { first, second, p } of reference.mcnemar) {
      const found = mcnemar(first, second)!;
      expect(found.method).toBe(first + second < 25 ? 'exact' : 'corrected');
      nearly(found.p, p);
    }
    expect(mcnemar(0, 0)).toBeNull();
  });

  it('rests on erfc as scipy has it', () => {
    for (const { z, value } of reference.erfc) nearly(complementaryError(z), value, 1e-12 * value);
  });
});
