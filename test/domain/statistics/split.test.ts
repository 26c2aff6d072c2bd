import { describe, expect, it } from 'vitest';
import { chance, shuffled } from '../../../electron/domain/statistics/chance.ts';
import {
  divideSpecimens,
  heldOutCount,
  type SplitPhoto,
  splitSpecimens,
  validationIn,
} from '../../../electron/domain/statistics/split.ts';

/** `specimens[label]` specimens with one to three photos each; ids are unique over all. */
function photosOf(specimens: readonly number[]) {
  const photos: { photoId: number; specimenId: number; label: number }[] = [];
  let specimenId = 0;
  specimens.forEach((count, label) => {
    for (let i = 0; i < count; i++) {
      specimenId += 1;
      for (let view = 0; view <= i % 3; view++) photos.push({ photoId: photos.length + 1, specimenId, label });
    }
  });
  return photos;
}

describe('splitSpecimens', () => {
  const photos = photosOf([24, 10, 5, 3, 2, 1]);
  const split = splitSpecimens(photos, { heldOutShare: 0.2, seed: 7 });

  it('never puts a specimen on both sides', () => {
    const sides = new Map<number, Set<string>>();
    for (const { photoId, specimenId } of photos) {
      sides.set(specimenId, (sides.get(specimenId) ?? new Set()).add(split.get(photoId) ?? 'none'));
    }
    expect([...sides.values()].every((parts) => parts.size === 1)).toBe(true);
    expect(split.size).toBe(photos.length);
  });

  it('holds out the share of each class, at least one and never all', () => {
    const heldOut = (label: number) =>
      new Set(photos.filter((p) => p.label === label && split.get(p.photoId) === 'held-out').map((p) => p.specimenId))
        .size;
    expect([0, 1, 2, 3, 4, 5].map(heldOut)).toEqual([5, 2, 1, 1, 1, 0]);
    expect(heldOutCount(2, 0.5)).toBe(1);
    expect(heldOutCount(3, 0.9)).toBe(2);
  });

  it('hangs on the seed and not on the order', () => {
    const backwards = splitSpecimens([...photos].reverse(), { heldOutShare: 0.2, seed: 7 });
    for (const [photoId, part] of split) expect(backwards.get(photoId)).toBe(part);
    const other = splitSpecimens(photos, { heldOutShare: 0.2, seed: 8 });
    expect([...split].some(([photoId, part]) => other.get(photoId) !== part)).toBe(true);
  });

  it('moves no specimen of a class when another class changes', () => {
    const fewer = splitSpecimens(
      photos.filter((photo) => photo.label !== 1),
      { heldOutShare: 0.2, seed: 7 },
    );
    for (const [photoId, part] of fewer) expect(split.get(photoId)).toBe(part);
  });

  it('holds out every specimen equally often over the seeds', () => {
    const one = Array.from({ length: 10 }, (_, i) => ({ photoId: i, specimenId: i, label: 0 }));
    const times = one.map(() => 0);
    for (let seed = 0; seed < 5000; seed++) {
      for (const [photoId, part] of splitSpecimens(one, { heldOutShare: 0.3, seed })) {
        if (part === 'held-out') times[photoId] = (times[photoId] ?? 0) + 1;
      }
    }
    // 5000 draws with p = 0.3: standard deviation 32; six of them either way.
    for (const count of times) expect(Math.abs(count - 1500)).toBeLessThan(200);
  });

  it('refuses a specimen under two labels', () => {
    const torn = [
      { photoId: 1, specimenId: 1, label: 0 },
      { photoId: 2, specimenId: 1, label: 1 },
    ];
    expect(() => splitSpecimens(torn, { heldOutShare: 0.2, seed: 1 })).toThrow(/two labels/);
  });
});

describe('chance', () => {
  it('is uniform over keys that count up', () => {
    const n = 20_000;
    const bins = Array.from({ length: 20 }, () => 0);
    for (let key = 0; key < n; key++) bins[Math.floor(chance(1, 2, key) * 20)]! += 1;
    const chiSquare = bins.reduce((sum, count) => sum + (count - n / 20) ** 2 / (n / 20), 0);
    // 19 degrees of freedom: 43.8 is passed once in a thousand.
    expect(chiSquare).toBeLessThan(43.8);
  });

  it('tells keys, their order and large numbers apart', () => {
    const drawn = [chance(1, 2), chance(2, 1), chance(1, 2, 0), chance(1, 2 + 2 ** 32), chance(-1, 2)];
    expect(new Set(drawn).size).toBe(5);
    expect(() => chance(0.5)).toThrow(RangeError);
  });
});

describe('shuffled', () => {
  it('keeps the order of the others when one is left out', () => {
    const items = Array.from({ length: 50 }, (_, i) => i);
    const whole = shuffled(items, (i) => i, 3, 4);
    const without = shuffled(
      items.filter((i) => i !== 17),
      (i) => i,
      3,
      4,
    );
    expect(without).toEqual(whole.filter((i) => i !== 17));
    expect([...whole].sort((a, b) => a - b)).toEqual(items);
    expect(shuffled(items, (i) => i, 3, 5)).not.toEqual(whole);
  });
});

describe('divideSpecimens', () => {
  const options = { heldOutShare: 0.5, seed: 7 };
  const sides = (photos: ReturnType<typeof photosOf>) => {
    const parts = divideSpecimens(photos, options);
    const found = new Map<string, Set<number>>();
    for (const { photoId, specimenId } of photos) {
      const part = parts.get(photoId)!;
      found.set(part, (found.get(part) ?? new Set()).add(specimenId));
    }
    return { parts, found };
  };

  it('divides the held-out specimens again, about a third for validation, and leaves the rest as it was', () => {
    const photos = photosOf([150, 150]);
    const before = splitSpecimens(photos, options);
    const { parts, found } = sides(photos);
    for (const { photoId } of photos) expect(parts.get(photoId) === 'learn').toBe(before.get(photoId) === 'learn');
    expect([...found.keys()].sort()).toEqual(['learn', 'test', 'validation']);
    const [validation, test] = [found.get('validation')!, found.get('test')!];
    expect([...validation].filter((id) => test.has(id))).toEqual([]);
    expect(validation.size + test.size).toBe(150);
    expect(Math.abs(validation.size - 50)).toBeLessThan(15);
    expect(validationIn(photos, parts)).toEqual({
      photos: photos.filter(({ photoId }) => parts.get(photoId) === 'validation').length,
      specimens: validation.size,
    });
  });

  it('lets all held-out photos do both where either side would have fewer than 30', () => {
    const few = photosOf([30, 30]);
    expect(few.filter(({ photoId }) => splitSpecimens(few, options).get(photoId) === 'held-out').length).toBeLessThan(
      90,
    );
    expect(divideSpecimens(few, options)).toEqual(splitSpecimens(few, options));
    expect(validationIn(few, divideSpecimens(few, options))).toBeNull();
  });
});

describe('parts that came with the photos', () => {
  const options = { heldOutShare: 0.25, seed: 5 };
  type Given = NonNullable<SplitPhoto['given']>;
  /** Of each of two classes so many specimens that came so, one photo each. */
  const came = (counts: Partial<Record<Given | 'none', number>>): SplitPhoto[] =>
    [0, 1].flatMap((label) =>
      Object.entries(counts).flatMap(([part, count]) =>
        Array.from({ length: count }, (_, at): SplitPhoto => {
          const photoId = label * 10_000 + ['learn', 'validation', 'test', 'none'].indexOf(part) * 1000 + at + 1;
          return { photoId, specimenId: photoId, label, given: part === 'none' ? null : (part as Given) };
        }),
      ),
    );
  const tally = (photos: readonly SplitPhoto[]) => {
    const parts = divideSpecimens(photos, options);
    expect(parts.size).toBe(photos.length);
    const counts: Record<string, number> = {};
    for (const { photoId, given } of photos) {
      const key = `${given ?? 'none'} -> ${parts.get(photoId)}`;
      counts[key] = (counts[key] ?? 0) + 1;
    }
    return counts;
  };

  it('are kept to where all three came, however few', () => {
    expect(tally(came({ learn: 8, validation: 2, test: 1 }))).toEqual({
      'learn -> learn': 16,
      'validation -> validation': 4,
      'test -> test': 2,
    });
  });

  it('let the settings hold out some for validation where none came, and never any of the test', () => {
    expect(tally(came({ learn: 8, test: 5 }))).toEqual({
      'learn -> learn': 12,
      'learn -> validation': 4,
      'test -> test': 10,
    });
    expect(tally(came({ none: 8, test: 5 }))).toEqual({
      'none -> learn': 12,
      'none -> validation': 4,
      'test -> test': 10,
    });
  });

  it('let validation photos judge as well where none came for the test', () => {
    expect(tally(came({ learn: 8, validation: 20 }))).toEqual({ 'learn -> learn': 16, 'validation -> held-out': 40 });
  });

  it('divide what came without a part as the settings say: for the test where none came, for validation else', () => {
    expect(tally(came({ learn: 3, validation: 20, none: 80 }))).toEqual({
      'learn -> learn': 6,
      'validation -> validation': 40,
      'none -> learn': 120,
      'none -> test': 40,
    });
    expect(tally(came({ learn: 3, validation: 2, test: 4, none: 8 }))).toEqual({
      'learn -> learn': 6,
      'validation -> validation': 4,
      'test -> test': 8,
      'none -> learn': 12,
      'none -> validation': 4,
    });
  });

  it('change nothing where all came for learning, or none came with a part', () => {
    const none = came({ none: 200 });
    const learn = none.map((photo) => ({ ...photo, given: 'learn' as const }));
    const plain = none.map(({ photoId, specimenId, label }) => ({ photoId, specimenId, label }));
    expect(divideSpecimens(learn, options)).toEqual(divideSpecimens(plain, options));
    expect(divideSpecimens(none, options)).toEqual(divideSpecimens(plain, options));
  });
});
