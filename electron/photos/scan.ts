/* Finds the photos below a folder, whatever is in the way. Runs in the catalogue thread; reads only. */
import { type Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { ProblemError } from '../contract/problems.ts';
import { pathOnDisk, pathText } from './path-text.ts';

const PHOTO_ENDINGS: ReadonlySet<string> = new Set(['jpg', 'jpeg', 'jpe', 'jfif', 'png', 'tif', 'tiff', 'webp']);

/** On a drive in the network each look takes a round trip; so many are under way together. */
const STATS_AT_ONCE = 32;

/** Left by systems and programs beside photos; not worth a count. */
const SYSTEM_FILES = new Set(['thumbs.db', 'desktop.ini', 'ehthumbs.db', 'icon\r']);
const SYSTEM_FOLDERS = new Set(['__macosx', '$recycle.bin', 'system volume information', 'lost+found', '@eadir']);

export interface FoundPhoto {
  /** Below the folder, with / between folders, as path-text.ts writes it. */
  readonly relativePath: string;
  readonly bytes: number;
  readonly modifiedMs: number;
}

export interface Scan {
  /** In the order of their paths, folder by folder. */
  readonly photos: readonly FoundPhoto[];
  readonly otherFiles: number;
  readonly unreadable: readonly { readonly relativePath: string; readonly code: string }[];
}

export interface ScanOptions {
  readonly gate?: () => Promise<void>;
  /** Called now and then with the number of photos found so far. */
  readonly onFound?: (photos: number) => void;
  /** Folders that are never looked into, such as the catalogue's own; absolute and real. */
  readonly without?: readonly string[];
}

/**
 * Walks `folder`. Links to folders are followed, each real folder once, so loops end. Throws ProblemError
 * 'folder-missing' or 'not-allowed' for the folder itself; anything unreadable below it is listed.
 */
export async function scanFolder(folder: string, options: ScanOptions = {}): Promise<Scan> {
  const photos: FoundPhoto[] = [];
  const unreadable: { relativePath: string; code: string }[] = [];
  const seen = new Set<string>();
  let otherFiles = 0;

  async function walk(relative: string): Promise<void> {
    await options.gate?.();
    const path = relative === '' ? folder : `${folder}/${relative}`;
    let entries: Dirent<Buffer>[];
    try {
      const real = await realpath(pathOnDisk(path), 'buffer');
      const name = pathText(real);
      if (seen.has(name) || options.without?.includes(name)) return;
      seen.add(name);
      entries = await readdir(pathOnDisk(path), { withFileTypes: true, encoding: 'buffer' });
    } catch (error) {
      const code = codeOf(error);
      if (relative !== '') unreadable.push({ relativePath: relative, code });
      else if (code === 'EACCES' || code === 'EPERM') throw new ProblemError('not-allowed', { path: folder });
      else throw new ProblemError('folder-missing', { folder });
      return;
    }
    const named = entries.map((entry) => ({ entry, name: pathText(entry.name) }));
    named.sort((a, b) => (a.name < b.name ? -1 : 1));
    const folders: string[] = [];
    const files: string[] = [];
    for (const { entry, name } of named) {
      if (name.startsWith('.') || SYSTEM_FILES.has(name.toLowerCase())) continue;
      const below = relative === '' ? name : `${relative}/${name}`;
      const kind = entry.isSymbolicLink() ? await linkedKind(`${folder}/${below}`) : kindOf(entry);
      if (kind === 'folder') {
        if (!SYSTEM_FOLDERS.has(name.toLowerCase())) folders.push(below);
      } else if (kind === 'file') {
        if (isPhotoName(name)) files.push(below);
        else otherFiles += 1;
      } else if (kind === 'broken-link' && isPhotoName(name)) unreadable.push({ relativePath: below, code: 'ENOENT' });
    }
    for (let from = 0; from < files.length; from += STATS_AT_ONCE)
      await addPhotos(files.slice(from, from + STATS_AT_ONCE));
    options.onFound?.(photos.length);
    for (const below of folders) await walk(below);
  }

  async function addPhotos(relativePaths: readonly string[]): Promise<void> {
    const looked = await Promise.allSettled(relativePaths.map((path) => stat(pathOnDisk(`${folder}/${path}`))));
    for (const [index, relativePath] of relativePaths.entries()) {
      const one = looked[index];
      if (one?.status === 'fulfilled') {
        photos.push({ relativePath, bytes: one.value.size, modifiedMs: one.value.mtimeMs });
      } else {
        unreadable.push({ relativePath, code: codeOf(one?.reason) });
      }
    }
  }

  await walk('');
  return { photos, otherFiles, unreadable };
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException | undefined)?.code ?? 'UNKNOWN';
}

function isPhotoName(name: string): boolean {
  return PHOTO_ENDINGS.has(name.slice(name.lastIndexOf('.') + 1).toLowerCase()) && name.includes('.');
}

type Kind = 'file' | 'folder' | 'broken-link' | 'other';

function kindOf(entry: { isFile(): boolean; isDirectory(): boolean }): Kind {
  if (entry.isDirectory()) return 'folder';
  return entry.isFile() ? 'file' : 'other';
}

async function linkedKind(path: string): Promise<Kind> {
  try {
    return kindOf(await stat(pathOnDisk(path)));
  } catch {
    return 'broken-link';
  }
}
