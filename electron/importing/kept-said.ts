/*
 * What the rows of tables say of a name that is in question: kept with the contradiction, so that the name is written as the row
 * has it whenever a person decides. Runs where the catalogue is open.
 */
import { z } from 'zod';
import type { ReadHandle } from '../catalogue/database/database.ts';
import { readKept } from '../catalogue/database/kept-json.ts';
import type { SaidName } from '../contract/import.ts';
import { REPAIR } from '../domain/language/language.ts';
import { QUALIFIERS, RANKS } from '../domain/taxonomy.ts';
import type { BothSaid, Naming } from './name-all.ts';
import type { Intake } from './plan.ts';
import { type SaidByRow, saidBy } from './said-by-row.ts';

/** `identifiedBy`: empty where the row names nobody. */
export type KeptName = SaidByRow & { readonly said: SaidName };

const Said = z.union([
  z.object({ kind: z.literal('label'), text: z.string() }),
  z.object({
    kind: z.literal('taxon'),
    scientificName: z.string(),
    rank: z.enum(RANKS),
    authorship: z.string().nullable(),
    qualifier: z.enum(QUALIFIERS).nullable(),
    above: z.array(z.string()).exactOptional(),
    wider: z.partialRecord(z.enum(RANKS), z.string()).exactOptional(),
  }),
]);
const Name = z
  .object({
    said: Said,
    identifiedBy: z.string(),
    identifiedUtc: z.string(),
    remarks: z.string(),
    verbatim: z.string(),
  })
  .exactOptional();
const Both = z.object({ stands: Name, says: Name });

/** null: no row says either. */
export function keepSaid({ stands, says }: BothSaid, intake: Pick<Intake, 'records'>): string | null {
  const keptOf = (naming: Naming | null | undefined): KeptName | undefined =>
    naming?.row
      ? { said: naming.said, ...saidBy(naming.row, naming.said, { identifiedBy: '', intake }, '') }
      : undefined;
  const both = { stands: keptOf(stands), says: keptOf(says) };
  return both.stands || both.says ? JSON.stringify(both) : null;
}

export function keptSaid(
  db: ReadHandle,
  contradictionId: number,
): { readonly stands?: KeptName; readonly says?: KeptName } {
  const row = db.get<{ said: string | null }>('SELECT said FROM contradiction WHERE id = ?', [contradictionId]);
  return readKept(Both, row?.said) ?? {};
}

/** Where the row names nobody, the person who decides stands for its name. */
export function saidAtLast(kept: KeptName, by: string, utc: string): SaidByRow {
  const { said: _, ...row } = kept;
  const remarks = `${row.remarks}; ${REPAIR.takenOverBy(by)}`;
  return {
    ...row,
    remarks,
    ...(row.identifiedBy === '' && { identifiedBy: by, identifiedUtc: row.identifiedUtc || utc }),
  };
}
