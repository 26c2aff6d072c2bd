/* Specimen records (CSV by catalogNumber). Runs in the catalogue thread. */
import type { WriteHandle } from '../catalogue/database.ts';

export interface SpecimenRecord {
  readonly catalogNumber: string;
}

export interface SpecimenRecords {
  find(number: string, prefix: string): SpecimenRecord | undefined;
  apply(db: WriteHandle, specimenId: number, record: SpecimenRecord): void;
  applyToKnown(db: WriteHandle): number[];
}

export async function readRecords(_path: string): Promise<SpecimenRecords> {
  return { find: () => undefined, apply: () => {}, applyToKnown: () => [] };
}
