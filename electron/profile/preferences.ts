/*
 * What the program remembers about one person: theme, the name written with determinations, recent catalogues and where
 * the window stood. One JSON file in the profile, written whole and swapped in. A damaged file is set aside, told, and
 * replaced by defaults. Runs in main.
 */
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { CatalogueSummary } from '../contract/collection.ts';
import { initialsOf, MOST_INITIALS, MOST_PEOPLE, readOrcid } from '../domain/people.ts';
import type { Problem } from '../domain/problems.ts';
import { LANGUAGE_CHOICES, type Preferences, type RecentCatalogue, TEXT_SIZES } from '../contract/requests.ts';
import { readRegularNow } from '../files/read-regular.ts';
import { writeWholeNow } from '../files/whole-file.ts';
import { makeProfile, setAside } from './profile.ts';

const MOST_RECENTS = 12;
/** A hundred recent catalogues with the longest paths are less than half of it. */
const LARGEST_BYTES = 1024 * 1024;

const WindowPlace = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(1).max(100_000),
  height: z.int().min(1).max(100_000),
  maximized: z.boolean(),
});
export type WindowPlace = z.infer<typeof WindowPlace>;

const Recent = z.object({
  folder: z.string().min(1).max(4096),
  name: z.string().max(500),
  photos: z.int().nonnegative(),
  verified: z.int().nonnegative(),
  openedUtc: z.iso.datetime(),
});
type Recent = z.infer<typeof Recent>;

const Somebody = z.object({
  name: z.string().min(1).max(300),
  orcid: z
    .string()
    .refine((value) => readOrcid(value) === value)
    .nullable(),
  initials: z.string().min(1).max(MOST_INITIALS),
});

const Kept = z.object({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  language: z.enum(LANGUAGE_CHOICES).default('system'),
  textSize: z.literal(TEXT_SIZES).default(1),
  determiner: z.string().max(300).default(''),
  people: z.array(Somebody).max(MOST_PEOPLE).default([]),
  recents: z.array(Recent).max(100).default([]),
  window: WindowPlace.nullable().default(null),
});
type Kept = z.infer<typeof Kept>;

export interface PreferencesFile {
  /** Set when the file that was there could not be used. */
  readonly trouble: Problem | null;
  get(): Preferences;
  change(changes: Partial<Preferences>): Preferences;
  recents(): readonly RecentCatalogue[];
  isRecent(folder: string): boolean;
  /** Puts an opened catalogue first, or brings the counts of one that is there up to date. */
  remember(catalogue: CatalogueSummary, opened: boolean): void;
  forget(folder: string): void;
  windowPlace(): WindowPlace | null;
  keepWindowPlace(place: WindowPlace): void;
}

/** `isGone` says which recent catalogues are not there any more. */
export function openPreferences(
  profile: string,
  isGone: (folder: string) => boolean = (folder) => !existsSync(folder),
): PreferencesFile {
  const path = join(profile, 'preferences.json');
  const { trouble, ...read } = readKept(path);
  let kept = read.kept;
  const write = (changes: Partial<Kept>) => {
    kept = { ...kept, ...changes };
    makeProfile(profile);
    writeWholeNow(path, `${JSON.stringify(kept, null, 2)}\n`);
  };
  /** What nobody asked to have written must not stop what they did ask for. */
  const writeIfPossible = (changes: Partial<Kept>) => {
    try {
      write(changes);
    } catch {
      // A full disk or a read-only profile: it holds for this session, and `change` will tell.
    }
  };
  return {
    trouble,
    get: () => {
      const { theme, language, textSize, determiner } = kept;
      return { theme, language, textSize, determiner, people: peopleOf(kept) };
    },
    change(changes) {
      // Names given before stay in the list when another one takes the desk.
      write({ people: [...peopleOf(kept)], ...(changes as Partial<Kept>) });
      return this.get();
    },
    recents: () => kept.recents.map((recent) => ({ ...recent, gone: isGone(recent.folder) })),
    isRecent: (folder) => kept.recents.some((recent) => recent.folder === folder),
    remember(catalogue, opened) {
      const before = kept.recents.find(({ folder }) => folder === catalogue.folder);
      if (!opened && !before) return;
      const recent: Recent = {
        folder: catalogue.folder,
        name: catalogue.name || basename(catalogue.folder),
        photos: catalogue.photos,
        verified: catalogue.statuses.verified,
        openedUtc: opened || !before ? new Date().toISOString() : before.openedUtc,
      };
      if (before && JSON.stringify(before) === JSON.stringify(recent)) return;
      const others = kept.recents.filter(({ folder }) => folder !== catalogue.folder);
      const recents = opened
        ? [recent, ...others].slice(0, MOST_RECENTS)
        : kept.recents.map((other) => (other === before ? recent : other));
      writeIfPossible({ recents });
    },
    forget: (folder) => write({ recents: kept.recents.filter((recent) => recent.folder !== folder) }),
    windowPlace: () => kept.window,
    keepWindowPlace: (window) => writeIfPossible({ window }),
  };
}

/** Who sits at the desk is one of them, also where the name was given before there was a list, or by an import. */
function peopleOf({ determiner, people }: Kept): Preferences['people'] {
  if (determiner === '' || people.some(({ name }) => name === determiner)) return people;
  return [...people, { name: determiner, orcid: null, initials: initialsOf(determiner) || determiner.slice(0, 1) }];
}

/** Folders of the recent catalogues, for who keeps more about them. Nothing where the file is missing or damaged. */
export function recentFolders(profile: string): string[] {
  try {
    const kept = Kept.parse(JSON.parse(readRegularNow(join(profile, 'preferences.json'), LARGEST_BYTES)));
    return kept.recents.map(({ folder }) => folder);
  } catch {
    return [];
  }
}

function readKept(path: string): { kept: Kept; trouble: Problem | null } {
  const defaults = Kept.parse({});
  if (!existsSync(path)) return { kept: defaults, trouble: null };
  try {
    return { kept: Kept.parse(JSON.parse(readRegularNow(path, LARGEST_BYTES))), trouble: null };
  } catch (error) {
    return { kept: defaults, trouble: setAside(path, 'preferences-damaged', error) };
  }
}
