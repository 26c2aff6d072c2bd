/*
 * What in a photo speaks for a taxon: the Grad-CAM map of the frozen network (inference-graph.ts), or, where that would have
 * too few places to be one, a map by covering (covering.ts); with where each of its places lies in the photo. The network
 * stays open for the next photo and is closed when none comes. Runs in the trainer thread, between the steps of a run where
 * one is learning.
 */
import { setImmediate } from 'node:timers/promises';
import type { Explanation, ExplanationRequest } from '../../contract/explanation.ts';
import { ProblemError } from '../../domain/problems.ts';
import type { ModelFiles } from '../../contract/threads.ts';
import { readPatiently } from '../../reader/photo-fault.ts';
import type { Store } from '../store.ts';
import { openToExplain } from '../model-folder/model-folder.ts';
import type { ExplainingNetwork, NetworkShape } from '../../network/network.ts';
import { decodePicture } from '../running/pictures.ts';
import { FIELD_CENTRES, mapByCovering } from './covering.ts';
import { boxAsShown, isPart } from '../../domain/photo-box.ts';

/** A person who looks at a map looks at the next one soon, or not at all, ms. */
const IDLE_MS = 30_000;

/** Px from one place of the last stage to the next: five halvings. */
const STRIDE = 32;

/** Places on a side of Grad-CAM's map, at least: those of a picture of 224 px. */
const LEAST_PLACES = 7;

/** A certainty that falls by less wherever the photo is covered says nothing of any place. */
const LEAST_FALL = 0.02;

export class Explainer {
  #open: { readonly folder: string; readonly shape: NetworkShape; readonly network: ExplainingNetwork } | null = null;
  #closing: NodeJS.Timeout | null = null;
  /** One after the other: a model that is being opened must not be opened twice. */
  #last: Promise<unknown> = Promise.resolve();

  explain(store: Store, request: ExplanationRequest): Promise<Explanation> {
    const own = this.#last.then(() => this.#explain(store, request));
    this.#last = own.catch(() => {});
    return own;
  }

  close(): void {
    if (this.#closing) clearTimeout(this.#closing);
    this.#closing = null;
    this.#open?.network.dispose();
    this.#open = null;
  }

  async #explain(store: Store, { photoId, modelId, taxonId }: ExplanationRequest): Promise<Explanation> {
    const files = await store.call('models.files', { modelId });
    const label = files.classes.findIndex(({ id }) => id === taxonId);
    if (label < 0)
      throw new ProblemError('bad-request', {}, { detail: `${files.name} does not know taxon ${taxonId}` });
    const photo = await store.call('photos.file', { photoId });
    const { network, shape } = await this.#network(files);
    // A person waits for it, and can ask again.
    const picture = await readPatiently(photo, () => decodePicture(photo.path, shape.size, photo), {
      patience: [],
    });
    const { map, centres } = await mapOf(network, shape, picture, label);
    const largest = map.reduce((a, b) => Math.max(a, b), 0);
    this.#closeLater();
    return {
      photoId,
      modelId: files.modelId,
      taxonId,
      ...(photo.box && isPart(photo.box) && { box: boxAsShown(photo.box) }),
      values: Array.from(map, (value) => (largest > 0 ? value / largest : 0)),
      centres,
    };
  }

  async #network(files: ModelFiles) {
    const { folder } = files;
    if (this.#open?.folder === folder) return this.#open;
    this.close();
    const { passport, network } = await openToExplain(files);
    this.#open = { folder, shape: passport.network, network };
    return this.#open;
  }

  #closeLater(): void {
    if (this.#closing) clearTimeout(this.#closing);
    this.#closing = setTimeout(() => this.close(), IDLE_MS);
    this.#closing.unref();
  }
}

/** All zero where the network is no surer of the class than by chance: then nothing speaks for it. */
export async function mapOf(
  network: ExplainingNetwork,
  { size, classes }: Pick<NetworkShape, 'size' | 'classes'>,
  picture: Uint8Array,
  label: number,
): Promise<{ readonly map: Float32Array; readonly centres: readonly number[] }> {
  const whole = network.predict(picture, 1)[label] ?? 0;
  const isSure = whole > 1 / classes;
  if (Math.ceil(size / STRIDE) >= LEAST_PLACES) {
    const { side, map } = network.explain(picture, label);
    return { map: isSure ? map : map.fill(0), centres: placesOfLastStage(side, size) };
  }
  const centres = FIELD_CENTRES;
  if (!isSure) return { map: new Float32Array(centres.length ** 2), centres };
  const map = await mapByCovering(network, picture, size, { label, whole }, () => setImmediate());
  return { map: map.some((fall) => fall >= LEAST_FALL) ? map : map.fill(0), centres };
}

/**
 * The middle of what each place of the last stage looks at, as a share of the picture's side. Every layer pads both sides
 * alike, so place i is centred on pixel 32 i: the first on the rim, not half a place inside. The whole photo, or its box,
 * was squeezed to the square (pictures.ts), so a share of the picture is the same share of the upright photo or of the box.
 */
export function placesOfLastStage(places: number, size: number): number[] {
  return Array.from({ length: places }, (_, place) => (STRIDE * place + 0.5) / size);
}
