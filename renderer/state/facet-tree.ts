/*
 * The taxa of the facet panel as a tree that is short enough to look at: a taxon whose photos all lie in its one child
 * lets that child stand for itself, so that a family is followed by its species and not by a genus of the same size. Pure.
 */
export interface FlatTaxon {
  readonly value: number;
  readonly label: string;
  readonly photos: number;
  /** From 0; wider taxa stand before their parts. */
  readonly depth: number;
  readonly italic: boolean;
  readonly isLabel?: true;
}

export interface TaxonNode {
  readonly taxon: FlatTaxon;
  readonly children: readonly TaxonNode[];
}

export interface TaxonRow {
  readonly taxon: FlatTaxon;
  readonly level: number;
  readonly parts: boolean;
  readonly open: boolean;
}

export function facetTree(flat: readonly FlatTaxon[]): readonly TaxonNode[] {
  const roots: TaxonNode[] = [];
  const path: { taxon: FlatTaxon; children: TaxonNode[] }[] = [];
  for (const taxon of flat) {
    const node = { taxon, children: [] as TaxonNode[] };
    while (path.length > 0 && (path.at(-1)?.taxon.depth ?? 0) >= taxon.depth) path.pop();
    (path.at(-1)?.children ?? roots).push(node);
    path.push(node);
  }
  return roots.map(shortened);
}

/** Wider taxa that only repeat the count of their one part are passed over, but never the first of a branch. */
function shortened(node: TaxonNode): TaxonNode {
  let { children } = node;
  for (;;) {
    const [only] = children;
    if (children.length !== 1 || !only || only.children.length === 0 || only.taxon.photos !== node.taxon.photos) break;
    children = only.children;
  }
  return { taxon: node.taxon, children: children.map(shortened) };
}

/** The rows shown: roots are open unless shut, deeper taxa are shut unless opened; the way to a chosen taxon is open. */
export function shownTaxa(
  tree: readonly TaxonNode[],
  isOpen: (taxonId: number, level: number) => boolean,
  chosen: readonly number[],
): TaxonRow[] {
  const rows: TaxonRow[] = [];
  const add = (nodes: readonly TaxonNode[], level: number) => {
    for (const { taxon, children } of nodes) {
      const parts = children.length > 0;
      const open = parts && (isOpen(taxon.value, level) || children.some((child) => leadsTo(child, chosen)));
      rows.push({ taxon, level, parts, open });
      if (open) add(children, level + 1);
    }
  };
  add(tree, 0);
  return rows;
}

function leadsTo({ taxon, children }: TaxonNode, chosen: readonly number[]): boolean {
  return chosen.includes(taxon.value) || children.some((child) => leadsTo(child, chosen));
}
