/* Ranks above species that a name shows by itself: by its ending, by its words. Pure; runs everywhere. */
import type { Rank } from './ranks.ts';

const KINGDOMS = new Set(['Animalia', 'Plantae', 'Fungi', 'Chromista', 'Protozoa', 'Protista', 'Bacteria', 'Archaea']);
const PHYLA = new Set(
  [
    'Arthropoda',
    'Chordata',
    'Mollusca',
    'Annelida',
    'Cnidaria',
    'Echinodermata',
    'Porifera',
    'Nematoda',
    'Bryozoa',
  ].concat(['Platyhelminthes', 'Tracheophyta', 'Rotifera', 'Tardigrada']),
);
const CLASSES = new Set(
  `Insecta Arachnida Aves Mammalia Reptilia Amphibia Actinopterygii Chondrichthyes Gastropoda Bivalvia Cephalopoda
  Malacostraca Diplopoda Chilopoda Collembola Polychaeta Clitellata Anthozoa Hydrozoa Scyphozoa Asteroidea Echinoidea
  Ophiuroidea Holothuroidea Crinoidea Maxillopoda Branchiopoda Ostracoda Entognatha`.split(/\s+/),
);
const ORDERS = new Set(
  `Araneae Acari Opiliones Scorpiones Pseudoscorpiones Solifugae Odonata Ephemeroptera Orthoptera Mantodea Blattodea
  Phasmida Dermaptera Psocodea Thysanoptera Coleoptera Hymenoptera Lepidoptera Trichoptera Diptera Siphonaptera Mecoptera
  Neuroptera Megaloptera Raphidioptera Strepsiptera Plecoptera Hemiptera Homoptera Heteroptera Embioptera Zoraptera
  Isoptera Isopoda Amphipoda Decapoda Carnivora Rodentia Chiroptera Primates Cetacea Lagomorpha Squamata Testudines Anura
  Caudata Gymnophiona Crocodilia Stylommatophora`.split(/\s+/),
);

/** The rank of a name of one word; null where the catalogue keeps none of that rank. */
export function rankByEnding(name: string): Rank | null {
  if (KINGDOMS.has(name)) return 'kingdom';
  if (PHYLA.has(name) || /(?:phyta|mycota)$/.test(name)) return 'phylum';
  if (CLASSES.has(name) || /(?:opsida|phyceae|mycetes)$/.test(name)) return 'class';
  if (ORDERS.has(name) || /(?:iformes|[^f]ales)$/.test(name)) return 'order';
  if (/(?:idae|aceae)$/.test(name)) return 'family';
  if (/(?:inae|oidea|oideae|ineae|[^n]ini)$/.test(name) || /^(?:Bryophyta|Chelicerata)$/.test(name)) return null;
  return 'genus';
}

/** The genus that a name of the catalogue belongs to; null for the hybrid of two genera, and for a genus. */
export function genusOf(scientificName: string): string | null {
  const words = scientificName.split(' ');
  const length = words[0] === '×' ? 2 : 1;
  const parents = words.slice(length);
  if (
    parents.length === 0 ||
    (length === 1 && parents.includes('×') && parents.some((word) => /^\p{Lu}\p{Ll}/u.test(word)))
  )
    return null;
  return words.slice(0, length).join(' ');
}

/** The species that a name below it belongs to: all before its last epithet and the marker of that. */
export function speciesOf(scientificName: string): string {
  const words = scientificName.split(' ').slice(0, -1);
  if (/^(?!agg|s\.l)[\p{Ll}.]+\.$|^(?:morph|natio|lusus|race)$/u.test(words.at(-1) ?? '')) words.pop();
  return words.join(' ');
}
