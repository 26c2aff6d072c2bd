/*
 * COCO (object detection) and COCO Camera Traps 1.0: categories of pictures, and of boxes in them. A category is a class and
 * may be any word. Pure.
 */
import { takeTurns } from '../../calls/turns.ts';
import { isNothing } from '../../domain/names/says-nothing.ts';
import { Several } from '../tables/several.ts';
import type { Table } from '../tables/table-in-reading.ts';
import { isoDate } from '../../domain/intake/written-date.ts';
import { boxOfList, type FoundBox, type FoundBoxes, numberIn } from './box.ts';
import { type FolderPhotos, isAddress, lastPart, waysTo } from './folder-photos.ts';
import { type JsonObject, listOf, objectsOf, textIn } from './json.ts';
import { byName, MadeTable, type Notes, type Opinion } from './made-table.ts';

/** What camera traps and detectors tell apart that is no taxon; what says that there is nothing, `isNothing` knows. */
const NO_TAXON = /^(?:animals?|humans?|persons?|people|vehicles?)$/i;
/** Of these the ones that have boxes, but show no organism to learn. */
const NO_ORGANISM = /^(?:humans?|persons?|people|vehicles?)$/i;
const isNoTaxon = (name: string) => NO_TAXON.test(name) || isNothing(name);
/** What a camera trap's picture has beside COCO's own fields. */
const TRAP_FIELDS = ['location', 'seq_id', 'datetime', 'frame_num'];
const KEPT = ['seq_id', 'seq_num_frames', 'frame_num', 'rights_holder'];

export function isCameraTraps(coco: JsonObject): boolean {
  return objectsOf(listOf(coco['images']).slice(0, 100)).some((one) => TRAP_FIELDS.some((field) => field in one));
}

export async function readCoco(
  file: string,
  coco: JsonObject,
  photos: FolderPhotos,
  notes: Notes,
  boxes: FoundBoxes,
): Promise<Table> {
  const categories = new Map(objectsOf(coco['categories']).map((one) => [textIn(one, 'id'), one]));
  const names = objectsOf(coco['categories']).map((one) => textIn(one, 'name') ?? '');
  // A detector tells animals, people and vehicles apart: these are no classes.
  const isNamed = !isCameraTraps(coco) && !names.every(isNoTaxon);
  const opinions = new Several<Opinion>();
  const boxed = new Several<JsonObject>();
  const images = objectsOf(coco['images']);
  const known = new Set(images.map((image) => textIn(image, 'id')));
  const turn = takeTurns();
  for (const annotation of objectsOf(coco['annotations'])) {
    await turn();
    const image = textIn(annotation, 'image_id') ?? '';
    if (!known.has(image)) notes.add('note-record-missing', image);
    const category = categories.get(textIn(annotation, 'category_id')) ?? null;
    const name = textIn(category, 'name') ?? null;
    const isTaxon = name !== null && (isNamed || !isNoTaxon(name));
    const supercategory = textIn(category, 'supercategory');
    opinions.add(image, { name: isTaxon ? name : null, cells: { supercategory } });
    if (isTaxon || !NO_ORGANISM.test(name ?? '')) boxed.add(image, annotation);
  }
  const table = new MadeTable(file);
  for (const [index, image] of images.entries()) {
    await turn();
    const fileName = fileOf(image, photos);
    if (fileName === undefined) continue;
    const id = textIn(image, 'id') ?? '';
    const all = opinions.get(id);
    boxes.add(
      fileName,
      boxed.get(id).flatMap((annotation) => boxIn(annotation, image)),
    );
    if (!all.some(({ name }) => name !== null)) notes.add('note-no-taxon', fileName);
    const own = { fileName, ...momentOf(image), ...keptOf(image) };
    const named = byName(all);
    for (const { name, cells } of named.length > 0 ? named : [{ name: null, cells: {} }]) {
      table.add(index + 1, { ...own, label: name ?? undefined, ...cells });
    }
  }
  return table;
}

/** In pixels of the picture as it is stored; camera traps may have shares of it instead, which detectors give of it upright. */
function boxIn(annotation: JsonObject, image: JsonObject): FoundBox | [] {
  const score = numberIn(annotation, 'score');
  const certainty = Number.isNaN(score) ? 1 : score;
  const shares = listOf(annotation['bbox_relative']);
  if (shares.length > 0) return { ...boxOfList(shares), certainty };
  const pixels = listOf(annotation['bbox']);
  if (pixels.length === 0) return [];
  const stored = { width: numberIn(image, 'width'), height: numberIn(image, 'height') };
  return { ...boxOfList(pixels, stored), stored, certainty };
}

/** Label Studio writes such files too, with its own names of the pictures. */
function fileOf(image: JsonObject, photos: FolderPhotos): string | undefined {
  const path = textIn(image, 'file_name') ?? textIn(image, 'coco_url');
  if (path === undefined) return undefined;
  return photos.named([isAddress(path) ? undefined : path, lastPart(path), ...waysTo(path)]);
}

function momentOf(image: JsonObject): { eventDate?: string } {
  const said = textIn(image, 'datetime') ?? textIn(image, 'date_captured');
  return said !== undefined && isoDate(said) !== null ? { eventDate: said } : {};
}

function keptOf(image: JsonObject): Record<string, string | undefined> {
  const kept: Record<string, string | undefined> = { cameraLocation: textIn(image, 'location') };
  for (const key of KEPT) kept[key] = textIn(image, key);
  return kept;
}
