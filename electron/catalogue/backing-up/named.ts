/*
 * Which of many names of files and folders the rows of a catalogue's copies still hold: putting such a copy back needs what
 * lies under them. Runs in the file thread.
 */
import { closing, openForReading, type ReadHandle } from '../database/database.ts';
import { freshSchema } from '../opening/compare-schema.ts';
import { inspect } from '../opening/inspect.ts';
import { isSelfContained } from './verify.ts';

export interface NameAsked {
  readonly kind: 'half-written' | 'thumbnail' | 'model' | 'run' | 'weights';
  readonly name: string;
}

export interface NamesInCopies {
  readonly named: readonly string[];
  /** Copies that could not be asked. */
  readonly unread: number;
}

/** Table and question, by what is asked for; a copy of an earlier version may not have the table. */
const QUESTIONS = {
  thumbnail: ['photo', 'SELECT 1 FROM photo WHERE sha256 = unhex(?) LIMIT 1'],
  model: ['model', 'SELECT 1 FROM model WHERE folder = ? LIMIT 1'],
  run: ['run', 'SELECT 1 FROM run WHERE folder = ? LIMIT 1'],
  weights: ['starting_weights', 'SELECT 1 FROM starting_weights WHERE sha256 = ? LIMIT 1'],
} as const;

export function namesInCopies(files: readonly string[], names: readonly NameAsked[]): NamesInCopies {
  const named = new Set<string>();
  let unread = 0;
  for (const file of files) {
    try {
      if (!isSelfContained(file)) throw new Error('it is not whole by itself');
      closing(openForReading(file), (db) => {
        const version = inspect(db);
        for (const asked of names) if (!named.has(asked.name) && isNamed(db, version, asked)) named.add(asked.name);
      });
    } catch {
      unread += 1;
    }
  }
  return { named: [...named], unread };
}

function isNamed(db: ReadHandle, version: number, { kind, name }: NameAsked): boolean {
  if (kind === 'half-written') return false;
  const [table, sql] = QUESTIONS[kind];
  return freshSchema(version).has(`table ${table}`) && db.get(sql, [name]) !== undefined;
}
