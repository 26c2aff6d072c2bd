/*
 * MegaDetector's batch output (format 1.0 to 1.6): what a detector found on pictures. Detections are no names, and what a
 * classifier says is no determination: both are kept beside the photo's specimen. Pure.
 */
import { takeTurns } from '../../calls/turns.ts';
import type { Table } from '../tables/table-in-reading.ts';
import { boxOfList, type FoundBoxes } from './box.ts';
import { type FolderPhotos, lastPart } from './folder-photos.ts';
import { type JsonObject, listOf, objectOf, objectsOf, textIn } from './json.ts';
import { MadeTable, type Notes } from './made-table.ts';

/**
 * From this confidence on a detection is counted where the file says nothing of its detector, as MegaDetector's guide advises
 * for its version 5.
 */
const LEAST = 0.2;

export async function readMegaDetector(
  file: string,
  output: JsonObject,
  photos: FolderPhotos,
  notes: Notes,
  boxes: FoundBoxes,
): Promise<Table> {
  const animal = categoryOf(output, 'animal') ?? '1';
  const classes = objectOf(output['classification_categories']);
  const info = objectOf(output['info']);
  const detector = textIn(info, 'detector');
  const least = Number(textIn(objectOf(info?.['detector_metadata']), 'typical_detection_threshold') ?? LEAST);
  const table = new MadeTable(file);
  const turn = takeTurns();
  for (const [index, image] of objectsOf(output['images']).entries()) {
    await turn();
    const path = textIn(image, 'file');
    const fileName = photos.named([path, lastPart(path)]);
    if (fileName === undefined) continue;
    const detections = objectsOf(image['detections']).filter((one) => Number(one['conf']) >= least);
    if (textIn(image, 'failure') !== undefined) notes.add('note-failed', fileName);
    const animals = detections.filter((one) => textIn(one, 'category') === animal);
    boxes.add(
      fileName,
      animals.map((one) => ({ ...boxOfList(listOf(one['bbox'])), certainty: confidence(one) })),
    );
    const machineName = nameOf(animals, classes);
    if (machineName !== undefined) notes.add('note-machine-name', fileName);
    table.add(index + 1, {
      fileName,
      animalsDetected: Array.isArray(image['detections']) ? String(animals.length) : undefined,
      animalConfidence: animals.length > 0 ? String(Math.max(...animals.map(confidence))) : undefined,
      machineName,
      detector,
    });
  }
  return table;
}

function categoryOf(output: JsonObject, name: string): string | undefined {
  const categories = objectOf(output['detection_categories']) ?? {};
  return Object.keys(categories).find((id) => textIn(categories, id)?.toLowerCase() === name);
}

function confidence(detection: JsonObject): number {
  return Number(detection['conf']);
}

/** Of the animal that the detector is surest of, the class that the classifier is surest of. */
function nameOf(animals: readonly JsonObject[], classes: JsonObject | null): string | undefined {
  const surest = animals.toSorted((a, b) => confidence(b) - confidence(a))[0];
  const said = listOf(surest?.['classifications'])
    .map(listOf)
    .toSorted((a, b) => Number(b[1]) - Number(a[1]));
  const id = said[0]?.[0];
  return id === undefined ? undefined : textIn(classes, String(id));
}
