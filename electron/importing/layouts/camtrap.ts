/*
 * Camera Trap Data Packages (Camtrap DP 1.0): media, what was observed on them or during an event, and where the camera stood.
 * What a machine classified is kept beside the specimen and names nothing. Runs in the catalogue thread; reads only.
 */
import { takeTurns } from '../../calls/turns.ts';
import { because } from '../../domain/problems.ts';
import { tableOf } from '../tables/read-table.ts';
import { Several } from '../tables/several.ts';
import type { Table, TableRow } from '../tables/table-in-reading.ts';
import { boxOfList, type FoundBox, type FoundBoxes } from './box.ts';
import { type FolderPhotos, isAddress, lastPart } from './folder-photos.ts';
import { byName, type MadeCells, MadeTable, type Notes, type Opinion } from './made-table.ts';
import { type Parts, unreadable } from './parts.ts';

/** Throws ProblemError 'csv-unreadable'. */
export async function readCamtrap(parts: Parts, photos: FolderPhotos, notes: Notes, boxes: FoundBoxes): Promise<Table> {
  const part = async (name: string, required: string) => {
    const bytes = await parts.read(name);
    return bytes && (await tableOf(name, bytes, [required]));
  };
  const media = await part('media.csv', 'mediaID');
  const observations = await part('observations.csv', 'observationType');
  if (!media || !observations) {
    const missing = media ? 'observations.csv' : 'media.csv';
    throw unreadable(parts.file, because('layout-part-missing', { part: missing }));
  }
  const deployments = new Map(
    (await part('deployments.csv', 'deploymentID'))?.rows.map((row) => [row.cell('deploymentid'), row]),
  );
  const said = new Observations(observations);
  const table = new MadeTable(parts.file, media.reading);
  const turn = takeTurns();
  const known = new Set(media.rows.flatMap((row) => row.cell('mediaid') ?? []));
  for (const row of observations.rows) {
    const id = row.cell('mediaid');
    if (id !== undefined && !known.has(id)) notes.add('note-record-missing', id);
  }
  for (const row of media.rows) {
    await turn();
    const fileName = fileOf(row, photos);
    if (fileName === undefined) continue;
    const opinions = said.of(row);
    boxes.add(fileName, said.boxesOf(row));
    if (!opinions.some(({ name }) => name !== null)) {
      const byMachine = opinions.some(({ cells }) => cells['machineName'] !== undefined);
      notes.add(byMachine ? 'note-machine-name' : 'note-no-taxon', fileName);
    }
    const place = placeOf(deployments.get(row.cell('deploymentid')));
    const own = { fileName, eventDate: row.cell('timestamp'), mediaID: row.cell('mediaid'), ...place };
    const all = byName(opinions);
    for (const { name, cells } of all.length > 0 ? all : [{ name: null, cells: {} }]) {
      table.add(row.line, { ...own, scientificName: name ?? undefined, ...cells });
    }
  }
  return table;
}

/** A path below the package; of an address its last part alone. */
function fileOf(row: TableRow, photos: FolderPhotos): string | undefined {
  const path = row.cell('filepath');
  const last = lastPart(path);
  const own = path === undefined || isAddress(path) ? last : path;
  return photos.named([own, row.cell('filename'), last]);
}

function placeOf(deployment: TableRow | undefined): MadeCells {
  return {
    deploymentID: deployment?.cell('deploymentid'),
    locality: deployment?.cell('locationname') ?? deployment?.cell('locationid'),
    decimalLatitude: deployment?.cell('latitude'),
    decimalLongitude: deployment?.cell('longitude'),
    coordinateUncertaintyInMeters: deployment?.cell('coordinateuncertainty'),
  };
}

class Observations {
  readonly #ofMedia = new Several<TableRow>();
  /** Of a whole event, by deployment. */
  readonly #ofEvents = new Several<TableRow>();

  constructor({ rows }: Table) {
    for (const row of rows) {
      const media = row.cell('mediaid');
      if (media !== undefined) this.#ofMedia.add(media, row);
      else this.#ofEvents.add(row.cell('deploymentid') ?? '', row);
    }
  }

  /** Of the medium itself; where no person observed it, also of the event during which it was taken. */
  of(media: TableRow): Opinion[] {
    const own = this.#ofMedia.get(media.cell('mediaid') ?? '');
    return [...own, ...(own.every(isByMachine) ? this.#during(media) : [])].map(opinionOf);
  }

  /** Of organisms. */
  boxesOf(media: TableRow): FoundBox[] {
    return this.#ofMedia.get(media.cell('mediaid') ?? '').flatMap((row) => (isOfTaxon(row) ? boxIn(row) : []));
  }

  #during(media: TableRow): readonly TableRow[] {
    const at = Date.parse(media.cell('timestamp') ?? '');
    return this.#ofEvents.get(media.cell('deploymentid') ?? '').filter((row) => {
      const [from, to] = [Date.parse(row.cell('eventstart') ?? ''), Date.parse(row.cell('eventend') ?? '')];
      return at >= from && at <= to;
    });
  }
}

/** Kept as they are. */
const KEPT = ['eventID', 'observationID', 'observationType', 'count', 'lifeStage', 'sex', 'behavior', 'individualID'];

function isByMachine(row: TableRow): boolean {
  return row.cell('classificationmethod') === 'machine';
}

function isOfTaxon(row: TableRow): boolean {
  return ['animal', ''].includes(row.cell('observationtype') ?? '');
}

function boxIn(row: TableRow): FoundBox | [] {
  const shares = ['bboxx', 'bboxy', 'bboxwidth', 'bboxheight'].map((key) => row.cell(key));
  if (!shares.some((one) => one !== undefined)) return [];
  const certainty = Number(row.cell('classificationprobability') ?? 1) || 0;
  return { ...boxOfList(shares.map((one) => Number(one ?? NaN))), certainty };
}

function opinionOf(row: TableRow): Opinion {
  const name = isOfTaxon(row) ? (row.cell('scientificname') ?? null) : null;
  const cells: Record<string, string | undefined> = {};
  for (const heading of KEPT) cells[heading] = row.cell(heading.toLowerCase());
  if (isByMachine(row)) {
    cells['machineName'] = name ?? undefined;
    cells['machineProbability'] = row.cell('classificationprobability');
    return { name: null, cells };
  }
  if (name === null) return { name, cells };
  cells['identifiedBy'] = row.cell('classifiedby');
  cells['dateIdentified'] = row.cell('classificationtimestamp');
  cells['observationComments'] = row.cell('observationcomments');
  return { name, cells };
}
