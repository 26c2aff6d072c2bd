/* The taxa that the sample collection can draw: names as a checklist gives them, sizes, and which of them are easily confused.
   Plain data; imports nothing, so any thread and any test may read it. */

export type TaxonId =
  | 'carabus-auratus'
  | 'carabus-auronitens'
  | 'cetonia-aurata'
  | 'coccinella-septempunctata'
  | 'leptinotarsa-decemlineata'
  | 'lucanus-cervus'
  | 'rosalia-alpina'
  | 'aglais-io'
  | 'gonepteryx-rhamni'
  | 'papilio-machaon'
  | 'polyommatus-bellargus'
  | 'polyommatus-icarus'
  | 'vanessa-atalanta'
  | 'zygaena-filipendulae'
  | 'zygaena-lonicerae'
  | 'acer-platanoides'
  | 'ginkgo-biloba'
  | 'quercus-petraea'
  | 'quercus-robur';

interface Higher {
  readonly kind: 'beetle' | 'butterfly' | 'leaf';
  readonly kingdom: string;
  readonly phylum: string;
  readonly class: string;
  readonly order: string;
}

export interface SampleTaxon extends Higher {
  readonly id: TaxonId;
  readonly scientificName: string;
  readonly authorship: string;
  readonly family: string;
  readonly genus: string;
  readonly vernacularName: string;
  /** Body length of a beetle, span of a butterfly, length of a leaf with its stalk, in millimetres. */
  readonly size: number;
  /** The taxon that it is most easily confused with, if there is one. */
  readonly lookAlike: TaxonId | null;
}

const INSECTA = { kingdom: 'Animalia', phylum: 'Arthropoda', class: 'Insecta' } as const;
const COLEOPTERA: Higher = { ...INSECTA, order: 'Coleoptera', kind: 'beetle' };
const LEPIDOPTERA: Higher = { ...INSECTA, order: 'Lepidoptera', kind: 'butterfly' };
const PLANTAE = { kingdom: 'Plantae', phylum: 'Tracheophyta', class: 'Magnoliopsida', kind: 'leaf' } as const;
const FAGALES: Higher = { ...PLANTAE, order: 'Fagales' };
const SAPINDALES: Higher = { ...PLANTAE, order: 'Sapindales' };
const GINKGOALES: Higher = { ...PLANTAE, class: 'Ginkgoopsida', order: 'Ginkgoales' };

function taxon(
  scientificName: string,
  authorship: string,
  higher: Higher,
  family: string,
  vernacularName: string,
  size: number,
): SampleTaxon {
  const [genus = ''] = scientificName.split(' ');
  const id = scientificName.toLowerCase().replace(' ', '-') as TaxonId;
  const lookAlike = LOOK_ALIKES.flatMap(([a, b]) => (a === id ? [b] : b === id ? [a] : []))[0] ?? null;
  return { id, scientificName, authorship, ...higher, family, genus, vernacularName, size, lookAlike };
}

/** Pairs that are most easily confused. */
const LOOK_ALIKES: readonly (readonly [TaxonId, TaxonId])[] = [
  ['carabus-auratus', 'carabus-auronitens'],
  ['aglais-io', 'vanessa-atalanta'],
  ['polyommatus-bellargus', 'polyommatus-icarus'],
  ['zygaena-filipendulae', 'zygaena-lonicerae'],
  ['quercus-petraea', 'quercus-robur'],
];

export const TAXA: readonly SampleTaxon[] = [
  taxon('Carabus auratus', 'Linnaeus, 1761', COLEOPTERA, 'Carabidae', 'Golden ground beetle', 24),
  taxon('Carabus auronitens', 'Fabricius, 1792', COLEOPTERA, 'Carabidae', 'Gold-shining ground beetle', 23),
  taxon('Cetonia aurata', '(Linnaeus, 1758)', COLEOPTERA, 'Scarabaeidae', 'Rose chafer', 18),
  taxon('Coccinella septempunctata', 'Linnaeus, 1758', COLEOPTERA, 'Coccinellidae', 'Seven-spot ladybird', 7),
  taxon('Leptinotarsa decemlineata', '(Say, 1824)', COLEOPTERA, 'Chrysomelidae', 'Colorado beetle', 10),
  taxon('Lucanus cervus', '(Linnaeus, 1758)', COLEOPTERA, 'Lucanidae', 'Stag beetle', 62),
  taxon('Rosalia alpina', '(Linnaeus, 1758)', COLEOPTERA, 'Cerambycidae', 'Rosalia longicorn', 32),
  taxon('Aglais io', '(Linnaeus, 1758)', LEPIDOPTERA, 'Nymphalidae', 'Peacock', 58),
  taxon('Gonepteryx rhamni', '(Linnaeus, 1758)', LEPIDOPTERA, 'Pieridae', 'Brimstone', 56),
  taxon('Papilio machaon', 'Linnaeus, 1758', LEPIDOPTERA, 'Papilionidae', 'Swallowtail', 74),
  taxon('Polyommatus bellargus', '(Rottemburg, 1775)', LEPIDOPTERA, 'Lycaenidae', 'Adonis blue', 31),
  taxon('Polyommatus icarus', '(Rottemburg, 1775)', LEPIDOPTERA, 'Lycaenidae', 'Common blue', 31),
  taxon('Vanessa atalanta', '(Linnaeus, 1758)', LEPIDOPTERA, 'Nymphalidae', 'Red admiral', 60),
  taxon('Zygaena filipendulae', '(Linnaeus, 1758)', LEPIDOPTERA, 'Zygaenidae', 'Six-spot burnet', 34),
  taxon('Zygaena lonicerae', '(Scheven, 1777)', LEPIDOPTERA, 'Zygaenidae', 'Narrow-bordered five-spot burnet', 36),
  taxon('Acer platanoides', 'L.', SAPINDALES, 'Sapindaceae', 'Norway maple', 140),
  taxon('Ginkgo biloba', 'L.', GINKGOALES, 'Ginkgoaceae', 'Maidenhair tree', 70),
  taxon('Quercus petraea', '(Matt.) Liebl.', FAGALES, 'Fagaceae', 'Sessile oak', 120),
  taxon('Quercus robur', 'L.', FAGALES, 'Fagaceae', 'Pedunculate oak', 110),
];

/** The taxa of a sample collection by default: three pairs that are hard to tell apart, and six that are not. */
export const DEFAULT_TAXA: readonly TaxonId[] = [
  'aglais-io',
  'carabus-auratus',
  'carabus-auronitens',
  'coccinella-septempunctata',
  'lucanus-cervus',
  'papilio-machaon',
  'polyommatus-bellargus',
  'polyommatus-icarus',
  'quercus-petraea',
  'quercus-robur',
  'rosalia-alpina',
  'vanessa-atalanta',
];

const BY_ID: ReadonlyMap<string, SampleTaxon> = new Map(TAXA.map((t) => [t.id, t]));

export function taxonById(id: TaxonId): SampleTaxon {
  const known = BY_ID.get(id);
  if (!known) throw new Error(`no such sample taxon: ${id}`);
  return known;
}
