/* A collection that a network learns from, and a run over it, as rows: named specimens of two taxa and of one that is too rare. */
import type { Catalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { beginRun } from '../../electron/catalogue/learning/runs.ts';
import { decide } from '../../electron/catalogue/naming/decisions.ts';
import { DEFAULT_TRAINING } from '../../electron/domain/training.ts';
import type { Qualifier } from '../../electron/domain/taxonomy.ts';
import { learningFrame } from '../../electron/studies/learning-frame.ts';
import { decision, genusAndSpecies, newCatalogue, newSpecimen, UTC } from './a-catalogue.ts';

export const settings = { ...DEFAULT_TRAINING, name: 'Ground beetles', batchSize: 4 };

/** Named specimens of a taxon, two photos each. */
export function name(
  catalogue: Catalogue,
  taxonId: number,
  count: number,
  qualifier: Qualifier | null = null,
): number[] {
  return Array.from({ length: count }, () => {
    const { id } = newSpecimen(catalogue, { views: ['dorsal', 'ventral'] });
    decide(catalogue.write, decision([id], { taxonId, qualifier }), UTC);
    return id;
  });
}

/** Six, five and two specimens. */
export function collection() {
  const catalogue = newCatalogue();
  const [auratus = 0, auronitens = 0, rare = 0] = genusAndSpecies(
    catalogue,
    'Carabus auratus',
    'Carabus auronitens',
    'Carabus rarus',
  );
  name(catalogue, auratus, 6);
  name(catalogue, auronitens, 5);
  name(catalogue, rare, 2);
  return { catalogue, auratus, auronitens, rare };
}

/** A run over all that there is to learn from; every fourth photo is held out. */
export async function begun(catalogue: Catalogue) {
  const { frame } = await learningFrame(catalogue.read, 3);
  const photos = frame.photos.map(({ photoId, label }, index) => ({
    photoId,
    label,
    part: index % 4 === 0 ? ('held-out' as const) : ('learn' as const),
  }));
  return {
    ...beginRun(catalogue.write, catalogue.places, { settings, classes: frame.classes, photos, stepsPerEpoch: 5 }, UTC),
    frame,
    photos,
  };
}
