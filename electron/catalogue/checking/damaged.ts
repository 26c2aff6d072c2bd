/*
 * A catalogue that cannot be opened: what is damaged, and saving what can be read. Nothing is written in its folder. Runs in
 * the catalogue thread; the file is read in the file thread.
 */
import type { CatalogueFinding } from '../../contract/collection.ts';
import { because, ProblemError } from '../../domain/problems.ts';
import type { SavedCatalogue } from '../../contract/salvage.ts';
import type { CallContext } from '../../calls/call.ts';
import { inFileThread } from '../backing-up/calls.ts';
import { copiesIn, kindOf } from '../backups/folder.ts';
import { openCatalogue } from '../opening/catalogue.ts';
import { holdLock } from '../database/database.ts';
import { finding } from './finding.ts';
import { cataloguePlaces } from '../database/places.ts';
import { copyFinding, damageFindings } from './damage-words.ts';

/** Throws ProblemError 'catalogue-missing', 'catalogue-in-use'. */
export async function findDamage(folder: string): Promise<CatalogueFinding[]> {
  const { file, backups } = fileOf(folder);
  const copies = copiesIn(backups);
  if (kindOf(file) === null && copies.length > 0) {
    return [finding('bad', because('file-not-there')), copyFinding(copies)];
  }
  const damage = await inFileThread((thread) => thread.call('damage', { file })).result;
  return [...damageFindings(damage), copyFinding(copies)];
}

/** Throws ProblemError 'catalogue-missing', 'catalogue-in-use', 'folder-not-empty'. */
export async function saveWhatCanBeRead(
  folder: string,
  into: string,
  report: CallContext['report'],
): Promise<SavedCatalogue> {
  const { file } = fileOf(folder);
  const saved = await inFileThread((thread) => thread.call('save', { file, into }, { onProgress: report })).result;
  // As whoever opens it next will: looked into, and with its folders made.
  openCatalogue(saved.folder, { create: false }).close();
  return saved;
}

function fileOf(folder: string): { readonly file: string; readonly backups: string } {
  const { file, backups, lock } = cataloguePlaces(folder);
  if (kindOf(file) !== 'file' && copiesIn(backups).length === 0)
    throw new ProblemError('catalogue-missing', { folder });
  if (kindOf(lock) === 'file') {
    const held = holdLock(lock);
    if (!held) throw new ProblemError('catalogue-in-use', { holder: because('another-program') });
    held.release();
  }
  return { file, backups };
}
