/* One drawn specimen: always the same picture from the same taxon and seed, whatever was drawn before it. */
import sharp from 'sharp';
import { describe, expect, test, vi } from 'vitest';
import { drawSpecimen, type DrawFileOptions, type View } from '../../electron/sample/draw/specimen.ts';
import { DEFAULT_TAXA, TAXA, taxonById } from '../../electron/sample/draw/taxa.ts';

// Drawing takes its time on a machine that is busy with other tests.
vi.setConfig({ testTimeout: 120_000 });

const SMALL: DrawFileOptions = { width: 160, height: 120, labels: true };

/** Mean absolute difference of two pictures, 0..255. */
async function difference(a: Buffer, b: Buffer): Promise<number> {
  const [x, y] = await Promise.all([a, b].map((picture) => sharp(picture).removeAlpha().raw().toBuffer()));
  if (!x || !y) throw new Error('two pictures make two buffers');
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += Math.abs((x[i] ?? 0) - (y[i] ?? 0));
  return sum / x.length;
}

describe('drawSpecimen', () => {
  test('gives the same bytes for the same taxon and seed, whatever was drawn between', () => {
    const first = TAXA.map(({ id }) => drawSpecimen(id, 5, SMALL));
    drawSpecimen('papilio-machaon', 99, { width: 120, height: 90, flaw: 'blur' });
    const again = TAXA.toReversed().map(({ id }) => drawSpecimen(id, 5, SMALL));
    for (const [i, picture] of again.toReversed().entries())
      expect(picture.equals(first[i] as Buffer), TAXA[i]?.id).toBe(true);
  });

  test('gives another picture for another seed, view or taxon', async () => {
    const picture = drawSpecimen('carabus-auratus', 1, SMALL);
    expect(await difference(picture, drawSpecimen('carabus-auratus', 2, SMALL))).toBeGreaterThan(2);
    expect(await difference(picture, drawSpecimen('carabus-auronitens', 1, SMALL))).toBeGreaterThan(2);
    expect(
      await difference(picture, drawSpecimen('carabus-auratus', 1, { ...SMALL, view: 'ventral' })),
    ).toBeGreaterThan(2);
  });

  test.each(TAXA.map(({ id }) => id))('draws %s from all sides as a picture with something on it', async (id) => {
    for (const view of ['dorsal', 'ventral', 'label'] satisfies View[]) {
      const picture = drawSpecimen(id, 3, { width: 320, height: 240, view, format: 'png' });
      const { width, height, format } = await sharp(picture).metadata();
      expect({ width, height, format }).toEqual({ width: 320, height: 240, format: 'png' });
      const { channels } = await sharp(picture).stats();
      expect(Math.max(...channels.slice(0, 3).map((channel) => channel.stdev))).toBeGreaterThan(8);
    }
  });

  test('spoils a photo as asked', async () => {
    const mean = async (picture: Buffer): Promise<number> =>
      ((await sharp(picture).stats()).channels[0] as { mean: number }).mean;
    const good = drawSpecimen('aglais-io', 4, { ...SMALL, format: 'png' });
    const dark = drawSpecimen('aglais-io', 4, { ...SMALL, format: 'png', flaw: 'dark' });
    const blurred = drawSpecimen('aglais-io', 4, { ...SMALL, format: 'png', flaw: 'blur' });
    expect(await mean(dark)).toBeLessThan((await mean(good)) * 0.4);
    expect((await sharp(blurred).stats()).sharpness).toBeLessThan((await sharp(good).stats()).sharpness * 0.5);
  });

  test('refuses a taxon it does not know', () => {
    // @ts-expect-error a wrong id must not compile, nor pass where types are not checked
    expect(() => drawSpecimen('bombus-terrestris', 1, SMALL)).toThrow(/bombus-terrestris/);
  });
});

describe('the taxa', () => {
  test('have one id and one name each, and look-alikes that are there', () => {
    expect(new Set(TAXA.map((t) => t.id)).size).toBe(TAXA.length);
    expect(new Set(TAXA.map((t) => t.scientificName)).size).toBe(TAXA.length);
    for (const t of TAXA) {
      expect(t.id).toBe(t.scientificName.toLowerCase().replace(' ', '-'));
      expect(t.authorship).not.toBe('');
      if (t.lookAlike) expect(taxonById(t.lookAlike).lookAlike).toBe(t.id);
    }
  });

  test('are twelve by default, with three pairs of one genus', () => {
    expect(DEFAULT_TAXA).toHaveLength(12);
    const genera = DEFAULT_TAXA.map((id) => taxonById(id).genus);
    expect(genera.length - new Set(genera).size).toBe(3);
  });
});
