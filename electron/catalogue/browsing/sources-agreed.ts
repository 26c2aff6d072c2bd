/*
 * Agreeing that the photos of a folder are read on this installation: by importing it, by an answer in the window, or by
 * naming it on the command line. Runs where the catalogue is open.
 */
import { resolve, sep } from 'node:path';
import type { AgreedSource, UnaskedSource } from '../../contract/asking.ts';
import { ProblemError } from '../../domain/problems.ts';
import type { Catalogue } from '../opening/catalogue.ts';
import { pathOf, textOf } from '../../files/path-text.ts';
import { unaskedSources } from '../specimens/readable-photos.ts';

type Opened = Pick<Catalogue, 'read' | 'known' | 'reader'>;

/** Where the folders that turned out to be links lead, by catalogue and text. */
const links = new WeakMap<Opened['read'], Map<string, string>>();

export function listUnasked({ read }: Opened): UnaskedSource[] {
  const found = links.get(read);
  return unaskedSources(read).map((source) => ({ ...source, leadsTo: found?.get(source.folder) ?? null }));
}

/**
 * Agrees to these and gives those that are left. A folder that is a link is agreed to once the person saw where it leads:
 * an import writes real paths, so a link stands for something that the catalogue does not say.
 */
export async function agreeToSources(opened: Opened, agreed: readonly AgreedSource[]): Promise<UnaskedSource[]> {
  const seen = new Map(agreed.map(({ id, leadsTo }) => [id, leadsTo]));
  const found = links.get(opened.read) ?? new Map<string, string>();
  links.set(opened.read, found);
  const settled: string[] = [];
  for (const { id, folder } of unaskedSources(opened.read)) {
    const leadsTo = seen.get(id);
    if (leadsTo === undefined) continue;
    const real = await realOrNull(opened, folder);
    if (real === null || real === folder || real === leadsTo) settled.push(folder);
    else found.set(folder, real);
  }
  opened.known.allow(settled);
  return listUnasked(opened);
}

/**
 * A person named this folder: agrees to the source that is called so, and to those that really lie in it. Gives how many
 * were waiting. A folder that is not there can be agreed to as well: its photos are missed instead of asked about.
 */
export async function agreeToFolder(opened: Opened, named: string): Promise<number> {
  const text = resolve(named).replaceAll(sep, '/');
  const folder = await realOrText(opened, text);
  const settled: string[] = [];
  for (const source of unaskedSources(opened.read)) {
    if (source.folder === text) settled.push(text);
    else if (isIn(source.folder, folder)) {
      const real = await realOrNull(opened, source.folder);
      if (real === null || isIn(real, folder)) settled.push(source.folder);
    }
  }
  opened.known.allow(settled);
  return settled.length;
}

/** `folder` is a real path. */
export async function agreeToImport(opened: Opened, folder: string): Promise<void> {
  opened.known.allow([folder]);
  await agreeToFolder(opened, folder);
}

/** null: it is not there, so that it cannot be a link to anything. Throws 'photos-away'. */
async function realOrNull({ reader }: Opened, folder: string): Promise<string | null> {
  const [found] = await reader.call('files.find', { paths: [pathOf(folder)] });
  return found ? textOf(found.real) : null;
}

/** A folder that cannot be looked at is taken by its name. */
async function realOrText({ reader }: Opened, folder: string): Promise<string> {
  return await reader.call('folder.real', { folder: pathOf(folder) }).then(textOf, (error: unknown) => {
    if (error instanceof ProblemError && ['folder-missing', 'not-allowed'].includes(error.code)) return folder;
    throw error;
  });
}

function isIn(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}
