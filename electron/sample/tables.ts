/* The tables beside the photos, as CSV text (UTF-8, CRLF): names.csv, catalogue.csv, truth.csv, misplaced.csv.
   All their text is made here, so they need no guard against formulas. Pure. */
import { stringify } from 'csv-stringify/sync';
import { folderOf, type SamplePlan } from './plan.ts';
import { taxonById, type SampleTaxon, type TaxonId } from './draw/taxa.ts';

function csv(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  return stringify([[...columns], ...rows.map((row) => [...row])], { record_delimiter: '\r\n' });
}

/* Names that older labels and lists use for the taxa. */
const SYNONYMS: readonly (readonly [name: string, author: string, accepted: TaxonId])[] = [
  ['Inachis io', '(Linnaeus, 1758)', 'aglais-io'],
  ['Nymphalis io', '(Linnaeus, 1758)', 'aglais-io'],
  ['Lysandra bellargus', '(Rottemburg, 1775)', 'polyommatus-bellargus'],
  ['Lycaena icarus', '(Rottemburg, 1775)', 'polyommatus-icarus'],
  ['Pyrameis atalanta', '(Linnaeus, 1758)', 'vanessa-atalanta'],
  ['Quercus pedunculata', 'Ehrh.', 'quercus-robur'],
  ['Quercus sessiliflora', 'Salisb.', 'quercus-petraea'],
];

export function namesTable(taxa: readonly TaxonId[]): string {
  const row = (t: SampleTaxon, name: string, author: string, accepted: string): string[] => [
    name,
    author,
    'species',
    t.kingdom,
    t.phylum,
    t.class,
    t.order,
    t.family,
    name.split(' ')[0] ?? '',
    accepted ? '' : t.vernacularName,
    accepted ? 'synonym' : 'accepted',
    accepted,
  ];
  const known = taxa.map(taxonById);
  const synonyms = SYNONYMS.filter(([, , accepted]) => taxa.includes(accepted));
  return csv(
    [
      'scientificName',
      'scientificNameAuthorship',
      'taxonRank',
      'kingdom',
      'phylum',
      'class',
      'order',
      'family',
      'genus',
      'vernacularName',
      'taxonomicStatus',
      'acceptedNameUsage',
    ],
    [
      ...known.map((t) => row(t, t.scientificName, t.authorship, '')),
      ...synonyms.map(([name, author, id]) => row(taxonById(id), name, author, taxonById(id).scientificName)),
    ],
  );
}

export function catalogueTable({ specimens, recordsWithoutPhoto }: SamplePlan): string {
  const records = [...specimens.filter((s) => s.hasRecord).map((s) => s.record), ...recordsWithoutPhoto];
  const columns = [
    'catalogNumber',
    'collectionCode',
    'country',
    'stateProvince',
    'locality',
    'decimalLatitude',
    'decimalLongitude',
    'coordinateUncertaintyInMeters',
    'eventDate',
    'recordedBy',
    'typeStatus',
  ] as const;
  return csv(
    columns,
    records
      .toSorted((a, b) => (a.catalogNumber < b.catalogNumber ? -1 : 1))
      .map((record) => columns.map((column) => record[column])),
  );
}

/** The right names of the unnamed specimens, for scoring predictions, never for import. */
export function truthTable({ specimens }: SamplePlan): string {
  const unnamed = specimens.filter((s) => s.placedAs === null);
  return csv(
    ['catalogNumber', 'scientificName'],
    unnamed.map((s) => [s.catalogNumber, taxonById(s.taxon).scientificName]),
  );
}

/** The specimens in the folder of a wrong name, for scoring the search for label errors, never for import. */
export function misplacedTable({ specimens }: SamplePlan): string {
  const wrong = specimens.filter((s) => s.placedAs !== null && s.placedAs !== s.taxon);
  return csv(
    ['catalogNumber', 'folder', 'scientificName'],
    wrong.map((s) => [s.catalogNumber, folderOf(s.placedAs), taxonById(s.taxon).scientificName]),
  );
}
