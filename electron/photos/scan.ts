/* Finds the photos below a folder, whatever is in the way. Runs in the photo reader; reads only. */
import { type Dirent, lstat, stat } from 'node:fs';
import { readdir, realpath } from 'node:fs/promises';
import { sep } from 'node:path';
import { promisify } from 'node:util';
import type { LinksOut } from '../contract/import.ts';
import { because, ProblemError } from '../domain/problems.ts';
import { pathOnDisk, pathText, pathBelow, pathOf, textOf } from '../files/path-text.ts';
import { type PathText, shownPath } from '../domain/path-text.ts';
import { countPages } from './count-pages.ts';
import { type FileKind, kindOf } from '../files/open-regular.ts';
import { isPhotoName, otherKindByName } from '../files/photo-format.ts';
import { notAFileTrouble, otherKindTrouble, systemTrouble, type Trouble } from './trouble.ts';

/** On a drive in the network each look takes a round trip; so some are under way together. */
const STATS_AT_ONCE = 8;
/** Photos of one folder; a multiple of the above. */
const TOLD_EVERY = 512;
const LINK_EXAMPLES = 5;
const MOST_BESIDE = 1000;

/** For a hundred thousand files a quarter cheaper than those of node:fs/promises. */
const [statOf, lstatOf] = [promisify(stat), promisify(lstat)];

/** Left by systems and programs beside photos; not worth a count. */
const SYSTEM_FILES = new Set(['thumbs.db', 'desktop.ini', 'ehthumbs.db', 'icon\r']);
const SYSTEM_FOLDERS = new Set(
  `__macosx|$recycle.bin|recycler|#recycle|@recycle|#snapshot|@eadir|system volume information|lost+found`.split('|'),
);

export interface FoundPhoto {
  /** Below the folder, with / between folders, as path-text.ts writes it. */
  readonly relativePath: string;
  readonly bytes: number;
  readonly modifiedMs: number;
  /** A link that is to be followed. */
  readonly linked?: true;
  /** Photos in its file, where it is a TIFF of several pages. */
  readonly pages?: number;
}

export interface Scan {
  /** In the order of their paths, folder by folder. */
  readonly photos: readonly FoundPhoto[];
  readonly otherFiles: number;
  /** The first of them that lie in the folder itself, where tables do, and then in the folders in it; paths below it. */
  readonly beside: readonly string[];
  /** Folders that cannot be listed, what is named like a photo and is none, and pictures of kinds that are not read. */
  readonly unreadable: readonly ({ readonly relativePath: string } & Trouble)[];
  readonly linksOut: LinksOut;
}

export interface ScanOptions {
  readonly gate?: () => Promise<void>;
  /** Called now and then with the number of photos found so far. */
  readonly onFound?: (photos: number) => void;
  /** Folders that are never looked into, such as the catalogue's own; absolute and real. */
  readonly without?: readonly string[];
  /** Whether pages of TIFF files are left uncounted, for which each has to be opened. */
  readonly uncounted?: boolean;
  /** Whether links that lead out of the folder are followed. */
  readonly followLinks?: boolean;
}

/**
 * Walks `folder`, a real path. A link to what the walk finds anyway is passed over; one to what lies in the folder but is
 * not looked at by itself, such as a hidden store of files, is followed, and so is one out of the folder where that was
 * asked for; each real folder and file once, so that loops end. Throws ProblemError 'folder-missing', 'folder-is-file' or
 * 'not-allowed' for the folder itself, 'system-short'; anything unreadable below it is listed.
 */
export async function scanFolder(folder: PathText, options: ScanOptions = {}): Promise<Scan> {
  const walk = new Walk(folder, options);
  await walk.into('');
  const { photos, otherFiles, beside, unreadable, linksOut } = walk;
  return { photos, otherFiles, beside, unreadable, linksOut };
}

/** What is named like a photo, below the folder, and whether a link leads to it. */
interface Candidate {
  readonly below: string;
  readonly linked: boolean;
}

class Walk {
  readonly photos: FoundPhoto[] = [];
  readonly unreadable: ({ relativePath: string } & Trouble)[] = [];
  readonly linksOut: { count: number; examples: { path: string; target: string }[]; followed: boolean };
  otherFiles = 0;
  readonly beside: string[] = [];
  readonly #folder: PathText;
  readonly #options: ScanOptions;
  readonly #seen = new Set<string>();
  #root = '';

  constructor(folder: PathText, options: ScanOptions) {
    this.#folder = folder;
    this.#options = options;
    this.linksOut = { count: 0, examples: [], followed: options.followLinks === true };
  }

  async into(relative: string): Promise<void> {
    await this.#options.gate?.();
    const entries = await this.#entriesOf(relative);
    if (entries === null) return;
    const named = entries.map((entry) => ({ entry, name: pathText(entry.name) }));
    named.sort((a, b) => (a.name < b.name ? -1 : 1));
    const folders: string[] = [];
    const files: Candidate[] = [];
    for (const { entry, name } of named) {
      if (name.startsWith('.') || SYSTEM_FILES.has(name.toLowerCase())) continue;
      const below = relative === '' ? name : `${relative}/${name}`;
      const found = entry.isSymbolicLink() ? await this.#followed(below, name) : kindOf(entry);
      if (found === null) continue;
      if (found === 'folder') {
        if (!SYSTEM_FOLDERS.has(name.toLowerCase())) folders.push(below);
      } else if (found === 'file') {
        const other = otherKindByName(name);
        if (isPhotoName(name)) files.push({ below, linked: entry.isSymbolicLink() });
        else if (other) this.unreadable.push({ relativePath: below, ...otherKindTrouble(other) });
        else {
          this.otherFiles += 1;
          const isNear = !relative.includes('/') && !entry.isSymbolicLink();
          if (isNear && this.beside.length < MOST_BESIDE) this.beside.push(below);
        }
      } else if (isPhotoName(name)) {
        const trouble = typeof found === 'string' ? notAFileTrouble(found) : systemTrouble(found.broken);
        this.unreadable.push({ relativePath: below, ...trouble });
      }
    }
    for (let from = 0; from < files.length; from += STATS_AT_ONCE) {
      await this.#addPhotos(files.slice(from, from + STATS_AT_ONCE));
      if (from % TOLD_EVERY === 0) this.#options.onFound?.(this.photos.length);
    }
    this.#options.onFound?.(this.photos.length);
    for (const below of folders) await this.into(below);
  }

  /** null where the folder is not walked. */
  async #entriesOf(relative: string): Promise<Dirent<Buffer>[] | null> {
    const path = relative === '' ? this.#folder : pathBelow(this.#folder, relative);
    try {
      const real = textOf(await realPath(path));
      if (relative === '') this.#root = real;
      if (this.#seen.has(real) || this.#isLeftOut(real)) return null;
      this.#seen.add(real);
      return await readdir(pathOnDisk(path), { withFileTypes: true, encoding: 'buffer' });
    } catch (error) {
      const code = codeOf(error);
      if (relative === '' && code === 'ENOTDIR') throw new ProblemError('folder-is-file', { path: textOf(path) });
      if (relative === '') throw folderProblem(this.#folder, code);
      this.unreadable.push({ relativePath: relative, ...systemTrouble(code) });
      return null;
    }
  }

  /** What a link leads to; null where it is passed over. */
  async #followed(below: string, name: string): Promise<FileKind | { readonly broken: string } | null> {
    let real: string;
    let kind: FileKind;
    try {
      const path = await realPath(pathBelow(this.#folder, below));
      real = textOf(path);
      kind = kindOf(await statOf(pathOnDisk(path)));
    } catch (error) {
      return { broken: codeOf(error) };
    }
    if (this.#isLeftOut(real)) return null;
    if (kind !== 'folder' && (kind !== 'file' || !isPhotoName(name))) return kind;
    const root = this.#root;
    const inside = real === root ? '' : real.startsWith(`${root}/`) ? real.slice(root.length + 1) : null;
    if (inside !== null && isWalked(inside, kind)) return null;
    if (inside === null) {
      const { examples, followed } = this.linksOut;
      this.linksOut.count += 1;
      if (examples.length < LINK_EXAMPLES) examples.push({ path: shownPath(below), target: shownPath(real) });
      if (!followed) return null;
    }
    // Of a folder the walk itself sees to it that it is not walked twice.
    if (kind === 'file' && this.#seen.has(real)) return null;
    if (kind === 'file') this.#seen.add(real);
    return kind;
  }

  #isLeftOut(real: string): boolean {
    return this.#options.without?.some((left) => real === left || real.startsWith(`${left}/`)) ?? false;
  }

  async #addPhotos(files: readonly Candidate[]): Promise<void> {
    const look = async ({ below, linked }: Candidate) => {
      const path = pathBelow(this.#folder, below);
      const found = await (linked ? statOf : lstatOf)(pathOnDisk(path));
      const [kind, bytes, modifiedMs] = [kindOf(found), found.size, found.mtimeMs];
      const pages =
        kind === 'file' && this.#options.uncounted !== true ? await countPages(path, { bytes, modifiedMs }, linked) : 1;
      return { kind, bytes, modifiedMs, pages };
    };
    const looked = await Promise.allSettled(files.map(look));
    for (const [index, { below: relativePath, linked }] of files.entries()) {
      const one = looked[index];
      if (one?.status !== 'fulfilled') {
        this.unreadable.push({ relativePath, ...systemTrouble(codeOf(one?.reason)) });
        continue;
      }
      const { kind, bytes, modifiedMs, pages } = one.value;
      if (kind !== 'file') this.unreadable.push({ relativePath, ...notAFileTrouble(kind) });
      else {
        const more = { ...(linked ? { linked } : {}), ...(pages > 1 ? { pages } : {}) };
        this.photos.push({ relativePath, bytes, modifiedMs, ...more });
      }
    }
  }
}

/** The folder's one true path, so that a link to it is no second source; with / between folders on every system. */
export async function realFolder(folder: PathText): Promise<PathText> {
  try {
    return await realPath(await meantPath(folder));
  } catch (error) {
    throw folderProblem(folder, codeOf(error));
  }
}

/** With / between folders on every system. */
export async function realPath(path: PathText): Promise<PathText> {
  const real = pathText(await realpath(pathOnDisk(path), 'buffer'));
  return pathOf(sep === '/' ? real : real.replaceAll(sep, '/'));
}

/**
 * What a person named. Arguments and dialogs hand on U+FFFD for bytes that are no UTF-8: where nothing bears such a name, the
 * one that is told so is meant. Any other path, and one that fits several, is given back as it is.
 */
export async function meantPath(path: PathText): Promise<PathText> {
  const [root = '', ...names] = textOf(path).split('/');
  if (!textOf(path).includes(LOST)) return path;
  let found = root;
  for (const [index, name] of names.entries()) {
    const here = name.includes(LOST) ? await meantName(pathOf(found === '' ? '/' : found), name) : name;
    if (here === null) return path;
    found = index === 0 && root === '' ? `/${here}` : `${found}/${here}`;
  }
  return pathOf(found);
}

const LOST = '\uFFFD';

async function meantName(folder: PathText, name: string): Promise<string | null> {
  const all = await readdir(pathOnDisk(folder), { encoding: 'buffer' }).catch((): Buffer[] => []);
  // How many stand for several bytes in a row differs between programs.
  const told = (text: string) => text.replace(/\uFFFD+/g, LOST);
  const same = all.filter((bytes) => told(bytes.toString('utf8')) === told(name)).map(pathText);
  return same.includes(name) ? name : same.length === 1 ? (same[0] ?? null) : null;
}

function folderProblem(path: PathText, code: string): ProblemError {
  const folder = textOf(path);
  const { trouble, message } = systemTrouble(code);
  if (trouble === 'not-allowed') return new ProblemError('not-allowed', { path: folder });
  if (trouble === 'away')
    return new ProblemError('photos-away', { folder, reason: because('drive-answers-with', { code }) });
  return new ProblemError('folder-missing', { folder }, { detail: message });
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException | undefined)?.code ?? 'UNKNOWN';
}

/** Whether the walk itself comes to this place below its folder, and takes a file there for a photo. */
function isWalked(inside: string, kind: FileKind): boolean {
  const isFile = kind === 'file';
  const names = inside === '' ? [] : inside.split('/');
  const folders = isFile ? names.slice(0, -1) : names;
  if (names.some((name) => name.startsWith('.'))) return false;
  if (folders.some((name) => SYSTEM_FOLDERS.has(name.toLowerCase()))) return false;
  const file = isFile ? (names.at(-1) ?? '') : null;
  return file === null || (isPhotoName(file) && !SYSTEM_FILES.has(file.toLowerCase()));
}
