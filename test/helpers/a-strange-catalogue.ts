/* A closed catalogue that a test changes as a stranger could, and what must be so when it is refused. */
import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { expect } from 'vitest';
import type { CataloguePlaces } from '../../electron/catalogue/database/places.ts';
import { decide } from '../../electron/catalogue/naming/decisions.ts';
import { openCatalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { decision, genusAndSpecies, newCatalogue, newModel, newSpecimen, temporaryFolder, UTC } from './a-catalogue.ts';

export const foreign = (words: RegExp | string = '') =>
  expect.objectContaining({ code: 'catalogue-foreign', message: expect.stringMatching(words) });
export const damaged = (words: string) =>
  expect.objectContaining({ code: 'catalogue-damaged', message: expect.stringContaining(words) });

export interface Strange {
  readonly places: CataloguePlaces;
  /** Beside the catalogue; nothing may ever happen to it. */
  readonly guard: string;
}

/** A closed catalogue with a decision and a model, in a folder with a guard beside it. */
export function closed(): Strange {
  const home = temporaryFolder();
  const guard = join(home, 'guard');
  mkdirSync(guard);
  writeFileSync(join(guard, 'thesis.txt'), 'ten years');
  const catalogue = newCatalogue(join(home, 'catalogue'));
  const [taxonId = 0] = genusAndSpecies(catalogue, 'Carabus auratus');
  const { id } = newSpecimen(catalogue, { number: '1' });
  decide(catalogue.write, decision([id], { taxonId }), UTC);
  newModel(catalogue, 'Beetles');
  catalogue.close();
  return { places: catalogue.places, guard };
}

/** Everything below a folder: kind, content or target. */
export function picture(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return Object.fromEntries(
    entries.map((name) => {
      const path = join(folder, name);
      const status = lstatSync(path);
      if (status.isSymbolicLink()) return [name, `-> ${readlinkSync(path)}`];
      if (!status.isFile()) return [name, status.isDirectory() ? 'folder' : 'other'];
      return [name, createHash('sha256').update(readFileSync(path)).digest('hex')];
    }),
  );
}

/** Refused, with nothing changed in it or beside it, however often it is tried. */
export function expectRefused({ places }: Strange, problem: unknown): void {
  const home = dirname(places.folder);
  const before = picture(home);
  for (const create of [false, true]) {
    expect(() => openCatalogue(places.folder, { create })).toThrow(problem as Error);
    const after = picture(home);
    // The lock and its marker are made anew before the file is looked into.
    for (const made of ['lock.sqlite', 'opened-by.txt']) {
      const name = join(basename(places.folder), made);
      delete before[name];
      delete after[name];
    }
    expect(after).toEqual(before);
  }
}

/** Changes the file as any other program could. */
export function change({ places }: Strange, sql: string): void {
  const db = new Database(places.file);
  db.unsafeMode(true);
  db.pragma('foreign_keys = OFF');
  db.exec(sql);
  db.close();
}
