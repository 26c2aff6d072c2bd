/* The sample collection, drawn by the program from a seed. Runs everywhere. */

export interface SampleRequest {
  /** Where the photos are written; must be empty or absent. */
  readonly folder: string;
  readonly seed: number;
  readonly specimensPerTaxon: number;
  /** Exact number of readable photos; overrides specimensPerTaxon. */
  readonly photos: number | null;
}

export interface SampleResult {
  readonly folder: string;
  readonly photos: number;
  readonly specimens: number;
  readonly taxa: number;
}

/** The twelve taxa that the sample draws unless told otherwise; each has a picture for the Start screen (drawerUrl). */
export const DRAWER_TAXA = [
  { id: 'aglais-io', scientificName: 'Aglais io' },
  { id: 'carabus-auratus', scientificName: 'Carabus auratus' },
  { id: 'carabus-auronitens', scientificName: 'Carabus auronitens' },
  { id: 'coccinella-septempunctata', scientificName: 'Coccinella septempunctata' },
  { id: 'lucanus-cervus', scientificName: 'Lucanus cervus' },
  { id: 'papilio-machaon', scientificName: 'Papilio machaon' },
  { id: 'polyommatus-bellargus', scientificName: 'Polyommatus bellargus' },
  { id: 'polyommatus-icarus', scientificName: 'Polyommatus icarus' },
  { id: 'quercus-petraea', scientificName: 'Quercus petraea' },
  { id: 'quercus-robur', scientificName: 'Quercus robur' },
  { id: 'rosalia-alpina', scientificName: 'Rosalia alpina' },
  { id: 'vanessa-atalanta', scientificName: 'Vanessa atalanta' },
] as const satisfies readonly { readonly id: string; readonly scientificName: string }[];
