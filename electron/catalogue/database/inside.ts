/*
 * From the names that rows hold to the paths they stand for: the one door. A name that is not of the form that the program
 * writes, or that a link lies at, leads nowhere. Runs where the catalogue is open.
 */
import { lstatSync } from 'node:fs';
import { join, posix, win32 } from 'node:path';
import type { PathText } from '../../domain/path-text.ts';
import { ProblemError } from '../../domain/problems.ts';
import { NOWHERE, pathOf } from '../../files/path-text.ts';
import { FOREIGN, type ForeignThing } from '../../domain/language/language.ts';
import type { CataloguePlaces } from './places.ts';

const MODEL = /^model-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const RUN = /^run-[1-9][0-9]{0,15}$/;
const WEIGHTS = /^[0-9a-f]{64}$/;

// A damaged row may hold something else than the text that its column promises.
export const isModelName = (name: unknown) => typeof name === 'string' && MODEL.test(name);
export const isRunName = (name: unknown) => typeof name === 'string' && RUN.test(name);
export const isWeightsName = (name: unknown) => typeof name === 'string' && WEIGHTS.test(name);

/** Absolute. Throws ProblemError 'catalogue-foreign'. */
export function modelPath({ models }: CataloguePlaces, name: string): string {
  return inside(models, name, isModelName, 'model');
}

export function runPath({ runs }: CataloguePlaces, name: string): string {
  return inside(runs, name, isRunName, 'run');
}

export function weightsPath({ weights }: CataloguePlaces, name: string): string {
  return inside(weights, name, isWeightsName, 'weights');
}

function inside(parent: string, name: string, isName: (name: unknown) => boolean, what: ForeignThing): string {
  if (!isName(name)) throw new ProblemError('catalogue-foreign', { reason: foreignName(what, name) });
  const path = join(parent, name);
  const status = lstatSync(path, { throwIfNoEntry: false });
  if (status && !status.isDirectory())
    throw new ProblemError('catalogue-foreign', { reason: FOREIGN.noFolder(name, what) });
  return path;
}

export function foreignName(what: ForeignThing, name: unknown): string {
  return FOREIGN.name(what, shownName(name));
}

/** As far as a sentence shows it. */
export function shownName(name: unknown): string {
  return JSON.stringify(String(name).slice(0, 80));
}

/** Below a folder of photos: what the import writes on any system. */
export function isRelativePath(path: unknown): boolean {
  if (typeof path !== 'string') return false;
  return !path.includes('\0') && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

/** Absolute and without detours, as the import writes it on this system or on another: on Windows too with / between folders. */
export function isSourceFolder(folder: unknown): boolean {
  if (typeof folder !== 'string' || folder.includes('\0')) return false;
  if (!isOfWindows(folder)) return folder.startsWith('/') && posix.resolve(folder) === folder;
  const text = folder.replaceAll('/', '\\');
  return /^([A-Za-z]:\\|\\\\[^\\.?])/.test(text) && win32.normalize(text) === text;
}

/** Where a catalogue came from another one, its folders of photos are none here. */
export function isOfThisSystem(folder: string): boolean {
  return isOfWindows(folder) === (process.platform === 'win32');
}

function isOfWindows(folder: string): boolean {
  return /^([A-Za-z]:|[\\/]{2})/.test(folder);
}

/**
 * Where a photo is. Throws ProblemError 'catalogue-foreign' for what would lead out of its folder. A folder of another
 * system is no folder here, and nothing is there.
 */
export function photoPath(folder: string, relativePath: string): PathText {
  const here = process.platform !== 'win32' || !/[\\:]/.test(relativePath);
  if (!isSourceFolder(folder) || !isRelativePath(relativePath)) {
    throw new ProblemError('catalogue-foreign', { reason: foreignName('photo', `${folder}/${relativePath}`) });
  }
  // Nothing is looked for below the folder that the program was started in.
  return here && isOfThisSystem(folder) ? pathOf(join(folder, relativePath)) : NOWHERE;
}
