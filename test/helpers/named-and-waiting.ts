/* A catalogue of pictures that are no copies of each other: some in folders named like their taxa, the others without a name. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Catalogue, openCatalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { programFolder } from '../../electron/files/program-folder.ts';
import { importFolder } from '../../electron/importing/import-job.ts';
import { openKnownHere } from '../../electron/profile/known-here.ts';
import { context } from './a-context.ts';

const DRAWER = join(programFolder, 'resources', 'sample', 'drawer');

/** Photos that differ in their last bytes alone. */
function putPhotos(folder: string, from: number, count: number): void {
  mkdirSync(folder, { recursive: true });
  const drawn = readdirSync(DRAWER).filter((name) => name.endsWith('.jpg'));
  for (let number = from; number < from + count; number++) {
    const pixels = readFileSync(join(DRAWER, drawn[number % drawn.length] ?? ''));
    writeFileSync(join(folder, `VC_${number}.jpg`), Buffer.concat([pixels, Buffer.from(`no. ${number}`)]));
  }
}

/** In `folder`/catalogue. Numbers: from 100, 110 and so on of each taxon, named by E. Moser; from 200 of those that wait. */
export async function namedAndWaiting(
  folder: string,
  profile: string,
  of: { readonly taxa: readonly string[]; readonly named: number; readonly waiting: number },
): Promise<Catalogue> {
  const [named, waiting] = [join(folder, 'named'), join(folder, 'waiting')];
  for (const [at, taxon] of of.taxa.entries()) putPhotos(join(named, taxon), 100 + 10 * at, of.named);
  putPhotos(waiting, 200, of.waiting);
  const catalogue = openCatalogue(join(folder, 'catalogue'), { create: true, knownHere: openKnownHere(profile) });
  const request = { nameRule: 'VC_{number}.{ext}', checklist: null, records: null, identifiedBy: 'E. Moser' } as const;
  for (const [photos, labels] of [
    [named, 'folders'],
    [waiting, 'none'],
  ] as const) {
    await importFolder(catalogue, { ...request, folder: photos, labels }, context(), { onWritten: () => {} });
  }
  return catalogue;
}
