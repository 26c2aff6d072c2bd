/* One change of a closed catalogue's folder, and ways to make it. Harmless stand-ins only. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openForWriting } from '../../electron/catalogue/database/database.ts';

export interface Target {
  /** The catalogue's folder, closed. */
  readonly folder: string;
  /** Beside it, with `letter.txt`, `catalogue.sqlite`, `model.json` and `inside/letter.txt`. */
  readonly guard: string;
}

/**
 * refused: opening it must be refused in words. harmless: it may be opened or refused, and nothing outside it is touched.
 */
export interface Change {
  readonly name: string;
  readonly expected: 'refused' | 'harmless';
  readonly make: (target: Target) => void;
}

export const file = (folder: string) => join(folder, 'catalogue.sqlite');

export function sql(statements: string): Change['make'] {
  return ({ folder, guard }) => {
    const db = openForWriting(file(folder));
    db.script(`PRAGMA foreign_keys = OFF; ${statements.replaceAll('$GUARD', guard)}`);
    db.close();
  };
}

/** The only folder below models, runs or weights. */
export function only(folder: string, place: string): string {
  const [first] = readdirSync(join(folder, place));
  if (first === undefined) throw new Error(`nothing in ${place}`);
  return join(place, first);
}

export function replaced(folder: string, name: string, put: (path: string) => void): void {
  const path = join(folder, name);
  rmSync(path, { recursive: true, force: true });
  mkdirSync(dirname(path), { recursive: true });
  put(path);
}
