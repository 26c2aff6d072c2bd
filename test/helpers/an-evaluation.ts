/* An evaluation of a network that is often right and too sure of itself, worked out as the trainer works it out. */
import type { ClassTaxon } from '../../electron/contract/threads.ts';
import type { Evaluation } from '../../electron/domain/evaluation.ts';
import { chance } from '../../electron/domain/statistics/chance.ts';
import { NOWHERE } from '../../electron/files/path-text.ts';
import { evaluationFigures } from '../../electron/trainer/answering/evaluation-figures.ts';

/** Of species; their genera are the first words of the names. `photos` of each, one a specimen. */
export async function anEvaluation(names: readonly string[], photos: number): Promise<Evaluation> {
  const genera = [...new Set(names.map(genusOf))];
  const classes = names.map((scientificName, label): ClassTaxon => {
    return { id: 100 + label, scientificName, scientificNameAuthorship: null, taxonRank: 'species' };
  });
  const answers = classes.flatMap((_, label) =>
    Array.from({ length: photos }, (_, place) => {
      const photoId = label * photos + place + 1;
      const photo = { photoId, specimenId: photoId, label, path: NOWHERE, orientation: 1, sha256: 'a'.repeat(64) };
      const logits = Float32Array.from(classes, (_, at) => 8 * chance(1, at, photoId));
      logits[label] = (logits[label] ?? 0) + 5;
      return { photo, logits };
    }),
  );
  const figures = await evaluationFigures({
    answers,
    classes: classes.map(({ id, scientificName, taxonRank }) => {
      const genus = genusOf(scientificName);
      const wider = [{ taxonId: 10 + genera.indexOf(genus), scientificName: genus, taxonRank: 'genus' as const }];
      return { taxonId: id, scientificName, taxonRank, wider };
    }),
    frame: answers.length,
    sample: answers.length,
    seed: 1,
    fitted: null,
    inForce: null,
  });
  const rest = { validation: null, namedHere: null, distances: null, drift: null, methods: 'It was measured.' };
  return { ...figures, ...rest, id: 1, modelId: 1, modelName: 'Beetles', madeUtc: '2026-03-01T12:00:00.000Z', seed: 1 };
}

function genusOf(name: string): string {
  return name.split(' ')[0] ?? '';
}
