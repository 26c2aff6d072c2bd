/* The taxa as a tree in memory, for facets and filters that include what is narrower. Runs in the catalogue thread. */
import { addTo } from '../../domain/lists.ts';
import type { NameRank } from '../../domain/taxonomy.ts';
import type { ReadHandle } from '../database/database.ts';

export interface TreeTaxon {
  readonly id: number;
  readonly name: string;
  readonly rank: NameRank;
  readonly parentId: number | null;
  readonly acceptedId: number | null;
}

export class TaxonTree {
  readonly #taxa = new Map<number, TreeTaxon>();
  readonly #narrower = new Map<number, number[]>();
  readonly #state: string;
  /** The highest id there is. */
  highest = 0;

  constructor(db: ReadHandle) {
    this.#state = taxaState(db);
    const rows = db.raw<[number, string, NameRank, number | null, number | null]>(
      'SELECT id, scientific_name, rank, parent_id, accepted_id FROM taxon',
    );
    for (const [id, name, rank, parentId, acceptedId] of rows) {
      this.#taxa.set(id, { id, name, rank, parentId, acceptedId });
      this.highest = Math.max(this.highest, id);
      const above = acceptedId ?? parentId;
      if (above !== null) addTo(this.#narrower, above, id);
    }
  }

  /** False once taxa were added or changed. */
  isCurrent(db: ReadHandle): boolean {
    return this.#state === taxaState(db);
  }

  *names(): Generator<string> {
    for (const { name } of this.#taxa.values()) yield name;
  }

  get(id: number): TreeTaxon | undefined {
    return this.#taxa.get(id);
  }

  /** A synonym stands below its accepted name, with what is below it. */
  #above({ acceptedId, parentId }: TreeTaxon): TreeTaxon | undefined {
    const above = acceptedId ?? parentId;
    return above === null ? undefined : this.#taxa.get(above);
  }

  /** 1 at these taxa and all that lie below them, by id. */
  withNarrower(ids: readonly number[]): Uint8Array {
    const flags = new Uint8Array(this.highest + 1);
    const open = ids.filter((id) => this.#taxa.has(id));
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (flags[id] === 1) continue;
      flags[id] = 1;
      open.push(...(this.#narrower.get(id) ?? []));
    }
    return flags;
  }

  /** `counts` by taxon, added up into every wider taxon; as a flat tree with depths, names in order. */
  rolledUp(counts: ReadonlyMap<number, number>): { taxon: TreeTaxon; depth: number; photos: number }[] {
    const sums = new Map<number, number>();
    for (const [id, photos] of counts) {
      let at = this.#taxa.get(id);
      for (let steps = 0; at && steps < 40; steps++) {
        sums.set(at.id, (sums.get(at.id) ?? 0) + photos);
        at = this.#above(at);
      }
    }
    const below = new Map<number, TreeTaxon[]>();
    for (const id of sums.keys()) {
      const taxon = this.#taxa.get(id);
      if (!taxon) continue;
      const above = this.#above(taxon)?.id ?? 0;
      addTo(below, sums.has(above) ? above : 0, taxon);
    }
    const flat: { taxon: TreeTaxon; depth: number; photos: number }[] = [];
    const add = (parent: number, depth: number) => {
      const inOrder = (a: TreeTaxon, b: TreeTaxon) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id - b.id);
      for (const taxon of (below.get(parent) ?? []).sort(inOrder)) {
        flat.push({ taxon, depth, photos: sums.get(taxon.id) ?? 0 });
        add(taxon.id, depth + 1);
      }
    };
    add(0, 0);
    return flat;
  }
}

/** Changes whenever a row of `taxon` is added or changed: both leave a trace in one row that triggers keep. */
function taxaState(db: ReadHandle): string {
  return String(db.value<number>('SELECT changes FROM taxa_changed'));
}
