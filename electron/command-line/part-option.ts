/* `--part`: of a weights file that holds several networks, the one to begin from. */
import { Option } from 'commander';
import { type AddWeightsRequest, partsToChoose } from '../contract/starting-weights.ts';
import { WEIGHTS } from '../domain/language/command-line.ts';
import { toProblem } from '../domain/problems.ts';
import type { Output } from './output.ts';

export interface PartOption {
  readonly part?: string;
}

export const partOption = () => new Option('--part <name>', WEIGHTS.part);

export function partOf({ part }: PartOption): Pick<AddWeightsRequest, 'part'> {
  return part === undefined ? {} : { part };
}

/** Names the option and what it takes when the file holds several networks. */
export async function sayingWhichParts<T>(output: Output, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const parts = partsToChoose(toProblem(error));
    if (parts.length > 0) output.say(`  ${WEIGHTS.whichParts}`);
    for (const part of parts) output.say(`    --part ${part}`);
    throw error;
  }
}
