/* Of a look over a catalogue: what lies in its folder and belongs to nothing in it. Reads only. */
import type { CatalogueFinding } from '../../contract/collection.ts';
import { because, type ReasonCode } from '../../domain/problems.ts';
import { bytesWords } from '../../domain/words.ts';
import type { ReadHandle } from '../database/database.ts';
import type { CataloguePlaces } from '../database/places.ts';
import { finding, some } from './finding.ts';
import { type Leftover, LEFTOVER_KINDS, type LeftoverKind, leftoverName, leftovers } from './leftovers.ts';
import type { Onward } from './onward.ts';

/** Of one kind, as far as a sentence tells of them. */
export class Tally {
  readonly #named: string[] = [];
  #bytes = 0;
  count = 0;

  add(one: Leftover): void {
    this.count += 1;
    this.#bytes += one.bytes;
    // No more names than a sentence shows are kept.
    if (this.#named.length < NAMED) this.#named.push(leftoverName(one));
  }

  get values() {
    const more = Array.from({ length: Math.min(this.count - this.#named.length, 1) }, () => '…');
    return { count: this.count, size: bytesWords(this.#bytes), which: some([...this.#named, ...more]) };
  }
}

const NAMED = 5;

type OfKind = Readonly<Record<LeftoverKind, Tally>>;

export function talliesByKind(): OfKind {
  return Object.fromEntries(LEFTOVER_KINDS.map((kind) => [kind, new Tally()])) as unknown as OfKind;
}

/** Silent where there is nothing. */
export async function checkLeftovers(
  db: ReadHandle,
  places: CataloguePlaces,
  onward: Onward,
): Promise<CatalogueFinding[]> {
  const going = talliesByKind();
  const kept = new Tally();
  for await (const found of leftovers(db, places, onward)) {
    for (const one of found) (one.isKept ? kept : going[one.kind]).add(one);
  }
  const findings = LEFTOVER_KINDS.filter((kind) => going[kind].count > 0).map((kind) => {
    const code = (going[kind].count === 1 ? ONE : SEVERAL)[kind];
    return finding('warn', because(code, going[kind].values));
  });
  return kept.count === 0 ? findings : [...findings, finding('ok', because('kept-for-copies', kept.values))];
}

const ONE = {
  'half-written': 'half-written-file',
  thumbnail: 'thumbnail-of-none',
  model: 'folder-of-no-model',
  run: 'folder-of-no-run',
  weights: 'folder-of-no-weights',
} as const satisfies Record<LeftoverKind, ReasonCode>;

const SEVERAL = {
  'half-written': 'half-written-files',
  thumbnail: 'thumbnails-of-none',
  model: 'folders-of-no-model',
  run: 'folders-of-no-run',
  weights: 'folders-of-no-weights',
} as const satisfies Record<LeftoverKind, ReasonCode>;
