import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { EVALUATE } from '../../electron/domain/language/window.ts';
import type { Comparison, Evaluation, TaxonScore, WorkCurve } from '../../electron/domain/evaluation.ts';
import type { Rank } from '../../electron/domain/taxonomy.ts';
import { cellShare, matrixView, MOST_ROWS } from '../../electron/domain/plots/confusion.ts';
import { cellWithin, nextCell } from '../../renderer/screens/evaluate/matrix.ts';
import { mixedPairs, takenFor } from '../../renderer/screens/evaluate/mixed-up.ts';
import { verdictWords } from '../../renderer/screens/evaluate/comparison-words.ts';
import {
  choiceWords,
  countingWords,
  measuredWords,
  measuresOf,
  scaleFloor,
} from '../../renderer/screens/evaluate/measures.ts';
import { matrixDrawing } from '../../renderer/screens/evaluate/matrix-drawing.ts';
import { matrixTable, sampleTable, workTable } from '../../renderer/screens/evaluate/tables.ts';
import {
  differingCurves,
  drawnPoints,
  lowestThreshold,
  proposedThreshold,
  waitingBelow,
  workSaid,
} from '../../renderer/state/work-left.ts';

const COMPARE = EVALUATE.compare;

function taxon(id: number, name: string, genus: string, support: number, recall: number | null = 1): TaxonScore {
  return {
    taxonId: id,
    scientificName: name,
    taxonRank: 'species',
    wider: [
      { taxonId: 9000 + genus.length * 100 + genus.charCodeAt(0), scientificName: genus, taxonRank: 'genus' as Rank },
      { taxonId: 9999, scientificName: 'Carabidae', taxonRank: 'family' as Rank },
    ],
    support,
    few: support < 30,
    precision: recall,
    recall,
    f1: recall,
    recallLow: recall === null ? null : recall - 0.1,
    recallHigh: recall,
  };
}

/** 60 species in 6 genera; each is taken once for its neighbour. */
function many(): Pick<Evaluation, 'taxa' | 'confusion'> {
  const genera = ['A', 'Bb', 'Ccc', 'Dddd', 'Eeeee', 'Ffffff'];
  const taxa = Array.from({ length: 60 }, (_, i) =>
    taxon(i, `${genera[Math.floor(i / 10)]} species${i}`, genera[Math.floor(i / 10)] ?? '', 11),
  );
  const confusion = taxa.map((_, i) => taxa.map((_, j) => (i === j ? 10 : j === (i + 1) % 60 ? 1 : 0)));
  return { taxa, confusion };
}

describe('the matrix', () => {
  const three = {
    taxa: [taxon(1, 'A b', 'A', 10), taxon(2, 'A c', 'A', 4), taxon(3, 'D e', 'D', 0)],
    confusion: [
      [7, 3, 0],
      [0, 4, 0],
      [0, 0, 0],
    ],
  };

  it('leaves out what no photo is labelled as or was taken for, and gives shares of the row', () => {
    const view = matrixView(three, null);
    expect(view.rank).toBe(null);
    expect(view.groups.map(({ name }) => name)).toEqual(['A b', 'A c']);
    expect(view.counts).toEqual([
      [7, 3],
      [0, 4],
    ]);
    expect(cellShare(view, 0, 1)).toBeCloseTo(0.3);
    expect(cellWithin(view, 0, 1)).toBe(null);
  });

  it('shows genera above forty taxa, and the taxa of a cell below them', () => {
    const measured = many();
    expect(measured.taxa.length).toBeGreaterThan(MOST_ROWS);
    const view = matrixView(measured, null);
    expect(view.rank).toBe('genus');
    expect(view.groups.map(({ name, photos }) => [name, photos])).toEqual([
      ['A', 110],
      ['Bb', 110],
      ['Ccc', 110],
      ['Dddd', 110],
      ['Eeeee', 110],
      ['Ffffff', 110],
    ]);
    // Nine of ten mistakes stay within the genus, one goes to the next.
    expect(view.counts[0]).toEqual([109, 1, 0, 0, 0, 0]);
    expect(view.counts[5]?.[0]).toBe(1);
    const within = cellWithin(view, 0, 1);
    expect(within).toEqual(Array.from({ length: 20 }, (_, i) => i));
    const inner = matrixView(measured, within);
    expect(inner.rank).toBe(null);
    expect(inner.groups.length).toBe(20);
    expect(inner.counts[9]?.[10]).toBe(1);
    expect(inner.counts.flat().reduce((sum, count) => sum + count)).toBe(219);
  });

  it('shows the taxa where no rank groups them', () => {
    const { taxa, confusion } = many();
    const view = matrixView({ taxa: taxa.map((one) => ({ ...one, wider: [] })), confusion }, null);
    expect(view.rank).toBe(null);
    expect(view.groups.length).toBe(60);
  });

  it('is drawn whole for a file, each cell in the colour and strength that the screen gives it', () => {
    const view = matrixView({ ...three, taxa: three.taxa.map((one) => ({ ...one, scientificName: 'A <b>' })) }, null);
    const look = { ground: '#fff', ink: '#111', quiet: '#777', right: '1 2 3', wrong: '9 8 7', font: 'serif' };
    const svg = matrixDrawing(view, 'A & b', look);
    expect([...svg.matchAll(/fill="(rgb[^"]*|#777)" fill-opacity="([^"]*)"/g)].map(([, ...cell]) => cell)).toEqual([
      ['rgb(1,2,3)', '0.48'],
      ['rgb(9,8,7)', '0.41'],
      ['#777', '0.07'],
      ['rgb(1,2,3)', '1'],
    ]);
    // Four photos of four in a cell: light on dark.
    expect(svg).toContain('fill="#fff" text-anchor="middle">4<');
    expect(svg).toContain('fill="#111" text-anchor="middle">3<');
    expect(svg).not.toMatch(/A & b|<b>/);
    expect(svg).toContain('A &#38; b');
  });

  it('moves by arrows and stays within', () => {
    expect(nextCell([0, 0], 'ArrowUp', 3)).toEqual([0, 0]);
    expect(nextCell([1, 2], 'ArrowRight', 3)).toEqual([1, 2]);
    expect(nextCell([1, 2], 'ArrowDown', 3)).toEqual([2, 2]);
    expect(nextCell([1, 2], 'Home', 3)).toEqual([1, 0]);
    expect(nextCell([1, 2], 'x', 3)).toBe(null);
  });
});

describe('mix-ups', () => {
  const confusion = [
    [5, 2, 0],
    [3, 5, 0],
    [1, 0, 5],
  ];

  it('counts both ways together, the commoner way first', () => {
    expect(mixedPairs({ confusion })).toEqual([
      { first: 1, second: 0, photos: 5, firstForSecond: 3 },
      { first: 2, second: 0, photos: 1, firstForSecond: 1 },
    ]);
    expect(takenFor({ confusion }, 0)).toEqual([{ place: 1, photos: 2 }]);
  });
});

const curve: WorkCurve = {
  rank: null,
  photos: 100,
  threshold: [0, 0.6, 0.9, 1],
  lookAt: [0, 0.1, 0.3, 1],
  errors: [0.1, 0.04, 0.008, 0],
  errorsLow: [0.05, 0.02, 0.001, 0],
  errorsHigh: [0.2, 0.07, 0.019, 1],
};

describe('how much to look at', () => {
  const waiting = { specimens: 10, byPercent: Array.from({ length: 100 }, (_, i) => (i === 59 || i === 60 ? 2 : 0)) };

  it('says how many wait below the threshold, and what is left wrong', () => {
    expect(workSaid(curve, 90, null)).toEqual({
      lookAt: 0.3,
      waiting: null,
      measured: 0.3,
      errors: { near: 0.008, atMost: 0.019 },
    });
    const said = workSaid(curve, 90, waiting);
    expect(said.lookAt).toBe(0.4);
    expect(said.waiting).toEqual({ below: 4, all: 10 });
    expect(said.measured).toBe(0.3);
  });

  it('promises nothing where nothing is left, and nothing of specimens that do not wait', () => {
    expect(workSaid(curve, 100, null).errors).toBe(null);
    expect(workSaid(curve, 90, { specimens: 0, byPercent: [] }).waiting).toBe(null);
  });

  it('counts whole percents below the threshold only', () => {
    expect(waitingBelow(waiting, 60)).toBe(2);
    expect(waitingBelow(waiting, 61)).toBe(4);
    expect(waitingBelow(waiting, 59)).toBe(0);
  });

  it('begins where errors are few, on an axis that shows the unsure ones', () => {
    expect(proposedThreshold(curve)).toBe(90);
    // Errors below 1 % only by looking at nearly all: the usual place.
    expect(proposedThreshold({ ...curve, errors: [0.1, 0.1, 0.1, 0], threshold: [0, 0.6, 0.9, 1] })).toBe(90);
    // Of a model that is seldom sure, less: nearly all photos lie below 90 %.
    const unsure = { ...curve, errors: [0.1, 0.1, 0.1, 0], lookAt: [0, 0.7, 0.98, 1], threshold: [0, 0.62, 0.9, 1] };
    expect(proposedThreshold(unsure)).toBe(62);
    expect(proposedThreshold({ ...curve, threshold: [0, 0.6, 0.941, 1] })).toBe(95);
    expect(lowestThreshold(curve)).toBe(50);
    expect(lowestThreshold({ ...curve, threshold: [0, 0.23, 0.9, 1] })).toBe(20);
  });
});

describe('the curves', () => {
  it('are drawn from the axis on, errors only where enough is left over', () => {
    expect(drawnPoints({ ...curve, photos: 20 }, 50)).toEqual([
      { percent: 60, lookAt: 0.1, errors: 0.04 },
      { percent: 90, lookAt: 0.3, errors: 0.008 },
      { percent: 100, lookAt: 1, errors: null },
    ]);
  });

  it('stand once where a rank says the same as the names', () => {
    const wider = { ...curve, rank: 'genus' as const, errors: [0.1, 0.02, 0, 0] };
    expect(differingCurves([curve, { ...curve, rank: 'species' }, wider]).map(({ rank }) => rank)).toEqual([
      null,
      'genus',
    ]);
  });
});

describe('measures', () => {
  const share = (right: number, n: number) => ({ right, n, value: right / n, low: right / n - 0.1, high: right / n });
  const evaluation = {
    frame: 80,
    sample: 80,
    unreadable: 6,
    specimens: 30,
    toCome: { accuracy: share(60, 74), top5: share(70, 74), effective: 41.6 },
    macro: { taxa: 2, precision: 0.8, recall: 0.8, f1: 0.8, f1Low: 0.7, f1High: 0.9 },
    ranks: [{ rank: 'species', accuracy: share(60, 74), macro: { taxa: 2, precision: 0.8, recall: 0.8, f1: 0.8 } }],
    taxa: [taxon(1, 'A b', 'A', 12, 0.2), taxon(2, 'A c', 'A', 62, 0.7)],
  } as unknown as Evaluation;

  it('says the names once where all are species, and the weakest of the taxa that have enough photos', () => {
    const measures = measuresOf(evaluation);
    expect(measures.map(({ key }) => key)).toEqual(['species', 'top5', 'f1', 'weakest']);
    expect(measures.at(-1)?.taxon?.name).toBe('A c');
    expect(measures.at(-1)?.only).toBe(null);
    expect(scaleFloor(measures)).toBe(0.5);
    const wide = { ...evaluation, ranks: [{ ...evaluation.ranks[0]!, accuracy: share(50, 60) }] };
    expect(measuresOf(wide).map(({ key }) => key)).toEqual(['names', 'species', 'top5', 'f1', 'weakest']);
  });

  it('says so where all taxa have too few photos', () => {
    const few = { ...evaluation, taxa: evaluation.taxa.map((one) => ({ ...one, support: 19, few: true })) };
    expect(measuresOf(few).at(-1)).toMatchObject({ only: 19, taxon: { name: 'A b' } });
  });

  it('names what was measured: all of it, or a sample', () => {
    expect(measuredWords(evaluation)).toBe('measured on 74 photos of 30 specimens it never saw');
    expect(countingWords(evaluation)).toBe(', counting as 42');
    // Of a time before there was a design effect, and where each specimen has one photo.
    expect(countingWords({ ...evaluation, toCome: { ...evaluation.toCome, effective: null } })).toBe('');
    expect(countingWords({ ...evaluation, specimens: 74 })).toBe('');
    expect(measuredWords({ ...evaluation, sample: 20, unreadable: 0, specimens: 1 })).toBe(
      'measured on 20 photos, drawn at random from 80 it never saw',
    );
  });

  it('does not say of a model from a file that it never saw them', () => {
    const namedHere = { unknownPhotos: 1, unknownTaxa: 1, sameAs: null, temperatureCame: false };
    const from = { ...evaluation, validation: null, namedHere };
    expect(measuredWords(from)).toBe('measured on 74 photos of 30 specimens named here');
    expect(measuredWords({ ...from, sample: 20, unreadable: 0 })).toBe(
      'measured on 20 photos, drawn at random from 80 named here',
    );
    expect(choiceWords(from)).toBe(
      'Photos named by people here; the model came in a file, so whether it learned from any of them is not known. 1 photo of 1 taxon that it does not know is left out.',
    );
  });
});

describe('tables', () => {
  const read = (text: string) => parse(text, { columns: true }) as Record<string, string>[];

  it('are read by somebody else’s parser', () => {
    const row = {
      position: 0,
      photoId: 1,
      specimenId: 1,
      catalogNumber: null,
      fileName: 'a "b", c.jpg',
      label: 'A b',
      predicted: 'A c',
      certainty: 0.5,
      top: [],
      nameNow: null,
    };
    expect(read(sampleTable([row]))).toEqual([
      {
        ID: 'a "b", c.jpg',
        Label: 'A b',
        Predict: 'A c',
        right: 'false',
        certainty: '0.5',
        fileName: 'a "b", c.jpg',
        nameNow: '',
      },
    ]);
    const { taxa, confusion } = many();
    expect(read(matrixTable({ taxa, confusion }))[3]).toMatchObject({ label: 'A species3', 'A species4': '1' });
    expect(read(workTable([curve]))).toHaveLength(4);
  });
});

describe('a comparison in words', () => {
  const compared = (onlyFirstRight: number, onlySecondRight: number, p: number | null) =>
    ({
      first: { modelName: 'Run 6' },
      second: { modelName: 'Run 5' },
      onlyFirstRight,
      onlySecondRight,
      mcnemar: p === null ? null : { method: 'exact', statistic: null, p },
    }) as unknown as Comparison;

  it('says that one is better only where chance would seldom do it', () => {
    expect(verdictWords(compared(12, 2, 0.01))).toBe('Run 6 is better on these photos.');
    expect(verdictWords(compared(2, 12, 0.01))).toBe('Run 5 is better on these photos.');
    expect(verdictWords(compared(6, 4, 0.75))).toBe('Run 6 is ahead, but not by more than chance would do.');
    expect(verdictWords(compared(5, 5, 1))).toMatch(/^Neither/);
    expect(verdictWords(compared(0, 0, null))).toMatch(/same photos/);
    expect(COMPARE.test(compared(12, 2, 0.013))).toContain('p = 0.013');
  });

  it('writes small probabilities without noughts that nobody reads', () => {
    expect([0.3, 0.04, 0.0004, 0.00001].map(COMPARE.probability)).toEqual([
      'p = 0.30',
      'p = 0.040',
      'p = 0.0004',
      'p < 0.0001',
    ]);
  });
});
