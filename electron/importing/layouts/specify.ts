/*
 * Queries and data sets of Specify: their headings are labels of fields, alone or after their table ("Determined Date",
 * "Species - Author"), and a specimen has a row for each of its determinations. Pure.
 */
import type { Table, TableRow } from '../tables/table-in-reading.ts';
import type { FolderPhotos } from './folder-photos.ts';

/** Headings that only Specify gives: "Determiner - Last Name", in earlier versions "Determinations Determined Date". */
const ONLY =
  /^(?:collection object\b|determinations\b|attachments?\b|(?:determination|determiner|cataloger) - ).*\b(?:name|date|number|file|title|guid|qualifier|current)\b|^orig(?:inal)? ?filename$|^(?:taxon|genus|species|subspecies|variety|form) - (?:full name|author)$/i;

export function isOfSpecify({ headers }: Table): boolean {
  return [...headers.values()].some((heading) => ONLY.test(heading.trim()));
}

/** Of a second determination, collector or attachment. */
const SECOND = /#?\b[2-9]$/;
/** Rows of a rank: "Species - Full Name" holds the whole name, "Species" alone the epithet. */
const RANKS = 'subspecies|variety|form|species';
const FULL_NAME = new RegExp(String.raw`\b(?:taxon|determinations?|${RANKS})\b.*\bfull ?name\b|^full ?name$`, 'i');
const AUTHOR = new RegExp(String.raw`\b(taxon|determinations?|${RANKS})\b.*\bauthor$`, 'i');
const OF_RANK = new RegExp(String.raw`\b(${RANKS})(?: ?-? full ?name)?$`, 'i');

const HEADINGS: readonly (readonly [heading: RegExp, own: string])[] = [
  [/attachment.*\b(?:orig(?:inal)?[ .]?file ?name|file ?name|title|location)\b|^orig(?:inal)? ?filename$/i, 'fileName'],
  [/\bcat(?:alog(?:ue)?)?\.? ?(?:number|#|no\.?|num)$/i, 'catalogNumber'],
  [/^collection object - guid$/i, 'occurrenceID'],
  [/determiner.*\b(?:last|first|full)? ?name\b/i, 'identifiedBy'],
  [/\b(?:determined date|date determined|determination.*\bdate)\b/i, 'dateIdentified'],
  [/^determinations? - qualifier$/i, 'identificationQualifier'],
  [/^determinations? - remarks$/i, 'identificationRemarks'],
  [FULL_NAME, 'scientificName'],
  [/\btype status\b/i, 'typeStatus'],
  [/\bstart date$/i, 'eventDate'],
  [/^collectors?\b.*\b(?:last|first|full) name\b/i, 'recordedBy'],
  [/^latitude ?1$/i, 'decimalLatitude'],
  [/^longitude ?1$/i, 'decimalLongitude'],
];

/** What Darwin Core calls the column, else its heading. */
export function ofSpecify(heading: string): string {
  const written = heading.trim();
  if (SECOND.test(written)) return heading;
  return HEADINGS.find(([pattern]) => pattern.test(written))?.[1] ?? heading;
}

/** Several columns of one row, put together. */
export function togetherInSpecify(own: string, texts: readonly string[], photos: FolderPhotos): string {
  // Of the full names of several ranks, that of the lowest is the longest.
  if (own === 'scientificName') return texts.toSorted((a, b) => b.length - a.length)[0] ?? '';
  // An attachment's title is often the name of its file, and often not.
  if (own === 'fileName') return photos.named(texts) ?? '';
  // Given name and family name have a column each.
  return texts.join(own === 'identifiedBy' || own === 'recordedBy' ? ' ' : ' | ');
}

/** Each rank has its own author: that of the name is the one of its own rank. */
export function authorInSpecify(row: TableRow, { headers }: Table): string | undefined {
  const filled = [...headers].flatMap(([key, heading]) => {
    const text = row.cell(key);
    return text === undefined || SECOND.test(heading.trim()) ? [] : [{ heading: heading.trim(), text }];
  });
  const named = new Set(filled.flatMap(({ heading }) => OF_RANK.exec(heading)?.[1]?.toLowerCase() ?? []));
  const lowest = RANKS.split('|').find((rank) => named.has(rank));
  const authors = filled.flatMap(({ heading, text }) => {
    const of = AUTHOR.exec(heading)?.[1]?.toLowerCase();
    return of === undefined ? [] : [{ of, text }];
  });
  const isOfRank = (of: string) => RANKS.split('|').includes(of);
  return authors.find(({ of }) => (isOfRank(of) ? of === lowest : true))?.text;
}

/** Rows of earlier determinations, where another row of the specimen is the current one. */
export function earlierRows({ headers, rows }: Table): ReadonlySet<TableRow> {
  const keyOf = (heading: RegExp) => [...headers].find(([, one]) => heading.test(one.trim()))?.[0];
  const [number, current] = [
    keyOf(/\bcat(?:alog(?:ue)?)?\.? ?(?:number|#|no\.?|num)$/i),
    keyOf(/^determinations?\b.*\bcurrent$/i),
  ];
  if (number === undefined || current === undefined) return new Set();
  const isCurrent = (row: TableRow) => /^(?:true|yes|1)$/i.test(row.cell(current) ?? '');
  const known = new Set(rows.filter(isCurrent).map((row) => row.cell(number)));
  return new Set(rows.filter((row) => !isCurrent(row) && known.has(row.cell(number))));
}
