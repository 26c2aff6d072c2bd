/*
 * A sketch in memory of each photo's embedding, 128 bytes a photo, so that what looks alike is found without the embeddings
 * themselves (8 KB each). Made when it is first asked for, in turns, and kept up to date with photos and embeddings that come;
 * never the only copy of anything. Runs in the catalogue thread.
 */
import { setTimeout } from 'node:timers/promises';
import { takeTurns } from '../../calls/turns.ts';
import { addTo } from '../../domain/lists.ts';
import { Projection, SKETCH } from '../../domain/statistics/likeness.ts';
import type { ReadHandle } from '../database/database.ts';
import { KEPT_SQL } from '../specimens/embeddings.ts';
import { BOX_COLUMN, inputOf } from '../specimens/photo-boxes.ts';
import type { Columns } from './columns.ts';

/** Reading 1 MB of embeddings and sketching them takes about two milliseconds. */
const PHOTOS_A_CHUNK = 128;
/** Photos that say which backbone has looked at the collection, and what the mean of its embeddings is. */
const PHOTOS_ASKED = 400;
/** A newer backbone is taken although an older one has seen somewhat more. */
const NEARLY_ALL = 0.9;

/** Between two passes. */
const LONGEST_REST_MS = 2_000;

const UNKNOWN = 0;
const SKETCHED = 1;
const NONE = 2;

export class Sketches {
  /** By photo id, SKETCH numbers each. */
  rows = new Int8Array(0);
  /** How far the pass under way is, 0 to 1. */
  share = 0;
  readonly #db: ReadHandle;
  readonly #columns: Columns;
  #state = new Uint8Array(0);
  #backbone: { readonly id: number; readonly features: number } | null = null;
  #projection: Projection | null = null;
  #stale = true;
  #pass: Promise<void> | null = null;
  /** When the next pass may begin: a model at work keeps embeddings many times a second. */
  #notBefore = 0;

  constructor(db: ReadHandle, columns: Columns) {
    this.#db = db;
    this.#columns = columns;
  }

  /** Null: no model that keeps embeddings has looked at the photos. */
  get projection(): Projection | null {
    return this.#projection;
  }

  has(photoId: number): boolean {
    return this.#state[photoId] === SKETCHED;
  }

  /** Photos of these specimens may be others, or look otherwise. */
  touch(specimenIds: readonly number[]): void {
    this.#stale = true;
    const { firstPhoto, nextPhoto } = this.#columns;
    for (const specimen of specimenIds) {
      for (let photo = firstPhoto[specimen] ?? 0; photo !== 0; photo = nextPhoto[photo] ?? 0) {
        this.#state[photo] = UNKNOWN;
      }
    }
  }

  /** A model has kept embeddings. */
  added(): void {
    this.#stale = true;
  }

  /** Resolves when all that was known by now is sketched. The columns must be there. */
  async ready(): Promise<void> {
    if (this.#pass === null && this.#stale) {
      this.#pass = this.#whenDue().finally(() => (this.#pass = null));
      this.#pass.catch(() => (this.#stale = true));
    }
    await this.#pass;
  }

  async #whenDue(): Promise<void> {
    const early = this.#notBefore - performance.now();
    if (early > 0) await setTimeout(early);
    this.#stale = false;
    const began = performance.now();
    await this.#bringUpToDate();
    const ended = performance.now();
    this.#notBefore = ended + Math.min(LONGEST_REST_MS, 3 * (ended - began));
  }

  /** The embeddings themselves of a few photos. */
  embeddings(photoIds: readonly number[]): Map<number, Float32Array> {
    return this.#backbone ? this.#read(photoIds, this.#backbone) : new Map();
  }

  async #bringUpToDate(): Promise<void> {
    this.share = 0;
    const { specimenOf, readable, photos } = this.#columns;
    this.#grow(photos);
    const wanted: number[] = [];
    const every = Math.max(1, Math.floor(photos / PHOTOS_ASKED));
    for (let photo = 1; photo <= photos; photo++) {
      if (specimenOf[photo] !== 0 && readable[photo] === 1) wanted.push(photo);
      else this.#state[photo] = UNKNOWN;
    }
    this.#choose(wanted.filter((_, index) => index % every === 0));
    const { projection } = this;
    const backbone = this.#backbone;
    if (!projection || !backbone) return;
    const open = wanted.filter((photo) => this.#state[photo] !== SKETCHED);
    const turn = takeTurns();
    for (let from = 0; from < open.length; from += PHOTOS_A_CHUNK) {
      const some = open.slice(from, from + PHOTOS_A_CHUNK);
      const vectors = this.#read(some, backbone);
      for (const photo of some) {
        const vector = vectors.get(photo);
        if (vector) projection.sketch(vector, this.rows, photo * SKETCH);
        this.#state[photo] = vector ? SKETCHED : NONE;
      }
      this.share = (from + some.length) / open.length;
      await turn();
    }
  }

  /** The newest backbone of those that have seen nearly as much as any. */
  #choose(photoIds: readonly number[]): void {
    const seen = this.#db
      .all<{ id: number; features: number }>('SELECT id, features FROM backbone ORDER BY id DESC')
      .map((backbone) => ({ backbone, vectors: this.#read(photoIds, backbone) }));
    const most = Math.max(0, ...seen.map(({ vectors }) => vectors.size));
    const chosen = most === 0 ? undefined : seen.find(({ vectors }) => vectors.size >= NEARLY_ALL * most);
    if (chosen && chosen.backbone.id === this.#backbone?.id) return;
    this.#state.fill(UNKNOWN);
    this.#backbone = chosen?.backbone ?? null;
    this.#projection = chosen ? new Projection(this.#middle(chosen.vectors)) : null;
  }

  /** The mean over names, not over photos: what most photos are of would be the middle, and so like nothing. */
  #middle(vectors: ReadonlyMap<number, Float32Array>): Float32Array {
    const { taxon, specimenOf } = this.#columns;
    const byName = new Map<number, Float32Array[]>();
    for (const [photo, vector] of vectors) addTo(byName, taxon[specimenOf[photo] as number] as number, vector);
    return meanOf([...byName.values()].map(meanOf));
  }

  #read(photoIds: readonly number[], backbone: { readonly id: number; readonly features: number }) {
    const rows = this.#db.all<{ photoId: number; sha256: string; box: string | null }>(
      `SELECT id AS photoId, lower(hex(sha256)) AS sha256, ${BOX_COLUMN} FROM photo
       WHERE id IN (SELECT value FROM json_each(?)) AND sha256 IS NOT NULL`,
      [JSON.stringify(photoIds)],
    );
    const keys = JSON.stringify(rows.map(inputOf));
    const vectors = new Map<number, Float32Array>();
    for (const { place, vector } of this.#db.all<{ place: number; vector: Uint8Array }>(KEPT_SQL, [
      keys,
      backbone.id,
    ])) {
      if (vector.byteLength !== backbone.features * 4) continue;
      // Copied: a blob may lie at an address where no float can.
      vectors.set(rows[place]!.photoId, new Float32Array(new Uint8Array(vector).buffer));
    }
    return vectors;
  }

  #grow(photos: number): void {
    if (photos < this.#state.length) return;
    const room = Math.ceil((photos + 1_000) * 1.1);
    const state = new Uint8Array(room);
    state.set(this.#state);
    const rows = new Int8Array(room * SKETCH);
    rows.set(this.rows);
    this.#state = state;
    this.rows = rows;
  }
}

function meanOf(vectors: readonly Float32Array[]): Float32Array {
  const mean = new Float32Array(vectors[0]?.length ?? 0);
  for (const vector of vectors)
    for (let at = 0; at < mean.length; at++) mean[at] = mean[at]! + vector[at]! / vectors.length;
  return mean;
}
