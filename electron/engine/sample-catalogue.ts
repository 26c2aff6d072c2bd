/*
 * "Try the sample collection": drawn once into the profile, made a catalogue, opened. A second time the one that is there
 * is opened; one that was left half done is finished. Runs in main.
 */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportRequest } from '../contract/import.ts';
import { NAMES_GIVEN } from '../domain/language/language.ts';
import type { Engine } from './engine.ts';
import type { JobRegistry } from './jobs.ts';

export const SAMPLE_SEED = 20260;
export const SPECIMENS_PER_TAXON = 24;

/** Resolves when the catalogue is open and its photos are being read; the jobs tell the rest. */
export async function trySample(profile: string, engine: Engine, jobs: JobRegistry): Promise<{ folder: string }> {
  const photos = join(profile, 'sample', 'photos');
  const folder = join(profile, 'sample', NAMES_GIVEN.sample);
  const drawn = join(profile, 'sample', 'drawn');
  const read = join(profile, 'sample', 'read');
  if (engine.folder === folder) return { folder };
  jobs.refuseWhileRunning();

  if (!existsSync(drawn)) {
    // Half drawn, or never: both folders are the program's own and hold nothing of a person's.
    for (const own of [photos, folder, read]) rmSync(own, { recursive: true, force: true });
    mkdirSync(photos, { recursive: true });
    await jobs.start('sample', {
      folder: photos,
      seed: SAMPLE_SEED,
      specimensPerTaxon: SPECIMENS_PER_TAXON,
      photos: null,
    }).result;
    writeFileSync(drawn, '');
  }
  await engine.open(folder, !isThere(folder));
  if (!existsSync(read)) {
    const { result } = jobs.start('import', sampleImport(photos));
    result.then(
      () => writeFileSync(read, ''),
      () => {},
    );
  }
  return { folder };
}

/** The folders' own names stand in the sample's catalogue as if somebody had vouched for them. */
export function sampleImport(photos: string): ImportRequest {
  return {
    folder: photos,
    labels: 'folders',
    identifiedBy: NAMES_GIVEN.sample,
    nameRule: null,
    checklist: null,
    records: null,
  };
}

function isThere(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).length > 0;
}
