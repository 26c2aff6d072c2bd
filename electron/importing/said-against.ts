/*
 * What a photo's file name, its folder or its row in a table says against the catalogue. The plan tells it before anything is
 * written, and the import tells and lists it. Runs where the catalogue is open.
 */
import type { ReadHandle } from '../catalogue/database/database.ts';
import { personsName } from '../catalogue/naming/current-name.ts';
import type { DecidedNames, SaidByName } from '../catalogue/naming/decided-names.ts';
import { determinationHistory, hasPersonsDetermination, wasEverNamed } from '../catalogue/naming/determinations.ts';
import { specimenWords } from '../catalogue/naming/specimen-words.ts';
import { type KnownPhoto, numberAndView } from '../catalogue/specimens/photos.ts';
import type { Contradiction } from '../contract/import.ts';
import { nameIn, pageOf, shownPath } from '../domain/path-text.ts';
import { knownTaxonSaid } from './label-taxon.ts';
import { fullText, type Naming, nameText } from './name-all.ts';
import type { Intake } from './plan.ts';
import { specimenMeant } from './recorded-numbers.ts';
import { isFromImport, isFromTable } from './said-by-row.ts';
import type { MatchedRow } from './tables/match.ts';

/** A known photo whose file says another number or view than the catalogue has, and on which nobody has decided. */
export function fileAgainst(
  db: ReadHandle,
  { intake, decided }: { readonly intake: Intake; readonly decided: DecidedNames },
  known: Pick<KnownPhoto, 'id' | 'specimenId'>,
  relativePath: string,
): Contradiction[] {
  // What a file is called is said once.
  if (pageOf(relativePath) > 1) return [];
  const { catalogNumber, view, reason } = intake.apart.told(relativePath);
  const stands = numberAndView(db, known.id);
  const path = shownPath(relativePath);
  const isDecided = (said: SaidByName) => decided.has(said, known.id, shownPath(nameIn(relativePath)));
  const isRecorded = reason === 'recorded' && !intake.disputes.has(relativePath);
  const found: Contradiction[] = [];
  if (catalogNumber !== null && (stands.number !== null || isRecorded)) {
    const isMeant = specimenMeant(db, intake.records, catalogNumber) === known.specimenId;
    if (!isMeant && !isDecided('number')) {
      const specimen = specimenWords(db, [known.specimenId]);
      found.push({ kind: 'number', specimen, stands: specimen, says: catalogNumber, path });
    }
  }
  if (view !== null && stands.view !== null && view !== stands.view && !isDecided('view')) {
    found.push({ kind: 'view', specimen: stands.number ?? path, stands: stands.view, says: view, path });
  }
  return found;
}

/** against: by which action the name was given that it is said against. */
export type Answer = 'give' | 'leave' | { readonly against: number; readonly contradiction: Contradiction };

/** What becomes of a name: it is given where nobody has said any, and left where it says nothing new. */
export function answerTo(
  db: ReadHandle,
  { said, row }: Naming,
  { specimenId, path }: { readonly specimenId: number; readonly path: string },
): Answer {
  if (!hasPersonsDetermination(db, specimenId)) return 'give';
  const stands = personsName(db, specimenId);
  const taxonId = knownTaxonSaid(db, said);
  if (stands === null || taxonId === 'several') return 'leave';
  if (taxonId !== 'new' && wasEverNamed(db, specimenId, taxonId))
    return row && isSaidAnew(db, { said, row }, specimenId, taxonId) ? 'give' : 'leave';
  const isOfTable = row !== null || isFromTable(stands.remarks);
  // Beside a table, a label claims no taxon: it says nothing against one, and a taxon takes its place.
  if (isOfTable && stands.isLabel !== (said.kind === 'label')) return said.kind === 'taxon' ? 'give' : 'leave';
  const contradiction: Contradiction = {
    kind: row ? 'table' : 'against-catalogue',
    specimen: specimenWords(db, [specimenId]),
    stands: stands.name,
    says: stands.name === nameText(said) ? fullText(said) : nameText(said),
    path,
  };
  return { against: stands.actionId, contradiction };
}

/**
 * The name that a table or folder gave, with another determiner, date or qualifier than anybody gave it with before: one determination
 * more. Beside what a person has said since, a table's repetition counts for nothing.
 */
function isSaidAnew(db: ReadHandle, { said, row }: Naming & { row: MatchedRow }, specimenId: number, taxonId: number) {
  const { identifiedBy = null, dateIdentified = null } = row.content.name ?? {};
  const newest = determinationHistory(db, specimenId).filter(({ byMachine }) => !byMachine);
  if (
    identifiedBy === null ||
    newest[0]?.taxon?.id !== taxonId ||
    newest[0].withdrawn ||
    !isFromImport(newest[0].remarks)
  )
    return false;
  const qualifier = said.kind === 'taxon' ? said.qualifier : null;
  return !newest.some(
    (one) =>
      one.taxon?.id === taxonId &&
      one.qualifier === qualifier &&
      one.identifiedBy === identifiedBy &&
      one.dateIdentifiedUtc === (dateIdentified ?? ''),
  );
}

/** Where a row says it that names no photo of the import. */
export function rowPath({ records }: Pick<Intake, 'records'>, { line }: MatchedRow): string {
  return `${records?.report.file ?? ''}, line ${line}`;
}
