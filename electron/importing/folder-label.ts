/* Scientific names in folder names: "Carabus auronitens", "Carabus_auronitens Fabricius, 1792", "Carabus sp.". Pure. */
import type { Qualifier, Rank } from '../domain/taxonomy.ts';

export interface FolderLabel {
  /** The folder's name as it stands on disk, for the remark. */
  readonly folder: string;
  readonly scientificName: string;
  readonly rank: Extract<Rank, 'genus' | 'species' | 'subspecies'>;
  readonly authorship: string | null;
  readonly qualifier: Qualifier | null;
}

/** Words that begin with a capital like a genus and are none. English, German, French, Spanish, Dutch, Latin labels. */
const NOT_GENERA = new Set(
  `photo photos picture pictures image images img pics scan scans raw jpeg jpg tiff png dcim camera export exports
  import imports new old done todo misc other others various unsorted sorted unknown undetermined indet unidentified
  test tests sample samples data backup backups archive archives original originals edited final temp tmp trash
  box boxes drawer drawers tray trays cabinet cabinets shelf room unit collection collections museum herbarium type
  types holotype holotypes paratype paratypes specimen specimens label labels dorsal ventral lateral frontal habitus
  male males female females adult adults larva larvae juvenile juveniles egg eggs north south east west
  bild bilder foto fotos fotografie aufnahmen kasten kästen schublade schrank sammlung unbestimmt neu alt sonstige
  images boîte boîtes tiroir tiroirs divers inconnu nouveau imagen imágenes imagenes caja cajas cajón colección
  varios desconocido nuevo beetles butterflies moths flies bees wasps ants spiders plants flowers ferns mosses fungi
  lichens birds mammals fishes reptiles amphibians shells fossils minerals insects doos dozen lade verzameling onbekend january february march april may june july august
  september october november december monday tuesday wednesday thursday friday saturday sunday`.split(/\s+/),
);

const GENUS = String.raw`\p{Lu}\p{Ll}+(?:-\p{Ll}+)?`;
const EPITHET = String.raw`(?:\p{Ll}{2,}|\p{Ll}(?=-))(?:-\p{Ll}+)*`;
const NAME = new RegExp(
  String.raw`^(?<genus>${GENUS})(?: \(${GENUS}\))?` +
    String.raw`(?: (?<open>sp|spec|spp|indet)\.?(?: ?\d+)?$| (?<qualifier>cf|aff|nr)\.?(?= ))?` +
    String.raw`(?: (?<epithet>${EPITHET})(?: (?:(?<below>cf|aff|nr)\.? )?(?:ssp\.|subsp\.|var\.|f\.)? ?(?<third>${EPITHET}))?)?` +
    String.raw`(?<rest> .*)?$`,
  'u',
);
/** Particles that open an author's name and look like an epithet. */
const PARTICLES = new Set([
  'de',
  'del',
  'della',
  'den',
  'der',
  'des',
  'di',
  'du',
  'la',
  'le',
  'van',
  'von',
  'zu',
  'et',
  'ex',
  'in',
  'and',
]);
const AUTHORSHIP = /^[\p{Lu}(&]|^(?:de|del|della|den|der|des|di|du|la|le|van|von|zu) /u;

/** The label that one folder's name gives, or null. `isKnownGenus` decides on single words. */
export function folderLabel(folder: string, isKnownGenus: (name: string) => boolean = () => false): FolderLabel | null {
  const text = folder
    .normalize('NFC')
    .replaceAll(/[_\s]+/g, ' ')
    .replace(/\?$/, ' ?')
    .trim();
  const doubt = text.endsWith(' ?');
  const groups = NAME.exec(doubt ? text.slice(0, -2).trim() : text)?.groups;
  if (!groups) return null;
  const { genus = '', open, qualifier, epithet, below } = groups;
  let { third, rest = '' } = groups;
  if (third !== undefined && PARTICLES.has(third)) {
    rest = ` ${third}${rest}`;
    third = undefined;
  }
  rest = rest.trim();
  if (rest !== '' && !AUTHORSHIP.test(rest)) return null;
  const common = { folder, authorship: rest === '' ? null : rest };
  const written = qualifier ?? below;
  const marked: Qualifier | null = doubt ? '?' : written === undefined ? null : (`${written}.` as Qualifier);
  if (epithet === undefined) {
    if (qualifier !== undefined) return null;
    // Two capitalised words are a genus with its author only where the author looks like one: a year, a bracket, "L.".
    if (rest !== '' && !/\d{4}|[.()]/.test(rest)) return null;
    if (open === undefined && !isKnownGenus(genus) && !looksLikeGenus(genus)) return null;
    return { ...common, scientificName: genus, rank: 'genus', qualifier: open === undefined ? marked : 'sp.' };
  }
  if (NOT_GENERA.has(genus.toLowerCase())) return null;
  // A doubt before the species leaves the subspecies unsaid; a determination's own doubt is about its last epithet.
  if (third !== undefined && qualifier !== undefined) common.authorship = null;
  return third === undefined || qualifier !== undefined
    ? { ...common, scientificName: `${genus} ${epithet}`, rank: 'species', qualifier: marked }
    : { ...common, scientificName: `${genus} ${epithet} ${third}`, rank: 'subspecies', qualifier: marked };
}

/** Names of families and orders have endings of their own; a folder of a whole family says nothing of a photo's genus. */
const WIDER = /(?:idae|inae|aceae|oidea|oideae|iformes|ptera|ales)$/;

function looksLikeGenus(word: string): boolean {
  return word.length >= 4 && !WIDER.test(word) && !NOT_GENERA.has(word.toLowerCase());
}

/**
 * The label of a photo: the innermost folder above it that is a name; a lower-case epithet below its genus counts
 * ("Carabus/auronitens"). `relativePath` has / between folders.
 */
export function labelOfPath(relativePath: string, isKnownGenus?: (name: string) => boolean): FolderLabel | null {
  const folders = relativePath.split('/').slice(0, -1);
  for (let depth = folders.length; depth > 0; depth--) {
    const folder = folders[depth - 1] ?? '';
    const label = folderLabel(folder, isKnownGenus);
    if (label) return label;
    const above = folders[depth - 2];
    if (above !== undefined && /^\p{Ll}[\p{Ll}_ -]+$/u.test(folder)) {
      const genus = folderLabel(above, isKnownGenus);
      const joined = genus?.rank === 'genus' ? folderLabel(`${genus.scientificName} ${folder}`, isKnownGenus) : null;
      if (joined) return { ...joined, folder: `${above}/${folder}` };
    }
  }
  return null;
}
