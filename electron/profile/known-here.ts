/*
 * What this installation knows of the catalogues that were opened here: the folders whose photos a person agreed to have
 * read, and the removals that were begun here. A catalogue says itself where its photos are and what was removed, and it
 * may come from anybody; this does not come with it. One JSON file in the profile, written whole and swapped in. Runs
 * where catalogues are opened, and in main.
 */
import { realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { Problem } from '../domain/problems.ts';
import { REMOVABLES } from '../contract/removal.ts';
import { readRegularNow } from '../files/read-regular.ts';
import { writeWholeNow } from '../files/whole-file.ts';
import { pathText } from '../files/path-text.ts';
import { recentFolders } from './preferences.ts';
import { makeProfile, setAside } from './profile.ts';

/** Those opened longest ago are forgotten first: they ask again. */
const MOST_CATALOGUES = 1_000;
const MOST_OF_EACH = 10_000;
const MOST_BYTES = 64 * 2 ** 20;

const path = z.string().min(1).max(32_768);

const BegunRemoval = z.object({
  kind: z.enum(REMOVABLES),
  id: z.int().positive(),
  /** Its folder's name below models/, weights/ or runs/ when it was begun. */
  folder: z.string().min(1).max(300),
});
export type BegunRemoval = z.infer<typeof BegunRemoval>;

const Entry = z.object({
  folder: path,
  /** As the catalogue writes them (source.folder); with them, tables that were chosen for an import. */
  sources: z.array(path).max(MOST_OF_EACH),
  removals: z.array(BegunRemoval).max(MOST_OF_EACH),
  /** In use here before anything was kept about any: the next opening takes all its sources as agreed to. */
  adopt: z.boolean(),
});
type Entry = z.infer<typeof Entry>;

const Kept = z.object({ catalogues: z.array(Entry).max(MOST_CATALOGUES) });

export interface KnownHere {
  /** Set when the file that was there could not be used. */
  readonly trouble: Problem | null;
  /**
   * `sources`: all that it names now. `created`: it was made just now, so what was known of another in the same folder does
   * not hold.
   */
  catalogue(folder: string, opened: { readonly created: boolean; readonly sources: readonly string[] }): KnownCatalogue;
}

export interface KnownCatalogue {
  /** Whether a person agreed to have the photos of this source, or this table, read. */
  allows(source: string): boolean;
  allow(sources: readonly string[]): void;
  removals(): readonly BegunRemoval[];
  beginRemoval(removal: BegunRemoval): void;
  endRemoval(removal: BegunRemoval): void;
}

/** Made where it is not there yet. Imports no Electron, like the profile itself. */
export function openKnownHere(profile: string): KnownHere {
  const file = join(profile, 'known-catalogues.json');
  const first = readKept(file);
  if (first.kept === null) {
    // Once, when this file is first written: the recent catalogues were used here all along, so the folders that they name
    // when they are next opened count as agreed to. After a damaged file everything asks again.
    const recents = first.trouble === null ? recentFolders(profile) : [];
    const catalogues = recents.map((folder) => ({ folder: realPath(folder), sources: [], removals: [], adopt: true }));
    writeKept(profile, file, catalogues);
    return { trouble: first.trouble, catalogue: (folder, opened) => known(folder, opened, catalogues) };
  }
  return { trouble: null, catalogue: (folder, opened) => known(folder, opened, []) };

  /** `unwritten`: what holds where the file cannot be written. */
  function known(
    folder: string,
    { created, sources }: Parameters<KnownHere['catalogue']>[1],
    unwritten: readonly Entry[],
  ): KnownCatalogue {
    const real = realPath(folder);
    const read = () => readKept(file).kept ?? unwritten;
    let entry = entryOf(created ? [] : read(), real);
    const change = (changes: Partial<Entry>) => {
      entry = { ...entry, ...changes };
      // Read anew: another window or command may have written about another catalogue meanwhile.
      const others = read().filter((other) => other.folder !== real);
      writeKept(profile, file, [...others, entry]);
    };
    change(entry.adopt ? { sources: [...sources].slice(0, MOST_OF_EACH), adopt: false } : {});
    return catalogueOf(() => entry, change);
  }
}

/**
 * Where there is no profile, as in a test that opens a catalogue by itself: what was made by this very thread is known,
 * with all its sources, and nothing is written.
 */
export const KNOWN_IN_MEMORY: KnownHere = (() => {
  const entries = new Map<string, Entry>();
  const made = new Set<string>();
  return {
    trouble: null,
    catalogue(folder, { created }) {
      const real = realPath(folder);
      if (created) {
        made.add(real);
        entries.delete(real);
      }
      const entry = () => entries.get(real) ?? entryOf([], real);
      const inMemory = catalogueOf(entry, (changes) => void entries.set(real, { ...entry(), ...changes }));
      return made.has(real) ? { ...inMemory, allows: () => true } : inMemory;
    },
  };
})();

function catalogueOf(entry: () => Entry, change: (changes: Partial<Entry>) => void): KnownCatalogue {
  const isOther = (a: BegunRemoval) => (b: BegunRemoval) => a.kind !== b.kind || a.id !== b.id;
  return {
    allows: (source) => entry().sources.includes(source),
    allow(sources) {
      const all = new Set([...entry().sources, ...sources]);
      if (all.size > entry().sources.length) change({ sources: [...all].slice(-MOST_OF_EACH) });
    },
    removals: () => entry().removals,
    beginRemoval: (removal) =>
      change({ removals: [...entry().removals.filter(isOther(removal)), removal].slice(-MOST_OF_EACH) }),
    endRemoval: (removal) => change({ removals: entry().removals.filter(isOther(removal)) }),
  };
}

function entryOf(entries: readonly Entry[], folder: string): Entry {
  return entries.find((entry) => entry.folder === folder) ?? { folder, sources: [], removals: [], adopt: false };
}

/** One name for a folder, however it is reached. */
function realPath(folder: string): string {
  try {
    return pathText(realpathSync.native(folder, 'buffer'));
  } catch {
    return resolve(folder);
  }
}

function readKept(file: string): { kept: readonly Entry[] | null; trouble: Problem | null } {
  try {
    return { kept: Kept.parse(JSON.parse(readRegularNow(file, MOST_BYTES))).catalogues, trouble: null };
  } catch (error) {
    // ENOTDIR: what should be the profile's folder is a file.
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { kept: null, trouble: null };
    return { kept: null, trouble: setAside(file, 'known-damaged', error) };
  }
}

/** A full disk or a read-only profile stops nothing: what was agreed to is valid for this session, and is asked again later. */
function writeKept(profile: string, file: string, catalogues: readonly Entry[]): void {
  try {
    makeProfile(profile);
    const kept = { catalogues: catalogues.slice(-MOST_CATALOGUES) };
    writeWholeNow(file, `${JSON.stringify(kept, null, 2)}\n`);
  } catch {
    // See above.
  }
}
