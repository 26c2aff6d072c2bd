/* Who says a name that a row of a table gives, when, in which words, and what the determination remarks of that. Pure. */
import type { SaidName } from '../contract/import.ts';
import { isShortened } from './tables/given-name.ts';
import type { Intake } from './plan.ts';
import type { MatchedRow } from './tables/match.ts';

/** How the remarks of a determination begin that a table or a folder gave. */
const FROM_TABLE = 'from table ';
export const FROM_FOLDER = 'from folder name ';

export function isFromTable(remarks: string | null): boolean {
  return remarks?.startsWith(FROM_TABLE) ?? false;
}

/** Not of what a person has said since. */
export function isFromImport(remarks: string | null): boolean {
  return isFromTable(remarks) || (remarks?.startsWith(FROM_FOLDER) ?? false);
}

export interface SaidByRow {
  readonly identifiedBy: string;
  readonly identifiedUtc: string;
  readonly remarks: string;
  /** As the row writes it. */
  readonly verbatim: string;
}

/** `utc`: when the import's own person says it; never the day of the import for somebody else's name. */
export function saidBy(
  { line, content: { name } }: MatchedRow,
  said: SaidName,
  { identifiedBy, intake }: { readonly identifiedBy: string; readonly intake: Pick<Intake, 'records'> },
  utc: string,
): SaidByRow {
  const { dateIdentified = null, dateWritten = null, remarks = null, text = '' } = name ?? {};
  const written = name?.verbatim ?? text;
  const parts = [
    `${FROM_TABLE}"${intake.records?.report.file ?? ''}", line ${line}`,
    dateIdentified === null && dateWritten !== null ? `date as written: ${dateWritten}` : '',
    written !== text || isShortened(text, said) ? `written "${written}"` : '',
    remarks ?? '',
  ];
  return {
    identifiedBy: name?.identifiedBy ?? identifiedBy,
    identifiedUtc: dateIdentified ?? (name?.identifiedBy == null ? utc : ''),
    remarks: parts.filter((part) => part !== '').join('; '),
    verbatim: written,
  };
}
