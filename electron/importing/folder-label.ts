/*
 * Scientific names in folder names: "Carabus auronitens", "Carabus_auronitens Fabricius, 1792", "Carabus sp. 1". Folders
 * that are no names (places, sexes, notes) are passed over and told; they never hide the name above. Pure.
 */
import { isViewFolder } from '../domain/intake/views.ts';
import { markerOf } from '../domain/names/name-words.ts';
import { type ParsedName, parseName } from '../domain/names/parse-name.ts';
import { isDoubt } from '../domain/names/says-nothing.ts';
import { genusOf } from '../domain/names/wider-names.ts';
import { isBelowSpecies, type Qualifier, type Rank } from '../domain/taxonomy.ts';

export interface FolderLabel {
  /** The folder's name as it stands on disk, for the remark. */
  readonly folder: string;
  readonly scientificName: string;
  readonly rank: Extract<Rank, 'genus' | 'species' | 'subspecies' | 'variety' | 'form'>;
  readonly authorship: string | null;
  readonly qualifier: Qualifier | null;
  /** Folders around it, the nearest first: of two taxa with one name they say which is meant. */
  readonly above?: readonly string[];
}

export interface FoldersRead {
  readonly label: FolderLabel | null;
  /** Folders that are no name, the innermost first, up to the one that is. */
  readonly passedOver: readonly string[];
}

type IsGenus = (name: string) => boolean;
const NONE: IsGenus = () => false;

/** The label that one folder's name gives, or null. `isKnownGenus` decides on single words. */
export function folderLabel(folder: string, isKnownGenus: IsGenus = NONE): FolderLabel | null {
  const parsed = parseName(folder, { isKnownGenus });
  return 'why' in parsed ? null : labelOf(folder, parsed);
}

/** A name as a person typed it: it begins as names do, and a word of its own is a genus. */
export function typedLabel(text: string): FolderLabel | null {
  return /^[×\p{Lu}]/u.test(text.trim()) ? folderLabel(text, () => true) : null;
}

function labelOf(folder: string, { scientificName, rank, authorship, qualifier }: ParsedName): FolderLabel | null {
  if (rank !== 'genus' && rank !== 'species' && !isBelowSpecies(rank)) return null;
  return { folder, scientificName, rank, authorship, qualifier };
}

/** The genera of folders that name a species: in the same import, a folder of one such word is a genus too. */
export function generaOf(folders: Iterable<string>): Set<string> {
  const genera = new Set<string>();
  for (const folder of folders) {
    const label = folderLabel(folder);
    const genus = label && label.rank !== 'genus' ? genusOf(label.scientificName) : null;
    if (genus !== null) genera.add(genus);
  }
  return genera;
}

/**
 * What the folders above a photo say: the innermost one that is a name counts, and an epithet below its genus is one
 * ("Carabus/auronitens", "Carabus/sp. 1", "Carabus auratus/f. nigra"). A folder that begins like a name and leaves open
 * which one ends the search without a label. `relativePath` has / between folders.
 */
export function readFolders(relativePath: string, isKnownGenus: IsGenus = NONE): FoldersRead {
  const folders = relativePath.split('/').slice(0, -1).toReversed();
  const passedOver: string[] = [];
  for (const [depth, folder] of folders.entries()) {
    if (isViewFolder(folder)) {
      passedOver.push(folder);
      continue;
    }
    const parsed = parseName(folder, { isKnownGenus });
    const outside = folders.slice(depth + 1);
    const label = 'why' in parsed ? joined(folder, outside, isKnownGenus) : labelOf(folder, parsed);
    if (label) {
      const above = outside.map((name) => name.normalize('NFC').trim());
      const qualifier = label.qualifier ?? (passedOver.some((name) => isDoubt(name.trim())) ? '?' : null);
      return { label: { ...label, qualifier, above }, passedOver };
    }
    passedOver.push(folder);
    if ('why' in parsed && parsed.why === 'unclear') break;
  }
  return { label: null, passedOver };
}

/** A folder that goes on where the one around it ends. */
function joined(folder: string, [above, ...outside]: readonly string[], isKnownGenus: IsGenus): FolderLabel | null {
  if (above === undefined) return null;
  const around = parseName(above, { isKnownGenus });
  const name = 'why' in around ? (around.why === 'genus-unknown' ? above.trim() : null) : around.scientificName;
  const short = /^(\p{Lu}\p{Ll}?)\.[\s_]*(?=\p{Ll})/u.exec(folder);
  if (name === null) return short === null ? null : joined(folder, outside, isKnownGenus);
  const isSpecies = !('why' in around) && around.rank === 'species';
  const text = folder.normalize('NFC').replaceAll('_', ' ').trim();
  let start = name;
  if (short) start = isSpecies ? (genusOf(name) ?? '') : name;
  else if (isSpecies ? markerOf(text.split(' ')[0] ?? '') === undefined : !/^[\p{Ll}×?]/u.test(text)) return null;
  if (short && !start.startsWith(short[1] ?? '')) return null;
  const parsed = parseName(`${start} ${text.slice(short?.[0].length ?? 0)}`, { isKnownGenus });
  if ('why' in parsed || (parsed.rank === 'genus' && parsed.qualifier !== 'sp.')) return null;
  return labelOf(`${above}/${folder}`, parsed);
}
