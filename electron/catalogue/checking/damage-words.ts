/* What is damaged in a catalogue's file and what can be saved of it, as findings of the check. Runs where a catalogue is looked over. */
import { count } from '../../domain/words.ts';
import type { CatalogueFinding } from '../../contract/collection.ts';
import { because, type Reason, severalReasons } from '../../domain/problems.ts';
import type { CopyFile } from '../backups/folder.ts';
import { finding } from './finding.ts';
import type { Damage } from '../salvage/damage.ts';

const NAMED = [
  'source',
  'taxon',
  'specimen',
  'photo',
  'action',
  'determination',
  'struck_name',
  'withdrawal',
  'prediction',
  'model',
  'run',
  'evaluation',
] as const;

export function damageFindings({ tables, spoiltIndexes, hasHeader }: Damage): CatalogueFinding[] {
  if (tables.every(({ readable, isCut }) => readable === 0 && isCut))
    return [finding('bad', because('nothing-of-catalogue'))];
  const findings: CatalogueFinding[] = [];
  if (!hasHeader) findings.push(finding('bad', because('first-page-damaged')));
  const short = tables.filter(({ readable, known }) => readable < known);
  for (const { table, readable, known } of short) {
    const values = { known: count(known), rows: rowsOf(table), readable: count(readable) };
    findings.push(finding('bad', because('rows-lost', values)));
  }
  const cut = tables.filter(({ isCut }) => isCut);
  if (cut.length > 0) {
    const rows = severalReasons(cut.map(({ table }) => rowsOf(table)));
    findings.push(finding('bad', because('rows-cut', { rows })));
  }
  const rows = (name: string) => count(tables.find(({ table }) => table === name)?.readable ?? 0);
  const saved = { specimens: rows('specimen'), photos: rows('photo'), determinations: rows('determination') };
  findings.push(finding('warn', because(short.length + cut.length === 0 ? 'all-can-be-saved' : 'can-be-saved', saved)));
  if (spoiltIndexes.length > 0) {
    findings.push(
      finding(
        'warn',
        spoiltIndexes.length === 1
          ? because('index-spoilt')
          : because('indexes-spoilt', { indexes: count(spoiltIndexes.length) }),
      ),
    );
  }
  return findings;
}

function rowsOf(table: string): Reason {
  const named = NAMED.find((name) => name === table);
  return named ? because(`rows-${named}`) : because('rows-of', { table });
}

/** Whether there is something to put back. */
export function copyFinding(copies: readonly CopyFile[]): CatalogueFinding {
  const newest = copies.find(({ verified }) => verified);
  if (!newest) return finding('warn', because('no-copy-there'));
  const time = newest.madeUtc.slice(0, 16).replace('T', ' ');
  return finding('ok', because('copy-there', { time, name: newest.name }));
}
