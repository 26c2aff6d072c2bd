/*
 * Folders whose own name is a catalogue number, with photos of that one specimen: "NMBE-00123/dorsal.jpg". Not where
 * photos in them have another number, other words for names, or folders of their own that are no views. Pure.
 */
import { isViewFolder, isViewWord, viewAmong } from '../domain/intake/views.ts';
import { addTo } from '../domain/lists.ts';
import { folderOf, nameIn } from '../domain/path-text.ts';
import { numberIdentity } from '../domain/intake/number-identity.ts';
import type { FileName } from './file-name.ts';

export interface PhotoInFolder {
  readonly path: string;
  readonly name: FileName;
  /** As its own name says. */
  readonly catalogNumber: string | null;
}

export interface InNumberFolder {
  readonly folder: string;
  readonly view: string | null;
}

/** More photos than one specimen has. */
const MOST_OF_ONE = 60;

/** By path. `numbers`: by the folders that are called by them. */
export function numberFolders(
  photos: readonly PhotoInFolder[],
  numbers: ReadonlyMap<string, string>,
): ReadonlyMap<string, InNumberFolder> {
  const found = new Map<string, InNumberFolder>();
  if (numbers.size === 0) return found;
  const held = new Map<string, PhotoInFolder[]>();
  const divided = new Set<string>();
  for (const photo of photos) {
    const holder = holderOf(photo.path);
    if (numbers.has(holder)) addTo(held, holder, photo);
    for (let at = folderOf(holder); at !== ''; at = folderOf(at)) divided.add(at);
  }
  const words = new Set(photos.flatMap(({ name }) => viewWordOf(name)?.toLowerCase() ?? []));
  for (const [folder, own] of held) {
    if (divided.has(folder) || !isOfOne(own, numbers.get(folder) ?? '')) continue;
    for (const { path, name } of own) {
      const word = viewWordOf(name) ?? viewFolderIn(path, folder);
      found.set(path, { folder, view: word === null ? null : viewAmong(word, words) });
    }
  }
  return found;
}

/** The innermost folder around a photo that is not called after a view. */
export function holderOf(path: string): string {
  let folder = folderOf(path);
  while (folder !== '' && isViewFolder(nameIn(folder))) folder = folderOf(folder);
  return folder;
}

function isOfOne(photos: readonly PhotoInFolder[], number: string): boolean {
  if (photos.length > MOST_OF_ONE || isOfSeveral(number)) return false;
  // "12_d" beside "13_d": the figures tell things apart.
  const bases = new Set(photos.flatMap(({ name }) => (name.kind === 'digits' && name.view !== null ? name.base : [])));
  if (bases.size > 1) return false;
  const saysNoMore = photos.every(({ name, catalogNumber }) => {
    const own = catalogNumber ?? (name.kind === 'number' ? name.base : null);
    return own === null ? isCounted(name) : numberIdentity(own) === numberIdentity(number);
  });
  return saysNoMore && (!mayBeOther(number) || photos.every(({ name }) => viewWordOf(name) !== null));
}

/** "NMBE-00123, NMBE-00124", "NMBE-00123-00130"; not "W 1889-0123456". */
function isOfSeveral(number: string): boolean {
  const codes = (number.match(/\p{L}{2,}/gu) ?? []).map((code) => code.toLowerCase());
  const lengths = (number.match(/\d{4,}/g) ?? []).map((digits) => digits.length);
  return /[,;&+]/.test(number) || new Set(codes).size < codes.length || new Set(lengths).size < lengths.length;
}

/** Figures alone, or with a year, may as well be a month, an order or a journey: views have to speak for the number. */
function mayBeOther(number: string): boolean {
  return !/\p{L}/u.test(number) || /(?<!\d)(?:1[789]|20)\d\d(?!\d)/.test(number) || CAMERAS_FOLDER.test(number);
}

/** "100D3200", as cameras call their folders. */
const CAMERAS_FOLDER = /^[1-9]\d\d[A-Z0-9_]{5}$/;

function isCounted(name: FileName): boolean {
  return name.kind !== 'words' || viewWordOf(name) !== null;
}

/** "dorsal", "dorsal 2", "label_01", or the view behind a figure. */
function viewWordOf({ base, view }: FileName): string | null {
  if (view !== null) return view;
  const word = /^(?<word>\p{L}+)[-_. ]*\d{0,3}$/u.exec(base)?.groups?.['word'];
  return word !== undefined && isViewWord(word) ? word : null;
}

function viewFolderIn(path: string, folder: string): string | null {
  const inside = nameIn(folderOf(path));
  return folderOf(path) !== folder && isViewWord(inside) ? inside : null;
}
