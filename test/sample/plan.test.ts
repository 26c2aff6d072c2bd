/* The plan of a sample collection: numbers, names and shares, before anything is drawn. */
import { describe, expect, test } from 'vitest';
import { folderOf, planSample, type SamplePlan } from '../../electron/sample/plan.ts';
import { DEFAULT_TAXA, taxonById } from '../../electron/sample/draw/taxa.ts';

const plan = (request: { seed?: number; specimensPerTaxon?: number; photos?: number } = {}): SamplePlan =>
  planSample({ seed: 7, taxa: DEFAULT_TAXA, specimensPerTaxon: 24, ...request });

const readable = ({ specimens, copies }: SamplePlan): string[] => [
  ...specimens.flatMap((s) => s.photos.map((p) => p.file)),
  ...copies.map((c) => c.file),
];

describe('planSample', () => {
  test('is the same for the same seed and another for another', () => {
    expect(plan()).toEqual(plan());
    expect(plan({ seed: 8 })).not.toEqual(plan());
  });

  test('makes as many specimens of every taxon as asked', () => {
    for (const specimensPerTaxon of [1, 5, 24, 40]) {
      const { specimens } = plan({ specimensPerTaxon });
      for (const id of DEFAULT_TAXA) expect(specimens.filter((s) => s.taxon === id)).toHaveLength(specimensPerTaxon);
    }
  });

  test.each([1, 2, 13, 59, 60, 61, 100, 288, 1000, 7096])(
    'makes exactly %i readable photos when asked for them',
    (photos) => {
      const made = plan({ photos });
      expect(readable(made)).toHaveLength(photos);
      const counts = DEFAULT_TAXA.map((id) => made.specimens.filter((s) => s.taxon === id).length);
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    },
  );

  test('never names two files or two specimens alike, not even where case does not count', () => {
    for (const photos of [300, 7096]) {
      const made = plan({ photos });
      const files = [...readable(made), ...made.badFiles.map((b) => b.file)].map((file) => file.toLowerCase());
      expect(new Set(files).size).toBe(files.length);
      const numbers = [
        ...made.specimens.map((s) => s.catalogNumber),
        ...made.recordsWithoutPhoto.map((r) => r.catalogNumber),
      ];
      expect(new Set(numbers).size).toBe(numbers.length);
    }
  });

  test('leaves about three in ten without a name, in every taxon', () => {
    for (const specimensPerTaxon of [10, 24, 100]) {
      const { specimens } = plan({ specimensPerTaxon });
      for (const id of DEFAULT_TAXA) {
        const unnamed = specimens.filter((s) => s.taxon === id && s.placedAs === null).length;
        expect(unnamed / specimensPerTaxon).toBeGreaterThanOrEqual(0.25);
        expect(unnamed / specimensPerTaxon).toBeLessThanOrEqual(0.35);
      }
    }
  });

  test('follows the file-name rule but for a few odd names, and lays photos in the folder of their name', () => {
    const { specimens } = plan();
    const odd: string[] = [];
    for (const { photos, placedAs, catalogNumber } of specimens) {
      for (const { file, view } of photos) {
        const [folder = '', name = ''] = file.split('/');
        expect(folder).toBe(folderOf(placedAs));
        const match = /^VC_(?<number>\d{6})(?:_(?<view>[dvl]))?\.(?:jpg|png|tif|webp)$/.exec(name);
        if (!match) odd.push(name);
        else
          expect([match.groups?.['number'], match.groups?.['view'] ?? 'd']).toEqual([catalogNumber, view.slice(0, 1)]);
      }
    }
    expect(odd.length).toBeGreaterThanOrEqual(3);
    expect(odd.length).toBeLessThanOrEqual(5);
    expect(odd.some((name) => /\p{Extended_Pictographic}/u.test(name))).toBe(true);
    expect(odd.some((name) => /\p{Script=Cyrillic}/u.test(name))).toBe(true);
  });

  test('has something for every part of the program to show', () => {
    const { specimens, copies, badFiles } = plan();
    const photos = specimens.flatMap((s) => s.photos);
    expect(specimens.some((s) => s.catalogNumber.startsWith('000'))).toBe(true);
    for (const view of ['dorsal', 'ventral', 'label']) expect(photos.some((p) => p.view === view)).toBe(true);
    for (const flaw of ['blur', 'dark', 'cut'])
      expect(
        photos.some((p) => p.flaw === flaw),
        flaw,
      ).toBe(true);
    for (const turned of [6, 8])
      expect(
        photos.some((p) => p.orientation === turned),
        String(turned),
      ).toBe(true);
    for (const format of ['jpg', 'png', 'tif', 'webp']) expect(photos.some((p) => p.format === format)).toBe(true);
    expect(photos.some((p) => p.exif === null)).toBe(true);
    expect(photos.some((p) => p.exif?.position)).toBe(true);
    expect(specimens.filter((s) => s.record.typeStatus !== '').map((s) => s.placedAs === s.taxon)).toEqual([
      true,
      true,
    ]);
    expect(new Set(copies.map((c) => c.kind))).toEqual(new Set(['exact', 'near']));
    expect(badFiles.map((b) => b.kind)).toEqual(['truncated', 'empty', 'text']);
    const misplaced = specimens.filter((s) => s.placedAs && s.placedAs !== s.taxon);
    expect(misplaced.length).toBeGreaterThanOrEqual(2);
    expect(misplaced.length).toBeLessThanOrEqual(12);
    for (const { taxon, placedAs } of misplaced) {
      const { lookAlike } = taxonById(taxon);
      if (lookAlike && DEFAULT_TAXA.includes(lookAlike)) expect(placedAs).toBe(lookAlike);
    }
  });

  test('keeps a small one plain', () => {
    const { copies, badFiles, specimens } = plan({ photos: 30 });
    expect([copies, badFiles]).toEqual([[], []]);
    expect(specimens.flatMap((s) => s.photos).every((p) => p.flaw === null && p.orientation === 1)).toBe(true);
  });
});
