/* What is damaged in a catalogue's file and what can be saved of it, as findings of the check. Runs where a catalogue is looked over. */
import type { CatalogueFinding } from '../../contract/collection.ts';
import type { CopyFile } from '../backups/folder.ts';
import type { Damage } from '../salvage/damage.ts';

const WORDS: Readonly<Record<string, string>> = {
  source: 'folders of photos',
  taxon: 'names',
  specimen: 'specimens',
  photo: 'photos',
  action: 'acts',
  determination: 'determinations',
  struck_name: 'names struck out',
  withdrawal: 'decisions taken back or done again',
  prediction: "models' answers",
  model: 'models',
  run: 'training runs',
  evaluation: 'evaluations',
};

export function damageFindings({ tables, spoiltIndexes, hasHeader }: Damage): CatalogueFinding[] {
  const findings: CatalogueFinding[] = [];
  if (!hasHeader) {
    findings.push({
      verdict: 'bad',
      sentence:
        'The first page of the file is damaged, so that it does not open; what lies in the other pages can still be read.',
    });
  }
  const short = tables.filter(({ readable, known }) => readable < known);
  for (const { table, readable, known } of short) {
    const words = WORDS[table] ?? `rows of ${table}`;
    findings.push({ verdict: 'bad', sentence: `Of at least ${count(known)} ${words} ${count(readable)} can be read.` });
  }
  const rows = (name: string) => tables.find(({ table }) => table === name)?.readable ?? 0;
  const sums = ['specimen', 'photo', 'determination'].map((name) => `${count(rows(name))} ${WORDS[name]}`).join(', ');
  findings.push({
    verdict: 'warn',
    sentence: `What can be read can be saved into a new catalogue (check --save): ${sums}${short.length === 0 ? '; no row is known to be lost' : ''}.`,
  });
  if (spoiltIndexes.length > 0) {
    findings.push({
      verdict: 'warn',
      sentence: `${count(spoiltIndexes.length)} of its indexes cannot be read whole; they hold nothing of their own and are made anew.`,
    });
  }
  return findings;
}

/** Whether there is something to put back. */
export function copyFinding(copies: readonly CopyFile[]): CatalogueFinding {
  const newest = copies.find(({ verified }) => verified);
  return newest
    ? {
        verdict: 'ok',
        sentence: `The newest copy that was looked through is of ${newest.madeUtc.slice(0, 16).replace('T', ' ')} UTC: ${newest.name}. It can be put back (backups restore).`,
      }
    : { verdict: 'warn', sentence: 'There is no copy of it in the folder backups.' };
}

function count(value: number): string {
  return value.toLocaleString('en');
}
