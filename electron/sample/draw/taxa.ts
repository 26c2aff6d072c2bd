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

export interface SampleTaxon {
  readonly id: TaxonId;
  readonly scientificName: string;
  readonly authorship: string;
  readonly kind: 'beetle' | 'butterfly' | 'leaf';
  readonly kingdom: string;
  readonly phylum: string;
  readonly class: string;
  readonly order: string;
  readonly family: string;
  readonly genus: string;
  readonly vernacularName: string;
  /** Body length of a beetle, span of a butterfly, length of a leaf with its stalk, in millimetres. */
  readonly size: number;
  /** The taxon that it is most easily confused with, if there is one. */
  readonly lookAlike: TaxonId | null;
}

interface Higher {
  readonly kingdom: string;
  readonly phylum: string;
  readonly class: string;
  readonly order: string;
  readonly kind: SampleTaxon['kind'];
}

const COLEOPTERA: Higher = {
  kingdom: 'Animalia',
  phylum: 'Arthropoda',
  class: 'Insecta',
  order: 'Coleoptera',
  kind: 'beetle',
};
const LEPIDOPTERA: Higher = {
  kingdom: 'Animalia',
  phylum: 'Arthropoda',
  class: 'Insecta',
  order: 'Lepidoptera',
  kind: 'butterfly',
};
const FAGALES: Higher = {
  kingdom: 'Plantae',
  phylum: 'Tracheophyta',
  class: 'Magnoliopsida',
  order: 'Fagales',
  kind: 'leaf',
};
const SAPINDALES: Higher = { ...FAGALES, order: 'Sapindales' };
const GINKGOALES: Higher = { ...FAGALES, class: 'Ginkgoopsida', order: 'Ginkgoales' };

function taxon(
  id: TaxonId,
  scientificName: string,
  authorship: string,
  higher: Higher,
  family: string,
  vernacularName: string,
  size: number,
  lookAlike: TaxonId | null = null,
): SampleTaxon {
  const genus = scientificName.split(' ')[0] ?? '';
  return { id, scientificName, authorship, ...higher, family, genus, vernacularName, size, lookAlike };
}

export const TAXA: readonly SampleTaxon[] = [
  taxon(
    'carabus-auratus',
    'Carabus auratus',
    'Linnaeus, 1761',
    COLEOPTERA,
    'Carabidae',
    'Golden ground beetle',
    24,
    'carabus-auronitens',
  ),
  taxon(
    'carabus-auronitens',
    'Carabus auronitens',
    'Fabricius, 1792',
    COLEOPTERA,
    'Carabidae',
    'Gold-shining ground beetle',
    23,
    'carabus-auratus',
  ),
  taxon('cetonia-aurata', 'Cetonia aurata', '(Linnaeus, 1758)', COLEOPTERA, 'Scarabaeidae', 'Rose chafer', 18),
  taxon(
    'coccinella-septempunctata',
    'Coccinella septempunctata',
    'Linnaeus, 1758',
    COLEOPTERA,
    'Coccinellidae',
    'Seven-spot ladybird',
    7,
  ),
  taxon(
    'leptinotarsa-decemlineata',
    'Leptinotarsa decemlineata',
    '(Say, 1824)',
    COLEOPTERA,
    'Chrysomelidae',
    'Colorado beetle',
    10,
  ),
  taxon('lucanus-cervus', 'Lucanus cervus', '(Linnaeus, 1758)', COLEOPTERA, 'Lucanidae', 'Stag beetle', 62),
  taxon('rosalia-alpina', 'Rosalia alpina', '(Linnaeus, 1758)', COLEOPTERA, 'Cerambycidae', 'Rosalia longicorn', 32),
  taxon('aglais-io', 'Aglais io', '(Linnaeus, 1758)', LEPIDOPTERA, 'Nymphalidae', 'Peacock', 58, 'vanessa-atalanta'),
  taxon('gonepteryx-rhamni', 'Gonepteryx rhamni', '(Linnaeus, 1758)', LEPIDOPTERA, 'Pieridae', 'Brimstone', 56),
  taxon('papilio-machaon', 'Papilio machaon', 'Linnaeus, 1758', LEPIDOPTERA, 'Papilionidae', 'Swallowtail', 74),
  taxon(
    'polyommatus-bellargus',
    'Polyommatus bellargus',
    '(Rottemburg, 1775)',
    LEPIDOPTERA,
    'Lycaenidae',
    'Adonis blue',
    31,
    'polyommatus-icarus',
  ),
  taxon(
    'polyommatus-icarus',
    'Polyommatus icarus',
    '(Rottemburg, 1775)',
    LEPIDOPTERA,
    'Lycaenidae',
    'Common blue',
    31,
    'polyommatus-bellargus',
  ),
  taxon(
    'vanessa-atalanta',
    'Vanessa atalanta',
    '(Linnaeus, 1758)',
    LEPIDOPTERA,
    'Nymphalidae',
    'Red admiral',
    60,
    'aglais-io',
  ),
  taxon(
    'zygaena-filipendulae',
    'Zygaena filipendulae',
    '(Linnaeus, 1758)',
    LEPIDOPTERA,
    'Zygaenidae',
    'Six-spot burnet',
    34,
    'zygaena-lonicerae',
  ),
  taxon(
    'zygaena-lonicerae',
    'Zygaena lonicerae',
    '(Scheven, 1777)',
    LEPIDOPTERA,
    'Zygaenidae',
    'Narrow-bordered five-spot burnet',
    36,
    'zygaena-filipendulae',
  ),
  taxon('acer-platanoides', 'Acer platanoides', 'L.', SAPINDALES, 'Sapindaceae', 'Norway maple', 140),
  taxon('ginkgo-biloba', 'Ginkgo biloba', 'L.', GINKGOALES, 'Ginkgoaceae', 'Maidenhair tree', 70),
  taxon(
    'quercus-petraea',
    'Quercus petraea',
    '(Matt.) Liebl.',
    FAGALES,
    'Fagaceae',
    'Sessile oak',
    120,
    'quercus-robur',
  ),
  taxon('quercus-robur', 'Quercus robur', 'L.', FAGALES, 'Fagaceae', 'Pedunculate oak', 110, 'quercus-petraea'),
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
