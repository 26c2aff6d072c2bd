/*
 * Names of classes whose folders are called by identifiers, such as WordNet's: words.txt, synset_words.txt,
 * LOC_synset_mapping.txt, or a table of identifier and name. Pure.
 */

/** Files of these names lie beside published sets of pictures. */
export const CLASS_NAME_FILES = ['words.txt', 'synset_words.txt', 'LOC_synset_mapping.txt', 'class_names.csv'] as const;

/** An identifier has a digit, so that lines of plain text are none. */
const LINE = /^\s*"?((?=\S*\d)[\p{L}\p{N}_.-]+)"?(?:\s*[,;\t:=]\s*|\s+)"?(\S.*?)"?\s*$/u;

/** By identifier. Where several have one name, it stands with the identifier, since these are several classes. */
export function readClassNames(text: string): ReadonlyMap<string, string> {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '');
  const found = lines.flatMap((line): [id: string, name: string][] => {
    const [, id = '', names = ''] = LINE.exec(line) ?? [];
    // Other words for the same stand behind a comma, other columns behind other signs.
    const name = names.split(/"?\s*[,;\t]/)[0]?.trim() ?? '';
    return name === '' ? [] : [[id, name]];
  });
  // The first line may hold headings; a text of which more is no list is another thing.
  if (found.length === 0 || found.length < lines.length - 1) return new Map();
  const times = new Map<string, number>();
  for (const name of new Map(found).values()) times.set(name, (times.get(name) ?? 0) + 1);
  return new Map(found.map(([id, name]) => [id, times.get(name) === 1 ? name : `${name} (${id})`]));
}
