/*
 * The taxa of a model as a table: one row an answer, in their order; Darwin Core's terms for the columns. For programs that
 * take answers by their names, so names are exact, without the guard against formulas: graft hybrids begin with a +. Pure.
 */
import { stringify } from 'csv-stringify/sync';
import type { Passport } from '../../contract/model-file.ts';
import { RANKS } from '../../domain/taxonomy.ts';

/** Ranks that stand in columns of their own; a species' own name is in scientificName. */
const WIDER = RANKS.slice(0, RANKS.indexOf('species'));

export function labelsCsv({ taxa }: Passport): string {
  const header = ['label', 'scientificName', 'scientificNameAuthorship', 'taxonRank', ...WIDER];
  const rows = taxa.map((taxon, label) => [
    String(label),
    taxon.scientificName,
    taxon.scientificNameAuthorship ?? '',
    taxon.taxonRank,
    ...WIDER.map(
      (rank) =>
        (taxon.taxonRank === rank ? taxon : taxon.classification.find((wider) => wider.taxonRank === rank))
          ?.scientificName ?? '',
    ),
  ]);
  return stringify([header, ...rows], { record_delimiter: '\r\n', quoted_match: /[\r\n]/ });
}
