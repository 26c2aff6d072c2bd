/* Catalogues in folders of their own, removed after each test, and short ways to put rows into them. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { type Catalogue, openCatalogue } from '../../electron/catalogue/opening/catalogue.ts';
import type { KnownHere } from '../../electron/profile/known-here.ts';
import { refreshNames } from '../../electron/catalogue/naming/current-name.ts';
import { addPhoto, sourceId } from '../../electron/catalogue/specimens/photos.ts';
import { addPredictions } from '../../electron/catalogue/naming/predictions.ts';
import { addSpecimen, setSpecimenTerms, type SpecimenTerms } from '../../electron/catalogue/specimens/specimens.ts';
import { addTaxon } from '../../electron/catalogue/naming/taxa.ts';
import { EVERYTHING } from '../../electron/contract/collection.ts';
import type { DecisionRequest } from '../../electron/contract/review.ts';
import type { PhotoBox } from '../../electron/domain/photo-box.ts';
import type { Rank } from '../../electron/domain/taxonomy.ts';
import type { CallContext } from '../../electron/calls/call.ts';

export const UTC = '2026-03-01T12:00:00.000Z';
export { EVERYTHING };

const afterwards: (() => void)[] = [];
afterEach(() => {
  for (const clean of afterwards.splice(0).reverse()) clean();
});

export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'vasculum-test-')));
  afterwards.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An open catalogue; closed after the test. Without `knownHere` it is known because this process made it. */
export function newCatalogue(folder = join(temporaryFolder(), 'catalogue'), knownHere?: KnownHere): Catalogue {
  const catalogue = openCatalogue(folder, { create: true, ...(knownHere ? { knownHere } : {}) });
  afterwards.push(() => closeQuietly(catalogue));
  return catalogue;
}

/** Closes and opens again, as a restart of the program does. */
export function reopened(catalogue: Catalogue): Catalogue {
  catalogue.close();
  return newCatalogue(catalogue.places.folder);
}

function closeQuietly(catalogue: Catalogue): void {
  try {
    catalogue.close();
  } catch {
    // The test closed it itself.
  }
}

export function genusAndSpecies(catalogue: Catalogue, ...names: string[]): number[] {
  return names.map((name) => {
    const [genus = ''] = name.split(' ');
    return namedTaxon(catalogue, name, 'species', namedTaxon(catalogue, genus, 'genus'));
  });
}

export function namedTaxon(
  { write }: Catalogue,
  scientificName: string,
  rank: Rank,
  parentId: number | null = null,
): number {
  const known = write.get<{ id: number }>('SELECT id FROM taxon WHERE scientific_name = ? AND rank = ?', [
    scientificName,
    rank,
  ]);
  return known?.id ?? addTaxon(write, { scientificName, authorship: null, rank, parentId, acceptedId: null });
}

let contents = 0;

export interface TestSpecimen {
  readonly number?: string | null;
  readonly views?: readonly (string | null)[];
  readonly terms?: Partial<SpecimenTerms>;
  readonly source?: string;
  /** Contents of the photos, hex; fresh ones when left out. */
  readonly sha256?: string;
  readonly trouble?: 'truncated' | null;
}

/** A specimen with its photos; the photos' files are not there. */
export function newSpecimen(catalogue: Catalogue, specimen: TestSpecimen = {}): { id: number; photos: number[] } {
  const { number = null, views = [null], terms = {}, source = '/photos', trouble = null } = specimen;
  const { write: db } = catalogue;
  return db.transaction(() => {
    const id = addSpecimen(db, number, UTC);
    setSpecimenTerms(db, id, terms);
    const photos = views.map((view) => {
      contents += 1;
      const sha256 = specimen.sha256 ?? createHash('sha256').update(`photo ${contents}`).digest('hex');
      const fileName = `VC_${number ?? contents}_${view ?? 'x'}${contents}.jpg`;
      return addPhoto(
        db,
        {
          specimenId: id,
          sourceId: sourceId(db, source, UTC),
          relativePath: fileName,
          fileName,
          view,
          sha256,
          bytes: 1,
          modifiedMs: 1,
          format: 'jpeg',
          width: 40,
          height: 30,
          orientation: 1,
          takenLocal: null,
          latitude: null,
          longitude: null,
          trouble,
          troubleMessage: trouble,
        },
        UTC,
      );
    });
    refreshNames(db, [id]);
    return { id, photos };
  });
}

export function decision(specimenIds: readonly number[], request: Partial<DecisionRequest> = {}): DecisionRequest {
  return {
    specimenIds,
    verdict: request.taxonId === undefined ? 'doubtful' : 'identified',
    taxonId: null,
    qualifier: null,
    identifiedBy: 'Edith Example',
    remarks: null,
    modelId: null,
    ...request,
  };
}

export function putBox({ write }: Catalogue, photoId: number, { x, y, width, height }: PhotoBox): void {
  const values = [photoId, x, y, width, height];
  write.runOne('INSERT INTO photo_box (photo_id, x, y, width, height) VALUES (?, ?, ?, ?, ?)', values);
}

/** A model in the catalogue that has answered nothing yet. */
export function newModel({ write }: Catalogue, name: string): number {
  return write.runOne(`INSERT INTO model (name, folder, depth, size, created_utc) VALUES (?, ?, 18, 64, ?)`, [
    name,
    `model-${randomUUID()}`,
    UTC,
  ]).id;
}

/** The model's answer for one photo: pairs of taxon and probability, best first. */
export function predict(
  { write }: Catalogue,
  modelId: number,
  photoId: number,
  ...top: [taxonId: number, probability: number][]
) {
  write.transaction(() => {
    const row = { photoId, top: top.map(([taxonId, probability]) => ({ taxonId, probability })) };
    refreshNames(write, addPredictions(write, modelId, [row], UTC));
  });
}

/** A context as a call has it, with ways to steer it. */
export function context(): CallContext & { abort: AbortController; progress: string[] } {
  const abort = new AbortController();
  const progress: string[] = [];
  return {
    abort,
    progress,
    signal: abort.signal,
    finishing: () => false,
    paused: () => false,
    gate: async () => abort.signal.throwIfAborted(),
    report: ({ phase, done, total }) => progress.push(`${phase} ${done}/${total}`),
  };
}
