/*
 * What a model file holds: a zip whose entries have these names and no others. Pure.
 *
 *   model.json                the passport
 *   MODEL-CARD.md             the same for people
 *   labels.csv                the taxa, in the order of the answers
 *   self-test/self-test.json  what the model answers to the pictures beside it
 *   self-test/picture-1.png …
 *   weights.safetensors       the trained network, batch norm apart: to learn on from
 *   members/member-1.safetensors …  of an ensemble, each of the networks that answer together, batch norm apart
 *   graph/saved_model.pb      the network as it is used, an ordinary SavedModel
 *   graph/variables/          empty, as TensorFlow wants it
 */

export const FORMAT = 'vasculum-model-file';
/** 2 holds an ensemble; one network is written as 1, which every version reads. */
export const VERSION = 2;

export const PASSPORT = 'model.json';
export const CARD = 'MODEL-CARD.md';
export const LABELS = 'labels.csv';
export const SELF_TEST = 'self-test/self-test.json';
export const WEIGHTS = 'weights.safetensors';
export const GRAPH = 'graph/saved_model.pb';
export const VARIABLES = 'graph/variables/';

export function pictureName(number: number): string {
  return `self-test/picture-${number}.png`;
}

/** Pictures in a self-test. */
export const MOST_PICTURES = 8;
/** Networks that answer together. */
export const MOST_MEMBERS = 50;
/** An entry for each of the above, every picture and every member. */
export const MOST_ENTRIES = 7 + MOST_PICTURES + MOST_MEMBERS;

/** From 1. */
export function memberName(number: number): string {
  return `members/member-${number}.safetensors`;
}

const MB = 1e6;

/** All entries unpacked, bytes: weights and graph at their longest, and the members that such a graph is made of. */
export const MOST_BYTES = 3200 * MB;

/** Longest that an entry may be when it is unpacked, bytes; null for a name that no model file has. */
export function longest(name: string): number | null {
  switch (name) {
    case PASSPORT:
    case LABELS:
      return 64 * MB;
    case CARD:
    case SELF_TEST:
      return 16 * MB;
    case VARIABLES:
      return 0;
    // A ResNet-152 with 10,000 taxa has 310 MB of weights.
    case WEIGHTS:
    case GRAPH:
      return 1000 * MB;
    default:
      if (isMember(name)) return 1000 * MB;
      return /^self-test\/picture-[1-8]\.png$/.test(name) ? 8 * MB : null;
  }
}

function isMember(name: string): boolean {
  const number = Number(/^members\/member-([1-9]\d?)\.safetensors$/.exec(name)?.[1] ?? 0);
  return number >= 1 && number <= MOST_MEMBERS;
}
