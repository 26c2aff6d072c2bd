/*
 * A model in plain words, for whoever finds the file: what it names, how good it was measured to be and on what, what it
 * must not be asked, and how to run it without Vasculum. After Mitchell et al., "Model Cards for Model Reporting" (2019,
 * arXiv:1810.03993). Pure.
 */
import type { Passport } from '../../contract/model-file.ts';
import { LICENCE_WORDS } from '../../domain/language/language.ts';
import { MODEL_CARD } from '../../domain/language/papers.ts';

export function modelCard(passport: Passport): string {
  const { name, createdUtc, software, licence, credit, network, members, taxa, learned } = passport;
  const { titles } = MODEL_CARD;
  const made = [
    MODEL_CARD.made(createdUtc.slice(0, 10)),
    ...(credit ? [MODEL_CARD.by(credit)] : []),
    ...(software ? [MODEL_CARD.with(software)] : []),
  ];
  return `${[
    `# ${oneLine(name)}`,
    MODEL_CARD.names({ ...network, members, taxa: taxa.length }),
    `${made.map(oneLine).join(' ')}. ${MODEL_CARD.licence(licence && LICENCE_WORDS[licence])}`,
    titles.quality,
    ...quality(passport),
    titles.learned,
    `${MODEL_CARD.learnedFrom(learned.learnPhotos, learned.heldOutPhotos, learned.validation?.photos ?? null)} ${origin(passport)}`,
    titles.notAsked,
    MODEL_CARD.notAsked,
    titles.taxa,
    taxaTable(passport),
    titles.use,
    MODEL_CARD.use(members > 1),
  ].join('\n\n')}\n`;
}

function quality({ learned, members, quality: { heldOutAccuracy, evaluation, temperature } }: Passport): string[] {
  const { validation, heldOutPhotos } = learned;
  const lines: string[] = [];
  if (heldOutAccuracy !== null) {
    lines.push(
      validation
        ? MODEL_CARD.validated(learned, members, validation.photos, heldOutAccuracy)
        : MODEL_CARD.heldOutRight(learned, members, heldOutPhotos, heldOutAccuracy),
    );
  }
  if (evaluation) lines.push(MODEL_CARD.evaluated(evaluation, Boolean(validation)));
  if (temperature !== null) lines.push(MODEL_CARD.temperature(temperature, Boolean(validation)));
  return lines.length > 0 ? lines : [MODEL_CARD.notMeasured];
}

function origin({ origin: { specimens, countries, area, firstYear, lastYear } }: Passport): string {
  const parts = [
    ...(specimens > 0 ? [MODEL_CARD.specimens(specimens)] : []),
    ...(countries.length > 0 ? [MODEL_CARD.countries(countries.map(oneLine))] : []),
    ...(area ? [MODEL_CARD.area(area)] : []),
    ...(firstYear !== null && lastYear !== null ? [MODEL_CARD.years(firstYear, lastYear)] : []),
  ];
  return parts.length > 0 ? parts.join(' ') : MODEL_CARD.originUnknown;
}

function taxaTable({ taxa }: Passport): string {
  const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  const rows = taxa.map(
    ({ scientificName, scientificNameAuthorship, taxonRank, learnSpecimens, learnPhotos, heldOutPhotos }, label) =>
      row([
        label,
        cell(scientificName),
        cell(scientificNameAuthorship ?? ''),
        taxonRank,
        learnSpecimens,
        learnPhotos,
        heldOutPhotos,
      ]),
  );
  return [row(MODEL_CARD.columns), row(MODEL_CARD.columns.map(() => '---')), ...rows].join('\n');
}

/** Names come from people: none may end the line, or the cell, that it stands in. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function cell(text: string): string {
  return oneLine(text).replaceAll('\\', '\\\\').replaceAll('|', '\\|');
}
