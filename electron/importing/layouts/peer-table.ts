/*
 * Tables under headings of another program: exports of iNaturalist, simple downloads of GBIF, queries of Specify. Which one it
 * is shows in the headings. Pure.
 */
import { takeTurns } from '../../calls/turns.ts';
import type { Table, TableRow } from '../tables/table-in-reading.ts';
import { type FolderPhotos, lastPart } from './folder-photos.ts';
import { MadeTable, type Notes } from './made-table.ts';
import { authorInSpecify, earlierRows, isOfSpecify, ofSpecify, togetherInSpecify } from './specify.ts';
import { spanTogether, unescaped } from './symbiota.ts';

export type TablePeer = 'inaturalist' | 'gbif' | 'specify' | 'symbiota';

/** null: headings of no program that is known here; it is read as any table is. */
export function peerOfTable(table: Table): TablePeer | null {
  const { headers } = table;
  const has = (...keys: readonly string[]) => keys.every((key) => headers.has(key));
  if (has('id', 'scientificname') && (has('observedon') || has('qualitygrade') || has('imageurl')))
    return 'inaturalist';
  if (has('gbifid') && (has('taxonkey') || has('datasetkey'))) return 'gbif';
  if (has('catalognumber', 'recordid') && (has('collectioncode') || has('id'))) return 'symbiota';
  return isOfSpecify(table) ? 'specify' : null;
}

export async function readPeerTable(table: Table, peer: TablePeer, photos: FolderPhotos, notes: Notes): Promise<Table> {
  const headingFor = HEADINGS[peer];
  const made = new MadeTable(table.file, table.reading);
  const turn = takeTurns();
  const earlier = peer === 'specify' ? earlierRows(table) : new Set();
  for (const row of table.rows) {
    await turn();
    if (earlier.has(row)) continue;
    const cells: Record<string, string | undefined> = {};
    const heads = new Map<string, string[]>();
    for (const [key, heading] of table.headers) {
      const text = peer === 'symbiota' ? unescaped(row.cell(key)) : row.cell(key);
      if (text === undefined) continue;
      const own = headingFor(key, heading);
      heads.set(own, [...(heads.get(own) ?? []), text]);
    }
    for (const [heading, texts] of heads) {
      cells[heading] = peer === 'specify' ? togetherInSpecify(heading, texts, photos) : texts.join(' | ');
    }
    if (peer === 'specify') cells['scientificNameAuthorship'] = authorInSpecify(row, table);
    if (peer === 'inaturalist') ofINaturalist(row, cells, notes);
    if (peer === 'symbiota') spanTogether(cells);
    const id = row.cell(peer === 'gbif' ? 'gbifid' : 'id');
    if (row.cell('catalognumber') === undefined) cells['catalogNumber'] ??= id;
    for (const fileName of filesOf(row, id, photos))
      made.add(row.line, { ...cells, fileName: fileName ?? cells['fileName'] });
  }
  return made;
}

/** Photos called after the record, else after its one address. */
function filesOf(row: TableRow, id: string | undefined, photos: FolderPhotos): readonly (string | undefined)[] {
  const address = row.cell('imageurl');
  const named = address === undefined ? [] : [photoOfINaturalist(address), lastPart(address)];
  const there = [...new Set([...photos.ofRecord(id), ...named.filter((one) => one !== undefined && photos.has(one))])];
  return there.length > 0 ? there : [named[0]];
}

/** ".../photos/123/medium.jpg" is called 123.jpg where people keep it. */
function photoOfINaturalist(address: string): string | undefined {
  const [, id, ending] = /\/photos\/(\d+)\/\w+\.(\w+)/.exec(address) ?? [];
  return id === undefined ? undefined : `${id}.${ending}`;
}

function ofINaturalist(row: TableRow, cells: Record<string, string | undefined>, notes: Notes): void {
  const id = row.cell('id') ?? '';
  if (row.cell('imageurl') !== undefined) notes.add('note-one-picture', id);
  if (row.cell('coordinatesobscured') === 'true') notes.add('note-coordinates-blurred', id);
  cells['recordedBy'] ??= row.cell('userlogin');
  // Their own point where the exporter may see it, else the blurred one.
  cells['decimalLatitude'] = row.cell('privatelatitude') ?? row.cell('latitude');
  cells['decimalLongitude'] = row.cell('privatelongitude') ?? row.cell('longitude');
}

/** By key. An observation is one organism at one time, so its number is that of the specimen. */
const INATURALIST: Readonly<Record<string, string>> = {
  id: 'catalogNumber',
  url: 'occurrenceID',
  observedon: 'eventDate',
  username: 'recordedBy',
  scientificname: 'scientificName',
  commonname: 'vernacularName',
  placeguess: 'locality',
  positionalaccuracy: 'coordinateUncertaintyInMeters',
  taxonkingdomname: 'kingdom',
  taxonphylumname: 'phylum',
  taxonclassname: 'class',
  taxonordername: 'order',
  taxonfamilyname: 'family',
  taxongenusname: 'genus',
  imageurl: 'imageAddress',
  // A second name of a column that is taken, kept under its own words.
  speciesguess: 'species guess of iNaturalist',
  taxonspeciesname: 'species of iNaturalist',
};

const HEADINGS: Readonly<Record<TablePeer, (key: string, heading: string) => string>> = {
  inaturalist: (key, heading) => (Object.hasOwn(INATURALIST, key) ? (INATURALIST[key] ?? heading) : heading),
  gbif: (_, heading) => heading,
  symbiota: (key, heading) => (key === 'identifier' ? 'recordIdentifier' : heading),
  specify: (_, heading) => ofSpecify(heading),
};
