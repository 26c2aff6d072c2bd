/*
 * Agreeing that the photos of a folder are read on this installation: by importing it, by an answer in the window, or by
 * naming it on the command line. Runs where the catalogue is open.
 */
import { resolve, sep } from 'node:path';
import type { AgreedSource, FoldersAgreed, UnaskedSource } from '../../contract/asking.ts';
import type { PathText } from '../../domain/path-text.ts';
import { ProblemError } from '../../domain/problems.ts';
import type { Catalogue } from '../opening/catalogue.ts';
import { folderOf, pathOf, textOf } from '../../files/path-text.ts';
import { type FoundFile, MOST_PATHS } from '../../reader/calls.ts';
import { isRelativePath, isSourceFolder, photoPath } from '../database/inside.ts';
import { walkRows } from '../database/walk-rows.ts';
import { isBelow, mayLeadTo, unaskedSources } from '../specimens/readable-photos.ts';

type Opened = Pick<Catalogue, 'read' | 'known' | 'reader'>;

/** Where links were found to lead, by catalogue and the text of the folder that is one, or in which they lie. */
const links = new WeakMap<Opened['read'], Map<string, readonly string[]>>();

export function listUnasked({ read }: Opened): UnaskedSource[] {
  const found = links.get(read);
  return unaskedSources(read).map((source) => ({ ...source, leadsTo: found?.get(source.folder) ?? [] }));
}

/**
 * Agrees to these and gives those that are left. A folder that is a link, or has links in it by which photos really lie
 * elsewhere, is agreed to once the person saw where they lead: the catalogue does not say it.
 */
export async function agreeToSources(opened: Opened, agreed: readonly AgreedSource[]): Promise<UnaskedSource[]> {
  const seen = new Map(agreed.map(({ id, leadsTo }) => [id, leadsTo]));
  for (const source of unaskedSources(opened.read)) {
    const told = seen.get(source.id);
    if (told === undefined) continue;
    const { real, leadsTo } = await placesOf(opened, source);
    const all = real === null || real === source.folder ? leadsTo : [real, ...leadsTo];
    if (all.every((place) => told.includes(place))) opened.known.allow([source.folder, ...all]);
    else remember(opened, source.folder, all);
  }
  return listUnasked(opened);
}

/**
 * A person named these folders: agrees to the sources that are called so, and to those that really lie in them with all their
 * photos. A folder that is not there can be agreed to as well: its photos are missed instead of asked about.
 */
export async function agreeToFolders(opened: Opened, named: readonly string[]): Promise<FoldersAgreed> {
  const texts = named.map((folder) => resolve(folder).replaceAll(sep, '/'));
  const folders = await Promise.all(texts.map((text) => realOrText(opened, text)));
  const agreed = new Set<string>();
  const open = new Set<string>();
  for (const source of unaskedSources(opened.read)) {
    const at = texts.findIndex(
      (text, index) => source.folder === text || isBelow(source.folder, folders[index] ?? text),
    );
    if (at < 0) continue;
    const { real, leadsTo } = await placesOf(opened, source);
    if (source.folder !== texts[at] && real !== null && !folders.some((folder) => isBelow(real, folder))) continue;
    const out = leadsTo.filter((place) => !folders.some((folder) => isBelow(place, folder)));
    if (out.length > 0) remember(opened, source.folder, out);
    else {
      opened.known.allow([source.folder, ...leadsTo]);
      agreed.add(named[at] ?? source.folder);
    }
    for (const place of out) open.add(place);
  }
  return { agreed: [...agreed], leadsTo: [...open] };
}

/** `folder` is a real path. Links that lead out of it are agreed to only where they were to be followed. */
export async function agreeToImport(opened: Opened, folder: string, followLinks: boolean): Promise<void> {
  const waits = unaskedSources(opened.read).some((source) => source.folder === folder);
  if (followLinks || !waits) opened.known.allow([folder]);
  await agreeToFolders(opened, [folder]);
}

function remember({ read }: Opened, folder: string, leadsTo: readonly string[]): void {
  links.set(read, new Map(links.get(read)).set(folder, leadsTo));
}

/**
 * Where a source really is, null where it is not there, and the folders in which photos of it really lie that are neither
 * in it nor agreed to, without those that lie in another of them. Throws 'photos-away'.
 */
async function placesOf(
  opened: Opened,
  { id, folder }: { readonly id: number; readonly folder: string },
): Promise<{ real: string | null; leadsTo: string[] }> {
  const { read, reader } = opened;
  const real = await realOrNull(opened, folder);
  if (real === null || !isSourceFolder(folder)) return { real, leadsTo: [] };
  const out = new Set<string>();
  const rows = walkRows<{ path: string }, string>(read, PATHS_OF_SOURCE, ({ path }) => path, {
    values: { source: id },
    from: '',
  });
  for await (const page of rows) {
    const paths = page.flatMap(({ path }) => (isRelativePath(path) ? [photoPath(folder, path)] : []));
    const parts = Array.from({ length: Math.ceil(paths.length / MOST_PATHS) }, (_, part) =>
      paths.slice(part * MOST_PATHS, (part + 1) * MOST_PATHS),
    );
    const found: (FoundFile | null)[][] = await Promise.all(
      parts.map(async (part) => [...(await reader.call('files.find', { paths: part }))]),
    );
    for (const file of found.flat()) {
      const place = file && textOf(folderOf(file.real));
      if (place !== null && !isBelow(place, real) && !mayLeadTo(read, place)) out.add(place);
    }
  }
  const leadsTo = [...out].filter((place) => !hasParentIn(out, place)).sort();
  return { real, leadsTo };
}

/** From the index of paths: by id, each folder would have all photos read. */
export const PATHS_OF_SOURCE = `SELECT relative_path AS path FROM photo
  WHERE source_id = :source AND relative_path > :after ORDER BY relative_path LIMIT :page`;

function hasParentIn(folders: ReadonlySet<string>, place: string): boolean {
  for (let at = pathOf(place), up: PathText; (up = folderOf(at)) !== at; at = up)
    if (folders.has(textOf(up))) return true;
  return false;
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
